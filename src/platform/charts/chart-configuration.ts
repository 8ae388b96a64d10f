import type { ChartConfiguration, ChartDataset, Plugin } from 'chart.js'
import { AXIS_HEIGHT, type ChartPlan, MARGIN } from './chart-plan.ts'
import { COLOURS, FONT_FAMILY, TEXT_SIZE } from './drawing.ts'

const FONT = { family: `"${FONT_FAMILY}"`, size: TEXT_SIZE, weight: 400 } as const
const GRID = { color: COLOURS.grid, drawTicks: false } as const
const TICKS = { font: FONT, color: COLOURS.muted, padding: 6 } as const

/** The configuration of the chart library: scales and figures. What only we draw comes as `decoration`. */
export function configurationOf(
  plan: ChartPlan,
  devicePixelRatio: number,
  decoration: Plugin,
): ChartConfiguration<'bar' | 'line', (number | null)[]> {
  const { chart } = plan
  const isLine = chart.kind === 'line'
  return {
    type: isLine ? 'line' : 'bar',
    data: {
      labels: chart.categories.map(({ label }) => label[plan.language]),
      datasets: chart.series.map((_, at) => (isLine ? lineDataset(plan, at) : barDataset(plan, at))),
    },
    options: {
      animation: false,
      responsive: false,
      events: [],
      devicePixelRatio,
      indexAxis: isLine ? 'x' : 'y',
      layout: { padding: { left: MARGIN, right: plan.areaRight, top: plan.areaTop, bottom: MARGIN } },
      scales: isLine ? lineScales(plan) : barScales(plan),
    },
    plugins: [decoration],
  }
}

/** The library works out where each bar goes; we draw it there, with its pattern. */
function barDataset({ chart, barsHeight }: ChartPlan, at: number): ChartDataset<'bar', (number | null)[]> {
  return {
    type: 'bar',
    data: [...(chart.series[at]?.values ?? [])],
    backgroundColor: 'transparent',
    barThickness: chart.stacked ? barsHeight : barsHeight / Math.max(1, chart.series.length),
    barPercentage: chart.stacked ? 1 : 0.92,
  }
}

function lineDataset({ chart, lines }: ChartPlan, at: number): ChartDataset<'line', (number | null)[]> {
  const series = chart.series[at]
  const look = lines[at]
  const breaks = chart.marks.filter(({ kind, series: key }) => kind === 'break' && key === series?.key)
  return {
    type: 'line',
    data: [...(series?.values ?? [])],
    spanGaps: false, // A year without a figure is a gap, never a slope.
    clip: false,
    order: series?.role === 'this' ? 0 : 1,
    borderColor: look?.colour ?? COLOURS.primary,
    borderWidth: series?.role === 'this' ? 3 : 2,
    borderDash: [...(look?.dashes ?? [])],
    pointStyle: look?.marker ?? 'circle',
    pointRadius: look?.radius ?? 5,
    pointBorderColor: look?.colour ?? COLOURS.primary,
    pointBorderWidth: 2,
    pointBackgroundColor: look?.hollow ? COLOURS.paper : (look?.colour ?? COLOURS.primary),
    segment: {
      borderColor: ({ p1DataIndex }) =>
        breaks.some((mark) => mark.at === p1DataIndex) ? 'transparent' : (look?.colour ?? COLOURS.primary),
    },
  }
}

/** Room above the highest figure for its label. */
const HEADROOM = 1.08

function lineScales({ chart, words }: ChartPlan) {
  const highest = Math.max(
    1,
    ...chart.series.flatMap(({ values, ranges }) => [
      ...values.map((value) => value ?? 0),
      ...(ranges?.of.map((range) => range?.high ?? 0) ?? []),
    ]),
  )
  return {
    x: {
      offset: true,
      grid: { display: false },
      border: { color: COLOURS.line },
      ticks: { ...TICKS, color: COLOURS.text, maxRotation: 0, autoSkipPadding: 10 },
      afterFit: (scale: { height: number }) => {
        scale.height = AXIS_HEIGHT
      },
    },
    y: { ...valueScale(words), suggestedMax: highest * HEADROOM },
  }
}

function barScales({ chart: { stacked }, words, unit }: ChartPlan) {
  return {
    y: {
      display: false,
      stacked,
      grid: { display: false },
    },
    x: {
      ...valueScale(words),
      stacked,
      title: { display: true, text: unit, font: FONT, color: COLOURS.muted, padding: 0 },
    },
  }
}

const valueScale = (words: ChartPlan['words']) => ({
  beginAtZero: true,
  grid: GRID,
  border: { display: false },
  ticks: {
    ...TICKS,
    precision: 0,
    maxTicksLimit: 6,
    maxRotation: 0,
    callback: (value: number | string) => words(Number(value)),
  },
})
