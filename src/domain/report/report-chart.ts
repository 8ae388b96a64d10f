import type { Range } from '../comparison/ranges.ts'
import type { Text } from '../terms/text.ts'
import type { CellValue } from './report-table.ts'

/** One picture of a table of the report, as a value: what is shown, where, and in which words. Renderers draw it. */
export interface ReportChart {
  /** Stable: the name of its file, `charts/<id>.svg`. */
  readonly id: string
  /** The table it is drawn from and stands beside. It shows no figure that the tables do not hold. */
  readonly table: string
  /** *line*: categories are points in time, left to right. *bars*: categories are rows, each with one bar or several. */
  readonly kind: 'line' | 'bars'
  /** Bars of one row stand on one another, as parts of a whole, rather than beside one another. */
  readonly stacked: boolean
  readonly title: Text
  /** What the picture says, with its figures: read instead of it. */
  readonly summary: Text
  /** What the axis of values counts. */
  readonly unit: Text
  readonly categories: readonly { readonly key: string; readonly label: Text }[]
  readonly series: readonly ChartSeries[]
  /** Of stacked bars: the whole of each, as the table has it. `null`: the table gives no whole. */
  readonly totals: readonly CellValue[] | null
  readonly marks: readonly ChartMark[]
  readonly notes: readonly Text[]
}

/** Figures of one kind, one for each category. `null`: there is no figure, shown as a gap and never as zero. */
export interface ChartSeries {
  readonly key: string
  readonly label: Text
  /** What it stands for, by which its looks are chosen. */
  readonly role: 'this' | 'earlier' | 'published' | 'part' | 'notKnown'
  readonly values: readonly CellValue[]
  /** Lowest and highest of each figure, where that is known; with what to call it. */
  readonly ranges: { readonly label: Text; readonly of: readonly (Range | null)[] } | null
}

/** Something to know of one figure. *break*: between this category and the one before. *revised*: of the figure itself. */
export interface ChartMark {
  readonly kind: 'break' | 'revised'
  readonly series: string
  /** Index among the categories. */
  readonly at: number
  /** What stands at the place, in a word. */
  readonly text: Text
}
