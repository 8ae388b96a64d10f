// Figures and head counts of Helsingborg, written out as they stand.

export const OBSERVATION_FIELDS = ['place', 'observed_at', 'persons', 'sex', 'age_band', 'certainty', 'reason'] as const

/** People the outreach team G7 saw and did not speak with, by census. */
export const OBSERVATIONS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '2018': [
    ['Knutpunkten', '2018-01-16T23:30', '3', 'man', '', 'certain', 'sov'],
    ['Gröningen', '2018-01-17T00:15', '1', '', '', 'uncertain', 'ville inte prata'],
    ['Knutpunkten', '2018-01-18T23:45', '4', 'man', '25-34', 'probable', 'sov'],
    ['Stadsparken', '2018-01-19T00:30', '1', 'woman', '', 'certain', 'ville inte prata'],
  ],
  '2019': [
    ['Knutpunkten', '2019-01-15T23:40', '2', 'man', '', 'certain', 'sov'],
    ['Stadsparken', '2019-01-16T00:20', '2', '', '', 'probable', 'för långt håll'],
    ['Knutpunkten', '2019-01-17T23:30', '5', '', '', 'uncertain', 'sov'],
  ],
}

export const HISTORY_FIELDS = ['series', 'year', 'measure', 'value', 'source', 'revised', 'note'] as const

const SERIES = 'Helsingborg acute'
const MEETING_2016 = 'dialogue meeting 2016-05-27'
const MEETING_2018 = 'dialogue meeting 2018'
const CITY_PAGES = 'oppnasoc.helsingborg.se'
const INTERPELLATION = 'interpellation 2019-05-16'

const CONFLICT =
  'Stadens egna sidor anger 63 (16 + 32 + 15) och för 2016 en ökning med 9; dialogartikeln anger en ökning med 8, alltså 64.'

const figure = (year: number, measure: string, value: number, source: string, revised = '', note = '') =>
  [SERIES, String(year), measure, String(value), source, revised, note] as const

/** What the city has published, as in shared/published/figures.csv; the conflict of 2015 is kept. */
export const HISTORY: readonly (readonly string[])[] = [
  figure(2014, 'persons', 122, `${MEETING_2016} (peak year)`),
  figure(2015, 'persons', 64, `derived: 72 in 2016 is an increase of 8 (${MEETING_2016})`, 'ja', CONFLICT),
  figure(2015, 'persons (other page)', 63, CITY_PAGES, '', 'Samma mätning på en annan sida: 16 + 32 + 15.'),
  figure(2016, 'persons', 72, MEETING_2016),
  figure(2016, 'persisting', 11, MEETING_2016),
  figure(2016, 'returning from supported housing', 8, MEETING_2016),
  figure(2016, 'new since at least two years', 53, MEETING_2016),
  figure(2016, 'outdoors', 20, CITY_PAGES),
  figure(2016, 'registered in the municipality', 58, CITY_PAGES),
  figure(2017, 'persons', 69, CITY_PAGES),
  figure(2017, 'in all of 2015 2016 2017', 4, CITY_PAGES),
  figure(2017, 'outdoors', 21, CITY_PAGES),
  figure(2017, 'registered in the municipality', 59, CITY_PAGES),
  figure(2017, 'need only housing', 23, CITY_PAGES),
  figure(2017, 'need addiction', 20, CITY_PAGES),
  figure(2017, 'need mental health', 6, CITY_PAGES),
  figure(2017, 'need both', 13, CITY_PAGES),
  figure(2017, 'contact social services', 34, CITY_PAGES),
  figure(2017, 'contact labour-market office', 32, CITY_PAGES),
  figure(2017, 'contact none', 21, CITY_PAGES),
  figure(2017, 'women', 13, CITY_PAGES),
  figure(2018, 'persons', 87, MEETING_2018),
  figure(2018, 'change from 2017', 18, MEETING_2018),
  figure(2018, 'persisting', 14, MEETING_2018),
  figure(2018, 'outdoors', 28, CITY_PAGES),
  figure(2018, 'registered in the municipality', 70, CITY_PAGES),
  figure(2018, 'need only housing', 33, CITY_PAGES),
  figure(2018, 'need addiction', 32, CITY_PAGES),
  figure(2018, 'need mental health', 7, CITY_PAGES),
  figure(2018, 'need both', 12, CITY_PAGES),
  figure(2018, 'women', 12, CITY_PAGES),
  figure(2019, 'persons', 100, INTERPELLATION),
  figure(2019, 'persisting', 19, INTERPELLATION),
  figure(2019, 'outdoors', 29, INTERPELLATION),
]
