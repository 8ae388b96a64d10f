import type { Cell, Style, Workbook, Worksheet } from 'exceljs'
import type { SheetAdditions } from './complete-workbook.ts'
import type { Line, Picture, SheetContent, TableCell, TableColumn, TableContent, TableRow } from './workbook-content.ts'
import { HEADING, HEADING_SPREAD, heightOf, LINES, LINK, linesIn, numberFormat, ROWS } from './workbook-looks.ts'
import { cellText, columnHeadings } from './workbook-names.ts'

/** What a sheet needs to know of the workbook it stands in. */
export interface PlaceInWorkbook {
  readonly title: string
  readonly footer: { readonly mark: string; readonly page: string; readonly of: string }
  readonly name: string
  readonly tableName: string
  /** The name a sheet got, by the name that was wished for it. */
  readonly nameOf: (wanted: string) => string | undefined
}

type Links = SheetAdditions['links']
type PlacedLine = Omit<Line, 'as'> & { readonly as: keyof typeof LINES; readonly row: number }

// Widths are in digits of the default font, heights in points (1/72 inch) unless said otherwise.
const NARROWEST_SHEET = 84
const NARROWEST_LABELS = 44
const WIDEST_LABELS = 60
const WIDEST_PROSE = 84
const NARROWEST_NUMBERS = 12
const WIDEST_HEADING = 16
/** What a cell keeps free at its sides. */
const PADDING = 2
const PIXELS_OF_DIGIT = 8
const PIXELS_OF_EMPTY_ROW = 20
const POINTS_OF_PIXEL = 0.75
const ROW_DESCENT = 0.25
const A4 = 9
const MARGINS = { left: 0.5, right: 0.5, top: 0.8, bottom: 0.7, header: 0.3, footer: 0.3 } // inches
/** A portrait page holds so much before the print becomes small. */
const WIDEST_PORTRAIT = 100
/** What is left for rows between the margins of a page when nothing is made smaller. */
const ROOM_ON_PAGE = { portrait: 734, landscape: 487 } as const

/** Adds one sheet and answers what exceljs cannot write of it. */
export function addSheet(workbook: Workbook, sheet: SheetContent, place: PlaceInWorkbook): SheetAdditions {
  const { table, pictures } = sheet
  const worksheet = workbook.addWorksheet(place.name, { properties: { dyDescent: ROW_DESCENT } })
  const widths = columnWidths(table)
  for (const [at, width] of widths.entries()) worksheet.getColumn(at + 1).width = width
  const { lines, tableRow, captions } = placeRows(sheet)
  const links = lines.flatMap((line) => writeLine(worksheet, line, widths, place))
  const inTable = table === null ? [] : addTable(worksheet, table, { at: tableRow, widths, place })
  for (const [at, picture] of pictures.entries()) addPicture(workbook, worksheet, picture, captions[at] ?? 0)
  const sight = table === null ? { state: 'normal' as const } : { state: 'frozen' as const, ySplit: tableRow }
  worksheet.views = [{ ...sight, showGridLines: false, activeCell: 'A1' }]
  const width = Math.max(sum(widths), ...pictures.map((picture) => picture.width / PIXELS_OF_DIGIT))
  const orientation = width > WIDEST_PORTRAIT ? 'landscape' : 'portrait'
  const room = ROOM_ON_PAGE[orientation]
  const used = heightBefore(worksheet, captions[0])
  setUpPrint(worksheet, place, orientation)
  // Headings go on to the next page with their rows, but not over the pictures of a short table.
  if (table !== null && used > room) worksheet.pageSetup.printTitlesRow = `${tableRow}:${tableRow}`
  keepPicturesWhole(worksheet, pictures, captions, { used: used % room, room })
  return { links: [...links, ...inTable], summaries: pictures.map(({ summary }) => summary) }
}

interface PlacedRows {
  readonly lines: readonly PlacedLine[]
  /** The row of the headings; of a sheet without a table, the first below its lines. */
  readonly tableRow: number
  /** The row above each picture, which says what it shows. */
  readonly captions: readonly number[]
}

