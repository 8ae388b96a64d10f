import type { Cluster, MayNotMeet } from './cluster.ts'
import { isCloseTo } from './compare-names.ts'
import type { LinkageModel } from './model.ts'
import { isThin, type NameTrait, type Traits } from './traits.ts'

/** Who a thin row may be: the probabilities over its candidates, and that it is somebody nobody else reported. */
export interface ThinAssignment {
  readonly row: Traits
  /** The likeliest of the persons that nothing in the row speaks against; `null` when there are none. */
  readonly likeliest: Candidate | null
  /** The likeliest of those who are met in the row's own census; `null` when there are none. */
  readonly likeliestHere: Candidate | null
  /** That it is any of the persons it fits, and that it is any of those met in its own census. */
  readonly probabilitySame: number
  readonly probabilityHere: number
  /** The cluster it belongs to when that is likelier than not (P > .5), else `null`: it stands alone. */
  readonly assignedTo: number | null
}

/** A person that a thin row may be. */
interface Candidate {
  readonly cluster: number
  readonly probability: number
  readonly isHere: boolean
}

/**
 * Gives each thin row to the person it most probably is, by Bayes within one municipality. A row of an organisation whose
 * identifiable rows are met elsewhere in the census with share s, and otherwise in another census with share r, is one of
 * the persons of its census with probability s, evenly, one of those known from other censuses alone with r, and somebody
 * else with 1 − s − r; what the row says is as common among others as it is among the known (and one more), and speaks for
 * a person only as far as that person's own records say it too.
 * Thin rows are taken fullest first, and one left alone is a person that later rows may be, unless it says nothing at all:
 * no row can be known to be that person.
 */
export function assignThinRows(
  model: LinkageModel,
  clusters: readonly Cluster[],
  thinRows: readonly Traits[],
  mayNotMeet: MayNotMeet,
): ThinAssignment[] {
  if (thinRows.length === 0) return []
  const persons = knownPersons(clusters)
  const metAgain = sharesMetAgain(model, clusters, thinRows)
  const fullestFirst = [...thinRows].sort((a, b) => fullness(b) - fullness(a))
  const repeated = shareRepeated(clusters)
  const protectedIn = new Map<string, number>()
  return fullestFirst.map((row) => {
    if (row.protectedIdentity) {
      const before = protectedIn.get(row.census) ?? 0
      protectedIn.set(row.census, before + 1)
      persons.addUnrecognisable(row)
      return protectedAlone(row, before === 0 ? 0 : repeated(row.census))
    }
    const assignment = assignOne(model, persons, row, metAgain(row), mayNotMeet)
    if (assignment.assignedTo === null && fullness(row) === 0) persons.addUnrecognisable(row)
    else if (assignment.assignedTo === null) persons.add([row])
    else persons.addTo(assignment.assignedTo, row)
    return assignment
  })
}

/**
 * A protected identity without a number is compared with nobody and stands alone. That it is a person who stands there
 * already is as likely as for the identifiable rows of the census.
 */
const protectedAlone = (row: Traits, repeated: number): ThinAssignment => ({
  row,
  likeliest: null,
  likeliestHere: null,
  probabilitySame: repeated,
  probabilityHere: repeated,
  assignedTo: null,
})

/** Of the identifiable rows of a census, the share that repeats a person of it. */
function shareRepeated(clusters: readonly Cluster[]): (census: string) => number {
  const counts = new Map<string, { rows: number; persons: number }>()
  for (const members of clusters) {
    const met = new Set<string>()
    for (const { census } of members) {
      const count = counts.get(census) ?? { rows: 0, persons: 0 }
      counts.set(census, count)
      count.rows += 1
      if (!met.has(census)) count.persons += 1
      met.add(census)
    }
  }
  return (census) => {
    const { rows, persons } = counts.get(census) ?? { rows: 0, persons: 0 }
    return rows === 0 ? 0 : 1 - persons / rows
  }
}

const fullness = (row: Traits) =>
  [row.initials, row.given, row.family, row.birthDate, row.birthYears, row.sex].filter((each) => each !== null).length

