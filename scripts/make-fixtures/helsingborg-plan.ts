import type { Disguise } from './dress-identity.ts'
import type { Column, TableFormat } from './write-table.ts'

export const CENSUSES = ['2014', '2015', '2016', '2017', '2018', '2019'] as const

/** Situations in which somebody is recorded and not counted. */
export type OtherPlace = 'supported' | 'training' | 'fenix_decision' | 'protected_housing' | 'on_call' | 'own_home'

/**
 * People with the same history. One letter per census, 2014 first: C counted, O recorded elsewhere and not counted
 * (`otherPlaces`, in turn), R sent to review, `.` not recorded.
 */
export interface Cohort {
  readonly pattern: string
  readonly men: number
  readonly women: number
  readonly otherPlaces?: readonly OtherPlace[]
  /** Stands in 2016/register.csv with these days, in turn; an empty `to` is still running. */
  readonly register?: readonly (readonly [from: string, to: string])[]
  /** Known by initials only, or with protected identity. */
  readonly knownBy?: 'initials' | 'protected'
  readonly birthYears?: readonly [number, number]
}

const DURING_2015: Cohort['register'] = [
  ['2015-02-02', '2015-11-30'],
  ['2014-11-10', '2015-06-30'],
  ['2015-03-16', '2015-09-13'],
  ['2015-05-04', '2015-12-20'],
]
const MOVED_IN_2015: Cohort['register'] = [
  ['2015-02-09', ''],
  ['2015-04-01', '2016-03-31'],
]

/** The plan of who is counted when. Its sums are the published figures; the test beside it recounts them. */
export const COHORTS: readonly Cohort[] = [
  // Counted in 2014: 122, of whom 40 again in 2015.
  { pattern: 'C.....', men: 62, women: 14 },
  { pattern: 'C.....', men: 3, women: 0, register: MOVED_IN_2015 },
  { pattern: 'CO....', men: 3, women: 0, otherPlaces: ['supported', 'training', 'supported'] },
  { pattern: 'CC....', men: 29, women: 7 },
  { pattern: 'CC....', men: 2, women: 0, register: MOVED_IN_2015 },
  { pattern: 'CC.C..', men: 2, women: 0 },
  // First counted in 2015: 24, of whom 11 remain in 2016 and 4 in 2017.
  { pattern: '.C....', men: 6, women: 2 },
  { pattern: '.C....', men: 2, women: 0, register: MOVED_IN_2015 },
  { pattern: '.C.C..', men: 2, women: 1 },
  { pattern: '.CC...', men: 6, women: 1 },
  { pattern: '.CCC..', men: 3, women: 0 },
  { pattern: '.CCCC.', men: 1, women: 0 },
  // Back in 2016 from the municipality's supported housing: 8.
  { pattern: '..C...', men: 5, women: 1, register: DURING_2015 },
  { pattern: '..CC..', men: 2, women: 0, register: DURING_2015 },
  // New in 2016: 53.
  { pattern: '..C...', men: 28, women: 7 },
  { pattern: '..CC..', men: 5, women: 2 },
  { pattern: '..CCC.', men: 2, women: 0 },
  { pattern: '..CCCC', men: 1, women: 0 },
  { pattern: '..CO..', men: 3, women: 0, otherPlaces: ['supported', 'training', 'fenix_decision'] },
  { pattern: '..COC.', men: 1, women: 0, otherPlaces: ['supported'] },
  { pattern: '..C.C.', men: 3, women: 1 },
  // First counted in 2017: 3 who were elsewhere in 2016, 1 known by initials, 44 new.
  { pattern: '..OC..', men: 2, women: 0, otherPlaces: ['supported', 'training'] },
  { pattern: '..OCC.', men: 1, women: 0, otherPlaces: ['supported'] },
  { pattern: '...C..', men: 1, women: 0, knownBy: 'initials', birthYears: [1950, 1958] },
  { pattern: '...C..', men: 1, women: 1, knownBy: 'protected', birthYears: [1970, 1990] },
  { pattern: '...C..', men: 20, women: 6 },
  { pattern: '...CC.', men: 5, women: 1 },
  { pattern: '...CCC', men: 3, women: 0 },
  { pattern: '...CO.', men: 2, women: 1, otherPlaces: ['supported', 'training', 'supported'] },
  { pattern: '...C.C', men: 3, women: 1 },
  // First counted in 2018: 2 who were elsewhere in 2017, 2 known by initials, 64 new.
  { pattern: '...OC.', men: 2, women: 0, otherPlaces: ['supported', 'own_home'] },
  { pattern: '....C.', men: 2, women: 0, knownBy: 'initials', birthYears: [1950, 1958] },
  { pattern: '....C.', men: 1, women: 1, knownBy: 'protected', birthYears: [1970, 1990] },
  { pattern: '....C.', men: 37, women: 6 },
  { pattern: '....CC', men: 13, women: 2 },
  { pattern: '....CO', men: 3, women: 1, otherPlaces: ['supported', 'training', 'own_home', 'fenix_decision'] },
  // First counted in 2019: 3 who were elsewhere in 2018, 2 known by initials, 72 new.
  { pattern: '....OC', men: 3, women: 0, otherPlaces: ['supported', 'training', 'supported'] },
  { pattern: '.....C', men: 1, women: 1, knownBy: 'initials', birthYears: [1950, 1958] },
  { pattern: '.....C', men: 1, women: 1, knownBy: 'protected', birthYears: [1970, 1990] },
  { pattern: '.....C', men: 56, women: 12 },
  { pattern: '.....C', men: 2, women: 0, birthYears: [1995, 1999] },
  // Recorded and never counted.
  { pattern: 'O.....', men: 3, women: 0, otherPlaces: ['supported', 'fenix_decision', 'training'] },
  { pattern: '.O....', men: 2, women: 1, otherPlaces: ['supported', 'fenix_decision', 'protected_housing'] },
  { pattern: '..O...', men: 2, women: 0, otherPlaces: ['supported'], register: MOVED_IN_2015 },
  { pattern: '..O...', men: 1, women: 1, otherPlaces: ['fenix_decision', 'protected_housing'] },
  { pattern: '...O..', men: 2, women: 1, otherPlaces: ['fenix_decision', 'on_call', 'protected_housing'] },
  {
    pattern: '....O.',
    men: 3,
    women: 1,
    otherPlaces: ['fenix_decision', 'supported', 'training', 'protected_housing'],
  },
  { pattern: '.....O', men: 3, women: 1, otherPlaces: ['fenix_decision', 'supported', 'on_call', 'protected_housing'] },
  // Recorded with a blank that leaves it open.
  { pattern: 'R.....', men: 2, women: 0 },
  { pattern: '.R....', men: 2, women: 1 },
  { pattern: '..R...', men: 2, women: 1 },
  { pattern: '...R..', men: 3, women: 0 },
  { pattern: '....R.', men: 2, women: 1 },
  { pattern: '.....R', men: 3, women: 1 },
  // In the register only.
  { pattern: '......', men: 12, women: 4, register: [...MOVED_IN_2015, ...DURING_2015] },
]

