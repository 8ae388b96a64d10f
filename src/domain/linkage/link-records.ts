import {
  type Clustered,
  clusterRecords,
  componentsOf,
  type Places,
  type UnsureJoin,
  type WeighedPairs,
} from './cluster.ts'
import { type Columns, columnsOf, NOT_KNOWN } from './columns.ts'
import { type Constraints, comparable, constraints, edgesWithin, heldByHand, namedTraits } from './constraints.ts'
import { disjointSets } from './disjoint-sets.ts'
import { doubtsOf, metInDoubt } from './doubts-of-list.ts'
import { namedParameters } from './estimate.ts'
import { groupsOf } from './groups.ts'
import {
  decidedAbout,
  type Edge,
  type HoldsOfTwo,
  isDecidedIn,
  type LinkDecisions,
  type PlacedDecisions,
  placedDecisions,
} from './link-decisions.ts'
import { type LinkageByPlace, plainLinkage, resultById } from './linkage-by-place.ts'
import type { LinkageResult } from './linkage-result.ts'
import { countLinks, linksOf, type PairsOfList } from './links-of-list.ts'
import type { LinkageModel } from './model.ts'
import { type NamesUnderNumbers, namesUnderNumbers } from './names-under-number.ts'
import { type NamesWritten, namesWritten } from './names-written.ts'
import { numbersConflict } from './number-constraint.ts'
import { lookedUp } from './pair-list.ts'
import { divisionsOf, NOWHERE } from './persons-of-list.ts'
import {
  type Repeat,
  type Repetition,
  repetitionAmong,
  scoredContent,
  setRepeatsAside,
  TAKEN_ONE_BY_ONE,
  thinContent,
  type WithoutRepeats,
} from './repeats.ts'
import { type PairScorer, probabilityOf } from './score.ts'
import { shared32 } from './shared-memory.ts'
import { doneHere, type InParts, type ThinPart } from './side-by-side.ts'
import { type ThinAssignment, type ThinMunicipality, thinMunicipalities } from './thin-rows.ts'
import type { Traits } from './traits.ts'
import { isOneNumberUnderTwoNames, isOneWrongNumberUnderTwoNames, mayBeTwins } from './twins.ts'
import { type PairWeights, weighPairs } from './weigh-pairs.ts'

/** What is being done, in this order. */
export type LinkageStep = 'comparing' | 'clustering' | 'thinRows' | 'result'

/**
 * Finds who is the same person among records. The same records in any order give the same result.
 * `begins` is told of each step when it begins.
 */
export function linkRecords(
  model: LinkageModel,
  records: readonly Traits[],
  decisions: LinkDecisions,
  begins: (step: LinkageStep) => void = () => undefined,
): LinkageResult {
  const { columns, added } = columnsOf(records)
  const idOf = (place: number) => records[added[place] ?? NOWHERE]?.id ?? ''
  const placed = placedDecisions(columns.size, idOf, decisions)
  return resultById(plainLinkage(doneHere(model, linkColumns(model, columns, placed, 1, begins))), idOf)
}

/** Finds the same among records in columns, and tells of each by its place. The longest parts are done by so many hands side by side. */
export function* linkColumns(
  model: LinkageModel,
  columns: Columns,
  decisions: PlacedDecisions,
  hands: number,
  begins: (step: LinkageStep) => void = () => undefined,
): InParts<LinkageByPlace> {
  const list = yield* weighList(model, columns, decisions, hands, begins)
  return yield* linkWeighed(model, columns, list, decisions, hands, begins)
}

/** What the records of a list weigh pair by pair, before anybody is one person. */
export interface WeighedList extends PairWeights, WithoutRepeats {
  /** Nothing of this would be otherwise if people had decided otherwise. */
  readonly isOfAnyDecisions: boolean
}

/** Compares the records of a list and weighs their pairs. */
export function* weighList(
  model: LinkageModel,
  columns: Columns,
  decisions: PlacedDecisions,
  hands: number,
  begins: (step: LinkageStep) => void = () => undefined,
): InParts<WeighedList> {
  begins('comparing')
  const { kept, repeats, repetition, isOfAnyDecisions } = withoutRepeats(columns, isDecidedIn(decisions))
  const list = { columns, compared: kept }
  yield Array.from({ length: hands }, () => ({ part: 'list', list }))
  return { kept, repeats, isOfAnyDecisions, ...(yield* weighPairs(model, list, repetition, hands)) }
}

