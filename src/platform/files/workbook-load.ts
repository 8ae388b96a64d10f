import ExcelJS, { type Cell, type CellValue } from 'exceljs'
import {
  type PlainCell,
  type SheetCell,
  type SheetRow,
  type SheetState,
  WORKBOOK_LIMITS,
  type WorkbookCells,
  type WorkbookRead,
  type WorkbookSheet,
} from '../../domain/submission/workbook.ts'
import { unpackWorkbook, type WorkbookParts, WorkbookRefused } from './workbook-guard.ts'
import { fullBudget, type SlimSheet, slimSheet } from './workbook-sheet.ts'
import { attribute, contentUpTo, escapeText, isTrue, openingTags, plainXml } from './workbook-xml.ts'
import { packZip } from './zip.ts'

/** Reads a workbook from anyone. Takes much memory and all of a thread: it runs in a process of its own. */
export async function loadWorkbook(bytes: Uint8Array): Promise<WorkbookRead> {
  try {
    return await readParts(await unpackWorkbook(bytes))
  } catch (error) {
    if (error instanceof WorkbookRefused) return { refused: error.code }
    return { refused: 'workbook_damaged' } // exceljs throws whatever it stumbles over
  }
}

interface SheetPart {
  readonly name: string
  readonly state: SheetState
  readonly xml: string
}

interface SlimPart extends SheetPart {
  readonly slim: SlimSheet
}

async function readParts(parts: WorkbookParts): Promise<WorkbookCells> {
  const book = plainXml(parts.get('xl/workbook.xml') ?? '')
  const relations = relationsOf(parts)
  const partOf = (type: string) => plainXml(parts.get(relations.find((one) => one.type === type)?.path ?? '') ?? '')
  const styles = stylesOf(partOf('styles'))
  const strings = partOf('sharedStrings')
  if (countOf('<si', strings) > WORKBOOK_LIMITS.cells) throw new WorkbookRefused('workbook_too_heavy')
  const limits = { ...fullBudget(), styles: styles.length, hasStrings: strings !== '' }
  const sheets = sheetsOf(book, relations, parts).map((part) => ({
    ...part,
    slim: slimSheet(plainXml(part.xml), limits),
  }))
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(slimWorkbook(sheets, styles.length, strings))
  const characters = { left: WORKBOOK_LIMITS.characters }
  const read = sheets.map(({ name, state, slim }, index): WorkbookSheet => {
    const rows = rowsOf(workbook.getWorksheet(index + 1), slim, styles, characters)
    return { name, state, rows, hiddenColumns: slim.hiddenColumns, merges: slim.merges }
  })
  const [, , settings = ''] = openingTags('workbookPr').exec(book) ?? []
  return { sheets: read, from1904: isTrue(attribute(settings, 'date1904')) }
}

/** How often something stands in a text, without making anything of what stands between. */
function countOf(sign: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + sign.length)) count += 1
  return count
}

/** What the workbook says of one of its parts. */
interface Relation {
  readonly id: string
  /** The last word of its type: `worksheet`, `styles`, `sharedStrings`. */
  readonly type: string
  readonly path: string
}

