import { visitCandidates } from './blocking.ts'
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
  type WeighedPairs,
} from './cluster.ts'
import { type Columns, columnsOf, NOT_KNOWN } from './columns.ts'
import {
  estimateParameters,
  likeAmong,
  type NamedParameters,
  namedParameters,
  type Parameters,
  type PatternCounts,
  type PossiblePairs,
  patternsOf,
  possiblePatterns,
  sampledPatterns,
} from './estimate.ts'
import type { LinkageModel } from './model.ts'
import { numbersConflict } from './number-constraint.ts'
import { pairList } from './pair-list.ts'
import {
  type Repeat,
  scoredContent,
  setRepeatsAside,
  TAKEN_ONE_BY_ONE,
  thinContent,
  type WithoutRepeats,
} from './repeats.ts'
import { type Evidence, type ExplainedWeight, type PairScorer, pairScorer, probabilityOf, weightOf } from './score.ts'
import { type SharedFrequency, sharedFrequency } from './term-frequency.ts'
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
  /** No pair in doubt and no thin row linked: the most persons. */
  readonly doubtsApart: Partition
  readonly links: readonly Link[]
  /** What moves the number of persons of one census: whether two who are met in it are one. */
  readonly doubts: readonly Doubt[]
  /** What moves the number of all persons of the list. */
  readonly listDoubts: readonly Doubt[]
  /** What was learnt of this list: with the model it makes every weight again. */
  readonly parameters: NamedParameters
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
  const { kept, repeats, columns } = withoutRepeats(full, decisionNames)
  const place = new Map(kept.map((record, at) => [record, at]))
  const { scorer, pairs: scoredPairs, parameters } = scorePairs(model, columns)
  const scored = clusterRecords(model, {
    size: kept.length,
    pairs: scoredPairs,
    weigh: scorer.weigh,
    decided: decided.flatMap(([one, other]) => {
      const [left, right] = [place.get(one), place.get(other)]
      return left === undefined || right === undefined ? [] : [[left, right] as const]
    }),
    mayNotMeet: (left, right) => {
      const [one, other] = [kept[left], kept[right]]
      return one !== undefined && other !== undefined && mayNotMeet(one, other)
    },
  }).map((members) => members.flatMap((at) => kept[at] ?? []))
  const explain: Explain = (left, right) => scorer.explain(place.get(left) ?? 0, place.get(right) ?? 0)
  const repeated = repeatPairs(repeats, (like) => scorer.weigh(place.get(like) ?? 0, place.get(like) ?? 0))
  for (const { record, like } of repeats) place.set(record, place.get(like) ?? 0)
  const clusters = inClusters(
    records,
    [...edgesWithin(scored), ...repeatEdges(model, repeated, scored, mayNotMeet)],
    decided,
  )
  const clusterOf = new Map(clusters.flatMap((members, at) => members.map((record) => [record, at] as const)))
  const apart = (left: Traits, right: Traits) => clusterOf.get(left) !== clusterOf.get(right)
  const decidedDifferent = decidedAbout(decisions.different)
  const worthwhile = repeated.filter((pair) => isWorthKeeping(model, pair))
  const toReview = [...pairsOf(scoredPairs, kept, apart), ...worthwhile.filter((pair) => apart(pair.left, pair.right))]
    .filter((pair) => isInDoubt(pair) && !decidedDifferent(pair.left, pair.right))
    .map((pair) => guarded(model, pair))
  const thin = records.filter((record) => !clusterOf.has(record))
  const assignments = assignAll(setRepeatsAside(thin, thinContent, decisionNames), (rows) =>
    assignThinRows(model, clusters, rows, mayNotMeet),
  )
  const firstOf = firstRecords(clusters, assignments)
  const doubtfulPairs = pairDoubts(toReview, clusterOf)
  return {
    ...partitions(clusters, firstOf, assignments, toReview, records),
    links: [
      ...linksWithin(clusters, explain, decisions),
      ...thinLinks(firstOf, assignments),
      ...toReview.map((pair) => reviewLink(pair, explain)),
    ],
    doubts: [...doubtfulPairs, ...thinDoubts(firstOf, assignments, 'census')],
    listDoubts: [...doubtfulPairs, ...thinDoubts(firstOf, assignments, 'list')],
    parameters: namedParameters(model, parameters),
  }
}

