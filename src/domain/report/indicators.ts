import {
  ACCOMMODATION,
  BIRTH_COUNTRY_GROUP,
  CONTACT,
  CONTRIBUTING_FACTOR,
  type CodeList,
  INCOME_SOURCE,
  OCCUPATION,
  REGISTERED,
  SEX,
  SUPPORT_NEED,
} from '../submission/codes.ts'
import { DECLINED } from '../submission/record.ts'
import type { Text } from '../terms/text.ts'
import type { PersonFacts } from './person-facts.ts'
import { labelTexts, tableTexts } from './report.texts.ts'

/**
 * A breakdown of the counted persons by one fact. `answersOf` gives the choices that fit the person (one, or several
 * where `several`), `null` when it is not known and *declined* when the person would not say.
 */
export interface Indicator {
  readonly id: string
  readonly title: Text
  readonly categories: CodeList
  readonly several: boolean
  readonly answersOf: (facts: PersonFacts) => readonly string[] | typeof DECLINED | null
  /** Rows that are parts or sums of the categories. */
  readonly parts?: readonly {
    readonly id: string
    readonly label: Text
    readonly includes: (answers: readonly string[]) => boolean
  }[]
}

type OneChoice = 'registered' | 'supportNeed' | 'housingNeeded' | 'incomeSource' | 'occupation' | 'birthCountryGroup'

const oneChoice = (id: OneChoice, categories: CodeList): Indicator => ({
  id,
  title: tableTexts[id],
  categories,
  several: false,
  answersOf: ({ [id]: answer }) => (answer === null || answer === DECLINED ? answer : [answer]),
})

const soughtContacts = (answers: readonly string[]) => ({
  social: answers.includes('social_services'),
  labour: answers.includes('labour_market_office'),
})

/** Every breakdown of the report, in its order. A table is shown when somebody was asked: when any answer is known. */
export const INDICATORS: readonly Indicator[] = [
  {
    id: 'sex',
    title: tableTexts.sex,
    categories: SEX,
    several: false,
    answersOf: ({ sex }) => (sex === null ? null : [sex]),
  },
  {
    ...oneChoice('registered', REGISTERED),
    parts: [
      {
        id: 'in_municipality',
        label: labelTexts.inMunicipality,
        includes: ([answer]) => answer === 'here' || answer === 'municipality_only',
      },
    ],
  },
  oneChoice('supportNeed', SUPPORT_NEED),
  {
    id: 'contacts',
    title: tableTexts.contacts,
    categories: CONTACT,
    several: true,
    answersOf: ({ contacts }) => contacts,
    parts: [
      {
        id: 'social_services_and_labour_market_office',
        label: labelTexts.socialAndLabour,
        includes: (answers) => soughtContacts(answers).social && soughtContacts(answers).labour,
      },
      {
        id: 'neither_social_services_nor_labour_market_office',
        label: labelTexts.neitherContact,
        includes: (answers) => !soughtContacts(answers).social && !soughtContacts(answers).labour,
      },
    ],
  },
  oneChoice('housingNeeded', ACCOMMODATION),
  oneChoice('incomeSource', INCOME_SOURCE),
  oneChoice('occupation', OCCUPATION),
  oneChoice('birthCountryGroup', BIRTH_COUNTRY_GROUP),
  {
    id: 'contributingFactors',
    title: tableTexts.contributingFactors,
    categories: CONTRIBUTING_FACTOR,
    several: true,
    answersOf: ({ contributingFactors }) => contributingFactors,
  },
]

/** Need against contact, the question the count is for: whom do we not already meet? Source: Helsingborg 2018. */
export function contactWithSocialOrLabour(facts: PersonFacts): 'onlySocial' | 'onlyLabour' | 'both' | 'neither' | null {
  if (facts.contacts === null || facts.contacts === DECLINED) return null
  const { social, labour } = soughtContacts(facts.contacts)
  if (social && labour) return 'both'
  if (social) return 'onlySocial'
  return labour ? 'onlyLabour' : 'neither'
}
