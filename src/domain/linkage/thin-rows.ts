import type { Cluster, MayNotMeet, Places } from './cluster.ts'
import { type KnownPersons, knownPersons, OFTEN } from './known-persons.ts'
import { likeNames } from './like-names.ts'
import { type SharesMetAgain, shareRepeated, sharesMetAgain } from './met-again.ts'
import type { LinkageModel } from './model.ts'
import { remembered } from './remembered.ts'
import { SPEAKS_AGAINST, type ThinEvidence, thinEvidence } from './thin-evidence.ts'
import type { Traits } from './traits.ts'

/** What keeps a row and a record apart, and of which rows nothing can. */
export interface Constraints {
  readonly mayNotMeet: MayNotMeet
  readonly mayMeetAnybody: (row: Traits) => boolean
}

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

/**
 * Gives each thin row to the person it most probably is, by Bayes within one municipality. A row of an organisation whose
 * identifiable rows are met elsewhere in the census with share s, and otherwise in another census with share r, is one of
 * the persons of its census with probability s, one of those known from other censuses alone with r, and somebody else
 * with 1 − s − r; each person is weighed by how much likelier the row's words are of them than of anybody (`thinEvidence`).
 * Thin rows are taken fullest first, and one left alone is a person that later rows may be, unless it says nothing at all:
 * no row can be known to be that person.
 */
export function assignThinRows(
  model: LinkageModel,
  records: readonly Traits[],
  clusters: readonly Places[],
  thinPlaces: readonly number[],
  constraints: Constraints,
): ThinAssignment[] {
  const rowsOf = new Map<string | null, ThinRow[]>()
  for (const place of thinPlaces) {
    const row = records[place]
    if (row === undefined) continue
    const rows = rowsOf.get(row.municipality)
    if (rows) rows.push({ place, row })
    else rowsOf.set(row.municipality, [{ place, row }])
  }
  const personsOf = personsByMunicipality(records, clusters)
  const assignments: ThinAssignment[] = []
  let persons = clusters.length
  for (const [municipality, rows] of rowsOf) {
    const own = personsOf.get(municipality) ?? []
    const numbered = (person: number) => own[person]?.at ?? persons + person - own.length
    const found = assignWithin(
      model,
      own.map(({ traits }) => traits),
      rows,
      constraints,
    ).map((assignment) => withNumbers(assignment, numbered))
    assignments.push(...found)
    persons += found.filter(({ assignedTo }) => assignedTo === null).length
  }
  return assignments
}

/** The persons of each municipality, with their places among all: somebody met in two stands in both. */
function personsByMunicipality(
  records: readonly Traits[],
  clusters: readonly Places[],
): ReadonlyMap<string | null, readonly { readonly at: number; readonly traits: Cluster }[]> {
  const personsOf = new Map<string | null, { at: number; traits: Cluster }[]>()
  for (const [at, members] of clusters.entries()) {
    const traits = members.flatMap((place) => records[place] ?? [])
    for (const municipality of new Set(traits.map((member) => member.municipality))) {
      const own = personsOf.get(municipality)
      if (own) own.push({ at, traits })
      else personsOf.set(municipality, [{ at, traits }])
    }
  }
  return personsOf
}

/** A thin row and its place in the list. */
interface ThinRow {
  readonly place: number
  readonly row: Traits
}

/** Persons of one municipality are numbered by themselves; in the list they are the clusters, then the rows left alone. */
function withNumbers(assignment: ThinAssignment, numberOf: (person: number) => number): ThinAssignment {
  const { likeliest, likeliestHere, assignedTo } = assignment
  const numbered = (candidate: Candidate | null) => candidate && { ...candidate, cluster: numberOf(candidate.cluster) }
  return {
    ...assignment,
    likeliest: numbered(likeliest),
    likeliestHere: numbered(likeliestHere),
    assignedTo: assignedTo === null ? null : numberOf(assignedTo),
  }
}

