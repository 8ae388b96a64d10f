import { type DisjointSets, disjointSets } from './disjoint-sets.ts'
import type { Edge, HoldsOfTwo } from './link-decisions.ts'
import type { LinkageModel } from './model.ts'
import { probabilityOf } from './score.ts'

/** Places of records in the list, ascending. */
export type Places = readonly number[]

/** What two records weigh together, by their places: bits of log2 odds. */
export type WeighPair = (left: number, right: number) => number

/** Pairs of records by their places, with what they weigh: three rows side by side. */
export interface WeighedPairs {
  readonly length: number
  readonly left: Int32Array
  readonly right: Int32Array
  readonly weight: Float64Array
}

/** What clustering goes by: pairs that were weighed, what any two weigh, who was joined by a person, who may not meet. */
export interface Clustering {
  /** Records of the list, and the places of those to cluster. */
  readonly size: number
  readonly compared: Int32Array
  readonly pairs: WeighedPairs
  readonly weigh: WeighPair
  readonly decided: readonly Edge[]
  readonly mayNotMeet: HoldsOfTwo
  /** Two that can be set against each other at all: others say nothing, neither for nor against. */
  readonly areComparable: HoldsOfTwo
  /** Two of whom no weight makes it certain that they are one. */
  readonly isNeverSure: HoldsOfTwo
}

/** Two parts of one cluster: likelier one person than two, and not certainly so. `probability`: that they are one. */
export interface UnsureJoin {
  readonly left: Places
  readonly right: Places
  readonly probability: number
}

/** Who is one person, and what of it is not certain, in the order in which it was joined. */
export interface Clustered {
  readonly clusters: Places[]
  readonly unsure: readonly UnsureJoin[]
}

/**
 * Clustering under constraints. Records joined by a decision start together; then the two clusters that weigh most
 * together are joined, as long as that is at or above the limit for linking and no two members may not meet. Two clusters
 * weigh what all comparable pairs between them do in the mean, and for a part what the best pair does (`bestPairShare`): a
 * record that is much like one of a person's is seldom somebody else's, however the others were written. Every connected component of
 * scored pairs is clustered by itself; one that is too large is clustered in slices.
 */
export function clusterRecords(model: LinkageModel, clustering: Clustering): Clustered {
  const { size, compared, pairs, weigh, decided, mayNotMeet, areComparable } = clustering
  const sets = disjointSets(size)
  const worthwhile = (at: number) => probabilityOf(pairs.weight[at] ?? 0) >= model.reviewAt
  for (let at = 0; at < pairs.length; at++) if (worthwhile(at)) sets.join(pairs.left[at] ?? 0, pairs.right[at] ?? 0)
  for (const [left, right] of decided) sets.join(left, right)
  const weighIfAllowed = (left: number, right: number) => {
    if (mayNotMeet(left, right)) return Number.NEGATIVE_INFINITY
    return areComparable(left, right) ? weigh(left, right) : NOTHING_SAID
  }
  // What says nothing makes nothing certain either.
  const isNeverSure = (left: number, right: number) =>
    !areComparable(left, right) || clustering.isNeverSure(left, right)
  const edgesOf = new Map<number, Edge[]>()
  for (const edge of decided) edgesOf.set(edge[0], [...(edgesOf.get(edge[0]) ?? []), edge])
  const atLimit = pairsByComponent(clustering, sets.rootOf, model)
  const unsure: UnsureJoin[] = []
  const clusters = componentsOf(compared, sets).flatMap((component): Places[] => {
    if (component.length === 1) return [component]
    const own = edgesOf.size === 0 ? [] : component.flatMap((place) => edgesOf.get(place) ?? [])
    const [left, right, third] = component
    // Most are two records that nobody decided about: what follows would say the same of them, only later.
    if (left !== undefined && right !== undefined && third === undefined && own.length === 0) {
      const weight = weighIfAllowed(left, right)
      const probability = probabilityOf(weight)
      // Whatever the limit is, nothing links two who may not meet or of whom nothing is known.
      if (!Number.isFinite(weight) || probability < model.linkAt) return [[left], [right]]
      if (probability < model.sureAt || isNeverSure(left, right))
        unsure.push({ left: [left], right: [right], probability })
      return [component]
    }
    return dividedAtLimit(component, own)
      .flatMap((part) => sliced(joinedWithin(part, own)))
      .flatMap((slice) => agglomerate(slice, weighIfAllowed, isNeverSure, model, unsure))
  })
  return { clusters, unsure }

  /** Two clusters reach the limit only where a pair does: what no such pair holds together is clustered by itself. */
  function dividedAtLimit(component: Places, own: readonly Edge[]): Places[] {
    if (component.length < WORTH_DIVIDING) return [component]
    if (component.length <= LARGEST_WHOLE)
      return joinedWithin(component, [...own, ...edgesAtLimit(component, weigh, model.linkAt)])
    // Pairs that share no block are not asked about any more: hardly one of them reaches the limit.
    return joinedWithin(component, [...own, ...(atLimit.get(sets.rootOf(component[0] ?? 0)) ?? [])])
  }
}

