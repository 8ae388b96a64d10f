import { type Definition, definition } from '../definition.ts'
import { ACUTE, ARRANGED_DWELLINGS, allOf, anyOf, CHILD, HOMES, is, isBlank, stays } from './building-blocks.ts'
import {
  LEAVING_WITHOUT_HOME,
  LODGING_FOR_A_TIME,
  LONGER_CONTRACT,
  MET_FOR_ANOTHER_REASON,
  NOT_LEAVING,
  WITH_FRIENDS_FOR_A_TIME,
} from './socialstyrelsen-2017.ts'

const VALID_FROM = '2023-01-01'
const SITUATIONS = {
  publisher: 'Socialstyrelsen',
  document: 'Hemlöshetssituationer i den nationella kartläggningen 2023, återgivna av Nyhetsbyrån Järva',
  url: 'https://www.nyhetsbyranjarva.se/sverige-samst-i-norden-trots-minskat-antal-hemlosa/',
}
const SURVEYS = {
  publisher: 'Socialstyrelsen',
  document: 'Kartläggning av hemlöshet 2023',
  section: 'Två olika enkäter ligger till grund för kartläggningen',
  url: 'https://www.socialstyrelsen.se/kunskapsstod-och-regler/omraden/hemloshet/kartlaggning-av-hemloshet-2023/',
}
const SHORT_TERM = { ...SURVEYS, section: null }
const AS_IN_2017 = {
  sv: 'Villkoren är de från 2017.',
  en: 'The conditions are those of 2017.',
}
const situation = (number: number) => ({ ...SITUATIONS, section: `Situation ${number}` })