const relationsOf = (parts: WorkbookParts): readonly Relation[] =>
  [...plainXml(parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(openingTags('Relationship'))].map(
    ([, , tag = '']) => {
      const type = attribute(tag, 'Type') ?? ''
      const path = pathOf(attribute(tag, 'Target') ?? '')
      return { id: attribute(tag, 'Id') ?? '', type: type.slice(type.lastIndexOf('/') + 1), path }
    },
  )

/** The worksheets in the order of their tabs. Sheets of another kind, such as charts, hold no cells. */
function sheetsOf(book: string, relations: readonly Relation[], parts: WorkbookParts): readonly SheetPart[] {
  const tags = [...book.matchAll(openingTags('sheet'))]
  if (tags.length > WORKBOOK_LIMITS.parts) throw new WorkbookRefused('workbook_too_many_parts')
  return tags.flatMap(([, , tag = '']) => {
    const relation = relations.find(({ id }) => id === attribute(tag, 'id'))
    if (relation?.type !== 'worksheet') return []
    const xml = parts.get(relation.path)
    if (xml === undefined) throw new WorkbookRefused('workbook_damaged')
    return [{ name: attribute(tag, 'name') ?? '', state: stateOf(attribute(tag, 'state')), xml }]
  })
}

const stateOf = (written: string | undefined): SheetState =>
  written === 'hidden' || written === 'veryHidden' ? written : 'visible'

/** `worksheets/sheet1.xml`, `./worksheets/sheet1.xml` and `/xl/worksheets/sheet1.xml` are the same part. */
const pathOf = (target: string): string =>
  (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`).toLowerCase()

/** Formats that have a number and no text in the workbook. Source: ECMA-376 part 1, section 18.8.30. */
const BUILT_IN: Readonly<Record<number, string>> = {
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
}
/** As many styles as Excel keeps. */
const MOST_STYLES = 65_490

/** What a style of cells says that bears on what they mean. */
interface CellStyle {
  /** Blank for a plain number. */
  readonly format: string
  readonly isStruck: boolean
}

/** The styles of cells, by their numbers. */
function stylesOf(styles: string): readonly CellStyle[] {
  const own = new Map<number, string>()
  for (const [, , tag = ''] of styles.matchAll(openingTags('numFmt'))) {
    own.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
    if (own.size > MOST_STYLES) throw new WorkbookRefused('workbook_too_heavy')
  }
  const struck = struckFonts(styles)
  const read: CellStyle[] = []
  for (const [, , tag = ''] of partIn(styles, 'cellXfs').matchAll(openingTags('xf'))) {
    const id = Number(attribute(tag, 'numFmtId') ?? '0')
    const format = own.get(id) ?? BUILT_IN[id] ?? ''
    const isStruck = struck.has(Number(attribute(tag, 'fontId') ?? '0'))
    read.push({ format: /^(?:general|@)$/i.test(format) ? '' : format, isStruck })
    if (read.length > MOST_STYLES) throw new WorkbookRefused('workbook_too_heavy')
  }
  return read
}

/** The numbers of the fonts that strike text through. */
function struckFonts(styles: string): ReadonlySet<number> {
  const struck = new Set<number>()
  let font = -1
  for (const [, name, tag = ''] of partIn(styles, 'fonts').matchAll(openingTags('font', 'strike'))) {
    if (name === 'font') font += 1
    else if (isTrue(attribute(tag, 'val') ?? '1')) struck.add(font)
  }
  return struck
}

function partIn(styles: string, name: string): string {
  const start = styles.indexOf(`<${name}`)
  return start === -1 ? '' : (contentUpTo(styles, name, start) ?? '')
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** Ids from 164 on are the workbook's own. */
const FIRST_OWN_FORMAT = 164

/**
 * A workbook of what is to be read and nothing else. In place of every format stands the number of its style, in
 * quotes: exceljs takes any number for a date whose format has a d, m, y, h or s, `0 \s\t` too, and loses digits then.
 */
function slimWorkbook(sheets: readonly SlimPart[], styles: number, strings: string): ArrayBuffer {
  const each = <T>(of: (index: number) => T): readonly T[] => sheets.map((_, index) => of(index + 1))
  const style = Array.from({ length: styles }, (_, index) => index)
  const parts: Readonly<Record<string, string>> = {
    'xl/workbook.xml': `<workbook xmlns:r="${RELATION}"><sheets>${each((n) => `<sheet name="${n}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${each((n) => `<Relationship Id="rId${n}" Type="${RELATION}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${style.map((n) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + n}" formatCode="${escapeText(`"${n}"`)}"/>`).join('')}</numFmts><cellXfs>${style.map((n) => `<xf numFmtId="${FIRST_OWN_FORMAT + n}"/>`).join('')}</cellXfs></styleSheet>`,
    ...(strings === '' ? {} : { 'xl/sharedStrings.xml': strings }),
    ...Object.fromEntries(sheets.map(({ slim }, index) => [`xl/worksheets/sheet${index + 1}.xml`, slim.xml])),
  }
  const entries = Object.entries(parts).map(([name, xml]) => ({ name, bytes: Buffer.from(xml) }))
  return new Uint8Array(packZip(entries, 0)).buffer // a copy: the bytes may lie in a larger buffer
}

type Characters = { left: number }

function rowsOf(
  sheet: ExcelJS.Worksheet | undefined,
  slim: SlimSheet,
  styles: readonly CellStyle[],
  characters: Characters,
): readonly SheetRow[] {
  const rows: SheetRow[] = []
  sheet?.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: SheetCell[] = []
    let [filled, struck] = [0, 0]
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      while (cells.length < column - 1) cells.push(null)
      const style = styleOf(cell, styles)
      const read = cellOf(cell, slim, style)
      if (isSeen(read)) filled += 1
      if (isSeen(read) && style.isStruck) struck += 1
      characters.left -= typeof read === 'string' ? read.length : 1
      if (characters.left < 0) throw new WorkbookRefused('workbook_too_heavy')
      cells.push(read)
    })
    rows.push({ row: number, isHidden: row.hidden === true, isStruck: filled > 0 && struck === filled, cells })
  })
  return rows
}

const isSeen = (cell: SheetCell): boolean => cell !== null && !(typeof cell === 'string' && cell.trim() === '')

const PLAIN_STYLE: CellStyle = { format: '', isStruck: false }

/** In place of its format each cell has the number of its style: see `slimWorkbook`. */
const styleOf = ({ numFmt }: Cell, styles: readonly CellStyle[]): CellStyle =>
  styles[numFmt === undefined ? 0 : Number(numFmt.slice(1, -1))] ?? PLAIN_STYLE

function cellOf(cell: Cell, { formulas, withoutResult }: SlimSheet, style: CellStyle): SheetCell {
  if (formulas.size === 0 || !formulas.has(cell.address)) return plainCell(cell.value, style)
  return { kind: 'formula', result: withoutResult.has(cell.address) ? null : plainCell(cell.value, style) }
}

function plainCell(value: CellValue, { format }: CellStyle): PlainCell | null {
  if (typeof value === 'number') return format === '' ? value : { kind: 'number', value, format }
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (value === null || value === undefined || value instanceof Date) return null
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  return 'error' in value ? { kind: 'error', shown: value.error } : null
}
