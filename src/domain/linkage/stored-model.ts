import { z } from 'zod'
import { text } from '../terms/text.ts'

const probabilities = z.object({ m: z.number().positive(), u: z.number().positive() }).readonly()

/**
 * A linkage model as it is stored with a run, word for word, without what compares: what an older run weighed by, when the
 * model at hand is another. Only what weights are made of is read.
 */
export const storedModel = z
  .object({
    id: z.string(),
    comparisons: z
      .object({
        id: z.string(),
        label: text,
        levels: z
          .object({
            id: z.string(),
            label: text,
            probabilities: probabilities.nullable(),
            // Older runs say only that it is so.
            byTermFrequency: z.union([z.boolean(), z.enum(['shared', 'swapped'])]).optional(),
            isCounted: z.boolean().optional(),
          })
          .array()
          .readonly(),
      })
      .array()
      .readonly(),
    matchesPerRecord: z.number().positive(),
    likenesses: z
      .object({ id: z.string(), label: text, perRecord: z.number().positive(), toldApartBy: z.string().array() })
      .array()
      .readonly(),
  })
  .readonly()
export type StoredModel = z.infer<typeof storedModel>

/** What a run has learnt of its list, as it is stored: shares of 1 by comparison and level, and records per record. */
export const storedParameters = z
  .object({
    matchesPerRecord: z.number().positive(),
    likePerRecord: z.record(z.string(), z.number().positive()),
    probabilities: z.record(z.string(), z.record(z.string(), probabilities)),
  })
  .readonly()
export type StoredParameters = z.infer<typeof storedParameters>