/** The persons a thin row may be, kept by birth year and name so that not everybody is asked about every row. */
interface KnownPersons {
  /** Persons met in a census of a municipality, and persons met in any of its censuses. */
  readonly countIn: (census: string) => number
  readonly countOf: (municipality: string | null) => number
  /** Everybody of the row's municipality whose birth years and name do not speak against it; some twice, in no order. */
  readonly near: (row: Traits) => Iterable<number>
  readonly members: (cluster: number) => readonly Traits[]
  readonly isMetIn: (cluster: number, census: string) => boolean
  readonly add: (members: readonly Traits[]) => void
  /** A person of whom nothing is known: is nowhere near any row. */
  readonly addUnrecognisable: (row: Traits) => void
  readonly addTo: (cluster: number, row: Traits) => void
}

const ANY = 'any'
const NOT_KNOWN = 'not known'

function knownPersons(clusters: readonly Cluster[]): KnownPersons {
  const persons: Traits[][] = []
  const inCensus = new Map<string, number>()
  // By municipality, then by year and name; everybody stands under *any* too, for the rows that do not say.
  const places = new Map<string | null, Map<string, number[]>>()
  const at = (municipality: string | null, year: string | number, name: string) =>
    places.get(municipality)?.get(`${year} ${name}`) ?? []
  const isMetIn = (cluster: number, census: string) =>
    persons[cluster]?.some((member) => member.census === census) === true
  const add = (members: readonly Traits[]) => {
    const cluster = persons.push([...members]) - 1
    const dated = members.find(({ birthYears }) => birthYears !== null)
    const years = [ANY, ...(dated ? yearsOf(dated) : [NOT_KNOWN])]
    const names = [ANY, ...namesOfPerson(members)]
    for (const census of new Set(members.map((member) => member.census)))
      inCensus.set(census, (inCensus.get(census) ?? 0) + 1)
    for (const municipality of new Set(members.map((member) => member.municipality))) {
      const here = places.get(municipality) ?? new Map<string, number[]>()
      places.set(municipality, here)
      for (const year of years) {
        for (const name of names) {
          const place = here.get(`${year} ${name}`)
          if (place) place.push(cluster)
          else here.set(`${year} ${name}`, [cluster])
        }
      }
    }
  }
  for (const members of clusters) add(members)
  return {
    countIn: (census) => inCensus.get(census) ?? 0,
    countOf: (municipality) => at(municipality, ANY, ANY).length,
    *near(row) {
      const names = namesForRow(row)
      for (const year of row.birthYears === null ? [ANY] : [...yearsOf(row), NOT_KNOWN])
        for (const name of names) yield* at(row.municipality, year, name)
    },
    members: (cluster) => persons[cluster] ?? [],
    isMetIn,
    add,
    addUnrecognisable: (row) => persons.push([row]),
    // What it says fits what the person's records say: that is found where it was.
    addTo: (cluster, row) => {
      if (!isMetIn(cluster, row.census)) inCensus.set(row.census, (inCensus.get(row.census) ?? 0) + 1)
      persons[cluster]?.push(row)
    },
  }
}

/** What a given name begins with, in each of its spellings: a slip further on is still found. */
const beginnings = (given: NameTrait): string[] =>
  [given.text, ...given.families].map((spelling) => `given ${spelling.slice(0, 2)}`)

/**
 * Under what a person is kept: the beginnings of the given name, and first and last initial. One of whom only the one or
 * the other is known is kept by its first letter for rows that know the other.
 */
function namesOfPerson(members: readonly Traits[]): Set<string> {
  const names = new Set<string>()
  for (const { given, initials } of members) {
    if (given !== null) for (const beginning of beginnings(given)) names.add(beginning)
    if (initials !== null) {
      names.add(`begins ${initials[0]}`)
      names.add(initials.length === 1 ? `single ${initials}` : `initials ${initials[0]}${initials.at(-1)}`)
    }
    if (given === null && initials !== null) names.add(`nameless ${initials[0]}`)
    if (given !== null && initials === null) names.add(`initialless ${given.text[0]}`)
  }
  if (names.size === 0) names.add(NOT_KNOWN)
  return names
}

