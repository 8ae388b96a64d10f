import type { Expected } from '../linkage/expected-persons.ts'

/** The expected number belongs to the stage *linkage*, since a list that is only linked has one; the counted take it from here. */
export { doubtsAmong } from '../linkage/doubts-among.ts'
/** What the expected number is made of. */
export { type Doubtful as CountedDoubt, type Expected, expectedPersons } from '../linkage/expected-persons.ts'
/** Head counts belong to the stage *outreach*; the range takes them from here. */
export { type ObservedNight, observedPersons } from '../outreach/observed-persons.ts'

/** Fewest and most persons that doubtful links, thin rows and observations leave open. Never a confidence interval. */
export interface Range {
  readonly low: number
  readonly high: number
}

/**
 * low: every doubt linked; high: none linked, and every observed person a further one. Linking can also bring a person
 * into the count (two records tell more than one), so all three divisions are taken together.
 */
export function countRange(asLinked: number, doubtsLinked: number, doubtsApart: number, observed: number): Range {
  return {
    low: Math.min(asLinked, doubtsLinked, doubtsApart),
    high: Math.max(asLinked, doubtsLinked, doubtsApart) + observed,
  }
}

/**
 * The expected number, never outside what the three divisions leave open: to link or part two records can also change
 * whether a definition counts the person, which no doubt by itself knows of.
 */
export function expectedWithin({ value, low, high }: Expected, range: Range): Expected {
  const within = (number: number) => Math.min(range.high, Math.max(range.low, number))
  return { value: within(value), low: within(low), high: within(high) }
}
