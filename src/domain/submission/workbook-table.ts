import { foldWord } from './cell-text.ts'
import {
  type FileKind,
  IDENTITY_COLUMNS,
  type PlacedColumns,
  placeColumns,
  REQUIRED_COLUMNS,
  shownHeading,
} from './column-map.ts'
import type { FileProblem, FileReading } from './file-reading.ts'
import type { Problem } from './finding.ts'
import type { CellType } from './read-cells.ts'
import { looksLikePersonalNumber, shapeOf } from './shape-of.ts'
import { columnLetters, type FileRow, type FileTable } from './table.ts'
import { isOwnSheet } from './template.ts'
import { WORKBOOK_FINDINGS, WORKBOOK_REFUSALS, workbookProblem } from './workbook.texts.ts'
import type { MergedRange, SheetCell, SheetRow, WorkbookCells, WorkbookRead, WorkbookSheet } from './workbook.ts'
import { typeCell } from './workbook-cells.ts'

/** Rows that a title, an explanation or a date may take above the headings. Assumption: the project, 2026-11-21. */
const HEADINGS_WITHIN_ROWS = 20

const NO_TABLE: FileTable = { sheet: null, headerRow: 1, header: [], rows: [] }

/**
 * The one list of a workbook as a table, with all that a person should know of how it was found. The list is the one
 * visible sheet that has the columns of its kind; rows and columns that are hidden are read like the others.
 */
export function fileReadingOfWorkbook(workbook: WorkbookRead, kind: FileKind): FileReading {
  if ('refused' in workbook) {
    const code = workbook.refused
    return unread({ kind: 'fault', code, message: WORKBOOK_REFUSALS[code] })
  }
  const sheets = workbook.sheets
    .filter((sheet) => sheet.rows.some(hasData) && !isOwnSheet(sheet))
    .map((sheet) => ({ sheet, kind }))
  const found = withoutPeople(sheets.map(findHeadings)).map((one) =>
    one.isList && holdsChoicesOnly(one) ? { ...one, isList: false } : one,
  )
  const choice = chooseList(found)
  return 'refused' in choice ? unread(choice.refused) : readList(choice.chosen, choice.problems, workbook)
}

const atFile = (found: Problem): FileProblem => ({ ...found, row: null, column: null })
const unread = (found: Problem): FileReading => ({ table: NO_TABLE, problems: [atFile(found)], hasTable: false })

/** A sheet with data, and where its headings seem to be. */
interface PossibleList {
  readonly sheet: WorkbookSheet
  readonly headings: SheetRow
  /** Row of the headings of another list further up, of which the rows would be lost. */
  readonly listAbove: number | null
  readonly columns: PlacedColumns
  /** True when every column is there that a list of this kind cannot do without. */
  readonly isList: boolean
  readonly hasRows: boolean
}

const hasData = ({ cells }: SheetRow): boolean => cells.some(isFilled)
const isFilled = (cell: SheetCell): boolean => cell !== null && !(typeof cell === 'string' && cell.trim() === '')
/** Headings are words; a heading that is worked out is read by its result. */
const headingOf = (cell: SheetCell): string => typeCell(cell, null, false).text.trim()

/** The headings are in the row, of the first ones, that has most of the columns of a list; the first row when none has two. */
function findHeadings({ sheet, kind }: { sheet: WorkbookSheet; kind: FileKind }): PossibleList {
  const filled = sheet.rows.filter(hasData)
  const rows = filled.slice(0, HEADINGS_WITHIN_ROWS).map((row) => {
    const columns = placeColumns(row.cells.map(headingOf), kind)
    const isList = columns.size > 0 && REQUIRED_COLUMNS[kind].every(({ english }) => columns.has(english))
    return { row, columns, isList: isList && (REQUIRED_COLUMNS[kind].length > 0 || columns.size > 1) }
  })
  const score = ({ columns, isList }: (typeof rows)[number]) => columns.size + (isList ? 1000 : 0)
  const best = rows.reduce((one, other) => (score(other) > score(one) ? other : one), rows[0] ?? NO_HEADINGS)
  const { row, columns, isList } = best.isList || best.columns.size > 1 ? best : (rows[0] ?? NO_HEADINGS)
  return { sheet, headings: row, listAbove: listAbove(rows, row), columns, isList, hasRows: filled.at(-1) !== row }
}

