import { isCloseTo, LIKE_NAMES_FROM, shareName } from './compare-names.ts'
import type { NumberedTraits } from './number-constraint.ts'
import { jaroWinkler } from './string-similarity.ts'
import type { NameTrait, Traits } from './traits.ts'

/** A record as far as names, birth and who reported it go. Of a list, dates and censuses are whole numbers: equal where they are. */
export interface NamedTraits extends NumberedTraits, Pick<Traits, 'given' | 'family'> {
  readonly birthDate: string | number | null
  /** The ten digits of a number as written, valid or not. */
  readonly numberDigits: string | number | null
  readonly census: string | number
}

/**
 * Two rows of one unit in one census with the same family name and birth date, no number in common, and given names that
 * are not the same: a unit does not know one person under two names, so they are as likely twins (Pär and Pål). A person
 * decides. Rows of two units are left to the weights, which know of siblings.
 */
export function mayBeTwins(left: NamedTraits, right: NamedTraits): boolean {
  if (left.birthDate === null || left.birthDate !== right.birthDate || haveOneNumber(left, right)) return false
  if (left.given === null || right.given === null || !haveNameInCommon(left.family, right.family)) return false
  return reportedByOneUnit(left, right) && areUnlikeTwins(left.given, right.given)
}

/** Pär and Pål: near enough for a slip of the pen, and seldom one. */
const areUnlikeTwins = (left: NameTrait, right: NameTrait) =>
  !shareName(left, right) && left.sound !== right.sound && !isCloseTo(left, right)

/**
 * No number in common, and either born on one day with one family name under two given names, as siblings are, or one given
 * name with two family names and not one whole date of birth, as namesakes have. How often one person is written so no list
 * tells reliably: of a few such rows, all alike, weights learn that it is usual. Whatever they come to, a person is asked.
 */
export function isUnderAnotherName(left: NamedTraits, right: NamedTraits): boolean {
  if (left.given === null || right.given === null || left.family === null || right.family === null) return false
  if (haveOneNumber(left, right)) return false
  const isOneDate = left.birthDate !== null && left.birthDate === right.birthDate
  if (isOneDate) return haveNameInCommon(left.family, right.family) && areUnlikeTwins(left.given, right.given)
  return haveNameInCommon(left.given, right.given) && areUnlikeTwins(left.family, right.family)
}

const reportedByOneUnit = (left: NamedTraits, right: NamedTraits) =>
  left.census === right.census && left.units.some((unit) => right.units.includes(unit))

/** One number, and neither name alike: one of the rows has somebody else's number. A person decides. */
export const isOneNumberUnderTwoNames = (left: NamedTraits, right: NamedTraits): boolean =>
  haveOneNumber(left, right) && areUnderTwoNames(left, right)

/**
 * The same digits that are no valid number, and neither name alike: as with a valid one. Digits that were filled in for many
 * would make one person of them. A person decides.
 */
export const isOneWrongNumberUnderTwoNames = (left: NamedTraits, right: NamedTraits): boolean =>
  left.numberKey === null &&
  right.numberKey === null &&
  left.numberDigits !== null &&
  left.numberDigits === right.numberDigits &&
  areUnderTwoNames(left, right)

/** Neither name alike, in its place or crosswise. */
export const areUnderTwoNames = (left: NamedTraits, right: NamedTraits): boolean =>
  areUnlike(left.given, right.given) &&
  areUnlike(left.family, right.family) &&
  areUnlikeOrMissing(left.given, right.family) &&
  areUnlikeOrMissing(left.family, right.given)

const haveOneNumber = (left: NamedTraits, right: NamedTraits) =>
  left.numberKey !== null && left.numberKey === right.numberKey

/** Two known names that may be one, or have a part in common. */
export const haveNameInCommon = (left: NameTrait | null, right: NameTrait | null) =>
  left !== null && right !== null && shareName(left, right)

/** Two known names that share no part and are neither spelled nor pronounced alike. */
const areUnlike = (left: NameTrait | null, right: NameTrait | null) =>
  left !== null && right !== null && areUnlikeOrMissing(left, right)

const areUnlikeOrMissing = (left: NameTrait | null, right: NameTrait | null) =>
  left === null ||
  right === null ||
  (!shareName(left, right) && left.sound !== right.sound && jaroWinkler(left.compact, right.compact) < LIKE_NAMES_FROM)
