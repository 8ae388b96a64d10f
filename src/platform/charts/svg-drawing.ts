import { type Drawing, FONT_FAMILY } from './drawing.ts'

/** Width of a text in a font, in points. `known`: the font has every letter, so that the width holds on any computer. */
export type Measure = (text: string, font: string) => { readonly width: number; readonly known: boolean }

/** Where a browser lacks Source Sans 3 it takes the next; `textLength` keeps each text to its width all the same. */
export const SVG_FONT_FAMILIES = `'${FONT_FAMILY}', 'Source Sans Pro', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif`

/** All that `save` keeps and `restore` brings back. */
interface State {
  readonly fillStyle: string
  readonly strokeStyle: string
  readonly lineWidth: number
  readonly lineCap: string
  readonly lineJoin: string
  readonly font: string
  readonly textAlign: string
  readonly textBaseline: string
  readonly dashes: readonly number[]
  readonly origin: Origin
}

/** Where the drawing is moved to, and how far it is turned: all that charts do to it. */
interface Origin {
  readonly x: number
  readonly y: number
  readonly angle: number
}

const START: Origin = { x: 0, y: 0, angle: 0 }

type Attributes = Readonly<Record<string, string | number | undefined>>

/**
 * A canvas that writes what is drawn on it as SVG: whole texts as text, dashes as dashes, the same bytes on every
 * computer. A class because the chart library draws by setting properties and calling methods of a canvas.
 * Skia's own SVG cuts texts into words, places each letter by the fonts of the computer, and numbers ids by the process.
 */
export class SvgDrawing implements Drawing {
  fillStyle = '#000000'
  strokeStyle = '#000000'
  lineWidth = 1
  lineCap = 'butt'
  lineJoin = 'miter'
  lineDashOffset = 0
  globalAlpha = 1
  font = `10px ${FONT_FAMILY}`
  textAlign = 'start'
  textBaseline = 'alphabetic'
  readonly canvas: { readonly width: number; readonly height: number }
  readonly elements: string[] = []
  readonly #measure: Measure
  #dashes: readonly number[] = []
  #origin = START
  #path: string[] = []
  readonly #saved: State[] = []

