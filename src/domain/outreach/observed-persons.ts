/** Persons one organisation saw at one place in one night, not identified. */
export interface ObservedNight {
  readonly organisation: string
  /** The day the night began. */
  readonly night: string
  readonly place: string
  readonly persons: number
}

/** What one organisation saw: the sum of each night, and the highest of them. Unit: persons. */
export interface ObservedByOrganisation {
  readonly organisation: string
  /** Earlier nights first. */
  readonly nights: readonly { readonly night: string; readonly persons: number }[]
  readonly highest: number
}

/**
 * Organisations that have a place in common, by way of others too: they may have met the same people, so of them only
 * the largest counts. An organisation with places of its own is a group by itself.
 */
export interface ObservedGroup {
  readonly organisations: readonly ObservedByOrganisation[]
  /** Places that more than one of them was at. */
  readonly sharedPlaces: readonly string[]
  /** What the group adds to the high end of the range. Unit: persons. */
  readonly counts: number
}

/**
 * Head counts step by step, from the nights of each organisation to what counts: per organisation the highest sum of one
 * night, per group of organisations that share places the largest. Source: contract.md section 3 and domain.md.
 */
export function observedGroups(observations: readonly ObservedNight[]): readonly ObservedGroup[] {
  const organisations = byName(observations).map(([organisation, own]) => ofOrganisation(organisation, own))
  return groupsSharingPlaces(placesOf(observations)).map((names) => {
    const members = organisations.filter(({ organisation }) => names.includes(organisation))
    return {
      organisations: members,
      sharedPlaces: sharedBy(observations.filter(({ organisation }) => names.includes(organisation))),
      counts: Math.max(...members.map(({ highest }) => highest)),
    }
  })
}

/** Persons observed but not identified, as the high end of the range counts them. Unit: persons. */
export const observedPersons = (observations: readonly ObservedNight[]): number =>
  observedGroups(observations).reduce((sum, { counts }) => sum + counts, 0)

function ofOrganisation(organisation: string, own: readonly ObservedNight[]): ObservedByOrganisation {
  const sums = new Map<string, number>()
  for (const { night, persons } of own) sums.set(night, (sums.get(night) ?? 0) + persons)
  const nights = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([night, persons]) => ({ night, persons }))
  return { organisation, nights, highest: Math.max(0, ...sums.values()) }
}

function byName(observations: readonly ObservedNight[]): readonly (readonly [string, readonly ObservedNight[]])[] {
  const own = new Map<string, ObservedNight[]>()
  for (const each of observations) own.set(each.organisation, [...(own.get(each.organisation) ?? []), each])
  return [...own].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A place by whatever capitals it is written in. */
const placeKey = (place: string): string => place.trim().toLowerCase()

function placesOf(observations: readonly ObservedNight[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(byName(observations).map(([name, own]) => [name, new Set(own.map(({ place }) => placeKey(place)))]))
}

/** Places of more than one organisation, as first written. */
function sharedBy(observations: readonly ObservedNight[]): string[] {
  const at = new Map<string, { readonly place: string; readonly organisations: Set<string> }>()
  for (const { place, organisation } of observations) {
    const there = at.get(placeKey(place)) ?? { place: place.trim(), organisations: new Set<string>() }
    there.organisations.add(organisation)
    at.set(placeKey(place), there)
  }
  return [...at.values()].flatMap(({ place, organisations }) => (organisations.size > 1 ? [place] : [])).sort()
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
