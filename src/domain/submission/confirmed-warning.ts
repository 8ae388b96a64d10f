import type { WrittenCells } from './answer-rows.ts'
import { IDENTITY_COLUMNS } from './column-map.ts'

/** The code by which it is kept that a row that looks like another is another person. */
export const LIKELY_DOUBLE = 'likely_double'

/** A warning about a row that its unit has said is right. */
export interface ConfirmedWarning {
  readonly code: string
  /** English name of the column; `null` for a warning of the whole row. */
  readonly column: string | null
}

const IDENTITY = Object.values(IDENTITY_COLUMNS).map(({ english }) => english)

/**
 * Whether what was said of a warning holds for a row as it is changed: the cell it stands at is as it was, and so is who
 * the person is. One of the whole row holds for that row alone, word for word; that somebody is another person than the
 * one they look like, for as long as they are the same.
 */
export function stillConfirmed({ code, column }: ConfirmedWarning, before: WrittenCells, after: WrittenCells): boolean {
  const isOfWholeRow = column === null && code !== LIKELY_DOUBLE
  const columns = isOfWholeRow
    ? [...new Set([...Object.keys(before), ...Object.keys(after)])]
    : [...IDENTITY, ...(column === null ? [] : [column])]
  return columns.every((each) => (before[each] ?? '').trim() === (after[each] ?? '').trim())
}
