import type { IsoDate } from '../terms/dates.ts'
import type { Problem } from '../terms/finding.ts'
import { cleanCell } from './cell-text.ts'
import {
  type Column,
  type FileKind,
  hasFault,
  IDENTITY_COLUMNS,
  matchHeader,
  type PlacedColumns,
} from './column-map.ts'
import type { Finding } from './finding.ts'
import { readCell } from './read-cells.ts'
import { type DECLINED, known } from './record.ts'
import { shownValue } from './shape-of.ts'
import { problem } from './submission.texts.ts'
import type { FileRow, FileTable } from './table.ts'

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
  /** A finding at a cell of this row, or at the row as a whole. */
  readonly at: (column: Column<unknown> | null, found: Problem) => Finding
  readonly report: (column: Column<unknown> | null, found: Problem) => void
  readonly findings: () => readonly Finding[]
}

/** A file whose headings are understood. */
export interface OpenTable {
  /** Rows with something in them; none when the headings could not be understood. */
  readonly rows: readonly OpenRow[]
  /** What was found in the headings and in the file as a whole. */
  readonly findings: readonly Finding[]
  readonly columns: PlacedColumns
}

/** Finds the columns of a file and opens its rows. A row in which every cell is blank is passed over. */
export function openTable(table: FileTable, kind: FileKind, context: FileContext): OpenTable {
  const place = { file: context.file, sheet: table.sheet, row: table.headerRow }
  const { columns, findings } = matchHeader(table.header, kind, place)
  if (columns.size === 0) return { rows: [], findings, columns }

  const filled = table.rows.filter(({ cells }) => cells.some(isFilled))
  if (filled.length === 0) {
    const empty =
      kind === 'unit' || kind === 'compiled' ? problem('headings_only', {}) : problem('file_without_rows', {})
    return { rows: [], findings: [...findings, { ...place, column: null, value: null, ...empty }], columns }
  }
  const lost = withoutHeading(table.header, filled).map((index): Finding => {
    return {
      ...place,
      column: null,
      value: null,
      ...problem('values_without_heading', { letters: columnLetters(index) }),
    }
  })
  const rows = filled.map((row) => openRow(row, table, columns, context))
  return { rows, findings: [...findings, ...lost], columns }
}

const isFilled = (cell: string): boolean => cleanCell(cell).text !== ''

function withoutHeading(header: readonly string[], rows: readonly FileRow[]): readonly number[] {
  return header.flatMap((heading, index) =>
    !isFilled(heading) && rows.some(({ cells }) => isFilled(cells[index] ?? '')) ? [index] : [],
  )
}

/** A, B … Z, AA … as a spreadsheet names its columns. */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

function openRow({ row, cells }: FileRow, table: FileTable, columns: PlacedColumns, context: FileContext): OpenRow {
  const found: Finding[] = []
  const written = (column: Column<unknown>) => cells[columns.get(column.english)?.index ?? -1] ?? ''
  const secrets = secretsOf(written)
  const place = { file: context.file, sheet: table.sheet, row }
  const at: OpenRow['at'] = (column, one) => {
    if (column === null) return { ...place, column: null, value: null, ...one }
    const cell = written(column)
    const value = cell === '' ? null : shownValue(cell, column.holdsIdentity, secrets)
    return { ...place, column: columns.get(column.english)?.heading ?? null, value, ...one }
  }
  const report: OpenRow['report'] = (column, one) => {
    found.push(at(column, one))
  }
  if (cells.slice(table.header.length).some(isFilled)) report(null, problem('more_cells_than_headings', {}))
  return {
    ...{ row, written, at, report, findings: () => found },
    ...readersOf(written, context.day, report),
    has: (column) => columns.has(column.english),
    headingOf: (column) => columns.get(column.english)?.heading ?? column.english,
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
