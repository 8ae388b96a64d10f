import type { Chart } from 'chart.js'
import type { ChartPlan } from './chart-plan.ts'
import { type Box, COLOURS, type Drawing, fontOf, LINE_HEIGHT, TEXT_SIZE } from './drawing.ts'
import { drawFilled } from './patterns.ts'

/** Patterns over the bars, the label of each category above them, and the figures in them and at their ends. */
export function drawBarFigures(drawing: Drawing, chart: Chart, plan: ChartPlan): void {
  drawing.save()
  drawing.textBaseline = 'middle'
  for (const [category, lines] of plan.labels.entries()) {
    const middle = chart.scales.y?.getPixelForValue(category) ?? 0
    const left = chart.chartArea.left
    drawing.font = fontOf(600)
    drawing.textAlign = 'left'
    drawing.fillStyle = COLOURS.text
    const top = middle - plan.barsHeight / 2 - plan.labelHeight + (plan.labelHeight - 3 - lines.length * LINE_HEIGHT)
    for (const [at, line] of lines.entries()) drawing.fillText(line, left, top + (at + 0.5) * LINE_HEIGHT)
    drawCategory(drawing, chart, plan, category)
  }
  drawing.restore()
}

function drawCategory(drawing: Drawing, chart: Chart, plan: ChartPlan, category: number): void {
  const { series, stacked, totals } = plan.chart
  const zero = chart.scales.x?.getPixelForValue(0) ?? 0
  let end = zero
  for (const [at, { values }] of series.entries()) {
    const value = values[category] ?? null
    const box = boxOf(chart, at, category)
    const fill = plan.fills[at]
    if (value !== null && fill) drawFilled(drawing, box, fill)
    if (stacked) {
      if (value !== null) end = Math.max(end, box.x + box.width)
      if (value !== null && series.length > 1) drawInside(drawing, plan, value, box)
    } else drawAtEnd(drawing, plan, value, { x: value === null ? zero : box.x + box.width, y: box.y + box.height / 2 })
  }
  if (stacked) {
    const middle = chart.scales.y?.getPixelForValue(category) ?? 0
    drawAtEnd(drawing, plan, totals?.[category] ?? null, { x: end, y: middle })
  }
}

function boxOf(chart: Chart, series: number, category: number): Box {
  const bar = chart.getDatasetMeta(series).data[category]
  const { x = 0, y = 0, base = 0, height = 0 } = bar?.getProps(['x', 'y', 'base', 'height'], true) ?? {}
  return { x: Math.min(x, base), y: y - height / 2, width: Math.abs(x - base), height }
}

/** The figure of a part, on paper of its own so that the pattern does not disturb it; only where it has room. */
function drawInside(drawing: Drawing, { words, measure }: ChartPlan, value: number, box: Box): void {
  const text = words(value)
  const width = measure(text, fontOf()).width + 8
  if (value === 0 || width > box.width - 4) return
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  drawing.fillStyle = COLOURS.paper
  drawing.fillRect(x - width / 2, y - TEXT_SIZE * 0.6, width, TEXT_SIZE * 1.2)
  drawing.fillStyle = COLOURS.text
  drawing.font = fontOf()
  drawing.textAlign = 'center'
  drawing.fillText(text, x, y)
}

/** The figure at the end of a bar; a dash where there is none, so that it is not taken for zero. */
function drawAtEnd(
  drawing: Drawing,
  { words }: ChartPlan,
  value: number | null,
  { x, y }: { x: number; y: number },
): void {
  drawing.fillStyle = value === null ? COLOURS.muted : COLOURS.text
  drawing.font = fontOf(600)
  drawing.textAlign = 'left'
  drawing.fillText(value === null ? '–' : words(value), x + 6, y)
}
