import type { IsoDate } from '../terms/dates.ts'
import { listInWords, type Text, verbatim } from '../terms/text.ts'
import type { Blank } from './condition.ts'

/** What to fill in, as it stands in "Fyll i …" and "Fill in …". */
export const BLANK_NAMES: Readonly<Record<Blank, Text>> = {
  accommodation: { sv: 'boende', en: 'accommodation' },
  facility: { sv: 'boendets namn', en: 'the name of the place' },
  emergencyPlace: { sv: 'om det är en akutplats', en: 'whether it is an emergency place' },
  nightByNight: { sv: 'om sovplatsen ordnas natt för natt', en: 'whether the bed is arranged night by night' },
  statedSituation: { sv: 'situation', en: 'situation' },
  plannedMoveOut: { sv: 'planerad utflytt', en: 'planned move-out' },
  housingArranged: { sv: 'om en egen bostad är ordnad', en: 'whether a home of their own is arranged' },
  contractForm: { sv: 'kontraktsform', en: 'form of contract' },
  contractEnds: { sv: 'när kontraktet slutar', en: 'when the contract ends' },
  contactForThisReason: {
    sv: 'om kontakten gällde boendesituationen',
    en: 'whether the contact was about the housing situation',
  },
  stayedSince: { sv: 'sedan när personen bott där', en: 'since when the person has stayed there' },
  homelessSince: { sv: 'sedan när personen är i hemlöshet', en: 'since when the person has been homeless' },
  placedBySocialServices: {
    sv: 'om personen är placerad av socialtjänsten',
    en: 'whether social services have placed the person',
  },
  withGuardian: { sv: 'om personen bor med sin vårdnadshavare', en: 'whether the person lives with a guardian' },
  residenceStatus: { sv: 'vistelsestatus', en: 'residence status' },
  responsibleMunicipality: { sv: 'ansvarig kommun', en: 'the municipality responsible' },
  district: { sv: 'stadsdel', en: 'district' },
  registered: { sv: 'var personen är folkbokförd', en: 'where the person is registered' },
  household: { sv: 'hushåll', en: 'household' },
  childrenUnder18: { sv: 'antal barn under 18 år', en: 'number of children under 18' },
  supportNeed: { sv: 'stödbehov', en: 'need of support' },
  housingNeeded: { sv: 'behov av boende', en: 'housing needed' },
  contacts: { sv: 'kontakter', en: 'contacts' },
  contributingFactors: { sv: 'orsaker', en: 'contributing factors' },
  incomeSource: { sv: 'inkomst', en: 'income' },
  occupation: { sv: 'sysselsättning', en: 'occupation' },
  birthCountryGroup: { sv: 'födelseland', en: 'country of birth' },
  payer: { sv: 'vem som betalar', en: 'who pays' },
  monthlyPlacementCost: { sv: 'placeringskostnad', en: 'cost of the placement' },
  sex: { sv: 'kön', en: 'sex' },
  age: { sv: 'födelsedatum, födelseår eller ungefärlig ålder', en: 'birth date, birth year or approximate age' },
  reportingUnit: {
    sv: 'vilken enhet som lämnat uppgiften och om den utövar myndighet',
    en: 'which unit reported this and whether it exercises authority',
  },
}

/** The facts as a sentence names them: "boende, natt för natt och kontraktsform". */
export const blanksInWords = (blanks: readonly Blank[]): Text => listInWords(blanks.map((blank) => BLANK_NAMES[blank]))

/** A blank leaves the situation open. `category` is the one it would be, where that is known. */
export function situationIsOpen(blanks: readonly Blank[], category: Text | null): Text {
  const fill = blanksInWords(blanks)
  const open: Text = category
    ? {
        sv: `Kan höra till ”${category.sv}”, men det går inte att avgöra än.`,
        en: `May belong to “${category.en}”, but that cannot be decided yet.`,
      }
    : { sv: 'Situationen går inte att avgöra än.', en: 'The situation cannot be decided yet.' }
  return {
    sv: `${open.sv} Fyll i ${fill.sv}, om det går att få veta.`,
    en: `${open.en} Fill in ${fill.en}, if it can be learnt.`,
  }
}

