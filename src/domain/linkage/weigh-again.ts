import { type Evidence, LIKENESS } from './score.ts'
import type { StoredModel, StoredParameters } from './stored-model.ts'

/** What two records weigh and why, as it is stored with a run: bits of log2 odds. */
export interface StoredWeight {
  readonly weight: number
  readonly evidence: readonly Evidence[]
}

/** A run as it is stored, as far as its weights go. */
export interface StoredRun {
  readonly model: StoredModel
  readonly parameters: StoredParameters
}

// Bits. Sums of a few numbers, some of them of single precision, come out that close.
const CLOSE = 1e-4

/**
 * Which of some weights of a run do not follow from its model, its parameters and the levels the records came out at; by
 * their places. Every line is made again, but for how common a very name is, which the list alone tells: there it is
 * asked whether it can be. Together with the odds to begin with, which are the same for all, the lines make the weight.
 */
export function notMadeAgain(run: StoredRun, weights: readonly StoredWeight[]): number[] {
  const [first] = weights
  if (first === undefined) return []
  const prior = priorOf(run, first)
  return weights.flatMap((stored, at) => (isMadeAgain(run, prior, stored) ? [] : [at]))
}

/**
 * Bits: log2 of the odds that two records drawn at random from the list of a run are of one person. It follows from any
 * weight of the run: what is left of it without its lines and without what likeness takes away.
 */
export function priorOf({ model, parameters }: StoredRun, { weight, evidence }: StoredWeight): number {
  const lines = evidence.filter(({ comparison }) => comparison !== LIKENESS)
  const odds = 2 ** -weight - oddsOfLikeness({ model, parameters }, lines)
  return -Math.log2(odds) - sumOf(lines)
}

/** How many records a list had that were compared, by the odds to begin with; two records or so are not told apart. */
export const recordsCompared = ({ parameters }: Pick<StoredRun, 'parameters'>, prior: number): number =>
  Math.round(1 + parameters.matchesPerRecord * 2 ** -prior)

function isMadeAgain(run: StoredRun, prior: number, { weight, evidence }: StoredWeight): boolean {
  const lines = evidence.filter(({ comparison }) => comparison !== LIKENESS)
  if (!lines.every((line) => isLineMadeAgain(run, line))) return false
  const again = -Math.log2(2 ** -(prior + sumOf(lines)) + oddsOfLikeness(run, lines))
  return Math.abs(again - weight) < CLOSE
}

function isLineMadeAgain({ model, parameters }: StoredRun, { comparison, level, weight }: Evidence): boolean {
  const known = model.comparisons.find(({ id }) => id === comparison)?.levels.find(({ id }) => id === level)
  if (known === undefined) return false
  const learnt = parameters.probabilities[comparison]?.[level]
  if (known.probabilities === null || learnt === undefined) return weight === 0 && learnt === undefined
  if (Math.abs(weight - Math.log2(learnt.m / learnt.u)) < CLOSE) return true
  // No name is more common than all together: it weighs no less than log2(m).
  return Boolean(known.byTermFrequency) && weight > Math.log2(learnt.m) - CLOSE
}

/** Odds that the records are of two persons who are alike by their kind, against one person. */
function oddsOfLikeness({ model, parameters }: StoredRun, lines: readonly Evidence[]): number {
  return model.likenesses.reduce((odds, { id, perRecord, toldApartBy }) => {
    const prior = Math.log2(parameters.matchesPerRecord / (parameters.likePerRecord[id] ?? perRecord))
    return odds + 2 ** -(prior + sumOf(lines.filter(({ comparison }) => toldApartBy.includes(comparison))))
  }, 0)
}

const sumOf = (lines: readonly Evidence[]): number => lines.reduce((sum, { weight }) => sum + weight, 0)
