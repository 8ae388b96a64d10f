import type { NamedParameters } from './estimate.ts'
import type { Evidence } from './score.ts'

/**
 * Two records and what came of them: *automatic* linked by the model, *decided* linked by a person, *thin* linked as
 * the likeliest person of a thin row, *review* for a person to decide.
 */
export interface Link {
  readonly left: string
  readonly right: string
  /** Bits of log2 odds; `null` where nothing was scored (decisions, thin rows). */
  readonly weight: number | null
  readonly probability: number
  readonly decision: 'automatic' | 'decided' | 'thin' | 'review'
  readonly evidence: readonly Evidence[]
}

/** One way to divide the records into persons: each inner list holds the ids of one person's records. */
export type Partition = readonly (readonly string[])[]

/** One thing not known for certain that moves the number of persons by one: the chance that it is one person less. */
export interface Doubt {
  /** A record on each side: the doubt is whether their persons are one, or of one person the parts that `doubtsApart` divides it into. */
  readonly left: string
  readonly right: string | null
  /** Whether it is about the thin row `left`, and so about that row's census alone. */
  readonly ofRow: boolean
  /** Whether they are counted as one person now. */
  readonly linkedNow: boolean
  readonly probabilitySame: number
}

/** What one run of linkage says: three divisions into persons, every link with its reasons, and every doubt. */
export interface LinkageResult {
  /** Persons as linked now: pairs in doubt not linked, thin rows with the person they most probably are (P > .5). */
  readonly asLinked: Partition
  /**
   * Every pair in doubt and every thin row that fits somebody linked: the fewest persons. In this division and the next,
   * a person who is the same as linked now is the very list that stands in `asLinked`.
   */
  readonly doubtsLinked: Partition
  /** No pair in doubt and no thin row linked, and no link that is not certain: the most persons. */
  readonly doubtsApart: Partition
  readonly links: readonly Link[]
  /** What moves the number of persons of one census: whether two who are met in it are one. */
  readonly doubts: readonly Doubt[]
  /** What moves the number of all persons of the list. */
  readonly listDoubts: readonly Doubt[]
  /** What was learnt of this list: with the model it makes every weight again. */
  readonly parameters: NamedParameters
}