export type ContactGroup = 'social_services' | 'labour_market_office' | 'both' | 'neither' | ''
export type Night = 'outdoors' | 'tent' | 'hemlosas_hus' | 'fenix' | 'hostel' | 'friends' | 'relatives' | 'lodger'

/** How many persons of a census have each value; every table adds up to the persons counted. */
export interface YearPlan {
  readonly census: (typeof CENSUSES)[number]
  readonly week: { readonly from: string; readonly to: string }
  /** Units asked that did not answer. */
  readonly silent: readonly string[]
  readonly nights: { readonly [night in Night]?: number }
  readonly registered: Readonly<Record<string, number>>
  readonly supportNeed: Readonly<Record<string, number>>
  readonly contacts: Readonly<Record<ContactGroup, number>>
  /** Persons reported twice or three times with the number in each row. */
  readonly twiceByNumber: number
  readonly threeTimes: number
  /** Persons reported twice, where names and dates alone tell. */
  readonly disguises: readonly Disguise[]
  /** Persons reported twice, once by initials. */
  readonly initialsToo: number
  /** Persons counted before whose rows of this year have no number. */
  readonly namesOnlyAcross: number
  /** Persons outdoors whom a second unit saw in the shelter. */
  readonly alsoInShelter: number
  /** New persons who became homeless after the last census; left to chance where it is not given. */
  readonly homelessSinceLast?: number
}

const need = (...[housing_only, substance_use, mental_health, both, other, blank]: readonly number[]) =>
  counts({ housing_only, substance_use, mental_health, both, other, '': blank })

const registered = (...[here, municipality_only, elsewhere, nowhere, blank]: readonly number[]) =>
  counts({ here, municipality_only, elsewhere, nowhere, '': blank })

const counts = (table: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(table).map(([value, count]) => [value, count ?? 0]))

const contacts = (social: number, labour: number, both: number, neither: number, blank: number) => ({
  social_services: social,
  labour_market_office: labour,
  both,
  neither,
  '': blank,
})

const DISGUISES: readonly Disguise[] = [
  'swapped_date',
  'birth_year',
  'nickname',
  'transliteration',
  'typo',
  'ascii',
  'same_name',
  'same_name',
  'same_name',
]

