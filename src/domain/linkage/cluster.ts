import type { LinkageModel } from './model.ts'
import { numbersConflict } from './number-constraint.ts'
import { type PairScore, probabilityOf, type ScorePair } from './score.ts'
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
  pairs: readonly PairScore[],
  score: ScorePair,
  decisions: LinkDecisions,
): Cluster[] {
  const mayNotMeet = constraints(decisions)
  const decided = decidedGroups(records, decisions)
  const worthwhile = pairs.filter(({ probability }) => probability >= model.reviewAt)
  const components = connected(records, [
    ...worthwhile.map(({ left, right }) => [left.id, right.id] as const),
    ...decided,
  ])
  const weights = new Map(pairs.map((pair) => [pairKey(pair.left, pair.right), pair.weight]))
  const weightOf = (left: Traits, right: Traits) => weights.get(pairKey(left, right)) ?? score(left, right).weight
  return components.flatMap((component) => {
    if (component.length === 1) return [component]
    const together = connected(component, decided)
    return agglomerate(together, weightOf, mayNotMeet, model.linkAt)
  })
}

const pairKey = (left: Traits, right: Traits) =>
  left.id < right.id ? `${left.id} ${right.id}` : `${right.id} ${left.id}`

/** Pairs that a person joined: by decision, or by the analyst's own id of the person, unless two valid numbers speak against it. */
function decidedGroups(records: readonly Traits[], decisions: LinkDecisions): (readonly [string, string])[] {
  const groups = new Map<string, Traits[]>()
  for (const record of records) {
    if (record.decidedPerson === null) continue
    const group = groups.get(record.decidedPerson) ?? []
    groups.set(record.decidedPerson, group)
    group.push(record)
  }
  const named = [...groups.values()].flatMap((group) => {
    const [first, ...rest] = group
    if (first === undefined || group.some((a) => group.some((b) => numbersConflict(a, b)))) return []
    return rest.map((other) => [first.id, other.id] as const)
  })
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

function agglomerate(
  start: readonly Traits[][],
  weightOf: (left: Traits, right: Traits) => number,
  mayNotMeet: MayNotMeet,
  linkAt: number,
): Traits[][] {
  const clusters = [...start]
  const between = (left: Traits[], right: Traits[]): number => {
    if (left.some((l) => right.some((r) => mayNotMeet(l, r)))) return Number.NEGATIVE_INFINITY
    const sum = left.reduce((all, l) => all + right.reduce((some, r) => some + weightOf(l, r), 0), 0)
    return sum / (left.length * right.length)
  }
  for (;;) {
    let best = { weight: Number.NEGATIVE_INFINITY, left: 0, right: 0 }
    for (const [left, members] of clusters.entries()) {
      for (let right = left + 1; right < clusters.length; right++) {
        const weight = between(members, clusters[right] ?? [])
        if (weight > best.weight) best = { weight, left, right }
      }
    }
    if (probabilityOf(best.weight) < linkAt) return clusters
    const [joined] = clusters.splice(best.right, 1)
    clusters[best.left] = [...(clusters[best.left] ?? []), ...(joined ?? [])]
  }
}