/**
 * True for a sheet with the choices of a template: below each heading stand choices of that column, none of them twice,
 * and most of those there are. A list of people repeats itself long before.
 */
function holdsChoicesOnly({ sheet, headings, columns }: PossibleList): boolean {
  if (columns.size < headings.cells.filter(isFilled).length) return false
  const rows = sheet.rows.filter(({ row }) => row > headings.row)
  return [...columns.values()].every(({ index, column: { reader } }) => {
    const texts = rows.map(({ cells }) => headingOf(cells[index] ?? null)).filter((text) => text !== '')
    const possible = reader.type === 'yes_no' ? YES_AND_NO : reader.choices && Object.keys(reader.choices).length
    const isChoice = (text: string) => reader.atAGlance?.has(text) || reader.atAGlance?.has(text.toLowerCase())
    return possible !== null && isMostOf(texts, possible) && texts.every(isChoice)
  })
}

const YES_AND_NO = 2

const isMostOf = (texts: readonly string[], possible: number): boolean =>
  new Set(texts).size === texts.length && texts.length * 2 > possible

/** Headings of a list, with rows of their own before the headings that are read; right above them, they are their groups. */
function listAbove(
  rows: readonly { readonly row: SheetRow; readonly columns: PlacedColumns; readonly isList: boolean }[],
  headings: SheetRow,
): number | null {
  const above = rows.slice(
    0,
    rows.findIndex(({ row }) => row === headings),
  )
  return above.slice(0, -1).find(({ columns, isList }) => isList && columns.size > 1)?.row.row ?? null
}

const NO_HEADINGS = {
  row: { row: 1, isHidden: false, isStruck: false, cells: [] },
  columns: new Map(),
  isList: false,
} as const

type Choice =
  | { readonly chosen: PossibleList; readonly problems: readonly FileProblem[] }
  | { readonly refused: Problem }

/** Which sheet is read. Nothing is passed over in silence but sheets that hold neither a list nor anything to be seen. */
function chooseList(sheets: readonly PossibleList[]): Choice {
  const visible = sheets.filter(({ sheet }) => sheet.state === 'visible')
  const hiddenLists = sheets.filter(({ sheet, isList, hasRows }) => sheet.state !== 'visible' && isList && hasRows)
  const lists = visible.filter(({ isList }) => isList)
  const withRows = lists.filter(({ hasRows }) => hasRows)
  if (withRows.length > 1) return { refused: workbookProblem('several_sheets', { sheets: withRows.map(nameOf) }) }
  const [hiddenList] = hiddenLists
  if (withRows.length === 0 && hiddenList !== undefined)
    return { refused: workbookProblem('table_on_hidden_sheet', { sheet: nameOf(hiddenList) }) }
  const likeliest = [...visible].sort((one, other) => other.columns.size - one.columns.size)
  const chosen = withRows[0] ?? lists[0] ?? likeliest[0]
  if (chosen === undefined) return { refused: workbookProblem('workbook_empty', {}) }
  const others = visible.filter((one) => one !== chosen && !one.isList)
  return {
    chosen,
    problems: [
      ...(others.length > 0 ? [workbookProblem('sheets_not_read', { sheets: others.map(nameOf) })] : []),
      ...(hiddenLists.length > 0
        ? [workbookProblem('hidden_sheets_not_read', { sheets: hiddenLists.map(nameOf) })]
        : []),
    ].map(atFile),
  }
}

const shown = (name: string): string => (looksLikePersonalNumber(name) ? shapeOf(name) : name)

/** A sheet that is named after somebody in the lists, as where each person has a sheet, is told of by the shape of its name. */
function withoutPeople(lists: readonly PossibleList[]): readonly PossibleList[] {
  const inNames = new Set(lists.flatMap(({ sheet }) => wordsIn(sheet.name)))
  const people = new Set<string>()
  for (const { sheet, headings, columns } of lists) {
    const ofNames = NAME_COLUMNS.flatMap(({ english }) => columns.get(english)?.index ?? [])
    for (const { row, cells } of sheet.rows) {
      if (row <= headings.row) continue
      for (const index of ofNames)
        for (const word of wordsIn(headingOf(cells[index] ?? null))) if (inNames.has(word)) people.add(word)
    }
  }
  return lists.map((list) => {
    const { name } = list.sheet
    return wordsIn(name).some((word) => people.has(word))
      ? { ...list, sheet: { ...list.sheet, name: shapeOf(name) } }
      : list
  })
}

