import { type Columns, NOT_KNOWN, withoutShortenedNames } from './columns.ts'
import type { Constraints } from './constraints.ts'
import type { Groups } from './groups.ts'
import { type KnownPersons, knownPersons, type ListToKnow, OFTEN } from './known-persons.ts'
import { likeNames } from './like-names.ts'
import { numbersOfUnits, type SharesMetAgain, shareRepeated, sharesMetAgain, type UnitNumbers } from './met-again.ts'
import type { LinkageModel } from './model.ts'
import { endsOfLetters } from './name-keys.ts'
import type { NamesWritten } from './names-written.ts'
import { hasRecord } from './persons-met.ts'
import { SPEAKS_AGAINST, type Surveyed, type ThinEvidence, thinEvidence, yearsOfBirth } from './thin-evidence.ts'

/** Who a thin row may be: the probabilities over its candidates, and that it is somebody nobody else reported. */
export interface ThinAssignment {
  /** Its place in the list. */
  readonly row: number
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

/** What thin rows are assigned among, and what is made once of it. */
export interface ThinList extends ListToKnow {
  readonly unitNumbers: UnitNumbers
  /** Of each record how likely another unit has met its person in the same census by a pair in doubt (`metInDoubt`). */
  readonly inDoubt: Float64Array
  readonly names: NamesWritten
  readonly constraints: Constraints
  readonly years: Surveyed['years']
}

/** What is known of a list when its thin rows are to be assigned. */
export type ClusteredList = Pick<ThinList, 'clusters' | 'inDoubt' | 'names'>

/** Makes what all municipalities of a list are assigned by. */
export const thinList = (columns: Columns, found: ClusteredList, apart: Constraints): ThinList => ({
  // A name written as a letter is set against the others as the initial it is.
  ...{ columns: withoutShortenedNames(columns), ...found, constraints: apart },
  like: likeNames(columns),
  years: yearsOfBirth(columns),
  ends: endsOfLetters(columns.letterTexts),
  unitNumbers: numbersOfUnits(columns),
  room: new Int32Array(columns.size),
})

/** Thin rows of a municipality, and the clusters that are met there: somebody met in two municipalities stands in both. */
export interface ThinMunicipality {
  readonly rows: Int32Array
  readonly own: Int32Array
}

/** The municipalities that have some thin rows, in the order in which the rows come to them. */
export function thinMunicipalities(
  { municipality }: Columns,
  { count, from, members }: Groups,
  thinPlaces: Int32Array,
): ThinMunicipality[] {
  const rowsOf = new Map<number, number[]>()
  for (const place of thinPlaces) {
    const where = municipality[place] ?? NOT_KNOWN
    const rows = rowsOf.get(where)
    if (rows) rows.push(place)
    else rowsOf.set(where, [place])
  }
  const ownOf = new Map<number, number[]>()
  for (const where of rowsOf.keys()) ownOf.set(where, [])
  for (let cluster = 0; cluster < count; cluster++) {
    const until = from[cluster + 1] ?? 0
    for (let at = from[cluster] ?? until; at < until; at++) {
      const own = ownOf.get(municipality[members[at] ?? 0] ?? NOT_KNOWN)
      if (own !== undefined && own.at(-1) !== cluster) own.push(cluster)
    }
  }
  return [...rowsOf].map(([where, rows]) => ({
    rows: Int32Array.from(rows),
    own: Int32Array.from(ownOf.get(where) ?? []),
  }))
}

/**
 * Gives each thin row to the person it most probably is, by Bayes within one municipality. How often the identifiable rows
 * of its organisation are met again tells with what probability it is one of the persons of its census (`shareKnown`), and
 * with what one of those known from other censuses alone; else it is somebody else. Each person is weighed by how much
 * likelier the row's words are of them than of anybody (`thinEvidence`). Thin rows are taken fullest first, and one left
 * alone is a person that later rows may be, unless it says nothing at all: no row can be known to be that person. Persons
 * are numbered: the clusters, then the rows left alone in their order.
 */
export function assignThinRows(model: LinkageModel, list: ThinList, { rows, own }: ThinMunicipality): ThinAssignment[] {
  const { columns, like, clusters, years, names, constraints } = list
  const persons = knownPersons(list, own, rows)
  const metAgain = sharesMetAgain(model, columns, clusters, own, list, rows)
  const evidence = thinEvidence(model, { columns, like, clusters, years, own }, names, persons)
  const surroundings = { columns, persons, names, evidence, constraints }
  const fullness = fullnessIn(columns)
  const fullest = Int32Array.from(rows, fullness)
  const fullestFirst = [...rows.keys()]
    .sort((a, b) => (fullest[b] ?? 0) - (fullest[a] ?? 0))
    .map((at) => rows[at] ?? NOT_KNOWN)
  const isProtected = (row: number) => columns.isProtected[row] === 1
  const numbered = (candidate: Candidate | null) =>
    candidate && { ...candidate, cluster: own[candidate.cluster] ?? clusters.count + candidate.cluster - own.length }
  const assigned = fullestFirst.flatMap((row) => {
    if (isProtected(row)) return []
    const { likeliest, likeliestHere, ...sums } = assignOne(model, surroundings, row, metAgain(row))
    const isTaken = likeliest !== null && likeliest.probability > 0.5
    if (isTaken) persons.addTo(likeliest.cluster, row)
    else if (fullness(row) === 0) persons.addUnrecognisable(row)
    else persons.add(row)
    const told = numbered(likeliest)
    const assignedTo = isTaken && told ? told.cluster : null
    return [{ row, likeliest: told, likeliestHere: numbered(likeliestHere), ...sums, assignedTo }]
  })
  return [...assigned, ...protectedIdentities(list, own, assigned, fullestFirst.filter(isProtected))]
}

/** What every thin row is weighed by. */
interface Surroundings {
  readonly columns: Columns
  readonly persons: KnownPersons
  readonly names: NamesWritten
  readonly evidence: ThinEvidence
  readonly constraints: Constraints
}

/**
 * Protected identities without a number are compared with nobody, and each stands alone. That one is a person who stands
 * there already is as likely as for the other rows of the census, those that say little among them: all rows of somebody
 * protected are such, so that as many repeat the person as do of all rows, and not as of those with a number alone.
 */
function protectedIdentities(
  { columns: { census }, clusters }: ThinList,
  own: Int32Array,
  assigned: readonly ThinAssignment[],
  rows: readonly number[],
): ThinAssignment[] {
  if (rows.length === 0) return []
  const repeated = shareRepeated(census, clusters, own, assigned)
  const met = new Set<number>()
  return rows.map((row) => {
    const here = census[row] ?? NOT_KNOWN
    const probability = met.has(here) ? repeated(here) : 0
    met.add(here)
    return {
      row,
      likeliest: null,
      likeliestHere: null,
      probabilitySame: probability,
      probabilityHere: probability,
      assignedTo: null,
    }
  })
}

/** How much a row says: of initials, names, date of birth, years of birth and sex. */
function fullnessIn({ initials, given, family, monthDay, yearFrom, sex }: Columns): (row: number) => number {
  const told = [initials, given, family, monthDay, yearFrom, sex]
  return (row) => told.reduce((sum, column) => sum + Number(column[row] !== NOT_KNOWN), 0)
}

function assignOne(
  model: LinkageModel,
  { columns, persons, names, evidence, constraints }: Surroundings,
  row: number,
  metAgain: SharesMetAgain,
): Omit<ThinAssignment, 'row' | 'assignedTo'> {
  const census = columns.census[row] ?? NOT_KNOWN
  const known = persons.count()
  const here = persons.countIn(census)
  // Where nobody is known nobody is met again.
  const elsewhere = here === 0 ? 0 : shareKnown(model, metAgain.elsewhere, persons, census)
  const otherCensus = known > here ? (1 - elsewhere) * metAgain.ofTheOthers : 0
  const slip = slipOf(model, columns, names, row)
  // Somebody known from here, or from elsewhere, whom a slip in the row hides: looks like anybody.
  const hiddenHere = elsewhere * slip
  const hidden = hiddenHere + otherCensus * slip
  const meetsAnybody = constraints.mayMeetAnybody(row)
  const timesHere = persons.timesIn(census)
  const shareHere = TIMES.map((times) => elsewhere * metAgain.ofOne(times, persons.countMet(census, times), here))
  const shareElsewhere = TIMES.map(
    (often) =>
      otherCensus * metAgain.ofOneElsewhere(often, persons.countElsewhere(census, often), Math.max(1, known - here)),
  )
  const near = persons.near(row)
  const ratios = evidence(row, near)
  let [sumHere, sum] = [0, 0]
  const best: { here: Weighed | null; all: Weighed | null } = { here: null, all: null }
  for (let at = 0; at < near.length; at++) {
    const ratio = ratios[at] ?? 0
    if (ratio < SPEAKS_AGAINST) continue
    const cluster = near[at] ?? 0
    if (!meetsAnybody && hasRecord(persons.chains, cluster, (member) => constraints.mayNotMeet(row, member))) continue
    const times = timesHere[cluster] ?? 0
    const isHere = times > 0
    const weight = shareOf(cluster, times) * ratio
    sum += weight
    if (isLikelier(best.all, cluster, weight)) best.all = { cluster, isHere, weight }
    if (!isHere) continue
    sumHere += weight
    if (isLikelier(best.here, cluster, weight)) best.here = { cluster, isHere, weight }
  }
  const total = 1 - elsewhere - otherCensus + hidden + sum
  return {
    likeliest: toldOf(best.all, total),
    likeliestHere: toldOf(best.here, total),
    // Shares of one: their sum may come out a hair above it.
    probabilitySame: Math.min(1, (sum + hidden) / total),
    probabilityHere: Math.min(1, (sumHere + hiddenHere) / total),
  }

  /** That the row is this one of the persons, before anything of what it says is known. */
  function shareOf(person: number, times: number): number {
    if (times === 0) return shareElsewhere[Math.min(OFTEN, persons.records(person))] ?? 0
    if (isOnlyKnownTo(columns, persons, row, person)) return model.thin.sameUnit / metAgain.ownOnly
    return shareHere[Math.min(OFTEN, times)] ?? 0
  }
}

/** That the row does not say of its person what is looked for: more often where names are oftener written otherwise. A share of 1. */
function slipOf({ thin }: LinkageModel, columns: Columns, { given, family }: NamesWritten, row: number): number {
  const ofGiven = columns.given[row] === NOT_KNOWN ? 0 : given.unlikeOftener
  const ofFamily = columns.family[row] === NOT_KNOWN ? 0 : family.unlikeOftener
  return Math.min(1, Math.max(0, 1 - thin.compatible + ofGiven + ofFamily))
}

/**
 * That a row's person is known in the census by now: by identifiable rows, a share of `identified`, or by thin rows alone.
 * Where n persons are identified and a row's person is one of them with that share, some n · (1 − share) / share others are
 * met and not identified (the estimate of Lincoln and Petersen); of those, as many are known too as were met here by thin
 * rows alone.
 */
function shareKnown(
  { thin }: LinkageModel,
  identified: number,
  { countIn, countIdentifiedIn }: KnownPersons,
  census: number,
): number {
  const persons = countIdentifiedIn(census)
  const byThinRows = countIn(census) - persons
  const others = ((persons + thin.metAgain.weight) * (1 - identified)) / identified
  return identified + ((1 - identified) * byThinRows) / (byThinRows + others)
}

// How often somebody can have been met, as far as it matters.
const TIMES = Array.from({ length: OFTEN + 1 }, (_, times) => times)

interface Weighed {
  readonly cluster: number
  readonly isHere: boolean
  readonly weight: number
}

/** The heavier of two; of equals the one that was known first. */
const isLikelier = (before: Weighed | null, cluster: number, weight: number): boolean =>
  before === null || weight > before.weight || (weight === before.weight && cluster < before.cluster)

const toldOf = (weighed: Weighed | null, total: number): Candidate | null =>
  weighed && { cluster: weighed.cluster, isHere: weighed.isHere, probability: weighed.weight / total }

/** In this census only the row's own units have met the person: a unit seldom reports somebody twice. */
function isOnlyKnownTo(
  { census, units, unitLists }: Columns,
  { chains: { first, next } }: KnownPersons,
  row: number,
  person: number,
): boolean {
  const own = unitLists[units[row] ?? NOT_KNOWN] ?? []
  for (let record = first[person] ?? NOT_KNOWN; record !== NOT_KNOWN; record = next[record] ?? NOT_KNOWN) {
    if (census[record] !== census[row]) continue
    const others = unitLists[units[record] ?? NOT_KNOWN] ?? []
    if (others.length === 0 || !(units[record] === units[row] || others.every((unit) => own.includes(unit))))
      return false
  }
  return true
}
