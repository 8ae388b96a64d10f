import type { ReportChart } from '../../domain/report/report-chart.ts'
import { type Box, COLOURS, type Drawing } from './drawing.ts'

/** What is drawn over a colour, so that parts are told apart without it: on grey paper, and by those who see few colours. */
export type Pattern = 'none' | 'rising' | 'falling' | 'dots' | 'horizontal' | 'vertical' | 'crossed'

/** How the bars of one series look. Each has a dark outline, so that a light colour stands out from white and from its neighbours. */
export interface Fill {
  readonly colour: string
  readonly pattern: Pattern
  readonly ink: string
}

/** How one series of a line chart looks: told apart by marker and dashes as well as by colour. */
export interface LineLook {
  readonly colour: string
  readonly marker: 'circle' | 'rectRot' | 'rect' | 'triangle'
  readonly hollow: boolean
  readonly dashes: readonly number[]
  readonly radius: number
}

const PARTS: readonly Fill[] = [
  { colour: '#1b365d', pattern: 'none', ink: '#1b365d' },
  { colour: '#f0b323', pattern: 'rising', ink: '#1d2329' },
  { colour: '#ffffff', pattern: 'dots', ink: '#1b365d' },
  { colour: '#00bfb3', pattern: 'falling', ink: '#1d2329' },
  { colour: '#ec6701', pattern: 'horizontal', ink: '#1d2329' },
  { colour: '#ffffff', pattern: 'crossed', ink: '#76232f' },
  { colour: '#a9bdd6', pattern: 'vertical', ink: '#1b365d' },
]
const NOT_KNOWN: Fill = { colour: '#e4e7ea', pattern: 'none', ink: '#5d6975' }
const EARLIER: Fill = { colour: '#ffffff', pattern: 'rising', ink: '#5d6975' }
const OWN: Fill = { colour: '#1b365d', pattern: 'none', ink: '#1b365d' }

/** The look of each series of bars, in their order. */
export function fillsOf(series: ReportChart['series']): Fill[] {
  const parts = series.filter(({ role }) => role === 'part')
  return series.map((each) => {
    if (each.role === 'notKnown') return NOT_KNOWN
    if (each.role === 'earlier') return EARLIER
    return each.role === 'this' ? OWN : (PARTS[parts.indexOf(each) % PARTS.length] ?? OWN)
  })
}

const LINES: readonly LineLook[] = [
  { colour: '#b23700', marker: 'rectRot', hollow: true, dashes: [6, 4], radius: 9 },
  { colour: '#00683a', marker: 'rect', hollow: true, dashes: [2, 3], radius: 9 },
  { colour: '#76232f', marker: 'triangle', hollow: true, dashes: [9, 3, 2, 3], radius: 9 },
]
const OWN_LINE: LineLook = { colour: '#1b365d', marker: 'circle', hollow: false, dashes: [], radius: 5 }

/** The look of each series of lines, in their order. */
export function lineLooksOf(series: ReportChart['series']): LineLook[] {
  const others = series.filter(({ role }) => role !== 'this')
  return series.map((each) =>
    each.role === 'this' ? OWN_LINE : (LINES[others.indexOf(each) % LINES.length] ?? OWN_LINE),
  )
}

const STEP = 7

/** Fills a rectangle: colour, pattern, outline. The pattern is drawn stroke by stroke: a few lines of SVG, no picture in it. */
export function drawFilled(drawing: Drawing, box: Box, { colour, pattern, ink }: Fill): void {
  if (box.width <= 0 || box.height <= 0) return
  drawing.save()
  drawing.fillStyle = colour
  drawing.fillRect(box.x, box.y, box.width, box.height)
  drawing.strokeStyle = ink
  drawing.lineWidth = 1.25
  drawing.setLineDash([])
  if (pattern === 'dots') drawDots(drawing, box)
  else drawLines(drawing, linesOf(pattern, box))
  drawing.strokeStyle = COLOURS.text
  drawing.lineWidth = 1
  drawing.strokeRect(box.x, box.y, box.width, box.height)
  drawing.restore()
}

type Segment = readonly [x1: number, y1: number, x2: number, y2: number]

function linesOf(pattern: Pattern, box: Box): Segment[] {
  switch (pattern) {
    case 'rising':
      return slanted(box, 1)
    case 'falling':
      return slanted(box, -1)
    case 'crossed':
      return [...slanted(box, 1), ...slanted(box, -1)]
    case 'horizontal':
      return steps(box.height, 5).map((at) => [box.x, box.y + at, box.x + box.width, box.y + at])
    case 'vertical':
      return steps(box.width, 5).map((at) => [box.x + at, box.y, box.x + at, box.y + box.height])
    default:
      return []
  }
}

const steps = (length: number, step: number): number[] =>
  Array.from({ length: Math.max(0, Math.ceil(length / step) - 1) }, (_, at) => (at + 1) * step)

/** Lines at 45 degrees, cut off where they meet the sides. `up` 1: rising to the right. */
function slanted({ x, y, width, height }: Box, up: 1 | -1): Segment[] {
  return steps(width + height, STEP).map((at) => {
    const left = Math.max(0, at - height)
    const right = Math.min(width, at)
    const [first, last] = [at - left, at - right]
    const level = (down: number) => (up === 1 ? y + down : y + height - down)
    return [x + left, level(first), x + right, level(last)]
  })
}

function drawLines(drawing: Drawing, segments: readonly Segment[]): void {
  if (segments.length === 0) return
  drawing.beginPath()
  for (const [x1, y1, x2, y2] of segments) {
    drawing.moveTo(x1, y1)
    drawing.lineTo(x2, y2)
  }
  drawing.stroke()
}

const DOT = 3

/** Dots in rows, every other row moved half a step; only whole ones. A dot is a line of no length with round ends. */
function drawDots(drawing: Drawing, { x, y, width, height }: Box): void {
  drawing.lineCap = 'round'
  drawing.lineWidth = DOT
  drawing.beginPath()
  for (const [row, down] of steps(height, STEP - 1).entries()) {
    for (const across of steps(width + STEP, STEP)) {
      const at = across - (row % 2) * (STEP / 2)
      if (at < DOT || at > width - DOT || down > height - DOT) continue
      drawing.moveTo(x + at, y + down)
      drawing.lineTo(x + at, y + down)
    }
  }
  drawing.stroke()
  drawing.lineCap = 'butt'
}
