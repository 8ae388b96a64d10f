import { listInWords, type Text } from '../terms/text.ts'
import type { ACCOMMODATION } from './codes.ts'
import type { FormPart, Precision } from './form.ts'
import type { FactName } from './record.ts'

/** The headings of the parts of the form. */
export const formPartTexts: Readonly<Record<FormPart, Text>> = {
  housing: { sv: 'Var bodde personen under mätveckan?', en: 'Where did the person stay during the census week?' },
  identity: { sv: 'Vem är personen, så långt ni vet?', en: 'Who is the person, as far as you know?' },
  support: { sv: 'Stöd och kontakt', en: 'Support and contacts' },
  children: { sv: 'Barn', en: 'Children' },
}

interface FieldText {
  readonly label: Text
  readonly hint?: Text
}

/** What the form asks for every fact, and what helps to answer it. */
export const factTexts: Readonly<Record<FactName, FieldText>> = {
  accommodation: {
    label: { sv: 'Boende', en: 'Accommodation' },
    hint: {
      sv: 'Välj ett. Bodde personen på flera ställen: välj den natt som var osäkrast.',
      en: 'Choose one. If the person stayed in several places: choose the least secure night.',
    },
  },
  facility: {
    label: { sv: 'Boendets namn', en: 'Name of the place' },
    hint: {
      sv: 'Till exempel namnet på akutboendet. Skriv ingen privatpersons namn eller adress.',
      en: 'For example the name of the emergency housing. Write no private person’s name or address.',
    },
  },
  emergencyPlace: {
    label: { sv: 'Är det en akutplats på boendet?', en: 'Is it an emergency place there?' },
    hint: {
      sv: 'En plats för natten eller några nätter, inte ett beslut om att få bo där.',
      en: 'A place for the night or a few nights, not a decision to live there.',
    },
  },
  nightByNight: {
    label: {
      sv: 'Ordnas sovplatsen från natt till natt?',
      en: 'Is the place to sleep arranged from night to night?',
    },
    hint: {
      sv: 'Ja, om personen inte vet på dagen var hen ska sova till natten, hos vem det än är.',
      en: 'Yes, if the person does not know by day where to sleep at night, with whomever it is.',
    },
  },
  statedSituation: {
    label: { sv: 'Hemlöshetssituation, som ni ser det', en: 'Situation, as you see it' },
    hint: {
      sv: 'Bara om ni vill. Situationen räknas fram av de andra svaren; säger ni något annat blir det en fråga till er.',
      en: 'Only if you wish. The situation follows from the other answers; if you say otherwise you will be asked about it.',
    },
  },
  plannedMoveOut: {
    label: { sv: 'När ska personen flytta därifrån?', en: 'When is the person to leave?' },
    hint: {
      sv: 'Tre månader räknas från mätveckans sista dag. Försenad: skulle ha flyttat men är kvar för att bostad saknas.',
      en: 'Three months count from the last day of the census week. Overdue: should have left but remains for want of a home.',
    },
  },
  housingArranged: {
    label: { sv: 'Är en egen bostad ordnad till flytten?', en: 'Is a home of their own arranged for the move?' },
  },
  contractForm: {
    label: { sv: 'Vilket kontrakt har personen?', en: 'What contract does the person have?' },
  },
  contractEnds: {
    label: { sv: 'När slutar kontraktet?', en: 'When does the contract end?' },
    hint: { sv: 'Skriv dagen så här: 2026-12-31', en: 'Write the day like this: 2026-12-31' },
  },
  contactForThisReason: {
    label: {
      sv: 'Träffade ni personen på grund av boendesituationen?',
      en: 'Did you meet the person because of the housing situation?',
    },
    hint: {
      sv: 'Nej, om ni träffades av något helt annat skäl.',
      en: 'No, if you met for quite another reason.',
    },
  },
  stayedSince: {
    label: { sv: 'Hur länge har personen bott där?', en: 'Since when has the person stayed there?' },
    hint: {
      sv: 'Skriv en dag (2026-09-01), en månad (2026-09) eller ett år (2026).',
      en: 'Write a day (2026-09-01), a month (2026-09) or a year (2026).',
    },
  },
  homelessSince: {
    label: { sv: 'Sedan när är personen i hemlöshet?', en: 'Since when is the person homeless?' },
    hint: {
      sv: 'Så nära ni vet: en dag (2026-09-01), en månad (2026-09) eller ett år (2026).',
      en: 'As near as you know: a day (2026-09-01), a month (2026-09) or a year (2026).',
    },
  },
  placedBySocialServices: {
    label: {
      sv: 'Är personen placerad av socialtjänsten (SoL eller LVU)?',
      en: 'Have social services placed the person (SoL or LVU)?',
    },
  },
  withGuardian: {
    label: { sv: 'Bor personen med sin vårdnadshavare?', en: 'Does the person live with a guardian?' },
    hint: { sv: 'Bara för den som är under 18 år.', en: 'Only for somebody under 18.' },
  },
  residenceStatus: {
    label: { sv: 'Vistelsestatus', en: 'Residence status' },
    hint: {
      sv: 'Den som är här utan tillstånd lämnas alltid utan identitet: låt fälten om vem personen är stå tomma.',
      en: 'Somebody here without a permit is always reported without identity: leave the fields on who the person is blank.',
    },
  },
  responsibleMunicipality: {
    label: { sv: 'Ansvarig kommun', en: 'Municipality responsible' },
    hint: { sv: 'Den kommun som har ansvar för stödet.', en: 'The municipality that is responsible for the support.' },
  },
  district: { label: { sv: 'Stadsdel', en: 'District' } },
  registered: { label: { sv: 'Var är personen folkbokförd?', en: 'Where is the person registered?' } },
  household: {
    label: { sv: 'Hushåll', en: 'Household' },
    hint: {
      sv: 'Samma beteckning på alla i hushållet, till exempel H1. Inga namn.',
      en: 'The same mark for all in the household, for example H1. No names.',
    },
  },
  childrenUnder18: {
    label: { sv: 'Hur många barn under 18 år har personen?', en: 'How many children under 18 does the person have?' },
    hint: {
      sv: 'Alla barn, också de som bor någon annanstans. Skriv en siffra, 0 om inga.',
      en: 'All children, those who live elsewhere too. Write a number, 0 if none.',
    },
  },
  supportNeed: {
    label: {
      sv: 'Vilket stöd behöver personen, utöver bostad?',
      en: 'What support does the person need besides housing?',
    },
  },
  housingNeeded: {
    label: { sv: 'Vilket boende skulle personen behöva?', en: 'What housing would the person need?' },
  },
  contacts: {
    label: { sv: 'Vilka har personen kontakt med?', en: 'Whom is the person in contact with?' },
    hint: { sv: 'Välj alla som stämmer.', en: 'Choose all that apply.' },
  },
  contributingFactors: {
    label: { sv: 'Vad har bidragit till hemlösheten?', en: 'What contributed to the homelessness?' },
    hint: { sv: 'Välj alla som stämmer.', en: 'Choose all that apply.' },
  },
  incomeSource: { label: { sv: 'Vad lever personen mest på?', en: 'What does the person mainly live on?' } },
  occupation: { label: { sv: 'Vad gör personen mest?', en: 'What does the person mainly do?' } },
  birthCountryGroup: { label: { sv: 'Var är personen född?', en: 'Where was the person born?' } },
  payer: { label: { sv: 'Vem betalar boendet?', en: 'Who pays for the accommodation?' } },
  monthlyPlacementCost: {
    label: { sv: 'Vad kostar placeringen, kronor i månaden?', en: 'What does the placement cost, SEK a month?' },
  },
  sex: { label: { sv: 'Kön', en: 'Sex' }, hint: { sv: 'Som personen själv säger.', en: 'As the person says.' } },
}

