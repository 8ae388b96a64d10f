import type { Text } from '../terms/text.ts'

/** One choice of a code list: its label on screen and the other words people write for it. */
export interface CodeLabel extends Text {
  /** Further spellings accepted in files, compared without case and surrounding blanks. */
  readonly alsoWritten?: readonly string[]
}

/**
 * Choices in the order a form shows them. The keys are the codes that are stored. No list has a code for *not known*:
 * that is `null` in every fact, however it was written.
 */
export type CodeList = Readonly<Record<string, CodeLabel>>

/** The codes of a list, in its order. */
export const codesOf = <List extends CodeList>(list: List): (keyof List & string)[] =>
  Object.keys(list).filter((code): code is keyof List & string => code in list)

/** Where the person stayed during the census week (mätvecka). Source: domain.md section 4, after Socialstyrelsen's forms. */
export const ACCOMMODATION = {
  outdoors: {
    sv: 'utomhus, trappuppgång, offentlig lokal',
    en: 'outdoors, stairwell, public premises',
    alsoWritten: ['utomhus', 'ute', 'trappuppgång', 'offentlig lokal'],
  },
  tent_or_vehicle: {
    sv: 'tält, bil, husvagn, camping',
    en: 'tent, car, caravan, camping',
    alsoWritten: ['tält', 'bil', 'husvagn', 'camping'],
  },
  night_shelter: { sv: 'härbärge', en: 'night shelter' },
  emergency_housing: { sv: 'akutboende', en: 'emergency housing' },
  on_call_housing: {
    sv: 'jourboende, jourlägenhet',
    en: 'on-call housing',
    alsoWritten: ['jourboende', 'jourlägenhet'],
  },
  hostel_or_hotel: { sv: 'vandrarhem, hotell', en: 'hostel or hotel', alsoWritten: ['vandrarhem', 'hotell'] },
  protected_housing: { sv: 'skyddat boende', en: 'protected housing' },
  prison: { sv: 'anstalt', en: 'prison', alsoWritten: ['fängelse', 'kriminalvårdsanstalt'] },
  remand: { sv: 'häkte', en: 'remand prison' },
  hvb: { sv: 'HVB-hem', en: 'residential care home (HVB)', alsoWritten: ['hvb'] },
  sis: { sv: 'SiS-institution', en: 'state institution (SiS)', alsoWritten: ['sis'] },
  treatment_unit: { sv: 'behandlingsenhet', en: 'treatment unit', alsoWritten: ['behandlingshem'] },
  hospital: {
    sv: 'sjukhus, heldygnsvård',
    en: 'hospital, round-the-clock care',
    alsoWritten: ['sjukhus', 'heldygnsvård'],
  },
  adult_family_home: { sv: 'familjehem för vuxna', en: 'family home for adults' },
  supported_housing: { sv: 'stödboende för vuxna', en: 'supported housing for adults', alsoWritten: ['stödboende'] },
  care_home: { sv: 'vård- och omsorgsboende', en: 'care home' },
  transitional_dwelling: {
    sv: 'genomgångsbostad',
    en: 'transitional dwelling',
    alsoWritten: ['genomgångsbostad (t.ex. SHIS)'],
  },
  trial_flat: { sv: 'försökslägenhet', en: 'trial flat' },
  training_flat: { sv: 'träningslägenhet', en: 'training flat' },
  social_contract: {
    sv: 'socialt eller kommunalt kontrakt, bostadssocial lägenhet',
    en: 'social or municipal contract',
    alsoWritten: [
      'socialt kontrakt',
      'kommunalt kontrakt',
      'bostadssocial lägenhet',
      'socialt eller kommunalt kontrakt',
    ],
  },
  rent_guarantee_flat: { sv: 'hyresgarantilägenhet', en: 'rent guarantee flat' },
  housing_first: { sv: 'Bostad först-lägenhet', en: 'Housing First flat', alsoWritten: ['bostad först'] },
  friends: {
    sv: 'hos vänner eller bekanta',
    en: 'with friends or acquaintances',
    alsoWritten: ['hos vänner', 'hos bekanta', 'vänner'],
  },
  relatives: {
    sv: 'hos familj eller släkt',
    en: 'with family or relatives',
    alsoWritten: ['hos familj', 'hos släkt', 'hos släktingar'],
  },
  lodger: { sv: 'inneboende', en: 'lodger' },
  sublet: {
    sv: 'andrahand hos privatperson',
    en: 'second-hand contract with a private person',
    alsoWritten: ['andrahand', 'andrahandskontrakt'],
  },
  own_home: { sv: 'egen bostad', en: 'home of their own' },
  other: { sv: 'annat, nämligen', en: 'other, namely', alsoWritten: ['annat'] },
} as const satisfies CodeList

