import { componentsOf, decidedAbout, type LinkDecisions, type Places } from './cluster.ts'
import { disjointSets } from './disjoint-sets.ts'
import type { Doubt, Link, LinkageResult } from './linkage-result.ts'
import { TAKEN_ONE_BY_ONE } from './repeats.ts'
import { type ExplainedWeight, probabilityOf } from './score.ts'
import type { ThinAssignment } from './thin-rows.ts'
import type { Traits } from './traits.ts'

/** Who is who in a list: records are known by their places. */
export interface PersonsOfList {
  readonly records: readonly Traits[]
  readonly clusters: readonly Places[]
  /** By place. */
  readonly clusterOf: Int32Array
  readonly assignments: readonly ThinAssignment[]
  /** Pairs of two clusters that a person is to decide about. */
  readonly toReview: readonly DoubtfulPair[]
}

interface DoubtfulPair {
  readonly left: number
  readonly right: number
  readonly weight: number
  readonly probability: number
}

/** The divisions into persons: as linked, with every doubt linked, and with none. */
export function partitionsOf(list: PersonsOfList): Pick<LinkageResult, 'asLinked' | 'doubtsLinked' | 'doubtsApart'> {
  const { records, clusters, assignments, toReview } = list
  const firstOf = firstPlaces(list)
  const divide = (thinTo: (assignment: ThinAssignment) => number | null, reviewed: readonly DoubtfulPair[]) => {
    const sets = disjointSets(records.length)
    for (const [first = 0, ...rest] of clusters) for (const other of rest) sets.join(first, other)
    for (const assignment of assignments) {
      const person = thinTo(assignment)
      if (person !== null) sets.join(firstOf[person] ?? assignment.row, assignment.row)
    }
    for (const { left, right } of reviewed) sets.join(left, right)
    return componentsOf(records.length, sets)
  }
  const ids = (members: Places) => members.map((place) => records[place]?.id ?? '')
  const linked = divide(({ assignedTo }) => assignedTo, [])
  const asLinked = linked.map(ids)
  // Most persons are the same however doubts are settled: those are held once.
  const linkedAt = new Int32Array(records.length)
  for (const [at, [first = 0]] of linked.entries()) linkedAt[first] = at
  const shared = (members: Places) => {
    const at = linkedAt[members[0] ?? 0] ?? 0
    const before = linked[at]
    const isSame = before?.length === members.length && before.every((place, which) => place === members[which])
    return isSame ? (asLinked[at] ?? []) : ids(members)
  }
  return {
    asLinked,
    doubtsLinked: divide(({ likeliest }) => likeliest?.cluster ?? null, toReview).map(shared),
    doubtsApart: divide(() => null, []).map(shared),
  }
}

/** The first record of each person a thin row may have been given to: the clusters, then the thin rows left alone. */
const firstPlaces = ({ clusters, assignments }: PersonsOfList): number[] => [
  ...clusters.flatMap(([first]) => first ?? []),
  ...assignments.flatMap(({ row, assignedTo }) => (assignedTo === null ? [row] : [])),
]

/** What two records weigh and why, by their places; `null` for a thin row, which is never scored. */
type Explain = (left: number, right: number) => ExplainedWeight | null

/** Every link of the list with its reasons, and every pair that a person is to decide about. */
export function linksOf(list: PersonsOfList, explain: Explain, decisions: LinkDecisions): Link[] {
  const { records, toReview } = list
  const links: Link[] = []
  linkWithin(list, explain, decisions, links)
  const firstOf = firstPlaces(list)
  const idOf = (place: number) => records[place]?.id ?? ''
  for (const { row, likeliest, assignedTo } of list.assignments) {
    const person = assignedTo === null ? undefined : firstOf[assignedTo]
    if (person === undefined || likeliest === null) continue
    const [left, right] = [idOf(person), idOf(row)]
    links.push({ left, right, weight: null, probability: likeliest.probability, decision: 'thin', evidence: [] })
  }
  for (const { left, right, weight, probability } of toReview) {
    const evidence = explain(left, right)?.evidence ?? []
    links.push({ left: idOf(left), right: idOf(right), weight, probability, decision: 'review', evidence })
  }
  return links
}

/** Every pair of a person's records; of very many those with the first, which say who belongs there as well. */
function linkWithin(
  { records, clusters }: PersonsOfList,
  explain: Explain,
  decisions: LinkDecisions,
  links: Link[],
): void {
  const decidedSame = decidedAbout(decisions.same)
  for (const members of clusters) {
    const setAgainst = members.length > TAKEN_ONE_BY_ONE ? members.slice(0, 1) : members
    for (const [at, one] of setAgainst.entries()) {
      for (const other of members.slice(at + 1)) {
        const [left, right] = [records[one], records[other]]
        if (left === undefined || right === undefined) continue
        const { weight, evidence } = explain(one, other) ?? NOT_SCORED
        const isNamed = left.decidedPerson !== null && left.decidedPerson === right.decidedPerson
        const decision = isNamed || decidedSame(left, right) ? 'decided' : 'automatic'
        const probability = decision === 'decided' || weight === null ? 1 : probabilityOf(weight)
        links.push({ left: left.id, right: right.id, weight, probability, decision, evidence })
      }
    }
  }
}

/** A thin row is in a cluster by a decision alone. */
const NOT_SCORED = { weight: null, evidence: [] } as const

/** One doubt per pair of persons: the likeliest of the pairs between them. */
export function pairDoubts({ records, clusters, clusterOf, toReview }: PersonsOfList): Doubt[] {
  const byPersons = new Map<number, DoubtfulPair>()
  for (const pair of toReview) {
    const [one, other] = [clusterOf[pair.left] ?? 0, clusterOf[pair.right] ?? 0]
    const persons = Math.min(one, other) * clusters.length + Math.max(one, other)
    const before = byPersons.get(persons)
    if (before === undefined || before.probability < pair.probability) byPersons.set(persons, pair)
  }
  return [...byPersons.values()].map(({ left, right, probability }) => ({
    left: records[left]?.id ?? '',
    right: records[right]?.id ?? '',
    ofRow: false,
    linkedNow: false,
    probabilitySame: probability,
  }))
}

/** A thin row in doubt: the chance that it is any of the persons it fits, in its own census or in the whole list. */
export function thinDoubts(list: PersonsOfList, within: 'census' | 'list'): Doubt[] {
  const firstOf = firstPlaces(list)
  const idOf = (place: number | undefined) => list.records[place ?? -1]?.id ?? null
  const isHere = within === 'census'
  return list.assignments.flatMap((assignment) => {
    const { row, assignedTo } = assignment
    const likeliest = isHere ? assignment.likeliestHere : assignment.likeliest
    if (assignment.probabilitySame === 0) return []
    const right = likeliest === null ? null : idOf(firstOf[likeliest.cluster])
    const linkedNow = assignedTo !== null && (!isHere || assignment.likeliest?.isHere === true)
    const probabilitySame = isHere ? assignment.probabilityHere : assignment.probabilitySame
    return [{ left: idOf(row) ?? '', right, ofRow: true, linkedNow, probabilitySame }]
  })
}
