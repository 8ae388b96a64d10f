/** Fewest and most persons that doubtful links, thin rows and observations leave open. Never a confidence interval. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** The number of persons with the doubt counted in, and the interval it lies in with a probability of .95. */
export interface Expected {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** One thing that moves the number of counted persons by one. */
export interface CountedDoubt {
  readonly linkedNow: boolean
  readonly probabilitySame: number
}

/**
 * low: every doubt linked; high: none linked, and every observed person a further one. Linking can also bring a person
 * into the count (two records tell more than one), so all three divisions are taken together.
 */
export function countRange(asLinked: number, doubtsLinked: number, doubtsApart: number, observed: number): Range {
  return {
    low: Math.min(asLinked, doubtsLinked, doubtsApart),
    high: Math.max(asLinked, doubtsLinked, doubtsApart) + observed,
  }
}

const INTERVAL = 0.95

/**
 * Persons as linked now, moved by each doubt: one not linked takes away its probability, one linked adds the chance
 * that it is somebody else. Doubts are taken as independent; the interval is that of their sum (Poisson binomial).
 */
export function expectedPersons(persons: number, doubts: readonly CountedDoubt[]): Expected {
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

/** Distribution of the number of successes among independent trials: index = number, value = probability. */
function poissonBinomial(probabilities: readonly number[]): number[] {
  let distribution = [1]
  for (const probability of probabilities) {
    const next = new Array<number>(distribution.length + 1).fill(0)
    for (const [count, mass] of distribution.entries()) {
      next[count] = (next[count] ?? 0) + mass * (1 - probability)
      next[count + 1] = (next[count + 1] ?? 0) + mass * probability
    }
    distribution = next
  }
  return distribution
}

function quantile(distribution: readonly number[], share: number): number {
  let sum = 0
  for (const [count, mass] of distribution.entries()) {
    sum += mass
    if (sum >= share - 1e-12) return count
  }
  return distribution.length - 1
}

/**
 * Persons observed but not identified: per organisation the highest sum of one night; organisations that share a place
 * may have met the same people, so of those only the largest counts. Source: contract.md section 3 and domain.md.
 */
export function observedPersons(observations: readonly ObservedNight[]): number {
  const nights = new Map<string, number>()
  const places = new Map<string, Set<string>>()
  for (const { organisation, night, place, persons } of observations) {
    const key = `${organisation}\n${night}`
    nights.set(key, (nights.get(key) ?? 0) + persons)
    places.set(organisation, (places.get(organisation) ?? new Set()).add(place.trim().toLowerCase()))
  }
  const highest = new Map<string, number>()
  for (const [key, sum] of nights) {
    const organisation = key.slice(0, key.indexOf('\n'))
    highest.set(organisation, Math.max(highest.get(organisation) ?? 0, sum))
  }
  return groupsSharingPlaces(places).reduce(
    (sum, group) => sum + Math.max(...group.map((each) => highest.get(each) ?? 0)),
    0,
  )
}

/** Persons one organisation saw at one place in one night, not identified. */
export interface ObservedNight {
  readonly organisation: string
  /** The day the night began. */
  readonly night: string
  readonly place: string
  readonly persons: number
}

function groupsSharingPlaces(places: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const groups: { organisations: string[]; places: Set<string> }[] = []
  for (const [organisation, own] of [...places].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const touching = groups.filter((group) => [...own].some((place) => group.places.has(place)))
    const merged = {
      organisations: [organisation, ...touching.flatMap((group) => group.organisations)],
      places: new Set([...own, ...touching.flatMap((group) => [...group.places])]),
    }
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  return groups.map(({ organisations }) => organisations)
}
