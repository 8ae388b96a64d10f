import {
  clusterRecords,
  componentsOf,
  constraints,
  decidedAbout,
  decidedPairs,
  type Edge,
  type LinkDecisions,
  type MayNotMeet,
  mayMeetAnybody,
  type Places,
  type WeighedPairs,
} from './cluster.ts'
import { type Columns, columnsOf } from './columns.ts'
import { disjointSets } from './disjoint-sets.ts'
import { namedParameters } from './estimate.ts'
import type { LinkageResult } from './linkage-result.ts'
import type { LinkageModel } from './model.ts'
import { numbersConflict } from './number-constraint.ts'
import { linksOf, pairDoubts, partitionsOf, thinDoubts } from './persons-of-list.ts'
import {
  type Repeat,
  scoredContent,
  setRepeatsAside,
  TAKEN_ONE_BY_ONE,
  thinContent,
  type WithoutRepeats,
} from './repeats.ts'
import { probabilityOf } from './score.ts'
import { assignThinRows, type ThinAssignment } from './thin-rows.ts'
import { isThin, type Traits } from './traits.ts'
import { isOneNumberUnderTwoNames, mayBeTwins } from './twins.ts'
import { weighPairs } from './weigh-pairs.ts'

/** What is being done, in this order. */
export type LinkageStep = 'comparing' | 'clustering' | 'thinRows' | 'result'

/**
 * Finds who is the same person among records. The same records in any order give the same result.
 * `begins` is told of each step when it begins.
 */
export function linkRecords(
  model: LinkageModel,
  unordered: readonly Traits[],
  decisions: LinkDecisions,
  begins: (step: LinkageStep) => void = () => undefined,
): LinkageResult {
  begins('comparing')
  const records = [...unordered].sort((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order)))
  const decided = decidedPairs(records, decisions)
  const mayNotMeet = constraints(decisions)
  const isDecided = namedIn(decisions)
  const { kept, repeats, columns } = withoutRepeats(records, isDecided)
  const comparedAt = placesAmong(kept, records.length)
  const { scorer, pairs, parameters } = weighPairs(model, columns)
  begins('clustering')
  const scored = clusterRecords(model, {
    size: kept.length,
    pairs,
    weigh: scorer.weigh,
    decided: decided.flatMap(([left, right]): Edge[] => {
      const [one, other] = [comparedAt[left] ?? NOWHERE, comparedAt[right] ?? NOWHERE]
      return one === NOWHERE || other === NOWHERE ? [] : [[one, other]]
    }),
    mayNotMeet: (left, right) => meetNever(columns.records[left], columns.records[right], mayNotMeet),
  }).map((members) => members.map((at) => kept[at] ?? 0))
  for (const { place, like } of repeats) comparedAt[place] = comparedAt[like] ?? NOWHERE
  const at = (place: number) => comparedAt[place] ?? 0
  const isCompared = (place: number) => comparedAt[place] !== NOWHERE
  const repeated = repeatPairs(repeats, (like) => scorer.weigh(at(like), at(like)))
  const clusters = heldTogether(records, scored, [
    ...repeatEdges(model, records, repeated, scored, mayNotMeet),
    ...decided,
  ])
  const clusterOf = clusterOfPlaces(clusters, records.length)
  const areApart = ({ left, right }: PairWeight) => clusterOf[left] !== clusterOf[right]
  const decidedDifferent = decidedAbout(decisions.different)
  const toReview = [
    ...pairsApart(pairs, kept, clusterOf),
    ...repeated.filter((pair) => areApart(pair) && isWorthKeeping(model, records, pair)),
  ].flatMap((pair) => {
    const [one, other] = [records[pair.left], records[pair.right]]
    if (!one || !other || !isInDoubt(one, other) || decidedDifferent(one, other)) return []
    return [{ ...pair, probability: guarded(model, one, other, pair.probability) }]
  })
  begins('thinRows')
  const assignments = assignThin(model, records, clusters, clusterOf, isDecided, mayNotMeet)
  begins('result')
  const list = { records, clusters, clusterOf, assignments, toReview }
  const doubtfulPairs = pairDoubts(list)
  return {
    ...partitionsOf(list),
    links: linksOf(
      list,
      (left, right) => (isCompared(left) && isCompared(right) ? scorer.explain(at(left), at(right)) : null),
      decisions,
    ),
    doubts: [...doubtfulPairs, ...thinDoubts(list, 'census')],
    listDoubts: [...doubtfulPairs, ...thinDoubts(list, 'list')],
    parameters: namedParameters(model, parameters),
  }
}

/** Two records compared, by their places. `weight`: bits of log2 odds that they are one person. */
export interface PairWeight {
  readonly left: number
  readonly right: number
  readonly weight: number
  readonly probability: number
}

const NOWHERE = -1

/** Where each place of the list stands among some places; `NOWHERE` for the others. */
function placesAmong(places: readonly number[], size: number): Int32Array {
  const among = new Int32Array(size).fill(NOWHERE)
  for (const [at, place] of places.entries()) among[place] = at
  return among
}

const meetNever = (left: Traits | undefined, right: Traits | undefined, mayNotMeet: MayNotMeet): boolean =>
  left !== undefined && right !== undefined && mayNotMeet(left, right)

