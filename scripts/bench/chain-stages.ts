import { z } from 'zod'

export const STAGES = ['reading', 'storing', 'linking', 'classifying', 'reporting', 'writing'] as const
export type Stage = (typeof STAGES)[number]

/** What a run of the chain took, as the process that measures it prints it. */
export const chainFigures = z.strictObject({
  records: z.int(),
  persons: z.array(z.int()),
  seconds: z.record(z.enum(STAGES), z.number()),
  /** Peak of the process up to the end of the stage. */
  peakMegabytes: z.record(z.enum(STAGES), z.number()),
})
export type ChainFigures = z.infer<typeof chainFigures>
