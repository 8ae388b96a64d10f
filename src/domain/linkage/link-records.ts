import { candidatePairs } from './blocking.ts'
import {
  type Cluster,
  clusterRecords,
  connected,
  constraints,
  decidedAbout,
  decidedPairs,
  type Edge,
  type LinkDecisions,
  type MayNotMeet,
} from './cluster.ts'
import type { LinkageModel } from './model.ts'
import { numbersConflict } from './number-constraint.ts'
import {
  type Repeat,
  scoredContent,
  setRepeatsAside,
  TAKEN_ONE_BY_ONE,
  thinContent,
  type WithoutRepeats,
} from './repeats.ts'
import { type Evidence, type PairScorer, type PairWeight, pairScorer, probabilityOf, weightOf } from './score.ts'
import { assignThinRows, type ThinAssignment } from './thin-rows.ts'
import { isThin, type Traits } from './traits.ts'
import { isOneNumberUnderTwoNames, mayBeTwins } from './twins.ts'

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
  /** A record on each side: the doubt is whether their persons are one. */
  readonly left: string
  readonly right: string | null
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
  /** No pair in doubt and no thin row linked: the most persons. */
  readonly doubtsApart: Partition
  readonly links: readonly Link[]
  readonly doubts: readonly Doubt[]
}

/** Finds who is the same person among records of one municipality. The same records in any order give the same result. */
export function linkRecords(
  model: LinkageModel,
  unordered: readonly Traits[],
  decisions: LinkDecisions,
): LinkageResult {
  const records = [...unordered].sort((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order)))
  const decided = decidedPairs(records, decisions)
  const mayNotMeet = constraints(decisions)
  const full = records.filter((record) => !isThin(record))
  const decisionNames = namedIn(decisions)
  const { kept, repeats } = setRepeatsAside(full, scoredContent, decisionNames)
  const scorer = pairScorer(model, full)
  const keptPairs = pairsWorthKeeping(model, kept, scorer)
  const scored = clusterRecords(model, kept, keptPairs, scorer.weigh, decided, mayNotMeet)
  const repeated = repeatPairs(repeats, scorer)
  const pairs = [...keptPairs, ...repeated.filter((pair) => isWorthKeeping(model, pair))]
  const clusters = inClusters(
    records,
    [...edgesWithin(scored), ...repeatEdges(model, repeated, scored, mayNotMeet)],
    decided,
  )
  const clusterOf = new Map(clusters.flatMap((members, at) => members.map((record) => [record, at] as const)))
  const apart = (pair: PairWeight) => clusterOf.get(pair.left) !== clusterOf.get(pair.right)
  const decidedDifferent = decidedAbout(decisions.different)
  const toReview = pairs
    .filter((pair) => apart(pair) && isInDoubt(pair) && !decidedDifferent(pair.left, pair.right))
    .map((pair) => guarded(model, pair))
  const thin = records.filter((record) => !clusterOf.has(record))
  const assignments = assignAll(setRepeatsAside(thin, thinContent, decisionNames), (rows) =>
    assignThinRows(model, clusters, rows, mayNotMeet),
  )
  const firstOf = firstRecords(clusters, assignments)
  return {
    ...partitions(clusters, firstOf, assignments, toReview, records),
    links: [
      ...linksWithin(clusters, scorer, decisions),
      ...thinLinks(firstOf, assignments),
      ...toReview.map((pair) => reviewLink(pair, scorer)),
    ],
    doubts: [...pairDoubts(toReview, clusterOf), ...thinDoubts(firstOf, assignments)],
  }
}

/** Whether a decision names the record. */
function namedIn({ same, different }: LinkDecisions): (record: Traits) => boolean {
  const named = new Set([...same, ...different].flat())
  return ({ id }) => named.has(id)
}

/** A repeat is set against one record only, which says all that the others of its content do. */
const repeatPairs = (repeats: readonly Repeat[], { weigh }: PairScorer): PairWeight[] =>
  repeats.map(({ record, like }) => {
    const weight = weigh(like, record)
    return { left: like, right: record, weight, probability: probabilityOf(weight) }
  })

