import { columnLetters } from '../../domain/submission/table.ts'
import { type MergedRange, WORKBOOK_LIMITS } from '../../domain/submission/workbook.ts'
import { WorkbookRefused } from './workbook-guard.ts'
import { attribute, contentUpTo, isTrue, openingTags } from './workbook-xml.ts'

/** A sheet made small: cells with something in them and nothing else, in a form that no reader stumbles over. */
export interface SlimSheet {
  readonly xml: string
  readonly hiddenColumns: readonly number[]
  readonly merges: readonly MergedRange[]
  /** Addresses of cells that are worked out. */
  readonly formulas: ReadonlySet<string>
  /** Those among them of which no result is stored: they are not in the XML. */
  readonly withoutResult: ReadonlySet<string>
}

/** What is left of the limits while the sheets of a workbook are gone through. */
interface Budget {
  rows: number
  cells: number
  area: number
}

/** The budget, and what the workbook has beside its sheets. */
export interface SheetLimits extends Budget {
  readonly styles: number
  readonly hasStrings: boolean
}

/** The limits of one workbook. */
export const fullBudget = (): Budget => ({
  rows: WORKBOOK_LIMITS.rows,
  cells: WORKBOOK_LIMITS.cells,
  area: WORKBOOK_LIMITS.area,
})

const ROW_OR_CELL = openingTags('row', 'c')
/** The way nearly every cell is written: address, style, type, value. */
const USUAL_CELL = /<c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d{1,5})")?(?: t="(\w{1,3})")?><v>([^<]+)<\/v><\/c>/y
const LAST_ROW = 1_048_576

/** A cell as it stands in the XML, not understood yet. */
interface CellXml {
  readonly column: number
  readonly style: number
  readonly type: string
  /** What a reader is to see of it; `null` when it is blank. */
  readonly value: string | null
  readonly isFormula: boolean
}

/**
 * Goes through a sheet before any reader does. Blank rows and cells, however many, are left out, and so is all that
 * makes readers swell: validations and links over whole columns, merged cells, styles of rows. Formulas are noted and
 * their stored results kept. Throws `WorkbookRefused` when a limit is passed, or when rows or cells are out of order:
 * a reader would lose one of them.
 */
export function slimSheet(xml: string, limits: SheetLimits): SlimSheet {
  if (!isWhole(xml)) throw new WorkbookRefused('workbook_damaged')
  const start = xml.indexOf('<sheetData')
  const end = Math.max(start, xml.lastIndexOf('</sheetData>'))
  const noted = { formulas: new Set<string>(), withoutResult: new Set<string>() }
  const rows = start === -1 ? [] : slimRows(xml.slice(start, end), limits, noted)
  return {
    ...noted,
    xml: `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`,
    hiddenColumns: hiddenColumnsOf(start === -1 ? '' : xml.slice(0, start)),
    merges: mergesOf(start === -1 ? '' : xml.slice(end)),
  }
}

interface Noted {
  readonly formulas: Set<string>
  readonly withoutResult: Set<string>
}

/** The rows that have a cell with something in it, one string each. */
function slimRows(data: string, limits: SheetLimits, noted: Noted): readonly string[] {
  const rows: string[] = []
  let row = 0
  let column = -1
  let filled = -1
  let slim = ''
  const closeRow = () => {
    if (slim.endsWith('</c>')) rows.push(`${slim}</row>`)
    if (rows.length > limits.rows) throw new WorkbookRefused('workbook_too_many_rows')
  }
  ROW_OR_CELL.lastIndex = 0
  for (let match = ROW_OR_CELL.exec(data); match !== null; match = ROW_OR_CELL.exec(data)) {
    const [, name, tag = ''] = match
    if (name === 'row') {
      closeRow()
      row = inOrder(Number(attribute(tag, 'r') ?? row + 1), row, LAST_ROW)
      column = -1
      filled = -1
      slim = `<row r="${row}"${isTrue(attribute(tag, 'hidden')) ? ' hidden="1"' : ''}>`
      continue
    }
    const cell = usualCell(data, match.index, row) ?? otherCell(data, tag, row, column)
    column = inOrder(cell.column, column, Number.MAX_SAFE_INTEGER)
    if (cell.value === null && !(cell.isFormula && cell.type !== 'str')) continue
    refuseBeyond(cell, filled, limits)
    filled = column
    slim += slimCell(cell, `${columnLetters(column)}${row}`, limits.styles, noted)
  }
  closeRow()
  limits.rows -= rows.length
  return rows
}

/** The cell that begins here, when it is written as usual; the search goes on behind it. */
function usualCell(data: string, at: number, row: number): CellXml | null {
  USUAL_CELL.lastIndex = at
  const match = USUAL_CELL.exec(data)
  if (match === null || Number(match[2]) !== row) return null
  ROW_OR_CELL.lastIndex = USUAL_CELL.lastIndex
  const [, letters = '', , style = '0', type = 'n', stored = ''] = match
  const value = type === 'str' ? withoutEscapes(stored) : stored
  return { column: columnNumber(letters), style: Number(style), type, value: `<v>${value}</v>`, isFormula: false }
}

/** Any other cell; the search goes on behind it. */
function otherCell(data: string, tag: string, row: number, before: number): CellXml {
  const address = attribute(tag, 'r')
  const column = address === undefined ? before + 1 : columnOf(address, row)
  const type = attribute(tag, 't') ?? 'n'
  const style = Number(attribute(tag, 's') ?? '0')
  if (tag.endsWith('/')) return { column, style, type, value: null, isFormula: false }
  const content = contentUpTo(data, 'c', ROW_OR_CELL.lastIndex)
  if (content === undefined) throw new WorkbookRefused('workbook_damaged')
  ROW_OR_CELL.lastIndex += content.length
  return { column, style, ...storedIn(content, type), isFormula: /<f[\s/>]/.test(content) }
}

