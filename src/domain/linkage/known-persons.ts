import { type Columns, NOT_KNOWN } from './columns.ts'
import type { Groups } from './groups.ts'
import type { LikeNames } from './like-names.ts'
import { type EndsOfLetters, nameKeys } from './name-keys.ts'
import { type Outlines, outlines } from './outlines.ts'
import { personLists } from './person-lists.ts'
import { hasRecord, type PersonsMet, personsMet, type RecordChains } from './persons-met.ts'
import { remembered } from './remembered.ts'

/**
 * The persons of one municipality that a thin row may be, kept by birth year and name so that not everybody is asked about
 * every row.
 */
export interface KnownPersons extends Pick<PersonsMet, 'chains' | 'records'> {
  /** Persons met in a census, and persons met in any. */
  readonly countIn: (census: number) => number
  /** Of those met in a census, the ones known by identifiable rows. */
  readonly countIdentifiedIn: (census: number) => number
  readonly count: () => number
  /** Everybody whose birth years and name do not speak against the row, each once. Holds until the next row is asked about. */
  readonly near: (row: number) => Int32Array
  /** Records of each person in a census. */
  readonly timesIn: (census: number) => Int32Array
  readonly outline: Outlines['of']
  /** How many persons have so many records in a census (`OFTEN`: as many or more). */
  readonly countMet: (census: number, times: number) => number
  /** How many persons who are not met in a census have so many records in all. */
  readonly countElsewhere: (census: number, times: number) => number
  readonly add: (row: number) => void
  /** A person of whom nothing is known: is nowhere near any row. */
  readonly addUnrecognisable: (row: number) => void
  readonly addTo: (person: number, row: number) => void
}

/** Records from which on more of them say no more of how often somebody is met. */
export const OFTEN = 3

// Where the years of birth stand: that of anybody, of those who do not tell it, and each year that occurs.
const [ANY, NO_YEAR, FIRST_YEAR] = [0, 1, 2] as const
// More than any year.
const YEARS = 10_000

/** What is made once of a list, however many municipalities it has. */
export interface ListToKnow {
  readonly columns: Columns
  readonly like: LikeNames
  readonly ends: EndsOfLetters
  readonly clusters: Groups
  /** Room for a number by each place. */
  readonly room: Int32Array
}

/** The persons that the clusters `own` are, and those that are added of `rows`, the rows that will be asked about. */
export function knownPersons(
  { columns, like, ends, clusters, room }: ListToKnow,
  own: Int32Array,
  rows: Int32Array,
): KnownPersons {
  const { census, isProtected } = columns
  const most = own.length + rows.length
  const met = personsMet(clusters, own, rows.length, room)
  const { first, next } = met.chains
  const outlined = outlines(most, columns)
  const counts = countsOfPersons()
  const times = remembered((_census: number) => new Int32Array(most))
  const visitRecords: VisitRecords = (visit) => {
    for (let person = 0; person < own.length; person++)
      for (let record = first[person] ?? NOT_KNOWN; record !== NOT_KNOWN; record = next[record] ?? NOT_KNOWN)
        visit(record)
    rows.forEach(visit)
  }
  const names = nameKeys(columns, like, ends, givenNamesOf(columns, visitRecords))
  for (const row of rows) if (isProtected[row] === 0) names.ofRow(row)
  const years = yearsAmong(columns, visitRecords)
  const yearsNear = nearYears(columns, years.columnOf)
  const lists = personLists(names.count(), years.count)
  const near = { persons: new Int32Array(1024), length: 0, marks: new Int32Array(most), mark: 0 }
  let known = 0
  const listed = (person: number, list: (name: number, year: number) => void) => {
    const ownYears = yearsOf(columns, met.chains, years.columnOf, person)
    for (const name of names.ofPerson(met.chains, person)) for (const year of ownYears) list(name, year)
  }
  // A protected identity is compared with nobody: it is nowhere near any row.
  const isProtectedRecord = (record: number) => isProtected[record] === 1
  const take = (person: number) => {
    const censuses: number[] = []
    for (let record = first[person] ?? NOT_KNOWN; record !== NOT_KNOWN; record = next[record] ?? NOT_KNOWN) {
      outlined.take(person, record)
      const here = census[record] ?? NOT_KNOWN
      const ofCensus = times(here)
      if (ofCensus[person] === 0) censuses.push(here)
      ofCensus[person] = (ofCensus[person] ?? 0) + 1
    }
    const records = met.records(person)
    counts.inAll(records, 1)
    for (const each of censuses) {
      counts.metHere(each)
      counts.met(each, times(each)[person] ?? 0, 1)
      counts.inAllOf(each, records, 1)
    }
    known += 1
  }
  for (let person = 0; person < own.length; person++) {
    take(person)
    if (!hasRecord(met.chains, person, isProtectedRecord))
      listed(person, (name, year) => lists.begin(name, year, person))
  }
  lists.begun()
  const identified = counts.here.slice()
  return {
    chains: met.chains,
    records: met.records,
    countIn: (of) => counts.here[of] ?? 0,
    countIdentifiedIn: (of) => identified[of] ?? 0,
    count: () => known,
    near: (row) => {
      near.mark += 1
      near.length = 0
      const ownYears = yearsNear(row)
      for (const name of names.ofRow(row)) for (const year of ownYears) lists.tell(name, year, near)
      return near.persons.subarray(0, near.length)
    },
    timesIn: times,
    outline: outlined.of,
    countMet: counts.countMet,
    countElsewhere: counts.countElsewhere,
    add: (row) => {
      const person = met.add(row)
      take(person)
      if (isProtected[row] === 0) listed(person, (name, year) => lists.add(name, year, person))
    },
    addUnrecognisable: met.add,
    // The person is found where it was: what the row says is near to what other records of the person say.
    addTo: (person, row) => {
      const here = census[row] ?? NOT_KNOWN
      const before = met.records(person)
      const ofCensus = times(here)
      const timesBefore = ofCensus[person] ?? 0
      if (timesBefore === 0) counts.metHere(here)
      else counts.met(here, timesBefore, -1)
      counts.met(here, timesBefore + 1, 1)
      const censuses = new Set<number>()
      for (let record = first[person] ?? NOT_KNOWN; record !== NOT_KNOWN; record = next[record] ?? NOT_KNOWN)
        censuses.add(census[record] ?? NOT_KNOWN)
      counts.inAll(before, -1)
      for (const each of censuses) counts.inAllOf(each, before, -1)
      met.addTo(person, row)
      outlined.take(person, row)
      ofCensus[person] = timesBefore + 1
      counts.inAll(before + 1, 1)
      for (const each of censuses.add(here)) counts.inAllOf(each, before + 1, 1)
    },
  }
}

