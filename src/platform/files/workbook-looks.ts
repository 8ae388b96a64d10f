import type { Style } from 'exceljs'

// Colours of assets/tvarsnitt.css. Nothing is said by colour alone.
const TEXT = { argb: 'FF1D2329' }
const PRIMARY = { argb: 'FF1B365D' }
const NOTICE = { argb: 'FF76232F' }
const SOFT = { argb: 'FFF3F5F7' }
const BORDER = { argb: 'FFC9D0D7' }

const font = (rest: Partial<Style['font']> = {}): Partial<Style['font']> => ({
  name: 'Arial', // the same as the default of the workbook
  family: 2,
  size: 11,
  color: TEXT,
  ...rest,
})

export const LINK: Partial<Style['font']> = { underline: true, color: { argb: 'FF005C86' } }

/** How a line looks: its font, and how much of the width of a digit a letter takes on the average, with some to spare. */
export const LINES = {
  title: { font: font({ size: 16, bold: true, color: PRIMARY }), spread: 1.4, above: 0 },
  headline: { font: font({ size: 14, bold: true, color: PRIMARY }), spread: 1.2, above: 0 },
  heading: { font: font({ size: 12, bold: true, color: PRIMARY }), spread: 1.05, above: 12 },
  text: { font: font(), spread: 0.9, above: 0 },
  note: { font: font({ size: 10 }), spread: 0.85, above: 0 },
  warning: { font: font({ bold: true, color: NOTICE }), spread: 1, above: 0 },
} as const

export const HEADING = {
  font: font({ bold: true }),
  fill: { type: 'pattern', pattern: 'solid', fgColor: SOFT },
  border: { bottom: { style: 'medium', color: PRIMARY } },
} as const satisfies Partial<Style>
/** How much of the width of a digit a letter of a heading takes. */
export const HEADING_SPREAD = 1

const HAIRLINE = { style: 'thin', color: BORDER } as const
export const ROWS = {
  plain: { font: font(), border: { bottom: HAIRLINE } },
  part: { font: font(), border: { bottom: HAIRLINE } },
  total: { font: font({ bold: true }), border: { top: { style: 'thin', color: PRIMARY }, bottom: HAIRLINE } },
} as const satisfies Record<string, Partial<Style>>

/** Cells to look at in a list that comes back: a fault, or something to check. The note on the cell says which. */
export const MARKS = {
  fault: { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF6C9CE' } } },
  warning: { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF1C2' } } },
} as const satisfies Record<string, Partial<Style>>

/** How many lines a text takes in a cell so many characters wide. */
export function linesIn(text: string, width: number): number {
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let used = Number.POSITIVE_INFINITY
    for (const { length } of paragraph.split(' ')) {
      const onSameLine = used + 1 + length
      if (onSameLine > width) lines += Math.max(1, Math.ceil(length / width))
      used = onSameLine > width ? length % width : onSameLine
    }
  }
  return lines
}

/** Height in points of a row of so many lines, with a little air. */
export const heightOf = (lines: number, size = 11): number => Math.ceil(lines * size * 1.32 + 3)

/**
 * As many decimals as the figure has. The signs for thousands and decimals are those of the reader's own spreadsheet:
 * in a Swedish one "1 250" and "71,6".
 */
export function numberFormat(value: number, signed: boolean): string {
  const decimals = String(value).split('.')[1]?.length ?? 0
  const digits = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
  return signed ? `+${digits};-${digits};${digits}` : digits
}
