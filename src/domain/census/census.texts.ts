import type { FindingKind, Problem } from '../terms/finding.ts'
import { listInWords, type Text, verbatim } from '../terms/text.ts'
import type { UnitKind } from './unit.ts'

const UNIT_ID: Text = {
  sv: 'enhetens id: bokstäver, siffror, bindestreck och understreck, till exempel "po-skane", och inte namnet på någon av mappens andra filer',
  en: 'the id of the unit: letters, digits, hyphens and underscores, for example "po-skane", and not the name of another file of the folder',
}
const YES_NO: Text = { sv: 'true eller false utan citattecken', en: 'true or false without quotes' }
const UNIT_LIST: Text = {
  sv: 'en lista med enheters id, till exempel ["po-skane", "amf"]',
  en: 'a list of ids of units, for example ["po-skane", "amf"]',
}
const DEFINITION: Text = {
  sv: 'definitionens id, till exempel "socialstyrelsen-2011"',
  en: 'the id of the definition, for example "socialstyrelsen-2011"',
}
const DAY: Text = { sv: 'en dag som "2016-01-18"', en: 'a day like "2016-01-18"' }

/** What to write at every setting: as it follows after "Skriv" and "Write". Keys are the paths of the settings. */
export const settingTexts: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    municipality: { sv: 'ett objekt inom { }', en: 'an object within { }' },
    'municipality.name': { sv: 'kommunens namn inom citattecken', en: 'the name of the municipality in quotes' },
    'municipality.code': {
      sv: 'kommunkoden som fyra siffror inom citattecken, till exempel "1283"',
      en: 'the code of the municipality as four digits in quotes, for example "1283"',
    },
    'municipality.units': { sv: 'en lista med minst en enhet inom [ ]', en: 'a list of at least one unit within [ ]' },
    'municipality.units[]': {
      sv: 'enheten som ett objekt inom { } med id, name, kind, organisation och organisationKind',
      en: 'the unit as an object within { } with id, name, kind, organisation and organisationKind',
    },
    'municipality.units[].id': UNIT_ID,
    'municipality.units[].name': { sv: 'enhetens namn inom citattecken', en: 'the name of the unit in quotes' },
    'municipality.units[].kind': {
      sv: 'vilken sorts enhet det är, till exempel "night_shelter"',
      en: 'the kind of unit, for example "night_shelter"',
    },
    'municipality.units[].organisation': {
      sv: 'namnet på organisationen som enheten hör till',
      en: 'the name of the organisation that the unit belongs to',
    },
    'municipality.units[].organisationKind': {
      sv: '"municipal", "authority" eller "voluntary"',
      en: '"municipal", "authority" or "voluntary"',
    },
    'municipality.units[].exercisesAuthority': YES_NO,
    'municipality.units[].successorOf': {
      sv: 'id för enheten som den har ersatt, eller en lista av dem',
      en: 'the id of the unit it has replaced, or a list of them',
    },
    'municipality.units[].withholdName': YES_NO,
    'municipality.definitions': {
      sv: 'en lista med definitioners id, till exempel ["socialstyrelsen-2011"]',
      en: 'a list of ids of definitions, for example ["socialstyrelsen-2011"]',
    },
    census: { sv: 'ett objekt inom { }', en: 'an object within { }' },
    'census.week': {
      sv: 'mätveckan som { "from": "2016-01-18", "to": "2016-01-24" }',
      en: 'the census week as { "from": "2016-01-18", "to": "2016-01-24" }',
    },
    'census.week.from': DAY,
    'census.week.to': DAY,
    'census.definition': DEFINITION,
    'census.alsoReport': {
      sv: 'en lista med definitioners id, till exempel ["socialstyrelsen-2011"]',
      en: 'a list of ids of definitions, for example ["socialstyrelsen-2011"]',
    },
    'census.comparedWith': {
      sv: 'namnet på kartläggningen att jämföra med, till exempel "2015"',
      en: 'the name of the census to compare with, for example "2015"',
    },
    'census.unitsAsked': UNIT_LIST,
    'census.unitsAsked[]': UNIT_ID,
    'census.nilReturns': UNIT_LIST,
    'census.nilReturns[]': UNIT_ID,
    'census.purpose': { sv: 'kartläggningens ändamål som text', en: 'the purpose of the census as text' },
  }),
)

