import type { CensusWeek } from '../terms/dates.ts'
import type { Text } from '../terms/text.ts'
import { disclosureTexts } from './disclosure.texts.ts'
import type { PublicTableId } from './public-tables.ts'

/**
 * One place in a public table. A figure that is withheld has no number here, nor any word on why: whether it is small
 * itself or guards another would tell how large it is. *none*: there is no such figure.
 */
export type PublicCell =
  | { readonly status: 'shown'; readonly value: number }
  | { readonly status: 'withheld' }
  | { readonly status: 'none' }

/** A table as it is published: everything that shows it reads this and nothing else. Unit: persons. */
export interface PublicTable {
  readonly id: PublicTableId
  readonly title: Text
  readonly unit: Text
  readonly columns: readonly { readonly key: string; readonly label: Text }[]
  readonly rows: readonly PublicRow[]
  readonly notes: readonly Text[]
}

/** One row: a cell for each column of its table, in their order. */
export interface PublicRow {
  readonly key: string
  readonly label: Text
  readonly role?: 'total' | 'part'
  readonly cells: readonly PublicCell[]
}

/**
 * The public edition of a yearly report as one value. It is made of the tables that are declared public and of sentences
 * on figures shown in them, so nothing else of the report can be in it. Pages, workbooks, CSV, JSON and charts of the
 * public edition are renderings of it.
 */
export interface PublicReport {
  readonly kind: 'public'
  readonly title: Text
  readonly subtitle: Text
  readonly municipality: { readonly code: string; readonly name: string }
  readonly census: string
  readonly week: CensusWeek
  readonly definition: { readonly id: string; readonly title: Text }
  /** Counts from 1 to below it are withheld. Unit: persons. */
  readonly threshold: number
  readonly paragraphs: readonly Text[]
  readonly tables: readonly PublicTable[]
  /** Tables that were to be published and are not, with the reason. */
  readonly tablesNotShown: readonly { readonly id: PublicTableId; readonly title: Text; readonly reason: Text }[]
  /** What the codes in the cells mean, and how figures are protected. */
  readonly legend: readonly Text[]
}

/** A cell in a file or on a page: its number, or its code. */
export function cellInWords(cell: PublicCell): string {
  if (cell.status === 'shown') return String(cell.value)
  return cell.status === 'withheld' ? disclosureTexts.withheldCode : disclosureTexts.noneCode
}

/** One figure in one place: the shape of the public edition's tables.csv. A figure that is not shown has no value. */
export interface PublicTidyCell {
  readonly table: PublicTableId
  readonly row: string
  readonly column: string
  readonly value: number | null
  readonly status: PublicCell['status']
}

/** Public tables as one figure a row, in the order they are shown. */
export function publicTidyCells({ tables }: PublicReport): PublicTidyCell[] {
  return tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      table.columns.map((column, at) => {
        const cell = row.cells[at] ?? { status: 'none' as const }
        const value = cell.status === 'shown' ? cell.value : null
        return { table: table.id, row: row.key, column: column.key, value, status: cell.status }
      }),
    ),
  )
}

/**
 * A row's share of the total of its column, worked out of published figures alone; `null` where either is not shown or the
 * total is zero. Unit: whole percent.
 */
export function publicSharePercent(table: PublicTable, row: PublicRow, column: number): number | null {
  const part = row.cells[column]
  const whole = table.rows.find(({ role }) => role === 'total')?.cells[column]
  if (part?.status !== 'shown' || whole?.status !== 'shown' || whole.value === 0) return null
  return Math.round((100 * part.value) / whole.value)
}