/** Under what the persons are found that a row may be: two that share none of these do not agree in name. */
function namesForRow({ given, initials }: Traits): readonly string[] {
  if (given !== null) {
    const letters = new Set([given.text, ...given.families].map((spelling) => `nameless ${spelling[0]}`))
    return [...new Set(beginnings(given)), ...letters, NOT_KNOWN]
  }
  if (initials === null) return [ANY]
  const own = [`initialless ${initials[0]}`, NOT_KNOWN]
  if (initials.length === 1) return [`begins ${initials}`, ...own]
  return [`initials ${initials[0]}${initials.at(-1)}`, `single ${initials[0]}`, ...own]
}

const yearsOf = ({ birthYears }: Traits): number[] =>
  birthYears === null
    ? []
    : Array.from({ length: birthYears.to - birthYears.from + 1 }, (_, at) => birthYears.from + at)

function assignOne(
  model: LinkageModel,
  persons: KnownPersons,
  row: Traits,
  metAgain: SharesMetAgain,
  mayNotMeet: MayNotMeet,
): ThinAssignment {
  const fitting = personsThatFit(persons, row, mayNotMeet)
  const known = persons.countOf(row.municipality)
  const here = persons.countIn(row.census)
  // Where nobody is known nobody is met again.
  const elsewhere = here === 0 ? 0 : metAgain.elsewhere
  const otherCensus = known > here ? metAgain.otherCensus : 0
  const likelihoods = fitting.map((cluster) => model.thin.compatible * howWellKnown(row, persons.members(cluster)))
  const common = commonness(row, likelihoods, known)
  const slip = 1 - model.thin.compatible
  // Somebody known from here, or from elsewhere, whom a slip in the row hides: looks like anybody.
  const hiddenHere = elsewhere * slip * common
  const somebodyElse = (1 - elsewhere - otherCensus + otherCensus * slip) * common + hiddenHere
  const weights = fitting.map((cluster, at) => {
    const isHere = persons.isMetIn(cluster, row.census)
    const isOwn = isHere && isOnlyKnownTo(row, persons.members(cluster))
    const share = isHere ? (isOwn ? model.thin.sameUnit : elsewhere) : otherCensus
    const ofHowMany = isHere ? here : Math.max(1, known - here)
    return { cluster, isHere, weight: (share / ofHowMany) * (likelihoods[at] ?? 0) }
  })
  const total = weights.reduce((sum, each) => sum + each.weight, somebodyElse)
  const candidates = weights
    .map(({ cluster, isHere, weight }): Candidate => ({ cluster, isHere, probability: weight / total }))
    .sort((a, b) => b.probability - a.probability || a.cluster - b.cluster)
  const likeliest = candidates[0] ?? null
  // Shares of one: their sum may come out a hair above it.
  const sumOf = (some: readonly Candidate[], hidden: number) =>
    Math.min(
      1,
      some.reduce((sum, { probability }) => sum + probability, hidden / total),
    )
  const candidatesHere = candidates.filter(({ isHere }) => isHere)
  return {
    row,
    likeliest,
    likeliestHere: candidatesHere[0] ?? null,
    probabilitySame: sumOf(candidates, hiddenHere + otherCensus * slip * common),
    probabilityHere: sumOf(candidatesHere, hiddenHere),
    assignedTo: likeliest && likeliest.probability > 0.5 ? likeliest.cluster : null,
  }
}

// Persons that the usual commonness of what a row says counts for beside the persons known. Assumption: decided by the project, 2026-11-22.
const USUAL_COUNTS_FOR = 300

/**
 * How common what the row says is among people nobody else reported: as common as among everybody (`usualCommonness`),
 * corrected by how many of the known it fits. The one it fits best is left out: it may be the row's own person.
 */
function commonness(row: Traits, likelihoods: readonly number[], known: number): number {
  const sum = likelihoods.reduce((total, each) => total + each, 0) - Math.max(0, ...likelihoods)
  return (sum + USUAL_COUNTS_FOR * usualCommonness(row)) / (known + USUAL_COUNTS_FOR)
}

/** In this census only the row's own units have met the person: a unit seldom reports somebody twice. */
const isOnlyKnownTo = (row: Traits, members: readonly Traits[]): boolean =>
  members.every(
    ({ census, units }) =>
      census !== row.census || (units.length > 0 && units.every((unit) => row.units.includes(unit))),
  )

