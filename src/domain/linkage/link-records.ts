import { candidatePairs } from './blocking.ts'
import { type Cluster, clusterRecords, connected, constraints, type LinkDecisions } from './cluster.ts'
import type { LinkageModel } from './model.ts'
import { type Evidence, type PairScore, pairScorer } from './score.ts'
import { assignThinRows, type ThinAssignment } from './thin-rows.ts'
import { isThin, type Traits } from './traits.ts'

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
  /** Every pair in doubt and every thin row that fits somebody linked: the fewest persons. */
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
  const records = [...unordered].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
  const full = records.filter((record) => !isThin(record))
  const thin = records.filter(isThin)
  const score = pairScorer(model, full)
  const pairs: PairScore[] = []
  for (const [left, right] of candidatePairs(model, full)) {
    const [l, r] = [full[left], full[right]]
    if (l && r && !cannotBeCompared(l, r)) pairs.push(score(l, r))
  }
  const clusters = clusterRecords(model, full, pairs, score, decisions)
  const clusterOf = new Map(clusters.flatMap((members, at) => members.map(({ id }) => [id, at] as const)))
  const apart = (pair: PairScore) => clusterOf.get(pair.left.id) !== clusterOf.get(pair.right.id)
  const decidedDifferent = new Set(decisions.different.flatMap(([l, r]) => [`${l} ${r}`, `${r} ${l}`]))
  const toReview = pairs.filter(
    (pair) => apart(pair) && isInDoubt(model, pair) && !decidedDifferent.has(`${pair.left.id} ${pair.right.id}`),
  )
  const assignments = assignThinRows(model, clusters, thin, constraints(decisions))
  return {
    ...partitions(clusters, assignments, toReview, records),
    links: [
      ...linksWithin(clusters, pairs, score, decisions),
      ...thinLinks(clusters, assignments),
      ...toReview.map(reviewLink),
    ],
    doubts: [...pairDoubts(toReview, clusterOf), ...thinDoubts(clusters, assignments)],
  }
}

/** A protected identity is compared by its number alone. */
const cannotBeCompared = (left: Traits, right: Traits) =>
  (left.protectedIdentity || right.protectedIdentity) && left.numberKey !== right.numberKey

/** In doubt: probable enough for a person to look at, or one number under two names. Named apart by the analyst: not. */
function isInDoubt(model: LinkageModel, { left, right, probability }: PairScore): boolean {
  if (left.decidedPerson !== null && right.decidedPerson !== null && left.census === right.census) return false
  return probability >= model.reviewAt || (left.numberKey !== null && left.numberKey === right.numberKey)
}

const reviewLink = ({ left, right, weight, probability, evidence }: PairScore): Link => ({
  left: left.id,
  right: right.id,
  weight,
  probability,
  decision: 'review',
  evidence,
})

function linksWithin(
  clusters: readonly Cluster[],
  pairs: readonly PairScore[],
  score: (left: Traits, right: Traits) => PairScore,
  decisions: LinkDecisions,
): Link[] {
  const scored = new Map(pairs.map((pair) => [`${pair.left.id} ${pair.right.id}`, pair]))
  const same = new Set(decisions.same.flatMap(([left, right]) => [`${left} ${right}`, `${right} ${left}`]))
  return clusters.flatMap((members) =>
    members.flatMap((left, at) =>
      members.slice(at + 1).map((right): Link => {
        const pair = scored.get(`${left.id} ${right.id}`) ?? scored.get(`${right.id} ${left.id}`) ?? score(left, right)
        const named = left.decidedPerson !== null && left.decidedPerson === right.decidedPerson
        const decision = named || same.has(`${left.id} ${right.id}`) ? 'decided' : 'automatic'
        return { ...reviewLink(pair), decision, probability: decision === 'decided' ? 1 : pair.probability }
      }),
    ),
  )
}

function thinLinks(clusters: readonly Cluster[], assignments: readonly ThinAssignment[]): Link[] {
  return assignments.flatMap(({ row, candidates, assignedTo }, at) => {
    const person = assignedTo === null ? undefined : personAt(clusters, assignments, at, assignedTo)
    if (person === undefined) return []
    const probability = candidates[0]?.probability ?? 0
    return [{ left: person.id, right: row.id, weight: null, probability, decision: 'thin' as const, evidence: [] }]
  })
}

/** First record of the person with this number when the thin row at `at` was assigned: a cluster, or an earlier row left alone. */
function personAt(
  clusters: readonly Cluster[],
  assignments: readonly ThinAssignment[],
  at: number,
  person: number,
): Traits | undefined {
  if (person < clusters.length) return clusters[person]?.[0]
  const alone = assignments.slice(0, at).filter(({ assignedTo }) => assignedTo === null)
  return alone[person - clusters.length]?.row
}

function partitions(
  clusters: readonly Cluster[],
  assignments: readonly ThinAssignment[],
  toReview: readonly PairScore[],
  records: readonly Traits[],
): Pick<LinkageResult, 'asLinked' | 'doubtsLinked' | 'doubtsApart'> {
  const clusterEdges = clusters.flatMap(([first, ...rest]) =>
    first ? rest.map((other) => [first.id, other.id] as const) : [],
  )
  const thinEdges = (every: boolean) =>
    assignments.flatMap(({ row, candidates, assignedTo }, at) => {
      const person = every ? candidates[0]?.cluster : assignedTo
      const first = person === undefined || person === null ? undefined : personAt(clusters, assignments, at, person)
      return first ? [[first.id, row.id] as const] : []
    })
  const reviewEdges = toReview.map(({ left, right }) => [left.id, right.id] as const)
  const divide = (edges: readonly (readonly [string, string])[]) =>
    connected(records, edges).map((members) => members.map(({ id }) => id))
  return {
    asLinked: divide([...clusterEdges, ...thinEdges(false)]),
    doubtsLinked: divide([...clusterEdges, ...thinEdges(true), ...reviewEdges]),
    doubtsApart: divide(clusterEdges),
  }
}

/** One doubt per pair of persons: the likeliest of the pairs between them. */
function pairDoubts(toReview: readonly PairScore[], clusterOf: ReadonlyMap<string, number>): Doubt[] {
  const byPersons = new Map<string, PairScore>()
  for (const pair of toReview) {
    const key = [clusterOf.get(pair.left.id), clusterOf.get(pair.right.id)].sort().join(' ')
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
function thinDoubts(clusters: readonly Cluster[], assignments: readonly ThinAssignment[]): Doubt[] {
  return assignments.flatMap(({ row, candidates, assignedTo }, at) => {
    if (candidates.length === 0) return []
    const probabilitySame = candidates.reduce((sum, each) => sum + each.probability, 0)
    const likeliest = personAt(clusters, assignments, at, candidates[0]?.cluster ?? 0)
    return [{ left: row.id, right: likeliest?.id ?? null, linkedNow: assignedTo !== null, probabilitySame }]
  })
}