type AccommodationCode = keyof typeof ACCOMMODATION

/** What a kind of accommodation is, where its name does not tell. Source: domain.md sections 3 and 4. */
export const accommodationHints: { readonly [A in AccommodationCode]?: Text } = {
  outdoors: {
    sv: 'Också garage, vind, källare och tvättstuga.',
    en: 'Garages, attics, cellars and laundry rooms too.',
  },
  night_shelter: { sv: 'En säng för natten, på plats.', en: 'A bed for the night, on the spot.' },
  emergency_housing: {
    sv: 'Boende som ordnas akut, oftast några dygn i taget.',
    en: 'Housing arranged in an emergency, mostly a few days at a time.',
  },
  on_call_housing: {
    sv: 'Boende eller lägenhet som socialtjänsten har i beredskap.',
    en: 'Housing or a flat that social services keep in readiness.',
  },
  hostel_or_hotel: { sv: 'För att det inte finns någon bostad.', en: 'For want of a home.' },
  protected_housing: {
    sv: 'Skydd undan hot eller våld. Skriv aldrig adressen.',
    en: 'Shelter from threat or violence. Never write the address.',
  },
  hvb: { sv: 'Hem för vård eller boende.', en: 'A home for care or residence.' },
  hospital: { sv: 'Inskriven dygnet runt.', en: 'Admitted round the clock.' },
  supported_housing: {
    sv: 'Eget rum eller egen lägenhet med personal och stöd.',
    en: 'A room or flat of one’s own with staff and support.',
  },
  transitional_dwelling: { sv: 'Till exempel genom SHIS.', en: 'For example through SHIS.' },
  trial_flat: {
    sv: 'Lägenhet på prov, med tillsyn och särskilda villkor.',
    en: 'A flat on trial, with supervision and special conditions.',
  },
  training_flat: {
    sv: 'Lägenhet för att träna på att bo, med stöd.',
    en: 'A flat to practise living in, with support.',
  },
  social_contract: {
    sv: 'Kommunen hyr och personen hyr i andra hand av kommunen.',
    en: 'The municipality rents, and the person rents from the municipality.',
  },
  friends: { sv: 'Tillfälligt, utan eget kontrakt.', en: 'For a time, without a contract of their own.' },
  relatives: { sv: 'Tillfälligt, utan eget kontrakt.', en: 'For a time, without a contract of their own.' },
  lodger: { sv: 'Hyr ett rum hos en privatperson.', en: 'Rents a room with a private person.' },
  sublet: { sv: 'Hyr en hel bostad i andra hand.', en: 'Rents a whole home second-hand.' },
  own_home: {
    sv: 'Eget förstahandskontrakt, bostadsrätt eller hus.',
    en: 'A first-hand contract, a tenant-owned flat or a house.',
  },
  other: { sv: 'Skriv vad i boendets namn.', en: 'Write what in the name of the place.' },
}

