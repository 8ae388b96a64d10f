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
  const decidedDifferent = decidedAbout(decisions.different)
  return (left, right) =>
    numbersConflict(left, right) ||
    isOneNumberUnderTwoNames(left, right) ||
    mayBeTwins(left, right) ||
    decidedDifferent(left, right) ||
    namedApart(left, right)
}

/** Whether people decided so about two records: asked in either order, however it was written down. */
export function decidedAbout(pairs: LinkDecisions['same' | 'different']): (left: Traits, right: Traits) => boolean {
  const partners = new Map<string, Set<string>>()
  const note = (one: string, other: string) => partners.set(one, (partners.get(one) ?? new Set()).add(other))
  for (const [left, right] of pairs) {
    note(left, right)
    note(right, left)
  }
  return (left, right) => partners.get(left.id)?.has(right.id) === true
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
  decided: readonly Edge[],
  mayNotMeet: MayNotMeet,
): Cluster[] {
  const worthwhile = pairs.filter(({ probability }) => probability >= model.reviewAt)
  const components = connected(records, [...worthwhile.map(({ left, right }) => [left, right] as const), ...decided])
  const decidedFrom = new Map<Traits, Edge[]>()
  for (const pair of decided) decidedFrom.set(pair[0], [...(decidedFrom.get(pair[0]) ?? []), pair])
  const weighIfAllowed = (left: Traits, right: Traits) =>
    mayNotMeet(left, right) ? Number.NEGATIVE_INFINITY : weigh(left, right)
  return components.flatMap((component) => {
    if (component.length === 1) return [component]
    const own = component.flatMap((record) => decidedFrom.get(record) ?? [])
    const [left, right, third] = component
    // Most are two records that nobody decided about: what follows would say the same of them, only later.
    if (left && right && third === undefined && own.length === 0)
      return probabilityOf(weighIfAllowed(left, right)) >= model.linkAt ? [component] : [[left], [right]]
    const parts =
      component.length < WORTH_DIVIDING
        ? [component]
        : connected(component, [...own, ...edgesAtLimit(component, weigh, model.linkAt)])
    return parts.flatMap((part) => agglomerate(connected(part, own), weighIfAllowed, model.linkAt))
  })
}

// Records. What agglomeration finds in fewer is found sooner than they are divided; the clusters are the same.
const WORTH_DIVIDING = 6

/** A mean reaches the limit only where a pair does: what no such pair holds together is clustered by itself. */
function edgesAtLimit(records: readonly Traits[], weigh: ScorePair, linkAt: number): Edge[] {
  const edges: Edge[] = []
  for (const [at, left] of records.entries()) {
    for (const right of records.slice(at + 1)) {
      if (probabilityOf(weigh(left, right)) >= linkAt) edges.push([left, right])
    }
  }
  return edges
}

/** Two records that are held together. */
export type Edge = readonly [Traits, Traits]

/**
 * Pairs that a person joined: by decision, or by the analyst's own id of the person. Rows of one id with
 * two different valid numbers are not joined by it: that takes a decision with a reason.
 */
export function decidedPairs(records: readonly Traits[], decisions: LinkDecisions): Edge[] {
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
    .flatMap(([first, ...rest]) => (first ? rest.map((other): Edge => [first, other]) : []))
  return [...decidedSame(records, decisions), ...named]
}

/** Decisions about records that are not in the list bind nothing here. */
function decidedSame(records: readonly Traits[], { same }: LinkDecisions): Edge[] {
  const asked = new Set(same.flat())
  const byId = new Map(records.filter(({ id }) => asked.has(id)).map((record) => [record.id, record]))
  return same.flatMap(([one, other]): Edge[] => {
    const [left, right] = [byId.get(one), byId.get(other)]
    return left && right ? [[left, right]] : []
  })
}

/** Connected components, each in the order of the list, in the order of their first members. */
export function connected(records: readonly Traits[], edges: readonly Edge[]): Traits[][] {
  // Union–find over the places in the list: who stands alone is his own root.
  const places = new Map(records.map((record, at) => [record, at]))
  const parent = Int32Array.from(records, (_, at) => at)
  const above = (at: number) => parent[at] ?? at
  const root = (from: number): number => {
    let at = from
    for (let up = above(at); up !== at; up = above(at)) {
      parent[at] = above(up)
      at = up
    }
    return at
  }
  for (const [one, other] of edges) {
    const [left, right] = [places.get(one), places.get(other)]
    if (left !== undefined && right !== undefined) parent[root(left)] = root(right)
  }
  const components: Traits[][] = []
  const componentOf = new Int32Array(records.length).fill(-1)
  for (const [at, record] of records.entries()) {
    const top = root(at)
    const component = components[componentOf[top] ?? -1]
    if (component) component.push(record)
    else componentOf[top] = components.push([record]) - 1
  }
  return components
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
