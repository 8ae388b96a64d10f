import { addTable, type Entry, type Files, json } from './census-files.ts'
import { dressIdentity } from './dress-identity.ts'
import { dealFacts, type FactsByPerson } from './helsingborg-facts.ts'
import { inventMembers, type Member, standingIn } from './helsingborg-members.ts'
import { CENSUSES, FORMATS, NIL_UNIT, UNITS, YEARS, type YearPlan } from './helsingborg-plan.ts'
import { isVoluntary, planReports, type Report, unitsAsked, unitsReporting } from './helsingborg-reports.ts'
import { otherCells, reportCells, reviewCells, SEEN_IN_SHELTER, unitOfOther } from './helsingborg-rows.ts'
import { HISTORY, HISTORY_FIELDS, OBSERVATION_FIELDS, OBSERVATIONS } from './helsingborg-tables.ts'
import { itemAt, type Random, randomFor } from './random.ts'
import { type TruthRow, writeTruth } from './truth.ts'
import { type TableFormat, writeLines } from './write-table.ts'

const FOLDER = 'helsingborg'
const COMPILED_CENSUS = '2014'
const FAMILY_CENSUS = '2018'
/** Of the rows in the compiled list, those that already name a second unit. */
const ROWS_NAMING_TWO_UNITS = 12

/** The census folder of Helsingborg and who is who in it. */
export function addHelsingborg(files: Files): void {
  const members = inventMembers()
  const truth: TruthRow[] = []
  let before: FactsByPerson = new Map()
  for (const year of YEARS) {
    const counted = members.filter((member) => standingIn(member, year.census) === 'counted')
    const facts = dealFacts(year, counted, before)
    const entries = entriesByUnit(year, members, planReports(year, counted, facts))
    truth.push(...addCensus(files, year, entries), ...addRegister(files, year, members))
    before = facts
  }
  addMunicipality(files)
  files.set('truth/helsingborg.csv', writeTruth(truth))
}

type EntriesByUnit = ReadonlyMap<string, readonly Entry[]>

function entriesByUnit(year: YearPlan, members: readonly Member[], reports: readonly Report[]): EntriesByUnit {
  const random = randomFor(`helsingborg/${year.census}/rows`)
  const all = [
    ...countedEntries(year, reports, random),
    ...otherEntries(year, members),
    ...reviewEntries(year, members, random),
  ]
  const grouped = unitsReporting(year).map((unit): [string, Entry[]] => [
    unit,
    all.filter((placed) => placed.unit === unit).map((placed) => placed.entry),
  ])
  return new Map(grouped)
}

interface PlacedEntry {
  readonly unit: string
  readonly entry: Entry
}

function countedEntries(year: YearPlan, reports: readonly Report[], random: Random): PlacedEntry[] {
  const inShelter = new Set(reports.filter(couldBeSeenInShelter).slice(0, year.alsoInShelter))
  const parent = year.census === FAMILY_CENSUS ? findParent(reports) : null
  return reports.map((report) => {
    const siblings = reports.filter((other) => other.member === report.member)
    const cells = reportCells(report, siblings, random)
    const entry: Entry = {
      person: report.member.person.id,
      counted: 'yes',
      reportedOnce: siblings.length === 1,
      revealedBy: report.revealedBy,
      cells: inShelter.has(report) ? { ...cells, ...SEEN_IN_SHELTER } : cells,
    }
    return { unit: report.unit, entry: report === parent ? withChildren(entry) : entry }
  })
}

const couldBeSeenInShelter = (report: Report) => report.rank > 0 && report.facts.night === 'outdoors'

/** Somebody of parents' age whom the social services have placed in a hostel. */
function findParent(reports: readonly Report[]): Report {
  const parent = reports.find(
    ({ unit, rank, facts, kind, member }) =>
      unit === 'socialtjanst-vuxen' &&
      rank === 0 &&
      facts.night === 'hostel' &&
      kind === 'number' &&
      member.person.birthDate > '1966' &&
      member.person.birthDate < '1988',
  )
  if (!parent) throw new Error('nobody to have children with them')
  return parent
}

const CHILDREN = [
  { birth_year: '2009', sex: 'woman' },
  { birth_year: '2013', sex: 'man' },
] as const

function withChildren(parent: Entry): Entry {
  const children = CHILDREN.map(
    (child, index): Entry => ({
      person: `HB-child-${index + 1}`,
      counted: 'no',
      reportedOnce: true,
      revealedBy: '',
      cells: {
        ...child,
        accommodation: 'hostel_or_hotel',
        night_by_night: 'no',
        emergency_place: 'no',
        with_guardian: 'yes',
        residence_status: 'citizen_or_permit',
        household: 'H1',
      },
    }),
  )
  return { ...parent, cells: { ...parent.cells, household: 'H1', children_under_18: '2' }, children }
}

function otherEntries(year: YearPlan, members: readonly Member[]): PlacedEntry[] {
  return members.flatMap((member) => {
    if (standingIn(member, year.census) !== 'other' || member.otherPlace === null) return []
    const unit = unitOfOther(member.otherPlace, unitsReporting(year))
    const cells = otherCells(member, member.otherPlace)
    return [{ unit, entry: { person: member.person.id, counted: 'no', reportedOnce: true, revealedBy: '', cells } }]
  })
}

