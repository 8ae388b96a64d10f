// Figures and head counts of Helsingborg, written out as they stand.

export const OBSERVATION_FIELDS = ['place', 'observed_at', 'persons', 'sex', 'age_band', 'certainty', 'reason'] as const

/**
 * People seen and not spoken with, by census and unit. In 2018 two more go out on the second night of G7: PO Skåne, who
 * are at Knutpunkten too, and Hemlösas hus, at places of their own.
 */
export const OBSERVATIONS: Readonly<Record<string, Readonly<Record<string, readonly (readonly string[])[]>>>> = {
  '2018': {
    g7: [
      ['Knutpunkten', '2018-01-16T23:30', '3', 'man', '', 'certain', 'sov'],
      ['Gröningen', '2018-01-17T00:15', '1', '', '', 'uncertain', 'ville inte prata'],
      ['Knutpunkten', '2018-01-18T23:45', '4', 'man', '25-34', 'probable', 'sov'],
      ['Stadsparken', '2018-01-19T00:30', '1', 'woman', '', 'certain', 'ville inte prata'],
    ],
    'po-skane': [
      ['knutpunkten', '2018-01-18T22:10', '3', 'man', '', 'probable', 'sov'],
      ['Norra hamnen', '2018-01-18T23:00', '1', '', '', 'uncertain', 'för långt håll'],
    ],
    'hemlosas-hus': [
      ['Furutorpsparken', '2018-01-18T23:20', '1', 'man', '', 'certain', 'ville inte prata'],
      ['Gasverksgatan', '2018-01-19T01:05', '1', '', '', 'certain', 'sov'],
    ],
  },
  '2019': {
    g7: [
      ['Knutpunkten', '2019-01-15T23:40', '2', 'man', '', 'certain', 'sov'],
      ['Stadsparken', '2019-01-16T00:20', '2', '', '', 'probable', 'för långt håll'],
      ['Knutpunkten', '2019-01-17T23:30', '5', '', '', 'uncertain', 'sov'],
    ],
  },
}

export const HISTORY_FIELDS = ['series', 'year', 'measure', 'value', 'source', 'revised', 'note'] as const

const SERIES = 'Akut hemlöshet'
const MEETING_2016 = 'dialogmöte 2016-05-27'
const MEETING_2018 = 'dialogmöte 2018'
const CITY_PAGES = 'oppnasoc.helsingborg.se'
const INTERPELLATION = 'interpellationssvar 2019-05-16'

const CONFLICT =
  'Stadens egna sidor anger 63 (16 + 32 + 15) och för 2016 en ökning med 9; dialogartikeln anger en ökning med 8, alltså 64.'

const figure = (year: number, measure: string, value: number, source: string, revised = '', note = '') =>
  [SERIES, String(year), measure, String(value), source, revised, note] as const

/** What the city has published, as in shared/published/figures.csv; the conflict of 2015 is kept. */
export const HISTORY: readonly (readonly string[])[] = [
  figure(2014, 'personer', 122, `${MEETING_2016} (högsta året)`),
  figure(2015, 'personer', 64, `härlett: 72 år 2016 är en ökning med 8 (${MEETING_2016})`, 'ja', CONFLICT),
  figure(2015, 'personer (annan sida)', 63, CITY_PAGES, '', 'Samma mätning på en annan sida: 16 + 32 + 15.'),
  figure(2016, 'personer', 72, MEETING_2016),
  figure(2016, 'kvarstår', 11, MEETING_2016),
  figure(2016, 'återkommer från stödboende', 8, MEETING_2016),
  figure(2016, 'nya sedan minst två år', 53, MEETING_2016),
  figure(2016, 'utomhus', 20, CITY_PAGES),
  figure(2016, 'folkbokförda i kommunen', 58, CITY_PAGES),
  figure(2017, 'personer', 69, CITY_PAGES),
  figure(2017, 'med i alla åren 2015–2017', 4, CITY_PAGES),
  figure(2017, 'utomhus', 21, CITY_PAGES),
  figure(2017, 'folkbokförda i kommunen', 59, CITY_PAGES),
  figure(2017, 'behov: endast bostad', 23, CITY_PAGES),
  figure(2017, 'behov: skadligt bruk eller beroende', 20, CITY_PAGES),
  figure(2017, 'behov: psykisk ohälsa', 6, CITY_PAGES),
  figure(2017, 'behov: både skadligt bruk och psykisk ohälsa', 13, CITY_PAGES),
  figure(2017, 'kontakt med socialtjänst', 34, CITY_PAGES),
  figure(2017, 'kontakt med AMF', 32, CITY_PAGES),
  figure(2017, 'kontakt med ingendera', 21, CITY_PAGES),
  figure(2017, 'kvinnor', 13, CITY_PAGES),
  figure(2018, 'personer', 87, MEETING_2018),
  figure(2018, 'ändring sedan 2017', 18, MEETING_2018),
  figure(2018, 'kvarstår', 14, MEETING_2018),
  figure(2018, 'utomhus', 28, CITY_PAGES),
  figure(2018, 'folkbokförda i kommunen', 70, CITY_PAGES),
  figure(2018, 'behov: endast bostad', 33, CITY_PAGES),
  figure(2018, 'behov: skadligt bruk eller beroende', 32, CITY_PAGES),
  figure(2018, 'behov: psykisk ohälsa', 7, CITY_PAGES),
  figure(2018, 'behov: både skadligt bruk och psykisk ohälsa', 12, CITY_PAGES),
  figure(2018, 'kvinnor', 12, CITY_PAGES),
  figure(2019, 'personer', 100, INTERPELLATION),
  figure(2019, 'kvarstår', 19, INTERPELLATION),
  figure(2019, 'utomhus', 29, INTERPELLATION),
]