/** Sex as stated; a valid number gives the legal one. */
export const SEX = {
  woman: { sv: 'kvinna', en: 'woman', alsoWritten: ['k', 'f', 'female'] },
  man: { sv: 'man', en: 'man', alsoWritten: ['m', 'male'] },
  other: { sv: 'annat', en: 'other' },
} as const satisfies CodeList

/** Socialstyrelsen's situations 1–5, as a unit may state them itself. */
export const STATED_SITUATION = {
  '1': { sv: '1 Akut hemlöshet', en: '1 Acute homelessness', alsoWritten: ['situation 1'] },
  '2': {
    sv: '2 Institutionsvistelse och stödboende',
    en: '2 Institution or supported housing',
    alsoWritten: ['situation 2'],
  },
  '3': { sv: '3 Långsiktiga boendelösningar', en: '3 Longer-term housing solutions', alsoWritten: ['situation 3'] },
  '4': {
    sv: '4 Eget ordnat kortsiktigt boende',
    en: '4 Short-term housing arranged by oneself',
    alsoWritten: ['situation 4'],
  },
  '5': { sv: '5 Barn och unga utanför familjen', en: '5 Children outside the family', alsoWritten: ['situation 5'] },
} as const satisfies CodeList

/** When the person is to leave the institution or supported housing. */
export const PLANNED_MOVE_OUT = {
  within_three_months: {
    sv: 'inom tre månader',
    en: 'within three months',
    alsoWritten: ['inom_tre_månader', 'inom 3 månader'],
  },
  later: { sv: 'senare', en: 'later' },
  overdue: { sv: 'försenad', en: 'overdue' },
  not_planned: { sv: 'ej planerad', en: 'not planned', alsoWritten: ['ej_planerad', 'inte planerad'] },
} as const satisfies CodeList

/** What contract the person has where they stay. */
export const CONTRACT_FORM = {
  none: { sv: 'inget', en: 'none', alsoWritten: ['inget kontrakt', 'utan kontrakt'] },
  lodger: { sv: 'inneboende', en: 'lodger' },
  sublet: { sv: 'andrahand', en: 'second-hand' },
  municipal_second_hand: {
    sv: 'kommunal andrahand',
    en: 'municipal second-hand',
    alsoWritten: ['kommunal_andrahand', 'kommunalt andrahand'],
  },
  first_hand: { sv: 'förstahand', en: 'first-hand', alsoWritten: ['första hand', 'förstahandskontrakt'] },
} as const satisfies CodeList

/** On what ground the person stays in Sweden. */
export const RESIDENCE_STATUS = {
  citizen_or_permit: {
    sv: 'medborgare eller tillstånd',
    en: 'citizen or residence permit',
    alsoWritten: ['medborgare_eller_tillstånd', 'medborgare', 'uppehållstillstånd'],
  },
  temporary_eu: {
    sv: 'EU-medborgare tillfälligt här',
    en: 'EU citizen, temporarily here',
    alsoWritten: ['eu_tillfällig'],
  },
  asylum: { sv: 'asylsökande', en: 'asylum seeker', alsoWritten: ['asyl'] },
  without_permit: { sv: 'utan tillstånd', en: 'without permit', alsoWritten: ['utan_tillstånd'] },
} as const satisfies CodeList

/** Where the person is registered in the population register (folkbokförd). */
export const REGISTERED = {
  here: { sv: 'på adress i kommunen', en: 'at an address here', alsoWritten: ['på_adress', 'på adress', 'yes', 'ja'] },
  municipality_only: {
    sv: 'på kommunen utan adress',
    en: 'in the municipality without address',
    alsoWritten: ['på_kommunen', 'på kommunen'],
  },
  elsewhere: {
    sv: 'i annan kommun',
    en: 'in another municipality',
    alsoWritten: ['annan_kommun', 'annan kommun', 'no', 'nej'],
  },
  nowhere: { sv: 'ingenstans', en: 'nowhere' },
} as const satisfies CodeList

