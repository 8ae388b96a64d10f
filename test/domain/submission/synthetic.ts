import type { FileTable } from '../../../src/domain/submission/table.ts'
import { censusWeek } from '../../../src/domain/terms/dates.ts'

/** Helsingborg's census week in 2016. */
export const WEEK = censusWeek.parse({ from: '2016-01-18', to: '2016-01-24' })

/** Invented numbers: serials 980–999 are never given to anybody. */
export const WOMAN_1985 = '19850709-9805'
export const MAN_1985 = '19850709-9813'
export const WOMAN_2004 = '20040506-9808'

/** A table with its headings in row 1 and its rows from row 2. */
export const tableOf = (header: readonly string[], ...rows: readonly (readonly string[])[]): FileTable => ({
  sheet: null,
  headerRow: 1,
  header,
  rows: rows.map((cells, index) => ({ row: index + 2, cells })),
})
