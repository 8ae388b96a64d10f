import { z } from 'zod'
import { isoDate, partialDate } from '../terms/dates.ts'
import {
  ACCOMMODATION,
  BIRTH_COUNTRY_GROUP,
  CONTACT,
  CONTRACT_FORM,
  CONTRIBUTING_FACTOR,
  type CodeList,
  codesOf,
  INCOME_SOURCE,
  OCCUPATION,
  PAYER,
  PLANNED_MOVE_OUT,
  REGISTERED,
  RESIDENCE_STATUS,
  SEX,
  STATED_SITUATION,
  SUPPORT_NEED,
} from './codes.ts'

/** Would not say (vill ej uppge). Kept apart from `null`, not known; neither is ever "no". */
export const DECLINED = 'declined'

// `null` when it is not there at all: a question that is added later was not asked before.
const fact = <T extends z.ZodType>(schema: T) =>
  z
    .union([schema, z.literal(DECLINED)])
    .nullable()
    .default(null)
const code = <T extends CodeList>(list: T) => z.enum(codesOf(list))
const words = z.string().trim().min(1).max(200)

/** Where somebody stays or needs to stay: one of `ACCOMMODATION`. */
export const accommodationCode = code(ACCOMMODATION)
export type AccommodationCode = z.infer<typeof accommodationCode>

/**
 * What one unit knows of one person in the census week. The single source of the file columns, the form, the API and
 * the stored row; labels and column names are in `column-map.ts`. `null` = not known, `declined` = would not say.
 */
export const recordFacts = z.strictObject({
  accommodation: fact(accommodationCode),
  facility: fact(words),
  emergencyPlace: fact(z.boolean()),
  nightByNight: fact(z.boolean()),
  statedSituation: fact(code(STATED_SITUATION)),
  plannedMoveOut: fact(code(PLANNED_MOVE_OUT)),
  housingArranged: fact(z.boolean()),
  contractForm: fact(code(CONTRACT_FORM)),
  contractEnds: fact(isoDate),
  contactForThisReason: fact(z.boolean()),
  stayedSince: fact(partialDate),
  homelessSince: fact(partialDate),
  placedBySocialServices: fact(z.boolean()),
  withGuardian: fact(z.boolean()),
  residenceStatus: fact(code(RESIDENCE_STATUS)),
  responsibleMunicipality: fact(words),
  district: fact(words),
  registered: fact(code(REGISTERED)),
  household: fact(words),
  childrenUnder18: fact(z.int().min(0).max(20)).meta({ unit: 'children' }),
  supportNeed: fact(code(SUPPORT_NEED)),
  housingNeeded: fact(accommodationCode),
  contacts: fact(z.array(code(CONTACT)).min(1)),
  contributingFactors: fact(z.array(code(CONTRIBUTING_FACTOR)).min(1)),
  incomeSource: fact(code(INCOME_SOURCE)),
  occupation: fact(code(OCCUPATION)),
  birthCountryGroup: fact(code(BIRTH_COUNTRY_GROUP)),
  payer: fact(code(PAYER)),
  monthlyPlacementCost: fact(z.int().min(0).max(1_000_000)).meta({ unit: 'SEK a month' }),
  sex: fact(code(SEX)),
})
export type RecordFacts = z.infer<typeof recordFacts>
/** Name of a fact of a record. */
export type FactName = keyof RecordFacts

/** The fact when it is known; `null` when it is blank or declined. */
export function known<T>(value: T | typeof DECLINED | null): T | null {
  return value === DECLINED ? null : value
}

/** True for an answer that is there: neither blank nor declined. */
export function isKnown<T>(value: T): value is Exclude<T, null | typeof DECLINED> {
  return value !== null && value !== DECLINED
}