/** What support the person needs besides housing. */
export const SUPPORT_NEED = {
  housing_only: {
    sv: 'endast bostad',
    en: 'only housing',
    alsoWritten: ['endast_bostad', 'bara bostad', 'bara boende'],
  },
  substance_use: {
    sv: 'skadligt bruk eller beroende',
    en: 'harmful use or dependency',
    alsoWritten: ['skadligt_bruk', 'skadligt bruk', 'beroende', 'missbruk'],
  },
  mental_health: { sv: 'psykisk ohälsa', en: 'mental ill-health', alsoWritten: ['psykisk_ohälsa'] },
  both: {
    sv: 'både skadligt bruk och psykisk ohälsa',
    en: 'both harmful use and mental ill-health',
    alsoWritten: ['båda', 'både och'],
  },
  other: { sv: 'annat', en: 'other' },
} as const satisfies CodeList

/** Whom the person is in contact with. */
export const CONTACT = {
  social_services: { sv: 'socialtjänst', en: 'social services', alsoWritten: ['soc', 'socialtjänsten'] },
  labour_market_office: {
    sv: 'arbetsmarknadsenhet (AMF)',
    en: 'labour-market office (AMF)',
    alsoWritten: ['amf', 'arbetsmarknadsenhet', 'arbetsmarknadsförvaltningen'],
  },
  health_care: { sv: 'hälso- och sjukvård', en: 'health care', alsoWritten: ['sjukvård', 'vård'] },
  probation: { sv: 'frivård', en: 'probation', alsoWritten: ['kriminalvård'] },
  voluntary_organisation: {
    sv: 'frivilligorganisation',
    en: 'voluntary organisation',
    alsoWritten: ['ideell organisation', 'frivillig'],
  },
  none: { sv: 'ingen', en: 'none', alsoWritten: ['ingen kontakt'] },
} as const satisfies CodeList

// Assumption: the five lists below follow the headings of Socialstyrelsen's 2017 and 2023 forms; the exact choices are
// ours, decided by the project, 2026-11-21.
/** What contributed to the homelessness. */
export const CONTRIBUTING_FACTOR = {
  eviction: { sv: 'vräkning eller uppsagt kontrakt', en: 'eviction or ended contract', alsoWritten: ['vräkning'] },
  relationship_breakdown: {
    sv: 'separation eller konflikt i familjen',
    en: 'separation or family conflict',
    alsoWritten: ['separation'],
  },
  violence: { sv: 'våld i nära relation', en: 'violence in a close relationship', alsoWritten: ['våld'] },
  discharge: {
    sv: 'utskriven från institution eller anstalt',
    en: 'discharged from institution or prison',
    alsoWritten: ['utskrivning'],
  },
  substance_use: {
    sv: 'skadligt bruk eller beroende',
    en: 'harmful use or dependency',
    alsoWritten: ['missbruk', 'skadligt bruk'],
  },
  mental_health: { sv: 'psykisk ohälsa', en: 'mental ill-health' },
  no_income: { sv: 'låg eller ingen inkomst', en: 'low or no income', alsoWritten: ['ekonomi'] },
  debt: { sv: 'skulder', en: 'debts' },
  new_in_municipality: { sv: 'nyinflyttad utan bostad', en: 'moved in without a home', alsoWritten: ['nyinflyttad'] },
  housing_shortage: { sv: 'bostadsbrist', en: 'housing shortage' },
  other: { sv: 'annat', en: 'other' },
} as const satisfies CodeList

/** What the person mainly lives on. */
export const INCOME_SOURCE = {
  salary: { sv: 'lön', en: 'salary' },
  social_assistance: { sv: 'försörjningsstöd', en: 'social assistance' },
  sickness_benefit: {
    sv: 'sjukpenning eller sjukersättning',
    en: 'sickness benefit',
    alsoWritten: ['sjukpenning', 'sjukersättning'],
  },
  unemployment_benefit: {
    sv: 'a-kassa eller aktivitetsstöd',
    en: 'unemployment benefit',
    alsoWritten: ['a-kassa', 'aktivitetsstöd'],
  },
  pension: { sv: 'pension', en: 'pension' },
  student_aid: { sv: 'studiemedel', en: 'student aid' },
  none: { sv: 'ingen', en: 'none', alsoWritten: ['ingen inkomst'] },
  other: { sv: 'annat', en: 'other' },
} as const satisfies CodeList