/** The kinds of accommodation in groups, as the form shows them. */
export const accommodationGroups: readonly { readonly label: Text; readonly codes: readonly AccommodationCode[] }[] = [
  {
    label: { sv: 'Ute eller för natten', en: 'Outdoors or for the night' },
    codes: [
      ...(['outdoors', 'tent_or_vehicle', 'night_shelter', 'emergency_housing', 'on_call_housing'] as const),
      ...(['hostel_or_hotel', 'protected_housing'] as const),
    ],
  },
  {
    label: { sv: 'Institution, vård och stödboende', en: 'Institutions, care and supported housing' },
    codes: [
      ...(['prison', 'remand', 'hvb', 'sis', 'treatment_unit', 'hospital', 'adult_family_home'] as const),
      ...(['supported_housing', 'care_home'] as const),
    ],
  },
  {
    label: { sv: 'Boende genom kommunen', en: 'Housing through the municipality' },
    codes: [
      ...(['transitional_dwelling', 'trial_flat', 'training_flat', 'social_contract', 'housing_first'] as const),
      ...(['rent_guarantee_flat'] as const),
    ],
  },
  {
    label: { sv: 'Hos andra', en: 'With others' },
    codes: ['friends', 'relatives', 'lodger', 'sublet'],
  },
  { label: { sv: 'Eget eller annat', en: 'One’s own, or other' }, codes: ['own_home', 'other'] },
]

/** The ways to say who the person is. */
export const precisionTexts: Readonly<Record<Precision, Text>> = {
  personnummer: { sv: 'Personnummer eller samordningsnummer', en: 'Personnummer or samordningsnummer' },
  birth_date: { sv: 'Födelsedatum', en: 'Birth date' },
  birth_year: { sv: 'Födelseår', en: 'Birth year' },
  age: { sv: 'Ungefärlig ålder', en: 'Approximate age' },
  none: { sv: 'Okänt', en: 'Not known' },
}

