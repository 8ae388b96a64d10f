import type { Cluster, MayNotMeet } from './cluster.ts'
import type { LinkageModel } from './model.ts'
import { jaroWinkler } from './string-similarity.ts'
import type { NameTrait, Traits } from './traits.ts'

/** Who a thin row may be: the probabilities over its candidates, and that it is somebody nobody else reported. */
export interface ThinAssignment {
  readonly row: Traits
  /** The likeliest person of the same census that nothing in the row speaks against; `null` when there is none. */
  readonly likeliest: { readonly cluster: number; readonly probability: number } | null
  /** That it is any of the persons it fits. */
  readonly probabilitySame: number
  /** The cluster it belongs to when that is likelier than not (P > .5), else `null`: it stands alone. */
  readonly assignedTo: number | null
}

/**
 * Gives each thin row to the person it most probably is. Bayes within one census: a row of an organisation whose
 * identifiable rows are met elsewhere with share s is one of the n known persons with probability s, evenly, and
 * somebody else with 1 − s; what the row says is as common among others as it is among the known (and one more), and
 * speaks for a person only as far as that person's own records say it too.
 * Thin rows are taken fullest first, and one left alone is a person that later rows may be, unless it says nothing at all:
 * no row can be known to be that person.
 */
export function assignThinRows(
  model: LinkageModel,
  clusters: readonly Cluster[],
  thinRows: readonly Traits[],
  mayNotMeet: MayNotMeet,
): ThinAssignment[] {
  const persons = knownPersons(clusters)
  const seenElsewhere = shareSeenElsewhere(model, clusters)
  const fullestFirst = [...thinRows].sort((a, b) => fullness(b) - fullness(a))
  return fullestFirst.map((row) => {
    const assignment = assignOne(model, persons, row, seenElsewhere(row), mayNotMeet)
    if (assignment.assignedTo === null && fullness(row) === 0) persons.addUnrecognisable(row)
    else if (assignment.assignedTo === null) persons.add([row])
    else persons.addTo(assignment.assignedTo, row)
    return assignment
  })
}

const fullness = (row: Traits) =>
  [row.initials, row.given, row.family, row.birthDate, row.birthYears, row.sex].filter((each) => each !== null).length

/** The persons a thin row may be, kept by census, birth year and first initial so that not everybody is asked about every row. */
interface KnownPersons {
  readonly count: (census: string) => number
  /** Everybody in the row's census whose birth years and first initial do not speak against it; some twice, in no order. */
  readonly near: (row: Traits) => Iterable<number>
  readonly members: (cluster: number) => readonly Traits[]
  readonly add: (members: readonly Traits[]) => void
  /** A person of whom nothing is known: is nowhere near any row. */
  readonly addUnrecognisable: (row: Traits) => void
  readonly addTo: (cluster: number, row: Traits) => void
}

const ANY = 'any'
const NOT_KNOWN = 'not known'

function knownPersons(clusters: readonly Cluster[]): KnownPersons {
  const persons: Traits[][] = []
  // By census, then by year and letter; everybody stands under *any* too, for the rows that do not say.
  const places = new Map<string, Map<string, number[]>>()
  const at = (census: string, year: string | number, letter: string) =>
    places.get(census)?.get(`${year} ${letter}`) ?? []
  const add = (members: readonly Traits[]) => {
    const cluster = persons.push([...members]) - 1
    const dated = members.find(({ birthYears }) => birthYears !== null)
    const years = [ANY, ...(dated ? yearsOf(dated) : [NOT_KNOWN])]
    const letters = [ANY, firstInitial(members) ?? NOT_KNOWN]
    for (const census of new Set(members.map((member) => member.census))) {
      const here = places.get(census) ?? new Map<string, number[]>()
      places.set(census, here)
      for (const year of years) {
        for (const letter of letters) {
          const place = here.get(`${year} ${letter}`)
          if (place) place.push(cluster)
          else here.set(`${year} ${letter}`, [cluster])
        }
      }
    }
  }
  for (const members of clusters) add(members)
  return {
    count: (census) => at(census, ANY, ANY).length,
    *near(row) {
      const letter = firstInitial([row])
      for (const year of row.birthYears === null ? [ANY] : [...yearsOf(row), NOT_KNOWN]) {
        for (const each of letter === null ? [ANY] : [letter, NOT_KNOWN]) yield* at(row.census, year, each)
      }
    },
    members: (cluster) => persons[cluster] ?? [],
    add,
    addUnrecognisable: (row) => persons.push([row]),
    // What it says fits what the person's records say: that is found where it was.
    addTo: (cluster, row) => persons[cluster]?.push(row),
  }
}

/** Two records with initials that begin otherwise are no person's: `initialsAgree`. */
const firstInitial = (members: readonly Traits[]): string | null =>
  members.find(({ initials }) => initials !== null)?.initials?.slice(0, 1) ?? null

const yearsOf = ({ birthYears }: Traits): number[] =>
  birthYears === null
    ? []
    : Array.from({ length: birthYears.to - birthYears.from + 1 }, (_, at) => birthYears.from + at)

