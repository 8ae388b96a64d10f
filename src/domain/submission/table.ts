/** A table as it stands in a file: text only, before anything is known of its columns. */
export interface FileTable {
  /** Name of the sheet in a workbook; `null` in a CSV file. */
  readonly sheet: string | null
  /** Row of the headings, as the spreadsheet shows it. */
  readonly headerRow: number
  readonly header: readonly string[]
  readonly rows: readonly FileRow[]
}

/** A row of a file: as many cells as there are headings, or other than that where the file is broken. */
export interface FileRow {
  /** Row as the spreadsheet shows it. */
  readonly row: number
  readonly cells: readonly string[]
}

/** A, B … Z, AA … as a spreadsheet names its columns. `index` is from 0. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}