/** The situation is clear, but a blank leaves open whether the definition is about this person at all. */
export function scopeIsOpen(blanks: readonly Blank[], category: Text): Text {
  const fill = blanksInWords(blanks)
  return {
    sv: `Situationen är ”${category.sv}”, men det går inte att avgöra än om personen omfattas av definitionen. Fyll i ${fill.sv}, om det går att få veta.`,
    en: `The situation is “${category.en}”, but whether the definition covers the person cannot be decided yet. Fill in ${fill.en}, if it can be learnt.`,
  }
}

/** The situation is open, and whether the definition is about this person is open too. */
export function alsoFillIn(reason: Text, blanks: readonly Blank[]): Text {
  const fill = blanksInWords(blanks)
  return { sv: `${reason.sv} Fyll också i ${fill.sv}.`, en: `${reason.en} Fill in ${fill.en} as well.` }
}

/** Fallback when nothing known fits and no blank could change that. */
export const NO_RULE_FITS: Text = {
  sv: 'Det som är känt om boendet passar inte in på någon av definitionens situationer, så personen räknas inte här.',
  en: 'What is known of the housing fits none of the situations in the definition, so the person is not counted here.',
}

/** A definition asked for on a day when it is not in force. */
export function definitionNotInForce(title: Text, validFrom: IsoDate, validTo: IsoDate | null, day: IsoDate): Text {
  const until = validTo === null ? verbatim('') : { sv: ` till och med ${validTo}`, en: ` to ${validTo}` }
  return {
    sv: `Definitionen ”${title.sv}” gäller från och med ${validFrom}${until.sv}, inte den ${day}. Välj en definition som gäller den dagen, eller ändra mätveckan.`,
    en: `The definition “${title.en}” is in force from ${validFrom}${until.en}, not on ${day}. Choose a definition in force on that day, or change the census week.`,
  }
}

/** What can be wrong between the parts of a definition. `value` is what was written. */
export const DEFINITION_FAULTS = {
  repeated_id: (value) => ({
    sv: `”${value}” används två gånger. Ge varje regel ett eget id.`,
    en: `“${value}” is used twice. Give every rule an id of its own.`,
  }),
  refers_to_itself: (value) => ({
    sv: `”${value}” är definitionen själv. Ange en annan definition eller null.`,
    en: `“${value}” is the definition itself. Name another definition, or null.`,
  }),
  reserved_category: (value) => ({
    sv: `”${value}” har en egen betydelse i reglerna. Ge kategorin ett annat namn.`,
    en: `“${value}” has a meaning of its own in the rules. Give the category another name.`,
  }),
  unknown_category: (value) => ({
    sv: `Kategorin ”${value}” finns inte. Ange en av definitionens kategorier, eller lägg till den under categories.`,
    en: `There is no category “${value}”. Name one of the definition's categories, or add it under categories.`,
  }),
  repeated_in_precedence: (value) => ({
    sv: `Kategorin ”${value}” står två gånger i ordningen. Ta bort den ena.`,
    en: `The category “${value}” stands twice in the order. Remove one of them.`,
  }),
  missing_in_precedence: (value) => ({
    sv: `Kategorin ”${value}” saknas i ordningen. Lägg till den där den ska stå.`,
    en: `The category “${value}” is missing in the order. Add it where it belongs.`,
  }),
  no_grounds: (value) => ({
    sv: `Regeln ”${value}” saknar källa. Ange source, eller assumption om ni själva har bestämt den.`,
    en: `The rule “${value}” has no source. Name a source, or an assumption if you decided it yourselves.`,
  }),
  ends_before_start: (value) => ({
    sv: `Slutdagen ${value} ligger före den första dagen. Ändra en av dem.`,
    en: `The last day ${value} comes before the first. Change one of them.`,
  }),
  unknown_value: (value) => ({
    sv: `”${value}” finns inte bland svaren. Koderna skrivs ut av kommandot tvarsnitt codes.`,
    en: `“${value}” is not among the answers. The command tvarsnitt codes prints the codes.`,
  }),
  blank_taken_as_answer: (value) => ({
    sv: `Här tas en tom uppgift (${value}) som ett svar. Skriv varför under assumption, eller låt regeln ge review. Under not går det inte.`,
    en: `Here a blank (${value}) is taken as an answer. Say why under assumption, or let the rule give review. Under not it cannot stand.`,
  }),
} as const satisfies Record<string, (value: string) => Text>
export type DefinitionFaultCode = keyof typeof DEFINITION_FAULTS

