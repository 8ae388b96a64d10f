import type { Places } from './cluster.ts'
import { type Columns, NOT_KNOWN } from './columns.ts'
import { firstPlaces, NOWHERE, type PersonsOfList } from './persons-of-list.ts'
import { TAKEN_ONE_BY_ONE } from './repeats.ts'
import { sharedDigits } from './shared-memory.ts'

/** The doubts of a list, side by side: those between two persons or two parts of one first, then those about one thin row each (`Doubt`). */
export interface DoubtsOfList {
  readonly length: number
  /** How many are between two persons, or between two parts of one. */
  readonly betweenPersons: number
  /** Places: a record on each side. `right` is `NOWHERE` for a row that may be somebody it does not say. */
  readonly left: Int32Array
  readonly right: Int32Array
  /** 1 where they are counted as one person now. */
  readonly linkedNow: Uint8Array
  readonly probabilitySame: Float64Array
}

/** What moves the number of persons of one census, and of the whole list. */
export interface Doubts {
  readonly doubts: DoubtsOfList
  readonly listDoubts: DoubtsOfList
}

/** Finds everything in a list that is not known for certain and moves the number of persons by one. */
export function doubtsOf(list: PersonsOfList): Doubts {
  const apart = likeliestPairs(list)
  const betweenPersons = [...apart, ...list.unsure]
  const ofRows = list.assignments.filter(({ probabilitySame }) => probabilitySame !== 0)
  const firstOf = firstPlaces(list)
  const within = (where: 'census' | 'list'): DoubtsOfList => {
    const doubts = emptyDoubts(betweenPersons.length, betweenPersons.length + ofRows.length)
    for (const [at, { left, right, probability }] of betweenPersons.entries())
      setDoubt(doubts, at, left, right, at >= apart.length, probability)
    // The chance that a row is any of the persons it fits, in its own census or in the whole list.
    for (const [at, assignment] of ofRows.entries()) {
      const { row, likeliest, assignedTo } = assignment
      const isHere = where === 'census'
      const person = isHere ? assignment.likeliestHere : likeliest
      const first = person === null ? NOWHERE : (firstOf[person.cluster] ?? NOWHERE)
      const linkedNow = assignedTo !== null && (!isHere || likeliest?.isHere === true)
      const probability = isHere ? assignment.probabilityHere : assignment.probabilitySame
      setDoubt(doubts, betweenPersons.length + at, row, first, linkedNow, probability)
    }
    return doubts
  }
  return { doubts: within('census'), listDoubts: within('list') }
}

/** One doubt per pair of persons: the likeliest of the pairs between them. */
function likeliestPairs({
  clusters,
  clusterOf,
  toReview,
}: Pick<PersonsOfList, 'clusters' | 'clusterOf' | 'toReview'>): PersonsOfList['toReview'] {
  const byPersons = new Map<number, PersonsOfList['toReview'][number]>()
  for (const pair of toReview) {
    const one = clusterOf[pair.left] ?? 0
    const other = clusterOf[pair.right] ?? 0
    const persons = Math.min(one, other) * clusters.length + Math.max(one, other)
    const before = byPersons.get(persons)
    if (before === undefined || before.probability < pair.probability) byPersons.set(persons, pair)
  }
  return [...byPersons.values()]
}

const emptyDoubts = (betweenPersons: number, length: number): DoubtsOfList => ({
  length,
  betweenPersons,
  left: new Int32Array(length),
  right: new Int32Array(length),
  linkedNow: new Uint8Array(length),
  probabilitySame: new Float64Array(length),
})

function setDoubt(
  { left, right, linkedNow, probabilitySame }: DoubtsOfList,
  at: number,
  one: number,
  other: number,
  isLinked: boolean,
  probability: number,
): void {
  left[at] = one
  right[at] = other
  linkedNow[at] = Number(isLinked)
  probabilitySame[at] = probability
}

/**
 * How likely another unit has met the person of each record in the same census, by the doubts that are left to a person to
 * decide: without them, where much is in doubt, few would seem to be met again. One doubt counts once for two persons.
 */
export function metInDoubt(
  columns: Columns,
  list: Pick<PersonsOfList, 'clusters' | 'clusterOf' | 'toReview'>,
): Float64Array {
  const { size, census, units, unitLists } = columns
  const inDoubt = sharedDigits(size)
  const unitsOf = (record: number) => unitLists[units[record] ?? NOT_KNOWN] ?? []
  const meet = (own: Places, others: Places, probability: number) => {
    for (const record of own) {
      const isMet = others.some(
        (other) =>
          census[other] === census[record] &&
          units[other] !== units[record] &&
          unitsOf(other).some((unit) => !unitsOf(record).includes(unit)),
      )
      if (isMet) inDoubt[record] = 1 - (1 - (inDoubt[record] ?? 0)) * (1 - probability)
    }
  }
  for (const { left, right, probability } of likeliestPairs(list)) {
    const [one, other] = [left, right].map((record) => list.clusters[list.clusterOf[record] ?? NOWHERE] ?? [])
    // Of so many rows it is known how often they are met.
    if (one === undefined || other === undefined || one.length + other.length > TAKEN_ONE_BY_ONE) continue
    meet(one, other, probability)
    meet(other, one, probability)
  }
  return inDoubt
}
