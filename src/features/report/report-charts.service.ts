import { chartsOf } from '../../domain/report/charts.ts'
import type { ReportChart } from '../../domain/report/report-chart.ts'
import type { YearlyReport } from '../../domain/report/yearly-report.ts'
import type { Language } from '../../domain/terms/text.ts'
import { renderPicture, renderSvg } from '../../platform/charts/render-chart.ts'

/** One chart as SVG, in the two widths a page needs. */
export interface DrawnChart {
  readonly chart: ReportChart
  readonly wide: string
  readonly narrow: string
}

/** One chart as pixels, with its words beside it; width and height in points, half of its pixels. */
export interface ChartInWorkbook {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
  readonly summary: string
}

/** The charts of a report, drawn for its page. */
export const drawCharts = (report: YearlyReport, language: Language): Promise<DrawnChart[]> =>
  drawEach(chartsOf(report), language)

/** Charts, drawn for a page. */
export async function drawEach(charts: readonly ReportChart[], language: Language): Promise<DrawnChart[]> {
  const drawn: DrawnChart[] = []
  for (const chart of charts) {
    const wide = await renderSvg(chart, language, 'wide')
    drawn.push({ chart, wide, narrow: await renderSvg(chart, language, 'narrow') })
  }
  return drawn
}

/** The charts as files of their own: `charts/<id>.svg`. */
export const chartFiles = (drawn: readonly DrawnChart[]): Record<string, string> =>
  Object.fromEntries(drawn.map(({ chart, wide }) => [`charts/${chart.id}.svg`, wide]))

/** One chart by its id; `undefined` when the report has none of that name. */
export async function findChart(report: YearlyReport, id: string, language: Language): Promise<string | undefined> {
  const chart = chartsOf(report).find((each) => each.id === id)
  return chart && renderSvg(chart, language)
}

/** The charts for the workbook, by the table they belong to. One after another: the pixels of one are megabytes. */
export async function chartPictures(
  report: YearlyReport,
  language: Language,
): Promise<ReadonlyMap<string, readonly ChartInWorkbook[]>> {
  const pictures = new Map<string, ChartInWorkbook[]>()
  for (const chart of chartsOf(report)) {
    const picture = { ...(await renderPicture(chart, language)), summary: chart.summary[language] }
    pictures.set(chart.table, [...(pictures.get(chart.table) ?? []), picture])
  }
  return pictures
}
