import { addTable, type Entry, type Files, json } from './census-files.ts'
import { CAN_WEAR, type Disguise, dressIdentity, type IdentityKind } from './dress-identity.ts'
import { type InventedPerson, inventPeople } from './invent-people.ts'
import {
  CITY_UNIT,
  DISTRICT_UNITS,
  NORRMALM_CENSUSES,
  NORRMALM_COHORTS,
  NORRMALM_FORMATS,
  NORRMALM_UNITS,
  NORRMALM_YEARS,
  NOT_COUNTED,
  type NorrmalmYear,
  SHELTER_UNIT,
} from './norrmalm-plan.ts'
import { itemAt, type Random, randomFor } from './random.ts'
import { type TruthRow, writeTruth } from './truth.ts'
import type { Cells, TableFormat } from './write-table.ts'

const FOLDER = 'norrmalm'

interface Resident {
  readonly person: InventedPerson
  readonly pattern: string
}

/** A row before it is known how many rows its person has. */
interface Telling {
  readonly resident: Resident
  readonly unit: string
  readonly cells: Cells
  readonly counted: 'yes' | 'no'
  readonly revealedBy: string
}

/** The census folder of Norrmalm, a district of Stockholm, and who is who in it. */
export function addNorrmalm(files: Files): void {
  const residents = inventResidents()
  const truth: TruthRow[] = []
  for (const year of NORRMALM_YEARS) {
    const tellings = tellAll(year, residents)
    const random = randomFor(`norrmalm/${year.census}/order`)
    for (const { id } of NORRMALM_UNITS) truth.push(...addUnit(files, year, id, tellings, random))
    files.set(`${FOLDER}/${year.census}/census.json`, json(censusSettings(year)))
  }
  const definitions = ['norrmalm', 'stockholm']
  files.set(`${FOLDER}/municipality.json`, json({ name: 'Norrmalm', code: '0180', units: NORRMALM_UNITS, definitions }))
  files.set('truth/norrmalm.csv', writeTruth(truth))
}

const censusSettings = (year: NorrmalmYear) => ({
  week: year.week,
  definition: 'norrmalm',
  alsoReport: ['stockholm'],
  unitsAsked: NORRMALM_UNITS.map((unit) => unit.id),
  nilReturns: [],
  purpose: 'uppföljning',
})

function inventResidents(): Resident[] {
  const places = NORRMALM_COHORTS.flatMap((cohort) =>
    Array.from({ length: cohort.men + cohort.women }, (_, index) => ({ cohort, index })),
  )
  const people = inventPeople(
    { prefix: 'NO', numberOffset: 10 },
    places.map(({ cohort, index }) => ({
      sex: index < cohort.men ? 'man' : 'woman',
      birthYears: cohort.birthYears ?? [1952, 1995],
    })),
  )
  return places.map(({ cohort }, place) => ({ person: itemAt(people, place), pattern: cohort.pattern }))
}

const standing = (resident: Resident, year: NorrmalmYear) =>
  resident.pattern.charAt(NORRMALM_CENSUSES.indexOf(year.census))

function addUnit(files: Files, year: NorrmalmYear, unit: string, tellings: readonly Telling[], random: Random) {
  const entries = tellings
    .filter((telling) => telling.unit === unit)
    .map(
      (telling): Entry => ({
        person: telling.resident.person.id,
        counted: telling.counted,
        reportedOnce: tellings.filter((other) => other.resident === telling.resident).length === 1,
        revealedBy: telling.revealedBy,
        cells: telling.cells,
      }),
    )
  const request = { census: year.census, file: `${unit}.csv`, folder: FOLDER, format: formatOf(unit), keyPrefix: 'R' }
  return addTable(files, request, entries, random)
}

function formatOf(unit: string): TableFormat {
  const format = NORRMALM_FORMATS[unit]
  if (!format) throw new Error(`no format for ${unit}`)
  return format
}

function tellAll(year: NorrmalmYear, residents: readonly Resident[]): Telling[] {
  const random = randomFor(`norrmalm/${year.census}/rows`)
  return [...tellCounted(year, residents, random), ...tellOthers(year, residents, random)]
}