/** Every kind of finding in the settings of a census folder, with what its message needs to be told. Codes are permanent. */
interface Told {
  not_settings: { kind: 'municipality' | 'census' }
  setting_missing: { path: string; expected: Text }
  setting_wrong: { expected: Text }
  setting_unknown: { nearest: string | undefined }
  unit_kind_kept: { kinds: readonly UnitKind[] }
  unit_id_twice: None
  successor_of_itself: None
  successor_unknown: None
  week_backwards: None
  week_too_long: None
  unit_not_in_municipality: { nearest: string | undefined }
  unit_listed_twice: None
  nil_return_not_asked: None
  nil_return_with_records: None
  nil_return_with_observations: { file: string }
  answered_not_asked: None
  file_of_unknown_unit: { nearest: string | undefined }
  also_report_own_definition: None
  also_report_twice: None
}
type None = Record<never, never>

/** A code of a finding in the settings. */
export type CensusCode = keyof Told

/** Whether a finding stops the run or is for a person to judge. */
export const CENSUS_FINDINGS: { readonly [C in CensusCode]: FindingKind } = {
  not_settings: 'fault',
  setting_missing: 'fault',
  setting_wrong: 'fault',
  setting_unknown: 'fault',
  unit_kind_kept: 'warning',
  unit_id_twice: 'fault',
  successor_of_itself: 'fault',
  successor_unknown: 'warning',
  week_backwards: 'fault',
  week_too_long: 'fault',
  unit_not_in_municipality: 'fault',
  unit_listed_twice: 'warning',
  nil_return_not_asked: 'fault',
  nil_return_with_records: 'fault',
  nil_return_with_observations: 'warning',
  answered_not_asked: 'warning',
  file_of_unknown_unit: 'fault',
  also_report_own_definition: 'warning',
  also_report_twice: 'warning',
}

const didYouMean = (nearest: string | undefined): Text =>
  nearest === undefined ? { sv: '', en: '' } : { sv: ` Menade ni ”${nearest}”?`, en: ` Did you mean “${nearest}”?` }

