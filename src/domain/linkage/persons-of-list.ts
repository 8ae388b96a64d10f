import type { Places } from './cluster.ts'
import { disjointSets, setsApart } from './disjoint-sets.ts'
import type { Edge } from './link-decisions.ts'
import type { ThinAssignment } from './thin-rows.ts'

/** Where a place would stand, and there is none. */
export const NOWHERE = -1

/** Who is who in a list: records are known by their places. */
export interface PersonsOfList {
  readonly size: number
  readonly clusters: readonly Places[]
  /** By place; `NOWHERE` for a thin row that nobody decided about. */
  readonly clusterOf: Int32Array
  /** By place the first record that is certainly of the same person: of most the cluster's; `NOWHERE` as in `clusterOf`. */
  readonly partOf: Int32Array
  readonly assignments: readonly ThinAssignment[]
  /** Pairs of two clusters that a person is to decide about. */
  readonly toReview: readonly DoubtfulPair[]
  /** Pairs of two parts of one cluster that a person is to decide about: the likeliest between them. */
  readonly unsure: readonly DoubtfulPair[]
  /** Records that people have said are of two persons. */
  readonly heldApart: readonly Edge[]
}

/**
 * Two records that may be one person. `weight`: bits of log2 odds of the two; `probability`: that all that hangs together with
 * them is one person.
 */
export interface DoubtfulPair {
  readonly left: number
  readonly right: number
  readonly weight: number
  readonly probability: number
}

/** One way to divide a list into persons, numbered from 0 in the order of their first records. */
export interface Division {
  readonly persons: number
  /** The person of each place. */
  readonly personOf: Int32Array
}

/** The three divisions of a list: as linked, with every doubt linked, and with none (`LinkageResult`). */
export interface Divisions {
  readonly asLinked: Division
  readonly doubtsLinked: Division
  readonly doubtsApart: Division
}

/** Divides a list into persons. */
export function divisionsOf(list: PersonsOfList): Divisions {
  const { size, assignments, toReview, heldApart } = list
  const firstOf = firstPlaces(list)
  // What is certain hangs together in every division; each stands where its first record does.
  const apart = list.partOf.map((part, place) => (part === NOWHERE ? place : part))
  const clustered = list.clusterOf.map((cluster, place) => (cluster === NOWHERE ? place : (firstOf[cluster] ?? place)))
  const linked = clustered.slice()
  for (const { row, assignedTo } of assignments) if (assignedTo !== null) linked[row] = firstOf[assignedTo] ?? row
  const sets = disjointSets(size)
  for (let place = 0; place < size; place++) sets.join(linked[place] ?? place, place)
  const { joinUnlessApart: joinDoubt } = setsApart(sets, heldApart)
  for (const { row, likeliest } of assignments)
    if (likeliest !== null) joinDoubt(firstOf[likeliest.cluster] ?? row, row)
  // Where not all doubts can be linked, the likelier ones are; where all can, their order does not matter.
  const likeliestFirst = heldApart.length === 0 ? toReview : toReview.toSorted((a, b) => b.probability - a.probability)
  for (const { left, right } of likeliestFirst) joinDoubt(left, right)
  return {
    asLinked: numbered(size, (place) => linked[place] ?? place),
    doubtsLinked: numbered(size, sets.rootOf),
    doubtsApart: numbered(size, (place) => apart[place] ?? place),
  }
}

/** Numbers the persons whose records have one root each. */
function numbered(size: number, rootOf: (place: number) => number): Division {
  const personOf = new Int32Array(size)
  const numberOf = new Int32Array(size).fill(NOWHERE)
  let persons = 0
  for (let place = 0; place < size; place++) {
    const root = rootOf(place)
    if (numberOf[root] === NOWHERE) numberOf[root] = persons++
    personOf[place] = numberOf[root] ?? 0
  }
  return { persons, personOf }
}

/** The first record of each person a thin row may have been given to: the clusters, then the thin rows left alone. */
export function firstPlaces({ clusters, assignments }: PersonsOfList): Int32Array {
  const firstOf = new Int32Array(clusters.length + assignments.length)
  let persons = 0
  for (; persons < clusters.length; persons++) firstOf[persons] = clusters[persons]?.[0] ?? NOWHERE
  for (const { row, assignedTo } of assignments) if (assignedTo === null) firstOf[persons++] = row
  return firstOf.subarray(0, persons)
}
