import { numbersConflict } from '../number-constraint.ts'
import type { NameTrait, Traits } from '../traits.ts'
import { isOneNumberUnderTwoNames } from '../twins.ts'

/** What somebody who decides about two records should think of first. */
export const WARNINGS = [
  'twoNumbers',
  'oneNumberTwoNames',
  'twins',
  'siblings',
  'placeholderDate',
  'sex',
  'coordinationNumber',
  'sameUnit',
] as const
export type Warning = (typeof WARNINGS)[number]

/** Years between two births at most for children of one family. Assumption: decided by the project, 2026-11-22. */
const SIBLINGS_WITHIN_YEARS = 25

const RULES: Readonly<Record<Warning, (left: Traits, right: Traits) => boolean>> = {
  twoNumbers: (l, r) => numbersConflict(l, r) && !areNumbersOfTwoKinds(l, r),
  oneNumberTwoNames: isOneNumberUnderTwoNames,
  twins: areLikeTwins,
  siblings: areLikeSiblings,
  placeholderDate: (l, r) => isPlaceholder(l) || isPlaceholder(r),
  sex: (l, r) => l.sex !== null && r.sex !== null && l.sex !== r.sex,
  coordinationNumber: areNumbersOfTwoKinds,
  sameUnit: (l, r) => l.census === r.census && l.units.some((unit) => r.units.includes(unit)),
}

/** The warnings about two records, in the order they are shown. */
export const warningsAbout = (left: Traits, right: Traits): Warning[] =>
  WARNINGS.filter((warning) => RULES[warning](left, right))

/** One family name and day of birth, other given names, no number in common. */
function areLikeTwins(left: Traits, right: Traits): boolean {
  if (left.birthDate === null || left.birthDate !== right.birthDate || !shareName(left.family, right.family))
    return false
  const haveOneNumber = left.numberKey !== null && left.numberKey === right.numberKey
  return !haveOneNumber && left.given !== null && right.given !== null && !shareName(left.given, right.given)
}

/** One family name, other given names, born on other days but not a generation apart. */
function areLikeSiblings(left: Traits, right: Traits): boolean {
  if (!shareName(left.family, right.family) || left.given === null || right.given === null) return false
  if (shareName(left.given, right.given) || left.birthYears === null || right.birthYears === null) return false
  if (left.birthDate !== null && left.birthDate === right.birthDate) return false // twins
  return Math.abs(left.birthYears.from - right.birthYears.from) <= SIBLINGS_WITHIN_YEARS
}

const shareName = (left: NameTrait | null, right: NameTrait | null) =>
  left !== null && right !== null && left.families.some((name) => right.families.includes(name))

/** 1 January and 1 July are written where the day of birth is not known. */
const isPlaceholder = ({ birthDate }: Traits) => birthDate !== null && /-0[17]-01$/.test(birthDate)

function areNumbersOfTwoKinds(left: Traits, right: Traits): boolean {
  const kinds = new Set([left.numberKind, right.numberKind])
  return kinds.has('personnummer') && kinds.has('samordningsnummer')
}
