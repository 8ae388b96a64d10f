import type { ReportChart } from '../../domain/report/report-chart.ts'
import type { Language } from '../../domain/terms/text.ts'
import { configurationOf } from './chart-configuration.ts'
import { type ChartPlan, planChart } from './chart-plan.ts'
import { decorationOf } from './decoration.ts'
import { loadLibrary } from './load-library.ts'
import { escapeXml, SVG_FONT_FAMILIES, SvgDrawing } from './svg-drawing.ts'
import { writePng } from './write-png.ts'

/** Widths in points: beside text on a screen and on paper, and on a phone, where a wide picture would be too small to read. */
export const CHART_WIDTHS = { wide: 720, narrow: 360 } as const

export type ChartWidth = keyof typeof CHART_WIDTHS

/** Points of a screen for each point of the picture: sharp in print and on fine screens. */
const PICTURE_DENSITY = 2

/** A chart as pixels, for files that hold no SVG. Width and height in points: half of its pixels. */
export interface ChartPicture {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

/**
 * A chart as SVG: lines and text, no picture, nothing inline that a strict policy stops. Its title and what it says stand
 * in it for those who hear it. Ids begin with `idPrefix`, so that several stand on one page. Same value, same bytes.
 */
export async function renderSvg(
  chart: ReportChart,
  language: Language,
  width: ChartWidth = 'wide',
  idPrefix = 'chart',
): Promise<string> {
  const { draw, measure } = await loadLibrary()
  const plan = planChart(chart, language, CHART_WIDTHS[width], measure)
  const drawing = new SvgDrawing(plan.width, plan.height, measure)
  const canvas = { width: plan.width, height: plan.height, getContext: () => drawing }
  draw(canvas, configurationOf(plan, 1, decorationOf(plan)))
  return svgOf(plan, drawing.elements, `${idPrefix}-${chart.id}-${width}`)
}

function svgOf({ chart, language, width, height }: ChartPlan, elements: readonly string[], id: string): string {
  const head = [
    'xmlns="http://www.w3.org/2000/svg"',
    `viewBox="0 0 ${width} ${height}"`,
    `width="${width}"`,
    `height="${height}"`,
    'role="img"',
    `lang="${language}"`,
    `aria-labelledby="${id}-title"`,
    `aria-describedby="${id}-summary"`,
    `font-family="${escapeXml(SVG_FONT_FAMILIES)}"`,
  ]
  return [
    `<svg ${head.join(' ')}>`,
    `<title id="${id}-title">${escapeXml(chart.title[language])}</title>`,
    `<desc id="${id}-summary">${escapeXml(chart.summary[language])}</desc>`,
    ...elements,
    '</svg>\n',
  ].join('\n')
}

/** A chart as a PNG, at twice its size in pixels. Letters that the font lacks are drawn as this computer has them. */
export async function renderPicture(chart: ReportChart, language: Language): Promise<ChartPicture> {
  const { draw, createCanvas, measure } = await loadLibrary()
  const plan = planChart(chart, language, CHART_WIDTHS.wide, measure)
  const canvas = createCanvas(plan.width, plan.height)
  draw(canvas, configurationOf(plan, PICTURE_DENSITY, decorationOf(plan)))
  const { width, height } = canvas // in pixels: drawn at that density, the canvas has grown
  return { png: await writePng({ bytes: canvas.data(), width, height }), width: plan.width, height: plan.height }
}
