import type { Text } from '../terms/text.ts'
import type { Traits } from './traits.ts'

/**
 * One outcome of comparing one trait, in Splink's words: of the levels of a comparison the first that fits counts.
 * `m`: how often two records of one person come out so; `u`: how often two records of different people do. The weight
 * of the level is log2(m/u) bits; a level without probabilities (something is missing) weighs nothing.
 */
export interface ComparisonLevel {
  readonly id: string
  readonly label: Text
  readonly fits: (left: Traits, right: Traits) => boolean
  readonly probabilities: { readonly m: number; readonly u: number } | null
  /** The name whose frequency in the list replaces `u`: sharing a rare name says more than sharing a common one. */
  readonly termFrequency?: (left: Traits) => { readonly kind: 'given' | 'family'; readonly term: string } | null
}

/** One trait that is compared, with its levels in order: of those that fit the first counts. */
export interface Comparison {
  readonly id: string
  readonly label: Text
  readonly levels: readonly ComparisonLevel[]
}

/** A linkage model as data: what is compared, which pairs are looked at, and where the two limits lie. */
export interface LinkageModel {
  readonly id: string
  /** Pairs that share one of these keys are compared. A blank key shares nothing. */
  readonly blockOn: readonly { readonly id: string; readonly key: (traits: Traits) => string | null }[]
  readonly comparisons: readonly Comparison[]
  /** Probability at or above which two clusters are one person without anybody deciding. */
  readonly linkAt: number
  /** From here up to `linkAt` a person decides. */
  readonly reviewAt: number
  /** How many other records of the same person a record has among those it is compared with, on average. */
  readonly matchesPerRecord: number
  /**
   * The most a pair that may not be linked automatically can be believed to be one person. What keeps such a pair apart
   * says that its evidence is not independent, so its weight is not taken at its word.
   */
  readonly guarded: { readonly twoNumbers: number; readonly twinsOrTwoNames: number }
  /** A name's frequency is (count + weight × share) / (records + weight): the list's own counts, steadied by a prior. */
  readonly termPrior: { readonly share: number; readonly weight: number }
  /** For thin rows: P(one trait comes out as compatible | same person), and P(a unit reports somebody it already reported). */
  readonly thin: {
    readonly compatible: number
    readonly sameUnit: number
    readonly seenElsewherePrior: { readonly share: number; readonly weight: number }
  }
}

/**
 * The model with another limit for linking without anybody deciding: a probability, 0–1. What is left to review begins
 * where it did, or at the new limit if that is lower.
 */
export function withLinkAt(model: LinkageModel, linkAt: number): LinkageModel {
  return { ...model, linkAt, reviewAt: Math.min(model.reviewAt, linkAt) }
}
