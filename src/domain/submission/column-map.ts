import type { FindingKind, Problem } from '../terms/finding.ts'
import { findNearest } from '../terms/nearest.ts'
import type { Text } from '../terms/text.ts'
import { cleanCell, foldWord, withoutMarks } from './cell-text.ts'
import {
  ACCOMMODATION,
  AGE_BAND,
  BIRTH_COUNTRY_GROUP,
  CERTAINTY,
  CONTACT,
  CONTRACT_FORM,
  CONTRIBUTING_FACTOR,
  INCOME_SOURCE,
  OCCUPATION,
  PAYER,
  PLANNED_MOVE_OUT,
  REGISTERED,
  RESIDENCE_STATUS,
  SEX,
  STATED_SITUATION,
  SUPPORT_NEED,
} from './codes.ts'
import type { Finding } from './finding.ts'
import type { Identity } from './identity.ts'
import type { Observation } from './observation.ts'
import {
  age,
  amountUpTo,
  anyNumber,
  type CellReader,
  type CellType,
  countUpTo,
  date,
  dayMonthOrYear,
  initials,
  key,
  longText,
  name,
  oneOf,
  personalNumber,
  pointInTime,
  severalOf,
  text,
  year,
  yesNo,
} from './read-cells.ts'
import type { DECLINED, FactName, RecordFacts } from './record.ts'
import { type CellContent, shownValue } from './shape-of.ts'
import { problem } from './submission.texts.ts'
import type { HistoricalFigure } from './submitted-record.ts'
import { columnLetters } from './table.ts'

/** The files a census folder holds, by what their rows are. */
export const FILE_KINDS = ['unit', 'compiled', 'register', 'observations', 'history'] as const
/** One of `FILE_KINDS`. */
export type FileKind = (typeof FILE_KINDS)[number]

/** One column of a file: its names, what it is called on screen, and how its cells are read. */
export interface Column<T> {
  /** Name of the column in English; unique within a kind of file. */
  readonly english: string
  readonly swedish: string
  readonly label: Text
  readonly reader: CellReader<T>
  /** True where a cell may tell who the person is: findings show only its shape. */
  readonly holdsIdentity: boolean
}

const column = <T>(english: string, swedish: string, label: Text, reader: CellReader<T>): Column<T> => ({
  english,
  swedish,
  label,
  reader,
  holdsIdentity: false,
})

const personal = <T>(english: string, swedish: string, label: Text, reader: CellReader<T>): Column<T> => ({
  ...column(english, swedish, label, reader),
  holdsIdentity: true,
})

type Known<T> = Exclude<T, typeof DECLINED | null>