export const YEARS: readonly YearPlan[] = [
  {
    census: '2014',
    week: { from: '2014-01-13', to: '2014-01-19' },
    silent: [],
    nights: { outdoors: 24, tent: 2, hemlosas_hus: 30, fenix: 26, hostel: 14, friends: 20, relatives: 4, lodger: 2 },
    registered: registered(44, 54, 12, 6, 6),
    supportNeed: need(40, 38, 9, 22, 3, 10),
    contacts: contacts(34, 22, 28, 30, 8),
    twiceByNumber: 22,
    threeTimes: 5,
    disguises: [...DISGUISES, 'ascii', 'transliteration'],
    initialsToo: 0,
    namesOnlyAcross: 0,
    alsoInShelter: 2,
  },
  {
    census: '2015',
    week: { from: '2015-01-12', to: '2015-01-18' },
    silent: ['g7'],
    nights: { outdoors: 16, hemlosas_hus: 15, fenix: 12, hostel: 8, friends: 11, relatives: 2 },
    registered: registered(22, 30, 6, 3, 3),
    supportNeed: need(20, 20, 5, 11, 2, 6),
    contacts: contacts(18, 12, 15, 16, 3),
    twiceByNumber: 9,
    threeTimes: 2,
    disguises: DISGUISES,
    initialsToo: 2,
    namesOnlyAcross: 3,
    alsoInShelter: 0,
  },
  {
    census: '2016',
    week: { from: '2016-01-18', to: '2016-01-24' },
    silent: [],
    nights: { outdoors: 20, hemlosas_hus: 16, fenix: 14, hostel: 8, friends: 12, relatives: 2 },
    registered: registered(26, 32, 7, 4, 3),
    supportNeed: need(24, 22, 6, 12, 2, 6),
    contacts: contacts(20, 13, 17, 19, 3),
    twiceByNumber: 10,
    threeTimes: 3,
    disguises: [...DISGUISES, 'same_name'],
    initialsToo: 3,
    namesOnlyAcross: 2,
    alsoInShelter: 2,
  },
  {
    census: '2017',
    week: { from: '2017-01-16', to: '2017-01-22' },
    silent: ['stodboende'],
    nights: { outdoors: 21, hemlosas_hus: 15, fenix: 13, hostel: 7, friends: 11, relatives: 2 },
    registered: registered(25, 34, 5, 3, 2),
    supportNeed: need(23, 20, 6, 13, 0, 7),
    contacts: contacts(16, 14, 18, 21, 0),
    twiceByNumber: 9,
    threeTimes: 2,
    disguises: [...DISGUISES, 'same_name'],
    initialsToo: 2,
    namesOnlyAcross: 2,
    alsoInShelter: 2,
  },
  {
    census: '2018',
    week: { from: '2018-01-15', to: '2018-01-21' },
    silent: [],
    nights: { outdoors: 28, hemlosas_hus: 18, fenix: 16, hostel: 9, friends: 14, relatives: 2 },
    registered: registered(30, 40, 9, 4, 4),
    supportNeed: need(33, 32, 7, 12, 0, 3),
    contacts: contacts(22, 16, 22, 24, 3),
    twiceByNumber: 13,
    threeTimes: 3,
    disguises: [...DISGUISES, 'ascii', 'transliteration'],
    initialsToo: 2,
    namesOnlyAcross: 2,
    alsoInShelter: 2,
  },
  {
    census: '2019',
    week: { from: '2019-01-14', to: '2019-01-20' },
    silent: ['varmestugan'],
    nights: { outdoors: 29, hemlosas_hus: 21, fenix: 19, hostel: 11, friends: 17, relatives: 3 },
    registered: registered(34, 46, 10, 5, 5),
    supportNeed: need(38, 33, 8, 14, 2, 5),
    contacts: contacts(25, 18, 26, 27, 4),
    twiceByNumber: 16,
    threeTimes: 4,
    disguises: [...DISGUISES, 'ascii', 'transliteration'],
    initialsToo: 2,
    namesOnlyAcross: 3,
    alsoInShelter: 2,
    homelessSinceLast: 47,
  },
]

export interface FixtureUnit {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly organisation: string
  readonly organisationKind: 'municipal' | 'authority' | 'voluntary'
  readonly exercisesAuthority: boolean
}

const municipal = (id: string, name: string, kind: string, exercisesAuthority = false): FixtureUnit => ({
  id,
  name,
  kind,
  organisation: 'Helsingborgs stad',
  organisationKind: 'municipal',
  exercisesAuthority,
})
const authority = (id: string, name: string, kind: string, organisation: string): FixtureUnit => ({
  id,
  name,
  kind,
  organisation,
  organisationKind: 'authority',
  exercisesAuthority: true,
})
const voluntary = (id: string, name: string, kind: string, organisation: string): FixtureUnit => ({
  id,
  name,
  kind,
  organisation,
  organisationKind: 'voluntary',
  exercisesAuthority: false,
})

