// Assumption: half as many or twice as many, and more than five apart, is worth a question. Decided by the project, 2026-11-22.
const DIFFERS_BY_MORE_THAN = 5

/**
 * Whether a unit hands in unusually many or few: fewer than half or more than twice as many as last time, and more than
 * five apart. A question to the unit, never a stop: it may well be right. Unit: rows.
 */
export const isUnusualNumber = (now: number, before: number): boolean =>
  Math.abs(now - before) > DIFFERS_BY_MORE_THAN && (now * 2 < before || now > before * 2)