/** Of components too large to be asked about pair by pair: the pairs that were weighed and reach the limit. */
function pairsByComponent(
  { size, compared, pairs }: Clustering,
  rootOf: (place: number) => number,
  { linkAt }: LinkageModel,
): Map<number, Edge[]> {
  const sizes = new Int32Array(size)
  for (const place of compared) sizes[rootOf(place)] = (sizes[rootOf(place)] ?? 0) + 1
  const found = new Map<number, Edge[]>()
  for (let at = 0; at < pairs.length; at++) {
    const left = pairs.left[at] ?? 0
    const root = rootOf(left)
    if ((sizes[root] ?? 0) <= LARGEST_WHOLE || probabilityOf(pairs.weight[at] ?? 0) < linkAt) continue
    const edges = found.get(root) ?? []
    found.set(root, edges)
    edges.push([left, pairs.right[at] ?? 0])
  }
  return found
}

// Records. What agglomeration finds in fewer is found sooner than they are divided; the clusters are the same.
const WORTH_DIVIDING = 6

/**
 * Records that are held against each other all at once, at most. What hangs together by pairs and is larger comes of a
 * list that is no census. Assumption: decided by the project, 2026-11-21.
 */
const LARGEST_WHOLE = 1_000

/** In the order of the list, so that no slice holds more records than can be clustered together. */
function sliced(start: readonly Places[]): Places[][] {
  const slices: Places[][] = []
  let held = LARGEST_WHOLE
  for (const members of start) {
    const slice = slices.at(-1)
    held += members.length
    if (slice !== undefined && held <= LARGEST_WHOLE) slice.push(members)
    else {
      slices.push([members])
      held = members.length
    }
  }
  return slices
}

function edgesAtLimit(places: Places, weigh: WeighPair, linkAt: number): Edge[] {
  const edges: Edge[] = []
  for (const [at, left] of places.entries()) {
    for (const right of places.slice(at + 1)) if (probabilityOf(weigh(left, right)) >= linkAt) edges.push([left, right])
  }
  return edges
}

/** The parts of some records that edges hold together, in order. */
function joinedWithin(places: Places, edges: readonly Edge[]): Places[] {
  if (edges.length === 0) return places.map((place) => [place])
  const at = new Map(places.map((place, index) => [place, index]))
  const sets = disjointSets(places.length)
  for (const [left, right] of edges) {
    const one = at.get(left)
    const other = at.get(right)
    if (one !== undefined && other !== undefined) sets.join(one, other)
  }
  return componentsOf([...places.keys()], sets).map((part) => part.map((index) => places[index] ?? 0))
}

/** The sets that some places are in, each in their order, in the order of their first members. */
export function componentsOf(places: ArrayLike<number>, { rootOf, size }: DisjointSets): Places[] {
  const components: number[][] = []
  const componentOf = new Int32Array(size).fill(-1)
  for (let which = 0; which < places.length; which++) {
    const at = places[which] ?? 0
    const root = rootOf(at)
    const known = componentOf[root] ?? -1
    if (known >= 0) components[known]?.push(at)
    else {
      componentOf[root] = components.length
      components.push([at])
    }
  }
  return components
}

/** What two records weigh that cannot be set against each other. */
const NOTHING_SAID = Number.NaN

/** No partner: stands for the best of a cluster that has none. */
const NOBODY = -1

/**
 * Joins the two clusters that weigh most together; of equals those whose first, then whose second comes first. Pairs are
 * weighed once: what a joined cluster weighs follows from its parts, and each cluster remembers its best partner.
 * What is joined without being certain is noted in `unsure`, and so is what such a cluster is joined with later.
 */