/** The persons that nothing in the row speaks against, in the order they were added. */
function personsThatFit(persons: KnownPersons, row: Traits, mayNotMeet: MayNotMeet): number[] {
  const near = Int32Array.from(persons.near(row)).sort()
  const fitting: number[] = []
  let before = -1
  for (const cluster of near) {
    if (cluster === before) continue
    before = cluster
    const members = persons.members(cluster)
    if (fitsMost(row, members) && members.every((member) => !mayNotMeet(row, member))) fitting.push(cluster)
  }
  return fitting
}

/** One record of a person may hold a slip: when more of the full ones fit than not, the row does, and no thin one may speak against it. */
function fitsMost(row: Traits, members: readonly Traits[]): boolean {
  let balance = 0
  let full = 0
  for (const member of members) {
    const fits = isCompatible(row, member)
    if (isThin(member)) {
      if (!fits) return false
      continue
    }
    full += 1
    balance += fits ? 1 : -1
  }
  return balance > 0 || full === 0
}

// How common a trait is in a population at large. Assumption: initials 1/150 (26 × 26 letters, unevenly used), a name 1/250,
// 45 birth years in use, a birth date 1/16,000, sex 0.6; decided by the project, 2026-11-21.
const COMMON = { name: 1 / 250, initials: 1 / 150, birthDate: 1 / 16_000, sex: 0.6 } as const
const BIRTH_YEARS_IN_USE = 45

/** How common what the row says is among everybody. */
const usualCommonness = (row: Traits): number => howWellKnown(row, [])

/**
 * How likely the row's words are of this person: certain where the person's own records say the same, as common as among
 * everybody where they say nothing, and between where they say it less exactly (a year against "about 40").
 */
function howWellKnown(row: Traits, members: readonly Traits[]): number {
  const says = (trait: 'given' | 'family' | 'initials' | 'sex') => members.some((member) => member[trait] !== null)
  const isNamed = row.given !== null || row.family !== null
  return (
    (row.given === null || says('given') ? 1 : COMMON.name) *
    (row.family === null || says('family') ? 1 : COMMON.name) *
    (isNamed || row.initials === null || says('initials') ? 1 : COMMON.initials) *
    (row.sex === null || says('sex') ? 1 : COMMON.sex) *
    birthLikelihood(row, members)
  )
}

function birthLikelihood(row: Traits, members: readonly Traits[]): number {
  const years = row.birthYears
  if (years === null) return 1
  if (row.birthDate !== null) return members.some(({ birthDate }) => birthDate !== null) ? 1 : COMMON.birthDate
  const spans = members.flatMap(({ birthYears }) => birthYears ?? [])
  const [narrowest] = spans.sort((a, b) => a.to - a.from - (b.to - b.from))
  if (narrowest === undefined) return 1 / BIRTH_YEARS_IN_USE
  let likelihood = 0
  for (let year = narrowest.from; year <= narrowest.to; year++) likelihood += shareOfYear(years, year)
  return likelihood / (narrowest.to - narrowest.from + 1)
}

/** Years of birth up to which a span is one of a stated age; a longer one is a guess. */
const STATED = 2

/** How likely each year of a span is: evenly for a stated age; for a guess the likelier the nearer the middle. */
function shareOfYear({ from, to }: { readonly from: number; readonly to: number }, year: number): number {
  if (year < from || year > to) return 0
  const length = to - from + 1
  if (length <= STATED) return 1 / length
  const height = Math.min(year - from, to - year) + 1
  const half = Math.floor(length / 2)
  const total = half * (half + 1) + (length % 2 === 0 ? 0 : half + 1)
  return height / total
}

/** True when nothing the row says speaks against its being this person. What is missing speaks neither way. */
function isCompatible(row: Traits, person: Traits): boolean {
  if (person.protectedIdentity) return false
  return (
    agree(row.sex, person.sex) &&
    yearsAgree(row, person) &&
    initialsAgree(row.initials, person.initials) &&
    agree(row.birthDate, person.birthDate) &&
    namesAgree(row.given, person.given) &&
    namesAgree(row.family, person.family)
  )
}

const agree = (left: string | null, right: string | null) => left === null || right === null || left === right

