import { NO_DECISIONS } from '../../src/domain/linkage/link-decisions.ts'
import { linkRecords } from '../../src/domain/linkage/link-records.ts'
import type { LinkageModel } from '../../src/domain/linkage/model.ts'
import type { ListRequest } from './labelled-list.ts'
import { readLabelledList } from './read-labelled-list.ts'

/** A pair that linkage has said a probability of, and whether it is one person in truth. */
export interface SaidPair {
  readonly probability: number
  readonly decision: 'automatic' | 'review'
  readonly isSame: boolean
}

/** Probabilities above `from`, up to and including `to`. */
export interface Band {
  readonly from: number
  readonly to: number
}

/** How the pairs of one band turned out. */
export interface BandOutcome extends Band {
  readonly pairs: number
  readonly same: number
  /** The least and the greatest share that chance allows for when the probabilities are right. */
  readonly least: number
  readonly greatest: number
  readonly isInside: boolean
}

export const BANDS: readonly Band[] = [
  { from: 0.6, to: 0.8 },
  { from: 0.8, to: 0.95 },
  { from: 0.95, to: 1 },
]

/**
 * Standard deviations of a binomial share, of as many pairs, that it may lie outside its band: chance alone goes beyond
 * once in some 700 edges. Pairs of one person depend on each other, so that chance has somewhat more of a say than that.
 */
const ALLOWANCE = 3

/** Links a list whose answers are known, and tells of every pair that was scored whether it is one person. */
export function saidPairs(model: LinkageModel, request: ListRequest): SaidPair[] {
  const { traits, rowOf } = readLabelledList(request)
  const personOf = (id: string) => rowOf.get(id)?.person
  return linkRecords(model, traits, NO_DECISIONS).links.flatMap(({ left, right, weight, probability, decision }) => {
    if (weight === null || (decision !== 'automatic' && decision !== 'review')) return []
    return [{ probability, decision, isSame: personOf(left) === personOf(right) }]
  })
}

/** The share of one person in each band, and whether that is what the band says. */
export const bandOutcomes = (pairs: readonly SaidPair[], bands: readonly Band[] = BANDS): BandOutcome[] =>
  bands.map((band) => {
    const within = pairs.filter(({ probability }) => probability > band.from && probability <= band.to)
    const same = within.filter(({ isSame }) => isSame).length
    const least = band.from - allowed(band.from, within.length)
    const greatest = band.to + allowed(band.to, within.length)
    const share = same / within.length
    const isInside = within.length === 0 || (share >= least && share <= greatest)
    return { ...band, pairs: within.length, same, least, greatest, isInside }
  })

const allowed = (probability: number, count: number): number =>
  count === 0 ? 1 : ALLOWANCE * Math.sqrt((probability * (1 - probability)) / count)