const NAME_COLUMNS = [IDENTITY_COLUMNS.givenName, IDENTITY_COLUMNS.familyName]
const wordsIn = (text: string): readonly string[] => foldWord(text).match(/[\p{L}\p{M}]{2,}/gu) ?? []
const nameOf = ({ sheet }: PossibleList): string => shown(sheet.name)

/** The table of a sheet, text only, with everything found on the way. */
function readList(list: PossibleList, ofFile: readonly FileProblem[], workbook: WorkbookCells): FileReading {
  const { sheet, headings, columns } = list
  const rows = sheet.rows.filter((row) => row.row > headings.row && hasData(row))
  const width = Math.max(lastFilled(headings), ...widths(rows))
  const header = Array.from({ length: width }, (_, index) => headingOf(headings.cells[index] ?? null))
  const merged = readMerges(sheet.merges, headings.row, rows)
  const types = new Map<number, CellType>(
    [...columns.values()].map(({ index, column }) => [index, column.reader.type] as const),
  )
  const typing: Typing = {
    types,
    from1904: workbook.from1904,
    nameOf: (index) => shownHeading(header[index] ?? '', index) || columnLetters(index),
    covered: merged.covered,
    formulas: new Map(),
    problems: [],
  }
  const table: FileTable = {
    sheet: shown(sheet.name),
    headerRow: headings.row,
    header,
    rows: rows.map((row) => typeRow(row, width, typing)),
  }
  const problems = [
    ...ofFile,
    ...aboveHeadings(list),
    ...hidden(sheet, rows, typing),
    ...struckThrough(rows),
    ...merged.problems,
    ...formulaProblems(typing),
    ...typing.problems,
  ]
  return { table, problems, hasTable: true }
}

const lastFilled = ({ cells }: SheetRow): number => cells.findLastIndex(isFilled) + 1

/** The widest row only: `Math.max` takes no hundred thousand arguments. */
const widths = (rows: readonly SheetRow[]): readonly number[] => [
  rows.reduce((widest, row) => Math.max(widest, lastFilled(row)), 0),
]

/** What is gathered while the cells are typed out. */
interface Typing {
  readonly types: ReadonlyMap<number, CellType>
  readonly from1904: boolean
  readonly nameOf: (column: number) => string
  /** Row and column of cells that lie under a merged cell and are not seen. */
  readonly covered: ReadonlySet<string>
  readonly formulas: Map<number, { cells: number; first: string }>
  readonly problems: FileProblem[]
}

const placeKey = (row: number, column: number): string => `${row}/${column}`
const addressOf = (row: number, column: number): string => `${columnLetters(column)}${row}`

function typeRow({ row, cells }: SheetRow, width: number, typing: Typing): FileRow {
  const texts: string[] = []
  for (let column = 0; column < width; column++) texts.push(typeCellAt(cells[column] ?? null, row, column, typing))
  return { row, cells: texts }
}

function typeCellAt(cell: SheetCell, row: number, column: number, typing: Typing): string {
  if (cell === null || (typing.covered.size > 0 && typing.covered.has(placeKey(row, column)))) return ''
  if (typeof cell === 'string') return cell
  const { text, found } = typeCell(cell, typing.types.get(column) ?? null, typing.from1904)
  const hasValue = found === null || WORKBOOK_FINDINGS[found] !== 'fault'
  if (typeof cell === 'object' && cell.kind === 'formula' && hasValue) {
    const { cells, first } = typing.formulas.get(column) ?? { cells: 0, first: addressOf(row, column) }
    typing.formulas.set(column, { cells: cells + 1, first })
  }
  if (found === null) return text
  const value = found === 'cell_error' ? errorShown(cell) : text === '' ? null : shapeOf(text)
  typing.problems.push({ ...workbookProblem(found, {}), row, column: typing.nameOf(column), value })
  return text
}

