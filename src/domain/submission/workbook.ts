import type { WorkbookRefusalCode } from './workbook.texts.ts'

/** A number that is shown in some other way than plainly: a date, a time, an amount. */
export interface FormattedNumber {
  readonly kind: 'number'
  readonly value: number
  /** The format as the workbook has it: `yyyy-mm-dd`, `0.00 "kr"`. */
  readonly format: string
}

/** A cell that shows an error of the spreadsheet, such as #N/A. */
export interface CellError {
  readonly kind: 'error'
  readonly shown: string
}

/** A cell that is worked out. Nothing is worked out anew: what the spreadsheet had stored is what counts. */
export interface FormulaCell {
  readonly kind: 'formula'
  /** `null`: the program that wrote the workbook stored no result. A blank result is an empty text. */
  readonly result: PlainCell | null
}

/** What stands in a cell, links and fonts left out. */
export type PlainCell = string | number | boolean | FormattedNumber | CellError
/** A cell of a sheet; `null` is blank. */
export type SheetCell = PlainCell | FormulaCell | null

/** A row with something in it. */
export interface SheetRow {
  /** Row as the spreadsheet shows it. */
  readonly row: number
  /** Hidden by hand or by a filter. */
  readonly isHidden: boolean
  /** Every cell with something in it is struck through. */
  readonly isStruck: boolean
  /** By column, from A. */
  readonly cells: readonly SheetCell[]
}

/** Cells made into one. Rows as the spreadsheet shows them, columns from 0, both ends included. */
export interface MergedRange {
  readonly shown: string
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** Whether a sheet is seen. What is very hidden can be brought forth with a program only. */
export type SheetState = 'visible' | 'hidden' | 'veryHidden'

/** One sheet as it stands in a workbook, before anything is known of what it means. */
export interface WorkbookSheet {
  readonly name: string
  readonly state: SheetState
  readonly rows: readonly SheetRow[]
  /** Columns that are not seen, from 0, in their order. */
  readonly hiddenColumns: readonly number[]
  readonly merges: readonly MergedRange[]
}

/** The sheets of a workbook, in their order. */
export interface WorkbookCells {
  readonly sheets: readonly WorkbookSheet[]
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean
}

/** A workbook as read, or why it was not. */
export type WorkbookRead = WorkbookCells | { readonly refused: WorkbookRefusalCode }

/** Limits of what is read. Assumption: far above the list of any unit, decided by the project, 2026-11-21. */
export const WORKBOOK_LIMITS = {
  /** Bytes of the file. Source: ux.md section 2.1, as the rest that is about the packing. */
  fileBytes: 5 * 1024 * 1024,
  /** Files packed into it. */
  parts: 200,
  /** Bytes when all of it is unpacked. */
  unpackedBytes: 15 * 1024 * 1024,
  /** Bytes unpacked for each byte of the file. */
  ratio: 100,
  /** Rows with something in them, all sheets together. */
  rows: 100_000,
  columns: 500,
  /** Cells with something in them, all sheets together. */
  cells: 400_000,
  /** Cells from column A to the last one of each row, all sheets together. */
  area: 5_000_000,
  merges: 10_000,
  /** Characters of all texts as they stand in the cells. */
  characters: 20_000_000,
} as const
