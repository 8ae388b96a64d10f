import { csvProblemTexts, csvRepairTexts } from './csv.texts.ts'
import { CSV_PROBLEM_KINDS, type CsvProblem, type CsvProblemCode, type CsvRepair } from './csv-problem.ts'
import type { Finding } from './finding.ts'
import { looksLikePersonalNumber, shapeOf } from './shape-of.ts'

/** Told of by the reader of the table as well, with the column's meaning known. */
const TOLD_BY_READER: ReadonlySet<CsvProblemCode> = new Set(['headings_only', 'duplicate_heading', 'blank_heading'])

/** A file of which no table came: that it has no headings either need not be said. */
const NO_TABLE: ReadonlySet<CsvProblemCode> = new Set([
  'file_too_large',
  'workbook_not_csv',
  'empty_file',
  'too_many_columns',
  'too_many_rows',
])

/** All that was found in a CSV file: in the file itself, and by the reader of its table. Nothing is told twice. */
export function withCsvFindings(
  file: string,
  csv: { readonly problems: readonly CsvProblem[]; readonly repairs: readonly CsvRepair[] },
  ofReader: readonly Finding[],
): readonly Finding[] {
  const hasNoTable = csv.problems.some(({ code }) => NO_TABLE.has(code))
  const place = { file, sheet: null, value: null }
  return [
    ...csv.problems
      .filter(({ code }) => !TOLD_BY_READER.has(code))
      .map(({ code, row, column }): Finding => {
        return {
          kind: CSV_PROBLEM_KINDS[code],
          code,
          ...place,
          row,
          column: shownColumn(column),
          message: csvProblemTexts[code],
        }
      }),
    ...csv.repairs.map(({ code, row }): Finding => {
      return { kind: 'repair', code, ...place, row, column: null, message: csvRepairTexts[code] }
    }),
    ...ofReader.filter(({ code }) => !(hasNoTable && code === 'no_headings')),
  ]
}

/** A file without headings has data in their place. */
const shownColumn = (column: string | null): string | null =>
  column !== null && looksLikePersonalNumber(column) ? shapeOf(column) : column
