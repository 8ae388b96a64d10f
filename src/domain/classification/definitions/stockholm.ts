import type { z } from 'zod'
import type { Condition } from '../condition.ts'
import { type Definition, definition } from '../definition.ts'
import {
  ACUTE,
  ARRANGED_DWELLINGS,
  allOf,
  anyOf,
  CHILD,
  HOMES,
  INSTITUTIONS,
  is,
  isBlank,
  notSo,
  stays,
} from './building-blocks.ts'

/** The first day of Stockholm's and Norrmalm's definitions. */
export const VALID_FROM = '2014-01-01'

const REPORT = {
  publisher: 'Stockholms stad, socialförvaltningen',
  document: 'Hemlösa i Stockholms stad 25 september 2016, dnr 3.1.1-340/2016',
  section: 'Stadens definition av hemlöshet',
  url: 'http://docplayer.se/25976991-Hemlosa-i-stockholms-stad-25-september-2016.html',
}

/** A unit of the city that decides on assistance (myndighetsutövning) has reported the record. */
export const UNIT_EXERCISES_AUTHORITY: Condition = { kind: 'unitExercisesAuthority' }
const CITY_IS_RESPONSIBLE: Condition = { kind: 'responsibleHere', alsoNamed: ['Stockholm', '0180'] }
const AT_MOST_THREE_MONTHS: Condition = { kind: 'stayedAtMost', months: 3 }
const IN_INSTITUTION = stays(...INSTITUTIONS, 'adult_family_home')

