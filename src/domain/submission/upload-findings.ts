import { LIKELY_DOUBLE } from './confirmed-warning.ts'
import type { FaultGroup } from './upload.ts'

/** Faults about what one cell holds: they go when the cell is written anew. Those that tell of another cell too are mended row by row. */
const OF_A_VALUE: ReadonlySet<string> = new Set([
  'not_yes_or_no',
  'unknown_choice',
  'none_among_others',
  'not_a_date',
  'not_a_calendar_day',
  'not_a_day_month_or_year',
  'not_a_year',
  'year_shown_as_day',
  'not_an_age',
  'not_a_whole_number',
  'not_an_amount',
  'not_a_number',
  'out_of_range',
  'scientific_notation',
  'text_too_long',
  'personal_number_in_text',
  'not_a_point_in_time',
])

/** Faults of a row as a row: it may be left out. */
const OF_A_ROW: ReadonlySet<string> = new Set(['too_many_cells', 'other_separator', 'more_cells_than_headings'])

/** How a fault is mended on the page; what cannot be is mended in the file. */
export function mendOf(code: string, column: string | null, row: number | null): FaultGroup['mend'] {
  if (row === null) return 'file'
  if (code === 'identity_without_permit') return 'clear_identity'
  if (OF_A_ROW.has(code)) return 'leave_out'
  if (column === null) return 'file'
  return OF_A_VALUE.has(code) || code.startsWith('personnummer_') ? 'value' : 'row'
}

/** Warnings that something in a row may be wrong: they are confirmed with a reason. Others are there to be read. */
const WITH_A_REASON: ReadonlySet<string> = new Set([
  'accommodation_blank',
  'age_differs_from_birth',
  'identity_from_voluntary',
  LIKELY_DOUBLE,
  'same_number_twice',
  'same_row_twice',
  'sex_differs_from_number',
  'since_after_census_week',
  'struck_through_rows',
  'test_number',
])

/** True for a warning that the unit confirms with a reason before the file goes into the answer. */
export const needsReason = (code: string): boolean => WITH_A_REASON.has(code)
