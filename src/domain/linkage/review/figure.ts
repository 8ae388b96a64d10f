/** The number of persons of a census by its own definition, and the range that doubts leave open. Unit: persons. */
export interface Figure {
  readonly persons: number
  readonly low: number
  readonly high: number
}

/** What a decision makes of the figure. `null` where it is still being counted. */
export interface Effect {
  readonly now: Figure
  readonly same: Figure | null
  readonly different: Figure | null
}

/** Whether two figures say the same. */
export const areSame = (left: Figure, right: Figure): boolean =>
  left.persons === right.persons && left.low === right.low && left.high === right.high