/** Stockholm's definition as it is written down, for districts that restrict it further. */
export const STOCKHOLM = {
  id: 'stockholm',
  title: { sv: 'Hemlöshet i Stockholms stad', en: 'Homelessness in the City of Stockholm' },
  source: REPORT,
  validFrom: VALID_FROM,
  countedBy: 'responsibility',
  categories: {
    '1': { label: { sv: 'Akut boende och utomhus', en: 'Acute housing and outdoors' } },
    '2': { label: { sv: 'Institution och stödboende', en: 'Institutions and supported housing' } },
    '4': { label: { sv: 'Hos vänner och bekanta', en: 'With friends and acquaintances' } },
  },
  precedence: ['1', '2', '4'],
  otherSituationsFrom: 'socialstyrelsen-2011',
  assumptions: [
    {
      sv: 'Definitionen, som är hämtad ur stadens rapport 2016, antas ha gällt från 2014.',
      en: 'The definition, taken from the city’s report of 2016, is assumed to have been in force from 2014.',
    },
    {
      sv: 'En person med uppgifter i flera situationer räknas i den första av 1, 2 och 4.',
      en: 'A person with records in several situations is counted in the first of 1, 2 and 4.',
    },
  ],
  scope: [
    {
      id: 'stockholm/responsibility',
      kind: 'responsibility',
      condition: anyOf(CITY_IS_RESPONSIBLE, allOf(isBlank('responsibleMunicipality'), UNIT_EXERCISES_AUTHORITY)),
      validFrom: VALID_FROM,
      source: REPORT,
      assumption: {
        sv: 'Är ansvarig kommun inte ifylld antas staden ha ansvaret när en enhet som utövar myndighet har lämnat uppgiften.',
        en: 'Where the municipality responsible is blank, the city is taken to be responsible when a unit that exercises authority has reported the record.',
      },
      reason: {
        sv: 'En annan kommun har ansvaret för personen, som därför inte räknas här.',
        en: 'Another municipality is responsible for the person, who is therefore not counted here.',
      },
    },
  ],
  rules: [
    {
      id: 'stockholm/child-with-guardian',
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
      id: 'stockholm/child-unclear',
      gives: 'review',
      condition: allOf(
        CHILD,
        isBlank('withGuardian'),
        stays(...ACUTE, ...INSTITUTIONS, 'adult_family_home', 'friends'),
      ),
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
      id: 'stockholm/1-acute',
      gives: '1',
      condition: stays(...ACUTE),
      validFrom: VALID_FROM,
      source: REPORT,
      assumption: {
        sv: 'Tält, bil, husvagn, vandrarhem, hotell och skyddat boende hör hit.',
        en: 'Tents, cars, caravans, hostels, hotels and protected housing belong here.',
      },
      reason: {
        sv: 'Sov ute eller i ett akut boende.',
        en: 'Slept outdoors or in acute housing.',
      },
    },
    {
      id: 'stockholm/2-home-arranged',
      gives: 'none',
      condition: allOf(IN_INSTITUTION, is('housingArranged', true)),
      validFrom: VALID_FROM,
      source: REPORT,
      reason: {
        sv: 'Bor på institution eller i stödboende men har en egen bostad ordnad; räknas inte.',
        en: 'Lives in an institution or supported housing but has a home arranged; not counted.',
      },
    },
    {
      id: 'stockholm/2-institution',
      gives: '2',
      condition: IN_INSTITUTION,
      validFrom: VALID_FROM,
      source: REPORT,
      assumption: {
        sv: 'Häkte behandlas som anstalt och familjehem för vuxna som institution. Är det inte ifyllt om en bostad är ordnad antas ingen vara det.',
        en: 'Remand is treated like prison, and a family home for adults like an institution. Where it is blank whether a home is arranged, none is taken to be.',
      },
      reason: {
        sv: 'Bor på institution eller i stödboende; staden har ingen gräns vid tre månader.',
        en: 'Lives in an institution or supported housing; the city has no limit of three months.',
      },
    },
    {
      id: 'stockholm/4-friends',
      gives: '4',
      condition: allOf(stays('friends'), AT_MOST_THREE_MONTHS),
      validFrom: VALID_FROM,
      source: REPORT,
      assumption: {
        sv: 'De tre månaderna räknas från den dag personen började bo där till mätveckans sista dag.',
        en: 'The three months run from the day the person began to stay there to the last day of the census week.',
      },
      reason: {
        sv: 'Bor tillfälligt hos vänner eller bekanta sedan högst tre månader.',
        en: 'Has stayed with friends or acquaintances for at most three months.',
      },
    },
    {
      id: 'stockholm/4-friends-longer',
      gives: 'none',
      condition: allOf(stays('friends'), notSo(AT_MOST_THREE_MONTHS)),
      validFrom: VALID_FROM,
      source: REPORT,
      reason: {
        sv: 'Har bott hos vänner eller bekanta i mer än tre månader; räknas inte.',
        en: 'Has stayed with friends or acquaintances for more than three months; not counted.',
      },
    },
    {
      id: 'stockholm/other-solutions',
      gives: 'none',
      condition: stays('relatives', 'lodger', 'sublet', ...ARRANGED_DWELLINGS),
      validFrom: VALID_FROM,
      source: REPORT,
      assumption: {
        sv: 'Sociala kontrakt, träningslägenheter, genomgångsbostäder och inneboende räknas inte, liksom försökslägenheter och Bostad först.',
        en: 'Social contracts, training flats, transitional dwellings and lodging are not counted, like trial flats and Housing First.',
      },
      reason: {
        sv: 'Staden räknar inte den som bor hos anhöriga, i andra hand eller i en längre boendelösning.',
        en: 'The city does not count those who stay with relatives, rent second-hand or live in a longer-term solution.',
      },
    },
    {
      id: 'stockholm/home',
      gives: 'none',
      condition: stays(...HOMES),
      validFrom: VALID_FROM,
      source: REPORT,
      assumption: {
        sv: 'Hyresgarantilägenhet är en egen bostad.',
        en: 'A rent guarantee flat is a home of one’s own.',
      },
      reason: { sv: 'Har en egen bostad och räknas inte.', en: 'Has a home of their own and is not counted.' },
    },
    {
      id: 'stockholm/unclear-accommodation',
      gives: 'review',
      condition: stays('care_home', 'other'),
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Vård- och omsorgsboende och annat boende nämns inte i definitionen: en människa avgör.',
        en: 'Care homes and other housing are not named in the definition: a person decides.',
      },
      reason: {
        sv: 'Definitionen nämner inte det här boendet. Välj det boende i listan som ligger närmast, eller avgör och skriv varför.',
        en: 'The definition does not name this housing. Choose the nearest in the list, or decide and write down why.',
      },
    },
  ],
} satisfies z.input<typeof definition>

/** Homelessness as the City of Stockholm counts it. Source: the city's report of 2016. */
export const stockholm: Definition = definition.parse(STOCKHOLM)
