import type { Text } from '../terms/text.ts'
import type { Columns } from './columns.ts'

/**
 * One way a comparison can come out. `m`: how often records of one person come out so; `u`: how often records of two
 * persons do. `null` where nothing was compared (missing, or told by another comparison): such a level weighs nothing.
 */
export interface ComparisonLevel {
  readonly id: string
  readonly label: Text
  readonly probabilities: Probabilities | null
  /** The levels of one group share their m and their u out among them: what can be compared depends on what is there. */
  readonly group?: string
  /** Its u was counted among all there can be, not assumed: no list moves it. */
  readonly isCounted?: boolean
  /**
   * The frequency of the very name takes the place of `u`: sharing a rare name says more than sharing a common one. Where
   * names are *swapped* it is that of both names, each in the other's place.
   */
  readonly byTermFrequency?: 'shared' | 'swapped'
}

/** Shares of 1: how often a level comes out for records of one person, and for records of two. */
export interface Probabilities {
  readonly m: number
  readonly u: number
}

/** One trait that is compared, with its levels. */
export interface Comparison {
  readonly id: 'number' | 'given' | 'family' | 'birth' | 'sex'
  readonly label: Text
  readonly levels: readonly ComparisonLevel[]
  /** Which level two records come out at, by their places in the columns: the place of the level in `levels`. */
  readonly levelIn: (columns: Columns) => LevelOf
}

/** The place of the level that two records come out at. */
export type LevelOf = (left: number, right: number) => number

/** A kind of likeness between two persons. */
export interface Likeness {
  readonly id: 'siblings' | 'namesakes'
  readonly label: Text
  readonly perRecord: number
  /** The comparisons that tell such persons apart. */
  readonly toldApartBy: readonly Comparison['id'][]
}

/** A linkage model as data: what is compared, which pairs are looked at, and where the two limits lie. */
export interface LinkageModel {
  readonly id: string
  readonly comparisons: readonly Comparison[]
  /** Probability at or above which two clusters are one person without anybody deciding. */
  readonly linkAt: number
  /** What the best pair between two clusters counts for beside the mean of all, as a share of 1. */
  readonly bestPairShare: number
  /** From here up to `linkAt` two are not linked, and a person is asked. */
  readonly reviewAt: number
  /** From `linkAt` up to here two are linked, and a person is asked all the same. */
  readonly sureAt: number
  /** How many other records of the same person a record has, on average, before anything is known of the list. */
  readonly matchesPerRecord: number
  /**
   * How many records of other persons a record has beside it that are alike in some traits by more than chance: those of
   * siblings born on one day share family name and birth, those of namesakes both names. What they share by their kind
   * says nothing, and only the other comparisons tell them apart.
   */
  readonly likenesses: readonly Likeness[]
  /** What the presets count for beside the list at hand, when the parameters are estimated. */
  readonly estimation: {
    /** Pairs of one person that the preset m of a comparison is worth. */
    readonly matches: number
    /** Pairs of two persons that the preset u of a comparison is worth. */
    readonly nonMatches: number
    /** Records that `matchesPerRecord` is worth, and records with a number that the rates of the likenesses are. */
    readonly records: number
  }
  /**
   * The most a pair that may not be linked automatically can be believed to be one person. What keeps such a pair apart
   * says that its evidence is not independent, so its weight is not taken at its word. `twoNames` holds of one number under
   * two names; under three it is the square, and so on.
   */
  readonly guarded: { readonly twoNumbers: number; readonly twoNames: number }
  /** A name's frequency is (count + weight × share) / (records + weight): the list's own counts, steadied by a prior. */
  readonly termPrior: { readonly share: number; readonly weight: number }
  /** For thin rows: P(a row of a person is among those that are weighed), and P(a unit reports somebody it already reported). */
  readonly thin: {
    readonly compatible: number
    readonly sameUnit: number
    /**
     * Of an organisation's rows, shares of 1: whose person another unit of the census has met too; and of the others,
     * whose person was met in another census. What is usual counts as `weight` rows.
     */
    readonly metAgain: { readonly elsewhere: number; readonly ofTheOthers: number; readonly weight: number }
    /** m of each level a trait of a thin row comes out at, set against a record of its person. Shares of 1; u is the list's. */
    readonly levels: {
      /** By the likest that any name of the list is to the row's: where nobody has that very name it is another's, misspelled. */
      readonly names: Readonly<Record<ThinNameLevel, Readonly<Record<ThinNameLevel, number>>>>
      /** Given and family name have changed places. */
      readonly namesSwapped: number
      readonly initials: {
        readonly same: number
        readonly swapped: number
        readonly oneDiffers: number
        readonly bothDiffer: number
      }
      readonly birth: {
        readonly same: number
        readonly beside: number
        readonly apart: number
        readonly dateSame: number
        readonly dateDigit: number
      }
      readonly sex: { readonly same: number }
    }
  }
}

/** How like two names are: equal, of one family of spellings, one of several names, near enough for a slip, none of these. */
export type ThinNameLevel = 'equal' | 'kin' | 'part' | 'close' | 'different'

/**
 * The model with another limit for linking without anybody deciding: a probability, 0–1. What is left to review begins
 * where it did, or at the new limit if that is lower, and ends where it did, or at the new limit if that is higher.
 */
export function withLinkAt(model: LinkageModel, linkAt: number): LinkageModel {
  return { ...model, linkAt, reviewAt: Math.min(model.reviewAt, linkAt), sureAt: Math.max(model.sureAt, linkAt) }
}
