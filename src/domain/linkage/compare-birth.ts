import { type Columns, NOT_KNOWN, RESERVE } from './columns.ts'
import { comparisonTexts, levelTexts } from './linkage.texts.ts'
import type { Comparison, ComparisonLevel } from './model.ts'
import { isOneSlipApart } from './string-similarity.ts'

// A birth date among adults: about 45 birth years in use × 365 days.
const DATE_SHARED_BY_CHANCE = 1 / (45 * 365)
// Assumption: one birth in forty is written on one of the two days that stand for an unknown one; decided by the project, 2026-11-21.
const PLACEHOLDER_SHARED_BY_CHANCE = 1 / (45 * 40)

const LEVELS = {
  missing: level('missing', null),
  toldByNumber: level('toldByNumber', null),
  // Migration Agency and tax authority write 1 January or 1 July where the day is not known.
  placeholderDate: level('placeholderDate', 'dates', 0.03, PLACEHOLDER_SHARED_BY_CHANCE),
  equal: level('equal', 'dates', 0.85, DATE_SHARED_BY_CHANCE),
  dayMonthSwapped: level('dayMonthSwapped', 'dates', 0.015, DATE_SHARED_BY_CHANCE),
  otherCentury: level('otherCentury', 'dates', 0.005, DATE_SHARED_BY_CHANCE / 20),
  oneSlip: level('oneSlip', 'dates', 0.06, 12 * DATE_SHARED_BY_CHANCE),
  sameDayOtherYear: level('sameDayOtherYear', 'dates', 0.006, 1 / 365),
  otherDayOrMonth: level('otherDayOrMonth', 'dates', 0.006, (1 / 12 + 1 / 30) / 45),
  // That both are wrong while the year is right is rarer than two of one year.
  sameYearOtherDay: level('sameYearOtherDay', 'dates', 0.004, 1 / 50),
  // A date that is wrong throughout is rare: somebody else's, or made up.
  different: level('different', 'dates', 0.004, 0.95),
  sameYear: level('sameYear', 'years', 0.92, 1 / 45),
  nearYear: level('nearYear', 'years', 0.045, 0.045),
  yearSlip: level('yearSlip', 'years', 0.02, 0.1),
  differentYear: level('differentYear', 'years', 0.005, 0.83),
  overlappingYears: level('overlappingYears', 'ages', 0.93, 0.25),
  nearAge: level('nearAge', 'ages', 0.05, 0.15),
  differentAge: level('differentAge', 'ages', 0.02, 0.6),
} as const

function level(id: keyof typeof levelTexts, group: 'dates' | 'years' | 'ages' | null, m = 0, u = 0): ComparisonLevel {
  const base = { id, label: levelTexts[id] }
  return group === null ? { ...base, probabilities: null } : { ...base, group, probabilities: { m, u } }
}

type LevelId = keyof typeof LEVELS
const ids = Object.keys(LEVELS)
const place = (id: LevelId) => ids.indexOf(id)

/** Years between two ages that do not meet and are still near. */
const NEAR_AGE = 3
const FIRST_OF_JANUARY = 101
const FIRST_OF_JULY = 701

