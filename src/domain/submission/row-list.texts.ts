import { listInWords, type Text, verbatim } from '../terms/text.ts'

/** Rows that a message names at most. */
const ROWS_NAMED = 10

/** The numbers of rows, as they stand in a sentence. */
export const rowList = (rows: readonly number[]): Text => {
  const named = listInWords(rows.slice(0, ROWS_NAMED).map((row) => verbatim(String(row))))
  const more = rows.length - ROWS_NAMED
  return more > 0 ? { sv: `${named.sv} och ${more} till`, en: `${named.en} and ${more} more` } : named
}
