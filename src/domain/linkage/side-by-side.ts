import { findBlocks, type Span, visitCandidates } from './blocking.ts'
import type { WeighedPairs } from './cluster.ts'
import type { Columns } from './columns.ts'
import { constraints } from './constraints.ts'
import { patternsOf, possiblePatterns } from './estimate.ts'
import type { Groups } from './groups.ts'
import type { PlacedDecisions } from './link-decisions.ts'
import type { LinkageModel } from './model.ts'
import { pairList } from './pair-list.ts'
import {
  assignThinRows,
  type ClusteredList,
  type ThinAssignment,
  type ThinMunicipality,
  thinList,
} from './thin-rows.ts'

/**
 * The parts of linking that take longest, each of which can be done beside the others of its kind: the blocks of some of
 * the rules, the pairs of a part of the list, the thin rows of some municipalities. Linking asks for as many at a time as
 * there are hands to do them; put together in their order they come to the same however many there are.
 */
export type PartAsked =
  /** Before anything else: what all other parts are about. */
  | { readonly part: 'list'; readonly list: ListInHand }
  | { readonly part: 'blocks'; readonly rules: readonly number[] }
  | { readonly part: 'pairs'; readonly blocks: Groups; readonly span: Span }
  | { readonly part: 'thin'; readonly thin: ThinPart }

/** What came of a part. */
export type PartDone =
  | { readonly part: 'list' }
  /** The blocks of each rule that was asked for. */
  | { readonly part: 'blocks'; readonly blocks: readonly Groups[] }
  | ({ readonly part: 'pairs' } & ComparedPairs)
  | { readonly part: 'thin'; readonly assignments: readonly (readonly ThinAssignment[])[] }

/** What a hand needs to know of a list. Columns and places lie in memory that all hands share; names and other texts are copied. */
export interface ListInHand {
  readonly columns: Columns
  /** Places of the records that are compared, ascending. */
  readonly compared: Int32Array
}

/** Thin rows to be assigned, and by what: the persons of the others, and what people have decided. */
export interface ThinPart extends ClusteredList {
  readonly decisions: PlacedDecisions
  readonly municipalities: readonly ThinMunicipality[]
}

/** Pairs as compared. */
export interface ComparedPairs {
  /** How many came out at each pattern. */
  readonly counts: Float64Array
  /** Those that may come to something, with their patterns where the weight will be. */
  readonly pairs: WeighedPairs
}

/** Work that asks for parts of itself to be done side by side, as many at a time as there are hands or fewer. */
export type InParts<Result> = Generator<readonly PartAsked[], Result, readonly PartDone[]>

/** A hand: does one part after another. */
export function handOf(model: LinkageModel): (asked: PartAsked) => PartDone {
  let work: WorkOnList | null = null
  return (asked) => {
    if (asked.part === 'list') {
      work = workOn(model, asked.list)
      return { part: 'list' }
    }
    if (work === null) throw new Error('a part of which list?')
    if (asked.part === 'blocks') return { part: 'blocks', blocks: work.findBlocks(asked.rules) }
    if (asked.part === 'pairs') return { part: 'pairs', ...work.comparePairs(asked.blocks, asked.span) }
    return { part: 'thin', assignments: work.assignThin(asked.thin) }
  }
}

/** Does all parts here, one after another. */
export const doneHere = <Result>(model: LinkageModel, steps: InParts<Result>): Result => doneBy(handOf(model), steps)

/** The same by one hand, which may have been told of the list before. */
export function doneBy<Result>(hand: (asked: PartAsked) => PartDone, steps: InParts<Result>): Result {
  for (let step = steps.next(); ; ) {
    if (step.done === true) return step.value
    step = steps.next(step.value.map(hand))
  }
}

interface WorkOnList {
  readonly findBlocks: (rules: readonly number[]) => readonly Groups[]
  readonly comparePairs: (blocks: Groups, span: Span) => ComparedPairs
  readonly assignThin: (part: ThinPart) => readonly (readonly ThinAssignment[])[]
}

function workOn(model: LinkageModel, { columns, compared }: ListInHand): WorkOnList {
  const { size, isProtected, number } = columns
  return {
    findBlocks: (rules) => rules.map((rule) => findBlocks(columns, compared, [rule])),
    comparePairs: (blocks, span) => {
      const patterns = patternsOf(model.comparisons, columns)
      const isPossible = possiblePatterns(model, patterns, compared.length)
      const counts = new Float64Array(patterns.patterns)
      const met = pairList()
      visitCandidates(size, blocks, span, (left, right) => {
        // A protected identity is compared by its number alone.
        const isEither = isProtected[left] === 1 || isProtected[right] === 1
        if (isEither && number[left] !== number[right]) return
        const pattern = patterns.patternOf(left, right)
        counts[pattern] = (counts[pattern] ?? 0) + 1
        if (isPossible(pattern)) met.add(left, right, pattern)
      })
      const { length, left, right, weight } = met.pairs()
      // Without the room that was left: a thread copies all of it.
      return {
        counts,
        pairs: { length, left: left.slice(0, length), right: right.slice(0, length), weight: weight.slice(0, length) },
      }
    },
    assignThin: ({ decisions, municipalities, ...found }) => {
      const list = thinList(columns, found, constraints(columns, decisions))
      return municipalities.map((municipality) => assignThinRows(model, list, municipality))
    },
  }
}