const lowered: Readonly<Record<Precision, Text>> = {
  personnummer: { sv: 'personnummer', en: 'personnummer' },
  birth_date: { sv: 'födelsedatum', en: 'birth date' },
  birth_year: { sv: 'födelseår', en: 'birth year' },
  age: { sv: 'ungefärlig ålder', en: 'approximate age' },
  none: { sv: 'okänt', en: 'not known' },
}

const named = (precisions: readonly Precision[]): Text => listInWords(precisions.map((each) => lowered[each]))

/** What has to be settled before a form can be read. */
export const formProblems = {
  fillInChosen: (chosen: Precision): Text => ({
    sv: `Ni har valt ${lowered[chosen].sv} men fältet är tomt. Fyll i det, eller välj ”Okänt”.`,
    en: `You chose ${lowered[chosen].en} but the field is blank. Fill it in, or choose “Not known”.`,
  }),
  choosePrecision: (filled: readonly Precision[]): Text => ({
    sv: `Ni har fyllt i ${named(filled).sv}. Välj vilket som ska gälla, och töm det andra.`,
    en: `You filled in ${named(filled).en}. Choose which is to count, and clear the other.`,
  }),
  otherThanChosen: (chosen: Precision, filled: readonly Precision[]): Text => ({
    sv: `Ni har valt ”${precisionTexts[chosen].sv}” men fyllt i ${named(filled).sv}. Välj det ni har fyllt i, eller töm fältet.`,
    en: `You chose “${precisionTexts[chosen].en}” but filled in ${named(filled).en}. Choose what you filled in, or clear the field.`,
  }),
  moreThanChosen: (chosen: Precision, left: readonly Precision[]): Text => ({
    sv: `Bara ${lowered[chosen].sv} sparas, eftersom ni har valt det. Ni har också fyllt i ${named(left).sv}: töm det, eller välj det i stället.`,
    en: `Only ${lowered[chosen].en} is stored, since you chose it. You also filled in ${named(left).en}: clear it, or choose it instead.`,
  }),
} as const

const fromField = (sv: string, en: string): Text => ({ sv, en })

