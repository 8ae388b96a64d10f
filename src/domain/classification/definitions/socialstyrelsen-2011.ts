import { type Definition, definition } from '../definition.ts'
import {
  ACUTE,
  ARRANGED_DWELLINGS,
  allOf,
  anyOf,
  atMostYears,
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

const VALID_FROM = '2011-01-01'
const SITUATIONS = {
  publisher: 'Socialstyrelsen',
  document: 'Hemlöshetssituationer i den nationella kartläggningen 2011, återgivna av Hässelby-Vällingby 2014',
}
const COVERAGE = {
  publisher: 'Socialstyrelsen',
  document: 'Socialstyrelsens kartläggning av hemlösheten 2011',
  section: 'Även barn och familjer räknas',
  url: 'http://www.socialstyrelsen.se/hemloshet/omfattning/kartlaggning2011',
}
const situation = (number: number) => ({ ...SITUATIONS, section: `Situation ${number}` })

const YOUNG = atMostYears(18)
const HOMELESS_CONDITIONS = stays(
  ...ACUTE,
  ...INSTITUTIONS,
  ...ARRANGED_DWELLINGS,
  'friends',
  'relatives',
  'lodger',
  'sublet',
)

/** The five national situations of 2011. Sources: domain.md section 3; Socialstyrelsen's page on the 2011 census. */
export const socialstyrelsen2011: Definition = definition.parse({
  id: 'socialstyrelsen-2011',
  title: { sv: 'Socialstyrelsens fem situationer, 2011', en: 'Socialstyrelsen’s five situations, 2011' },
  source: { ...SITUATIONS },
  validFrom: VALID_FROM,
  countedBy: 'stay',
  categories: {
    '1': { label: { sv: '1 Akut hemlöshet', en: '1 Acute homelessness' } },
    '2': { label: { sv: '2 Institutionsvistelse och stödboende', en: '2 Institution or supported housing' } },
    '3': { label: { sv: '3 Långsiktiga boendelösningar', en: '3 Longer-term housing solutions' } },
    '4': { label: { sv: '4 Eget ordnat kortsiktigt boende', en: '4 Short-term housing arranged by oneself' } },
    '5': { label: { sv: '5 Barn och unga utanför familjen', en: '5 Children and young people outside the family' } },
  },
  precedence: ['5', '1', '2', '3', '4'],
  assumptions: [
    {
      sv: 'En person med uppgifter i flera situationer räknas i den första av 5, 1, 2, 3 och 4.',
      en: 'A person with records in several situations is counted in the first of 5, 1, 2, 3 and 4.',
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
      id: 'socialstyrelsen-2011/residence',
      kind: 'residence',
      condition: anyOf(is('residenceStatus', 'citizen_or_permit'), isBlank('residenceStatus')),
      validFrom: VALID_FROM,
      source: COVERAGE,
      assumption: {
        sv: 'Är vistelsestatus inte ifylld antas personen omfattas. EU-medborgare tillfälligt här förs till dem utan uppehållstillstånd.',
        en: 'Where residence status is blank, the person is taken to be covered. EU citizens temporarily here go with those without a permit.',
      },
      reason: {
        sv: 'Personen är i hemlöshet men omfattas inte av definitionen på grund av sin vistelsestatus; redovisas för sig.',
        en: 'The person is homeless but outside the definition because of their residence status; shown apart.',
      },
    },
  ],
  rules: [
    {
      id: 'socialstyrelsen-2011/child-placed',
      gives: 'none',
      condition: allOf(YOUNG, is('placedBySocialServices', true)),
      validFrom: VALID_FROM,
      source: situation(5),
      reason: {
        sv: 'Barn och unga till och med 18 år som socialtjänsten har placerat räknas inte.',
        en: 'Children and young people of 18 or younger whom social services have placed are not counted.',
      },
    },
    {
      id: 'socialstyrelsen-2011/child-with-guardian',
      gives: 'child',
      condition: allOf(YOUNG, is('placedBySocialServices', false), is('withGuardian', true)),
      validFrom: VALID_FROM,
      source: situation(5),
      reason: {
        sv: 'Barnet bor med sin vårdnadshavare och redovisas bland barnen, inte bland personerna.',
        en: 'The child lives with a guardian and is shown among the children, not among the persons.',
      },
    },
    {
      id: 'socialstyrelsen-2011/5-outside-family',
      gives: '5',
      condition: allOf(YOUNG, is('placedBySocialServices', false), is('withGuardian', false), HOMELESS_CONDITIONS),
      validFrom: VALID_FROM,
      source: situation(5),
      reason: {
        sv: 'Ung person, till och med 18 år, som lever under hemlösa förhållanden utan vårdnadshavare och inte är placerad.',
        en: 'A young person of 18 or younger living in homeless conditions without a guardian, and not placed.',
      },
    },
    {
      id: 'socialstyrelsen-2011/child-unclear',
      gives: 'review',
      condition: allOf(YOUNG, anyOf(isBlank('placedBySocialServices'), isBlank('withGuardian')), HOMELESS_CONDITIONS),
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Den som säkert är 18 år eller yngre räknas aldrig som vuxen så länge placering eller vårdnadshavare är okänd.',
        en: 'Somebody certainly 18 or younger is never counted as an adult while placement or guardian is unknown.',
      },
      reason: {
        sv: 'Personen är 18 år eller yngre. Fyll i om personen är placerad av socialtjänsten och om den bor med sin vårdnadshavare.',
        en: 'The person is 18 or younger. Fill in whether social services have placed them and whether they live with a guardian.',
      },
    },
    {
      id: 'socialstyrelsen-2011/1-acute',
      gives: '1',
      condition: stays(...ACUTE),
      validFrom: VALID_FROM,
      source: situation(1),
      assumption: {
        sv: 'Tält, bil, husvagn, vandrarhem, hotell och skyddat boende hör hit.',
        en: 'Tents, cars, caravans, hostels, hotels and protected housing belong here.',
      },
      reason: {
        sv: 'Sov ute eller var hänvisad till akutboende, härbärge, jourboende eller liknande.',
        en: 'Slept rough, or was referred to emergency housing, a night shelter, on-call housing or the like.',
      },
    },
    {
      id: 'socialstyrelsen-2011/2-leaving-institution',
      gives: '2',
      condition: allOf(
        stays(...INSTITUTIONS),
        is('plannedMoveOut', 'within_three_months', 'overdue'),
        is('housingArranged', false),
      ),
      validFrom: VALID_FROM,
      source: situation(2),
      assumption: {
        sv: 'Häkte behandlas som anstalt: det krävs en planerad utflytt.',
        en: 'Remand is treated like prison: a planned move-out is needed.',
      },
      reason: {
        sv: 'Ska flytta från institution eller stödboende inom tre månader, eller är kvar för att bostad saknas, och har ingen egen bostad ordnad.',
        en: 'Is to leave an institution or supported housing within three months, or remains for want of housing, with no home of their own arranged.',
      },
    },
    {
      id: 'socialstyrelsen-2011/2-not-leaving',
      gives: 'none',
      condition: allOf(
        stays(...INSTITUTIONS),
        anyOf(is('plannedMoveOut', 'later', 'not_planned'), is('housingArranged', true)),
      ),
      validFrom: VALID_FROM,
      source: situation(2),
      reason: {
        sv: 'Ingen utflytt från institutionen eller stödboendet är planerad inom tre månader, eller en egen bostad är ordnad; räknas inte.',
        en: 'No move from the institution or supported housing is planned within three months, or a home is arranged; not counted.',
      },
    },
    {
      id: 'socialstyrelsen-2011/3-arranged-dwelling',
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
      id: 'socialstyrelsen-2011/3-first-hand',
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
      id: 'socialstyrelsen-2011/4-friends-or-relatives',
      gives: '4',
      condition: allOf(WITH_FRIENDS, anyOf(is('contractForm', 'none'), allOf(LIMITED_CONTRACT, ENDS_SOON))),
      validFrom: VALID_FROM,
      source: situation(4),
      reason: {
        sv: 'Bor tillfälligt hos vänner, bekanta, familj eller släkt, utan kontrakt eller med mindre än tre månader kvar.',
        en: 'Stays for a time with friends, acquaintances, family or relatives, without a contract or with less than three months left.',
      },
    },
    {
      id: 'socialstyrelsen-2011/4-lodger-or-sublet',
      gives: '4',
      condition: allOf(LODGING, ENDS_SOON),
      validFrom: VALID_FROM,
      source: situation(4),
      reason: {
        sv: 'Är inneboende eller hyr i andra hand av en privatperson, och kontraktet har mindre än tre månader kvar.',
        en: 'Is a lodger or rents second-hand from a private person, with less than three months of the contract left.',
      },
    },
    {
      id: 'socialstyrelsen-2011/4-longer-contract',
      gives: 'none',
      condition: anyOf(
        allOf(LODGING, notSo(ENDS_SOON)),
        allOf(WITH_FRIENDS, LIMITED_CONTRACT, notSo(ENDS_SOON)),
        allOf(WITH_FRIENDS, is('contractForm', 'municipal_second_hand', 'first_hand')),
      ),
      validFrom: VALID_FROM,
      source: situation(4),
      reason: {
        sv: 'Kontraktet gäller i tre månader eller mer från mätveckans sista dag, eller är ett kommunalt kontrakt eller förstahandskontrakt; räknas inte.',
        en: 'The contract runs three months or more from the last day of the census week, or is a municipal or first-hand one; not counted.',
      },
    },
    {
      id: 'socialstyrelsen-2011/home',
      gives: 'none',
      condition: stays(...HOMES),
      validFrom: VALID_FROM,
      source: { ...SITUATIONS },
      assumption: {
        sv: 'Hyresgarantilägenhet är en egen bostad.',
        en: 'A rent guarantee flat is a home of one’s own.',
      },
      reason: { sv: 'Har en egen bostad och räknas inte.', en: 'Has a home of their own and is not counted.' },
    },
    {
      id: 'socialstyrelsen-2011/unclear-accommodation',
      gives: 'review',
      condition: stays('adult_family_home', 'care_home', 'other'),
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Familjehem för vuxna, vård- och omsorgsboende och annat boende nämns inte i definitionen: en människa avgör.',
        en: 'Family homes for adults, care homes and other housing are not named in the definition: a person decides.',
      },
      reason: {
        sv: 'Definitionen nämner inte det här boendet. Välj det boende i listan som ligger närmast, eller avgör och skriv varför.',
        en: 'The definition does not name this housing. Choose the nearest in the list, or decide and write down why.',
      },
    },
  ],
})