/** The column of every fact: a fact without a column, or with a reader of another type, does not compile. */
export const FACT_COLUMNS: { readonly [F in FactName]: Column<Known<RecordFacts[F]>> } = {
  accommodation: column(
    'accommodation',
    'boende',
    { sv: 'Var personen bodde under mätveckan', en: 'Where the person stayed during the census week' },
    oneOf(ACCOMMODATION),
  ),
  facility: column('facility', 'boendets_namn', { sv: 'Boendets namn', en: 'Name of the facility' }, text),
  emergencyPlace: column('emergency_place', 'akutplats', { sv: 'Akutplats', en: 'Emergency place' }, yesNo),
  nightByNight: column(
    'night_by_night',
    'natt_för_natt',
    { sv: 'Sovplatsen ordnas från natt till natt', en: 'The place to sleep is arranged from night to night' },
    yesNo,
  ),
  statedSituation: column(
    'situation',
    'situation',
    { sv: 'Hemlöshetssituation enligt enheten', en: 'Situation as the unit sees it' },
    oneOf(STATED_SITUATION),
  ),
  plannedMoveOut: column(
    'planned_move_out',
    'planerad_utflytt',
    { sv: 'Planerad utflytt', en: 'Planned move-out' },
    oneOf(PLANNED_MOVE_OUT),
  ),
  housingArranged: column(
    'housing_arranged',
    'bostad_ordnad',
    { sv: 'Egen bostad ordnad inför flytten', en: 'Own home arranged for the move' },
    yesNo,
  ),
  contractForm: column(
    'contract_form',
    'kontraktsform',
    { sv: 'Kontraktsform', en: 'Form of contract' },
    oneOf(CONTRACT_FORM),
  ),
  contractEnds: column('contract_ends', 'kontrakt_slutar', { sv: 'Kontraktet slutar', en: 'Contract ends' }, date),
  contactForThisReason: column(
    'contact_for_this_reason',
    'kontakt_av_detta_skäl',
    { sv: 'Enheten mötte personen av detta skäl', en: 'The unit met the person for this reason' },
    yesNo,
  ),
  stayedSince: column('stayed_since', 'bott_sedan', { sv: 'Bott där sedan', en: 'Stayed there since' }, dayMonthOrYear),
  homelessSince: column(
    'homeless_since',
    'hemlös_sedan',
    { sv: 'I hemlöshet sedan', en: 'In homelessness since' },
    dayMonthOrYear,
  ),
  placedBySocialServices: column(
    'placed_by_social_services',
    'placerad_av_socialtjänst',
    { sv: 'Placerad av socialtjänsten (SoL eller LVU)', en: 'Placed by social services (SoL or LVU)' },
    yesNo,
  ),
  withGuardian: column(
    'with_guardian',
    'med_vårdnadshavare',
    { sv: 'Tillsammans med vårdnadshavare', en: 'Together with a guardian' },
    yesNo,
  ),
  residenceStatus: column(
    'residence_status',
    'vistelsestatus',
    { sv: 'Vistelsestatus', en: 'Residence status' },
    oneOf(RESIDENCE_STATUS),
  ),
  responsibleMunicipality: column(
    'responsible_municipality',
    'ansvarig_kommun',
    { sv: 'Ansvarig kommun', en: 'Responsible municipality' },
    text,
  ),
  district: column('district', 'stadsdel', { sv: 'Stadsdel', en: 'District' }, text),
  registered: column('registered', 'folkbokförd', { sv: 'Folkbokförd', en: 'Registered' }, oneOf(REGISTERED)),
  household: column(
    'household',
    'hushåll',
    { sv: 'Hushåll (enhetens eget id)', en: "Household (the unit's own key)" },
    key,
  ),
  childrenUnder18: column(
    'children_under_18',
    'barn_under_18',
    { sv: 'Antal barn under 18 år', en: 'Number of children under 18' },
    countUpTo(20),
  ),
  supportNeed: column('support_need', 'stödbehov', { sv: 'Behov av stöd', en: 'Need of support' }, oneOf(SUPPORT_NEED)),
  housingNeeded: column(
    'housing_needed',
    'behov_av_boende',
    { sv: 'Behov av boendeform', en: 'Form of housing needed' },
    oneOf(ACCOMMODATION),
  ),
  contacts: column('contacts', 'kontakter', { sv: 'Kontakter', en: 'Contacts' }, severalOf(CONTACT)),
  contributingFactors: column(
    'contributing_factors',
    'orsaker',
    { sv: 'Bidragande orsaker', en: 'Contributing factors' },
    severalOf(CONTRIBUTING_FACTOR),
  ),
  incomeSource: column('income_source', 'inkomst', { sv: 'Inkomst', en: 'Source of income' }, oneOf(INCOME_SOURCE)),
  occupation: column('occupation', 'sysselsättning', { sv: 'Sysselsättning', en: 'Occupation' }, oneOf(OCCUPATION)),
  birthCountryGroup: column(
    'birth_country_group',
    'födelseland',
    { sv: 'Födelseland, grupp', en: 'Country of birth, group' },
    oneOf(BIRTH_COUNTRY_GROUP),
  ),
  payer: column('payer', 'betalare', { sv: 'Vem som betalar', en: 'Who pays' }, oneOf(PAYER)),
  monthlyPlacementCost: column(
    'monthly_placement_cost',
    'placeringskostnad',
    { sv: 'Placeringskostnad, kronor per månad', en: 'Cost of placement, SEK a month' },
    amountUpTo(1_000_000),
  ),
  sex: column('sex', 'kön', { sv: 'Kön', en: 'Sex' }, oneOf(SEX)),
}

/** The column of everything that tells who the person is. */
export const IDENTITY_COLUMNS: { readonly [I in keyof Identity]: Column<NonNullable<Identity[I]>> } = {
  number: personal('personnummer', 'personnummer', { sv: 'Personnummer', en: 'Personnummer' }, personalNumber),
  givenName: personal('given_name', 'förnamn', { sv: 'Förnamn', en: 'Given name' }, name),
  familyName: personal('family_name', 'efternamn', { sv: 'Efternamn', en: 'Family name' }, name),
  initials: personal('initials', 'initialer', { sv: 'Initialer', en: 'Initials' }, initials),
  birthDate: personal('birth_date', 'födelsedatum', { sv: 'Födelsedatum', en: 'Birth date' }, date),
  birthYear: personal('birth_year', 'födelseår', { sv: 'Födelseår', en: 'Birth year' }, year),
  age: personal('age', 'ålder', { sv: 'Ålder, ~ för ungefärlig', en: 'Age, ~ for approximate' }, age),
  protectedIdentity: personal(
    'protected_identity',
    'skyddad_identitet',
    { sv: 'Skyddad identitet', en: 'Protected identity' },
    yesNo,
  ),
}

