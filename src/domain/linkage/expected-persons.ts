import { disjointSets } from './disjoint-sets.ts'

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
  const placeOf = new Map<number, number>()
  const place = (record: string | null): number | null => {
    const person = record === null ? undefined : personOf(record)
    if (person === undefined) return null
    const known = placeOf.get(person) ?? placeOf.size
    placeOf.set(person, known)
    return known
  }
  const likeliestFirst = doubts
    .filter(({ linkedNow }) => !linkedNow)
    .map((doubt) => ({ doubt, left: place(doubt.left), right: place(doubt.right) }))
    .sort((a, b) => b.doubt.probabilitySame - a.doubt.probabilitySame)
  const sets = disjointSets(placeOf.size)
  const counting = new Set(doubts.filter(({ linkedNow }) => linkedNow))
  for (const { doubt, left, right } of likeliestFirst) {
    // A row that may be somebody it does not say closes no circle.
    if (doubt.right === null ? left !== null : left !== null && right !== null && sets.join(left, right))
      counting.add(doubt)
  }
  return doubts.filter((doubt) => counting.has(doubt))
}

const INTERVAL = 0.95

/**
 * Persons as linked now, moved by each doubt: one not linked takes away its probability, one linked adds the chance
 * that it is somebody else. Doubts are taken as independent; the interval is that of their sum (Poisson binomial). Doubts
 * are to be those of `countingDoubts`, or more persons are taken away than there are.
 */
export function expectedPersons(persons: number, doubts: readonly Doubtful[]): Expected {
  const most = persons + doubts.filter(({ linkedNow }) => linkedNow).length
  const fewer = poissonBinomial(doubts.map(({ probabilitySame }) => Math.min(1, probabilitySame)))
  const mean = doubts.reduce((sum, { probabilitySame }) => sum + Math.min(1, probabilitySame), 0)
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
