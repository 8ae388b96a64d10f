/** The number of persons of a census by its own definition, and the range that doubts leave open. Unit: persons. */
export interface Figure {
  readonly persons: number
  readonly low: number
  readonly high: number
  /** Absent where there is no census before to compare with. */
  readonly flows?: FigureFlows
}

/** Where those counted now come from, and how many of those counted last time were not found again. Unit: persons. */
export const FIGURE_FLOWS = ['persisting', 'returning', 'new', 'left'] as const
export type FigureFlow = (typeof FIGURE_FLOWS)[number]

/** How many persons there are in each of them. */
export type FigureFlows = Readonly<Record<FigureFlow, number>>

/** What a decision makes of the figure. `null` where it is still being counted. */
export interface Effect {
  readonly now: Figure
  readonly same: Figure | null
  readonly different: Figure | null
}

/** Whether two figures say the same number and range. */
export const areSame = (left: Figure, right: Figure): boolean =>
  left.persons === right.persons && left.low === right.low && left.high === right.high

/** The flows that are not the same in all of some figures. */
export const flowsThatDiffer = (figures: readonly Figure[]): FigureFlow[] =>
  FIGURE_FLOWS.filter((flow) => new Set(figures.map(({ flows }) => flows?.[flow])).size > 1)
