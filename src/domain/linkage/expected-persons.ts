import { type DisjointSets, disjointSets } from './disjoint-sets.ts'

/** The number of persons with the doubt counted in, and the interval it lies in with a probability of .95. */
export interface Expected {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** One thing that moves the number of persons by one. */
export interface Doubtful {
  readonly linkedNow: boolean
  readonly probabilitySame: number
}

/** A doubt and the records it is about: whether their persons are one. */
export interface DoubtBetween extends Doubtful {
  readonly left: string
  readonly right: string | null
}

/** Doubts side by side, between persons known by their numbers: a long list has hundreds of thousands. */
export interface DoubtColumns {
  readonly length: number
  readonly left: Int32Array
  readonly right: Int32Array
  /** 1 where they are counted as one now. */
  readonly linkedNow: Uint8Array
  readonly probabilitySame: Float64Array
}

/** Stands for a person who is not counted. */
export const NOT_COUNTED = -1
/** Stands on the right of a doubt that names nobody: a row that may be somebody it does not say. */
export const SOMEBODY = -2

/**
 * The doubts that can each take a person away or add one. Of n persons all in doubt with each other only n − 1 can turn
 * out to be another: of the doubts not linked a maximum spanning forest over the persons as linked counts, the likeliest
 * first. Doubts linked now all count. Where every doubt is between two persons of its own, these are all. An
 * approximation: what closes a circle is left out, as if the likelier doubts had settled it. `personOf`: the person of a
 * record as linked, `undefined` for one that is not counted.
 */
export function countingDoubts<Each extends DoubtBetween>(
  doubts: readonly Each[],
  personOf: (record: string) => number | undefined,
): Each[] {
  const counting = whichCount({
    length: doubts.length,
    left: Int32Array.from(doubts, ({ left }) => personOf(left) ?? NOT_COUNTED),
    right: Int32Array.from(doubts, ({ right }) => (right === null ? SOMEBODY : (personOf(right) ?? NOT_COUNTED))),
    linkedNow: Uint8Array.from(doubts, ({ linkedNow }) => Number(linkedNow)),
    probabilitySame: Float64Array.from(doubts, ({ probabilitySame }) => probabilitySame),
  })
  return doubts.filter((_, at) => counting[at] === 1)
}

/** 1 for each doubt that counts, as in `countingDoubts`. */
export function whichCount({ length, left, right, linkedNow, probabilitySame }: DoubtColumns): Uint8Array {
  const counting = new Uint8Array(length)
  const open: number[] = []
  for (let at = 0; at < length; at++) {
    if (linkedNow[at] === 1) counting[at] = 1
    // What names nobody closes no circle.
    else if (right[at] === SOMEBODY) counting[at] = Number(left[at] !== NOT_COUNTED)
    else if (left[at] !== NOT_COUNTED && right[at] !== NOT_COUNTED) open.push(at)
  }
  const likeliestFirst = Uint32Array.from(open).sort(
    (one, other) => (probabilitySame[other] ?? 0) - (probabilitySame[one] ?? 0) || one - other,
  )
  const sets = setsAmong(left, right, open)
  for (const at of likeliestFirst) if (sets.join(left[at] ?? 0, right[at] ?? 0)) counting[at] = 1
  return counting
}

/** Sets of the persons that some doubts are between: most persons are in none. */
function setsAmong(left: Int32Array, right: Int32Array, doubts: readonly number[]): Pick<DisjointSets, 'join'> {
  const most = doubts.reduce((highest, at) => Math.max(highest, left[at] ?? 0, right[at] ?? 0), 0)
  const placeOf = new Int32Array(most + 1)
  let places = 0
  for (const at of doubts)
    for (const person of [left[at] ?? 0, right[at] ?? 0]) if (placeOf[person] === 0) placeOf[person] = ++places
  const sets = disjointSets(places + 1)
  return { join: (one, other) => sets.join(placeOf[one] ?? 0, placeOf[other] ?? 0) }
}

const INTERVAL = 0.95

/**
 * Persons as linked now, moved by each doubt: one not linked takes away its probability, one linked adds the chance
 * that it is somebody else. Doubts are taken as independent; the interval is that of their sum (Poisson binomial). Doubts
 * are to be those of `countingDoubts`, or more persons are taken away than there are.
 */
export const expectedPersons = (persons: number, doubts: readonly Doubtful[]): Expected =>
  expectedWith(
    persons,
    doubts.filter(({ linkedNow }) => linkedNow).length,
    doubts.map(({ probabilitySame }) => probabilitySame),
  )

/** The same for doubts of these probabilities, so many of which are linked now. */
export function expectedWith(persons: number, linkedNow: number, probabilitiesSame: readonly number[]): Expected {
  const probabilities = probabilitiesSame.map((probability) => Math.min(1, probability))
  const most = persons + linkedNow
  const fewer = poissonBinomial(probabilities)
  const mean = probabilities.reduce((sum, probability) => sum + probability, 0)
  const tail = (1 - INTERVAL) / 2
  return {
    value: Math.round((most - mean) * 10) / 10,
    // The number as linked is a decision by the rules, not a mean: the interval always reaches it.
    low: Math.min(persons, most - quantile(fewer, 1 - tail)),
    high: Math.max(persons, most - quantile(fewer, tail)),
  }
}

/** How many of some independent trials succeed: `masses[0]` is the probability of `from` successes, and so on. */
interface Distribution {
  readonly from: number
  readonly masses: readonly number[]
}

/** A probability that no sum of a million such ones makes visible. The far ends are left out, or long lists never end. */
const NEGLIGIBLE = 1e-16

function poissonBinomial(probabilities: readonly number[]): Distribution {
  const masses = [1]
  let from = 0
  for (const probability of probabilities) {
    masses.push(0)
    for (let at = masses.length - 1; at > 0; at--)
      masses[at] = (masses[at] ?? 0) * (1 - probability) + (masses[at - 1] ?? 0) * probability
    masses[0] = (masses[0] ?? 0) * (1 - probability)
    while (masses.length > 1 && (masses.at(-1) ?? 0) < NEGLIGIBLE) masses.pop()
    const light = masses.findIndex((mass) => mass >= NEGLIGIBLE)
    if (light > 0) masses.splice(0, light)
    from += Math.max(0, light)
  }
  return { from, masses }
}

function quantile({ from, masses }: Distribution, share: number): number {
  let sum = 0
  for (const [at, mass] of masses.entries()) {
    sum += mass
    if (sum >= share - 1e-12) return from + at
  }
  return from + masses.length - 1
}
