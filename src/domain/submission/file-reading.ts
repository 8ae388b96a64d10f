import type { Finding, Problem } from './finding.ts'
import type { FileTable } from './table.ts'

/** What was found in a file as a file, before any cell is understood: where it stands, and in which file is not said yet. */
export interface FileProblem extends Problem {
  /** Row as the spreadsheet shows it; `null` when it is about the whole file. */
  readonly row: number | null
  /** The heading as written, else the letter of the column. */
  readonly column: string | null
  /** What the cell shows, where that tells nobody's identity. */
  readonly value?: string | null
}

/** A file as a table, in whatever form it was saved, with everything that was found in it as a file. */
export interface FileReading {
  readonly table: FileTable
  readonly problems: readonly FileProblem[]
  /** False for a file of which no table came: that it has no headings either need not be said. */
  readonly hasTable: boolean
}

/** Told of by the reader of the table as well, with the column's meaning known. */
const TOLD_BY_READER: ReadonlySet<string> = new Set(['headings_only', 'duplicate_heading', 'blank_heading'])

/** A row with one of these cannot be told apart into cells: what its cells seem to hold says nothing. */
const ROW_TORN: ReadonlySet<string> = new Set([
  'unbalanced_quotes',
  'many_unbalanced_quotes',
  'too_many_cells',
  'other_separator',
  'row_too_long',
])

/** About how many cells a row has: says nothing of a file whose headings were not found, which is told itself. */
const COUNTED_BY_HEADINGS: ReadonlySet<string> = new Set(['too_many_cells', 'other_separator', 'missing_cells_blank'])

/** All that was found in a file: in the file itself, and by the reader of its table. Nothing is told twice. */
export function withFileFindings(
  file: string,
  { table, problems, hasTable }: FileReading,
  ofReader: readonly Finding[],
): readonly Finding[] {
  const told = problems.filter(({ code }) => !TOLD_BY_READER.has(code))
  const withoutHeadings = hasTable && ofReader.some(({ code }) => code === 'no_headings')
  const torn = new Set(told.flatMap(({ code, row }) => (ROW_TORN.has(code) && row !== null ? [row] : [])))
  const faulty = new Set(told.flatMap((one) => (one.kind === 'fault' && one.column !== null ? [cellOf(one)] : [])))
  const isUseless = ({ code, row }: FileProblem) =>
    (withoutHeadings && COUNTED_BY_HEADINGS.has(code)) || (code === 'missing_cells_blank' && torn.has(row ?? 0))
  const saysMore = (one: Finding) =>
    one.code === 'no_headings' ? hasTable : !torn.has(one.row ?? 0) && !(one.column !== null && faulty.has(cellOf(one)))
  return [
    ...told
      .filter((one) => !isUseless(one))
      .map(({ kind, code, row, column, value = null, message }): Finding => {
        return { kind, code, file, sheet: table.sheet, row, column, value, message }
      }),
    ...ofReader.filter(saysMore),
  ]
}

/** A row and a heading as one key. What a fault leaves of a cell says nothing. */
const cellOf = ({ row, column }: Pick<FileProblem, 'row' | 'column'>): string => `${row ?? ''}/${column ?? ''}`
