import type { Response } from '../census/response.ts'
import type { Text } from '../terms/text.ts'

/** A number of persons, or `null` where there is no figure to give (not asked then, nothing to compare with). */
export type CellValue = number | null

/** One table of the report: what every rendering (page, workbook, CSV, chart) shows, and what disclosure control acts on. */
export interface ReportTable {
  /** Stable id; the `table` column of tables.csv. */
  readonly id: string
  readonly title: Text
  /** What is counted: persons unless said otherwise. */
  readonly unit: Text
  readonly columns: readonly { readonly key: string; readonly label: Text }[]
  readonly rows: readonly TableRow[]
  /** Printed under the table: partial non-response, and what the figures do not say. */
  readonly notes: readonly Text[]
}

/** One row: a value for each column of its table, in their order. */
export interface TableRow {
  readonly key: string
  readonly label: Text
  readonly values: readonly CellValue[]
  /** A sum or a part of the row above rather than a row of its own. */
  readonly role?: 'total' | 'part'
  /** What must be known of the figures of the row. Its label says it in words too. */
  readonly mark?: RowMark
  /** Of a published figure: what it measures, and of when. */
  readonly published?: { readonly series: string; readonly measure: string; readonly census: string }
  /** Of a unit: how it answered. */
  readonly answer?: Response
}

/** *revised*: the figure has been changed since it was published. *break*: it cannot be compared with the one before. */
export interface RowMark {
  readonly kind: 'revised' | 'break'
  readonly text: Text
}

/** One figure in one place: the shape of tables.csv. */
export interface TidyCell {
  readonly table: string
  readonly row: string
  readonly column: string
  readonly value: CellValue
  /**
   * *shown*, or *none*: there is no such figure. *revised* and *break* are shown too, with the mark of their row.
   * Disclosure control adds its own.
   */
  readonly status: 'shown' | 'none' | RowMark['kind']
}

/** Tables as one figure a row, in the order they are shown. */
export function tidyCells(tables: readonly ReportTable[]): TidyCell[] {
  return tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      table.columns.map((column, at) => {
        const value = row.values[at] ?? null
        return {
          table: table.id,
          row: row.key,
          column: column.key,
          value,
          status: value === null ? ('none' as const) : (row.mark?.kind ?? ('shown' as const)),
        }
      }),
    ),
  )
}
