import type { AccommodationCode } from '../../submission/record.ts'
import { type Definition, definition } from '../definition.ts'
import { ARRANGED_DWELLINGS, allOf, anyOf, CHILD, HOMES, is, isBlank, notSo, stays } from './building-blocks.ts'

const VALID_FROM = '2017-09-12' // the day in the address of FEANTSA's page on the updated typology
const ETHOS_LIGHT = {
  publisher: 'FEANTSA',
  document: 'ETHOS Light, uppdaterad version 2017',
  url: 'http://www.feantsa.org/en/news/2017/09/12/updated?bcParent=27',
}
const category = (number: number) => ({ ...ETHOS_LIGHT, section: `Category ${number}` })

const EMERGENCY: readonly AccommodationCode[] = ['night_shelter', 'emergency_housing', 'on_call_housing']
const FOR_THE_HOMELESS: readonly AccommodationCode[] = ['hostel_or_hotel', 'protected_housing', 'supported_housing']
const PENAL: readonly AccommodationCode[] = ['prison', 'remand']
const CARE: readonly AccommodationCode[] = ['hvb', 'sis', 'treatment_unit', 'hospital', 'adult_family_home']

// Category 4 has two parts: penal institutions, with no housing before release, and care that lasts for want of housing.
const RELEASE_IS_NEAR = allOf(stays(...PENAL), is('plannedMoveOut', 'within_three_months', 'overdue'))
const STAYS_LONGER_THAN_NEEDED = allOf(stays(...CARE), is('plannedMoveOut', 'overdue'))

