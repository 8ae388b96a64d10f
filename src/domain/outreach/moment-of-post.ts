import { Temporal } from 'temporal-polyfill'
import type { OutreachPost } from './post.ts'

/** Minutes that a phone and the service may differ by before the moment is called uncertain. */
const TOLERANCE_MINUTES = 5
const MINUTE_MS = 60_000

/** When a post was written, as far as is known. UTC, ISO 8601. */
export interface MomentOfPost {
  readonly moment: string
  /** False when the clock of the phone says what cannot be: then the moment is when the post came, at the latest. */
  readonly isCertain: boolean
}

/**
 * When a post was written: what the phone's clock said, and what it was off by. A moment after the post came, or before
 * the phone was given out, cannot be; neither can anything be said where the clock was never compared.
 */
export function momentOfPost(
  { createdAt, clockOffset }: Pick<OutreachPost, 'createdAt' | 'clockOffset'>,
  { receivedAt, phoneMadeAt }: { readonly receivedAt: string; readonly phoneMadeAt: string },
): MomentOfPost {
  const written = Date.parse(createdAt) + (clockOffset ?? 0)
  const tolerance = TOLERANCE_MINUTES * MINUTE_MS
  const isPossible = written <= Date.parse(receivedAt) + tolerance && written >= Date.parse(phoneMadeAt) - tolerance
  if (clockOffset === null || !isPossible) return { moment: receivedAt, isCertain: false }
  return { moment: toIso(Math.min(written, Date.parse(receivedAt))), isCertain: true }
}

const toIso = (milliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ smallestUnit: 'millisecond' })
