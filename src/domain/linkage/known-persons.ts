import type { Cluster } from './cluster.ts'
import type { LikeNames } from './like-names.ts'
import { type Outlines, outlines } from './outlines.ts'
import type { Traits } from './traits.ts'

/**
 * The persons of one municipality that a thin row may be, kept by birth year and name so that not everybody is asked about
 * every row.
 */
export interface KnownPersons {
  /** Persons met in a census, and persons met in any. */
  readonly countIn: (census: string) => number
  readonly count: () => number
  /** Everybody whose birth years and name do not speak against the row, each once. */
  readonly near: (row: Traits) => readonly number[]
  readonly members: (person: number) => readonly Traits[]
  /** Records of a person in a census. */
  readonly timesIn: (census: string) => (person: number) => number
  readonly outline: Outlines['of']
  /** How many persons have so many records in a census (`OFTEN`: as many or more). */
  readonly countMet: (census: string, times: number) => number
  /** How many persons who are not met in a census have so many records in all. */
  readonly countElsewhere: (census: string, times: number) => number
  readonly add: (members: readonly Traits[]) => void
  /** A person of whom nothing is known: is nowhere near any row. */
  readonly addUnrecognisable: (row: Traits) => void
  readonly addTo: (person: number, row: Traits) => void
}

/** Records from which on more of them say no more of how often somebody is met. */
export const OFTEN = 3

// Where a year of birth would stand.
const [ANY, NOT_KNOWN] = [0, 1] as const
// More than any year.
const YEARS = 10_000
const ANYBODY = 'anybody'
const NAMELESS = 'nameless'

/**
 * The persons that some clusters are, and those that are added of `rows`, the rows that will be asked about. Persons are
 * numbered in the order they are added. `like`: of all given names they and the rows have.
 */
export function knownPersons(clusters: readonly Cluster[], rows: readonly Traits[], like: LikeNames): KnownPersons {
  const most = clusters.length + rows.length
  const persons: Traits[][] = []
  const inCensus = new Map<string, number>()
  const met = new Map<string, number>()
  // By name and year; everybody stands under *any* too, for the rows that do not say.
  const places = new Map<number, number[]>()
  // Names that some row asks for: nobody needs to be found under another.
  const names = new Map<string, number>()
  const outlined = outlines(most)
  const times = new Map<string, Uint32Array>()
  const numbersForName = new Map<string, readonly number[]>()
  const lastAsked = new Uint32Array(most)
  let [asked, known] = [0, 0]
  const add = (members: readonly Traits[]) => {
    const person = persons.push([...members]) - 1
    for (const member of members) {
      outlined.take(person, member)
      meetIn(member.census, person)
    }
    for (const census of new Set(members.map((member) => member.census))) {
      countMore(inCensus, census, 1)
      countMore(met, metKey(census, timesOf(census)[person] ?? 0), 1)
    }
    countInAll(met, members, 1)
    known += 1
    // A protected identity is compared with nobody: it is nowhere near any row.
    if (members.some(({ protectedIdentity }) => protectedIdentity)) return
    const told = new Set(members.flatMap((member) => yearsOf(member)))
    const years = [ANY, ...(told.size > 0 ? told : [NOT_KNOWN])]
    const numbers = [ANYBODY, ...namesOfPerson(members)].flatMap((name) => names.get(name) ?? [])
    for (const number of numbers)
      for (const year of years) {
        const place = places.get(number * YEARS + year)
        if (place) place.push(person)
        else places.set(number * YEARS + year, [person])
      }
  }
  const timesOf = (census: string): Uint32Array => {
    const known = times.get(census) ?? new Uint32Array(most)
    times.set(census, known)
    return known
  }
  const meetIn = (census: string, person: number) => {
    const ofCensus = timesOf(census)
    ofCensus[person] = (ofCensus[person] ?? 0) + 1
  }
  const numberOf = (name: string): number => {
    const number = names.get(name) ?? names.size
    names.set(name, number)
    return number
  }
  const numbersFor = (row: Traits): readonly number[] => {
    // Christina and Kristina are one name of two first letters.
    const name = row.given === null ? `initials ${row.initials}` : `given ${row.given.text} ${row.given.initial}`
    const before = numbersForName.get(name)
    if (before) return before
    const numbers = namesForRow(row, like).map((each) => numberOf(each))
    numbersForName.set(name, numbers)
    return numbers
  }
  for (const row of rows) if (!row.protectedIdentity) numbersFor(row)
  for (const members of clusters) add(members)
  return {
    countIn: (census) => inCensus.get(census) ?? 0,
    count: () => known,
    near: (row) => {
      const years = row.birthYears === null ? [ANY] : [...yearsNear(row), NOT_KNOWN]
      asked += 1
      const near: number[] = []
      for (const number of numbersFor(row)) {
        for (const year of years)
          for (const person of places.get(number * YEARS + year) ?? []) {
            if (lastAsked[person] === asked) continue
            lastAsked[person] = asked
            near.push(person)
          }
      }
      return near
    },
    members: (person) => persons[person] ?? [],
    timesIn: (census) => {
      const ofCensus = timesOf(census)
      return (person) => ofCensus[person] ?? 0
    },
    outline: outlined.of,
    countMet: (census, times) => met.get(metKey(census, times)) ?? 0,
    countElsewhere: (census, times) =>
      (met.get(metKey(inAll(), times)) ?? 0) - (met.get(metKey(inAll(census), times)) ?? 0),
    add,
    addUnrecognisable: (row) => persons.push([row]),
    // The person is found where it was: what the row says is near to what other records of the person say.
    addTo: (person, row) => {
      const members = persons[person] ?? []
      const before = timesOf(row.census)[person] ?? 0
      if (before === 0) countMore(inCensus, row.census, 1)
      else countMore(met, metKey(row.census, before), -1)
      countMore(met, metKey(row.census, before + 1), 1)
      meetIn(row.census, person)
      countInAll(met, members, -1)
      members.push(row)
      outlined.take(person, row)
      countInAll(met, members, 1)
    },
  }
}

