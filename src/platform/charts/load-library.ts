import { createRequire } from 'node:module'
import type { ChartConfiguration, ChartItem } from 'chart.js'
import { FONT_FAMILY } from './drawing.ts'
import type { Measure } from './svg-drawing.ts'

/** Draws a chart on a canvas. The chart library's types ask for a canvas of a browser; it uses no more than ours have. */
interface Board {
  draw(canvas: unknown, configuration: ChartConfiguration): void
}

type Library = Awaited<ReturnType<typeof load>>

const FONT_PACKAGE = '@fontsource/source-sans-3'

let loading: Promise<Library> | null = null

/** The chart library, a canvas and the font: loaded when the first chart is drawn and not before. */
export function loadLibrary(): Promise<Library> {
  loading ??= load()
  return loading
}

async function load() {
  const [{ createCanvas, GlobalFonts }, chartJs] = await Promise.all([import('@napi-rs/canvas'), import('chart.js')])
  const { BarController, BarElement, CategoryScale, Chart, LinearScale, LineController, LineElement, PointElement } =
    chartJs
  Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement)
  for (const file of fontFiles()) GlobalFonts.registerFromPath(file, FONT_FAMILY)
  const context = createCanvas(1, 1).getContext('2d')
  const measure: Measure = (text, font) => {
    context.font = font
    const inFont = text.replace(NOT_IN_FONT, 'm')
    return { width: context.measureText(inFont).width, known: inFont === text }
  }
  const board: Board = {
    draw(canvas: ChartItem, configuration: ChartConfiguration) {
      new Chart(canvas, configuration).stop()
    },
  }
  return { ...board, createCanvas, measure }
}

/** The font comes with its npm package: Latin letters, also those beyond Swedish, in the two weights that are used. */
function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url)
  return ['latin', 'latin-ext'].flatMap((letters) =>
    [400, 600].map((weight) => resolve(`${FONT_PACKAGE}/files/source-sans-3-${letters}-${weight}-normal.woff2`)),
  )
}

/** Letters outside those files are taken to be as wide as an m: their real width differs from computer to computer. */
const NOT_IN_FONT = /[^\u0020-\u024F\u2010-\u2027\u202F\u2030-\u203A\u20AC\u2122\u2212]/gu