/** Columns about the row itself. */
export const ROW_COLUMNS = {
  recordKey: column('record_id', 'radid', { sv: 'Rad-id', en: 'Record id' }, key),
  childOf: column('child_of', 'barn_till', { sv: 'Barn till (rad-id)', en: 'Child of (record id)' }, key),
  unit: column('unit', 'enhet', { sv: 'Enhet', en: 'Unit' }, longText),
  personId: column('person_id', 'person_id', { sv: 'Person-id', en: 'Person id' }, key),
} as const

/** Columns of the municipality's own register beside those about the person. */
export const REGISTER_COLUMNS = {
  register: column('register', 'register', { sv: 'Register', en: 'Register' }, text),
  from: column('from', 'från', { sv: 'Från och med', en: 'From' }, date),
  to: column('to', 'till', { sv: 'Till och med', en: 'To' }, date),
} as const

/** Columns of a file of head counts. */
export const OBSERVATION_COLUMNS: { readonly [O in keyof Observation]: Column<NonNullable<Observation[O]>> } = {
  place: column('place', 'plats', { sv: 'Plats', en: 'Place' }, text),
  observedAt: column('observed_at', 'observerad', { sv: 'När (svensk tid)', en: 'When (Swedish time)' }, pointInTime),
  persons: column('persons', 'personer', { sv: 'Antal personer', en: 'Number of persons' }, countUpTo(1000)),
  sex: column('sex', 'kön', { sv: 'Kön', en: 'Sex' }, oneOf(SEX)),
  ageBand: column('age_band', 'åldersgrupp', { sv: 'Åldersgrupp', en: 'Age band' }, oneOf(AGE_BAND)),
  certainty: column('certainty', 'säkerhet', { sv: 'Hur säkert', en: 'How sure' }, oneOf(CERTAINTY)),
  reason: column(
    'reason',
    'skäl',
    { sv: 'Varför personen inte tillfrågades', en: 'Why the person was not asked' },
    text,
  ),
}

type FigureField = Exclude<keyof HistoricalFigure, 'row'>

/** Columns of the figures published before Tvärsnitt was used. */
export const HISTORY_COLUMNS: { readonly [H in FigureField]: Column<NonNullable<HistoricalFigure[H]>> } = {
  series: column('series', 'serie', { sv: 'Serie', en: 'Series' }, longText),
  year: column('year', 'år', { sv: 'År', en: 'Year' }, year),
  measure: column('measure', 'mått', { sv: 'Mått', en: 'Measure' }, longText),
  value: column('value', 'värde', { sv: 'Värde', en: 'Value' }, anyNumber),
  source: column('source', 'källa', { sv: 'Källa', en: 'Source' }, longText),
  revised: column('revised', 'reviderad', { sv: 'Reviderad', en: 'Revised' }, longText),
  note: column('note', 'anteckning', { sv: 'Anteckning', en: 'Note' }, longText),
}

const { recordKey, childOf, unit, personId } = ROW_COLUMNS

/** What the cells of a column are, as far as showing them goes. */
export function contentOf({ english, reader, holdsIdentity }: Column<unknown>): CellContent {
  if (holdsIdentity) return 'identity'
  if (english === unit.english) return 'unit'
  if (reader.type === 'key') return 'key'
  return FIGURES.has(reader.type) ? 'figure' : 'words'
}

const FIGURES: ReadonlySet<CellType> = new Set([
  ...(['date', 'partial_date', 'point_in_time', 'year'] as const),
  ...(['whole_number', 'number', 'amount'] as const),
])

const IDENTITY = Object.values(IDENTITY_COLUMNS)
const RECORD = [recordKey, ...IDENTITY, ...Object.values(FACT_COLUMNS), childOf]

/** The columns each kind of file may have, in the order a template shows them. */
export const COLUMNS_OF: { readonly [K in FileKind]: readonly Column<unknown>[] } = {
  unit: RECORD,
  compiled: [unit, personId, ...RECORD],
  register: [recordKey, ...IDENTITY, FACT_COLUMNS.sex, ...Object.values(REGISTER_COLUMNS)],
  observations: Object.values(OBSERVATION_COLUMNS),
  history: Object.values(HISTORY_COLUMNS),
}

/** Columns without which a kind of file cannot be read. */
export const REQUIRED_COLUMNS: { readonly [K in FileKind]: readonly Column<unknown>[] } = {
  unit: [FACT_COLUMNS.accommodation],
  compiled: [FACT_COLUMNS.accommodation, unit],
  register: [],
  observations: [OBSERVATION_COLUMNS.place, OBSERVATION_COLUMNS.observedAt, OBSERVATION_COLUMNS.persons],
  history: [
    ...[HISTORY_COLUMNS.series, HISTORY_COLUMNS.year, HISTORY_COLUMNS.measure],
    ...[HISTORY_COLUMNS.value, HISTORY_COLUMNS.source],
  ],
}

