import { itemAt, type Random, randomFor } from '../make-fixtures/random.ts'
import { inventPeople, type Person } from './invent-person.ts'

const YEARS = [2021, 2022, 2023]
const UNITS = 100

/** A census folder of an invented municipality: 300 unit files over three years, by path. */
export type SyntheticFolder = ReadonlyMap<string, string>

const COLUMNS = [
  ...['record_id', 'personnummer', 'given_name', 'family_name', 'initials', 'birth_date', 'birth_year', 'sex'],
  ...['accommodation', 'night_by_night', 'planned_move_out', 'housing_arranged', 'contract_form'],
  ...['contact_for_this_reason', 'residence_status', 'homeless_since', 'registered', 'support_need', 'contacts'],
] as const
type Cells = Partial<Record<(typeof COLUMNS)[number], string>>

/** The same folder for the same number of records, which is that of all three years together. */
export function syntheticFolder(records: number): SyntheticFolder {
  const rows = deal(randomFor(`bench ${records}`), Math.max(1, Math.floor(records / YEARS.length / UNITS)) * UNITS)
  const units = Array.from({ length: UNITS }, (_, at) => unit(at))
  const files = new Map([
    ['municipality.json', json({ name: 'Provköping', code: '0000', units, definitions: ['socialstyrelsen-2011'] })],
  ])
  for (const [at, year] of YEARS.entries()) {
    const census = {
      week: { from: `${year}-04-0${itemAt([5, 4, 3], at)}`, to: `${year}-04-${itemAt(['11', '10', '09'], at)}` },
      definition: 'socialstyrelsen-2011',
      unitsAsked: units.map(({ id }) => id),
    }
    files.set(`${year}/census.json`, json(census))
    for (const [index, { id }] of units.entries())
      files.set(`${year}/${id}.csv`, table(itemAt(itemAt(rows, at), index)))
  }
  return files
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
const KINDS = ['social_services', 'emergency_housing', 'night_shelter', 'health_care', 'probation']

function unit(at: number) {
  const isAuthority = at % 5 >= 3
  return {
    id: `unit-${String(at + 1).padStart(3, '0')}`,
    name: `Enhet ${at + 1}`,
    kind: itemAt(KINDS, at % 5),
    organisation: isAuthority ? `Myndighet ${at % 3}` : 'Provköpings kommun',
    organisationKind: isAuthority ? 'authority' : 'municipal',
    exercisesAuthority: at % 5 === 0,
  }
}

/** Rows by year and unit. Each unit reports equally many, so that every file has the same size. */
function deal(random: Random, perYear: number): Cells[][][] {
  const rows = YEARS.map(() => Array.from({ length: UNITS }, (): Cells[] => []))
  const left = YEARS.map(() => perYear)
  const invent = inventPeople(random)
  while (left.some((each) => each > 0)) {
    const person = invent()
    for (const year of yearsOf(random)) {
      // Three in ten are met by two or three units.
      const reports = random.chance(0.3) ? 2 + random.below(2) : 1
      for (let report = 0; report < Math.min(reports, left[year] ?? 0); report++) {
        const place = perYear - (left[year] ?? 0)
        const inYear = itemAt(itemAt(rows, year), place % UNITS)
        inYear.push({ record_id: `R${inYear.length + 1}`, ...identity(random, person), ...facts(random, person) })
        left[year] = (left[year] ?? 0) - 1
      }
    }
  }
  return rows
}

/** Most people are met in one year, some in two running, a few in all three. */
function yearsOf(random: Random): number[] {
  const first = random.below(YEARS.length)
  const drawn = random.next()
  const length = drawn < 0.65 ? 1 : 2 + Number(drawn >= 0.9)
  return Array.from({ length }, (_, at) => first + at).filter((year) => year < YEARS.length)
}

const INITIALS_ONLY = 0.05
const WITHOUT_NUMBER = 0.28
const MISSPELT = 0.08

function identity(random: Random, { givenName, familyName, birthDate, personnummer }: Person): Cells {
  const drawn = random.next()
  if (drawn < INITIALS_ONLY)
    return { initials: `${givenName.slice(0, 1)}${familyName.slice(0, 1)}`, birth_year: birthDate.slice(0, 4) }
  const names = { given_name: misspelt(random, givenName), family_name: misspelt(random, familyName) }
  if (drawn >= WITHOUT_NUMBER) return { personnummer, ...(random.chance(0.8) ? names : {}) }
  return random.chance(0.7) ? { ...names, birth_date: birthDate } : { ...names, birth_year: birthDate.slice(0, 4) }
}

function misspelt(random: Random, name: string): string {
  if (!random.chance(MISSPELT)) return name
  const at = 1 + random.below(name.length - 1)
  return name.slice(0, at) + random.pick(['', 'e', 'a', 'n']) + name.slice(at + 1)
}

const ACCOMMODATION = ['outdoors', 'night_shelter', 'emergency_housing', 'friends', 'hostel_or_hotel', 'own_home']
const LEAVING = ['prison', 'hvb', 'supported_housing', 'trial_flat', 'social_contract']

function facts(random: Random, { sex }: Person): Cells {
  const sometimes = (share: number, values: readonly string[]) => (random.chance(share) ? random.pick(values) : '')
  return {
    sex,
    accommodation: random.pick(random.chance(0.6) ? ACCOMMODATION : LEAVING),
    night_by_night: sometimes(0.5, ['yes', 'no']),
    planned_move_out: sometimes(0.6, ['within_three_months', 'later', 'overdue', 'not_planned']),
    housing_arranged: sometimes(0.6, ['no', 'no', 'yes']),
    contract_form: sometimes(0.5, ['none', 'lodger', 'sublet', 'municipal_second_hand']),
    contact_for_this_reason: sometimes(0.7, ['yes', 'yes', 'no']),
    residence_status: sometimes(0.9, ['citizen_or_permit', 'citizen_or_permit', 'temporary_eu']),
    homeless_since: sometimes(0.5, ['2019', '2020-06', '2020-11-15', '2018']),
    registered: sometimes(0.8, ['here', 'municipality_only', 'elsewhere']),
    support_need: sometimes(0.8, ['housing_only', 'substance_use', 'mental_health', 'both']),
    contacts: sometimes(0.6, ['social_services', 'health_care', 'social_services|health_care']),
  }
}

/** No cell holds a comma or a quote. */
const table = (rows: readonly Cells[]): string =>
  [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('')