const asText = (sv: string, en: string): Text => ({
  sv: `${sv} som text inom citattecken, eller som { "sv": "…", "en": "…" }`,
  en: `${en} as text in quotes, or as { "sv": "…", "en": "…" }`,
})
const asDay = (sv: string, en: string): Text => ({
  sv: `${sv} som en dag som finns, ÅÅÅÅ-MM-DD, till exempel "2026-01-01"`,
  en: `${en} as a day that exists, YYYY-MM-DD, for example "2026-01-01"`,
})

/** What to write in a field of a definition: as it follows after "Skriv" and "Write". `[]` is one entry of a list. */
const FIELD_TEXTS: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    id: {
      sv: 'ett id av små bokstäver a–z, siffror, bindestreck och snedstreck, till exempel "lund-akut"',
      en: 'an id of small letters a–z, digits, hyphens and slashes, for example "lund-akut"',
    },
    title: asText('definitionens namn', 'the name of the definition'),
    source: {
      sv: 'källan som { "publisher": "Lunds kommun", "document": "Beslut i socialnämnden 2026-01-01" }',
      en: 'the source as { "publisher": "Lunds kommun", "document": "Beslut i socialnämnden 2026-01-01" }',
    },
    publisher: { sv: 'vem som har gett ut dokumentet', en: 'who published the document' },
    document: { sv: 'dokumentets namn', en: 'the name of the document' },
    section: { sv: 'avsnittet som text, eller null', en: 'the section as text, or null' },
    url: { sv: 'en fullständig webbadress, eller null', en: 'a whole web address, or null' },
    validFrom: asDay('första dagen den gäller', 'the first day it is in force'),
    validTo: asDay('sista dagen den gäller, eller null,', 'the last day it is in force, or null,'),
    countedBy: {
      sv: '"responsibility" (personen räknas av den kommun som ansvarar) eller "stay" (där personen vistas)',
      en: '"responsibility" (a person is counted by the municipality responsible) or "stay" (where the person stays)',
    },
    categories: {
      sv: 'kategorierna som { "1": { "label": "Akut hemlöshet" } }, med bokstäverna a–z, siffror, - och _ i namnen',
      en: 'the categories as { "1": { "label": "Akut hemlöshet" } }, with letters a–z, digits, - and _ in the names',
    },
    groups: {
      sv: 'grupperna som { "akut": { "label": "Akut", "categories": ["1"] } }',
      en: 'the groups as { "akut": { "label": "Akut", "categories": ["1"] } }',
    },
    label: asText('namnet', 'the name'),
    precedence: {
      sv: 'alla kategorier som en lista, den som går före först, till exempel ["1", "2"]',
      en: 'all categories as a list, the one that goes first at its head, for example ["1", "2"]',
    },
    otherSituationsFrom: {
      sv: 'id för en annan definition, till exempel "socialstyrelsen-2011", eller null',
      en: 'the id of another definition, for example "socialstyrelsen-2011", or null',
    },
    scope: {
      sv: 'en lista inom [ ] med regler för vem definitionen gäller',
      en: 'a list within [ ] of rules for whom the definition is about',
    },
    'scope[]': {
      sv: 'regeln som ett objekt inom { } med id, kind, condition, reason, validFrom och source eller assumption',
      en: 'the rule as an object within { } with id, kind, condition, reason, validFrom and source or assumption',
    },
    rules: {
      sv: 'en lista med minst en regel inom [ ]; varje regel har id, gives, condition, reason, validFrom och source eller assumption',
      en: 'a list of at least one rule within [ ]; each has id, gives, condition, reason, validFrom and source or assumption',
    },
    'rules[]': {
      sv: 'regeln som ett objekt inom { } med id, gives, condition, reason, validFrom och source eller assumption',
      en: 'the rule as an object within { } with id, gives, condition, reason, validFrom and source or assumption',
    },
    gives: {
      sv: 'en av kategorierna, "none", "child" eller "review"',
      en: 'one of the categories, "none", "child" or "review"',
    },
    condition: {
      sv: 'villkoret som { "kind": "fact", "fact": "accommodation", "oneOf": ["outdoors"] }',
      en: 'the condition as { "kind": "fact", "fact": "accommodation", "oneOf": ["outdoors"] }',
    },
    oneOf: {
      sv: 'en lista med minst ett svar, till exempel ["outdoors"]; koderna skrivs ut av kommandot tvarsnitt codes',
      en: 'a list of at least one answer, for example ["outdoors"]; the command tvarsnitt codes prints the codes',
    },
    of: {
      sv: 'villkoret, eller en lista med minst ett villkor',
      en: 'the condition, or a list of at least one condition',
    },
    years: {
      sv: 'ett antal år från 0 till 120, utan citattecken',
      en: 'a number of years from 0 to 120, without quotes',
    },
    months: {
      sv: 'ett antal månader från 1 till 120, utan citattecken',
      en: 'a number of months from 1 to 120, without quotes',
    },
    names: { sv: 'en lista med minst ett namn', en: 'a list of at least one name' },
    reason: asText('skälet i en mening', 'the reason in one sentence'),
    assumption: asText('antagandet och vem som har bestämt det', 'the assumption and who decided it'),
    assumptions: { sv: 'en lista med antaganden som text', en: 'a list of assumptions as text' },
  }),
)