function errorShown(cell: SheetCell): string | null {
  if (cell === null || typeof cell !== 'object') return null
  if (cell.kind === 'formula') return errorShown(cell.result)
  return cell.kind === 'error' ? cell.shown : null
}

/** Cells that a title, or an explanation, does not fill. */
const CELLS_OF_A_LIST = 3

function aboveHeadings({ sheet, headings, listAbove: above }: PossibleList): readonly FileProblem[] {
  const rows = sheet.rows.filter((row) => row.row < headings.row && hasData(row))
  if (rows.length === 0) return []
  const headerRow = headings.row
  if (above !== null) return [atFile(workbookProblem('several_lists_on_sheet', { first: above, second: headerRow }))]
  const filled = rows.filter(({ cells }) => cells.filter(isFilled).length >= CELLS_OF_A_LIST).length
  return [
    atFile(
      filled > 1 // one may be the groups of the headings
        ? workbookProblem('filled_rows_above_headings', { rows: filled, headerRow })
        : workbookProblem('rows_above_headings', { rows: rows.length, headerRow }),
    ),
  ]
}

function hidden(
  sheet: WorkbookSheet,
  rows: readonly SheetRow[],
  { nameOf: headingAt }: Typing,
): readonly FileProblem[] {
  const hiddenRows = rows.filter(({ isHidden }) => isHidden)
  const columns = sheet.hiddenColumns.filter((column) => rows.some(({ cells }) => isFilled(cells[column] ?? null)))
  return [
    ...hiddenRows
      .slice(0, 1)
      .map(({ row }) => ({ ...workbookProblem('hidden_rows_read', { rows: hiddenRows.length }), row, column: null })),
    ...(columns.length === 0
      ? []
      : [atFile(workbookProblem('hidden_columns_read', { headings: columns.map(headingAt) }))]),
  ]
}

function struckThrough(rows: readonly SheetRow[]): readonly FileProblem[] {
  const struck = rows.flatMap(({ row, isStruck }) => (isStruck ? [row] : []))
  const [first] = struck
  if (first === undefined) return []
  return [{ ...workbookProblem('struck_through_rows', { rows: struck }), row: first, column: null }]
}

function formulaProblems({ formulas, nameOf: headingAt }: Typing): readonly FileProblem[] {
  return [...formulas].map(([column, told]) => {
    return { ...workbookProblem('formulas_read', told), row: null, column: headingAt(column) }
  })
}

interface Merges {
  readonly problems: readonly FileProblem[]
  readonly covered: ReadonlySet<string>
}

/**
 * Merged cells in the list. Over several rows with something in them: a fault, since the value may hold for the first
 * row only or for all of them. Within one row: the value counts where it stands, and a person is told. A merge without
 * a value, or above the headings, says nothing.
 */
function readMerges(merges: readonly MergedRange[], headerRow: number, rows: readonly SheetRow[]): Merges {
  const byRow = new Map(rows.map((row) => [row.row, row] as const))
  const covered = new Set<string>()
  const faults: FileProblem[] = []
  const inRow: MergedRange[] = []
  for (const merge of merges) {
    if (merge.lastRow <= headerRow) continue
    if (merge.firstRow !== merge.lastRow) {
      const isSeen =
        merge.firstRow <= headerRow || isFilled(byRow.get(merge.firstRow)?.cells[merge.firstColumn] ?? null)
      if (!isSeen) continue
      const told = workbookProblem('merged_cells', { range: merge.shown })
      faults.push({ ...told, row: Math.max(merge.firstRow, headerRow), column: null })
      continue
    }
    const row = byRow.get(merge.firstRow)
    if (row === undefined) continue
    const last = Math.min(merge.lastColumn, row.cells.length - 1)
    for (let column = merge.firstColumn + 1; column <= last; column++) covered.add(placeKey(row.row, column))
    if (isFilled(row.cells[merge.firstColumn] ?? null)) inRow.push(merge)
  }
  const [first] = inRow
  if (first === undefined) return { problems: faults, covered }
  const told = workbookProblem('merged_cells_in_row', { ranges: inRow.length, first: first.shown })
  return { problems: [...faults, { ...told, row: first.firstRow, column: null }], covered }
}
