import type { Chart } from 'chart.js'
import type { ChartPlan } from './chart-plan.ts'
import { type Box, COLOURS, type Drawing, fontOf, LINE_HEIGHT, TEXT_SIZE } from './drawing.ts'
import type { LineLook } from './patterns.ts'

/** Under the lines: the ranges, and the breaks with their word. */
export function drawUnder(drawing: Drawing, chart: Chart, plan: ChartPlan): void {
  for (const { ranges } of plan.chart.series) {
    for (const [at, range] of (ranges?.of ?? []).entries()) {
      if (range === null) continue
      const [x, low, high] = [xOf(chart, at), yOf(chart, range.low), yOf(chart, range.high)]
      drawRange(drawing, x, high, low)
    }
  }
  drawBreaks(drawing, chart, plan)
}

/** A range: an upright line with a crossbar at its lowest and at its highest. */
export function drawRange(drawing: Drawing, x: number, top: number, bottom: number): void {
  drawing.save()
  drawing.strokeStyle = COLOURS.line
  drawing.lineWidth = 2.5
  drawing.setLineDash([])
  drawing.beginPath()
  drawing.moveTo(x, top)
  drawing.lineTo(x, bottom)
  for (const y of [top, bottom]) {
    drawing.moveTo(x - 9, y)
    drawing.lineTo(x + 9, y)
  }
  drawing.stroke()
  drawing.restore()
}

/** A stretch of line with its marker, for the explanation. */
export function drawMarker(drawing: Drawing, x: number, y: number, look: LineLook): void {
  drawing.save()
  drawing.strokeStyle = look.colour
  drawing.lineWidth = look.hollow ? 2 : 3
  drawing.setLineDash(look.dashes)
  drawing.beginPath()
  drawing.moveTo(x - 13, y)
  drawing.lineTo(x + 13, y)
  drawing.stroke()
  drawing.setLineDash([])
  drawing.lineWidth = 2
  drawing.fillStyle = look.hollow ? COLOURS.paper : look.colour
  drawing.beginPath()
  const size = look.hollow ? 6 : 5
  if (look.marker === 'circle') drawing.arc(x, y, size, 0, 2 * Math.PI)
  else polygon(drawing, cornersOf(look.marker, size), x, y)
  drawing.fill()
  drawing.stroke()
  drawing.restore()
}

function cornersOf(marker: LineLook['marker'], size: number): readonly (readonly [number, number])[] {
  if (marker === 'rectRot')
    return [
      [0, -size],
      [size, 0],
      [0, size],
      [-size, 0],
    ]
  if (marker === 'triangle')
    return [
      [0, -size],
      [size, size * 0.8],
      [-size, size * 0.8],
    ]
  const half = size * 0.75
  return [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ]
}

function polygon(drawing: Drawing, corners: readonly (readonly [number, number])[], x: number, y: number): void {
  for (const [at, [right, down]] of corners.entries()) {
    if (at === 0) drawing.moveTo(x + right, y + down)
    else drawing.lineTo(x + right, y + down)
  }
  drawing.closePath()
}

/** A dashed upright line between two points in time; its word above, where the words before it leave room. */
function drawBreaks(drawing: Drawing, chart: Chart, plan: ChartPlan): void {
  const { left, right, top, bottom } = chart.chartArea
  const places = new Map(
    plan.chart.marks.flatMap(({ kind, at, text }) => (kind === 'break' ? [[at, text[plan.language]] as const] : [])),
  )
  let free = left
  drawing.save()
  for (const [at, words] of [...places].sort(([one], [other]) => one - other)) {
    const x = (xOf(chart, at - 1) + xOf(chart, at)) / 2
    drawing.strokeStyle = COLOURS.text
    drawing.lineWidth = 1.5
    drawing.setLineDash([7, 5])
    drawing.beginPath()
    drawing.moveTo(x, top - 22)
    drawing.lineTo(x, bottom)
    drawing.stroke()
    const width = plan.measure(words, fontOf(600)).width
    const start = Math.min(x - width / 2, right - width)
    if (start < free) continue
    drawing.fillStyle = COLOURS.text
    drawing.font = fontOf(600)
    drawing.textAlign = 'left'
    drawing.textBaseline = 'middle'
    drawing.fillText(words, start, top - 22 - LINE_HEIGHT / 2)
    free = start + width + 8
  }
  drawing.restore()
}

