import type { Disguise } from './dress-identity.ts'
import type { FixtureUnit } from './helsingborg-plan.ts'
import type { Cells, Column, TableFormat } from './write-table.ts'

export const NORRMALM_CENSUSES = ['2016', '2017'] as const
export type NorrmalmCensus = (typeof NORRMALM_CENSUSES)[number]

/**
 * Where somebody stands in a census: A counted, acute · L counted, longer-term · N with a district unit, in a situation
 * the definition does not count · S another municipality's responsibility · K reported by the voluntary shelter only ·
 * E reported by the city's unit only · `.` not recorded.
 */
export interface NorrmalmCohort {
  readonly pattern: string
  readonly men: number
  readonly women: number
  readonly birthYears?: readonly [number, number]
}

const OVER_65: NorrmalmCohort['birthYears'] = [1942, 1950]

/** The plan of who is counted when: 57 (43 men, 35 longer-term) and 81 (54 men, 61 longer-term). */
export const NORRMALM_COHORTS: readonly NorrmalmCohort[] = [
  // Counted in both: 30.
  { pattern: 'LL', men: 13, women: 3 },
  { pattern: 'LL', men: 2, women: 1, birthYears: OVER_65 },
  { pattern: 'AL', men: 4, women: 1 },
  { pattern: 'AA', men: 4, women: 1 },
  { pattern: 'LA', men: 1, women: 0 },
  // Counted in 2016 only: 27.
  { pattern: 'L.', men: 9, women: 2 },
  { pattern: 'LN', men: 3, women: 0 },
  { pattern: 'LE', men: 1, women: 0 },
  { pattern: 'A.', men: 5, women: 6 },
  { pattern: 'AN', men: 1, women: 0 },
  // Counted in 2017 only: 51.
  { pattern: '.L', men: 18, women: 15 },
  { pattern: '.L', men: 1, women: 1, birthYears: OVER_65 },
  { pattern: 'NL', men: 2, women: 0 },
  { pattern: '.A', men: 8, women: 5 },
  { pattern: 'KA', men: 1, women: 0 },
  // Recorded and never counted.
  { pattern: 'N.', men: 5, women: 2 },
  { pattern: '.N', men: 5, women: 3 },
  { pattern: 'S.', men: 2, women: 1 },
  { pattern: '.S', men: 2, women: 1 },
  { pattern: 'K.', men: 4, women: 0 },
  { pattern: '.K', men: 4, women: 1 },
  { pattern: 'E.', men: 4, women: 1 },
  { pattern: '.E', men: 4, women: 1 },
]

export interface NorrmalmYear {
  readonly census: NorrmalmCensus
  readonly week: { readonly from: string; readonly to: string }
  /** Places of those counted, by accommodation code: acute and longer-term apart. */
  readonly acute: Readonly<Record<string, number>>
  readonly longerTerm: Readonly<Record<string, number>>
  /** Persons that two of the district's units report, with the number in both. */
  readonly twiceByNumber: number
  /** Persons that two of the district's units report, one of them without the number. */
  readonly twiceByName: readonly Disguise[]
  /** Acute persons whom the shelter reports too, by name. */
  readonly disguises: readonly Disguise[]
  /** Persons counted before whose row of this year has no number. */
  readonly namesOnlyAcross: number
}

export const NORRMALM_YEARS: readonly NorrmalmYear[] = [
  {
    census: '2016',
    week: { from: '2016-09-25', to: '2016-09-26' },
    acute: {
      outdoors: 6,
      tent_or_vehicle: 1,
      night_shelter: 3,
      emergency_housing: 5,
      on_call_housing: 2,
      hostel_or_hotel: 2,
      protected_housing: 1,
      friends: 2,
    },
    longerTerm: { supported_housing: 19, hvb: 5, treatment_unit: 6, hospital: 3, prison: 2 },
    twiceByNumber: 6,
    twiceByName: ['transliteration', 'same_name'],
    disguises: ['ascii', 'same_name', 'same_name', 'same_name'],
    namesOnlyAcross: 0,
  },
  {
    census: '2017',
    week: { from: '2017-09-25', to: '2017-09-26' },
    acute: {
      outdoors: 5,
      night_shelter: 3,
      emergency_housing: 4,
      on_call_housing: 2,
      hostel_or_hotel: 2,
      protected_housing: 1,
      friends: 3,
    },
    longerTerm: { supported_housing: 35, hvb: 8, treatment_unit: 10, hospital: 4, prison: 4 },
    twiceByNumber: 8,
    twiceByName: ['typo', 'nickname'],
    disguises: ['ascii', 'same_name', 'same_name', 'same_name'],
    namesOnlyAcross: 2,
  },
]