/** The thin rows of one municipality, and the persons who are met there. */
function assignWithin(
  model: LinkageModel,
  clusters: readonly Cluster[],
  thin: readonly ThinRow[],
  constraints: Constraints,
): ThinAssignment[] {
  const rows = thin.map(({ row }) => row)
  const everybody = [...clusters.flat(), ...rows]
  const likeGiven = likeNames(everybody.flatMap(({ given }) => given ?? []))
  const likeFamily = likeNames(everybody.flatMap(({ family }) => family ?? []))
  const persons = knownPersons(clusters, rows, likeGiven)
  const metAgain = sharesMetAgain(model, clusters, rows)
  const evidence = thinEvidence(model, clusters, persons, [likeGiven, likeFamily])
  const surroundings = { persons, evidence, constraints }
  const fullestFirst = [...thin].sort((a, b) => fullness(b.row) - fullness(a.row))
  const repeated = shareRepeated(clusters)
  const protectedIn = new Map<string, number>()
  return fullestFirst.map(({ place, row }) => {
    if (row.protectedIdentity) {
      const before = protectedIn.get(row.census) ?? 0
      protectedIn.set(row.census, before + 1)
      persons.addUnrecognisable(row)
      return protectedAlone(place, before === 0 ? 0 : repeated(row.census))
    }
    const assignment = { row: place, ...assignOne(model, surroundings, row, metAgain(row)) }
    if (assignment.assignedTo === null && fullness(row) === 0) persons.addUnrecognisable(row)
    else if (assignment.assignedTo === null) persons.add([row])
    else persons.addTo(assignment.assignedTo, row)
    return assignment
  })
}

/** What every thin row is weighed by. */
interface Surroundings {
  readonly persons: KnownPersons
  readonly evidence: ThinEvidence
  readonly constraints: Constraints
}

/**
 * A protected identity without a number is compared with nobody and stands alone. That it is a person who stands there
 * already is as likely as for the identifiable rows of the census.
 */
const protectedAlone = (row: number, repeated: number): ThinAssignment => ({
  row,
  likeliest: null,
  likeliestHere: null,
  probabilitySame: repeated,
  probabilityHere: repeated,
  assignedTo: null,
})

const fullness = (row: Traits) =>
  [row.initials, row.given, row.family, row.birthDate, row.birthYears, row.sex].filter((each) => each !== null).length

function assignOne(
  model: LinkageModel,
  { persons, evidence, constraints }: Surroundings,
  row: Traits,
  metAgain: SharesMetAgain,
): Omit<ThinAssignment, 'row'> {
  const known = persons.count()
  const here = persons.countIn(row.census)
  // Where nobody is known nobody is met again.
  const elsewhere = here === 0 ? 0 : metAgain.elsewhere
  const otherCensus = known > here ? metAgain.otherCensus : 0
  const slip = 1 - model.thin.compatible
  // Somebody known from here, or from elsewhere, whom a slip in the row hides: looks like anybody.
  const hiddenHere = elsewhere * slip
  const hidden = hiddenHere + otherCensus * slip
  const evidenceOf = evidence(row)
  const meetsAnybody = constraints.mayMeetAnybody(row)
  const timesHere = persons.timesIn(row.census)
  const shareHere = remembered(
    (times: number) => elsewhere * metAgain.ofOne(times, persons.countMet(row.census, times), here),
  )
  const shareElsewhere = remembered(
    (often: number) =>
      otherCensus *
      metAgain.ofOneElsewhere(often, persons.countElsewhere(row.census, often), Math.max(1, known - here)),
  )
  const sums = { here: 0, all: 0 }
  const best: { here: Weighed | null; all: Weighed | null } = { here: null, all: null }
  for (const cluster of persons.near(row)) {
    const ratio = evidenceOf(cluster)
    if (ratio < SPEAKS_AGAINST) continue
    const members = persons.members(cluster)
    if (!meetsAnybody && members.some((member) => constraints.mayNotMeet(row, member))) continue
    const times = timesHere(cluster)
    const isHere = times > 0
    const weight = shareOf(members, times) * ratio
    sums.all += weight
    if (isLikelier(best.all, cluster, weight)) best.all = { cluster, isHere, weight }
    if (!isHere) continue
    sums.here += weight
    if (isLikelier(best.here, cluster, weight)) best.here = { cluster, isHere, weight }
  }
  const total = 1 - elsewhere - otherCensus + hidden + sums.all
  const likeliest = toldOf(best.all, total)
  return {
    likeliest,
    likeliestHere: toldOf(best.here, total),
    // Shares of one: their sum may come out a hair above it.
    probabilitySame: Math.min(1, (sums.all + hidden) / total),
    probabilityHere: Math.min(1, (sums.here + hiddenHere) / total),
    assignedTo: likeliest && likeliest.probability > 0.5 ? likeliest.cluster : null,
  }

  /** That the row is this one of the persons, before anything of what it says is known. */
  function shareOf(members: readonly Traits[], times: number): number {
    if (times === 0) return shareElsewhere(Math.min(OFTEN, members.length))
    if (isOnlyKnownTo(row, members)) return model.thin.sameUnit / metAgain.ownOnly
    return shareHere(Math.min(OFTEN, times))
  }
}

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
const isOnlyKnownTo = (row: Traits, members: readonly Traits[]): boolean =>
  members.every(
    ({ census, units }) =>
      census !== row.census || (units.length > 0 && units.every((unit) => row.units.includes(unit))),
  )