function agglomerate(
  start: readonly Places[],
  weigh: WeighPair,
  isNeverSure: HoldsOfTwo,
  { linkAt, sureAt, bestPairShare }: LinkageModel,
  unsure: UnsureJoin[],
): number[][] {
  const clusters: number[][] = start.map((members) => [...members])
  const count = clusters.length
  const found = weightsBetween(clusters, weigh)
  const { sums, pairs, best } = found
  // Of each cluster the best partner among those after it, and what they weigh.
  const partners = new Int32Array(count)
  const weights = new Float64Array(count)
  // A cluster that became part of an earlier one is left empty in its place.
  const size = (at: number) => clusters[at]?.length ?? 0
  const between = (left: number, right: number) => {
    const at = left * count + right
    const compared = pairs[at] ?? 0
    if (compared === 0) return Number.NEGATIVE_INFINITY
    return ((1 - bestPairShare) * (sums[at] ?? 0)) / compared + bestPairShare * (best[at] ?? 0)
  }
  const findPartner = (left: number) => {
    partners[left] = NOBODY
    weights[left] = Number.NEGATIVE_INFINITY
    for (let right = left + 1; right < count; right++) {
      const weight = size(right) > 0 ? between(left, right) : Number.NEGATIVE_INFINITY
      if (weight <= (weights[left] ?? 0)) continue
      partners[left] = right
      weights[left] = weight
    }
  }
  for (let at = 0; at < count; at++) findPartner(at)
  const grewUnsurely = new Uint8Array(count)
  const isSure = (left: number, right: number, probability: number) =>
    probability >= sureAt &&
    grewUnsurely[left] === 0 &&
    grewUnsurely[right] === 0 &&
    (clusters[left] ?? []).some((one) => (clusters[right] ?? []).some((other) => !isNeverSure(one, other)))
  for (;;) {
    const left = placeOfHighest(weights)
    const right = partners[left] ?? NOBODY
    const probability = probabilityOf(weights[left] ?? 0)
    if (right === NOBODY || probability < linkAt) return clusters.filter(({ length }) => length > 0)
    // Two may weigh more together when one of them has grown, but what it grew by was not certain.
    if (!isSure(left, right, probability)) {
      unsure.push({ left: [...(clusters[left] ?? [])], right: [...(clusters[right] ?? [])], probability })
      grewUnsurely[left] = 1
    }
    clusters[left]?.push(...(clusters[right] ?? []))
    clusters[right] = []
    partners[right] = NOBODY
    weights[right] = Number.NEGATIVE_INFINITY
    joinWeights(found, count, left, right)
    for (let other = 0; other < right; other++) {
      if (size(other) === 0) continue
      const before = partners[other]
      if (other === left || before === left || before === right) findPartner(other)
      else if (other < left) {
        const now = between(other, left)
        const most = weights[other] ?? 0
        if (now < most || (now === most && left >= (before ?? 0))) continue
        partners[other] = left
        weights[other] = now
      }
    }
  }
}

/** What each two clusters weigh: at left × clusters + right, the same both ways. */
interface WeightsBetween {
  /** Sum over all comparable pairs between them, and how many these are. */
  readonly sums: Float64Array
  readonly pairs: Int32Array
  /** The pair that weighs most. */
  readonly best: Float64Array
}

function weightsBetween(clusters: readonly Places[], weigh: WeighPair): WeightsBetween {
  const count = clusters.length
  const sums = new Float64Array(count * count)
  const pairs = new Int32Array(count * count)
  const best = new Float64Array(count * count)
  for (let right = 0; right < count; right++) {
    for (let left = 0; left < right; left++) {
      let [sum, compared] = [0, 0]
      let most = Number.NEGATIVE_INFINITY
      for (const one of clusters[left] ?? []) {
        for (const other of clusters[right] ?? []) {
          const weight = weigh(one, other)
          if (Number.isNaN(weight)) continue
          compared += 1
          sum += weight
          if (weight > most) most = weight
        }
      }
      sums[left * count + right] = sums[right * count + left] = sum
      pairs[left * count + right] = pairs[right * count + left] = compared
      best[left * count + right] = best[right * count + left] = most
    }
  }
  return { sums, pairs, best }
}

/** What `right` weighs with everybody goes to what `left` does. */
function joinWeights({ sums, pairs, best }: WeightsBetween, count: number, left: number, right: number): void {
  for (let other = 0; other < count; other++) {
    const [at, mirrored, joining] = [other * count + left, left * count + other, other * count + right]
    sums[at] = sums[mirrored] = (sums[at] ?? 0) + (sums[joining] ?? 0)
    pairs[at] = pairs[mirrored] = (pairs[at] ?? 0) + (pairs[joining] ?? 0)
    best[at] = best[mirrored] = Math.max(best[at] ?? 0, best[joining] ?? 0)
  }
}

/** The place of the highest weight; of equals the first. */
function placeOfHighest(weights: Float64Array): number {
  let best = 0
  for (let at = 1; at < weights.length; at++) if ((weights[at] ?? 0) > (weights[best] ?? 0)) best = at
  return best
}
