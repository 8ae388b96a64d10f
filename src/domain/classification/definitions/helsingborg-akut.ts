import type { AccommodationCode } from '../../submission/record.ts'
import type { Condition } from '../condition.ts'
import { type Definition, definition } from '../definition.ts'
import { allOf, CHILD, HOMES, is, isBlank, stays } from './building-blocks.ts'

const VALID_FROM = '2014-01-01'
const MEETING = {
  publisher: 'Helsingborgs stad',
  document: 'Dialogmöte om den lokala hemlöshetskartläggningen 2018',
}
const CITY_PAGES = {
  publisher: 'Helsingborgs stad',
  document: 'Öppna soc: bostadslöshet, lokal hemlöshetskartläggning 2015–2016',
  url: 'https://oppnasoc.helsingborg.se/organisation/dokument-och-rapporter/bostadsloshet/',
}

/** Places to sleep that may or may not be arranged from night to night: the record has to say. */
const MAY_BE_NIGHT_BY_NIGHT: readonly AccommodationCode[] = [
  'night_shelter',
  'emergency_housing',
  'hostel_or_hotel',
  'supported_housing',
  'friends',
  'relatives',
  'lodger',
  'other',
]

/** Housing that by its nature is longer-term than from day to day, unless the record says otherwise. */
const LONGER_TERM: readonly AccommodationCode[] = [
  'prison',
  'remand',
  'hvb',
  'sis',
  'treatment_unit',
  'hospital',
  'adult_family_home',
  'care_home',
  'transitional_dwelling',
  'trial_flat',
  'training_flat',
  'social_contract',
  'housing_first',
  'sublet',
]

const AT_FENIX: Condition = { kind: 'facility', names: ['Fenix'] }