/** What the person mainly does. */
export const OCCUPATION = {
  employed: { sv: 'arbete', en: 'employed' },
  labour_market_measure: { sv: 'arbetsmarknadsåtgärd', en: 'labour-market measure' },
  studies: { sv: 'studier', en: 'studies' },
  unemployed: { sv: 'arbetslös', en: 'unemployed' },
  sick_leave: { sv: 'sjukskriven', en: 'on sick leave' },
  retired: { sv: 'pensionär', en: 'retired' },
  other: { sv: 'annat', en: 'other' },
} as const satisfies CodeList

/** Where the person was born, in groups wide enough not to identify. */
export const BIRTH_COUNTRY_GROUP = {
  sweden: { sv: 'Sverige', en: 'Sweden' },
  nordic: { sv: 'övriga Norden', en: 'other Nordic', alsoWritten: ['norden'] },
  eu: { sv: 'övriga EU', en: 'other EU', alsoWritten: ['eu'] },
  europe: { sv: 'övriga Europa', en: 'other Europe', alsoWritten: ['europa'] },
  world: { sv: 'övriga världen', en: 'rest of the world', alsoWritten: ['världen'] },
} as const satisfies CodeList

/** Who pays for the placement. */
export const PAYER = {
  municipality: { sv: 'kommunen', en: 'the municipality', alsoWritten: ['kommun'] },
  association: { sv: 'förening eller organisation', en: 'association', alsoWritten: ['förening', 'organisation'] },
  self: { sv: 'personen själv', en: 'the person', alsoWritten: ['själv'] },
  other: { sv: 'annan', en: 'other', alsoWritten: ['annat'] },
} as const satisfies CodeList

/** How sure the observer is of a head count. */
export const CERTAINTY = {
  certain: { sv: 'säker', en: 'certain' },
  probable: { sv: 'ganska säker', en: 'fairly certain', alsoWritten: ['trolig'] },
  uncertain: { sv: 'osäker', en: 'uncertain' },
} as const satisfies CodeList

/** Age bands used in observations and, in clear, beside an encrypted identity. Years, both ends included. */
export const AGE_BAND = {
  '0-17': { sv: '0–17 år', en: '0–17 years' },
  '18-24': { sv: '18–24 år', en: '18–24 years' },
  '25-34': { sv: '25–34 år', en: '25–34 years' },
  '35-44': { sv: '35–44 år', en: '35–44 years' },
  '45-54': { sv: '45–54 år', en: '45–54 years' },
  '55-64': { sv: '55–64 år', en: '55–64 years' },
  '65+': { sv: '65 år och äldre', en: '65 years and over', alsoWritten: ['65-', '65 +'] },
} as const satisfies CodeList

/** Words for *not known* besides the blank cell. None of them is ever "no". */
export const NOT_KNOWN_WORDS = [
  'vet ej',
  'vet inte',
  'okänt',
  'okänd',
  'ej känt',
  'inte känt',
  'uppgift saknas',
  'unknown',
  'not known',
  '?',
] as const

/** Words in place of a name that say nobody has told it. */
export const NAMELESS_WORDS = [
  ...([
    'nn',
    'n.n',
    'n.n.',
    'n/n',
    'x',
    'xx',
    'xxx',
    'saknas',
    'namn',
    'namn saknas',
    'namn okänt',
    'okänt namn',
  ] as const),
  ...(['förnamn', 'efternamn', 'anonym', 'anonym man', 'anonym kvinna', 'okänd man', 'okänd kvinna'] as const),
  ...(['okänd person', 'kvinna', 'no name', 'name unknown', 'anonymous', 'unknown man', 'unknown woman'] as const),
] as const

/** Words in place of a name that say it may not be told. */
export const PROTECTED_WORDS = [
  ...([
    'skyddad',
    'skyddad identitet',
    'skyddade personuppgifter',
    'skyddade uppgifter',
    'skyddad folkbokföring',
  ] as const),
  ...([
    'sekretess',
    'sekretessmarkerad',
    'sekretessmarkering',
    'hemlig',
    'hemligt',
    'protected',
    'protected identity',
  ] as const),
] as const

/** Words for *would not say*. */
export const DECLINED_WORDS = ['vill ej uppge', 'vill inte uppge', 'vill inte säga', 'avböjer', 'declined'] as const