const REVIEW_UNITS = ['socialtjanst-vuxen', 'ria', 'hemlosas-hus', 'amf']

function reviewEntries(year: YearPlan, members: readonly Member[], random: Random): PlacedEntry[] {
  const inReview = members.filter((member) => standingIn(member, year.census) === 'review')
  return inReview.map((member, index) => {
    const unit = itemAt(REVIEW_UNITS, index)
    const cells = reviewCells(member, unit, random)
    return { unit, entry: { person: member.person.id, counted: 'review', reportedOnce: true, revealedBy: '', cells } }
  })
}

function addCensus(files: Files, year: YearPlan, entries: EntriesByUnit): TruthRow[] {
  files.set(`${FOLDER}/${year.census}/census.json`, json(censusSettings(year)))
  for (const [unit, observed] of Object.entries(OBSERVATIONS[year.census] ?? {})) {
    files.set(
      `${FOLDER}/${year.census}/${unit}.observations.csv`,
      writeLines(OBSERVATION_FIELDS, observed, { delimiter: ',', newline: '\n', encoding: 'utf8' }),
    )
  }
  const order = randomFor(`helsingborg/${year.census}/order`)
  if (year.census === COMPILED_CENSUS) {
    const request = { ...tableOf(year, 'compiled'), keyPrefix: 'K' }
    return addTable(files, request, compile(entries, order), order)
  }
  return [...entries].flatMap(([unit, rows]) => addTable(files, tableOf(year, unit), rows, order))
}

const censusSettings = (year: YearPlan) => ({
  week: year.week,
  definition: 'helsingborg-akut',
  ...(year.census === CENSUSES.at(-1) ? { alsoReport: ['socialstyrelsen-2011'] } : {}),
  unitsAsked: unitsAsked(year.census),
  nilReturns: [NIL_UNIT],
  purpose: 'uppföljning',
})

const KEY_PREFIXES: Readonly<Record<string, string>> = {
  'socialtjanst-vuxen': 'SV',
  amf: 'A',
  fenix: 'FX',
  stodboende: 'SB',
  psykiatrin: 'PSY',
  varmestugan: 'VS',
  'hemlosas-hus': 'HH',
  g7: 'G7',
  'po-skane': 'PO',
}

function tableOf(year: YearPlan, unit: string) {
  const format = formatOf(unit)
  const { census } = year
  return { census, file: `${unit}.csv`, folder: FOLDER, format, keyPrefix: KEY_PREFIXES[unit] ?? null }
}

function formatOf(unit: string): TableFormat {
  const format = FORMATS[unit]
  if (!format) throw new Error(`no format for ${unit}`)
  return format
}

/** One list the analyst made of every unit's rows. Some rows already name two units. */
function compile(entries: EntriesByUnit, random: Random): Entry[] {
  const units = [...entries.keys()]
  const rows = [...entries].flatMap(([unit, list]) => list.map((entry) => ({ unit, entry })))
  const single = rows.filter(({ entry }) => entry.reportedOnce && entry.counted === 'yes')
  const doubled = new Set(random.shuffle(single).slice(0, ROWS_NAMING_TWO_UNITS))
  return rows.map((row, index) => {
    const second = random.pick(units.filter((unit) => unit !== row.unit && isVoluntary(unit)))
    const named = doubled.has(row) ? [row.unit, second] : [row.unit]
    // The analyst writes the unit's name as often as its key.
    const written = named.map((unit) => (index % 2 === 0 ? unit : nameOf(unit)))
    return { ...row.entry, cells: { ...row.entry.cells, unit: written.join('|') } }
  })
}

const nameOf = (unit: string) => UNITS.find((each) => each.id === unit)?.name ?? unit

const REGISTER_CENSUS = '2016'
/** One of those who came back is in the register by name and birth date only. */
const WITHOUT_NUMBER_IN_REGISTER = 1

function addRegister(files: Files, year: YearPlan, members: readonly Member[]): TruthRow[] {
  if (year.census !== REGISTER_CENSUS) return []
  const back = members.filter((member) => member.register && standingIn(member, year.census) === 'counted')
  const withoutNumber = new Set(back.slice(0, WITHOUT_NUMBER_IN_REGISTER))
  const entries = members.flatMap((member): Entry[] => {
    if (!member.register) return []
    const [from, to] = member.register
    const identity = dressIdentity(member.person, withoutNumber.has(member) ? 'name_and_date' : 'number')
    const cells = { ...identity, register: 'stödboende', from, to }
    return [{ person: member.person.id, counted: 'no', reportedOnce: false, revealedBy: '', cells }]
  })
  return addTable(files, tableOf(year, 'register'), entries, randomFor('helsingborg/register'))
}

function addMunicipality(files: Files): void {
  const definitions = ['helsingborg-akut', 'socialstyrelsen-2011']
  files.set(`${FOLDER}/municipality.json`, json({ name: 'Helsingborg', code: '1283', units: UNITS, definitions }))
  const history = writeLines(HISTORY_FIELDS, HISTORY, { delimiter: ',', newline: '\n', encoding: 'utf8' })
  files.set(`${FOLDER}/history.csv`, history)
}