type Explain = (left: Traits, right: Traits) => ExplainedWeight

/** Two records compared. `weight`: bits of log2 odds that they are one person. */
interface PairWeight {
  readonly left: Traits
  readonly right: Traits
  readonly weight: number
  readonly probability: number
}

/** Compares every two records that share a block, learns from it how this list is, and weighs those worth keeping. */
function scorePairs(
  model: LinkageModel,
  columns: Columns,
): { readonly scorer: PairScorer; readonly pairs: WeighedPairs; readonly parameters: Parameters } {
  const { size, records } = columns
  const patterns = patternsOf(model.comparisons, columns)
  const frequency = sharedFrequency(model, columns)
  const candidates = new Map<number, number>()
  const met = pairList()
  const isPossible = possiblePatterns(model, patterns, size)
  const isProtected = Uint8Array.from(records, ({ protectedIdentity }) => Number(protectedIdentity))
  visitCandidates(columns, (left, right) => {
    // A protected identity is compared by its number alone.
    const isEither = isProtected[left] === 1 || isProtected[right] === 1
    if (isEither && columns.number[left] !== columns.number[right]) return
    const pattern = patterns.patternOf(left, right)
    candidates.set(pattern, (candidates.get(pattern) ?? 0) + 1)
    if (isPossible(pattern)) met.add(left, right, pattern)
  })
  const list = {
    records: size,
    numbered: columns.number.reduce((sum, key) => sum + Number(key !== NOT_KNOWN), 0),
    alike: likeAmong(model, patterns.levelIn, candidates),
  }
  const possible = possiblePairs(columns, model, patterns, met.pairs(), frequency)
  const parameters = estimateParameters(model, patterns, list, possible, sampledPatterns(patterns, size))
  const scorer = pairScorer(model, columns, patterns, parameters, frequency)
  const least = weightOf(model.reviewAt)
  const kept = pairList()
  met.each((left, right) => {
    const weight = scorer.weigh(left, right)
    const key = columns.number[left] ?? NOT_KNOWN
    if (weight >= least || (key !== NOT_KNOWN && key === columns.number[right])) kept.add(left, right, weight)
  })
  return { scorer, pairs: kept.pairs(), parameters }
}

/** Pairs that estimation goes by at most: more would tell it nothing new. */
const PAIRS_TO_LEARN_FROM = 200_000

/** What estimation goes by: of each pair the pattern, what it counts for, and how rare the names are that it shares. */
function possiblePairs(
  { content, copies }: Columns,
  { comparisons }: LinkageModel,
  { levelIn }: PatternCounts,
  { length, left, right, weight: patterns }: WeighedPairs,
  frequency: SharedFrequency,
): PossiblePairs {
  const oneOf = Math.max(1, Math.ceil(length / PAIRS_TO_LEARN_FROM))
  const taken = Math.ceil(length / oneOf)
  const pattern = new Int32Array(taken)
  const share = new Float32Array(taken)
  const rarity = comparisons.map(() => new Float32Array(taken))
  for (let at = 0; at < taken; at++) {
    const own = patterns[at * oneOf] ?? 0
    const [one, other] = [left[at * oneOf] ?? 0, right[at * oneOf] ?? 0]
    pattern[at] = own
    // Whatever the number of copies, each record meets one record of another content, and one of its own, once.
    const times = Math.max(copies[one] ?? 1, copies[other] ?? 1)
    share[at] = 1 / (content[one] === content[other] ? Math.max(1, times - 1) : times)
    for (const [which, rarities] of rarity.entries()) {
      const frequent = frequency(which, levelIn(own, which), one, other)
      if (frequent !== null) rarities[at] = -Math.log2(frequent)
    }
  }
  return { length: taken, oneOf, pattern, share, rarity }
}