/** By all records of a person: everybody, and those of each census the person is met in. */
function countInAll(met: Map<string, number>, members: readonly Traits[], more: number): void {
  countMore(met, metKey(inAll(), members.length), more)
  for (const census of new Set(members.map((member) => member.census)))
    countMore(met, metKey(inAll(census), members.length), more)
}

const inAll = (census = ''): string => `all ${census}`

const metKey = (census: string, times: number) => `${Math.min(OFTEN, times)} ${census}`

const countMore = (counts: Map<string, number>, key: string, more: number) =>
  counts.set(key, (counts.get(key) ?? 0) + more)

/**
 * Under what a person is kept: the given name, and first and last initial. One of whom only the one or the other is known
 * is kept by its first letter for rows that know the other.
 */
function namesOfPerson(members: readonly Traits[]): Set<string> {
  const names = new Set<string>()
  for (const { given, initials } of members) {
    if (given !== null) names.add(`given ${given.text}`)
    if (initials !== null) {
      names.add(`begins ${initials[0]}`)
      names.add(initials.length === 1 ? `single ${initials}` : `initials ${initials[0]}${initials.at(-1)}`)
    }
    if (given === null && initials !== null) names.add(`only initials ${initials[0]}`)
    if (given !== null && initials === null) names.add(`only given ${given.initial}`)
  }
  if (names.size === 0) names.add(NAMELESS)
  return names
}

/** Under what the persons are found that a row may be: two that share none of these do not agree in name. */
function namesForRow({ given, initials }: Traits, like: LikeNames): readonly string[] {
  if (given !== null)
    return [...Array.from(like(given).keys(), (name) => `given ${name}`), `only initials ${given.initial}`, NAMELESS]
  if (initials === null) return [ANYBODY]
  const own = [`only given ${initials[0]}`, NAMELESS]
  if (initials.length === 1) return [`begins ${initials}`, ...own]
  const [first, last] = [initials[0], initials.at(-1)]
  return [...new Set([`initials ${first}${last}`, `initials ${last}${first}`]), `single ${first}`, ...own]
}

const yearsOf = ({ birthYears }: Traits): number[] =>
  birthYears === null
    ? []
    : Array.from({ length: birthYears.to - birthYears.from + 1 }, (_, at) => birthYears.from + at)

/** The years of birth and one on either side; of a whole date those too in which one of the last two digits differs. */
function yearsNear(row: Traits): Set<number> {
  const near = new Set(yearsOf(row).flatMap((year) => [year - 1, year, year + 1]))
  if (row.birthDate === null) return near
  const year = Number(row.birthDate.slice(0, 4))
  const [decade, century] = [year - (year % 10), year - (year % 100)]
  for (let digit = 0; digit < 10; digit++) near.add(decade + digit).add(century + digit * 10 + (year % 10))
  return near
}
