import type { Comparison, ComparisonLevel, LinkageModel } from './model.ts'
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

/** Compares two records: what they weigh, and why. Most pairs come to nothing: those are only weighed. */
export interface PairScorer {
  readonly weigh: ScorePair
  readonly explain: (left: Traits, right: Traits) => Evidence[]
}

/** Probability for a weight in bits of log2 odds. */
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight)

/** How common each name is among the records: shares of 1, by family of spellings. */
type TermFrequencies = Readonly<Record<'given' | 'family', ReadonlyMap<string, number>>>

/**
 * Makes the scorer for one list of records. Fellegi & Sunter 1969: weight = log2(prior odds) + Σ log2(m/u), with the
 * frequency of the very name in place of `u` where names are equal (Winkler's adjustment, as in Splink).
 */
export function pairScorer(model: LinkageModel, records: readonly Traits[]): PairScorer {
  const frequencies = termFrequencies(model, records)
  const prior = Math.log2(model.matchesPerRecord / Math.max(records.length, 2 * model.matchesPerRecord))
  const levelOf = ({ levels }: Comparison, left: Traits, right: Traits) => levels.find((each) => each.fits(left, right))
  return {
    weigh: (left, right) =>
      model.comparisons.reduce((sum, comparison) => {
        const level = levelOf(comparison, left, right)
        return level ? sum + levelWeight(level, left, frequencies) : sum
      }, prior),
    explain: (left, right) =>
      model.comparisons.map((comparison) => {
        const level = levelOf(comparison, left, right)
        const weight = level ? levelWeight(level, left, frequencies) : 0
        return { comparison: comparison.id, level: level?.id ?? '', weight }
      }),
  }
}

function levelWeight(level: ComparisonLevel, left: Traits, frequencies: TermFrequencies): number {
  if (level.probabilities === null) return 0
  const term = level.termFrequency?.(left) ?? null
  const u = term === null ? level.probabilities.u : (frequencies[term.kind].get(term.term) ?? level.probabilities.u)
  return Math.log2(level.probabilities.m / u)
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
  return { given: count('given'), family: count('family') }
}
