import type { Cell, Style, Worksheet } from 'exceljs'
import { columnLetters } from '../../domain/submission/table.ts'
import { completeWorkbook, type ListOfChoices } from './complete-workbook.ts'
import { addSheet, type PlaceInWorkbook } from './lay-out-sheet.ts'
import type { ListColumn, ListSheet, ListWorkbook } from './list-workbook.ts'
import { line, type SheetContent } from './workbook-content.ts'
import { HEADING, MARKS, ROWS } from './workbook-looks.ts'
import { sameText, sheetNames } from './workbook-names.ts'
import { packZip, unpackZip } from './zip.ts'

/** The format by which a spreadsheet keeps what is written: 0123 stays 0123, and 2016-01-18 no day of its own. */
const AS_TEXT = '@'
/** Notes in one workbook: beyond them the colour is all there is, and the sheet that lists everything. */
const MOST_NOTES = 2_000
/** Lines above a table that may stay in sight with its headings. */
const LINES_FROZEN = 3
const NARROWEST = 12
const WIDEST = 34

/**
 * The workbook as bytes, the same for the same value. The list has its headings frozen, text in every cell, and choices
 * in drop-downs that name cells of the sheet of choices. Nothing is locked and nothing is hidden.
 */
export async function writeListWorkbook(content: ListWorkbook): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  const { title, language, footer, list, beside, choices } = content
  const withChoices = list.columns.filter((column) => column.choices !== null)
  const choiceSheet = sheetOfChoices(choices, withChoices)
  const others = withChoices.length === 0 ? beside : [...beside, choiceSheet]
  const names = sheetNames([list.name, ...others.map(({ name }) => name)])
  const place = (name: string, at: number): PlaceInWorkbook => ({
    ...{ title, footer, name, tableName: `Table_${at + 1}` },
    nameOf: () => undefined,
  })
  const worksheet = workbook.addWorksheet(names[0] ?? list.name)
  writeList(worksheet, list)
  const additions = others.map((sheet, at) => {
    const name = names[at + 1] ?? sheet.name
    const added = addSheet(workbook, sheet, place(name, at))
    const view = workbook.getWorksheet(name)
    // What stands above a long table is read once: were it frozen, little of the table would be seen below it.
    if (view !== undefined && sheet.lines.length > LINES_FROZEN)
      view.views = [{ state: 'normal', showGridLines: false }]
    return added
  })
  const lists = dropDowns(list, withChoices, names.at(-1) ?? choiceSheet.name, choiceSheet.lines.length + 3)
  const plain = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })
  const sheets = [{ links: [], summaries: [], lists }, ...additions]
  return packZip(completeWorkbook(unpackZip(new Uint8Array(plain)), { title, language, sheets }))
}

function writeList(worksheet: Worksheet, { headerRow, columns, rows }: ListSheet): void {
  let notes = 0
  const note = (cell: Cell, words: string) => {
    if (++notes <= MOST_NOTES) cell.note = { texts: [{ text: sameText(words) }] }
  }
  const header = worksheet.getRow(headerRow)
  for (const [at, { heading, note: said, choices }] of columns.entries()) {
    const longest = Math.max(heading.length, ...(choices ?? []).map(({ length }) => length))
    const column = worksheet.getColumn(at + 1)
    column.width = Math.min(Math.max(longest + 3, NARROWEST), WIDEST)
    column.numFmt = AS_TEXT
    const cell = header.getCell(at + 1)
    cell.value = sameText(heading)
    assign(cell, { ...HEADING, numFmt: AS_TEXT, alignment: { vertical: 'bottom' } })
    if (said !== null) note(cell, said)
  }
  for (const { row, cells, marks } of rows) {
    const written = worksheet.getRow(row)
    for (const [at, text] of cells.entries()) {
      const mark = marks.get(at)
      if (text === '' && mark === undefined) continue
      const cell = written.getCell(at + 1)
      cell.value = text === '' ? null : sameText(text)
      assign(cell, { font: ROWS.plain.font, numFmt: AS_TEXT, ...(mark === undefined ? {} : MARKS[mark.as]) })
      if (mark !== undefined) note(cell, mark.note)
    }
  }
  worksheet.views = [{ state: 'frozen', ySplit: headerRow, activeCell: `A${headerRow + 1}` }]
  worksheet.pageSetup.orientation = 'landscape'
}

const assign = (cell: Cell, style: Partial<Style>): void => {
  Object.assign(cell, style)
}

/** The choices of each column below its heading: one table, with blanks where a list is shorter than the longest. */
function sheetOfChoices({ name, title, lines }: ListWorkbook['choices'], columns: readonly ListColumn[]): SheetContent {
  const most = Math.max(0, ...columns.map(({ choices }) => choices?.length ?? 0))
  return {
    ...{ name, title, lines: lines.map((text) => line(text)), notes: [], pictures: [] },
    table: {
      ...{ name, blankSign: '' },
      columns: columns.map(({ heading }) => ({ heading, holds: 'words' as const })),
      rows: Array.from({ length: most }, (_, row) => ({
        cells: columns.map(({ choices }) => choices?.[row] ?? null),
        role: null,
      })),
    },
  }
}

function dropDowns(
  { columns, headerRow, lastRow, otherwise }: ListSheet,
  withChoices: readonly ListColumn[],
  sheet: string,
  firstRow: number,
): readonly ListOfChoices[] {
  return columns.flatMap((column, at) => {
    if (column.choices === null) return []
    const [here, there] = [columnLetters(at), columnLetters(withChoices.indexOf(column))]
    const last = firstRow + column.choices.length - 1
    return [
      {
        ref: `${here}${headerRow + 1}:${here}${lastRow}`,
        from: `'${sheet}'!$${there}$${firstRow}:$${there}$${last}`,
        otherwise: column.isOpen ? null : otherwise,
      },
    ]
  })
}