  constructor(width: number, height: number, measure: Measure) {
    this.canvas = { width, height }
    this.#measure = measure
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline } = this
    const style = { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, textAlign, textBaseline }
    this.#saved.push({ ...style, dashes: this.#dashes, origin: this.#origin })
  }

  restore(): void {
    const saved = this.#saved.pop()
    if (saved === undefined) return
    const { dashes, origin, ...style } = saved
    Object.assign(this, style)
    this.#dashes = dashes
    this.#origin = origin
  }

  translate(x: number, y: number): void {
    this.#origin = { ...this.#placed(x, y), angle: this.#origin.angle }
  }

  rotate(angle: number): void {
    this.#origin = { ...this.#origin, angle: this.#origin.angle + angle }
  }

  resetTransform(): void {
    this.#origin = START
  }

  /** Called for the density of a screen alone: a drawing of lines has none. */
  setTransform(): void {
    this.#origin = START
  }

  setLineDash(dashes: readonly number[]): void {
    this.#dashes = dashes
  }

  /** Nothing is drawn outside its area: the scales have room for every figure. */
  clip(): void {}

  clearRect(): void {}

  beginPath(): void {
    this.#path = []
  }

  closePath(): void {
    if (this.#path.length > 0) this.#path.push('Z')
  }

  moveTo(x: number, y: number): void {
    this.#path.push(`M${this.#at(x, y)}`)
  }

  lineTo(x: number, y: number): void {
    this.#path.push(`${this.#path.length === 0 ? 'M' : 'L'}${this.#at(x, y)}`)
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#path.push(`C${this.#at(x1, y1)} ${this.#at(x2, y2)} ${this.#at(x, y)}`)
  }

  rect(x: number, y: number, width: number, height: number): void {
    const corners = [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ] as const
    this.#path.push(`M${corners.map(([left, top]) => this.#at(left, top)).join('L')}Z`)
  }

  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const point = (angle: number) => this.#at(x + radius * Math.cos(angle), y + radius * Math.sin(angle))
    const bow = (end: number, isLong: boolean) =>
      `A${short(radius)} ${short(radius)} 0 ${isLong ? 1 : 0} 1 ${point(end)}`
    const isWhole = Math.abs(to - from) >= 2 * Math.PI - 1e-6
    const middle = (from + to) / 2
    this.#path.push(`${this.#path.length === 0 || isWhole ? 'M' : 'L'}${point(from)}`)
    // One bow cannot come back to where it began: a whole circle is two.
    this.#path.push(isWhole ? `${bow(middle, false)}${bow(to, false)}Z` : bow(to, to - from > Math.PI))
  }

  fill(): void {
    if (this.#path.length > 0 && isSeen(this.fillStyle)) {
      this.#write('path', { fill: this.fillStyle, d: this.#path.join('') })
    }
  }

  stroke(): void {
    if (this.#path.length === 0 || !isSeen(this.strokeStyle)) return
    this.#write('path', {
      fill: 'none',
      stroke: this.strokeStyle,
      'stroke-width': this.lineWidth === 1 ? undefined : short(this.lineWidth),
      'stroke-linecap': this.lineCap === 'butt' ? undefined : this.lineCap,
      'stroke-dasharray': this.#dashes.length === 0 ? undefined : this.#dashes.join(' '),
      d: this.#path.join(''),
    })
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath()
    this.rect(x, y, width, height)
    this.fill()
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.beginPath()
    this.rect(x, y, width, height)
    this.stroke()
  }

  measureText(text: string): { width: number } {
    return { width: this.#measure(text, this.font).width }
  }

  fillText(text: string, x: number, y: number): void {
    if (text === '') return
    const { width, known } = this.#measure(text, this.font)
    const size = Number(/([\d.]+)px/.exec(this.font)?.[1] ?? 10)
    const place = this.#placed(x, y + size * (BASELINES.get(this.textBaseline) ?? 0))
    const degrees = (this.#origin.angle * 180) / Math.PI
    const attributes = {
      x: short(place.x),
      y: short(place.y),
      'font-size': short(size),
      'font-weight': /\b[67]00\b|bold/.test(this.font) ? 600 : undefined,
      'text-anchor': ANCHORS.get(this.textAlign),
      textLength: known ? short(width) : undefined,
      lengthAdjust: known ? 'spacingAndGlyphs' : undefined,
      transform: degrees === 0 ? undefined : `rotate(${short(degrees)} ${short(place.x)} ${short(place.y)})`,
      fill: this.fillStyle,
    }
    this.#write('text', attributes, escapeXml(text))
  }

  #placed(x: number, y: number): { x: number; y: number } {
    const { x: left, y: top, angle } = this.#origin
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    return { x: left + x * cos - y * sin, y: top + x * sin + y * cos }
  }

  #at(x: number, y: number): string {
    const placed = this.#placed(x, y)
    return `${short(placed.x)} ${short(placed.y)}`
  }

  #write(tag: string, attributes: Attributes, content?: string): void {
    const given = Object.entries(attributes).filter(([, value]) => value !== undefined)
    const written = given.map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`).join('')
    this.elements.push(content === undefined ? `<${tag}${written}/>` : `<${tag}${written}>${content}</${tag}>`)
  }
}

/** How far down the line that letters stand on lies from the place given, in sizes of the font. Source Sans 3. */
const BASELINES: ReadonlyMap<string, number> = new Map([
  ['middle', 0.35],
  ['top', 0.75],
  ['bottom', -0.25],
])

const ANCHORS: ReadonlyMap<string, string> = new Map([
  ['center', 'middle'],
  ['right', 'end'],
  ['end', 'end'],
])

const isSeen = (colour: unknown) => colour !== 'transparent' && colour !== 'rgba(0,0,0,0)' && colour !== ''

/** At most two decimals, and none that say nothing: finer than any eye, and the same on every computer. */
function short(value: number): number {
  const rounded = Math.round(value * 100) / 100
  return Object.is(rounded, -0) ? 0 : rounded
}

/** A text as it may stand in XML, in an element or in quotes; what XML cannot hold becomes the sign for it. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
