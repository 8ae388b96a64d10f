/** How failed tries slow the next one. Nobody is locked out: waiting is always enough. */
export interface Slowing {
  /** Tries that may fail before anybody waits. */
  readonly free: number
  /** Seconds to wait after the first failure beyond those; twice as long after each further one. */
  readonly firstSeconds: number
  /** The longest wait, seconds. */
  readonly longestSeconds: number
  /** Seconds after which one failure is forgotten. */
  readonly forgetSeconds: number
}

/** What has failed so far: by one account from one network, or by everybody from one network. */
export interface Failures {
  readonly failures: number
  readonly lastFailedAt: string
}

/**
 * How each sort of subject is slowed. One network may be a whole town hall: it is slowed late and little.
 * Source: OWASP ASVS 5.0, 6.1.1 and 6.3.1. Assumption: the figures, decided by the makers, 2026-11-22.
 */
export const SLOWING = {
  account: { free: 3, firstSeconds: 5, longestSeconds: 900, forgetSeconds: 3600 },
  network: { free: 40, firstSeconds: 1, longestSeconds: 60, forgetSeconds: 60 },
  code: { free: 5, firstSeconds: 5, longestSeconds: 900, forgetSeconds: 3600 },
} as const satisfies Readonly<Record<string, Slowing>>

/** Failures that are not forgotten yet at a moment. */
export function failuresLeft({ failures, lastFailedAt }: Failures, { forgetSeconds }: Slowing, now: string): number {
  return Math.max(0, failures - Math.floor(secondsBetween(lastFailedAt, now) / forgetSeconds))
}

/** Seconds still to wait before the next try; 0 when nobody waits. */
export function secondsToWait(failed: Failures, slowing: Slowing, now: string): number {
  const beyond = failuresLeft(failed, slowing, now) - slowing.free
  if (beyond < 0) return 0
  const wait = Math.min(slowing.longestSeconds, slowing.firstSeconds * 2 ** beyond)
  return Math.max(0, Math.ceil(wait - secondsBetween(failed.lastFailedAt, now)))
}

/** Never less than none: a clock may be set back. */
const secondsBetween = (from: string, to: string) => Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000)