/** Repeats that are the person of the row they repeat: linked by weight or id, and nothing in the cluster keeps them out. */
function repeatEdges(
  { linkAt }: LinkageModel,
  repeated: readonly PairWeight[],
  clusters: readonly Cluster[],
  mayNotMeet: MayNotMeet,
): Edge[] {
  if (repeated.length === 0) return []
  const clusterOf = new Map(clusters.flatMap((members) => members.map((record) => [record, members] as const)))
  return repeated
    .filter(({ left, probability }) => left.decidedPerson !== null || probability >= linkAt)
    .filter(({ left, right }) => clusterOf.get(left)?.every((member) => !mayNotMeet(member, right)) === true)
    .map(({ left, right }): Edge => [left, right])
}

/**
 * The clusters by the edges that hold them. A thin row is never scored, but a person's decision binds it too: it joins
 * the cluster it was joined with.
 */
function inClusters(records: readonly Traits[], edges: readonly Edge[], decided: readonly Edge[]): Cluster[] {
  const joined = new Set(decided.flat())
  const members = records.filter((record) => !isThin(record) || joined.has(record))
  return connected(members, [...edges, ...decided])
}

/** Thin rows, then those that repeat them: what holds of one row holds of the next that says the same. */
function assignAll(
  { kept, repeats }: WithoutRepeats,
  assign: (rows: readonly Traits[]) => ThinAssignment[],
): ThinAssignment[] {
  const assignments = assign(kept)
  if (repeats.length === 0) return assignments
  const ofRow = new Map(assignments.map((assignment) => [assignment.row, assignment]))
  const repeated = repeats.flatMap(({ record, like }) => {
    const assignment = ofRow.get(like)
    return assignment ? [{ ...assignment, row: record }] : []
  })
  return [...assignments, ...repeated]
}

/** Edges that hold each cluster together. */
const edgesWithin = (clusters: readonly Cluster[]): Edge[] =>
  clusters.flatMap(([first, ...rest]) => (first ? rest.map((other): Edge => [first, other]) : []))

/** A protected identity is compared by its number alone. */
const cannotBeCompared = (left: Traits, right: Traits) =>
  (left.protectedIdentity || right.protectedIdentity) && left.numberKey !== right.numberKey

/** Pairs probable enough for a person to look at, or with one number. The others can neither be linked nor doubted. */
function pairsWorthKeeping(
  model: LinkageModel,
  records: readonly Traits[],
  { weigh, weighFrom }: PairScorer,
): PairWeight[] {
  const least = weightOf(model.reviewAt)
  const pairs: PairWeight[] = []
  for (const [left, right] of candidatePairs(model, records)) {
    if (cannotBeCompared(left, right)) continue
    const isKept = haveOneNumber(left, right)
    const weight = isKept ? weigh(left, right) : weighFrom(left, right, least)
    const pair = { left, right, weight, probability: probabilityOf(weight) }
    if (isWorthKeeping(model, pair)) pairs.push(pair)
  }
  return pairs
}

const isWorthKeeping = ({ reviewAt }: LinkageModel, { left, right, probability }: PairWeight): boolean =>
  probability >= reviewAt || haveOneNumber(left, right)

const haveOneNumber = (left: Traits, right: Traits) => left.numberKey !== null && left.numberKey === right.numberKey

/** In doubt unless the analyst named them apart. */
const isInDoubt = ({ left, right }: PairWeight): boolean =>
  left.decidedPerson === null || right.decidedPerson === null || left.census !== right.census

/** A pair that the constraints keep apart is believed no more than the model allows for such pairs. */
function guarded({ guarded: most }: LinkageModel, pair: PairWeight): PairWeight {
  const { left, right, probability } = pair
  if (numbersConflict(left, right)) return { ...pair, probability: Math.min(probability, most.twoNumbers) }
  if (!mayBeTwins(left, right) && !isOneNumberUnderTwoNames(left, right)) return pair
  return { ...pair, probability: Math.min(probability, most.twinsOrTwoNames) }
}

const reviewLink = ({ left, right, weight, probability }: PairWeight, { explain }: PairScorer): Link => ({
  left: left.id,
  right: right.id,
  weight,
  probability,
  decision: 'review',
  evidence: explain(left, right).evidence,
})

