import { barsOfTables } from './chart-bars.ts'
import { chartOfYears } from './chart-years.ts'
import type { ReportChart } from './report-chart.ts'
import type { ReportTable } from './report-table.ts'
import { allTables, type YearlyReport } from './yearly-report.ts'

/**
 * Every chart of a report, in the order of its tables. Drawn from the tables alone, so that what is withheld in a table
 * is withheld in its chart, and a report frozen before can be drawn again. A table with too little to show has none.
 */
export function chartsOf(report: YearlyReport): ReportChart[] {
  const tables = allTables(report)
  const find = (id: string): ReportTable | null => tables.find((table) => table.id === id) ?? null
  const charts = [...barsOfTables(tables), chartOfYears(find('years'), find('series'), report.figures.comparedWith)]
  const places = tables.map(({ id }) => id)
  return charts
    .filter((chart) => chart !== null)
    .sort((left, right) => places.indexOf(left.table) - places.indexOf(right.table))
}
