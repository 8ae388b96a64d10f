import { cleanCell, foldWord } from './cell-text.ts'
import { type Column, FACT_COLUMNS, type PlacedColumns, ROW_COLUMNS } from './column-map.ts'
import { saysNothing, yesNo } from './read-cells.ts'
import type { FileRow } from './table.ts'

/** The rows of a list, those of persons apart from those that say nothing of anybody. */
export interface RowsOfPersons {
  readonly rows: readonly FileRow[]
  /** A total, a section, a note under the list: one cell that is no key, or a word for a sum with nothing but numbers. */
  readonly notes: readonly FileRow[]
  /** Rows of a template that nobody has filled in: a number, and *no* where that was there beforehand. */
  readonly blanks: readonly FileRow[]
}

/**
 * Tells rows of persons from what else people write in a list. An accommodation, an identity, an age, a sex or any
 * other answer makes a row a person's, *okänt* written out too. A row that is somebody's adult is one as well.
 */
export function rowsOfPersons(
  all: readonly FileRow[],
  columns: PlacedColumns,
  header: readonly string[],
): RowsOfPersons {
  const byIndex = new Map([...columns.values()].map(({ index, column }) => [index, column]))
  const columnAt = (index: number) => byIndex.get(index) ?? (NAMES_SOMEBODY.test(header[index] ?? '') ? 'names' : null)
  const nothing = all.flatMap((row) => {
    const isAnswered = textOf(row, columns, FACT_COLUMNS.accommodation) !== ''
    const what = isAnswered ? 'person' : whatIs(row, columnAt)
    return what === 'person' ? [] : [{ row, what }]
  })
  if (nothing.length === 0) return { rows: all, notes: [], blanks: [] }
  const adults = new Set(all.map((row) => textOf(row, columns, ROW_COLUMNS.childOf)).filter((key) => key !== ''))
  const isAdult = (row: FileRow) => adults.has(textOf(row, columns, ROW_COLUMNS.recordKey))
  const left = nothing.filter(({ row }) => !isAdult(row))
  const leftOut = new Set(left.map(({ row }) => row))
  const those = (kind: 'note' | 'blank') => left.flatMap(({ row, what }) => (what === kind ? [row] : []))
  return { rows: all.filter((row) => !leftOut.has(row)), notes: those('note'), blanks: those('blank') }
}

const textOf = ({ cells }: FileRow, columns: PlacedColumns, { english }: Column<unknown>): string =>
  cleanCell(cells[columns.get(english)?.index ?? -1] ?? '').text

/** Headings that are not read, below which names of people stand all the same. */
const NAMES_SOMEBODY = /namn|name|person|klient|brukare|client/i

type What = 'person' | 'note' | 'blank'
/** Words that begin a total or a note. Assumption: nobody is called so, decided by the project, 2026-11-21. */
const BEGINS_A_TOTAL = /^(summa|summering|totalt?|sum|antal)(?!\p{L})/iu
const BEGINS_A_NOTE = /^(kom ih\u00e5g|obs|anm|anm\u00e4rkning|notering|kommentar|note|remember)(?!\p{L})/iu

function whatIs({ cells }: FileRow, columnAt: (index: number) => FilledCell['column']): What {
  const filled = cells.flatMap((cell, index) => {
    const { text } = cleanCell(cell)
    return text === '' ? [] : [{ text, column: columnAt(index) }]
  })
  const [first, ...others] = filled
  if (first === undefined) return 'blank'
  if (BEGINS_A_TOTAL.test(first.text) && others.every(({ text }) => /^[\d\s.,%]+$/.test(text))) return 'note'
  if (others.length === 0) return whatIsAlone(first)
  return filled.every(saysNothingOfAnybody) ? 'blank' : 'person'
}

interface FilledCell {
  readonly text: string
  /** `null` where the heading is not known, `names` where it seems to be one for names. */
  readonly column: Column<unknown> | 'names' | null
}

function whatIsAlone(cell: FilledCell): What {
  const { text, column } = cell
  if (BEGINS_A_NOTE.test(text) || column === null) return 'note'
  if (column === 'names') return 'person'
  if (isOf(column, ROW_COLUMNS.recordKey)) return looksLikeKey(text) ? 'blank' : 'note'
  if (isOf(column, ROW_COLUMNS.unit) || saysNothingOfAnybody(cell)) return 'blank'
  return column.reader.type === 'text' ? 'note' : 'person'
}

const isOf = (column: Column<unknown>, { english }: Column<unknown>): boolean => column.english === english

/** A key has a digit, or is a letter or two; a word or a sentence is none. */
const looksLikeKey = (text: string): boolean => !/\s/.test(text) && (/\d/.test(text) || text.length <= 2)

/** A key, a unit, or a *no* that may have stood there beforehand. What is in a column that is not read may tell of somebody. */
function saysNothingOfAnybody({ text, column }: FilledCell): boolean {
  if (column === null || column === 'names') return false
  if (isOf(column, ROW_COLUMNS.recordKey)) return looksLikeKey(text)
  if (isOf(column, ROW_COLUMNS.unit)) return true
  if (column.reader.type !== 'yes_no') return false
  return saysNothing(text) || yesNo.atAGlance?.get(foldWord(text))?.value === false
}
