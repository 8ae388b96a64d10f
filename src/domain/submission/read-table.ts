import type { IsoDate } from '../terms/dates.ts'
import type { Problem } from '../terms/finding.ts'
import { cleanCell } from './cell-text.ts'
import {
  type Column,
  contentOf,
  type FileKind,
  hasFault,
  IDENTITY_COLUMNS,
  matchHeader,
  type PlacedColumns,
} from './column-map.ts'
import type { Finding } from './finding.ts'
import { type FindingRoom, findingRoom } from './finding-room.ts'
import { readCell } from './read-cells.ts'
import { type DECLINED, known } from './record.ts'
import { shownValue } from './shape-of.ts'
import { problem } from './submission.texts.ts'
import { columnLetters, type FileRow, type FileTable } from './table.ts'

/** What every reader of a file has to know of it. */
export interface FileContext {
  /** File name relative to the census folder. */
  readonly file: string
  /** Last day of the census week: nobody is born after it. */
  readonly day: IsoDate
}

/** One row while it is read: remembers what was found in it. */
export interface OpenRow {
  readonly row: number
  /** The cell as it is understood; `null` where the column is not in the file. */
  readonly read: <T>(column: Column<T>) => T | typeof DECLINED | null
  /** The same where only a known answer can be kept. */
  readonly readKnown: <T>(column: Column<T>) => T | null
  /** The same where the row cannot do without it: a blank is a fault. */
  readonly readRequired: <T>(column: Column<T>) => T | null
  readonly written: (column: Column<unknown>) => string
  readonly has: (column: Column<unknown>) => boolean
  readonly headingOf: (column: Column<unknown>) => string
  /** Notes a finding at a cell of this row, or at the row as a whole. */
  readonly report: (column: Column<unknown> | null, found: Problem) => void
  readonly findings: readonly Finding[]
}

/** A file whose headings are understood. */
export interface OpenTable {
  /** Rows with something in them; none when the headings could not be understood. */
  readonly rows: readonly FileRow[]
  /** Opens a row for reading. What was read is kept, the open row is not: it is far larger than what it says. */
  readonly open: (row: FileRow) => OpenRow
  /** The finding at a cell of a row, or at the row as a whole; none when the file has more than can be told. */
  readonly at: (row: FileRow, column: Column<unknown> | null, found: Problem) => readonly Finding[]
  /** What was found in the headings and in the file as a whole. */
  readonly findings: readonly Finding[]
  readonly columns: PlacedColumns
  /** True when nothing more is told and the file cannot be stored: the rest of it need not be read. */
  readonly isSettled: () => boolean
  /** Asked when all is read: tells that there was more to tell, if there was. */
  readonly leftOut: () => readonly Finding[]
}

/** Finds the columns of a file and opens it. A row in which every cell is blank is passed over. */
export function openTable(table: FileTable, kind: FileKind, context: FileContext): OpenTable {
  const place = { file: context.file, sheet: table.sheet, row: table.headerRow }
  const { columns, findings } = matchHeader(table.header, kind, place)
  const room = findingRoom()
  const at = findingsOf(columns, room, { file: context.file, sheet: table.sheet })
  const wholeFile = { file: context.file, sheet: table.sheet, row: null, column: null, value: null }
  const leftOut = () => room.leftOut().map((found): Finding => ({ ...wholeFile, ...found }))
  const open = rowOpener({ columns, at, day: context.day, width: table.header.length })
  if (columns.size === 0) return { rows: [], open, at, findings, columns, isSettled: room.isSettled, leftOut }

  const filled = table.rows.filter(({ cells }) => cells.some(isFilled))
  const { rows, again } = withoutHeadings(filled, table.header)
  if (rows.length === 0) {
    const empty =
      kind === 'unit' || kind === 'compiled' ? problem('headings_only', {}) : problem('file_without_rows', {})
    const all = [...findings, { ...place, column: null, value: null, ...empty }]
    return { rows, open, at, findings: all, columns, isSettled: room.isSettled, leftOut }
  }
  const lost = withoutHeading(table.header, rows).map((index): Finding => {
    return {
      ...place,
      column: null,
      value: null,
      ...problem('values_without_heading', { letters: columnLetters(index) }),
    }
  })
  const repeated = again.flatMap((row) => at(row, null, problem('headings_again', {})))
  const all = [...findings, ...lost, ...repeated]
  return { rows, open, at, findings: all, columns, isSettled: room.isSettled, leftOut }
}

