import { z } from 'zod'

/** The document a rule, threshold or figure rests on, so that the report can print it. */
export const source = z.strictObject({
  publisher: z.string().min(1),
  document: z.string().min(1),
  section: z.string().min(1).nullable().default(null),
  url: z.url().nullable().default(null),
})
export type Source = z.infer<typeof source>