/** Finds who is one person in a list that is weighed, and that the hands have been told of. */
export function* linkWeighed(
  model: LinkageModel,
  columns: Columns,
  { kept, repeats, scorer, pairs: weighed, parameters }: WeighedList,
  decisions: PlacedDecisions,
  hands: number,
  begins: (step: LinkageStep) => void = () => undefined,
): InParts<LinkageByPlace> {
  begins('clustering')
  const held = heldByHand(columns, decisions)
  const apart = constraints(columns, decisions)
  const areComparable = comparable(columns)
  const isCompared = new Uint8Array(columns.size)
  for (const place of kept) isCompared[place] = 1
  const { clusters: scored, unsure } = clusterRecords(model, {
    size: columns.size,
    compared: kept,
    pairs: weighed,
    weigh: lookedUp(columns.size, weighed, scorer.weigh),
    decided: edgesWithin(held.map((places) => places.filter((place) => isCompared[place] === 1))),
    mayNotMeet: apart.mayNotMeet,
    areComparable,
    isNeverSure: apart.isNeverSure,
  })
  const repeated = repeatPairs(repeats, (like) => scorer.weigh(like, like))
  const edges = [...repeatEdges(model, columns, repeated, scored, apart), ...edgesWithin(held)]
  const clusters = heldTogether(columns, scored, edges)
  const clusterOf = clusterOfPlaces(clusters, columns.size)
  const partOf = partOfPlaces({ clusters: scored, unsure }, edges, clusters, clusterOf)
  const areApart = ({ left, right }: PairWeight) => clusterOf[left] !== clusterOf[right]
  const decidedApart = partsDecidedApart(decisions, partOf)
  const isInDoubt = doubtIn(columns)
  const inDoubt = [
    ...pairsApart(weighed, clusterOf),
    ...repeated.filter((pair) => areApart(pair) && isWorthKeeping(model, columns, pair)),
  ].filter(({ left, right }) => isInDoubt(left, right) && !decidedApart(left, right))
  const underNumbers = namesUnderNumbers(columns, inDoubt)
  const guarded = guardedBy(model, columns, underNumbers)
  const toReview = inDoubt.flatMap((pair) => {
    const probability = guarded(pair)
    return probability === null ? [] : [{ ...pair, probability }]
  })
  begins('thinRows')
  const found = { clusters, clusterOf, toReview, decisions, names: namesWritten(model, parameters) }
  const assignments = yield* assignThin(columns, found, hands)
  begins('result')
  const persons = {
    ...{ size: columns.size, clusters, clusterOf, partOf, assignments, toReview },
    unsure: unsureBetweenParts(unsure, scorer, partOf),
    heldApart: decisions.different,
  }
  const pairs: PairsOfList = {
    explain: explainedBy(scorer, repeats, isCompared),
    isDecided: joinedByHand(columns, decisions),
    areComparable,
  }
  return {
    ...divisionsOf(persons),
    ...doubtsOf(persons),
    links: () => linksOf(persons, pairs),
    linkCounts: countLinks(persons, pairs),
    numbersOfMany: underNumbers.numbersOfMore(mostNamesAsked(model)),
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

/** What two records weigh and why; of a record that repeats another, what that one does. */
function explainedBy(scorer: PairScorer, repeats: readonly Repeat[], isCompared: Uint8Array): PairsOfList['explain'] {
  const repeated = new Map(repeats.map(({ place, like }) => [place, like]))
  return (left, right) => {
    const one = repeated.get(left) ?? left
    const other = repeated.get(right) ?? right
    return isCompared[one] === 1 && isCompared[other] === 1 ? scorer.explain(one, other) : null
  }
}

/** Whether a person joined two records: by decision, or by one id of the analyst. */
function joinedByHand({ decidedPerson }: Columns, { same }: PlacedDecisions): HoldsOfTwo {
  const isDecidedSame = decidedAbout(same)
  return (left, right) =>
    (decidedPerson[left] !== NOT_KNOWN && decidedPerson[left] === decidedPerson[right]) || isDecidedSame(left, right)
}

/** The records that are compared. Hardly any list repeats one content often enough to set any aside. */
function withoutRepeats(
  columns: Columns,
  isDecided: (place: number) => boolean,
): WithoutRepeats & Pick<WeighedList, 'isOfAnyDecisions'> & { readonly repetition: Repetition } {
  const full = placesWhere(columns.size, (place) => columns.isThin[place] === 0)
  const repetition = repetitionAmong(columns, full)
  if (repetition.copies.every((times) => times <= TAKEN_ONE_BY_ONE))
    return { kept: full, repeats: [], repetition, isOfAnyDecisions: true }
  const { kept, repeats } = setRepeatsAside(full, scoredContent(columns), isDecided)
  return { kept, repeats, repetition: repetitionAmong(columns, kept), isOfAnyDecisions: false }
}

function placesWhere(size: number, isIn: (place: number) => boolean): Int32Array {
  const places = shared32(size)
  let length = 0
  for (let place = 0; place < size; place++) {
    if (!isIn(place)) continue
    places[length] = place
    length += 1
  }
  return places.subarray(0, length)
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
  { size, decidedPerson }: Columns,
  repeated: readonly PairWeight[],
  clusters: readonly Places[],
  { mayNotMeet }: Constraints,
): Edge[] {
  if (repeated.length === 0) return []
  const clusterOf = clusterOfPlaces(clusters, size)
  return repeated
    .filter(({ left, probability }) => decidedPerson[left] !== NOT_KNOWN || probability >= linkAt)
    .filter(({ left, right }) => clusters[clusterOf[left] ?? NOWHERE]?.every((member) => !mayNotMeet(member, right)))
    .map(({ left, right }): Edge => [left, right])
}

/**
 * The clusters with the edges beside them. A thin row is never scored, but a person's decision binds it too: it joins
 * the cluster it was joined with.
 */
function heldTogether({ size, isThin }: Columns, scored: readonly Places[], edges: readonly Edge[]): readonly Places[] {
  const sets = disjointSets(size)
  for (let which = 0; which < scored.length; which++) {
    const members = scored[which] ?? []
    for (let at = 1; at < members.length; at++) sets.join(members[0] ?? 0, members[at] ?? 0)
  }
  for (const [left, right] of edges) sets.join(left, right)
  const joined = new Set(edges.flat())
  const isHeld = (place: number) => isThin[place] === 0 || joined.has(place)
  const everybody = placesWhere(size, () => true)
  return componentsOf(everybody, sets).filter((members) => members.length > 1 || isHeld(members[0] ?? 0))
}

/** The cluster of each place; `NOWHERE` for thin rows. */
function clusterOfPlaces(clusters: readonly Places[], size: number): Int32Array {
  const clusterOf = new Int32Array(size).fill(NOWHERE)
  for (let at = 0; at < clusters.length; at++) for (const place of clusters[at] ?? []) clusterOf[place] = at
  return clusterOf
}

/**
 * Of each place the first that certainly is of the same person: of a cluster in which nothing is unsure its first. Of what was
 * joined unsurely the parts are those that were sure before, with what repeats them or was decided to be one with them.
 */
function partOfPlaces(
  { clusters: scored, unsure }: Clustered,
  edges: readonly Edge[],
  clusters: readonly Places[],
  clusterOf: Int32Array,
): Int32Array {
  const partOf = clusterOf.map((cluster) => clusters[cluster]?.[0] ?? NOWHERE)
  const divided = new Set(unsure.map(({ left }) => clusterOf[left[0] ?? NOWHERE] ?? NOWHERE))
  const isDivided = (place: number) => divided.has(clusterOf[place] ?? NOWHERE)
  const sets = disjointSets(clusterOf.length)
  const joinAll = (members: Places) => {
    for (const place of members) sets.join(members[0] ?? place, place)
  }
  // A side that was itself joined unsurely comes after its own sides: all of it is in parts by then.
  const inParts = new Set<number>()
  for (const side of unsure.flatMap(({ left, right }) => [left, right])) {
    if (inParts.has(side[0] ?? NOWHERE)) continue
    for (const place of side) inParts.add(place)
    joinAll(side)
  }
  for (const members of scored) {
    const first = members[0] ?? NOWHERE
    if (isDivided(first) && !inParts.has(first)) joinAll(members)
  }
  for (const [left, right] of edges) if (isDivided(left)) sets.join(left, right)
  for (const which of divided) {
    const firstOf = new Map<number, number>()
    for (const place of clusters[which] ?? []) {
      const root = sets.rootOf(place)
      const first = firstOf.get(root) ?? place
      firstOf.set(root, first)
      partOf[place] = first
    }
  }
  return partOf
}

/** Whether two records are two persons by decision: what was said of one record holds of all that certainly are the same person. */
function partsDecidedApart({ different }: PlacedDecisions, partOf: Int32Array): HoldsOfTwo {
  const part = (place: number) => {
    const first = partOf[place] ?? NOWHERE
    return first === NOWHERE ? place : first
  }
  const areApart = decidedAbout(different.map(([left, right]): Edge => [part(left), part(right)]))
  return (left, right) => areApart(part(left), part(right))
}

/** What is asked of each join that is not certain: one less than there are parts, though a person has joined some of them since. */
function unsureBetweenParts(unsure: readonly UnsureJoin[], scorer: PairScorer, partOf: Int32Array): PairWeight[] {
  const sets = disjointSets(partOf.length)
  return unsure.flatMap((join) => {
    const likeliest = likeliestBetween(join, scorer, partOf)
    if (likeliest === null) return []
    const [one, other] = [partOf[likeliest.left] ?? NOWHERE, partOf[likeliest.right] ?? NOWHERE]
    return sets.join(one, other) ? [likeliest] : []
  })
}

/** The two records that weigh most between two parts; `null` where a person has joined them meanwhile. */
function likeliestBetween(
  { left, right, probability }: UnsureJoin,
  { weigh }: Pick<PairScorer, 'weigh'>,
  partOf: Int32Array,
): PairWeight | null {
  let likeliest: PairWeight | null = null
  for (const one of left)
    for (const other of right) {
      if (partOf[one] === partOf[other]) return null
      const weight = weigh(one, other)
      if (likeliest === null || weight > likeliest.weight) likeliest = { left: one, right: other, weight, probability }
    }
  return likeliest
}

/** Pairs whose records are of two clusters. */
function pairsApart({ length, left, right, weight }: WeighedPairs, clusterOf: Int32Array): PairWeight[] {
  const pairs: PairWeight[] = []
  for (let at = 0; at < length; at++) {
    const one = left[at] ?? 0
    const other = right[at] ?? 0
    const bits = weight[at] ?? 0
    if (clusterOf[one] !== clusterOf[other])
      pairs.push({ left: one, right: other, weight: bits, probability: probabilityOf(bits) })
  }
  return pairs
}

/** What is known when thin rows are to be assigned. */
interface FoundSoFar {
  readonly clusters: readonly Places[]
  /** By place; `NOWHERE` for thin rows. */
  readonly clusterOf: Int32Array
  readonly toReview: readonly PairWeight[]
  readonly decisions: PlacedDecisions
  readonly names: NamesWritten
}

/** Thin rows, then those that repeat them: what holds of one row holds of the next that says the same. */
function* assignThin(
  columns: Columns,
  { clusters: clustered, clusterOf, toReview, decisions, names }: FoundSoFar,
  hands: number,
): InParts<ThinAssignment[]> {
  const thin = placesWhere(columns.size, (place) => clusterOf[place] === NOWHERE)
  if (thin.length === 0) return []
  const { kept, repeats } = setRepeatsAside(thin, thinContent(columns), isDecidedIn(decisions))
  const clusters = groupsOf(clustered)
  const inDoubt = metInDoubt(columns, { clusters: clustered, clusterOf, toReview })
  let alone = 0
  const found = yield* assignByMunicipality(
    { clusters, inDoubt, names, decisions },
    thinMunicipalities(columns, clusters, kept),
    hands,
  )
  const assignments = found.flatMap((ofMunicipality) => {
    const before = alone
    alone += ofMunicipality.filter(({ assignedTo }) => assignedTo === null).length
    return ofMunicipality.map((assignment) => numberedAfter(assignment, clusters.count, before))
  })
  if (repeats.length === 0) return assignments
  const ofRow = new Map(assignments.map((assignment) => [assignment.row, assignment]))
  const repeated = repeats.flatMap(({ place, like }) => {
    const assignment = ofRow.get(like)
    return assignment ? [{ ...assignment, row: place }] : []
  })
  return [...assignments, ...repeated]
}

/** What came of the thin rows of each municipality, in the order of the municipalities. The largest are given out first, to whoever has least to do. */
function* assignByMunicipality(
  given: Omit<ThinPart, 'municipalities'>,
  municipalities: readonly ThinMunicipality[],
  hands: number,
): InParts<readonly (readonly ThinAssignment[])[]> {
  const workOf = ({ rows, own }: ThinMunicipality) => rows.length * own.length + own.length
  const shares = Array.from(
    { length: Math.min(hands, municipalities.length) },
    (): { work: number; taken: number[] } => ({
      work: 0,
      taken: [],
    }),
  )
  const largestFirst = [...municipalities.entries()].sort(([, one], [, other]) => workOf(other) - workOf(one))
  for (const [at, municipality] of largestFirst) {
    const [least] = [...shares].sort((one, other) => one.work - other.work)
    least?.taken.push(at)
    if (least) least.work += workOf(municipality)
  }
  const found = yield shares.map(({ taken }) => ({
    part: 'thin',
    thin: { ...given, municipalities: taken.flatMap((at) => municipalities[at] ?? []) },
  }))
  const ordered: (readonly ThinAssignment[])[] = municipalities.map(() => [])
  for (const [hand, { taken }] of shares.entries()) {
    const done = found[hand]
    if (done?.part === 'thin') for (const [which, at] of taken.entries()) ordered[at] = done.assignments[which] ?? []
  }
  return ordered
}

/** Rows left alone are numbered after the clusters, and those of one municipality after those of the municipalities before. */
function numberedAfter(assignment: ThinAssignment, clusters: number, before: number): ThinAssignment {
  const { likeliest, likeliestHere, assignedTo } = assignment
  const numbered = (person: number) => (person < clusters ? person : person + before)
  return {
    ...assignment,
    likeliest: likeliest && { ...likeliest, cluster: numbered(likeliest.cluster) },
    likeliestHere: likeliestHere && { ...likeliestHere, cluster: numbered(likeliestHere.cluster) },
    assignedTo: assignedTo === null ? null : numbered(assignedTo),
  }
}

function isWorthKeeping(
  { reviewAt }: LinkageModel,
  { number }: Columns,
  { left, right, probability }: PairWeight,
): boolean {
  return probability >= reviewAt || (number[left] !== NOT_KNOWN && number[left] === number[right])
}

/** In doubt unless the analyst named them apart. */
const doubtIn =
  ({ decidedPerson, census }: Columns) =>
  (left: number, right: number): boolean =>
    decidedPerson[left] === NOT_KNOWN || decidedPerson[right] === NOT_KNOWN || census[left] !== census[right]

/**
 * What two records are believed to be one person: those that the constraints keep apart no more than the model allows. The more
 * names a number stands with, the less likely it is that two of them are one person's; `null`: too little to ask about.
 */
function guardedBy(model: LinkageModel, columns: Columns, underNumbers: NamesUnderNumbers) {
  const most = model.guarded
  const asked = mostNamesAsked(model)
  const record = namedTraits(columns)
  return ({ left, right, probability }: PairWeight): number | null => {
    const one = record(left)
    const other = record(right)
    if (numbersConflict(one, other) && one.numberKind === other.numberKind)
      return Math.min(probability, most.twoNumbers)
    if (isOneNumberUnderTwoNames(one, other) || isOneWrongNumberUnderTwoNames(one, other)) {
      const names = underNumbers.of(left)
      return names > asked ? null : Math.min(probability, most.twoNames ** Math.max(1, names - 1))
    }
    return mayBeTwins(one, other) ? Math.min(probability, most.twoNames) : probability
  }
}

/** How many names at most one number can stand with for two of them to be asked about. */
const mostNamesAsked = ({ guarded: { twoNames }, reviewAt }: LinkageModel): number =>
  1 + Math.max(1, Math.floor(Math.log(reviewAt) / Math.log(twoNames)))
