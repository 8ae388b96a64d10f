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

/** A part of a definition that has the wrong form. `code` is zod's; `allowed` what may stand there, or the words it does not know. */
export function definitionSchemaFault(code: string, allowed: readonly string[]): Text {
  const list = allowed.join(', ')
  if (code === 'unrecognized_keys') {
    return {
      sv: `Okänt fält: ${list}. Rätta stavningen eller ta bort det.`,
      en: `Unknown field: ${list}. Mend the spelling or remove it.`,
    }
  }
  if (list !== '') return { sv: `Ange ett av: ${list}.`, en: `Write one of: ${list}.` }
  if (code === 'custom')
    return { sv: 'Ange en dag som finns, skriven ÅÅÅÅ-MM-DD.', en: 'Write a day that exists, as YYYY-MM-DD.' }
  return {
    sv: 'Saknas eller har fel form. Jämför med exemplet i municipality.json.',
    en: 'Missing or of the wrong form. Compare with the example in municipality.json.',
  }
}
