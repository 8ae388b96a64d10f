import type { Comparison, ComparisonLevel, LinkageModel } from './model.ts'
import { comparedContent } from './repeats.ts'
import type { Traits } from './traits.ts'

/** One line of why: which comparison came out at which level, and what that weighs in bits. */
export interface Evidence {
  readonly comparison: string
  readonly level: string
  readonly weight: number
}

/** Two records compared. `weight` is the sum of the prior and all evidence, in bits: log2 of the odds that they are one person. */
export interface PairWeight {
  readonly left: Traits
  readonly right: Traits
  readonly weight: number
  readonly probability: number
}

/** What two records of one list weigh, in bits. */
export type ScorePair = (left: Traits, right: Traits) => number

/** What two records weigh and, line by line, why. */
export interface ExplainedWeight {
  readonly weight: number
  readonly evidence: readonly Evidence[]
}

/** Compares two records: what they weigh, and why. Most pairs come to nothing: those are only weighed. */
export interface PairScorer {
  readonly weigh: ScorePair
  /** The same where it may reach `least`. Gives up with −∞ once all that is left to compare could not lift it there. */
  readonly weighFrom: (left: Traits, right: Traits, least: number) => number
  readonly explain: (left: Traits, right: Traits) => ExplainedWeight
}

/** Probability for a weight in bits of log2 odds. */
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight)

/** Bits of log2 odds for a probability: what `probabilityOf` undoes. */
export const weightOf = (probability: number): number => Math.log2(probability / (1 - probability))

/** How common each name is among the records: shares of 1, by family of spellings. */
type TermFrequencies = Readonly<Record<'given' | 'family', ReadonlyMap<string, number>>> & {
  /** The smallest of all these shares. */
  readonly rarest: number
}

/** A level, and the line of evidence it gives. Made once for each list: many pairs share a few lines. */
interface ScoredLevel {
  readonly fits: ComparisonLevel['fits']
  readonly evidence: (left: Traits) => Evidence
  /** Bits: no pair gets more by this level. */
  readonly most: number
}
interface ScoredComparison {
  readonly levels: readonly ScoredLevel[]
  /** For a model whose last level does not fit everything. */
  readonly noLevel: Evidence
}

/**
 * Makes the scorer for one list of records. Fellegi & Sunter 1969: weight = log2(prior odds) + Σ log2(m/u), with the
 * frequency of the very name in place of `u` where names are equal (Winkler's adjustment, as in Splink).
 */
export function pairScorer(model: LinkageModel, records: readonly Traits[]): PairScorer {
  const different = withDifferentContent(records)
  const frequencies = termFrequencies(model, different)
  const prior = Math.log2(model.matchesPerRecord / Math.max(different.length, 2 * model.matchesPerRecord))
  const comparisons = model.comparisons.map(
    (comparison): ScoredComparison => ({
      levels: comparison.levels.map((level) => ({
        fits: level.fits,
        evidence: evidenceOf(comparison, level, frequencies),
        most: mostOf(level, frequencies),
      })),
      noLevel: { comparison: comparison.id, level: '', weight: 0 },
    }),
  )
  const mostAfter = comparisons.map((_, at) => mostOfAll(comparisons.slice(at + 1)))
  const weighFrom: PairScorer['weighFrom'] = (left, right, least) => {
    let sum = prior
    for (const [at, comparison] of comparisons.entries()) {
      sum += outcomeOf(comparison, left, right).weight
      if (sum + (mostAfter[at] ?? 0) < least - ROUNDING) return Number.NEGATIVE_INFINITY
    }
    return sum
  }
  return {
    weigh: (left, right) => weighFrom(left, right, Number.NEGATIVE_INFINITY),
    weighFrom,
    explain: (left, right) => {
      const evidence = comparisons.map((comparison) => outcomeOf(comparison, left, right))
      return { weight: evidence.reduce((sum, { weight }) => sum + weight, prior), evidence }
    },
  }
}

/**
 * The first record of each content that is compared. Those that say the very same tell of one person, however many they
 * are: counted each, they would make their own names look common and a match among them look rare.
 */
function withDifferentContent(records: readonly Traits[]): Traits[] {
  const met = new Set<string>()
  return records.filter((record) => {
    const before = met.size
    return met.add(comparedContent(record)).size > before
  })
}

/** Of the levels of a comparison the first that fits counts. */
function outcomeOf({ levels, noLevel }: ScoredComparison, left: Traits, right: Traits): Evidence {
  for (const level of levels) if (level.fits(left, right)) return level.evidence(left)
  return noLevel
}

// Bits. Sums of a few numbers lose far less than this, and it decides nothing.
const ROUNDING = 1e-6

/** The most that comparisons can give together. */
const mostOfAll = (comparisons: readonly ScoredComparison[]): number =>
  comparisons.reduce((sum, { levels }) => sum + Math.max(0, ...levels.map(({ most }) => most)), 0)

/** The most a level gives: where a name counts by its frequency, that of the rarest. */
function mostOf({ probabilities, termFrequency }: ComparisonLevel, frequencies: TermFrequencies): number {
  if (probabilities === null) return 0
  const { m, u } = probabilities
  const rarest = termFrequency === undefined ? u : Math.min(u, frequencies.rarest)
  return Math.log2(m / rarest)
}

/** The line a level gives: always the same, or one for each name. */
function evidenceOf(
  { id: comparison }: Comparison,
  { id: level, probabilities, termFrequency }: ComparisonLevel,
  frequencies: TermFrequencies,
): ScoredLevel['evidence'] {
  const line = (u: number | undefined): Evidence => {
    const weight = probabilities === null ? 0 : Math.log2(probabilities.m / (u ?? probabilities.u))
    return { comparison, level, weight }
  }
  const usual = line(probabilities?.u)
  if (probabilities === null || termFrequency === undefined) return () => usual
  const byTerm = { given: new Map<string, Evidence>(), family: new Map<string, Evidence>() }
  return (left) => {
    const named = termFrequency(left)
    if (named === null) return usual
    const { kind, term } = named
    const known = byTerm[kind].get(term)
    if (known !== undefined) return known
    const own = line(frequencies[kind].get(term))
    byTerm[kind].set(term, own)
    return own
  }
}

function termFrequencies(model: LinkageModel, records: readonly Traits[]): TermFrequencies {
  const { share, weight } = model.termPrior
  const count = (kind: 'given' | 'family') => {
    const counts = new Map<string, number>()
    for (const { [kind]: name } of records) {
      if (name === null) continue
      const term = name.term
      counts.set(term, (counts.get(term) ?? 0) + 1)
    }
    const named = [...counts.values()].reduce((sum, each) => sum + each, 0)
    return new Map([...counts].map(([term, times]) => [term, (times + weight * share) / (named + weight)]))
  }
  const [given, family] = [count('given'), count('family')]
  const rarest = [...given.values(), ...family.values()].reduce((least, each) => Math.min(least, each), 1)
  return { given, family, rarest }
}
