import type { AccommodationCode, FactName } from '../../submission/record.ts'
import type { Condition } from '../condition.ts'

/** Staying outdoors or where somebody is referred for the night: situation 1. Source: domain.md section 4. */
export const ACUTE: readonly AccommodationCode[] = [
  'outdoors',
  'tent_or_vehicle',
  'night_shelter',
  'emergency_housing',
  'on_call_housing',
  'hostel_or_hotel',
  'protected_housing',
]

/** Institutions and supported housing, situation 2, without the family home that only some definitions name. */
export const INSTITUTIONS: readonly AccommodationCode[] = [
  'prison',
  'remand',
  'hvb',
  'sis',
  'treatment_unit',
  'hospital',
  'supported_housing',
]

/** Dwellings the municipality arranges for those whom the ordinary market has no room for: situation 3. */
export const ARRANGED_DWELLINGS: readonly AccommodationCode[] = [
  'transitional_dwelling',
  'trial_flat',
  'training_flat',
  'social_contract',
  'housing_first',
]

/** A home of one's own, by whatever lease. Assumption: the rent guarantee flat is one (domain.md section 4). */
export const HOMES: readonly AccommodationCode[] = ['own_home', 'rent_guarantee_flat']

/** The fact is one of the values. */
export const is = (fact: FactName, ...oneOf: (string | boolean)[]): Condition => ({ kind: 'fact', fact, oneOf })

/** Stayed in one of these. */
export const stays = (...codes: readonly AccommodationCode[]): Condition => is('accommodation', ...codes)

/** The fact is blank or declined. */
export const isBlank = (fact: FactName): Condition => ({ kind: 'notKnown', fact })

/** Every part must hold. */
export const allOf = (...of: Condition[]): Condition => ({ kind: 'all', of })
/** Some part must hold. */
export const anyOf = (...of: Condition[]): Condition => ({ kind: 'any', of })
/** The part must not hold. */
export const notSo = (of: Condition): Condition => ({ kind: 'not', of })

/** At most so many years old on the first day of the census week. */
export const atMostYears = (years: number): Condition => ({ kind: 'ageAtMost', years })

/** Under 18 on the first day of the census week. */
export const CHILD = atMostYears(17)

/** Staying with friends, acquaintances, family or relatives: situation 4. Source: domain.md section 4. */
export const WITH_FRIENDS = stays('friends', 'relatives')

/** A lodger, or renting second-hand, with a private person: situation 4. Source: domain.md section 4. */
export const LODGING = stays('lodger', 'sublet')

/** A contract for a time with a private person. */
export const LIMITED_CONTRACT = is('contractForm', 'lodger', 'sublet')

/** Less than three calendar months of the contract left after the week's last day. Source: domain.md section 3. */
export const ENDS_SOON: Condition = { kind: 'contractEndsWithin', months: 3 }
