import { type NumberedTraits, numbersConflict } from '../number-constraint.ts'
import type { Traits } from '../traits.ts'
import { haveNameInCommon, isOneNumberUnderTwoNames } from '../twins.ts'

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

/** A warning about two persons. `isElsewhere`: not the two rows shown bear it, but others that are the same persons already. */
export interface WarningBetween {
  readonly warning: Warning
  readonly isElsewhere: boolean
}

/** What of two rows speaks against the persons they belong to; the rest is about how the two shown rows are written. */
const ABOUT_PERSONS: ReadonlySet<Warning> = new Set(['oneNumberTwoNames', 'twins', 'sex', 'sameUnit'])

/** The warnings about two persons, by all their rows: the first of each is the one shown. */
export function warningsBetween(left: readonly Traits[], right: readonly Traits[]): WarningBetween[] {
  const [one, other] = [left[0], right[0]]
  if (one === undefined || other === undefined) return []
  const shown = new Set(warningsAbout(one, other))
  const clashing = numbersThatConflict(left, right)
  const isBorneElsewhere = (warning: Warning): boolean => {
    if (warning === 'twoNumbers') return clashing.some(([l, r]) => !areNumbersOfTwoKinds(l, r))
    if (warning === 'coordinationNumber') return clashing.some(([l, r]) => areNumbersOfTwoKinds(l, r))
    return ABOUT_PERSONS.has(warning) && left.some((l) => right.some((r) => RULES[warning](l, r)))
  }
  return WARNINGS.flatMap((warning) => {
    if (shown.has(warning)) return { warning, isElsewhere: false }
    return isBorneElsewhere(warning) ? { warning, isElsewhere: true } : []
  })
}

/**
 * Rows of two persons, one of each, whose valid numbers say that they are two: of each two numbers the first rows that
 * bear them. A number that the other side has as well is not among them: that the two are one's is settled already.
 */
export function numbersThatConflict<Row extends NumberedTraits>(
  left: readonly Row[],
  right: readonly Row[],
): (readonly [left: Row, right: Row])[] {
  const keysOf = (rows: readonly Row[]) => new Set(rows.map(({ numberKey }) => numberKey))
  const [leftKeys, rightKeys] = [keysOf(left), keysOf(right)]
  const found = new Map<string, readonly [Row, Row]>()
  for (const one of left)
    for (const other of right) {
      const isSettled = rightKeys.has(one.numberKey) || leftKeys.has(other.numberKey)
      const both = JSON.stringify([one.numberKey, other.numberKey])
      if (!isSettled && !found.has(both) && numbersConflict(one, other)) found.set(both, [one, other])
    }
  return [...found.values()]
}

/** One family name and day of birth, other given names, no number in common. */
function areLikeTwins(left: Traits, right: Traits): boolean {
  if (left.birthDate === null || left.birthDate !== right.birthDate || !haveNameInCommon(left.family, right.family))
    return false
  const haveOneNumber = left.numberKey !== null && left.numberKey === right.numberKey
  return !haveOneNumber && left.given !== null && right.given !== null && !haveNameInCommon(left.given, right.given)
}

/** One family name, other given names, born on other days but not a generation apart. */
function areLikeSiblings(left: Traits, right: Traits): boolean {
  if (!haveNameInCommon(left.family, right.family) || left.given === null || right.given === null) return false
  if (haveNameInCommon(left.given, right.given) || left.birthYears === null || right.birthYears === null) return false
  if (left.birthDate !== null && left.birthDate === right.birthDate) return false // twins
  return Math.abs(left.birthYears.from - right.birthYears.from) <= SIBLINGS_WITHIN_YEARS
}

/** 1 January and 1 July are written where the day of birth is not known. */
const isPlaceholder = ({ birthDate }: Traits) => birthDate !== null && /-0[17]-01$/.test(birthDate)

function areNumbersOfTwoKinds(left: NumberedTraits, right: NumberedTraits): boolean {
  const kinds = new Set([left.numberKind, right.numberKind])
  return kinds.has('personnummer') && kinds.has('samordningsnummer')
}