export const UNITS: readonly FixtureUnit[] = [
  municipal('socialtjanst-vuxen', 'Socialtjänsten vuxna', 'social_services', true),
  municipal('amf', 'Arbetsmarknadsförvaltningen', 'labour_market'),
  municipal('fenix', 'Fenix', 'emergency_housing'),
  municipal('stodboende', 'Stödboendet', 'supported_housing'),
  authority('frivarden', 'Frivården', 'probation', 'Kriminalvården'),
  authority('psykiatrin', 'Vuxenpsykiatrin', 'health_care', 'Region Skåne'),
  voluntary('ria', 'Ria', 'day_centre', 'Hela människan'),
  voluntary('varmestugan', 'Värmestugan', 'day_centre', 'Föreningen Värmestugan'),
  voluntary('hemlosas-hus', 'Hemlösas hus', 'night_shelter', 'Hemlösas hus'),
  voluntary('g7', 'G7', 'outreach', 'G7'),
  voluntary('po-skane', 'PO Skåne', 'outreach', 'PO Skåne'),
]

export const NIL_UNIT = 'frivarden'
/** Units first asked in a later census than 2014. */
export const JOINED: Readonly<Record<string, string>> = { 'po-skane': '2016' }

const IDENTITY: readonly Column[] = [
  'personnummer',
  'given_name',
  'family_name',
  'birth_date',
  'birth_year',
  'sex',
  'protected_identity',
]
const NIGHT: readonly Column[] = ['accommodation', 'facility', 'emergency_place', 'night_by_night']
const CONDITIONS: readonly Column[] = [
  'planned_move_out',
  'housing_arranged',
  'contract_form',
  'contact_for_this_reason',
  'residence_status',
]
const BACKGROUND: readonly Column[] = ['homeless_since', 'registered', 'support_need', 'housing_needed', 'contacts']
const CASE_FILE: readonly Column[] = ['contributing_factors', 'income_source', 'occupation']
const FAMILY: readonly Column[] = ['household', 'children_under_18', 'child_of', 'with_guardian']

const COMPLETE: readonly Column[] = ['record_id', ...IDENTITY, ...NIGHT, ...CONDITIONS, ...BACKGROUND, ...CASE_FILE]
const SHORT: readonly Column[] = ['initials', ...IDENTITY, ...NIGHT, 'residence_status', ...BACKGROUND]

const EXCEL = { language: 'sv', delimiter: ';', newline: '\r\n', encoding: 'windows-1252' } as const
const PLAIN = { language: 'en', delimiter: ',', newline: '\n', encoding: 'utf8' } as const

/** How each unit writes: every kind of file the reader must manage is here once. */
export const FORMATS: Readonly<Record<string, TableFormat>> = {
  'socialtjanst-vuxen': { ...EXCEL, number: '12-dash', columns: [...COMPLETE, ...FAMILY] },
  amf: { ...PLAIN, number: '12-plain', columns: COMPLETE },
  fenix: { ...EXCEL, delimiter: '\t', encoding: 'utf8-bom', number: '10-dash', columns: COMPLETE },
  stodboende: { ...EXCEL, encoding: 'utf8', newline: '\n', number: '12-blank', columns: COMPLETE },
  psykiatrin: {
    ...PLAIN,
    delimiter: '\t',
    newline: '\r\n',
    encoding: 'utf16le',
    number: '10-plain',
    columns: COMPLETE,
  },
  // No keys of its own: the row number is the key. Ticks boxes in words of its own.
  ria: {
    ...EXCEL,
    number: '10-blank',
    columns: SHORT,
    ownWords: {
      sex: { woman: 'K', man: 'M' },
      registered: { here: 'ja', elsewhere: 'nej' },
      accommodation: { outdoors: 'Utomhus', hostel_or_hotel: 'Vandrarhem', friends: 'Hos vänner' },
    },
  },
  varmestugan: { ...PLAIN, number: '12-dash', columns: ['record_id', ...SHORT] },
  'hemlosas-hus': { ...EXCEL, encoding: 'utf8-bom', number: '10-dash', columns: ['record_id', ...SHORT] },
  g7: { ...EXCEL, number: '12-dash', columns: [...SHORT, 'record_id'] },
  'po-skane': { ...PLAIN, newline: '\r\n', number: '12-blank', columns: ['record_id', ...SHORT] },
  compiled: { ...EXCEL, encoding: 'utf8-bom', number: '10-dash', columns: ['unit', ...COMPLETE] },
  register: {
    ...PLAIN,
    number: '12-dash',
    columns: ['personnummer', 'given_name', 'family_name', 'birth_date', 'sex', 'register', 'from', 'to'],
  },
}
