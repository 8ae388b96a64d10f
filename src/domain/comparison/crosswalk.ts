import type { Outcome } from '../classification/verdict.ts'

/** What one definition says of one person: enough to see whether another definition says the same. */
export interface Said {
  readonly outcome: Outcome
  readonly category: string | null
}

/**
 * How far two definitions agree on the persons of one census, linked once for both. Unit: persons; the five numbers
 * add up to everybody recorded. Who is outside a definition, or a child that comes with an adult, is not counted by it.
 */
export interface Agreement {
  readonly both: number
  readonly onlyFirst: number
  readonly onlySecond: number
  readonly neither: number
  /** At least one of them leaves the person in review: whether they agree is not known. */
  readonly open: number
}

/** Agreement of two definitions; `first[i]` and `second[i]` are said of the same person. Throws where the lists differ in length. */
export function agreementOf(first: readonly Said[], second: readonly Said[]): Agreement {
  const agreement = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0, open: 0 }
  for (const [one, other] of together(first, second)) agreement[agreementOn(one, other)] += 1
  return agreement
}

function agreementOn(first: Said, second: Said): keyof Agreement {
  if (first.outcome === 'review' || second.outcome === 'review') return 'open'
  if (first.outcome === 'counted') return second.outcome === 'counted' ? 'both' : 'onlyFirst'
  return second.outcome === 'counted' ? 'onlySecond' : 'neither'
}

/** Where a definition puts a person: the key of the category that counts the person, or why no category does. */
export type Place = { readonly category: string } | 'not_counted' | 'review'

/** The place of a person under a definition. */
export function placeOf({ outcome, category }: Said): Place {
  if (outcome === 'counted' && category !== null) return { category }
  return outcome === 'review' ? 'review' : 'not_counted'
}

/** Each person's two places, in the order of the lists. */
export const placesUnder = (first: readonly Said[], second: readonly Said[]): readonly (readonly [Place, Place])[] =>
  together(first, second).map(([one, other]) => [placeOf(one), placeOf(other)])

function together(first: readonly Said[], second: readonly Said[]): (readonly [Said, Said])[] {
  if (first.length !== second.length) throw new Error('two definitions must speak of the same persons')
  return first.flatMap((one, at) => {
    const other = second[at]
    return other ? [[one, other] as const] : []
  })
}