/** Acute homelessness as Helsingborg counts it every January. Sources: dialogue meeting 2018; city pages 2015–2016. */
export const helsingborgAkut: Definition = definition.parse({
  id: 'helsingborg-akut',
  title: { sv: 'Akut hemlöshet i Helsingborg', en: 'Acute homelessness in Helsingborg' },
  source: MEETING,
  validFrom: VALID_FROM,
  countedBy: 'stay',
  categories: { '1': { label: { sv: 'Akut hemlöshet', en: 'Acute homelessness' } } },
  precedence: ['1'],
  otherSituationsFrom: 'socialstyrelsen-2011',
  assumptions: [
    {
      sv: 'Barn under 18 år som bor med sin vårdnadshavare redovisas bland barnen, inte bland personerna.',
      en: 'Children under 18 who live with a guardian are shown among the children, not among the persons.',
    },
    {
      sv: 'Definitionen gäller från den första publicerade siffran, 2014.',
      en: 'The definition is in force from the first published figure, 2014.',
    },
  ],
  rules: [
    {
      id: 'helsingborg-akut/child-with-guardian',
      gives: 'child',
      condition: allOf(CHILD, is('withGuardian', true)),
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Barn under 18 år som bor med sin vårdnadshavare redovisas bland barnen.',
        en: 'Children under 18 who live with a guardian are shown among the children.',
      },
      reason: {
        sv: 'Barnet bor med sin vårdnadshavare och redovisas bland barnen, inte bland personerna.',
        en: 'The child lives with a guardian and is shown among the children, not among the persons.',
      },
    },
    {
      id: 'helsingborg-akut/child-unclear',
      gives: 'review',
      condition: allOf(CHILD, isBlank('withGuardian'), stays('outdoors', 'tent_or_vehicle', ...MAY_BE_NIGHT_BY_NIGHT)),
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Ett barn räknas inte som vuxen så länge det är okänt om det bor med sin vårdnadshavare.',
        en: 'A child is not counted as an adult while it is unknown whether it lives with a guardian.',
      },
      reason: {
        sv: 'Personen är under 18 år. Fyll i om personen bor med sin vårdnadshavare.',
        en: 'The person is under 18. Fill in whether they live with a guardian.',
      },
    },
    {
      id: 'helsingborg-akut/fenix-emergency-place',
      gives: '1',
      condition: allOf(AT_FENIX, is('emergencyPlace', true)),
      validFrom: VALID_FROM,
      source: MEETING,
      reason: { sv: 'Har en akutplats på Fenix.', en: 'Has an emergency place at Fenix.' },
    },
    {
      id: 'helsingborg-akut/fenix-fixed-decision',
      gives: 'none',
      condition: allOf(AT_FENIX, is('emergencyPlace', false)),
      validFrom: VALID_FROM,
      source: MEETING,
      reason: {
        sv: 'Bor på Fenix med ett fast biståndsbeslut och räknas inte som akut.',
        en: 'Lives at Fenix on a fixed assistance decision and is not counted as acute.',
      },
    },
    {
      id: 'helsingborg-akut/fenix-unclear',
      gives: 'review',
      condition: allOf(AT_FENIX, isBlank('emergencyPlace')),
      validFrom: VALID_FROM,
      source: MEETING,
      reason: {
        sv: 'Bor på Fenix. Fyll i om det är en akutplats eller ett fast biståndsbeslut.',
        en: 'Lives at Fenix. Fill in whether it is an emergency place or a fixed assistance decision.',
      },
    },
    {
      id: 'helsingborg-akut/outdoors',
      gives: '1',
      condition: stays('outdoors'),
      validFrom: VALID_FROM,
      source: CITY_PAGES,
      reason: {
        sv: 'Sov utomhus, i en trappuppgång eller i en offentlig lokal.',
        en: 'Slept outdoors, in a stairwell or on public premises.',
      },
    },
    {
      id: 'helsingborg-akut/tent-or-vehicle',
      gives: '1',
      condition: stays('tent_or_vehicle'),
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Tält, bil och husvagn räknas som utomhus.',
        en: 'Tents, cars and caravans are counted as outdoors.',
      },
      reason: { sv: 'Sov i tält, bil eller husvagn.', en: 'Slept in a tent, a car or a caravan.' },
    },
    {
      id: 'helsingborg-akut/protected-or-on-call',
      gives: 'none',
      condition: stays('protected_housing', 'on_call_housing'),
      validFrom: VALID_FROM,
      source: CITY_PAGES,
      reason: {
        sv: 'Skyddat boende och jourboende räknas inte som akut i den lokala kartläggningen.',
        en: 'Protected housing and on-call housing are not counted as acute in the local census.',
      },
    },
    {
      id: 'helsingborg-akut/home',
      gives: 'none',
      condition: stays(...HOMES),
      validFrom: VALID_FROM,
      source: MEETING,
      assumption: {
        sv: 'Hyresgarantilägenhet är en egen bostad.',
        en: 'A rent guarantee flat is a home of one’s own.',
      },
      reason: { sv: 'Har en egen bostad och räknas inte.', en: 'Has a home of their own and is not counted.' },
    },
    {
      id: 'helsingborg-akut/night-by-night',
      gives: '1',
      condition: allOf(is('nightByNight', true), stays(...MAY_BE_NIGHT_BY_NIGHT, ...LONGER_TERM)),
      validFrom: VALID_FROM,
      source: MEETING,
      reason: {
        sv: 'Sovplatsen ordnas från natt till natt, hos vem det än är.',
        en: 'The place to sleep is arranged from night to night, with whomever.',
      },
    },
    {
      id: 'helsingborg-akut/longer-term',
      gives: 'none',
      condition: stays(...LONGER_TERM),
      validFrom: VALID_FROM,
      source: MEETING,
      assumption: {
        sv: 'Institution, familjehem, kommunens boendelösningar och andrahandskontrakt är mer långvariga än från dag till dag om inget annat sägs.',
        en: 'Institutions, family homes, housing arranged by the municipality and second-hand contracts are longer-term than from day to day unless the record says otherwise.',
      },
      reason: {
        sv: 'Boendet är mer långvarigt än från dag till dag och räknas inte som akut.',
        en: 'The housing is longer-term than from day to day and is not counted as acute.',
      },
    },
    {
      id: 'helsingborg-akut/first-hand',
      gives: 'none',
      condition: allOf(is('contractForm', 'first_hand'), stays(...MAY_BE_NIGHT_BY_NIGHT)),
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Den som har ett förstahandskontrakt sover inte från natt till natt om inget annat sägs.',
        en: 'Somebody with a first-hand contract does not sleep from night to night unless the record says so.',
      },
      reason: {
        sv: 'Har ett förstahandskontrakt och räknas inte som akut.',
        en: 'Has a first-hand contract and is not counted as acute.',
      },
    },
    {
      id: 'helsingborg-akut/not-night-by-night',
      gives: 'none',
      condition: allOf(is('nightByNight', false), stays(...MAY_BE_NIGHT_BY_NIGHT)),
      validFrom: VALID_FROM,
      source: MEETING,
      reason: {
        sv: 'Sovplatsen ordnas inte från natt till natt och räknas inte som akut.',
        en: 'The place to sleep is not arranged from night to night and is not counted as acute.',
      },
    },
  ],
})
