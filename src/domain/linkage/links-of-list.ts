import { numbering } from './columns.ts'
import { growing } from './growing.ts'
import type { HoldsOfTwo } from './link-decisions.ts'
import type { Link } from './linkage-result.ts'
import { firstPlaces, type PersonsOfList } from './persons-of-list.ts'
import { TAKEN_ONE_BY_ONE } from './repeats.ts'
import { type Evidence, type ExplainedWeight, probabilityOf } from './score.ts'

/** The links of a list, and every pair that a person is to decide about, side by side; the records by their places. */
export interface LinksOfList {
  readonly length: number
  readonly left: Int32Array
  readonly right: Int32Array
  /** The rest of each. It is found when it is asked for: that of a million links is much. */
  readonly told: (at: number) => ToldLink
}

/** What came of two records, without which they are. */
export type ToldLink = Omit<Link, 'left' | 'right'>

/** The same with all that came of each, side by side: so they go from one thread to another, which is dear for many objects. */
export interface LinksTold extends Pick<LinksOfList, 'length' | 'left' | 'right'> {
  /** `NaN` where nothing was scored. */
  readonly weight: Float64Array
  readonly probability: Float64Array
  /** The place in `DECISIONS`. */
  readonly decision: Uint8Array
  /** Lines of evidence, each once: those of a link are numbered from `evidence[from[link]]` up to `evidence[from[link + 1]]`. */
  readonly lines: readonly Evidence[]
  readonly evidence: Int32Array
  readonly from: Int32Array
}

/** The ways a link can have come about, by their numbers in `LinksTold`. */
export const DECISIONS = ['automatic', 'decided', 'thin', 'review'] as const satisfies readonly Link['decision'][]

/** Finds all that came of each link. */
export function allTold({ length, left, right, told }: LinksOfList): LinksTold {
  const weight = new Float64Array(length)
  const probability = new Float64Array(length)
  const decision = new Uint8Array(length)
  const from = new Int32Array(length + 1)
  const lines = numbering<Evidence>()
  const evidence = growing()
  for (let at = 0; at < length; at++) {
    const link = told(at)
    weight[at] = link.weight ?? Number.NaN
    probability[at] = link.probability
    decision[at] = DECISIONS.indexOf(link.decision)
    for (const line of link.evidence) evidence.push(lines.of(line))
    from[at + 1] = evidence.length()
  }
  return { length, left, right, weight, probability, decision, lines: lines.values, evidence: evidence.values(), from }
}

/** What came of a link, put together again. */
export function toldOf({ weight, probability, decision, lines, evidence, from }: LinksTold, at: number): ToldLink {
  const bits = weight[at] ?? Number.NaN
  const own: Evidence[] = []
  for (let which = from[at] ?? 0; which < (from[at + 1] ?? 0); which++) {
    const line = lines[evidence[which] ?? 0]
    if (line !== undefined) own.push(line)
  }
  return {
    weight: Number.isNaN(bits) ? null : bits,
    probability: probability[at] ?? 0,
    decision: DECISIONS[decision[at] ?? 0] ?? 'automatic',
    evidence: own,
  }
}

/** How many links there are of each kind. */
export type LinkCounts = Readonly<Record<Link['decision'], number>>

/** What is asked of two records by their places. */
export interface PairsOfList {
  /** What they weigh and why; `null` for a thin row, which is never scored. */
  readonly explain: (left: number, right: number) => ExplainedWeight | null
  /** Whether a person said that they are one. */
  readonly isDecided: HoldsOfTwo
  /** Whether they can be set against each other; two that cannot, and that nobody joined, are no link. */
  readonly areComparable: HoldsOfTwo
}

/** Counts the links of a list without making them. */
export function countLinks(list: PersonsOfList, pairs: PairsOfList): LinkCounts {
  let [within, decided] = [0, 0]
  visitLinked(list, pairs, (left, right) => {
    within += 1
    decided += Number(pairs.isDecided(left, right))
  })
  return { automatic: within - decided, decided, thin: rowsLinked(list).length, review: list.toReview.length }
}

/** Every link of the list, with its reasons when asked, and every pair that a person is to decide about. */
export function linksOf(list: PersonsOfList, pairs: PairsOfList): LinksOfList {
  const { toReview } = list
  const ofRows = rowsLinked(list)
  let within = 0
  visitLinked(list, pairs, () => {
    within += 1
  })
  const length = within + ofRows.length + toReview.length
  const left = new Int32Array(length)
  const right = new Int32Array(length)
  let next = 0
  const add = (one: number, other: number) => {
    left[next] = one
    right[next] = other
    next += 1
  }
  visitLinked(list, pairs, add)
  for (const { row, person } of ofRows) add(person, row)
  for (const pair of toReview) add(pair.left, pair.right)
  return {
    length,
    left,
    right,
    told: (at) => {
      const one = left[at] ?? 0
      const other = right[at] ?? 0
      if (at < within) return toldWithin(one, other, pairs)
      const ofRow = ofRows[at - within]
      if (ofRow !== undefined) return { weight: null, probability: ofRow.probability, decision: 'thin', evidence: [] }
      const { weight = null, probability = 0 } = toReview[at - within - ofRows.length] ?? {}
      return { weight, probability, decision: 'review', evidence: pairs.explain(one, other)?.evidence ?? [] }
    },
  }
}

function toldWithin(left: number, right: number, { explain, isDecided }: PairsOfList): ToldLink {
  const { weight, evidence } = explain(left, right) ?? NOT_SCORED
  const decision = isDecided(left, right) ? 'decided' : 'automatic'
  const probability = decision === 'decided' || weight === null ? 1 : probabilityOf(weight)
  return { weight, probability, decision, evidence }
}

/** A thin row is in a cluster by a decision alone. */
const NOT_SCORED = { weight: null, evidence: [] } as const

/** Thin rows that are somebody now: with the first record of that person, and the chance that it is that person. */
function rowsLinked(list: PersonsOfList): { row: number; person: number; probability: number }[] {
  const firstOf = firstPlaces(list)
  return list.assignments.flatMap(({ row, likeliest, assignedTo }) => {
    const person = assignedTo === null ? undefined : firstOf[assignedTo]
    return person === undefined || likeliest === null ? [] : [{ row, person, probability: likeliest.probability }]
  })
}

/** Every link between records of one person; of very many records those with the first, which say who belongs there as well. */
function visitLinked(
  { clusters }: PersonsOfList,
  { areComparable, isDecided }: PairsOfList,
  visit: (left: number, right: number) => void,
): void {
  for (const members of clusters) {
    const setAgainst = members.length > TAKEN_ONE_BY_ONE ? 1 : members.length
    for (let one = 0; one < setAgainst; one++)
      for (let other = one + 1; other < members.length; other++) {
        const [left, right] = [members[one] ?? 0, members[other] ?? 0]
        if (areComparable(left, right) || isDecided(left, right)) visit(left, right)
      }
  }
}
