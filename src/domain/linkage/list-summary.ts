import type { Doubts, DoubtsOfList } from './doubts-of-list.ts'
import { type Expected, expectedWith, SOMEBODY, whichCount } from './expected-persons.ts'
import { type Division, type Divisions, NOWHERE } from './persons-of-list.ts'

/** Records and persons, as linked and with the doubt counted in. */
export interface PersonCount {
  readonly records: number
  readonly persons: number
  readonly expected: Expected
}

/** How many persons a list has, in all and by year: a person met in two years is one in all and one in each. */
export interface ListSummary extends PersonCount {
  /** In order of the years; records without a year last. */
  readonly years: readonly (PersonCount & { readonly year: number | null })[]
  /** Things not known for certain that move the number of persons by one. */
  readonly doubts: number
  /** Of these the links between two parts of one person that are not certain. */
  readonly unsure: number
}

/**
 * The number of each row's person, from 1 in the order in which the list comes to them. `placeOf`: the place of each row
 * among the records as linked.
 */
export function numberPersons(placeOf: Int32Array, { persons, personOf }: Division): Int32Array {
  const numberOf = new Int32Array(persons)
  let numbered = 0
  return placeOf.map((place) => {
    const person = personOf[place] ?? 0
    if (numberOf[person] === 0) numberOf[person] = ++numbered
    return numberOf[person] ?? 0
  })
}

/**
 * Counts persons in all and by year. A doubt moves the number of a year when both its persons, or both parts of its person, are
 * met in that year, or the thin row is of it: only then does it matter whether they are one. `years`: the year of each place,
 * `null` where that is not told.
 */
export function summariseList(years: readonly (number | null)[], linked: Divisions & Doubts): ListSummary {
  const { asLinked, doubtsLinked, doubtsApart, doubts, listDoubts } = linked
  return {
    records: years.length,
    persons: asLinked.persons,
    expected: within(
      expectedAmong(asLinked.persons, asLinked, listDoubts, () => true),
      doubtsLinked.persons,
      doubtsApart.persons,
    ),
    years: placesByYear(years).map(([year, places]) => {
      const here = personsMet(asLinked, places)
      const apart = personsMet(doubtsApart, places)
      const isMet = (place: number) => here.isMet[asLinked.personOf[place] ?? 0] === 1
      const isPartMet = (place: number) => apart.isMet[doubtsApart.personOf[place] ?? 0] === 1
      const isAboutYear: IsAbout = (left, right, { isOfRow, isLinked }) => {
        if (isOfRow) return years[left] === year
        return isLinked ? isPartMet(left) && isPartMet(right) : isMet(left) && isMet(right)
      }
      return {
        year,
        records: places.length,
        persons: here.count,
        expected: within(
          expectedAmong(here.count, asLinked, doubts, isAboutYear),
          personsMet(doubtsLinked, places).count,
          apart.count,
        ),
      }
    }),
    doubts: listDoubts.length,
    unsure: listDoubts.linkedNow.subarray(0, listDoubts.betweenPersons).reduce((sum, linked) => sum + linked, 0),
  }
}

const within = ({ value, low, high }: Expected, fewest: number, most: number): Expected => {
  const clamp = (number: number) => Math.min(Math.max(number, fewest), most)
  return { value: clamp(value), low: clamp(low), high: clamp(high) }
}

/** Places in order of their years; those without a year last. */
function placesByYear(years: readonly (number | null)[]): [number | null, number[]][] {
  const places = new Map<number | null, number[]>()
  for (const [place, year] of years.entries()) {
    const own = places.get(year)
    if (own) own.push(place)
    else places.set(year, [place])
  }
  return [...places].sort(([one], [other]) => (one ?? Infinity) - (other ?? Infinity))
}

/** How many persons some places are of, and 1 for each of them. */
function personsMet({ persons, personOf }: Division, places: readonly number[]) {
  const isMet = new Uint8Array(persons)
  let count = 0
  for (const place of places) {
    const person = personOf[place] ?? 0
    if (isMet[person] === 0) count += 1
    isMet[person] = 1
  }
  return { count, isMet }
}

/** Whether a doubt between two places is about some persons. */
type IsAbout = (left: number, right: number, kind: { readonly isOfRow: boolean; readonly isLinked: boolean }) => boolean

/** Some persons with those of the doubts counted in that are about them. */
function expectedAmong(persons: number, { personOf }: Division, doubts: DoubtsOfList, isAboutThem: IsAbout): Expected {
  const about: number[] = []
  for (let at = 0; at < doubts.length; at++) {
    const kind = { isOfRow: at >= doubts.betweenPersons, isLinked: doubts.linkedNow[at] === 1 }
    if (isAboutThem(doubts.left[at] ?? 0, doubts.right[at] ?? 0, kind)) about.push(at)
  }
  const linkedNow = Uint8Array.from(about, (at) => doubts.linkedNow[at] ?? 0)
  const probabilitySame = Float64Array.from(about, (at) => doubts.probabilitySame[at] ?? 0)
  const counting = whichCount({
    length: about.length,
    left: Int32Array.from(about, (at) => personOf[doubts.left[at] ?? 0] ?? 0),
    right: Int32Array.from(about, (at) => {
      const place = doubts.right[at] ?? NOWHERE
      return place === NOWHERE ? SOMEBODY : (personOf[place] ?? 0)
    }),
    linkedNow,
    probabilitySame,
  })
  const counts = (_: number, at: number) => counting[at] === 1
  return expectedWith(
    persons,
    linkedNow.reduce((sum, linked) => sum + linked, 0),
    [...probabilitySame.filter(counts)],
  )
}