/** What is wrong and what to do, for every kind of finding in the settings. */
export const censusTexts: { readonly [C in CensusCode]: (told: Told[C]) => Text } = {
  not_settings: ({ kind }) => ({
    sv: `Filen innehåller inga inställningar. Skriv ett objekt inom { } som i den mall ”tvarsnitt init” skapar för ${kind}.json.`,
    en: `The file holds no settings. Write an object within { } as in the template that “tvarsnitt init” makes for ${kind}.json.`,
  }),
  setting_missing: ({ path, expected }) => ({
    sv: `Inställningen ”${path}” saknas. Skriv ${expected.sv}.`,
    en: `The setting “${path}” is missing. Write ${expected.en}.`,
  }),
  setting_wrong: ({ expected }) => ({
    sv: `Värdet går inte att använda här. Skriv ${expected.sv}.`,
    en: `The value cannot be used here. Write ${expected.en}.`,
  }),
  setting_unknown: ({ nearest }) => ({
    sv: `Inställningen känns inte igen.${didYouMean(nearest).sv} Rätta namnet, eller ta bort raden.`,
    en: `The setting is not known.${didYouMean(nearest).en} Correct the name, or remove the line.`,
  }),
  unit_kind_kept: ({ kinds }) => {
    const list = listInWords(kinds.map(verbatim), { sv: 'eller', en: 'or' })
    return {
      sv: `Sorten finns inte i listan och behandlas som ”other”. Texten behålls. Välj ${list.sv} om någon av dem passar.`,
      en: `The kind is not in the list and is treated as “other”. The text is kept. Choose ${list.en} if one of them fits.`,
    }
  },
  unit_id_twice: () => ({
    sv: 'Två enheter har samma id (stora och små bokstäver räknas som lika). Skriv ett eget id för varje enhet.',
    en: 'Two units have the same id (capital and small letters count as equal). Write an id of its own for each unit.',
  }),
  successor_of_itself: () => ({
    sv: 'Enheten står som ersättare för sig själv. Skriv id för den enhet som den har ersatt, eller ta bort raden.',
    en: 'The unit stands as the successor of itself. Write the id of the unit it has replaced, or remove the line.',
  }),
  successor_unknown: () => ({
    sv: 'Den ersatta enheten finns inte bland enheterna. Lägg till den om den har varit med i en tidigare kartläggning, eller rätta id:t.',
    en: 'The replaced unit is not among the units. Add it if it took part in an earlier census, or correct the id.',
  }),
  week_backwards: () => ({
    sv: 'Mätveckan slutar innan den börjar. Skriv första dagen i ”from” och sista dagen i ”to”.',
    en: 'The census week ends before it begins. Write the first day in “from” and the last in “to”.',
  }),
  week_too_long: () => ({
    sv: 'Mätveckan är längre än sju dagar. Skriv en period på en till sju dagar, första och sista dagen inräknade.',
    en: 'The census week is longer than seven days. Write a period of one to seven days, the first and last included.',
  }),
  unit_not_in_municipality: ({ nearest }) => ({
    sv: `Enheten finns inte i municipality.json.${didYouMean(nearest).sv} Rätta id:t, eller lägg till enheten i municipality.json.`,
    en: `The unit is not in municipality.json.${didYouMean(nearest).en} Correct the id, or add the unit to municipality.json.`,
  }),
  unit_listed_twice: () => ({
    sv: 'Enheten står två gånger i listan och räknas en gång. Ta bort den ena.',
    en: 'The unit stands twice in the list and is counted once. Remove one of them.',
  }),
  nil_return_not_asked: () => ({
    sv: 'Enheten har lämnat nollrapport men står inte bland de tillfrågade. Lägg till den i unitsAsked, eller ta bort nollrapporten.',
    en: 'The unit has made a nil return but is not among those asked. Add it to unitsAsked, or remove the nil return.',
  }),
  nil_return_with_records: () => ({
    sv: 'Enheten har både nollrapport och uppgifter. Ta bort den ur nilReturns om uppgifterna gäller, annars ta bort uppgifterna.',
    en: 'The unit has both a nil return and records. Remove it from nilReturns if the records hold, otherwise remove the records.',
  }),
  nil_return_with_observations: ({ file }) => ({
    sv: `Enheten har både nollrapport och observationer: i ${file} finns personer som har setts. Ta bort enheten ur nilReturns om den också mötte någon, annars behöver ni inte göra något.`,
    en: `The unit has both a nil return (nollrapport) and observations: ${file} has people who were seen. Remove the unit from nilReturns if it met somebody too, otherwise you need not do anything.`,
  }),
  answered_not_asked: () => ({
    sv: 'Enheten har lämnat uppgifter men står inte bland de tillfrågade. Uppgifterna används. Lägg till enheten i unitsAsked om den ska räknas bland svaren.',
    en: 'The unit has handed in records but is not among those asked. The records are used. Add the unit to unitsAsked if it is to count among the answers.',
  }),
  file_of_unknown_unit: ({ nearest }) => ({
    sv: `Filen har inget namn på någon enhet i municipality.json.${didYouMean(nearest).sv} Döp om filen efter enhetens id, eller lägg till enheten i municipality.json.`,
    en: `The file is not named after any unit in municipality.json.${didYouMean(nearest).en} Rename the file after the id of the unit, or add the unit to municipality.json.`,
  }),
  also_report_own_definition: () => ({
    sv: 'Definitionen är kartläggningens egen och rapporteras ändå. Ta bort den ur alsoReport.',
    en: "The definition is the census's own and is reported anyway. Remove it from alsoReport.",
  }),
  also_report_twice: () => ({
    sv: 'Definitionen står två gånger i listan och rapporteras en gång. Ta bort den ena.',
    en: 'The definition stands twice in the list and is reported once. Remove one of them.',
  }),
}

/** A finding of this kind, before it is known where it stands. */
export function censusProblem<C extends CensusCode>(code: C, told: Told[C]): Problem {
  return { kind: CENSUS_FINDINGS[code], code, message: censusTexts[code](told) }
}
