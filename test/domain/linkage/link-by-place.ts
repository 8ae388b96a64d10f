import { columnsOf } from '../../../src/domain/linkage/columns.ts'
import { type LinkDecisions, NO_DECISIONS, placedDecisions } from '../../../src/domain/linkage/link-decisions.ts'
import { linkColumns } from '../../../src/domain/linkage/link-records.ts'
import type { LinkageByPlace } from '../../../src/domain/linkage/linkage-by-place.ts'
import type { LinkageModel } from '../../../src/domain/linkage/model.ts'
import { personLinkage } from '../../../src/domain/linkage/person-linkage.ts'
import { handOf, type InParts, type PartAsked } from '../../../src/domain/linkage/side-by-side.ts'
import type { Traits } from '../../../src/domain/linkage/traits.ts'

interface Linked {
  readonly linked: LinkageByPlace
  /** In the order they were linked in. */
  readonly records: readonly Traits[]
}

/** Links a list as so many hands would do it, each with what it alone has been told. */
export function linkByPlace(
  list: readonly Traits[],
  decisions: LinkDecisions = NO_DECISIONS,
  hands = 1,
  model = personLinkage,
): Linked {
  const { columns, added } = columnsOf(list)
  const records = Array.from(added).flatMap((at) => list[at] ?? [])
  const placed = placedDecisions(columns.size, (place) => records[place]?.id ?? '', decisions)
  return { records, linked: doneByHands(hands, model, linkColumns(model, columns, placed, hands)) }
}

function doneByHands<Result>(count: number, model: LinkageModel, steps: InParts<Result>): Result {
  const hands = Array.from({ length: count }, () => handOf(model))
  const doPart = (part: PartAsked, at: number) => {
    const hand = hands[at]
    if (hand === undefined) throw new Error('more parts than hands')
    return hand(part)
  }
  for (let step = steps.next(); ; ) {
    if (step.done === true) return step.value
    step = steps.next(step.value.map(doPart))
  }
}