function refuseBeyond({ column, type }: CellXml, before: number, limits: SheetLimits): void {
  limits.cells -= 1
  limits.area -= column - before
  if (limits.cells < 0 || limits.area < 0) throw new WorkbookRefused('workbook_too_heavy')
  if (column >= WORKBOOK_LIMITS.columns) throw new WorkbookRefused('workbook_too_many_columns')
  if (type === 's' && !limits.hasStrings) throw new WorkbookRefused('workbook_damaged')
}

/** A formula is noted and left out. Where no result is stored, something stands in for it: the note says that it is none. */
function slimCell({ style, type, value, isFormula }: CellXml, at: string, styles: number, noted: Noted): string {
  if (isFormula) noted.formulas.add(at)
  if (value === null) {
    noted.withoutResult.add(at)
    return `<c r="${at}" t="b"><v>0</v></c>`
  }
  // A date written as ISO text is text: readers take its year for a number.
  return `<c r="${at}"${style > 0 && style < styles ? ` s="${style}"` : ''} t="${type === 'd' ? 'str' : type}">${value}</c>`
}

/** Whether the sheet goes on to its end: rows below the place where it was cut would be lost in silence. */
function isWhole(xml: string): boolean {
  const end = xml.slice(-200).trimEnd()
  return end.endsWith('</worksheet>') || (end.endsWith('/>') && !xml.includes('<sheetData'))
}

/** Rows and cells come in rising order; where they do not, the file is broken or made to be misread. */
function inOrder(number: number, previous: number, last: number): number {
  if (!Number.isInteger(number) || number <= previous || number > last) throw new WorkbookRefused('workbook_damaged')
  return number
}

const STORED_VALUE = /<v(?:\s[^>]*)?>([^<]+)<\/v>/
const TEXT_IN_PLACE = /<is(?:\s[^>]*)?>([\s\S]*)<\/is>/
/** How the text is to be read aloud, which says nothing that is not in the text. */
const READ_ALOUD = /<rPh[\s>][\s\S]*?<\/rPh>/g
const PIECE_OF_TEXT = /<t(?:\s[^>]*)?>([^<]*)<\/t>/g

/**
 * What a reader is to see of the content of a cell; `null` when it is blank. Text that stands in the cell is put in one
 * piece, whatever the type says: a reader loses it where something stands beside it, or the type is left out.
 */
function storedIn(content: string, type: string): Pick<CellXml, 'type' | 'value'> {
  const inPlace = TEXT_IN_PLACE.exec(content)?.[1]
  if (inPlace !== undefined) {
    const pieces = [...inPlace.replaceAll(READ_ALOUD, '').matchAll(PIECE_OF_TEXT)].map(([, text = '']) => text)
    const text = withoutEscapes(pieces.join(''))
    return { type: 'inlineStr', value: text === '' ? null : `<is><t>${text}</t></is>` }
  }
  const stored = STORED_VALUE.exec(content)?.[1]
  if (stored === undefined) return { type, value: null }
  const isText = type === 'str' || type === 'inlineStr'
  return { type: isText ? 'str' : type, value: `<v>${isText ? withoutEscapes(stored) : stored}</v>` }
}

/** `_x000D_` is how a workbook writes the end of a line, and any character that XML has no place for. */
function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => {
    const code = Number.parseInt(hex, 16)
    const isCharacter =
      code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800) || (code >= 0xe000 && code < 0xfffe)
    return isCharacter ? `&#${code};` : ''
  })
}

function hiddenColumnsOf(head: string): readonly number[] {
  const columns: number[] = []
  for (const [, , tag = ''] of head.matchAll(openingTags('col'))) {
    if (!isTrue(attribute(tag, 'hidden'))) continue
    const last = Math.min(Number(attribute(tag, 'max') ?? '0'), WORKBOOK_LIMITS.columns)
    for (let column = Number(attribute(tag, 'min') ?? '1'); column <= last; column++) columns.push(column - 1)
    if (columns.length > WORKBOOK_LIMITS.columns) throw new WorkbookRefused('workbook_damaged')
  }
  return columns
}

function mergesOf(tail: string): readonly MergedRange[] {
  const merges: MergedRange[] = []
  for (const [, , tag = ''] of tail.matchAll(openingTags('mergeCell'))) {
    const range = rangeOf(attribute(tag, 'ref') ?? '')
    if (range !== null) merges.push(range)
    if (merges.length > WORKBOOK_LIMITS.merges) throw new WorkbookRefused('workbook_too_heavy')
  }
  return merges
}

function rangeOf(shown: string): MergedRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(shown)
  if (match === null) return null
  const [, left = '', top = '', right = '', bottom = ''] = match
  return {
    shown,
    firstRow: Number(top),
    lastRow: Number(bottom),
    firstColumn: columnNumber(left),
    lastColumn: columnNumber(right),
  }
}

/** The column of an address, from 0; not a number when the address is none, or of another row. */
function columnOf(address: string, row: number): number {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(address)
  return match !== null && Number(match[2]) === row ? columnNumber(match[1] ?? '') : Number.NaN
}

function columnNumber(letters: string): number {
  let number = 0
  for (let at = 0; at < letters.length; at++) number = number * 26 + letters.charCodeAt(at) - 64
  return number - 1
}
