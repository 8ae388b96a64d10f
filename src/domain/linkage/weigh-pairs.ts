import { evenSpans, RULES } from './blocking.ts'
import type { WeighedPairs } from './cluster.ts'
import { NOT_KNOWN } from './columns.ts'
import {
  estimateParameters,
  likeAmong,
  type Parameters,
  type PatternCounts,
  type PossiblePairs,
  patternsOf,
  sampledPatterns,
} from './estimate.ts'
import { joinedGroups } from './groups.ts'
import type { LinkageModel } from './model.ts'
import { pairList } from './pair-list.ts'
import type { Repetition } from './repeats.ts'
import { type PairScorer, pairScorer, weightOf } from './score.ts'
import type { ComparedPairs, InParts, ListInHand } from './side-by-side.ts'
import { type SharedFrequency, sharedFrequency } from './term-frequency.ts'

/** What comes of comparing the records of a list pair by pair. */
export interface PairWeights {
  readonly scorer: PairScorer
  /** The pairs that are not below review, and all of one number. */
  readonly pairs: WeighedPairs
  readonly parameters: Parameters
}

/**
 * Compares every two of the records to compare that share a block, learns from it how this list is, and weighs those worth
 * keeping. `repetition`: what some of them repeat.
 */
export function* weighPairs(
  model: LinkageModel,
  { columns, compared }: ListInHand,
  repetition: Repetition,
  hands: number,
): InParts<PairWeights> {
  const { number } = columns
  const size = compared.length
  const { counts, pairs: met } = yield* comparePairs(columns.size, hands)
  const patterns = patternsOf(model.comparisons, columns)
  const frequency = sharedFrequency(model, columns, compared, repetition)
  const list = {
    records: size,
    numbered: compared.reduce((sum, place) => sum + Number(number[place] !== NOT_KNOWN), 0),
    alike: likeAmong(model, patterns.levelIn, counts),
  }
  const possible = possiblePairs(repetition, model, patterns, met, frequency)
  const parameters = estimateParameters(model, patterns, list, possible, sampledPatterns(patterns, compared))
  const scorer = pairScorer(model, size, patterns, parameters, frequency)
  return { scorer, pairs: pairsWorthKeeping(model, patterns, scorer, met), parameters }
}

/** The pairs that share a block, in the order of the list. */
function* comparePairs(size: number, hands: number): InParts<ComparedPairs> {
  const found = yield rulesFor(hands).map((rules) => ({ part: 'blocks', rules }))
  const byHand = found.map((each) => (each.part === 'blocks' ? each.blocks : []))
  const blocks = joinedGroups(rules().flatMap((rule) => byHand[rule % hands]?.[Math.floor(rule / hands)] ?? []))
  const compared = yield evenSpans(size, blocks, hands).map((span) => ({ part: 'pairs', blocks, span }))
  return joinedPairs(compared.flatMap((each) => (each.part === 'pairs' ? [each] : [])))
}

const rules = () => Array.from({ length: RULES }, (_, rule) => rule)

/** The rules are dealt out in turn: the later ones take longer, and two that stand together about as long. */
const rulesFor = (hands: number): number[][] =>
  Array.from({ length: hands }, (_, hand) => rules().filter((rule) => rule % hands === hand))

function joinedPairs(parts: readonly ComparedPairs[]): ComparedPairs {
  const [first, ...rest] = parts
  if (first !== undefined && rest.length === 0) return first
  const length = parts.reduce((sum, { pairs }) => sum + pairs.length, 0)
  const counts = new Float64Array(first?.counts.length ?? 0)
  const joined = {
    length,
    left: new Int32Array(length),
    right: new Int32Array(length),
    weight: new Float64Array(length),
  }
  let from = 0
  for (const part of parts) {
    for (const [pattern, times] of part.counts.entries()) counts[pattern] = (counts[pattern] ?? 0) + times
    const { length: own, left, right, weight } = part.pairs
    joined.left.set(left.subarray(0, own), from)
    joined.right.set(right.subarray(0, own), from)
    joined.weight.set(weight.subarray(0, own), from)
    from += own
  }
  return { counts, pairs: joined }
}

/** Pairs that estimation goes by at most: more would tell it nothing new. */
const PAIRS_TO_LEARN_FROM = 200_000

/**
 * What estimation goes by: of each pair the pattern, what it counts for, and how rare the names are that it shares. Pairs
 * of one pattern that share no name are one to it, and most share none.
 */
function possiblePairs(
  { content, copies }: Repetition,
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
  const named = comparisons.flatMap(({ levels }, at) =>
    levels.some(({ byTermFrequency }) => byTermFrequency) ? [at] : [],
  )
  const placeOf = new Map<number, number>()
  let length = 0
  for (let at = 0; at < most; at++) {
    const own = patterns[at * oneOf] ?? 0
    const one = left[at * oneOf] ?? 0
    const other = right[at * oneOf] ?? 0
    let sharesName = false
    for (const which of named) {
      const frequent = frequency.of(which, levelIn(own, which), one, other)
      const rarities = rarity[which]
      if (rarities !== undefined) rarities[length] = frequent === null ? 0 : -Math.log2(frequent)
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
    const one = left[at] ?? 0
    const other = right[at] ?? 0
    const weight = scorer.weighAs(pattern, one, other)
    if (isOneNumber || weight >= least) kept.add(one, other, weight)
  }
  return kept.pairs()
}
