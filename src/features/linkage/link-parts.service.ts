import { type OrderedRecords, recordColumns } from '../../domain/linkage/columns.ts'
import { type LinkDecisions, placedDecisions } from '../../domain/linkage/link-decisions.ts'
import { type LinkageStep, linkWeighed, type WeighedList, weighList } from '../../domain/linkage/link-records.ts'
import { type PlainLinkage, plainLinkage } from '../../domain/linkage/linkage-by-place.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import { spreadDecisions } from '../../domain/linkage/review/spread-decisions.ts'
import { doneBy, handOf } from '../../domain/linkage/side-by-side.ts'
import { foldEachNameOnce, type TraitsSource, traitsOf } from '../../domain/linkage/traits.ts'

/** One part of what is linked, and what people have decided about all parts so far. */
export interface LinkingPart {
  readonly rows: readonly TraitsSource[]
  readonly decisions: LinkDecisions
}

/** What came of all parts so far, with records known by their places. */
export interface LinkedParts {
  readonly linked: PlainLinkage
  /** Which of the records is at each place: in the order they were given in, part after part. */
  readonly added: Int32Array
  /** 1 for the record at a place that says too little to be scored pair by pair. */
  readonly isThin: Uint8Array
}

/** Links what it has been given so far: each part is added to those before. */
export function linkPartByPart(): (part: LinkingPart) => LinkedParts {
  const { add, link } = linkingOf()
  return ({ rows, decisions }) => {
    add(rows)
    return link(decisions)
  }
}

/**
 * Records that are linked more than once: when others have come, or by other decisions. Each is folded and numbered once,
 * and as long as no other comes what they weigh stands, whatever people decide.
 */
export interface RecordsLinked {
  readonly add: (rows: readonly TraitsSource[]) => void
  /** Who is one person by the model and what people have decided, of these rows and of those that certainly are of the same. */
  readonly link: (decisions: LinkDecisions, begins?: (step: LinkageStep) => void) => LinkedParts
}

/** No records yet. */
export function linkingOf(): RecordsLinked {
  const ids: string[] = []
  const records = recordColumns()
  // For all parts: a name that comes again in another is folded once.
  const foldNames = foldEachNameOnce()
  let hand = handOf(personLinkage)
  let inOrder: OrderedRecords | null = null
  let list: WeighedList | null = null
  return {
    add: (rows) => {
      for (const row of rows) {
        ids.push(row.id)
        records.add(traitsOf(row, foldNames(row.identity)))
      }
      // What holds of the records so far alone is let go of before there are more.
      hand = handOf(personLinkage)
      inOrder = null
      list = null
    },
    link: (decisions, begins) => {
      inOrder ??= records.inOrder()
      const { columns, added } = inOrder
      const placed = placedDecisions(columns.size, (place) => ids[added[place] ?? 0] ?? '', decisions)
      const spread = spreadDecisions(columns, placed)
      if (list?.isOfAnyDecisions !== true) list = doneBy(hand, weighList(personLinkage, columns, spread, 1, begins))
      const linked = plainLinkage(doneBy(hand, linkWeighed(personLinkage, columns, list, spread, 1, begins)))
      return { linked, added, isThin: columns.isThin.slice() }
    },
  }
}
