import type { Chart, Plugin } from 'chart.js'
import { drawBarFigures } from './bar-figures.ts'
import { type ChartPlan, type LegendItem, MARGIN } from './chart-plan.ts'
import { COLOURS, type Drawing, fontOf, LINE_HEIGHT, TEXT_SIZE } from './drawing.ts'
import { drawLineFigures, drawMarker, drawRange, drawUnder } from './line-figures.ts'
import { drawFilled } from './patterns.ts'
import type { Placed } from './text-layout.ts'

/** What we draw ourselves: paper, explanation, patterns, figures at their places, ranges and marks. */
export function decorationOf(plan: ChartPlan): Plugin {
  return {
    id: 'tvarsnitt',
    beforeDraw: ({ ctx }) => drawPaper(ctx, plan),
    // No value is given back: `false` would stop the drawing.
    beforeDatasetsDraw: (chart: Chart) => {
      if (plan.chart.kind === 'line') drawUnder(chart.ctx, chart, plan)
    },
    afterDatasetsDraw: (chart: Chart) => {
      if (plan.chart.kind === 'line') drawLineFigures(chart.ctx, chart, plan)
      else drawBarFigures(chart.ctx, chart, plan)
    },
  }
}

function drawPaper(drawing: Drawing, plan: ChartPlan): void {
  drawing.save()
  drawing.fillStyle = COLOURS.paper
  drawing.fillRect(0, 0, plan.width, plan.height)
  for (const placed of plan.legend) drawLegendItem(drawing, placed)
  if (plan.chart.kind === 'line') {
    drawing.fillStyle = COLOURS.muted
    drawing.font = fontOf()
    drawing.textAlign = 'left'
    drawing.textBaseline = 'middle'
    drawing.fillText(plan.unit, MARGIN, plan.unitTop + LINE_HEIGHT / 2)
  }
  drawing.restore()
}

function drawLegendItem(drawing: Drawing, { item, x, y, lines }: Placed<LegendItem>): void {
  const [left, top] = [MARGIN + x, MARGIN + y]
  const middle = top + LINE_HEIGHT / 2
  const { sign } = item
  if ('fill' in sign) drawFilled(drawing, { x: left, y: middle - 7.5, width: 26, height: 15 }, sign.fill)
  else if ('line' in sign) drawMarker(drawing, left + 13, middle, sign.line)
  else drawRange(drawing, left + 13, middle - 8, middle + 8)
  drawing.fillStyle = COLOURS.text
  drawing.font = fontOf()
  drawing.textAlign = 'left'
  drawing.textBaseline = 'middle'
  for (const [at, line] of lines.entries()) {
    drawing.fillText(line, left + TEXT_SIZE + 20, middle + at * LINE_HEIGHT)
  }
}