/** Which row everything stands in. A picture lies on empty rows, so that it covers nothing. */
function placeRows({ title, lines, table, notes, pictures }: SheetContent): PlacedRows {
  const tableRow = lines.length + 2
  const afterTable = table === null ? tableRow : tableRow + table.rows.length + 2
  const captions: number[] = []
  let next = afterTable + notes.length + 1
  for (const { height } of pictures) {
    captions.push(next)
    next += Math.ceil(height / PIXELS_OF_EMPTY_ROW) + 2
  }
  return {
    lines: [
      { text: title, as: 'title', row: 1 },
      ...lines.map((line, at) => ({ ...line, row: at + 2 })),
      ...notes.map((line, at) => ({ ...line, row: afterTable + at })),
      ...pictures.map(({ summary }, at) => ({ text: summary, as: 'text' as const, row: captions[at] ?? next })),
    ],
    tableRow,
    captions,
  }
}

/** As wide as what stands in them, within limits: beyond those, texts run on over several lines. */
function columnWidths(table: TableContent | null): number[] {
  if (table === null) return [NARROWEST_SHEET]
  const hasFigures = table.columns.some(({ holds }) => holds !== 'words')
  const [narrowest, widest] = hasFigures ? [NARROWEST_LABELS, WIDEST_LABELS] : [0, WIDEST_PROSE]
  return table.columns.map(({ heading, holds }, at) => {
    if (holds !== 'words') {
      const words = heading.split(/\s+/).map((word) => word.length + 2)
      return Math.max(NARROWEST_NUMBERS, ...words, Math.min(heading.length + 3, WIDEST_HEADING))
    }
    const longest = Math.max(heading.length, ...table.rows.map(({ cells }) => wordsOf(cells[at] ?? null).length))
    return Math.max(narrowest, Math.min(Math.ceil(longest * HEADING_SPREAD) + 2, widest))
  })
}

const sum = (widths: readonly number[]) => widths.reduce((all, width) => all + width, 0)
const wordsOf = (cell: TableCell): string =>
  typeof cell === 'object' && cell !== null ? cell.text : String(cell ?? '')

const assign = (cell: Cell, style: Partial<Style>): void => {
  Object.assign(cell, style)
}

/** Writes a line in the first column. What has room in the width of the sheet runs on over the empty cells beside it. */
function writeLine(
  worksheet: Worksheet,
  { text, as, row, toSheet }: PlacedLine,
  widths: readonly number[],
  place: PlaceInWorkbook,
): Links {
  const { font, spread, above } = LINES[as]
  const cell = worksheet.getCell(row, 1)
  const wrapText = text.includes('\n') || text.length * spread > sum(widths)
  const lines = wrapText ? linesIn(text, (widths[0] ?? NARROWEST_SHEET) / spread) : 1
  cell.value = cellText(text)
  assign(cell, { font, alignment: { vertical: above > 0 ? 'bottom' : 'top', wrapText } })
  worksheet.getRow(row).height = heightOf(lines, font.size) + above
  return linkFrom(cell, toSheet, place)
}

function linkFrom(cell: Cell, wanted: string | undefined, { nameOf }: PlaceInWorkbook): Links {
  const toSheet = wanted === undefined ? undefined : nameOf(wanted)
  if (toSheet === undefined) return []
  cell.font = { ...cell.font, ...LINK }
  return [{ ref: cell.address, toSheet }]
}

interface TablePlace {
  readonly at: number
  readonly widths: readonly number[]
  readonly place: PlaceInWorkbook
}

