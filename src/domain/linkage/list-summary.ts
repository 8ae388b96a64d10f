import { countingDoubts, type Expected, expectedPersons } from './expected-persons.ts'
import type { LinkageResult, Partition } from './linkage-result.ts'

/** Records and persons, as linked and with the doubt counted in. */
export interface PersonCount {
  readonly records: number
  readonly persons: number
  readonly expected: Expected
}

/** A record of a list and the year it is of; `null` when that is not told. */
export interface DatedRecord {
  readonly id: string
  readonly year: number | null
}

/** How many persons a list has, in all and by year: a person met in two years is one in all and one in each. */
export interface ListSummary extends PersonCount {
  /** In order of the years; records without a year last. */
  readonly years: readonly (PersonCount & { readonly year: number | null })[]
  /** Things not known for certain that move the number of persons by one. */
  readonly doubts: number
}

/** Numbers of the persons by record id, from 1 in the order in which the list comes to them. */
export function numberPersons(records: readonly DatedRecord[], asLinked: Partition): ReadonlyMap<string, number> {
  const personOf = new Map<string, number>()
  for (const [at, members] of asLinked.entries()) for (const id of members) personOf.set(id, at)
  // Renumbered in place: of a long list a second map would be as large as the list.
  const numberOf = new Int32Array(asLinked.length)
  let persons = 0
  for (const { id } of records) {
    const cluster = personOf.get(id) ?? NOBODY
    if (numberOf[cluster] === 0) {
      persons += 1
      numberOf[cluster] = persons
    }
    personOf.set(id, numberOf[cluster] ?? 0)
  }
  return personOf
}

const NOBODY = -1

/**
 * Counts persons in all and by year. A doubt moves the number of a year when both its persons, or the thin row and the
 * person it may be, are met in that year: only then does it matter whether they are one.
 */
export function summariseList(
  records: readonly DatedRecord[],
  personOf: ReadonlyMap<string, number>,
  { doubts, listDoubts, doubtsLinked, doubtsApart }: Omit<LinkageResult, 'links' | 'parameters' | 'asLinked'>,
): ListSummary {
  const recordsIn = new Map<number | null, number>()
  const personsIn = new Map<number | null, Set<number>>()
  const yearOf = new Map<string, number | null>()
  for (const { id, year } of records) {
    recordsIn.set(year, (recordsIn.get(year) ?? 0) + 1)
    personsIn.set(year, (personsIn.get(year) ?? new Set()).add(personOf.get(id) ?? 0))
    yearOf.set(id, year)
  }
  const persons = new Set(personOf.values()).size
  const personNumber = (id: string) => personOf.get(id)
  const fewest = personsByYear(doubtsLinked, yearOf)
  const most = personsByYear(doubtsApart, yearOf)
  const within = (expected: Expected, low: number, high: number): Expected => {
    const clamp = (number: number) => Math.min(Math.max(number, low), high)
    return { value: clamp(expected.value), low: clamp(expected.low), high: clamp(expected.high) }
  }
  return {
    records: records.length,
    persons,
    expected: within(
      expectedPersons(persons, countingDoubts(listDoubts, personNumber)),
      doubtsLinked.length,
      doubtsApart.length,
    ),
    years: [...recordsIn.keys()].sort(byYear).map((year) => {
      const here = personsIn.get(year) ?? new Set()
      const isHere = (id: string) => here.has(personOf.get(id) ?? 0)
      const touching = doubts.filter(({ left, right, ofRow }) =>
        ofRow ? yearOf.get(left) === year : isHere(left) && right !== null && isHere(right),
      )
      return {
        year,
        records: recordsIn.get(year) ?? 0,
        persons: here.size,
        expected: within(
          expectedPersons(here.size, countingDoubts(touching, personNumber)),
          fewest.get(year) ?? 0,
          most.get(year) ?? here.size,
        ),
      }
    }),
    doubts: listDoubts.length,
  }
}

/** How many persons of a division each year has. */
function personsByYear(
  division: LinkageResult['asLinked'],
  yearOf: ReadonlyMap<string, number | null>,
): Map<number | null, number> {
  const persons = new Map<number | null, number>()
  for (const members of division) {
    for (const year of new Set(members.map((id) => yearOf.get(id) ?? null)))
      persons.set(year, (persons.get(year) ?? 0) + 1)
  }
  return persons
}

const byYear = (left: number | null, right: number | null) => (left ?? Infinity) - (right ?? Infinity)
