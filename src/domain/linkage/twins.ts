import { jaroWinkler } from './string-similarity.ts'
import type { NameTrait, Traits } from './traits.ts'

/** Below this two given names are no spellings of one: the limit of the lowest level of the name comparison. Jaro–Winkler, 0–1. */
export const LIKE_NAMES_AT = 0.78

/**
 * Same family name and birth date, wholly different given names, no number in common: as likely twins as one person; and
 * names that are merely alike (Pär and Pål) where one unit reports both, for a unit does not know one person under two
 * names. Names and dates of twins are no independent evidence, so the weight says too much: a person decides.
 */
export function mayBeTwins(left: Traits, right: Traits): boolean {
  if (left.birthDate === null || left.birthDate !== right.birthDate || haveOneNumber(left, right)) return false
  if (left.given === null || right.given === null || !shareName(left.family, right.family)) return false
  if (shareName(left.given, right.given)) return false
  return reportedByOneUnit(left, right) || jaroWinkler(left.given.text, right.given.text) < LIKE_NAMES_AT
}

const reportedByOneUnit = (left: Traits, right: Traits) =>
  left.census === right.census && left.units.some((unit) => right.units.includes(unit))

/** One number, and neither name alike: one of the rows has somebody else's number. A person decides. */
export function isOneNumberUnderTwoNames(left: Traits, right: Traits): boolean {
  return (
    haveOneNumber(left, right) &&
    areUnlike(left.given, right.given) &&
    areUnlike(left.family, right.family) &&
    !areSwapped(left, right)
  )
}

const haveOneNumber = (left: Traits, right: Traits) => left.numberKey !== null && left.numberKey === right.numberKey

const shareName = (left: NameTrait | null, right: NameTrait | null) =>
  left !== null && right !== null && left.families.some((name) => right.families.includes(name))

/** Two known names that share no part and are not spelled alike. */
const areUnlike = (left: NameTrait | null, right: NameTrait | null) =>
  left !== null && right !== null && !shareName(left, right) && jaroWinkler(left.text, right.text) < LIKE_NAMES_AT

const areSwapped = (left: Traits, right: Traits) =>
  shareName(left.given, right.family) && shareName(left.family, right.given)
