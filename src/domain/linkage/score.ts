import { type Alternative, alternativesIn, type Parameters, type PatternCounts } from './estimate.ts'
import type { LinkageModel } from './model.ts'
import { rememberedBelow } from './remembered.ts'
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
  const [unrelated, ...alike] = alternatives
  const weights = probabilities.map((levels) => levels.map((each) => (each === null ? 0 : Math.log2(each.m / each.u))))
  const lineWeight = (at: number, level: number, left: number, right: number): number => {
    const share = frequency.of(at, level, left, right)
    return share === null ? (weights[at]?.[level] ?? 0) : Math.log2((probabilities[at]?.[level]?.m ?? 1) / share)
  }
  const own = new Float64Array(weights.length)
  const lines = new Map<number, Map<number, Evidence>>()
  const lastLines: (Evidence | undefined)[] = Array.from({ length: weights.length * MOST_LEVELS })
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
    mostOf: rememberedBelow(patterns.patterns, (pattern) => {
      for (let at = 0; at < own.length; at++) {
        const level = patterns.levelIn(pattern, at)
        const rarest = frequency.rarestAt(at, level)
        own[at] =
          rarest === null ? (weights[at]?.[level] ?? 0) : Math.log2((probabilities[at]?.[level]?.m ?? 1) / rarest)
      }
      return alternatives.reduce((most, alternative) => Math.min(most, weightAgainst(alternative, own)), Infinity)
    }),
    explain: (left, right) => {
      const pattern = patterns.patternOf(left, right)
      const weight = weighAs(pattern, left, right)
      const evidence: Evidence[] = []
      for (let at = 0; at < own.length; at++) evidence.push(lineOf(at, patterns.levelIn(pattern, at)))
      const againstUnrelated = unrelated === undefined ? weight : weightAgainst(unrelated, own)
      if (againstUnrelated - weight >= WORTH_TELLING) evidence.push(likenessLine(weight - againstUnrelated))
      return { weight, evidence }
    },
  }

  /** What a comparison says, which has just been weighed. Many pairs share a few lines: each is made once. */
  function lineOf(at: number, level: number): Evidence {
    const place = at * MOST_LEVELS + level
    const weight = own[at] ?? 0
    const last = lastLines[place]
    if (last?.weight === weight) return last
    const known = lines.get(place) ?? new Map<number, Evidence>()
    lines.set(place, known)
    const { id, levels } = model.comparisons[at] ?? NO_COMPARISON
    const line = known.get(weight) ?? { comparison: id, level: levels[level]?.id ?? '', weight }
    known.set(weight, line)
    lastLines[place] = line
    return line
  }

  /** Which likeness it is that takes most of the weight away. */
  function likenessLine(weight: number): Evidence {
    let [likeliest, least] = ['', Infinity]
    for (const alternative of alike) {
      const against = weightAgainst(alternative, own)
      if (against < least) [likeliest, least] = [alternative.id, against]
    }
    return { comparison: LIKENESS, level: likeliest, weight }
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

const NO_COMPARISON = { id: '', levels: [] }
