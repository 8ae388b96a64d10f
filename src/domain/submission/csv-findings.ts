import { foldHeading, isKnownAnywhere, shownHeading } from './column-map.ts'
import { csvProblemTexts, csvRepairTexts } from './csv.texts.ts'
import { CSV_PROBLEM_KINDS, type CsvProblem, type CsvProblemCode, type CsvRepair } from './csv-problem.ts'
import type { FileProblem, FileReading } from './file-reading.ts'
import { columnLetters, type FileTable } from './table.ts'

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
        return {
          kind: CSV_PROBLEM_KINDS[code],
          code,
          row,
          column: shownColumn(column, csv.table.header),
          message: csvProblemTexts[code],
        }
      }),
      ...csv.repairs.map(({ code, row }): FileProblem => {
        return { kind: 'repair', code, row, column: null, message: csvRepairTexts[code] }
      }),
    ],
    hasTable: !csv.problems.some(({ code }) => NO_TABLE.has(code)),
  }
}

/** As the reader of the table calls the column. A file without headings has data in their place: its columns have letters. */
function shownColumn(column: string | null, header: readonly string[]): string | null {
  const index = column === null ? -1 : header.indexOf(column)
  if (column === null || index === -1) return column
  return header.some((cell) => isKnownAnywhere(foldHeading(cell))) ? shownHeading(column, index) : columnLetters(index)
}