/** The given names, by their numbers, that a record of the persons or one of the rows bears. */
function givenNamesOf({ given }: Columns, visitRecords: VisitRecords): Set<number> {
  const borne = new Set<number>()
  visitRecords((record) => borne.add(given[record] ?? NOT_KNOWN))
  return borne
}

type VisitRecords = (visit: (record: number) => void) => void

/** Counts of persons by census and by how many records they have. */
function countsOfPersons() {
  // By census: persons met there; by how often they are met there; by how many records they have in all.
  const here: number[] = []
  const ofCensus: number[] = []
  const ofAll: number[] = []
  const inAll: number[] = []
  const more = (counts: number[], at: number, by: number) => {
    counts[at] = (counts[at] ?? 0) + by
  }
  const at = (census: number, times: number) => census * (OFTEN + 1) + Math.min(OFTEN, times)
  return {
    here,
    countMet: (census: number, times: number) => ofCensus[at(census, times)] ?? 0,
    countElsewhere: (census: number, times: number) =>
      (inAll[Math.min(OFTEN, times)] ?? 0) - (ofAll[at(census, times)] ?? 0),
    metHere: (census: number) => more(here, census, 1),
    met: (census: number, times: number, by: number) => more(ofCensus, at(census, times), by),
    inAll: (records: number, by: number) => more(inAll, Math.min(OFTEN, records), by),
    inAllOf: (census: number, records: number, by: number) => more(ofAll, at(census, records), by),
  }
}

/** The years of birth that occur, each with a column of its own after those that are no year. */
function yearsAmong({ yearFrom, yearTo }: Columns, visitRecords: VisitRecords) {
  const columnOf = new Map<number, number>()
  visitRecords((record) => {
    const from = yearFrom[record] ?? NOT_KNOWN
    if (from === NOT_KNOWN) return
    for (let year = from; year <= (yearTo[record] ?? from); year++)
      if (!columnOf.has(year)) columnOf.set(year, FIRST_YEAR + columnOf.size)
  })
  return { columnOf, count: FIRST_YEAR + columnOf.size }
}

/** The columns of the years of birth of a person: everybody is found under *any* too, by the rows that do not say. */
function yearsOf(
  { yearFrom, yearTo }: Columns,
  { first, next }: RecordChains,
  columnOf: ReadonlyMap<number, number>,
  person: number,
): number[] {
  const years: number[] = [ANY]
  for (let record = first[person] ?? NOT_KNOWN; record !== NOT_KNOWN; record = next[record] ?? NOT_KNOWN) {
    const from = yearFrom[record] ?? NOT_KNOWN
    if (from === NOT_KNOWN) continue
    for (let year = from; year <= (yearTo[record] ?? from); year++) {
      const column = columnOf.get(year) ?? NO_YEAR
      if (!years.includes(column)) years.push(column)
    }
  }
  if (years.length === 1) years.push(NO_YEAR)
  return years
}

/**
 * The columns of the persons whose births are near that of a row: its years and one on either side; of a whole date those
 * too in which one of the last two digits differs.
 */
function nearYears(
  { yearFrom, yearTo, monthDay }: Columns,
  columnOf: ReadonlyMap<number, number>,
): (row: number) => readonly number[] {
  const nearOf = remembered((span: number): readonly number[] => {
    const from = Math.floor(span / 2 / YEARS)
    const to = Math.floor(span / 2) % YEARS
    const isDate = span % 2 === 1
    const near = new Set<number>()
    for (let year = from; year <= to; year++)
      near
        .add(year - 1)
        .add(year)
        .add(year + 1)
    const decade = from - (from % 10)
    const century = from - (from % 100)
    if (isDate)
      for (let digit = 0; digit < 10; digit++) near.add(decade + digit).add(century + digit * 10 + (from % 10))
    return [...[...near].flatMap((year) => columnOf.get(year) ?? []), NO_YEAR]
  })
  return (row) => {
    const from = yearFrom[row] ?? NOT_KNOWN
    if (from === NOT_KNOWN) return ANY_YEAR
    return nearOf((from * YEARS + (yearTo[row] ?? from)) * 2 + Number(monthDay[row] !== NOT_KNOWN))
  }
}

const ANY_YEAR: readonly number[] = [ANY]