/** The six categories of ETHOS Light. Sources: FEANTSA 2017; domain.md section 4. */
export const ethosLight: Definition = definition.parse({
  id: 'ethos-light',
  title: { sv: 'ETHOS Light', en: 'ETHOS Light' },
  source: ETHOS_LIGHT,
  validFrom: VALID_FROM,
  countedBy: 'stay',
  categories: {
    '1': { label: { sv: '1 Utomhus och på offentliga platser', en: '1 People living rough' } },
    '2': { label: { sv: '2 Akuta boenden', en: '2 People in emergency accommodation' } },
    '3': {
      label: { sv: '3 Boenden för personer i hemlöshet', en: '3 People in accommodation for the homeless' },
    },
    '4': { label: { sv: '4 Institution', en: '4 People living in institutions' } },
    '5': {
      label: {
        sv: '5 Tält, fordon och annat som inte är en vanlig bostad',
        en: '5 People in non-conventional dwellings due to lack of housing',
      },
    },
    '6': {
      label: {
        sv: '6 Tillfälligt hos familj och vänner',
        en: '6 People living temporarily with family and friends due to lack of housing',
      },
    },
  },
  precedence: ['1', '2', '3', '4', '5', '6'],
  otherSituationsFrom: 'socialstyrelsen-2017',
  assumptions: [
    {
      sv: 'Definitionen gäller från den 12 september 2017, dagen i adressen till FEANTSA:s sida om den uppdaterade versionen.',
      en: 'The definition is in force from 12 September 2017, the day in the address of FEANTSA’s page on the updated version.',
    },
    {
      sv: 'En person med uppgifter i flera kategorier räknas i den första av 1, 2, 3, 4, 5 och 6.',
      en: 'A person with records in several categories is counted in the first of 1, 2, 3, 4, 5 and 6.',
    },
    {
      sv: 'Alla som vistas här omfattas, vilken vistelsestatus de än har.',
      en: 'All who stay here are covered, whatever their residence status.',
    },
    {
      sv: 'Att boendet beror på att en egen bostad saknas antas när en enhet har lämnat uppgiften, om inget annat sägs.',
      en: 'That the housing is due to lack of a home is taken for granted when a unit has reported the record, unless it says otherwise.',
    },
    {
      sv: 'Varje boendes kategori är Tvärsnitts egen översättning till svenska förhållanden.',
      en: 'The category of each kind of housing is Tvärsnitt’s own translation to Swedish conditions.',
    },
  ],
  rules: [
    {
      id: 'ethos-light/child-with-guardian',
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
      id: 'ethos-light/child-unclear',
      gives: 'review',
      condition: allOf(
        CHILD,
        isBlank('withGuardian'),
        stays(
          'outdoors',
          'tent_or_vehicle',
          'friends',
          'relatives',
          ...EMERGENCY,
          ...FOR_THE_HOMELESS,
          ...PENAL,
          ...CARE,
        ),
      ),
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Ett barn räknas inte bland personerna så länge det är okänt om det bor med sin vårdnadshavare; ett barn utan vårdnadshavare räknas som andra.',
        en: 'A child is not counted among the persons while it is unknown whether it lives with a guardian; a child without a guardian is counted like others.',
      },
      reason: {
        sv: 'Personen är under 18 år. Fyll i om personen bor med sin vårdnadshavare.',
        en: 'The person is under 18. Fill in whether they live with a guardian.',
      },
    },
    {
      id: 'ethos-light/1-rough',
      gives: '1',
      condition: stays('outdoors'),
      validFrom: VALID_FROM,
      source: category(1),
      reason: {
        sv: 'Sov utomhus, i en trappuppgång eller i en offentlig lokal.',
        en: 'Slept outdoors, in a stairwell or on public premises.',
      },
    },
    {
      id: 'ethos-light/2-emergency',
      gives: '2',
      condition: stays(...EMERGENCY),
      validFrom: VALID_FROM,
      source: category(2),
      assumption: {
        sv: 'Akutboende och jourboende hör hit, liksom härbärge.',
        en: 'Emergency and on-call housing belong here, like night shelters.',
      },
      reason: {
        sv: 'Sov på härbärge, akutboende eller jourboende.',
        en: 'Slept in a night shelter, emergency or on-call housing.',
      },
    },
    {
      id: 'ethos-light/3-accommodation-for-the-homeless',
      gives: '3',
      condition: stays(...FOR_THE_HOMELESS),
      validFrom: VALID_FROM,
      source: category(3),
      assumption: {
        sv: 'Vandrarhem, hotell, skyddat boende och stödboende för vuxna hör hit och antas vara för en tid.',
        en: 'Hostels, hotels, protected housing and supported housing for adults belong here and are taken to be for a time.',
      },
      reason: {
        sv: 'Bodde på vandrarhem eller hotell, i skyddat boende eller i stödboende för vuxna.',
        en: 'Lived in a hostel or hotel, protected housing or supported housing for adults.',
      },
    },
    {
      id: 'ethos-light/4-institution',
      gives: '4',
      condition: allOf(anyOf(RELEASE_IS_NEAR, STAYS_LONGER_THAN_NEEDED), is('housingArranged', false)),
      validFrom: VALID_FROM,
      source: category(4),
      assumption: {
        sv: 'Anstalt och häkte räknas när frigivningen är planerad inom tre månader eller redan skulle ha skett. HVB-hem, SiS-institution, behandlingsenhet och familjehem behandlas som sjukhus: personen ska vara kvar för att bostad saknas.',
        en: 'Prison and remand count when release is planned within three months or is overdue. HVB, SiS, treatment units and family homes are treated like hospitals: the person must remain for want of housing.',
      },
      reason: {
        sv: 'Ska friges utan att ha någon bostad ordnad, eller är kvar på institutionen för att bostad saknas.',
        en: 'Is to be released with no home arranged, or remains in the institution for want of housing.',
      },
    },
    {
      id: 'ethos-light/4-not-for-want-of-housing',
      gives: 'none',
      condition: anyOf(
        allOf(stays(...PENAL, ...CARE), is('housingArranged', true)),
        allOf(stays(...PENAL), is('plannedMoveOut', 'later', 'not_planned')),
        allOf(stays(...CARE), notSo(is('plannedMoveOut', 'overdue'))),
      ),
      validFrom: VALID_FROM,
      source: category(4),
      assumption: {
        sv: 'Den som inte ska friges inom tre månader, eller vars vård pågår som planerat, räknas inte.',
        en: 'Those not to be released within three months, or whose care goes on as planned, are not counted.',
      },
      reason: {
        sv: 'Vistelsen på institutionen beror inte på att bostad saknas, eller en egen bostad är ordnad; räknas inte.',
        en: 'The stay in the institution is not for want of housing, or a home is arranged; not counted.',
      },
    },
    {
      id: 'ethos-light/5-non-conventional',
      gives: '5',
      condition: stays('tent_or_vehicle'),
      validFrom: VALID_FROM,
      source: category(5),
      assumption: {
        sv: 'Tält, bil, husvagn och camping hör hit.',
        en: 'Tents, cars, caravans and camping sites belong here.',
      },
      reason: {
        sv: 'Sov i tält, bil eller husvagn eller på en camping.',
        en: 'Slept in a tent, a car or a caravan or on a camping site.',
      },
    },
    {
      id: 'ethos-light/6-family-and-friends',
      gives: '6',
      condition: stays('friends', 'relatives'),
      validFrom: VALID_FROM,
      source: category(6),
      assumption: {
        sv: 'Att bo hos vänner eller släkt antas vara tillfälligt.',
        en: 'Staying with friends or relatives is taken to be for a time.',
      },
      reason: {
        sv: 'Bodde tillfälligt hos vänner, bekanta, familj eller släkt.',
        en: 'Stayed for a time with friends, acquaintances, family or relatives.',
      },
    },
    {
      id: 'ethos-light/other-solutions',
      gives: 'none',
      condition: stays('care_home', ...ARRANGED_DWELLINGS, 'lodger', 'sublet'),
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Vård- och omsorgsboende, kommunens boendelösningar, inneboende och andrahand hör inte till någon av de sex kategorierna.',
        en: 'Care homes, housing arranged by the municipality, lodging and second-hand contracts belong to none of the six categories.',
      },
      reason: {
        sv: 'Boendet hör inte till någon av de sex kategorierna; räknas inte.',
        en: 'The housing belongs to none of the six categories; not counted.',
      },
    },
    {
      id: 'ethos-light/home',
      gives: 'none',
      condition: stays(...HOMES),
      validFrom: VALID_FROM,
      source: ETHOS_LIGHT,
      assumption: {
        sv: 'Hyresgarantilägenhet är en egen bostad.',
        en: 'A rent guarantee flat is a home of one’s own.',
      },
      reason: { sv: 'Har en egen bostad och räknas inte.', en: 'Has a home of their own and is not counted.' },
    },
    {
      id: 'ethos-light/other-accommodation',
      gives: 'none',
      condition: stays('other'),
      validFrom: VALID_FROM,
      assumption: {
        sv: 'Annat boende har ingen egen kategori och räknas inte.',
        en: 'Other housing has no category of its own and is not counted.',
      },
      reason: {
        sv: 'Annat boende har ingen egen kategori och räknas inte. Ligger det nära ett boende i listan, välj det i stället.',
        en: 'Other housing has no category of its own and is not counted. If it is close to one in the list, choose that instead.',
      },
    },
  ],
})