function yearsAgree({ birthYears: left }: Traits, { birthYears: right }: Traits): boolean {
  return left === null || right === null || (left.from <= right.to && right.from <= left.to)
}

/** A row with one initial says the first letter of the given name; with two or more, the first and the last count. */
function initialsAgree(left: string | null, right: string | null): boolean {
  if (left === null || right === null) return true
  if (left.length === 1 || right.length === 1) return left[0] === right[0]
  return left[0] === right[0] && left.at(-1) === right.at(-1)
}

function namesAgree(left: NameTrait | null, right: NameTrait | null): boolean {
  if (left === null || right === null) return true
  if (left === right || left.families.some((family) => right.families.includes(family))) return true
  return left.sound === right.sound || isCloseTo(left, right)
}

/** Shares of 1 of the rows of an organisation. */
interface SharesMetAgain {
  /** Whose person another unit reported too, in the same census. */
  readonly elsewhere: number
  /** Whose person nobody else reported in the same census, but somebody in another one. */
  readonly otherCensus: number
}

/** How often the persons of some identifiable rows are met again. */
interface MetAgain {
  rows: number
  elsewhere: number
  otherCensus: number
}

/**
 * For each organisation's identifiable rows how often their persons are met again. This is what an unidentifiable row of
 * the same organisation is assumed to have too: steadied by what holds of all organisations that have such rows, and that
 * by what is usual. Nobody is met in another census of a list that has one alone.
 */
function sharesMetAgain(
  model: LinkageModel,
  clusters: readonly Cluster[],
  thinRows: readonly Traits[],
): (row: Traits) => SharesMetAgain {
  const { counts, censuses } = countMetAgain(clusters)
  const together = (keys: Iterable<string>): MetAgain => {
    const sum = { rows: 0, elsewhere: 0, otherCensus: 0 }
    for (const key of keys) {
      const count = counts.get(key)
      sum.rows += count?.rows ?? 0
      sum.elsewhere += count?.elsewhere ?? 0
      sum.otherCensus += count?.otherCensus ?? 0
    }
    return sum
  }
  const keysOf = ({ census, units }: Traits) => units.map((unit) => `${census} ${unit}`)
  const sharesOf = ({ rows, elsewhere, otherCensus }: MetAgain, prior: Shares): Shares => ({
    elsewhere: (elsewhere + prior.weight * prior.elsewhere) / (rows + prior.weight),
    ofTheOthers: (otherCensus + prior.weight * prior.ofTheOthers) / (rows - elsewhere + prior.weight),
    weight: prior.weight,
  })
  const ofAll = sharesOf(together(new Set(thinRows.flatMap(keysOf))), model.thin.metAgain)
  return (row) => {
    const { elsewhere, ofTheOthers } = sharesOf(together(keysOf(row)), ofAll)
    return { elsewhere, otherCensus: censuses < 2 ? 0 : (1 - elsewhere) * ofTheOthers }
  }
}

type Shares = LinkageModel['thin']['metAgain']

/** By census and unit; and how many censuses there are. */
function countMetAgain(clusters: readonly Cluster[]): { counts: ReadonlyMap<string, MetAgain>; censuses: number } {
  const counts = new Map<string, MetAgain>()
  const censuses = new Set<string>()
  for (const members of clusters) {
    const unitsIn = new Map<string, Set<string>>()
    for (const { census, units } of members) {
      const met = unitsIn.get(census) ?? new Set()
      unitsIn.set(census, met)
      censuses.add(census)
      for (const unit of units) met.add(unit)
    }
    for (const member of members) {
      const isElsewhere = hasOther(unitsIn.get(member.census) ?? new Set(), member.units)
      for (const unit of member.units) {
        const key = `${member.census} ${unit}`
        const count = counts.get(key) ?? { rows: 0, elsewhere: 0, otherCensus: 0 }
        counts.set(key, count)
        count.rows += 1
        if (isElsewhere) count.elsewhere += 1
        else if (unitsIn.size > 1) count.otherCensus += 1
      }
    }
  }
  return { counts, censuses: censuses.size }
}

function hasOther(units: ReadonlySet<string>, own: readonly string[]): boolean {
  for (const unit of units) if (!own.includes(unit)) return true
  return false
}
