import { csvProblemTexts, csvRepairTexts } from './csv.texts.ts'
import { CSV_PROBLEM_KINDS, type CsvProblem, type CsvProblemCode, type CsvRepair } from './csv-problem.ts'
import type { FileProblem, FileReading } from './file-reading.ts'
import { shownValue } from './shape-of.ts'
import type { FileTable } from './table.ts'

/** A file of which no table came. */
const NO_TABLE: ReadonlySet<CsvProblemCode> = new Set([
  'file_too_large',
  'workbook_not_csv',
  'web_page_not_csv',
  'json_not_csv',
  'pdf_not_csv',
  'empty_file',
  'too_many_columns',
  'too_many_rows',
  'row_too_long',
])

/** A CSV file in the shape that every kind of file is read into. */
export function fileReadingOfCsv(csv: {
  readonly table: FileTable
  readonly problems: readonly CsvProblem[]
  readonly repairs: readonly CsvRepair[]
}): FileReading {
  return {
    table: csv.table,
    problems: [
      ...csv.problems.map(({ code, row, column }): FileProblem => {
        return { kind: CSV_PROBLEM_KINDS[code], code, row, column: shownColumn(column), message: csvProblemTexts[code] }
      }),
      ...csv.repairs.map(({ code, row }): FileProblem => {
        return { kind: 'repair', code, row, column: null, message: csvRepairTexts[code] }
      }),
    ],
    hasTable: !csv.problems.some(({ code }) => NO_TABLE.has(code)),
  }
}

/** A file without headings has data in their place. */
const shownColumn = (column: string | null): string | null => (column === null ? null : shownValue(column, false))
