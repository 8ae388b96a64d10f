import { barsOfTables } from '../report/chart-bars.ts'
import { chartOfYears } from '../report/chart-years.ts'
import type { ReportChart } from '../report/report-chart.ts'
import type { CellValue, ReportTable } from '../report/report-table.ts'
import type { PublicReport, PublicTable } from './public-report.ts'

/**
 * The charts of a public edition, in the order of its tables, drawn from published figures alone, and so are the words
 * read instead of them. A table in which something is withheld has no chart: a missing bar looks like nobody.
 */
export function publicCharts({ tables }: PublicReport): ReportChart[] {
  const whole = tables.filter(isWhole)
  const years = whole.find(({ id }) => id === 'years')
  const charts = [
    ...barsOfTables(whole.map(asReportTable)),
    years === undefined ? null : chartOfYears(asReportTable(years), null, null),
  ].filter((chart) => chart !== null)
  const places: readonly string[] = tables.map(({ id }) => id)
  return charts.sort((left, right) => places.indexOf(left.table) - places.indexOf(right.table))
}

const isWhole = ({ rows }: PublicTable): boolean =>
  rows.every(({ cells }) => cells.every(({ status }) => status !== 'withheld'))

/**
 * A public table in the shape that charts and other renderings of a report take. A figure that is not shown is `null`;
 * whoever shows the table itself shows its code instead.
 */
export const asReportTable = ({ id, title, unit, columns, rows, notes }: PublicTable): ReportTable => ({
  id,
  title,
  unit,
  columns,
  rows: rows.map(({ cells, ...row }) => ({
    ...row,
    values: cells.map((cell): CellValue => (cell.status === 'shown' ? cell.value : null)),
  })),
  notes,
})