/** The national situations of 2023 that are collected person by person. Sources: domain.md section 3; Socialstyrelsen's page on 2023. */
export const socialstyrelsen2023: Definition = definition.parse({
  id: 'socialstyrelsen-2023',
  title: {
    sv: 'Socialstyrelsens situationer 1, 2 och 4, 2023',
    en: 'Socialstyrelsen’s situations 1, 2 and 4, 2023',
  },
  source: SITUATIONS,
  validFrom: VALID_FROM,
  countedBy: 'stay',
  categories: {
    '1': { label: { sv: '1 Akut hemlöshet', en: '1 Acute homelessness' } },
    '2': { label: { sv: '2 Institutionsvistelse och stödboende', en: '2 Institution or supported housing' } },
    '4': { label: { sv: '4 Eget ordnat kortsiktigt boende', en: '4 Short-term housing arranged by oneself' } },
  },
  precedence: ['1', '2', '4'],
  otherSituationsFrom: 'socialstyrelsen-2017',
  assumptions: [
    {
      sv: 'En person med uppgifter i flera situationer räknas i den första av 1, 2 och 4.',
      en: 'A person with records in several situations is counted in the first of 1, 2 and 4.',
    },
    {
      sv: 'Personen räknas där den vistas, av den kommun som gör kartläggningen.',
      en: 'The person is counted where they stay, by the municipality that makes the census.',
    },
    {
      sv: 'Ålder räknas på mätveckans första dag.',
      en: 'Age is taken on the first day of the census week.',
    },
    {
      sv: 'Situation 3 samlas in som antal för hela kommunen och ingår inte i summan här; jämför därför inte summan med rikets fyra situationer.',
      en: 'Situation 3 is collected as a number for the whole municipality and is not in the total here; do not compare that total with the four situations of the country.',
    },
    {
      sv: 'Situationernas namn och villkoren i situation 2 och 4 antas vara desamma som 2017.',
      en: 'The names of the situations and the conditions of situations 2 and 4 are taken to be those of 2017.',
    },
  ],
  scope: [
    {
      id: 'socialstyrelsen-2023/adults',
      kind: 'age',
      condition: { kind: 'ageAtLeast', years: 18 },
      validFrom: VALID_FROM,
      source: SITUATIONS,
      reason: {
        sv: 'Definitionen omfattar bara personer som är 18 år eller äldre. Är det ett barn utan vårdnadshavare, se till att socialtjänsten känner till hur barnet har det.',
        en: 'The definition covers only persons of 18 or older. If this is a child without a guardian, make sure that social services know how the child is.',
      },
    },
    {
      id: 'socialstyrelsen-2023/residence',
      kind: 'residence',
      condition: anyOf(is('residenceStatus', 'citizen_or_permit'), isBlank('residenceStatus')),
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Vilka som omfattas antas vara som 2017: svenska medborgare och personer med uppehållstillstånd. Är vistelsestatus inte ifylld antas personen omfattas.',
        en: 'Those covered are taken to be those of 2017: Swedish citizens and persons with a residence permit. Where residence status is blank, the person is taken to be covered.',
      },
      reason: {
        sv: 'Personen är i hemlöshet men omfattas inte av definitionen på grund av sin vistelsestatus; redovisas för sig.',
        en: 'The person is homeless but outside the definition because of their residence status; shown apart.',
      },
    },
  ],
  rules: [
    {
      id: 'socialstyrelsen-2023/child-with-guardian',
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
      id: 'socialstyrelsen-2023/1-acute',
      gives: '1',
      condition: stays(...ACUTE),
      validFrom: VALID_FROM,
      source: situation(1),
      assumption: {
        sv: 'Tält, bil, husvagn, camping och hotell hör hit.',
        en: 'Tents, cars, caravans, camping sites and hotels belong here.',
      },
      reason: {
        sv: 'Sov utomhus, på en offentlig plats, i ett garage eller på en vind, eller på härbärge, vandrarhem, jourboende, skyddat boende eller akutboende.',
        en: 'Slept outdoors, in a public place, in a garage or an attic, or in a night shelter, a hostel, on-call, protected or emergency housing.',
      },
    },
    {
      id: 'socialstyrelsen-2023/2-leaving-institution',
      gives: '2',
      condition: LEAVING_WITHOUT_HOME,
      validFrom: VALID_FROM,
      source: situation(2),
      assumption: {
        sv: 'Häkte behandlas som anstalt, och sjukhus och behandlingsenhet är heldygnsvård.',
        en: 'Remand is treated like prison, and hospitals and treatment units are round-the-clock care.',
      },
      reason: {
        sv: 'Ska flytta från institution, heldygnsvård, familjehem eller stödboende inom tre månader efter mätveckan, eller är kvar för att bostad saknas, och har ingen egen bostad ordnad.',
        en: 'Is to leave an institution, round-the-clock care, a family home or supported housing within three months after the census week, or remains for want of housing, with no home of their own arranged.',
      },
    },
    {
      id: 'socialstyrelsen-2023/2-not-leaving',
      gives: 'none',
      condition: NOT_LEAVING,
      validFrom: VALID_FROM,
      source: situation(2),
      reason: {
        sv: 'Ingen flytt från institutionen, vården, familjehemmet eller stödboendet är planerad inom tre månader efter mätveckan, eller en egen bostad är ordnad; räknas inte.',
        en: 'No move from the institution, the care, the family home or supported housing is planned within three months after the census week, or a home is arranged; not counted.',
      },
    },
    {
      id: 'socialstyrelsen-2023/3-only-totals',
      gives: 'none',
      condition: stays(...ARRANGED_DWELLINGS),
      validFrom: VALID_FROM,
      source: SURVEYS,
      assumption: {
        sv: 'Situation 3 samlas bara in som kommunens antal: den som bor i en sådan boendelösning, även en genomgångsbostad, räknas inte som person här.',
        en: 'Situation 3 is collected only as municipal totals: those who live in such a solution, a transitional dwelling among them, are not counted as persons here.',
      },
      reason: {
        sv: 'Bor i en långsiktig boendelösning. Situation 3 samlas bara in som kommunens antal, så personen räknas inte här.',
        en: 'Lives in a longer-term housing solution. Situation 3 is collected only as municipal totals, so the person is not counted here.',
      },
    },
    {
      id: 'socialstyrelsen-2023/4-friends-or-relatives',
      gives: '4',
      condition: WITH_FRIENDS_FOR_A_TIME,
      validFrom: VALID_FROM,
      source: SHORT_TERM,
      assumption: AS_IN_2017,
      reason: {
        sv: 'Bor tillfälligt hos vänner, bekanta, familj eller släkt, utan kontrakt eller med mindre än tre månader kvar efter mätveckan, och enheten har träffat personen av det skälet.',
        en: 'Stays for a time with friends, acquaintances, family or relatives, without a contract or with less than three months left after the census week, and the unit met the person for that reason.',
      },
    },
    {
      id: 'socialstyrelsen-2023/4-lodger-or-sublet',
      gives: '4',
      condition: LODGING_FOR_A_TIME,
      validFrom: VALID_FROM,
      source: SHORT_TERM,
      assumption: AS_IN_2017,
      reason: {
        sv: 'Är inneboende eller hyr i andra hand av en privatperson med mindre än tre månader kvar efter mätveckan, och enheten har träffat personen av det skälet.',
        en: 'Is a lodger or rents second-hand from a private person with less than three months left after the census week, and the unit met the person for that reason.',
      },
    },
    {
      id: 'socialstyrelsen-2023/4-longer-contract',
      gives: 'none',
      condition: LONGER_CONTRACT,
      validFrom: VALID_FROM,
      source: SHORT_TERM,
      assumption: AS_IN_2017,
      reason: {
        sv: 'Kontraktet gäller i tre månader eller mer efter mätveckan, eller är ett kommunalt kontrakt eller förstahandskontrakt; räknas inte.',
        en: 'The contract runs three months or more after the census week, or is a municipal or first-hand one; not counted.',
      },
    },
    {
      id: 'socialstyrelsen-2023/4-met-for-another-reason',
      gives: 'none',
      condition: MET_FOR_ANOTHER_REASON,
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Liksom 2017 räknar situation 4 bara dem som enheten har träffat av det skälet.',
        en: 'As in 2017, situation 4 counts only those whom the unit met for that reason.',
      },
      reason: {
        sv: 'Enheten träffade personen av ett annat skäl än boendet; situation 4 räknar bara dem som enheten mött av det skälet.',
        en: 'The unit met the person for another reason than their housing; situation 4 counts only those whom the unit met for that reason.',
      },
    },
    {
      id: 'socialstyrelsen-2023/home',
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
      id: 'socialstyrelsen-2023/unclear-accommodation',
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