/** Situations that the definition does not count, in turn. Friends: longer than the three months. */
export const NOT_COUNTED: readonly Cells[] = [
  { accommodation: 'relatives', contract_form: 'none' },
  { accommodation: 'trial_flat', contract_form: 'municipal_second_hand' },
  { accommodation: 'friends', contract_form: 'none', stayed_since: '2015-11-02' },
  { accommodation: 'training_flat', contract_form: 'municipal_second_hand' },
  { accommodation: 'sublet', contract_form: 'sublet' },
  { accommodation: 'housing_first', contract_form: 'municipal_second_hand' },
]

export const DISTRICT_UNITS = ['norrmalm-vuxen', 'norrmalm-ekonomi', 'norrmalm-socialpsykiatri'] as const
export const CITY_UNIT = 'enheten-for-hemlosa'
export const SHELTER_UNIT = 'klara-natt'

const districtUnit = (id: string, name: string): FixtureUnit => ({
  id,
  name,
  kind: 'social_services',
  organisation: 'Norrmalms stadsdelsförvaltning',
  organisationKind: 'municipal',
  exercisesAuthority: true,
})

export const NORRMALM_UNITS: readonly FixtureUnit[] = [
  districtUnit('norrmalm-vuxen', 'Norrmalm vuxen'),
  districtUnit('norrmalm-ekonomi', 'Norrmalm ekonomiskt bistånd'),
  districtUnit('norrmalm-socialpsykiatri', 'Norrmalm socialpsykiatri'),
  {
    id: CITY_UNIT,
    name: 'Enheten för hemlösa',
    kind: 'social_services',
    organisation: 'Socialförvaltningen, Stockholms stad',
    organisationKind: 'municipal',
    exercisesAuthority: false,
  },
  {
    id: SHELTER_UNIT,
    name: 'Klara natthärbärge',
    kind: 'night_shelter',
    organisation: 'Föreningen Klara natthärbärge',
    organisationKind: 'voluntary',
    exercisesAuthority: false,
  },
]

const COLUMNS: readonly Column[] = [
  'record_id',
  'personnummer',
  'given_name',
  'family_name',
  'birth_date',
  'birth_year',
  'sex',
  'accommodation',
  'stayed_since',
  'contract_form',
  'housing_arranged',
  'contact_for_this_reason',
  'residence_status',
  'responsible_municipality',
  'district',
  'registered',
  'support_need',
  'contacts',
  'homeless_since',
  'payer',
  'monthly_placement_cost',
]

const SWEDISH = { language: 'sv', delimiter: ';', newline: '\r\n', columns: COLUMNS } as const

export const NORRMALM_FORMATS: Readonly<Record<string, TableFormat>> = {
  'norrmalm-vuxen': { ...SWEDISH, encoding: 'windows-1252', number: '12-dash' },
  'norrmalm-ekonomi': {
    language: 'en',
    delimiter: ',',
    newline: '\n',
    encoding: 'utf8',
    number: '10-dash',
    columns: COLUMNS,
    ownWords: { responsible_municipality: { Stockholm: '0180', Solna: '0184' } },
  },
  'norrmalm-socialpsykiatri': { ...SWEDISH, encoding: 'utf8-bom', number: '12-blank' },
  [CITY_UNIT]: { ...SWEDISH, encoding: 'utf8', newline: '\n', number: '12-plain' },
  [SHELTER_UNIT]: { ...SWEDISH, encoding: 'windows-1252', number: '10-dash' },
}