/** Two births are compared as exactly as the less exact of them is known: date, year, or a span of years. */
export const birth: Comparison = {
  id: 'birth',
  label: comparisonTexts.birth,
  levels: Object.values(LEVELS),
  levelIn: ({ number, kind, yearFrom, yearTo, monthDay }: Columns) => {
    const missing = place('missing')
    const toldByNumber = place('toldByNumber')
    const placeholderDate = place('placeholderDate')
    const equal = place('equal')
    return (left, right) => {
      const lFrom = yearFrom[left] ?? NOT_KNOWN
      const rFrom = yearFrom[right] ?? NOT_KNOWN
      if (lFrom === NOT_KNOWN || rFrom === NOT_KNOWN) return missing
      const key = number[left] ?? NOT_KNOWN
      // A reserve number is made up: it tells no birth.
      if (key !== NOT_KNOWN && key === number[right] && kind[left] !== RESERVE) return toldByNumber
      const lDay = monthDay[left] ?? NOT_KNOWN
      const rDay = monthDay[right] ?? NOT_KNOWN
      if (lDay !== NOT_KNOWN && rDay !== NOT_KNOWN) {
        if (lFrom !== rFrom || lDay !== rDay) return datesApart(lFrom, lDay, rFrom, rDay)
        return isPlaceholder(lDay) ? placeholderDate : equal
      }
      const lTo = yearTo[left] ?? NOT_KNOWN
      const rTo = yearTo[right] ?? NOT_KNOWN
      if (lFrom === lTo && rFrom === rTo) return yearsBeside(lFrom, rFrom)
      return agesBeside(Math.max(lFrom, rFrom) - Math.min(lTo, rTo))
    }
  },
}

const DAY_MONTH_SWAPPED = place('dayMonthSwapped')
const OTHER_CENTURY = place('otherCentury')
const ONE_SLIP = place('oneSlip')
const SAME_DAY = place('sameDayOtherYear')
const OTHER_DAY_OR_MONTH = place('otherDayOrMonth')
const SAME_YEAR_OTHER_DAY = place('sameYearOtherDay')
const OTHER_DATE = place('different')
const SAME_YEAR = place('sameYear')
const NEAR_YEAR = place('nearYear')
const YEAR_SLIP = place('yearSlip')
const OTHER_YEAR = place('differentYear')
const OVERLAPPING = place('overlappingYears')
const NEAR = place('nearAge')
const OTHER_AGE = place('differentAge')

function datesApart(leftYear: number, leftDay: number, rightYear: number, rightDay: number): number {
  // That both lack the day says nothing.
  const isSameDay = leftDay === rightDay && !isPlaceholder(leftDay)
  if (leftYear === rightYear) {
    if (rightDay === (leftDay % 100) * 100 + Math.floor(leftDay / 100)) return DAY_MONTH_SWAPPED
    if (isOneSlipApart(dateOf(leftYear, leftDay), dateOf(rightYear, rightDay))) return ONE_SLIP
    const isSameMonth = Math.floor(leftDay / 100) === Math.floor(rightDay / 100)
    return isSameMonth || leftDay % 100 === rightDay % 100 ? OTHER_DAY_OR_MONTH : SAME_YEAR_OTHER_DAY
  }
  if (isSameDay && (leftYear - rightYear) % 100 === 0) return OTHER_CENTURY
  if (isOneSlipApart(dateOf(leftYear, leftDay), dateOf(rightYear, rightDay)))
    return leftDay === rightDay && !isSameDay ? SAME_DAY : ONE_SLIP
  return isSameDay ? SAME_DAY : OTHER_DATE
}

/** How often two people share a birth date, as a share of 1, by its month × 100 + day. */
export const chanceOfDate = (monthDay: number): number =>
  isPlaceholder(monthDay) ? PLACEHOLDER_SHARED_BY_CHANCE : DATE_SHARED_BY_CHANCE

/** Whether month × 100 + day are what is written where the day is not known. */
const isPlaceholder = (monthDay: number) => monthDay === FIRST_OF_JANUARY || monthDay === FIRST_OF_JULY

const dateOf = (year: number, monthDay: number): number => year * 10_000 + monthDay

function yearsBeside(left: number, right: number): number {
  if (left === right) return SAME_YEAR
  if (Math.abs(left - right) === 1 || (left - right) % 100 === 0) return NEAR_YEAR
  return isOneSlipApart(left, right) ? YEAR_SLIP : OTHER_YEAR
}

/** `gap`: years between two spans; none or less where they meet. */
function agesBeside(gap: number): number {
  if (gap <= 0) return OVERLAPPING
  return gap <= NEAR_AGE ? NEAR : OTHER_AGE
}