/** Rows that repeat the headings, as where two lists were put after each other, apart from those with data. */
function withoutHeadings(
  filled: readonly FileRow[],
  header: readonly string[],
): { readonly rows: readonly FileRow[]; readonly again: readonly FileRow[] } {
  const headings = header.map((heading) => cleanCell(heading).text)
  const isAgain = ({ cells }: FileRow) =>
    headings.every((heading, index) => cleanCell(cells[index] ?? '').text === heading)
  const again = filled.filter(isAgain)
  return { rows: again.length === 0 ? filled : filled.filter((row) => !isAgain(row)), again }
}

const isFilled = (cell: string): boolean => cleanCell(cell).text !== ''

function withoutHeading(header: readonly string[], rows: readonly FileRow[]): readonly number[] {
  return header.flatMap((heading, index) =>
    !isFilled(heading) && rows.some(({ cells }) => isFilled(cells[index] ?? '')) ? [index] : [],
  )
}

const cellOf = ({ cells }: FileRow, columns: PlacedColumns, column: Column<unknown>): string => {
  const placed = columns.get(column.english)
  return placed === undefined ? '' : (cells[placed.index] ?? '')
}

function findingsOf(
  columns: PlacedColumns,
  room: FindingRoom,
  ofFile: Pick<Finding, 'file' | 'sheet'>,
): OpenTable['at'] {
  return (row, column, found) => {
    if (!room.take(found.kind)) return []
    const place = { ...ofFile, row: row.row }
    if (column === null) return [{ ...place, column: null, value: null, ...found }]
    const cell = cellOf(row, columns, column)
    const secrets = cell === '' ? [] : secretsOf((one) => cellOf(row, columns, one))
    const value = cell === '' ? null : shownValue(cell, contentOf(column), secrets)
    return [{ ...place, column: columns.get(column.english)?.heading ?? null, value, ...found }]
  }
}

interface RowContext extends Pick<OpenTable, 'columns' | 'at'> {
  readonly day: IsoDate
  /** How many headings there are. */
  readonly width: number
}

function rowOpener({ columns, at, day, width }: RowContext): OpenTable['open'] {
  const has: OpenRow['has'] = (column) => columns.has(column.english)
  const headingOf: OpenRow['headingOf'] = (column) => columns.get(column.english)?.heading ?? column.english
  return (row) => {
    const findings: Finding[] = []
    const written = (column: Column<unknown>) => cellOf(row, columns, column)
    const report: OpenRow['report'] = (column, found) => {
      findings.push(...at(row, column, found))
    }
    if (row.cells.length > width && row.cells.slice(width).some(isFilled))
      report(null, problem('more_cells_than_headings', {}))
    // In one literal: put together from parts, every row takes its time and room.
    const { read, readKnown, readRequired } = readersOf(written, day, report)
    return { row: row.row, written, report, findings, read, readKnown, readRequired, has, headingOf }
  }
}

/** The three ways to read a cell; each reports what it finds. */
function readersOf(
  written: OpenRow['written'],
  day: IsoDate,
  report: OpenRow['report'],
): Pick<OpenRow, 'read' | 'readKnown' | 'readRequired'> {
  const readReporting = <T>(column: Column<T>) => {
    const reading = readCell(column.reader, written(column), day)
    for (const one of reading.problems) report(column, one)
    return reading
  }
  return {
    read: (column) => readReporting(column).value,
    readKnown: (column) => known(readReporting(column).value),
    readRequired: (column) => {
      const { value, problems } = readReporting(column)
      if (known(value) === null && !hasFault(problems)) report(column, problem('cell_blank', {}))
      return known(value)
    },
  }
}

/** Letters that a part of a name has at least, to be hidden wherever else in the row it stands. */
const SECRET_LETTERS = 3

/** What the row says of names and numbers: findings about its other cells do not repeat it. */
function secretsOf(written: (column: Column<unknown>) => string): readonly string[] {
  const { givenName, familyName, initials, number } = IDENTITY_COLUMNS
  return [givenName, familyName, initials, number]
    .map((column) => cleanCell(written(column)).text.toLowerCase())
    .flatMap((cell) => [cell, ...cell.split(/\s+/)])
    .filter((part) => [...part].length >= SECRET_LETTERS)
}