/** Of what is said of a file, the words that a form has instead: it has fields, not cells and columns. By the code of the finding. */
export const formFindingTexts: Readonly<Record<string, Text>> = {
  accommodation_blank: fromField(
    'Det står inte var personen bodde. Välj ett boende om det går att få veta; annars avgörs det i granskningen.',
    'It is not stated where the person stayed. Choose an accommodation if it can be learnt; otherwise it is decided in review.',
  ),
  row_says_nothing: fromField(
    'Det står inget om personen än. Fyll i det ni vet. Vet ni inget mer än att personen finns: välj ”Vet ej” som boende.',
    'Nothing is said of the person yet. Fill in what you know. If you know no more than that the person is there: choose “Not known” as accommodation.',
  ),
  unknown_choice: fromField(
    'Det som står går inte att läsa som något av valen. Välj på nytt. ”Vet ej” och ”Vill ej uppge” står alltid för sig.',
    'What stands there cannot be read as one of the choices. Choose anew. “Not known” and “Would not say” always stand alone.',
  ),
  none_among_others: fromField(
    '”Ingen” är vald tillsammans med andra. Välj antingen ”ingen” eller de andra.',
    '“None” is chosen together with others. Choose either “none” or the others.',
  ),
  not_yes_or_no: fromField('Välj ja, nej eller vet ej.', 'Choose yes, no or not known.'),
  not_a_date: fromField(
    'Det går inte att läsa vilken dag som menas. Skriv den som ÅÅÅÅ-MM-DD, till exempel 1985-07-09.',
    'It cannot be read which day is meant. Write it as YYYY-MM-DD, for example 1985-07-09.',
  ),
  not_a_calendar_day: fromField(
    'Dagen finns inte i kalendern. Kontrollera månad och dag.',
    'The day is not in the calendar. Check month and day.',
  ),
  dash_read_as_not_known: fromField(
    'Strecket lästes som att uppgiften inte är känd. Töm fältet, eller fyll i det ni vet.',
    'The dash was read as not known. Clear the field, or fill in what you know.',
  ),
  name_says_protected: fromField(
    'Det här är inget namn utan säger att uppgifterna är skyddade. Töm fältet, och svara ja på frågan om skyddad identitet.',
    'This is no name but says that the identity is protected. Clear the field, and answer yes to the question of a protected identity.',
  ),
  year_shown_as_day: fromField(
    'Det här ser ut som ett årtal som blivit en dag år 1905 eller 1906. Skriv året igen, med fyra siffror.',
    'This looks like a year that became a day in 1905 or 1906. Write the year again, with four digits.',
  ),
  scientific_notation: fromField(
    'Det här är ett avrundat tal (som 1,98E+11), så siffror har gått förlorade. Skriv av det på nytt från källan.',
    'This is a rounded number (like 1.98E+11), so digits are lost. Copy it again from its source.',
  ),
  personal_number_in_text: fromField(
    'Det här ser ut som ett personnummer. Flytta det till fältet för personnummer och skriv något annat här.',
    'This looks like a personnummer. Move it to the field for the personnummer and write something else here.',
  ),
  since_before_birth: fromField(
    'Det här är före personens födelse. Kontrollera båda uppgifterna och ändra den som är fel.',
    'This is before the person was born. Check both and change the one that is wrong.',
  ),
  since_after_census_week: fromField(
    'Tiden ligger efter mätveckan. Kontrollera den och skriv när det började.',
    'The time lies after the census week. Check it and write when it began.',
  ),
  birth_after_census_week: fromField(
    'Personen skulle vara född efter mätveckan. Kontrollera året.',
    'The person would be born after the census week. Check the year.',
  ),
  birth_date_contradicts_number: fromField(
    'Födelsedatumet stämmer inte med personnumret. Kontrollera båda och ändra det som är fel.',
    'The birth date disagrees with the personnummer. Check both and change the one that is wrong.',
  ),
  birth_year_contradicts_birth_date: fromField(
    'Födelseåret stämmer inte med födelsedatumet. Kontrollera båda och ändra det som är fel.',
    'The birth year disagrees with the birth date. Check both and change the one that is wrong.',
  ),
  birth_year_contradicts_number: fromField(
    'Födelseåret stämmer inte med personnumret. Kontrollera båda och ändra det som är fel.',
    'The birth year disagrees with the personnummer. Check both and change the one that is wrong.',
  ),
  sex_differs_from_number: fromField(
    'Könet är ett annat än personnumrets. Det ni har valt behålls. Kontrollera att numret hör till rätt person.',
    'The sex is not that of the personnummer. What you chose is kept. Check that the number belongs to the right person.',
  ),
  identity_without_permit: fromField(
    'Den som är här utan tillstånd lämnas utan identitet (utlänningslagen 17 kap. 1 §). Töm fälten om vem personen är, och låt resten stå.',
    'Somebody here without a permit is reported without identity (Aliens Act chapter 17 section 1). Clear the fields on who the person is, and leave the rest.',
  ),
  personnummer_not_a_number: fromField(
    'Det här går inte att läsa som ett personnummer. Skriv det som ÅÅÅÅMMDD-NNNN, eller välj det ni vet i stället.',
    'This cannot be read as a personal number. Write it as YYYYMMDD-NNNN, or choose what you do know instead.',
  ),
  personnummer_check_digit: fromField(
    'Sista siffran stämmer inte med de andra, så någon siffra har blivit fel. Jämför med underlaget. Går det inte att reda ut: välj födelsedatum i stället.',
    'The last digit does not fit the others, so one of the digits is wrong. Compare with your papers. If you cannot settle it, choose birth date instead.',
  ),
  personnummer_scientific_notation: fromField(
    'Numret har blivit ett avrundat tal (som 1,98E+11), så siffror har gått förlorade. Skriv av det på nytt från källan.',
    'The number has become a rounded figure (like 1.98E+11), so digits are lost. Copy it again from its source.',
  ),
  personnummer_incomplete: fromField(
    'Numret är inte helt: de fyra sista saknas. Vet ni bara födelsedatumet, välj födelsedatum.',
    'The number is not complete: the last four are missing. If you know only the date, choose birth date.',
  ),
  personnummer_filler: fromField(
    'Det här är bara utfyllnad, inget nummer. Välj det ni vet i stället.',
    'This only fills the space and is not a number. Choose what you do know instead.',
  ),
}
