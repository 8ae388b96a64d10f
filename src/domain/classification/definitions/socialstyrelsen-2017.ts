import type { AccommodationCode } from '../../submission/record.ts'
import { type Definition, definition } from '../definition.ts'
import {
  ACUTE,
  ARRANGED_DWELLINGS,
  allOf,
  anyOf,
  CHILD,
  ENDS_SOON,
  HOMES,
  INSTITUTIONS,
  is,
  isBlank,
  LIMITED_CONTRACT,
  LODGING,
  notSo,
  stays,
  WITH_FRIENDS,
} from './building-blocks.ts'

const VALID_FROM = '2017-04-03' // Monday of the national census week, week 14
const SITUATIONS = {
  publisher: 'Socialstyrelsen',
  document: 'Hemlöshetssituationer, dnr 416/2017',
  url: 'https://abcdocz.com/doc/5203534/brevmall---svensk',
}
const COVERAGE = {
  publisher: 'Socialstyrelsen',
  document: 'Nationell kartläggning av hemlösheten 2017',
  url: 'http://www.socialstyrelsen.se/hemloshet',
}
const situation = (number: number) => ({ ...SITUATIONS, section: `Situation ${number}` })

/** Institutions of 2017 and 2023: those of 2011, and the family home. Source: domain.md sections 3 and 4. */
export const INSTITUTIONS_AND_FAMILY_HOME: readonly AccommodationCode[] = [...INSTITUTIONS, 'adult_family_home']

/** To leave within three months after the week, or overdue, with no home arranged. Source: dnr 416/2017, situation 2. */
export const LEAVING_WITHOUT_HOME = allOf(
  stays(...INSTITUTIONS_AND_FAMILY_HOME),
  is('plannedMoveOut', 'within_three_months', 'overdue'),
  is('housingArranged', false),
)

/** In an institution, but not to leave within three months, or with a home arranged. */
export const NOT_LEAVING = allOf(
  stays(...INSTITUTIONS_AND_FAMILY_HOME),
  anyOf(is('plannedMoveOut', 'later', 'not_planned'), is('housingArranged', true)),
)

const MET_FOR_THIS = is('contactForThisReason', true)

/** With friends or relatives, for a time, and met for this reason. Source: dnr 416/2017, situation 4. */
export const WITH_FRIENDS_FOR_A_TIME = allOf(
  WITH_FRIENDS,
  anyOf(is('contractForm', 'none'), allOf(LIMITED_CONTRACT, ENDS_SOON)),
  MET_FOR_THIS,
)

/** A lodger or subtenant for less than three months more, met for this reason. Source: dnr 416/2017, situation 4. */
export const LODGING_FOR_A_TIME = allOf(LODGING, ENDS_SOON, MET_FOR_THIS)

/** A contract for three months or more, or one that is not with a private person. */
export const LONGER_CONTRACT = anyOf(
  allOf(LODGING, notSo(ENDS_SOON)),
  allOf(WITH_FRIENDS, LIMITED_CONTRACT, notSo(ENDS_SOON)),
  allOf(WITH_FRIENDS, is('contractForm', 'municipal_second_hand', 'first_hand')),
)

/** In situation 4 by their housing, but the unit met them for another reason. */
export const MET_FOR_ANOTHER_REASON = allOf(anyOf(WITH_FRIENDS, LODGING), is('contactForThisReason', false))

const HOMELESS_CONDITIONS = anyOf(
  stays(...ACUTE, ...INSTITUTIONS_AND_FAMILY_HOME, ...ARRANGED_DWELLINGS),
  WITH_FRIENDS,
  LODGING,
)