/** Every pair of a person's records; of very many those with the first, which say who belongs there as well. */
function linksWithin(clusters: readonly Cluster[], scorer: PairScorer, decisions: LinkDecisions): Link[] {
  const decidedSame = decidedAbout(decisions.same)
  const link = (left: Traits, right: Traits): Link => {
    const { weight, evidence } = scorer.explain(left, right)
    const named = left.decidedPerson !== null && left.decidedPerson === right.decidedPerson
    const decision = named || decidedSame(left, right) ? 'decided' : 'automatic'
    const probability = decision === 'decided' ? 1 : probabilityOf(weight)
    return { left: left.id, right: right.id, weight, probability, decision, evidence }
  }
  return clusters.flatMap((members) => {
    const setAgainst = members.length > TAKEN_ONE_BY_ONE ? members.slice(0, 1) : members
    return setAgainst.flatMap((left, at) => members.slice(at + 1).map((right) => link(left, right)))
  })
}

function thinLinks(firstOf: readonly Traits[], assignments: readonly ThinAssignment[]): Link[] {
  return assignments.flatMap(({ row, likeliest, assignedTo }) => {
    const person = assignedTo === null ? undefined : firstOf[assignedTo]
    if (person === undefined || likeliest === null) return []
    const { probability } = likeliest
    return [{ left: person.id, right: row.id, weight: null, probability, decision: 'thin' as const, evidence: [] }]
  })
}

/** The first record of each person a thin row may have been given to: the clusters, then the thin rows left alone. */
const firstRecords = (clusters: readonly Cluster[], assignments: readonly ThinAssignment[]): Traits[] => [
  ...clusters.flatMap(([first]) => first ?? []),
  ...assignments.flatMap(({ row, assignedTo }) => (assignedTo === null ? [row] : [])),
]

function partitions(
  clusters: readonly Cluster[],
  firstOf: readonly Traits[],
  assignments: readonly ThinAssignment[],
  toReview: readonly PairWeight[],
  records: readonly Traits[],
): Pick<LinkageResult, 'asLinked' | 'doubtsLinked' | 'doubtsApart'> {
  const clusterEdges = edgesWithin(clusters)
  const thinEdges = (every: boolean) =>
    assignments.flatMap(({ row, likeliest, assignedTo }) => {
      const person = every ? likeliest?.cluster : assignedTo
      const first = person === undefined || person === null ? undefined : firstOf[person]
      return first ? [[first, row] as const] : []
    })
  const reviewEdges = toReview.map(({ left, right }) => [left, right] as const)
  const divide = (edges: readonly Edge[]) => connected(records, edges).map((members) => members.map(({ id }) => id))
  const asLinked = divide([...clusterEdges, ...thinEdges(false)])
  // Most persons are the same however doubts are settled: those are held once.
  const byFirst = new Map(asLinked.map((members) => [members[0], members]))
  const shared = (members: readonly string[]) => {
    const linked = byFirst.get(members[0])
    return linked?.length === members.length && linked.every((id, at) => id === members[at]) ? linked : members
  }
  return {
    asLinked,
    doubtsLinked: divide([...clusterEdges, ...thinEdges(true), ...reviewEdges]).map(shared),
    doubtsApart: divide(clusterEdges).map(shared),
  }
}

/** One doubt per pair of persons: the likeliest of the pairs between them. */
function pairDoubts(toReview: readonly PairWeight[], clusterOf: ReadonlyMap<Traits, number>): Doubt[] {
  const byPersons = new Map<string, PairWeight>()
  for (const pair of toReview) {
    const key = [clusterOf.get(pair.left), clusterOf.get(pair.right)].sort().join(' ')
    const before = byPersons.get(key)
    if (before === undefined || before.probability < pair.probability) byPersons.set(key, pair)
  }
  return [...byPersons.values()].map(({ left, right, probability }) => ({
    left: left.id,
    right: right.id,
    linkedNow: false,
    probabilitySame: probability,
  }))
}

/** A thin row in doubt: the chance that it is any of the persons it fits. */
function thinDoubts(firstOf: readonly Traits[], assignments: readonly ThinAssignment[]): Doubt[] {
  return assignments.flatMap(({ row, likeliest, probabilitySame, assignedTo }) => {
    if (likeliest === null) return []
    const right = firstOf[likeliest.cluster]?.id ?? null
    return [{ left: row.id, right, linkedNow: assignedTo !== null, probabilitySame }]
  })
}