/** Who among those counted is reported twice, and how; the rest once, by one of the district's units. */
function tellCounted(year: NorrmalmYear, residents: readonly Resident[], random: Random): Telling[] {
  const facts = dealFacts(year, residents, random)
  const waiting = new Set(random.shuffle([...facts.keys()]))
  const take = (count: number, fits: (resident: Resident) => boolean): Resident[] => {
    const taken = [...waiting].filter(fits).slice(0, count)
    if (taken.length < count) throw new Error(`only ${taken.length} of ${count} in ${year.census}`)
    for (const resident of taken) waiting.delete(resident)
    return taken
  }
  const tell = (resident: Resident, unit: string, kind: IdentityKind, revealedBy: Disguise | 'number' | '') => ({
    resident,
    unit,
    counted: unit === SHELTER_UNIT || unit === CITY_UNIT ? ('no' as const) : ('yes' as const),
    revealedBy,
    cells: {
      ...dressIdentity(resident.person, kind, revealedBy === 'number' || revealedBy === '' ? 'same_name' : revealedBy),
      ...common(unit),
      ...facts.get(resident),
    },
  })
  const district = () => random.pick(DISTRICT_UNITS)
  const tellings: Telling[] = []
  for (const disguise of year.disguises) {
    for (const resident of take(1, (each) => isSeenInShelter(facts.get(each)) && CAN_WEAR[disguise](each.person))) {
      tellings.push(tell(resident, district(), 'number', ''), tell(resident, SHELTER_UNIT, 'name_and_date', disguise))
    }
  }
  for (const resident of take(year.namesOnlyAcross, (each) => /^[AL]{2}$/.test(each.pattern))) {
    tellings.push(tell(resident, district(), 'name_and_date', ''))
  }
  for (const resident of take(1, () => true)) {
    tellings.push(tell(resident, district(), 'number', ''), tell(resident, CITY_UNIT, 'number', 'number'))
  }
  for (const disguise of [...year.twiceByName, ...Array<'number'>(year.twiceByNumber).fill('number')]) {
    const byNumber = disguise === 'number'
    for (const resident of take(1, (each) => byNumber || CAN_WEAR[disguise](each.person))) {
      const [first, second] = twoOf(random)
      tellings.push(tell(resident, first, 'number', ''))
      tellings.push(tell(resident, second, byNumber ? 'number' : 'name_and_date', disguise))
    }
  }
  for (const resident of waiting) tellings.push(tell(resident, district(), 'number', ''))
  return tellings
}

function twoOf(random: Random): [string, string] {
  const units = random.shuffle(DISTRICT_UNITS)
  return [itemAt(units, 0), itemAt(units, 1)]
}

const isSeenInShelter = (cells: Cells | undefined) =>
  ['outdoors', 'night_shelter', 'hostel_or_hotel', 'friends'].includes(cells?.accommodation ?? '')

/** Where each counted person stayed, and what else is known. */
function dealFacts(year: NorrmalmYear, residents: readonly Resident[], random: Random): Map<Resident, Cells> {
  const facts = new Map<Resident, Cells>()
  for (const [letter, table] of [
    ['A', year.acute],
    ['L', year.longerTerm],
  ] as const) {
    const members = residents.filter((resident) => standing(resident, year) === letter)
    const deck = random.shuffle(Object.entries(table).flatMap(([code, count]) => Array<string>(count).fill(code)))
    if (deck.length !== members.length) throw new Error(`${deck.length} places for ${members.length} persons`)
    for (const [index, resident] of members.entries()) {
      facts.set(resident, { ...placeCells(itemAt(deck, index), year, random), ...background(year, random) })
    }
  }
  return facts
}

/** Friends: since some day within the three months before the last day of the week, well inside. */
function placeCells(accommodation: string, year: NorrmalmYear, random: Random): Cells {
  if (accommodation === 'friends') {
    return { accommodation, contract_form: 'none', stayed_since: `${year.census}-08-${10 + random.below(18)}` }
  }
  const isPlacement = accommodation in year.longerTerm && accommodation !== 'prison' && accommodation !== 'hospital'
  if (!isPlacement)
    return accommodation in year.longerTerm ? { accommodation, housing_arranged: 'no' } : { accommodation }
  const cost = String(24_000 + 1000 * random.below(30))
  return { accommodation, housing_arranged: 'no', payer: 'municipality', monthly_placement_cost: cost }
}

function background(year: NorrmalmYear, random: Random): Cells {
  return {
    registered: random.pick(['here', 'municipality_only', 'municipality_only', 'elsewhere', '']),
    support_need: random.pick(['housing_only', 'substance_use', 'substance_use', 'mental_health', 'both', '']),
    contacts: random.pick(['social_services', 'social_services', 'social_services|health_care']),
    homeless_since: random.chance(0.8) ? String(Number(year.census) - 1 - random.below(9)) : '',
  }
}

const common = (unit: string): Cells => ({
  residence_status: 'citizen_or_permit',
  responsible_municipality: 'Stockholm',
  contact_for_this_reason: 'yes',
  ...(unit === SHELTER_UNIT ? {} : { district: 'Norrmalm' }),
})

/** Rows that count nobody: other situations, another municipality's responsibility, units that exercise no authority. */
function tellOthers(year: NorrmalmYear, residents: readonly Resident[], random: Random): Telling[] {
  let notCounted = 0
  return residents.flatMap((resident): Telling[] => {
    const tell = (unit: string, kind: IdentityKind, cells: Cells): Telling[] => {
      const identity = dressIdentity(resident.person, kind)
      const row = { ...identity, ...common(unit), ...background(year, random), ...cells }
      return [{ resident, unit, counted: 'no', revealedBy: '', cells: row }]
    }
    switch (standing(resident, year)) {
      case 'N':
        notCounted += 1
        return tell(random.pick(DISTRICT_UNITS), 'number', itemAt(NOT_COUNTED, notCounted % NOT_COUNTED.length))
      case 'S':
        return tell(random.pick(DISTRICT_UNITS), 'number', { accommodation: 'outdoors', ...ELSEWHERE })
      case 'K':
        return tell(SHELTER_UNIT, 'name_and_date', { accommodation: 'night_shelter' })
      case 'E':
        return tell(CITY_UNIT, 'number', { accommodation: random.pick(['outdoors', 'emergency_housing']) })
      default:
        return []
    }
  })
}

const ELSEWHERE: Cells = { responsible_municipality: 'Solna', registered: 'elsewhere' }