/** The figure at each point that has room for it: the latest and the first before those between. */
export function drawLineFigures(drawing: Drawing, chart: Chart, plan: ChartPlan): void {
  const taken = obstaclesOf(chart, plan)
  drawing.save()
  for (const [at, { values, role }] of plan.chart.series.entries()) {
    for (const category of inImportance(values)) {
      const value = values[category] ?? null
      const isSaid = plan.chart.series.slice(0, at).some((earlier) => earlier.values[category] === value)
      if (value === null) continue
      const mark = plan.chart.marks.find(
        (each) => each.kind === 'revised' && each.at === category && each.series === plan.chart.series[at]?.key,
      )
      if (isSaid && !mark) continue
      const text = [plan.words(value), ...(mark ? [mark.text[plan.language]] : [])].join(' ')
      const weight = role === 'this' ? 600 : 400
      const width = plan.measure(text, fontOf(weight)).width
      const places = placesFor(plan, chart, { series: at, category, value, width })
      const box = places.find((place) => isInside(place, plan) && !taken.some((other) => overlaps(place, other)))
      if (box === undefined) continue
      taken.push(box)
      drawing.fillStyle = COLOURS.paper
      drawing.fillRect(box.x, box.y + 2, box.width, box.height - 4)
      drawing.fillStyle = plan.lines[at]?.colour ?? COLOURS.text
      drawing.font = fontOf(weight)
      drawing.textAlign = 'left'
      drawing.textBaseline = 'middle'
      drawing.fillText(text, box.x + 2, box.y + box.height / 2)
    }
  }
  drawing.restore()
}

function inImportance(values: readonly (number | null)[]): number[] {
  const filled = values.flatMap((value, at) => (value === null ? [] : [at]))
  return [...new Set([...filled.slice(-1), ...filled.slice(0, 1), ...filled])]
}

interface FigureAt {
  readonly series: number
  readonly category: number
  readonly value: number
  readonly width: number
}

/** Where a figure may stand, the best place first: above its point and its range, below, at its sides. */
function placesFor(plan: ChartPlan, chart: Chart, { series, category, value, width }: FigureAt): Box[] {
  const range = plan.chart.series[series]?.ranges?.of[category] ?? null
  const [x, y] = [xOf(chart, category), yOf(chart, value)]
  const [top, bottom] = range ? [yOf(chart, range.high), yOf(chart, range.low)] : [y, y]
  const away = (plan.lines[series]?.radius ?? 5) + 4
  const size = { width: width + 4, height: TEXT_SIZE + 4 }
  const above = { x: x - size.width / 2, y: Math.min(top - 3, y - away) - size.height, ...size }
  const below = { x: x - size.width / 2, y: Math.max(bottom + 3, y + away), ...size }
  const [right, left] = [x + away + 2, x - away - 2 - size.width]
  const beside = [y + away - 4, y - away + 4 - size.height, y - size.height / 2].flatMap((level) => [
    { x: left, y: level, ...size },
    { x: right, y: level, ...size },
  ])
  return series === 0 ? [above, below, ...beside] : [below, above, ...beside]
}

/** Points and ranges, over which no figure is written. */
function obstaclesOf(chart: Chart, { chart: { series, marks }, lines }: ChartPlan): Box[] {
  const points = series.flatMap(({ values, ranges }, at) =>
    values.flatMap((value, category) => {
      if (value === null) return []
      const radius = lines[at]?.radius ?? 5
      const [x, y] = [xOf(chart, category), yOf(chart, value)]
      const range = ranges?.of[category] ?? null
      const point = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }
      if (range === null) return [point]
      const [top, bottom] = [yOf(chart, range.high), yOf(chart, range.low)]
      return [point, { x: x - 9, y: top - 1, width: 18, height: bottom - top + 2 }]
    }),
  )
  const breaks = marks.flatMap(({ kind, at }) => {
    if (kind !== 'break') return []
    const x = (xOf(chart, at - 1) + xOf(chart, at)) / 2
    return [{ x: x - 2, y: 0, width: 4, height: chart.chartArea.bottom }]
  })
  return [...points, ...breaks]
}

const overlaps = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

const isInside = ({ x, width }: Box, plan: ChartPlan) => x >= 0 && x + width <= plan.width

const xOf = (chart: Chart, category: number): number => chart.scales.x?.getPixelForValue(category) ?? 0
const yOf = (chart: Chart, value: number): number => chart.scales.y?.getPixelForValue(value) ?? 0
