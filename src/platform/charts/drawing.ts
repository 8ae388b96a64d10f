/** The part of a canvas that charts are drawn with: a real one (pixels) and our own (SVG) both are one. */
export interface Drawing {
  /** A colour. A real canvas takes more. */
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineCap: string
  font: string
  textAlign: string
  textBaseline: string
  save(): void
  restore(): void
  beginPath(): void
  closePath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  rect(x: number, y: number, width: number, height: number): void
  arc(x: number, y: number, radius: number, from: number, to: number): void
  fill(): void
  stroke(): void
  fillRect(x: number, y: number, width: number, height: number): void
  strokeRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  setLineDash(dashes: readonly number[]): void
}

/** A rectangle on the picture, in its own points. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Colours of a picture on white. Source: the variables of assets/tvarsnitt.css; contrast against white in brackets. */
export const COLOURS = {
  paper: '#ffffff',
  text: '#1d2329', // 15.9
  muted: '#4f5964', // 7.1
  line: '#5d6975', // 5.6
  grid: '#dfe3e7', // says nothing by itself
  primary: '#1b365d', // 12.1
} as const

/** Points of text at a width of 720; nothing is smaller. */
export const TEXT_SIZE = 14
export const LINE_HEIGHT = 18

export const FONT_FAMILY = 'Source Sans 3'
export const fontOf = (weight: 400 | 600 = 400): string => `${weight} ${TEXT_SIZE}px "${FONT_FAMILY}"`
