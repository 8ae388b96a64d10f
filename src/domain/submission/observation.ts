import { z } from 'zod'
import { AGE_BAND, CERTAINTY, SEX } from './codes.ts'

const keys = <T extends object>(list: T) => z.enum(Object.keys(list) as [keyof T & string, ...(keyof T & string)[]])

/** People seen and counted, not identified: place × time × number. A series, never overwritten. */
export const observation = z.strictObject({
  place: z.string().trim().min(1).max(200),
  /** Local time at the place (Europe/Stockholm), YYYY-MM-DD or YYYY-MM-DDTHH:MM. */
  observedAt: z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/),
  persons: z.int().min(0).max(1000).meta({ unit: 'persons' }),
  sex: keys(SEX).nullable(),
  ageBand: keys(AGE_BAND).nullable(),
  certainty: keys(CERTAINTY).nullable(),
  reason: z.string().trim().min(1).max(200).nullable().meta({ swedishTerm: 'varför personen inte tillfrågades' }),
})
export type Observation = z.infer<typeof observation>
