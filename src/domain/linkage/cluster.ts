import type { LinkageModel } from './model.ts'
import { numbersConflict } from './number-constraint.ts'
import { type PairWeight, probabilityOf, type ScorePair } from './score.ts'
import type { Traits } from './traits.ts'
import { isOneNumberUnderTwoNames, mayBeTwins } from './twins.ts'

/** What people have decided, by record id. It binds: *same* joins whatever the model says, *different* keeps apart. */
export interface LinkDecisions {
  readonly same: readonly (readonly [string, string])[]
  readonly different: readonly (readonly [string, string])[]
}

/** Nobody has decided anything yet: the model alone links. */
export const NO_DECISIONS: LinkDecisions = { same: [], different: [] }

/** Records held to be one person. */
export type Cluster = readonly Traits[]

/** Two records that may not be in one cluster without a person saying so. */
export type MayNotMeet = (left: Traits, right: Traits) => boolean

/**
 * What keeps two records apart in automatic linking: two different valid numbers, one number under two names, what
 * may be twins, a decision, or that the analyst's compiled list of one census names two persons.
 */
export function constraints(decisions: LinkDecisions): MayNotMeet {
  const different = new Set(decisions.different.flatMap(([left, right]) => [`${left} ${right}`, `${right} ${left}`]))
  return (left, right) =>
    numbersConflict(left, right) ||
    isOneNumberUnderTwoNames(left, right) ||
    mayBeTwins(left, right) ||
    different.has(`${left.id} ${right.id}`) ||
    namedApart(left, right)
}

function namedApart(left: Traits, right: Traits): boolean {
  if (left.decidedPerson === null || right.decidedPerson === null || left.census !== right.census) return false
  return left.decidedPerson !== right.decidedPerson
}

/**
 * Average-link clustering under constraints. Records joined by a decision start together; then the two clusters with
 * the highest mean weight over all pairs between them are joined, as long as the mean is at or above the limit for
 * linking and no two members may not meet. Every connected component of scored pairs is clustered by itself.
 */
export function clusterRecords(
  model: LinkageModel,
  records: readonly Traits[],
  pairs: readonly PairWeight[],
  weigh: ScorePair,
  decided: readonly DecidedPair[],
  mayNotMeet: MayNotMeet,
): Cluster[] {
  const worthwhile = pairs.filter(({ probability }) => probability >= model.reviewAt)
  const components = connected(records, [
    ...worthwhile.map(({ left, right }) => [left.id, right.id] as const),
    ...decided,
  ])
  const decidedFrom = new Map<string, DecidedPair[]>()
  for (const pair of decided) decidedFrom.set(pair[0], [...(decidedFrom.get(pair[0]) ?? []), pair])
  const weighIfAllowed = (left: Traits, right: Traits) =>
    mayNotMeet(left, right) ? Number.NEGATIVE_INFINITY : weigh(left, right)
  return components.flatMap((component) => {
    if (component.length === 1) return [component]
    const own = component.flatMap(({ id }) => decidedFrom.get(id) ?? [])
    return connected(component, [...own, ...edgesAtLimit(component, weigh, model.linkAt)]).flatMap((part) =>
      agglomerate(connected(part, own), weighIfAllowed, model.linkAt),
    )
  })
}

/** A mean reaches the limit only where a pair does: what no such pair holds together is clustered by itself. */
function edgesAtLimit(records: readonly Traits[], weigh: ScorePair, linkAt: number): (readonly [string, string])[] {
  return records.flatMap((left, at) =>
    records
      .slice(at + 1)
      .filter((right) => probabilityOf(weigh(left, right)) >= linkAt)
      .map((right) => [left.id, right.id] as const),
  )
}

/** Ids of two records that a person joined. */
export type DecidedPair = readonly [string, string]

/**
 * Pairs that a person joined: by decision, or by the analyst's own id of the person. Rows of one id with
 * two different valid numbers are not joined by it: that takes a decision with a reason.
 */
export function decidedPairs(records: readonly Traits[], decisions: LinkDecisions): DecidedPair[] {
  const groups = new Map<string, Traits[][]>()
  for (const record of records) {
    if (record.decidedPerson === null) continue
    const same = groups.get(record.decidedPerson) ?? []
    groups.set(record.decidedPerson, same)
    const fitting = same.find((group) => group.every((other) => !numbersConflict(record, other)))
    if (fitting) fitting.push(record)
    else same.push([record])
  }
  const named = [...groups.values()]
    .flat()
    .flatMap(([first, ...rest]) => (first ? rest.map((other): DecidedPair => [first.id, other.id]) : []))
  return [...decisions.same, ...named]
}

/** Connected components, each in the order of the list, in the order of their first members. */
export function connected(records: readonly Traits[], edges: readonly (readonly [string, string])[]): Traits[][] {
  const parent = new Map(records.map(({ id }) => [id, id]))
  const root = (id: string): string => {
    let at = id
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      parent.set(at, parent.get(up) ?? up)
      at = up
    }
    return at
  }
  for (const [left, right] of edges) if (parent.has(left) && parent.has(right)) parent.set(root(left), root(right))
  const components = new Map<string, Traits[]>()
  for (const record of records) {
    const key = root(record.id)
    const component = components.get(key)
    if (component) component.push(record)
    else components.set(key, [record])
  }
  return [...components.values()]
}

/** Pairs are weighed once, and only the means of the cluster just joined are taken anew. */
function agglomerate(start: readonly Traits[][], weigh: ScorePair, linkAt: number): Traits[][] {
  const weighed = new Map<Traits, Map<Traits, number>>()
  const weightOf = (left: Traits, right: Traits): number => {
    const known = weighed.get(left)?.get(right) ?? weighed.get(right)?.get(left)
    if (known !== undefined) return known
    const weight = weigh(left, right)
    weighed.set(left, (weighed.get(left) ?? new Map()).set(right, weight))
    return weight
  }
  const mean = (left: readonly Traits[], right: readonly Traits[]): number => {
    const sum = left.reduce((all, l) => all + right.reduce((some, r) => some + weightOf(l, r), 0), 0)
    return sum / (left.length * right.length)
  }
  const clusters = [...start]
  // means[right][left] for every left < right: rows and columns are taken out together with their cluster.
  const means = clusters.map((members, at) => clusters.slice(0, at).map((other) => mean(other, members)))
  for (;;) {
    const best = highest(means)
    if (probabilityOf(best.weight) < linkAt) return clusters
    const joined = [...(clusters[best.left] ?? []), ...(clusters[best.right] ?? [])]
    clusters[best.left] = joined
    clusters.splice(best.right, 1)
    means.splice(best.right, 1)
    for (const row of means.slice(best.right)) row.splice(best.right, 1)
    means[best.left] = clusters.slice(0, best.left).map((other) => mean(other, joined))
    for (const [at, row] of means.entries()) {
      if (at > best.left) row[best.left] = mean(joined, clusters[at] ?? [])
    }
  }
}

/** The highest mean; of equals the one whose first cluster, then whose second, comes first. */
function highest(means: readonly (readonly number[])[]): { weight: number; left: number; right: number } {
  let best = { weight: Number.NEGATIVE_INFINITY, left: 0, right: 0 }
  for (const [right, row] of means.entries()) {
    for (const [left, weight] of row.entries()) {
      if (weight > best.weight || (weight === best.weight && left < best.left)) best = { weight, left, right }
    }
  }
  return best
}