function addTable(worksheet: Worksheet, table: TableContent, { at, widths, place }: TablePlace): Links {
  const headings = columnHeadings(table.columns.map(({ heading }) => heading))
  const written = (cell: TableCell) =>
    typeof cell === 'number' ? cell : cellText(cell === null ? table.blankSign : wordsOf(cell))
  worksheet.addTable({
    name: place.tableName,
    ref: `A${at}`,
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: false },
    columns: headings.map((heading) => ({ name: heading })),
    rows: table.rows.map(({ cells }) => table.columns.map((_, column) => written(cells[column] ?? null))),
  })
  const lines = (words: readonly string[], spread: number) =>
    Math.max(...words.map((word, column) => linesIn(word, ((widths[column] ?? NARROWEST_NUMBERS) - PADDING) / spread)))
  worksheet.getRow(at).height = heightOf(lines(headings, HEADING_SPREAD)) + 3
  for (const [column, { holds }] of table.columns.entries()) {
    const horizontal = holds === 'words' ? 'left' : 'right'
    assign(worksheet.getCell(at, column + 1), {
      ...HEADING,
      alignment: { horizontal, vertical: 'bottom', wrapText: true },
    })
  }
  return table.rows.flatMap(({ cells, role }, index) => {
    const row = at + index + 1
    worksheet.getRow(row).height = heightOf(lines(cells.map(wordsOf), LINES.text.spread))
    return table.columns.flatMap(({ holds }, column) => {
      const value = cells[column] ?? null
      const cell = worksheet.getCell(row, column + 1)
      assign(cell, { ...ROWS[role ?? 'plain'], alignment: alignmentOf(column, holds, role) })
      if (typeof value === 'number') cell.numFmt = numberFormat(value, holds === 'changes')
      return typeof value === 'object' ? linkFrom(cell, value?.toSheet, place) : []
    })
  })
}

function alignmentOf(column: number, holds: TableColumn['holds'], role: TableRow['role']): Partial<Style['alignment']> {
  if (holds !== 'words') return { horizontal: 'right', vertical: 'middle' }
  return { horizontal: 'left', vertical: 'middle', wrapText: true, indent: column === 0 && role === 'part' ? 2 : 0 }
}

function addPicture(workbook: Workbook, worksheet: Worksheet, { png, width, height }: Picture, caption: number): void {
  const image = workbook.addImage({ buffer: Uint8Array.from(png).buffer, extension: 'png' })
  worksheet.addImage(image, { tl: { col: 0, row: caption }, ext: { width, height }, editAs: 'oneCell' })
}

function setUpPrint(
  worksheet: Worksheet,
  { title, footer, name }: PlaceInWorkbook,
  orientation: 'portrait' | 'landscape',
): void {
  const toWidth = { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
  Object.assign(worksheet.pageSetup, { paperSize: A4, orientation, ...toWidth, margins: MARGINS })
  const { mark, page, of } = footer
  worksheet.headerFooter.oddHeader = `&L${inPrint(title)}&R${inPrint(name)}`
  worksheet.headerFooter.oddFooter = `&L${inPrint(mark)}&R${inPrint(page)} &P ${inPrint(of)} &N`
}

/** In what is printed above and below, & begins a command, and there is room for some 250 characters in all. */
const inPrint = (words: string) => words.slice(0, 100).replaceAll('&', '&&')

/** Height of all rows that hold something, up to the first caption. */
function heightBefore(worksheet: Worksheet, caption = Number.POSITIVE_INFINITY): number {
  let used = 0
  worksheet.eachRow(({ height }, row) => {
    if (row < caption) used += height ?? heightOf(1)
  })
  return used
}

/** Begins a new page before a picture that has no room on the one it would stand on: a printer would cut it in two. */
function keepPicturesWhole(
  worksheet: Worksheet,
  pictures: readonly Picture[],
  captions: readonly number[],
  page: { readonly used: number; readonly room: number },
): void {
  let { used } = page
  for (const [at, { height }] of pictures.entries()) {
    const caption = captions[at] ?? 0
    const needed = (worksheet.getRow(caption).height ?? heightOf(1)) + height * POINTS_OF_PIXEL
    const hasRoom = used + needed < page.room
    if (!hasRoom) worksheet.getRow(caption - 1).addPageBreak()
    used = hasRoom ? used + needed : needed
  }
}
