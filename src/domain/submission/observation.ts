import { z } from 'zod'
import { AGE_BAND, CERTAINTY, codesOf, SEX } from './codes.ts'

/** People seen and counted, not identified: place × time × number. A series, never overwritten. */
export const observation = z.strictObject({
  place: z.string().trim().min(1).max(200),
  /** Local time at the place (Europe/Stockholm), YYYY-MM-DD or YYYY-MM-DDTHH:MM. */
  observedAt: z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/),
  persons: z.int().min(0).max(1000).meta({ unit: 'persons' }),
  sex: z.enum(codesOf(SEX)).nullable(),
  ageBand: z.enum(codesOf(AGE_BAND)).nullable(),
  certainty: z.enum(codesOf(CERTAINTY)).nullable(),
  reason: z.string().trim().min(1).max(200).nullable(),
})
export type Observation = z.infer<typeof observation>