/** The four national situations of 2017. Sources: dnr 416/2017; domain.md section 3. */
export const socialstyrelsen2017: Definition = definition.parse({
  id: 'socialstyrelsen-2017',
  title: { sv: 'Socialstyrelsens fyra situationer, 2017', en: 'Socialstyrelsen’s four situations, 2017' },
  source: SITUATIONS,
  validFrom: VALID_FROM,
  countedBy: 'stay',
  categories: {
    '1': { label: { sv: '1 Akut hemlöshet', en: '1 Acute homelessness' } },
    '2': { label: { sv: '2 Institutionsvistelse och stödboende', en: '2 Institution or supported housing' } },
    '3': { label: { sv: '3 Långsiktiga boendelösningar', en: '3 Longer-term housing solutions' } },
    '4': { label: { sv: '4 Eget ordnat kortsiktigt boende', en: '4 Short-term housing arranged by oneself' } },
  },
  precedence: ['1', '2', '3', '4'],
  assumptions: [
    {
      sv: 'En person med uppgifter i flera situationer räknas i den första av 1, 2, 3 och 4.',
      en: 'A person with records in several situations is counted in the first of 1, 2, 3 and 4.',
    },
    {
      sv: 'Personen räknas där den vistas, av den kommun som gör kartläggningen.',
      en: 'The person is counted where they stay, by the municipality that makes the census.',
    },
    {
      sv: 'Ålder räknas på mätveckans första dag.',
      en: 'Age is taken on the first day of the census week.',
    },
  ],
  scope: [
    {
      id: 'socialstyrelsen-2017/residence',
      kind: 'residence',
      condition: anyOf(is('residenceStatus', 'citizen_or_permit'), isBlank('residenceStatus')),
      validFrom: VALID_FROM,
      source: COVERAGE,
      assumption: {
        sv: 'Är vistelsestatus inte ifylld antas personen omfattas, som i definitionen från 2011.',
        en: 'Where residence status is blank, the person is taken to be covered, as in the definition of 2011.',
      },
      reason: {
        sv: 'Personen är i hemlöshet men omfattas inte av definitionen på grund av sin vistelsestatus; redovisas för sig.',
        en: 'The person is homeless but outside the definition because of their residence status; shown apart.',
      },
    },
  ],
  rules: [
    {
      id: 'socialstyrelsen-2017/child-with-guardian',
      gives: 'child',
      condition: allOf(CHILD, is('withGuardian', true)),
      validFrom: VALID_FROM,
      source: SITUATIONS,
      assumption: {
        sv: 'Definitionen har ingen situation för barn: den som är under 18 år och bor med sin vårdnadshavare redovisas bland de vuxnas barn.',
        en: 'The definition has no situation for children: those under 18 who live with a guardian are shown among the children of the adults.',
      },
      reason: {
        sv: 'Barnet bor med sin vårdnadshavare och redovisas bland barnen, inte bland personerna.',
        en: 'The child lives with a guardian and is shown among the children, not among the persons.',
      },
    },
    {
      id: 'socialstyrelsen-2017/child-without-guardian',
      gives: 'none',
      condition: allOf(CHILD, is('withGuardian', false)),
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Situation 5 finns inte längre och barn syns bara som barn till vuxna som räknas: ett barn under 18 år utan vårdnadshavare räknas därför inte.',
        en: 'Situation 5 is gone and children appear only as children of adults who are counted: a child under 18 without a guardian is therefore not counted.',
      },
      reason: {
        sv: 'Ett barn utan vårdnadshavare har ingen plats i den här definitionen och räknas inte. Se till att socialtjänsten känner till hur barnet har det.',
        en: 'A child without a guardian has no place in this definition and is not counted. Make sure that social services know how the child is.',
      },
    },
    {
      id: 'socialstyrelsen-2017/child-unclear',
      gives: 'review',
      condition: allOf(CHILD, isBlank('withGuardian'), HOMELESS_CONDITIONS),
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
      id: 'socialstyrelsen-2017/1-acute',
      gives: '1',
      condition: stays(...ACUTE),
      validFrom: VALID_FROM,
      source: situation(1),
      assumption: {
        sv: 'Bil, husvagn, camping, vandrarhem och hotell hör hit: definitionen säger ”eller motsvarande”.',
        en: 'Cars, caravans, camping sites, hostels and hotels belong here: the definition says “or the equivalent”.',
      },
      reason: {
        sv: 'Sov utomhus, i en trappuppgång, i en offentlig lokal eller i tält, eller var hänvisad till akutboende, härbärge, jourboende, skyddat boende eller liknande.',
        en: 'Slept outdoors, in a stairwell, on public premises or in a tent, or was referred to emergency housing, a night shelter, on-call or protected housing or the like.',
      },
    },
    {
      id: 'socialstyrelsen-2017/2-leaving-institution',
      gives: '2',
      condition: LEAVING_WITHOUT_HOME,
      validFrom: VALID_FROM,
      source: situation(2),
      assumption: {
        sv: 'Häkte behandlas som anstalt. Behandlingsenhet och sjukhus nämns inte 2017 men behandlas som de andra institutionerna.',
        en: 'Remand is treated like prison. Treatment units and hospitals are not named in 2017 but are treated like the other institutions.',
      },
      reason: {
        sv: 'Ska flytta från institution, familjehem eller stödboende inom tre månader efter mätveckan, eller är kvar för att bostad saknas, och har ingen egen bostad ordnad.',
        en: 'Is to leave an institution, a family home or supported housing within three months after the census week, or remains for want of housing, with no home of their own arranged.',
      },
    },
    {
      id: 'socialstyrelsen-2017/2-not-leaving',
      gives: 'none',
      condition: NOT_LEAVING,
      validFrom: VALID_FROM,
      source: situation(2),
      reason: {
        sv: 'Ingen flytt från institutionen, familjehemmet eller stödboendet är planerad inom tre månader efter mätveckan, eller en egen bostad är ordnad; räknas inte.',
        en: 'No move from the institution, family home or supported housing is planned within three months after the census week, or a home is arranged; not counted.',
      },
    },
    {
      id: 'socialstyrelsen-2017/3-arranged-dwelling',
      gives: '3',
      condition: allOf(stays(...ARRANGED_DWELLINGS), notSo(is('contractForm', 'first_hand'))),
      validFrom: VALID_FROM,
      source: situation(3),
      assumption: {
        sv: 'Genomgångsbostad hör hit.',
        en: 'A transitional dwelling belongs here.',
      },
      reason: {
        sv: 'Bor i en boendelösning som kommunen ordnat, utan eget förstahandskontrakt.',
        en: 'Lives in housing the municipality has arranged, without a first-hand contract.',
      },
    },
    {
      id: 'socialstyrelsen-2017/3-first-hand',
      gives: 'none',
      condition: allOf(stays(...ARRANGED_DWELLINGS), is('contractForm', 'first_hand')),
      validFrom: VALID_FROM,
      source: situation(3),
      reason: {
        sv: 'Har tagit över förstahandskontraktet och räknas därför inte längre.',
        en: 'Has taken over the first-hand contract and is therefore no longer counted.',
      },
    },
    {
      id: 'socialstyrelsen-2017/4-friends-or-relatives',
      gives: '4',
      condition: WITH_FRIENDS_FOR_A_TIME,
      validFrom: VALID_FROM,
      source: situation(4),
      reason: {
        sv: 'Bor tillfälligt hos vänner, bekanta, familj eller släkt, utan kontrakt eller med mindre än tre månader kvar efter mätveckan, och enheten har träffat personen av det skälet.',
        en: 'Stays for a time with friends, acquaintances, family or relatives, without a contract or with less than three months left after the census week, and the unit met the person for that reason.',
      },
    },
    {
      id: 'socialstyrelsen-2017/4-lodger-or-sublet',
      gives: '4',
      condition: LODGING_FOR_A_TIME,
      validFrom: VALID_FROM,
      source: situation(4),
      reason: {
        sv: 'Är inneboende eller hyr i andra hand av en privatperson med mindre än tre månader kvar efter mätveckan, och enheten har träffat personen av det skälet.',
        en: 'Is a lodger or rents second-hand from a private person with less than three months left after the census week, and the unit met the person for that reason.',
      },
    },
    {
      id: 'socialstyrelsen-2017/4-longer-contract',
      gives: 'none',
      condition: LONGER_CONTRACT,
      validFrom: VALID_FROM,
      source: situation(4),
      reason: {
        sv: 'Kontraktet gäller i tre månader eller mer efter mätveckan, eller är ett kommunalt kontrakt eller förstahandskontrakt; räknas inte.',
        en: 'The contract runs three months or more after the census week, or is a municipal or first-hand one; not counted.',
      },
    },
    {
      id: 'socialstyrelsen-2017/4-met-for-another-reason',
      gives: 'none',
      condition: MET_FOR_ANOTHER_REASON,
      validFrom: VALID_FROM,
      source: situation(4),
      reason: {
        sv: 'Enheten träffade personen av ett annat skäl än boendet; situation 4 räknar bara dem som enheten mött av det skälet.',
        en: 'The unit met the person for another reason than their housing; situation 4 counts only those whom the unit met for that reason.',
      },
    },
    {
      id: 'socialstyrelsen-2017/home',
      gives: 'none',
      condition: stays(...HOMES),
      validFrom: VALID_FROM,
      source: SITUATIONS,
      assumption: {
        sv: 'Hyresgarantilägenhet är en egen bostad.',
        en: 'A rent guarantee flat is a home of one’s own.',
      },
      reason: { sv: 'Har en egen bostad och räknas inte.', en: 'Has a home of their own and is not counted.' },
    },
    {
      id: 'socialstyrelsen-2017/unclear-accommodation',
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
})
