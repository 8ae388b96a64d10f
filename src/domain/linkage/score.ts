import { type Alternative, alternativesIn, type Parameters, type PatternCounts } from './estimate.ts'
import type { LinkageModel } from './model.ts'
import type { SharedFrequency } from './term-frequency.ts'

/** One line of why: which comparison came out at which level, and what that weighs in bits. */
export interface Evidence {
  readonly comparison: string
  readonly level: string
  readonly weight: number
}

/** What two records weigh and, line by line, why. */
export interface ExplainedWeight {
  readonly weight: number
  readonly evidence: readonly Evidence[]
}

/** Compares two records, by their places: what they weigh, in bits of log2 odds that they are one person, and why. */
export interface PairScorer {
  readonly weigh: (left: number, right: number) => number
  /** The same where the pattern of the two is known already. */
  readonly weighAs: (pattern: number, left: number, right: number) => number
  /** The most that two records of a pattern can weigh, with the rarest names there are. */
  readonly mostOf: (pattern: number) => number
  readonly explain: (left: number, right: number) => ExplainedWeight
}

/** Probability for a weight in bits of log2 odds. */
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight)

/** Bits of log2 odds for a probability: what `probabilityOf` undoes. */
export const weightOf = (probability: number): number => Math.log2(probability / (1 - probability))

/** Under which a likeness that takes weight away is told, as if it were a comparison. */
export const LIKENESS = 'likeness'

/**
 * Makes the scorer of a list, of so many records that are compared. Fellegi & Sunter 1969: weight = log2(prior odds) + Σ log2(m/u), with the frequency of the
 * very name in place of u where names are equal (Winkler's adjustment, as in Splink). Two records of different
 * persons are taken to be unrelated, or of one of the model's likenesses (siblings, namesakes), for whom what they share
 * by their kind says nothing: the odds are those against all of these together.
 */
export function pairScorer(
  model: LinkageModel,
  records: number,
  patterns: PatternCounts,
  parameters: Parameters,
  frequency: SharedFrequency,
): PairScorer {
  const { probabilities } = parameters
  const alternatives = alternativesIn(model, parameters, records)
  const weights = probabilities.map((levels) => levels.map((each) => (each === null ? 0 : Math.log2(each.m / each.u))))
  const lineWeight = (at: number, level: number, left: number, right: number): number => {
    const share = frequency.of(at, level, left, right)
    return share === null ? (weights[at]?.[level] ?? 0) : Math.log2((probabilities[at]?.[level]?.m ?? 1) / share)
  }
  const own = new Float64Array(weights.length)
  const lines = new Map<number, Map<number, Evidence>>()
  const weighAs: PairScorer['weighAs'] = (pattern, left, right) => {
    for (let at = 0; at < own.length; at++) own[at] = lineWeight(at, patterns.levelIn(pattern, at), left, right)
    let odds = 0
    for (const alternative of alternatives) odds += 2 ** -weightAgainst(alternative, own)
    return -Math.log2(odds)
  }
  const weigh: PairScorer['weigh'] = (left, right) => weighAs(patterns.patternOf(left, right), left, right)
  return {
    weigh,
    weighAs,
    mostOf: rememberedBy(patterns.patterns, (pattern) => {
      for (let at = 0; at < own.length; at++) {
        const level = patterns.levelIn(pattern, at)
        const isByFrequency = model.comparisons[at]?.levels[level]?.byTermFrequency === true
        own[at] = isByFrequency
          ? Math.log2((probabilities[at]?.[level]?.m ?? 1) / frequency.rarest)
          : (weights[at]?.[level] ?? 0)
      }
      return alternatives.reduce((most, alternative) => Math.min(most, weightAgainst(alternative, own)), Infinity)
    }),
    explain: (left, right) => {
      const pattern = patterns.patternOf(left, right)
      const weight = weighAs(pattern, left, right)
      const evidence = model.comparisons.map(({ id, levels }, at) => {
        const level = patterns.levelIn(pattern, at)
        return lineOf(at * MOST_LEVELS + level, id, levels[level]?.id ?? '', own[at] ?? 0)
      })
      const likeness = likenessLine(weight)
      return { weight, evidence: likeness === null ? evidence : [...evidence, likeness] }
    },
  }

  /** Many pairs share a few lines: each is made once. */
  function lineOf(place: number, comparison: string, level: string, weight: number): Evidence {
    const known = lines.get(place) ?? new Map<number, Evidence>()
    lines.set(place, known)
    const before = known.get(weight)
    if (before !== undefined) return before
    const line = { comparison, level, weight }
    known.set(weight, line)
    return line
  }

  /** Which likeness it is that takes most of the weight away, if any takes some. */
  function likenessLine(weight: number): Evidence | null {
    const [unrelated, ...like] = alternatives
    const againstUnrelated = unrelated === undefined ? weight : weightAgainst(unrelated, own)
    if (againstUnrelated - weight < WORTH_TELLING) return null
    const [likeliest] = like
      .map((alternative) => ({ id: alternative.id, weight: weightAgainst(alternative, own) }))
      .sort((a, b) => a.weight - b.weight)
    return likeliest === undefined
      ? null
      : { comparison: LIKENESS, level: likeliest.id, weight: weight - againstUnrelated }
  }
}

/** What holds of each pattern, worked out when it is first asked for. */
function rememberedBy(patterns: number, of: (pattern: number) => number): (pattern: number) => number {
  const known = new Float64Array(patterns).fill(Number.NaN)
  return (pattern) => {
    const before = known[pattern] ?? Number.NaN
    if (!Number.isNaN(before)) return before
    const now = of(pattern)
    known[pattern] = now
    return now
  }
}

/** Bits in favour of one person against one of the alternatives. */
function weightAgainst({ prior, counts }: Alternative, own: Float64Array): number {
  let weight = prior
  for (let at = 0; at < own.length; at++) if (counts[at] === true) weight += own[at] ?? 0
  return weight
}

// Bits.
const WORTH_TELLING = 0.1

// More levels than any comparison has.
const MOST_LEVELS = 64