/** Where a column stands in a file, and its heading as written there. */
export interface PlacedColumn {
  readonly index: number
  readonly heading: string
  readonly column: Column<unknown>
}

/** The columns found in a file, by their English names. */
export type PlacedColumns = ReadonlyMap<string, PlacedColumn>

/** Where in which file a finding stands. */
export interface HeaderPlace {
  readonly file: string
  readonly sheet: string | null
  readonly row: number
}

/** What the headings of a file say. */
export interface MatchedHeader {
  readonly columns: PlacedColumns
  readonly findings: readonly Finding[]
}

/** Case, blanks, underscores, hyphens and the marks over letters make no difference in a heading. */
export const foldHeading = (heading: string): string => withoutMarks(foldWord(cleanCell(heading).text))

const byHeading = (columns: readonly Column<unknown>[]): ReadonlyMap<string, Column<unknown>> =>
  new Map(columns.flatMap((one) => [one.english, one.swedish].map((heading) => [foldHeading(heading), one] as const)))

const HEADINGS_OF: { readonly [K in FileKind]: ReadonlyMap<string, Column<unknown>> } = {
  unit: byHeading(COLUMNS_OF.unit),
  compiled: byHeading(COLUMNS_OF.compiled),
  register: byHeading(COLUMNS_OF.register),
  observations: byHeading(COLUMNS_OF.observations),
  history: byHeading(COLUMNS_OF.history),
}

/** True for a heading that some file of a census folder has. */
export const isKnownAnywhere = (folded: string): boolean => FILE_KINDS.some((kind) => HEADINGS_OF[kind].has(folded))

/** Finds the columns of a file by their headings. A first row without any known heading is not repeated: it may be data. */
export function matchHeader(cells: readonly string[], kind: FileKind, place: HeaderPlace): MatchedHeader {
  const written = cells
    .map((cell, index) => ({ index, heading: shownHeading(cell, index), folded: foldHeading(cell) }))
    .filter(({ folded }) => folded !== '')
  const at = (heading: string | null, found: Problem): Finding => ({ ...place, column: heading, value: null, ...found })
  if (!written.some(({ folded }) => isKnownAnywhere(folded))) {
    return { columns: new Map(), findings: [at(null, problem('no_headings', {}))] }
  }

  const columns = new Map<string, PlacedColumn>()
  const findings: Finding[] = []
  for (const { index, heading, folded } of written) {
    const one = HEADINGS_OF[kind].get(folded)
    const earlier = one && columns.get(one.english)
    if (!one) findings.push(at(heading, strangeHeading(heading, folded, kind)))
    else if (earlier) findings.push(at(heading, problem('column_twice', { heading, other: earlier.heading })))
    else columns.set(one.english, { index, heading, column: one })
  }
  const headings = written.map(({ heading }) => heading)
  const missing = REQUIRED_COLUMNS[kind].filter(({ english }) => !columns.has(english))
  return { columns, findings: [...findings, ...missing.map((one) => at(null, missingColumn(one, headings)))] }
}

/** The columns that a row names, were it the headings of a file of this kind: how headings are found below a title. */
export function placeColumns(cells: readonly string[], kind: FileKind): PlacedColumns {
  const columns = new Map<string, PlacedColumn>()
  cells.forEach((heading, index) => {
    const column = HEADINGS_OF[kind].get(foldHeading(heading))
    if (column !== undefined && !columns.has(column.english)) columns.set(column.english, { index, heading, column })
  })
  return columns
}

/** What a finding calls a column: its heading, or its letter where the heading may tell of somebody. */
export function shownHeading(cell: string, index: number): string {
  const heading = cleanCell(cell).text
  if (heading === '' || isKnownAnywhere(foldHeading(heading))) return heading
  return shownValue(heading, 'words') === heading ? heading : columnLetters(index)
}

function strangeHeading(heading: string, folded: string, kind: FileKind): Problem {
  if (isKnownAnywhere(folded)) return problem('column_not_for_this_file', { heading })
  const nearest = findNearest(folded, [...HEADINGS_OF[kind].keys()])
  const meant = nearest === undefined ? undefined : HEADINGS_OF[kind].get(nearest)
  const spelled = meant && [meant.english, meant.swedish].find((one) => foldHeading(one) === nearest)
  return problem('unknown_column', { heading, nearest: spelled })
}

function missingColumn(missing: Column<unknown>, found: readonly string[]): Problem {
  if (missing === FACT_COLUMNS.accommodation) return problem('accommodation_column_missing', { found })
  return problem('column_missing', { column: { sv: missing.swedish, en: missing.english } })
}

/** Whether any finding stops the run. */
export const hasFault = (findings: readonly { readonly kind: FindingKind }[]): boolean =>
  findings.some(({ kind }) => kind === 'fault')
