import { cleanCell } from '../submission/cell-text.ts'
import type { HeaderPlace } from '../submission/column-map.ts'
import type { Finding } from '../submission/finding.ts'
import { type CellReader, type CellReading, readCell } from '../submission/read-cells.ts'
import { known } from '../submission/record.ts'
import { type CellContent, shownValue } from '../submission/shape-of.ts'
import type { FileRow } from '../submission/table.ts'
import { type IsoDate, isoDate } from '../terms/dates.ts'
import type { Problem } from '../terms/finding.ts'
import { asRead, type LIST_HEADINGS } from './list.texts.ts'
import { remembered } from './remembered.ts'

/** A column of a list of persons. */
export type ListColumn = keyof typeof LIST_HEADINGS

/** The columns found in a list. */
export type PlacedIn = ReadonlyMap<ListColumn, { readonly index: number; readonly heading: string }>

/** The cells of one column, as rows are met. Made once for the list: it may have a million rows. */
export interface ColumnCells {
  /** `''` in every row where the list has no such column. */
  readonly written: (row: FileRow) => string
  readonly report: (row: FileRow, found: Problem) => void
}

/** Finds the cells of a column. */
export type CellsOf = (column: ListColumn) => ColumnCells

/** The cells of a list with these columns. */
export function cellsIn(columns: PlacedIn, place: HeaderPlace, report: (finding: Finding) => void): CellsOf {
  const writtenIn = (column: ListColumn): ColumnCells['written'] => {
    const placed = columns.get(column)
    return placed === undefined ? () => '' : ({ cells }) => cells[placed.index] ?? ''
  }
  const secrets = SECRETS.map(writtenIn)
  return (column) => {
    const written = writtenIn(column)
    const heading = columns.get(column)?.heading ?? null
    const content = contentIn(column)
    // Who somebody is stands in no finding anyhow.
    const secretsBeside = (row: FileRow) => (content === 'identity' ? [] : secretsOf(row, secrets))
    return {
      written,
      report: (row, found) => {
        const cell = written(row)
        const value = cell === '' ? null : shownValue(cell, content, secretsBeside(row))
        report({ file: place.file, sheet: place.sheet, row: row.row, column: heading, value, ...found })
      },
    }
  }
}

const IDENTITY: ReadonlySet<ListColumn> = new Set([
  ...(['number', 'givenName', 'familyName', 'initials', 'birthDate', 'birthYear'] as const),
  ...(['approximateAge', 'age', 'protectedIdentity'] as const),
])

function contentIn(column: ListColumn): CellContent {
  if (IDENTITY.has(column)) return 'identity'
  if (column === 'recordId') return 'key'
  return column === 'municipality' || column === 'source' ? 'unit' : 'words'
}

const SECRETS = ['givenName', 'familyName', 'initials', 'number'] as const
/** Letters that a part of a name has at least, to be hidden wherever else in the row it stands. */
const SECRET_LETTERS = 3

/** What the row says of names and numbers: findings about its other cells do not repeat it. */
const secretsOf = (row: FileRow, secrets: readonly ColumnCells['written'][]): readonly string[] =>
  secrets
    .map((written) => cleanCell(written(row)).text.toLowerCase())
    .flatMap((cell) => [cell, ...cell.split(/\s+/)])
    .filter((part) => [...part].length >= SECRET_LETTERS)

/** What a cell says that is not blank. */
export type ReadWritten<T> = (written: string, day: IsoDate) => CellReading<T>

/** Reads the cells of a column: `null` for what is not understood, which is told as a warning. */
export type ReadCells<T> = (row: FileRow, day: IsoDate) => T | null

/** A reader of a column's cells. */
export function understood<T>({ written, report }: ColumnCells, read: ReadWritten<T>): ReadCells<T> {
  return (row, day) => {
    const cell = written(row)
    if (cell === '') return null
    const { value, problems } = read(cell, day)
    for (const found of problems) report(row, asRead(found))
    return known(value)
  }
}

/** How many spellings of a column are remembered. */
const SPELLINGS = 20_000

/** Reads what says the same on any day, each spelling once: names, codes and years are few and come again and again. */
export const onAnyDay = <T>(reader: CellReader<T>): ReadWritten<T> =>
  eachSpellingOnce((written) => readCell(reader, written, ANY_DAY))

/** The same for what is asked of cells that is no reading of a column's. */
export const eachSpellingOnce = <T>(of: (written: string) => T): ((written: string) => T) => remembered(of, SPELLINGS)

const ANY_DAY: IsoDate = isoDate.parse('2026-01-01')