/** Pairs of records that are apart, out of pairs of places. */
function pairsOf(
  { length, left, right, weight }: WeighedPairs,
  records: readonly Traits[],
  apart: (left: Traits, right: Traits) => boolean,
): PairWeight[] {
  const pairs: PairWeight[] = []
  for (let at = 0; at < length; at++) {
    const [one, other, bits] = [records[left[at] ?? 0], records[right[at] ?? 0], weight[at] ?? 0]
    if (one && other && apart(one, other))
      pairs.push({ left: one, right: other, weight: bits, probability: probabilityOf(bits) })
  }
  return pairs
}

/** The records that are compared, side by side. Hardly any list repeats one content often enough to set any aside. */
function withoutRepeats(
  full: readonly Traits[],
  isDecided: (record: Traits) => boolean,
): WithoutRepeats & { readonly columns: Columns } {
  const columns = columnsOf(full)
  if (columns.copies.every((times) => times <= TAKEN_ONE_BY_ONE)) return { kept: [...full], repeats: [], columns }
  const { kept, repeats } = setRepeatsAside(full, scoredContent, isDecided)
  return { kept, repeats, columns: columnsOf(kept) }
}

/** Whether a decision names the record. */
function namedIn({ same, different }: LinkDecisions): (record: Traits) => boolean {
  const named = new Set([...same, ...different].flat())
  return ({ id }) => named.has(id)
}

/** A repeat is set against one record only, which says all that the others of its content do. */
const repeatPairs = (repeats: readonly Repeat[], weighWithItself: (like: Traits) => number): PairWeight[] =>
  repeats.map(({ record, like }) => {
    const weight = weighWithItself(like)
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

const isWorthKeeping = ({ reviewAt }: LinkageModel, { left, right, probability }: PairWeight): boolean =>
  probability >= reviewAt || haveOneNumber(left, right)

const haveOneNumber = (left: Traits, right: Traits) => left.numberKey !== null && left.numberKey === right.numberKey

/** In doubt unless the analyst named them apart. */
const isInDoubt = ({ left, right }: PairWeight): boolean =>
  left.decidedPerson === null || right.decidedPerson === null || left.census !== right.census

/** A pair that the constraints keep apart is believed no more than the model allows for such pairs. */
function guarded({ guarded: most }: LinkageModel, pair: PairWeight): PairWeight {
  const { left, right, probability } = pair
  if (numbersConflict(left, right) && left.numberKind === right.numberKind)
    return { ...pair, probability: Math.min(probability, most.twoNumbers) }
  if (!mayBeTwins(left, right) && !isOneNumberUnderTwoNames(left, right)) return pair
  return { ...pair, probability: Math.min(probability, most.twoNames) }
}

const reviewLink = ({ left, right, weight, probability }: PairWeight, explain: Explain): Link => ({
  left: left.id,
  right: right.id,
  weight,
  probability,
  decision: 'review',
  evidence: explain(left, right).evidence,
})

/** Every pair of a person's records; of very many those with the first, which say who belongs there as well. */
function linksWithin(clusters: readonly Cluster[], explain: Explain, decisions: LinkDecisions): Link[] {
  const decidedSame = decidedAbout(decisions.same)
  const link = (left: Traits, right: Traits): Link => {
    const { weight, evidence } = explain(left, right)
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
    ofRow: false,
    linkedNow: false,
    probabilitySame: probability,
  }))
}

/** A thin row in doubt: the chance that it is any of the persons it fits, in its own census or in the whole list. */
function thinDoubts(
  firstOf: readonly Traits[],
  assignments: readonly ThinAssignment[],
  within: 'census' | 'list',
): Doubt[] {
  return assignments.flatMap((assignment) => {
    const { row, assignedTo } = assignment
    const isHere = within === 'census'
    const likeliest = isHere ? assignment.likeliestHere : assignment.likeliest
    if (assignment.probabilitySame === 0) return []
    const right = likeliest === null ? null : (firstOf[likeliest.cluster]?.id ?? null)
    const linkedNow = assignedTo !== null && (!isHere || assignment.likeliest?.isHere === true)
    const probabilitySame = isHere ? assignment.probabilityHere : assignment.probabilitySame
    return [{ left: row.id, right, ofRow: true, linkedNow, probabilitySame }]
  })
}
