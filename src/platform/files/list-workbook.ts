import type { SheetContent } from './workbook-content.ts'

/**
 * A workbook with one list to fill in or to correct: the list first, the choices of its drop-downs, and sheets that are
 * only read.
 */
export interface ListWorkbook {
  readonly title: string
  /** Language of the texts, as a BCP 47 tag. */
  readonly language: string
  readonly footer: { readonly mark: string; readonly page: string; readonly of: string }
  readonly list: ListSheet
  readonly choices: { readonly name: string; readonly title: string; readonly lines: readonly string[] }
  /** Sheets between the list and its choices, in their order. */
  readonly beside: readonly SheetContent[]
}

export interface ListSheet {
  readonly name: string
  /** Row of the headings, as the spreadsheet shows it. */
  readonly headerRow: number
  readonly columns: readonly ListColumn[]
  readonly rows: readonly ListRow[]
  /** Last row that is made ready for writing: text, with its drop-down. */
  readonly lastRow: number
  /** Said when something else than the choices is written. */
  readonly otherwise: { readonly title: string; readonly text: string }
}

export interface ListColumn {
  readonly heading: string
  /** Read by whoever rests on the heading; `null` for none. */
  readonly note: string | null
  /** The words of the drop-down; `null` where anything is written. */
  readonly choices: readonly string[] | null
  /** True where several choices, or other words, may be written too. */
  readonly isOpen: boolean
}

export interface ListRow {
  readonly row: number
  /** By column. All are text: zeros and dates stay as they are written. */
  readonly cells: readonly string[]
  /** By column. */
  readonly marks: ReadonlyMap<number, Mark>
}

/** A cell to look at, and what is said of it. Colour says nothing that the note does not. */
export interface Mark {
  readonly as: 'fault' | 'warning'
  readonly note: string
}
