import { isCloseTo, LIKE_NAMES_FROM } from './compare-names.ts'
import { jaroWinkler } from './string-similarity.ts'
import type { NameTrait, Traits } from './traits.ts'

/**
 * Two rows of one unit in one census with the same family name and birth date, no number in common, and given names that
 * are not the same: a unit does not know one person under two names, so they are as likely twins (Pär and Pål). A person
 * decides. Rows of two units are left to the weights, which know of siblings.
 */
export function mayBeTwins(left: Traits, right: Traits): boolean {
  if (left.birthDate === null || left.birthDate !== right.birthDate || haveOneNumber(left, right)) return false
  if (left.given === null || right.given === null || !shareName(left.family, right.family)) return false
  return reportedByOneUnit(left, right) && areUnlikeTwins(left.given, right.given)
}

/** Pär and Pål: near enough for a slip of the pen, and seldom one. */
const areUnlikeTwins = (left: NameTrait, right: NameTrait) =>
  !shareName(left, right) && left.sound !== right.sound && !isCloseTo(left, right)

const reportedByOneUnit = (left: Traits, right: Traits) =>
  left.census === right.census && left.units.some((unit) => right.units.includes(unit))

/** One number, and neither name alike, in its place or crosswise: one of the rows has somebody else's number. A person decides. */
export function isOneNumberUnderTwoNames(left: Traits, right: Traits): boolean {
  return (
    haveOneNumber(left, right) &&
    areUnlike(left.given, right.given) &&
    areUnlike(left.family, right.family) &&
    areUnlikeOrMissing(left.given, right.family) &&
    areUnlikeOrMissing(left.family, right.given)
  )
}

const haveOneNumber = (left: Traits, right: Traits) => left.numberKey !== null && left.numberKey === right.numberKey

const shareName = (left: NameTrait | null, right: NameTrait | null) =>
  left !== null && right !== null && left.families.some((name) => right.families.includes(name))

/** Two known names that share no part and are neither spelled nor pronounced alike. */
const areUnlike = (left: NameTrait | null, right: NameTrait | null) =>
  left !== null && right !== null && areUnlikeOrMissing(left, right)

const areUnlikeOrMissing = (left: NameTrait | null, right: NameTrait | null) =>
  left === null ||
  right === null ||
  (!shareName(left, right) && left.sound !== right.sound && jaroWinkler(left.compact, right.compact) < LIKE_NAMES_FROM)
