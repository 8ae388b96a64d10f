/** A workbook as a value: what its sheets say. How it looks, prints and is packed is the same for all. */
export interface WorkbookContent {
  readonly title: string
  /** Language of the texts, as a BCP 47 tag. */
  readonly language: string
  /** Printed under every page: what must be said on each, and the words of "page 1 of 3". */
  readonly footer: { readonly mark: string; readonly page: string; readonly of: string }
  readonly sheets: readonly SheetContent[]
}

/** One sheet: its title in A1, lines under it, at most one table, notes below that, and pictures last. */
export interface SheetContent {
  readonly name: string
  readonly title: string
  readonly lines: readonly Line[]
  readonly table: TableContent | null
  readonly notes: readonly Line[]
  readonly pictures: readonly Picture[]
}

/** Words that lead to a sheet of the same workbook. */
export interface Link {
  readonly text: string
  readonly toSheet: string
}

/** A paragraph, in a cell of its own. A warning says itself that it is one: the colour adds nothing. */
export interface Line {
  readonly text: string
  readonly as: 'text' | 'heading' | 'headline' | 'warning' | 'note'
  readonly toSheet?: string
}

export const line = (text: string, as: Line['as'] = 'text'): Line => ({ text, as })

/** A native table. Every cell holds something: `null` is written as the sign for a figure that there is none of. */
export interface TableContent {
  readonly name: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly blankSign: string
}

export interface TableColumn {
  readonly heading: string
  /** Changes are shown with their sign. */
  readonly holds: 'words' | 'numbers' | 'changes'
}

export interface TableRow {
  readonly cells: readonly TableCell[]
  readonly role: 'total' | 'part' | null
}

export type TableCell = string | number | null | Link

/** A PNG, the size it is shown in (pixels), and the sentence that says the same in words. */
export interface Picture {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
  readonly summary: string
}