function assignOne(
  model: LinkageModel,
  persons: KnownPersons,
  row: Traits,
  seenElsewhere: number,
  mayNotMeet: MayNotMeet,
): ThinAssignment {
  const alone = { row, likeliest: null, probabilitySame: 0, assignedTo: null }
  if (row.protectedIdentity) return alone
  const fitting = personsThatFit(persons, row, mayNotMeet)
  if (fitting.length === 0) return alone
  const known = persons.count(row.census)
  const commonness = (fitting.length + 1) / (known + 1)
  const somebodyElse = (1 - seenElsewhere) * Math.min(commonness, typicalCommonness(row))
  const weights = fitting.map((cluster) => {
    const members = persons.members(cluster)
    const sameUnit = members.every(
      ({ census, units }) =>
        census !== row.census || (units.length > 0 && units.every((unit) => row.units.includes(unit))),
    )
    const share = sameUnit ? model.thin.sameUnit : seenElsewhere
    return { cluster, weight: (share / known) * model.thin.compatible * howWellKnown(row, members) }
  })
  const total = weights.reduce((sum, each) => sum + each.weight, somebodyElse)
  const candidates = weights
    .map(({ cluster, weight }) => ({ cluster, probability: weight / total }))
    .sort((a, b) => b.probability - a.probability || a.cluster - b.cluster)
  const likeliest = candidates[0] ?? null
  return {
    row,
    likeliest,
    // Shares of one: their sum may come out a hair above it.
    probabilitySame: Math.min(
      1,
      candidates.reduce((sum, { probability }) => sum + probability, 0),
    ),
    assignedTo: likeliest && likeliest.probability > 0.5 ? likeliest.cluster : null,
  }
}

/** The persons that nothing in the row speaks against, in the order they were added. */
function personsThatFit(persons: KnownPersons, row: Traits, mayNotMeet: MayNotMeet): number[] {
  const fitting = new Set<number>()
  for (const cluster of persons.near(row)) {
    const fits = (member: Traits) => isCompatible(row, member) && !mayNotMeet(row, member)
    if (persons.members(cluster).every(fits)) fitting.add(cluster)
  }
  return [...fitting].sort((a, b) => a - b)
}

// How common a trait is in a population at large. Assumption: initials 1/150 (26 × 26 letters, unevenly used), a name 1/250,
// 45 birth years in use, a birth date 1/16,000, sex 0.6; decided by the project, 2026-11-21.
const COMMON = { name: 1 / 250, initials: 1 / 150, birthDate: 1 / 16_000, sex: 0.6 } as const
const BIRTH_YEARS_IN_USE = 45

/** How common what the row says is among everybody: what it says of somebody nobody else reported. */
const typicalCommonness = (row: Traits): number => howWellKnown(row, [])

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
  if (narrowest === undefined) return Math.min(1, (years.to - years.from + 1) / BIRTH_YEARS_IN_USE)
  const shared = Math.min(years.to, narrowest.to) - Math.max(years.from, narrowest.from) + 1
  return Math.max(0, shared) / (narrowest.to - narrowest.from + 1)
}

/** True when nothing the row says speaks against its being this person. What is missing speaks neither way. */
export function isCompatible(row: Traits, person: Traits): boolean {
  if (person.protectedIdentity) return false
  return (
    agree(row.sex, person.sex) &&
    agree(row.birthDate, person.birthDate) &&
    yearsAgree(row, person) &&
    namesAgree(row.given, person.given) &&
    namesAgree(row.family, person.family) &&
    initialsAgree(row.initials, person.initials)
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
  if (left.families.some((family) => right.families.includes(family))) return true
  return jaroWinkler(left.text, right.text) >= 0.9
}

/**
 * For each organisation's rows: the share of its identifiable rows whose person another unit reported too, steadied by
 * the shares of all. This is what an unidentifiable row of the same organisation is assumed to have too.
 */
function shareSeenElsewhere(model: LinkageModel, clusters: readonly Cluster[]): (row: Traits) => number {
  const { share, weight } = model.thin.seenElsewherePrior
  const rows = new Map<string, number>()
  const elsewhere = new Map<string, number>()
  for (const members of clusters) {
    const unitsIn = new Map<string, Set<string>>()
    for (const { census, units } of members) {
      const met = unitsIn.get(census) ?? new Set()
      unitsIn.set(census, met)
      for (const unit of units) met.add(unit)
    }
    for (const member of members) {
      const metElsewhere = hasOther(unitsIn.get(member.census) ?? new Set(), member.units)
      for (const unit of member.units) {
        const key = `${member.census} ${unit}`
        rows.set(key, (rows.get(key) ?? 0) + 1)
        if (metElsewhere) elsewhere.set(key, (elsewhere.get(key) ?? 0) + 1)
      }
    }
  }
  return (row) => {
    const keys = row.units.map((unit) => `${row.census} ${unit}`)
    const count = (map: Map<string, number>) => keys.reduce((sum, key) => sum + (map.get(key) ?? 0), 0)
    return (count(elsewhere) + weight * share) / (count(rows) + weight)
  }
}

function hasOther(units: ReadonlySet<string>, own: readonly string[]): boolean {
  for (const unit of units) if (!own.includes(unit)) return true
  return false
}
