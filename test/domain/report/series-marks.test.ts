import { describe, expect, test } from 'vitest'
import { breakIn, seriesSection } from '../../../src/domain/report/report-changes.ts'
import type { ReportFigures, ReportInput, SeriesPoint } from '../../../src/domain/report/yearly-report.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { verbatim } from '../../../src/domain/terms/text.ts'
import { reportOf } from './report-of-tables.ts'

const refused: ReportFigures['comparedWith'] = {
  census: '2018',
  comparable: false,
  reason: { sv: 'Går inte att jämföra.', en: 'Cannot be compared.' },
}
const compared = (persons: number, personsThen: number | null): ReportFigures['comparedWith'] => ({
  census: '2018',
  comparable: true,
  persons,
  change: 0,
  personsThen,
})

test.each([
  ['there was nothing to compare with', null, null],
  ['the rules give what was published then', compared(87, 87), null],
  ['the year before was published by another definition', compared(87, null), null],
  ['the comparison was refused', refused, 'Går inte att jämföra.'],
  ['the rules give another number for the year before', compared(80, 87), /redovisade 87 .* är antalet 80/],
])('when %s', (_, comparedWith, why) => {
  const said = breakIn(comparedWith)?.sv ?? null
  if (why === null) expect(said).toBeNull()
  else expect(said).toMatch(why)
})

describe('the tables say the marks in words', () => {
  const own = { series: '', measure: '', source: verbatim('x'), revised: false, note: null, range: { low: 1, high: 9 } }
  const published: SeriesPoint = { ...own, series: 'Akut', measure: 'personer', census: '2018', value: 90, range: null }
  const input = (series: readonly SeriesPoint[]): ReportInput => ({ ...EMPTY, series })
  const tablesOf = (series: readonly SeriesPoint[], comparedWith: ReportFigures['comparedWith'] = null) =>
    seriesSection(input(series), { ...reportOf([]).figures, comparedWith }).tables

  test('a break of this census and of an earlier one, each with why', () => {
    const [years] = tablesOf(
      [
        { ...own, census: '2017', value: 69 },
        { ...own, census: '2018', value: 87, breakBefore: verbatim('Nya regler.') },
        { ...own, census: '2019', value: 100 },
      ],
      refused,
    )
    expect(years?.rows.map(({ key, label, mark }) => [key, label.sv, mark?.kind])).toEqual([
      ['2017', '2017', undefined],
      ['2018', '2018 (brott i serien)', 'break'],
      ['2019', '2019 (brott i serien)', 'break'],
    ])
    expect(years?.notes.map(({ sv }) => sv)).toEqual(['2018: Nya regler.', '2019: Går inte att jämföra.'])
  })

  test('a published figure that is revised, and one the source says begins a new series', () => {
    const [table] = tablesOf([
      { ...published, revised: true },
      { ...published, breakBefore: verbatim('Ny metod.') },
      published,
    ])
    expect(table?.rows.map(({ label, mark, published: of }) => [label.sv, mark?.kind, of?.measure])).toEqual([
      ['2018: Akut, personer (reviderad). Källa: x', 'revised', 'personer'],
      ['2018: Akut, personer (brott i serien). Källa: x', 'break', 'personer'],
      ['2018: Akut, personer. Källa: x', undefined, 'personer'],
    ])
  })
})

const EMPTY: ReportInput = {
  municipality: { code: '1283', name: 'Helsingborg' },
  census: { key: '2019', week: { from: isoDate.parse('2019-01-14'), to: isoDate.parse('2019-01-20') }, purpose: null },
  definition: {
    id: 'x',
    title: verbatim('x'),
    source: { publisher: 'x', document: 'x', section: null, url: null },
    categories: [],
    groups: [],
    rules: [],
    assumptions: [],
  },
  otherDefinitions: [],
  linkage: { model: 'x', parameters: null },
  records: 0,
  recordsCounted: 0,
  persons: [],
  expected: { value: 0, low: 0, high: 0 },
  range: { low: 0, high: 0 },
  rangeOfDoubts: { low: 0, high: 0 },
  observed: 0,
  observedGroups: [],
  observations: [],
  units: [],
  comparison: null,
  followUp: null,
  links: { automatic: 0, decided: 0, toReview: 0 },
  series: [],
  findings: [],
}
