import type { ReportChart } from '../../domain/report/report-chart.ts'
import { numberInWords } from '../../domain/terms/number-in-words.ts'
import type { Language } from '../../domain/terms/text.ts'
import { fontOf, LINE_HEIGHT } from './drawing.ts'
import { type Fill, fillsOf, type LineLook, lineLooksOf } from './patterns.ts'
import type { Measure } from './svg-drawing.ts'
import { flowOf, type Placed, wrapped } from './text-layout.ts'

/** What stands in the explanation over a picture: a sign and what it stands for. */
export interface LegendItem {
  readonly label: string
  readonly sign: { readonly fill: Fill } | { readonly line: LineLook } | { readonly range: true }
}

/** Where everything of a picture goes, worked out before it is drawn: its height follows from its texts. */
export interface ChartPlan {
  readonly chart: ReportChart
  readonly language: Language
  readonly width: number
  readonly height: number
  readonly legend: readonly Placed<LegendItem>[]
  readonly unit: string
  /** Top of the line that names the unit, and top of the area of the figures. */
  readonly unitTop: number
  readonly areaTop: number
  /** Room at the right for figures at the ends of bars. */
  readonly areaRight: number
  /** Of each category, in lines. */
  readonly labels: readonly (readonly string[])[]
  /** Height of the label over a bar, of the bar or bars, and of both with the space around them. */
  readonly labelHeight: number
  readonly barsHeight: number
  readonly slotHeight: number
  readonly fills: readonly Fill[]
  readonly lines: readonly LineLook[]
  readonly words: (value: number) => string
  readonly measure: Measure
}

export const MARGIN = 8
export const AXIS_HEIGHT = 26
const BAR = { stacked: 28, beside: 21 }
const GAP = 14
const LINE_AREA = 250

/** A label as it begins a line: with a capital. */
export const withCapital = (words: string, language: Language): string =>
  words.charAt(0).toLocaleUpperCase(language) + words.slice(1)

/** Works out the places of a chart at a width in points. */
export function planChart(chart: ReportChart, language: Language, width: number, measure: Measure): ChartPlan {
  const widthOf = (text: string) => measure(text, fontOf()).width
  const words = (value: number) => numberInWords(value, language)
  const [fills, lines] = [fillsOf(chart.series), lineLooksOf(chart.series)]
  const inner = width - 2 * MARGIN
  const legend = flowOf(legendOf(chart, language, fills, lines), inner, widthOf)
  const labels = chart.categories.map(({ label }) =>
    wrapped(withCapital(label[language], language), inner, 2, (text) => measure(text, fontOf(600)).width),
  )
  const labelHeight = Math.max(1, ...labels.map((each) => each.length)) * LINE_HEIGHT + 3
  const barsHeight = chart.stacked ? BAR.stacked : BAR.beside * Math.max(1, chart.series.length)
  const slotHeight = labelHeight + barsHeight + GAP
  const unitTop = MARGIN + legend.height + (legend.height > 0 ? 12 : 0)
  const isLine = chart.kind === 'line'
  const hasBreak = chart.marks.some(({ kind }) => kind === 'break')
  const areaTop = unitTop + (isLine ? LINE_HEIGHT + (hasBreak ? 22 : 0) + 22 : (labelHeight - GAP) / 2 + 2)
  const areaHeight = isLine ? LINE_AREA : slotHeight * chart.categories.length
  const below = isLine ? AXIS_HEIGHT : AXIS_HEIGHT + LINE_HEIGHT
  const ends = [...(chart.totals ?? []), ...chart.series.flatMap(({ values }) => (chart.stacked ? [] : values))]
  const widest = Math.max(0, ...ends.map((value) => (value === null ? 0 : measure(words(value), fontOf(600)).width)))
  return {
    chart,
    language,
    width,
    height: Math.ceil(areaTop + areaHeight + below + MARGIN),
    legend: legend.placed,
    unit: chart.unit[language],
    unitTop,
    areaTop,
    areaRight: isLine ? 16 : widest + 14,
    labels,
    labelHeight,
    barsHeight,
    slotHeight,
    fills,
    lines,
    words,
    measure,
  }
}

function legendOf(
  { kind, series, unit }: ReportChart,
  language: Language,
  fills: readonly Fill[],
  lines: readonly LineLook[],
): LegendItem[] {
  const label = (each: ReportChart['series'][number]) => withCapital(each.label[language], language)
  if (kind === 'bars') {
    // One series is told by the unit of the axis, where that is what it counts.
    if (series.every((each) => each.label[language] === unit[language])) return []
    return series.flatMap((each, at) => {
      const fill = fills[at]
      return fill ? [{ label: label(each), sign: { fill } }] : []
    })
  }
  return series.flatMap((each, at): LegendItem[] => {
    const line = lines[at]
    const own = line ? [{ label: label(each), sign: { line } }] : []
    const { ranges } = each
    return ranges === null ? own : [...own, { label: ranges.label[language], sign: { range: true } }]
  })
}
