import { visitCandidates } from './blocking.ts'
import type { WeighedPairs } from './cluster.ts'
import { type Columns, NOT_KNOWN } from './columns.ts'
import {
  estimateParameters,
  likeAmong,
  type Parameters,
  type PatternCounts,
  type PossiblePairs,
  patternsOf,
  possiblePatterns,
  sampledPatterns,
} from './estimate.ts'
import type { LinkageModel } from './model.ts'
import { pairList } from './pair-list.ts'
import { type PairScorer, pairScorer, weightOf } from './score.ts'
import { type SharedFrequency, sharedFrequency } from './term-frequency.ts'

/** What comes of comparing the records of a list pair by pair. */
export interface PairWeights {
  readonly scorer: PairScorer
  /** The pairs that are not below review, and all of one number. */
  readonly pairs: WeighedPairs
  readonly parameters: Parameters
}

/** Compares every two records that share a block, learns from it how this list is, and weighs those worth keeping. */
export function weighPairs(model: LinkageModel, columns: Columns): PairWeights {
  const { size, records } = columns
  const patterns = patternsOf(model.comparisons, columns)
  const frequency = sharedFrequency(model, columns)
  const counts = new Float64Array(patterns.patterns)
  const met = pairList()
  const isPossible = possiblePatterns(model, patterns, size)
  const isProtected = Uint8Array.from(records, ({ protectedIdentity }) => Number(protectedIdentity))
  visitCandidates(columns, (left, right) => {
    // A protected identity is compared by its number alone.
    const isEither = isProtected[left] === 1 || isProtected[right] === 1
    if (isEither && columns.number[left] !== columns.number[right]) return
    const pattern = patterns.patternOf(left, right)
    counts[pattern] = (counts[pattern] ?? 0) + 1
    if (isPossible(pattern)) met.add(left, right, pattern)
  })
  const list = {
    records: size,
    numbered: columns.number.reduce((sum, key) => sum + Number(key !== NOT_KNOWN), 0),
    alike: likeAmong(model, patterns.levelIn, counts),
  }
  const possible = possiblePairs(columns, model, patterns, met.pairs(), frequency)
  const parameters = estimateParameters(model, patterns, list, possible, sampledPatterns(patterns, size))
  const scorer = pairScorer(model, columns, patterns, parameters, frequency)
  return { scorer, pairs: pairsWorthKeeping(model, patterns, scorer, met.pairs()), parameters }
}

/** Pairs that estimation goes by at most: more would tell it nothing new. */
const PAIRS_TO_LEARN_FROM = 200_000

/**
 * What estimation goes by: of each pair the pattern, what it counts for, and how rare the names are that it shares. Pairs
 * of one pattern that share no name are one to it, and most share none.
 */
function possiblePairs(
  { content, copies }: Columns,
  { comparisons }: LinkageModel,
  { levelIn }: PatternCounts,
  { length: met, left, right, weight: patterns }: WeighedPairs,
  frequency: SharedFrequency,
): PossiblePairs {
  const oneOf = Math.max(1, Math.ceil(met / PAIRS_TO_LEARN_FROM))
  const most = Math.ceil(met / oneOf)
  const pattern = new Int32Array(most)
  const share = new Float64Array(most)
  const rarity = comparisons.map(() => new Float32Array(most))
  const placeOf = new Map<number, number>()
  let length = 0
  for (let at = 0; at < most; at++) {
    const own = patterns[at * oneOf] ?? 0
    const [one, other] = [left[at * oneOf] ?? 0, right[at * oneOf] ?? 0]
    let sharesName = false
    for (const [which, rarities] of rarity.entries()) {
      const frequent = frequency.of(which, levelIn(own, which), one, other)
      rarities[length] = frequent === null ? 0 : -Math.log2(frequent)
      if (frequent !== null) sharesName = true
    }
    const place = sharesName ? length : (placeOf.get(own) ?? length)
    if (!sharesName) placeOf.set(own, place)
    if (place === length) length += 1
    pattern[place] = own
    // Whatever the number of copies, each record meets one record of another content, and one of its own, once.
    const times = Math.max(copies[one] ?? 1, copies[other] ?? 1)
    share[place] = (share[place] ?? 0) + 1 / (content[one] === content[other] ? Math.max(1, times - 1) : times)
  }
  return { length, oneOf, pattern, share, rarity }
}

function pairsWorthKeeping(
  { comparisons, reviewAt }: LinkageModel,
  { levelIn }: PatternCounts,
  scorer: PairScorer,
  { length, left, right, weight: patterns }: WeighedPairs,
): WeighedPairs {
  const least = weightOf(reviewAt)
  const byNumber = comparisons.findIndex(({ id }) => id === 'number')
  const equal = comparisons[byNumber]?.levels.findIndex(({ id }) => id === 'equal')
  const kept = pairList()
  for (let at = 0; at < length; at++) {
    const pattern = patterns[at] ?? 0
    const isOneNumber = levelIn(pattern, byNumber) === equal
    // Most can be told by their pattern, whatever names they share.
    if (!isOneNumber && scorer.mostOf(pattern) < least) continue
    const [one, other] = [left[at] ?? 0, right[at] ?? 0]
    const weight = scorer.weighAs(pattern, one, other)
    if (isOneNumber || weight >= least) kept.add(one, other, weight)
  }
  return kept.pairs()
}
