import type { Expected } from '../linkage/expected-persons.ts'

/** The expected number belongs to the stage *linkage*, since a list that is only linked has one; the counted take it from here. */
export {
  countingDoubts,
  type Doubtful as CountedDoubt,
  type Expected,
  expectedPersons,
} from '../linkage/expected-persons.ts'

/** Fewest and most persons that doubtful links, thin rows and observations leave open. Never a confidence interval. */
export interface Range {
  readonly low: number
  readonly high: number
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

/**
 * The expected number, never outside what the three divisions leave open: to link or part two records can also change
 * whether a definition counts the person, which no doubt by itself knows of.
 */
export function expectedWithin({ value, low, high }: Expected, range: Range): Expected {
  const within = (number: number) => Math.min(range.high, Math.max(range.low, number))
  return { value: within(value), low: within(low), high: within(high) }
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
