import type { ReportTable, RowMark, TableRow } from '../../../src/domain/report/report-table.ts'
import type { ReportFigures, YearlyReport } from '../../../src/domain/report/yearly-report.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { type Text, verbatim } from '../../../src/domain/terms/text.ts'

/** A report of nothing but tables, to draw charts of. */
export function reportOf(
  tables: readonly ReportTable[],
  comparedWith: ReportFigures['comparedWith'] = null,
): YearlyReport {
  return {
    title: verbatim('Rapport'),
    subtitle: verbatim(''),
    municipality: { code: '1283', name: 'Helsingborg' },
    figures: { ...NO_FIGURES, comparedWith },
    sections: [{ id: 'all', title: verbatim('Allt'), paragraphs: [], tables }],
  }
}

const NO_FIGURES: ReportFigures = {
  census: '2019',
  definition: 'helsingborg-akut',
  week: { from: isoDate.parse('2019-01-14'), to: isoDate.parse('2019-01-20') },
  records: 0,
  recordsCounted: 0,
  persons: 0,
  expected: { value: 0, low: 0, high: 0 },
  range: { low: 0, high: 0 },
  situations: {},
  groups: {},
  needsReview: 0,
  outsideDefinition: 0,
  observed: 0,
  bySex: { woman: 0, man: 0, other: 0, unknown: 0 },
  units: { asked: 0, answered: 0, nil: 0, silent: 0 },
  comparedWith: null,
  flows: null,
  persistence: null,
  coverage: null,
  followUp: null,
  links: { automatic: 0, decided: 0, toReview: 0 },
  linkage: { model: 'x', parameters: null },
}

/** A table with the columns named, and rows as they are given. */
export const tableOf = (id: string, columns: readonly string[], rows: readonly TableRow[]): ReportTable => ({
  id,
  title: verbatim(id),
  unit: { sv: 'Antal personer', en: 'Number of persons' },
  columns: columns.map((key) => ({ key, label: verbatim(key) })),
  rows,
  notes: [],
})

/** A row whose label is its key, unless another is given. */
export const rowOf = (
  key: string,
  values: TableRow['values'],
  more: Partial<Omit<TableRow, 'key' | 'values' | 'label'>> & { readonly label?: Text } = {},
): TableRow => ({ key, label: verbatim(key), values, ...more })

export const marked = (kind: RowMark['kind']): Pick<TableRow, 'mark'> => ({ mark: { kind, text: verbatim(kind) } })

/** The table of the years: value, lowest and highest of each census. */
export const yearsTable = (rows: readonly TableRow[]): ReportTable => tableOf('years', ['value', 'low', 'high'], rows)

/** Figures published elsewhere, all of one series. */
export const publishedTable = (
  rows: readonly (readonly [census: string, measure: string, value: number, mark?: RowMark['kind']])[],
): ReportTable =>
  tableOf(
    'series',
    ['value'],
    rows.map(([census, measure, value, mark], at) =>
      rowOf(`${at + 1}_${census}`, [value], {
        published: { series: 'Akut hemlöshet', measure, census },
        ...(mark ? marked(mark) : {}),
      }),
    ),
  )

/** What units answered: records, persons met, persons known only there. */
export const unitsTable = (rows: readonly TableRow[]): ReportTable =>
  tableOf('units', ['records', 'persons', 'only_here'], rows)