/** The records that are compared, side by side. Hardly any list repeats one content often enough to set any aside. */
function withoutRepeats(
  records: readonly Traits[],
  isDecided: (record: Traits) => boolean,
): WithoutRepeats & { readonly columns: Columns } {
  const full = records.flatMap((record, place) => (isThin(record) ? [] : [place]))
  const among = (places: readonly number[]) => columnsOf(places.flatMap((place) => records[place] ?? []))
  const columns = among(full)
  if (columns.copies.every((times) => times <= TAKEN_ONE_BY_ONE)) return { kept: full, repeats: [], columns }
  const { kept, repeats } = setRepeatsAside(records, full, scoredContent, isDecided)
  return { kept, repeats, columns: among(kept) }
}

/** Whether a decision names the record. */
function namedIn({ same, different }: LinkDecisions): (record: Traits) => boolean {
  const named = new Set([...same, ...different].flat())
  return ({ id }) => named.has(id)
}

/** A repeat is set against one record only, which says all that the others of its content do. */
const repeatPairs = (repeats: readonly Repeat[], weighWithItself: (like: number) => number): PairWeight[] =>
  repeats.map(({ place, like }) => {
    const weight = weighWithItself(like)
    return { left: like, right: place, weight, probability: probabilityOf(weight) }
  })

/** Repeats that are the person of the row they repeat: linked by weight or id, and nothing in the cluster keeps them out. */
function repeatEdges(
  { linkAt }: LinkageModel,
  records: readonly Traits[],
  repeated: readonly PairWeight[],
  clusters: readonly Places[],
  mayNotMeet: MayNotMeet,
): Edge[] {
  if (repeated.length === 0) return []
  const clusterOf = clusterOfPlaces(clusters, records.length)
  return repeated
    .filter(({ left, probability }) => records[left]?.decidedPerson !== null || probability >= linkAt)
    .filter(({ left, right }) =>
      clusters[clusterOf[left] ?? NOWHERE]?.every((member) => !meetNever(records[member], records[right], mayNotMeet)),
    )
    .map(({ left, right }): Edge => [left, right])
}

/**
 * The clusters with the edges beside them. A thin row is never scored, but a person's decision binds it too: it joins
 * the cluster it was joined with.
 */
function heldTogether(
  records: readonly Traits[],
  scored: readonly Places[],
  edges: readonly Edge[],
): readonly Places[] {
  const sets = disjointSets(records.length)
  for (const [first = 0, ...rest] of scored) for (const other of rest) sets.join(first, other)
  for (const [left, right] of edges) sets.join(left, right)
  const joined = new Set(edges.flat())
  const isHeld = (place: number, record: Traits | undefined) => record && (!isThin(record) || joined.has(place))
  return componentsOf(records.length, sets).filter(
    ([first = 0, second]) => second !== undefined || isHeld(first, records[first]),
  )
}

/** The cluster of each place; `NOWHERE` for thin rows. */
function clusterOfPlaces(clusters: readonly Places[], size: number): Int32Array {
  const clusterOf = new Int32Array(size).fill(NOWHERE)
  for (const [at, members] of clusters.entries()) for (const place of members) clusterOf[place] = at
  return clusterOf
}

/** Pairs whose records are of two clusters. `kept`: the places in the list of what was compared. */
function pairsApart(
  { length, left, right, weight }: WeighedPairs,
  kept: readonly number[],
  clusterOf: Int32Array,
): PairWeight[] {
  const pairs: PairWeight[] = []
  for (let at = 0; at < length; at++) {
    const [one, other, bits] = [kept[left[at] ?? 0] ?? 0, kept[right[at] ?? 0] ?? 0, weight[at] ?? 0]
    if (clusterOf[one] !== clusterOf[other])
      pairs.push({ left: one, right: other, weight: bits, probability: probabilityOf(bits) })
  }
  return pairs
}

/** Thin rows, then those that repeat them: what holds of one row holds of the next that says the same. */
function assignThin(
  model: LinkageModel,
  records: readonly Traits[],
  clusters: readonly Places[],
  clusterOf: Int32Array,
  isDecided: (record: Traits) => boolean,
  mayNotMeet: MayNotMeet,
): ThinAssignment[] {
  const thin = [...records.keys()].filter((place) => clusterOf[place] === NOWHERE)
  const { kept, repeats } = setRepeatsAside(records, thin, thinContent, isDecided)
  const assignments = assignThinRows(model, records, clusters, kept, {
    mayNotMeet,
    mayMeetAnybody: mayMeetAnybody(isDecided),
  })
  if (repeats.length === 0) return assignments
  const ofRow = new Map(assignments.map((assignment) => [assignment.row, assignment]))
  const repeated = repeats.flatMap(({ place, like }) => {
    const assignment = ofRow.get(like)
    return assignment ? [{ ...assignment, row: place }] : []
  })
  return [...assignments, ...repeated]
}

function isWorthKeeping(
  { reviewAt }: LinkageModel,
  records: readonly Traits[],
  { left, right, probability }: PairWeight,
): boolean {
  const number = records[left]?.numberKey ?? null
  return probability >= reviewAt || (number !== null && number === records[right]?.numberKey)
}

/** In doubt unless the analyst named them apart. */
const isInDoubt = (left: Traits, right: Traits): boolean =>
  left.decidedPerson === null || right.decidedPerson === null || left.census !== right.census

/** What two records are believed to be one person: those that the constraints keep apart no more than the model allows. */
function guarded({ guarded: most }: LinkageModel, left: Traits, right: Traits, probability: number): number {
  if (numbersConflict(left, right) && left.numberKind === right.numberKind)
    return Math.min(probability, most.twoNumbers)
  if (!mayBeTwins(left, right) && !isOneNumberUnderTwoNames(left, right)) return probability
  return Math.min(probability, most.twoNames)
}