const UNDESCRIBED: Text = { sv: 'ett värde av rätt sort', en: 'a value of the right sort' }

/** A field that definitions do not have. */
export const unknownField = (name: string): Text => ({
  sv: `Fältet ”${name}” känns inte igen. Rätta stavningen, eller ta bort det.`,
  en: `The field “${name}” is not known. Correct the spelling, or remove it.`,
})

/** A part of a definition that is missing or of the wrong form: what to write there. `allowed` is what may stand there. */
export function definitionSchemaFault({ path, isThere, allowed }: SchemaFault): Text {
  const fields = path.flatMap((step, at) => fieldText(step, path[at - 1]) ?? [])
  const last = fieldText(path.at(-1), path.at(-2))
  const list = allowed.join(', ')
  const fallback = list === '' ? (fields.at(-1) ?? UNDESCRIBED) : { sv: `ett av: ${list}`, en: `one of: ${list}` }
  const { sv, en } = last ?? fallback
  return isThere
    ? { sv: `Värdet går inte att använda här. Skriv ${sv}.`, en: `The value cannot be used here. Write ${en}.` }
    : { sv: `Fältet saknas. Skriv ${sv}.`, en: `The field is missing. Write ${en}.` }
}

interface SchemaFault {
  readonly path: readonly PropertyKey[]
  readonly isThere: boolean
  readonly allowed: readonly string[]
}

const fieldText = (step: PropertyKey | undefined, before: PropertyKey | undefined): Text | undefined =>
  FIELD_TEXTS.get(typeof step === 'number' ? `${String(before)}[]` : String(step))
