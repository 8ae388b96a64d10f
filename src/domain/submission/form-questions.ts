import { z } from 'zod'

/** How sure a unit is that everybody it met is in its answer. */
export const COVERAGES = ['all', 'most', 'some', 'not_known'] as const
/** Whether a unit went through everybody in its records for the census week. */
export const WENT_THROUGH = ['everybody', 'partly', 'from_memory'] as const

/** Persons that a unit may know of and not report, at most. */
export const MOST_NOT_REPORTED = 1000
/** Characters of a unit's note at most. */
export const LONGEST_NOTE = 1000

/** What a unit says of how it counted; kept with its answer, for the chapter on quality. `null` = left blank. */
export const countingAnswers = z.strictObject({
  wentThrough: z.enum(WENT_THROUGH).nullable(),
  coverage: z.enum(COVERAGES).nullable(),
  /** Persons the unit knows to have been homeless in the week and could not report. */
  notReported: z.int().min(0).max(MOST_NOT_REPORTED).nullable().meta({ unit: 'persons' }),
  /** In the unit's own words, without names. */
  note: z.string().trim().max(LONGEST_NOTE),
})
export type CountingAnswers = z.infer<typeof countingAnswers>
