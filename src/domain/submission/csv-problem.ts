/**
 * What can be wrong with a CSV file as a file, before any cell is understood. A code is permanent; a retired one stays
 * here as a comment. Texts are in `csv.texts.ts`. A *fault* stops the run, a *warning* is for a person to judge.
 */
export const CSV_PROBLEM_KINDS = {
  file_too_large: 'fault',
  workbook_not_csv: 'fault',
  web_page_not_csv: 'fault',
  json_not_csv: 'fault',
  pdf_not_csv: 'fault',
  empty_file: 'fault',
  headings_only: 'fault',
  too_many_columns: 'fault',
  too_many_rows: 'fault',
  duplicate_heading: 'fault',
  blank_heading: 'fault',
  too_many_cells: 'fault',
  other_separator: 'fault',
  unbalanced_quotes: 'fault',
  many_unbalanced_quotes: 'fault',
  row_too_long: 'fault',
  nul_character: 'fault',
  lost_characters: 'fault',
  doubly_encoded: 'warning',
} as const
/** One of the keys of `CSV_PROBLEM_KINDS`. */
export type CsvProblemCode = keyof typeof CSV_PROBLEM_KINDS

/** A problem and where it is. `row` as the spreadsheet shows it; `column` the heading as written, else its letter. */
export interface CsvProblem {
  readonly code: CsvProblemCode
  readonly row: number | null
  readonly column: string | null
}

/** What reading changed without changing the meaning. Permanent codes, texts in `csv.texts.ts`. */
export const CSV_REPAIRS = [
  'read_as_windows_1252',
  'read_as_utf_16',
  'read_as_encoded_twice',
  'sep_line_left_out',
  'missing_cells_blank',
] as const
/** One of `CSV_REPAIRS`. */
export type CsvRepairCode = (typeof CSV_REPAIRS)[number]

/** A repair and the row it was made in; `null` when it is about the whole file. */
export interface CsvRepair {
  readonly code: CsvRepairCode
  readonly row: number | null
}
