import { cleanCell } from '../submission/cell-text.ts'
import { type CellReading, date, readCell, saysNothing, year } from '../submission/read-cells.ts'
import { type IsoDate, isCalendarDay, isIsoDate, isoDate, yearOf } from '../terms/dates.ts'
import type { Problem } from '../terms/finding.ts'
import { OLDEST_AGE_YEARS } from '../terms/personnummer.ts'
import { asRead, listProblem } from './list.texts.ts'

/** What one cell tells of a birth: a day, digits that are no day, or a year alone. */
export interface WrittenBirth {
  readonly date: IsoDate | null
  /** YYYY-MM-DD by its form, but no day of the calendar. */
  readonly digits: string | null
  readonly year: number | null
  readonly problems: readonly Problem[]
}

const NOTHING: WrittenBirth = { date: null, digits: null, year: null, problems: [] }

const YEAR_FIRST = /^(\d{4})[-./ ]?(\d{2})[-./ ]?(\d{2})$/
const YEAR_FIRST_APART = /^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})$/
const DAY_FIRST = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/
const SHORT = /^(\d{2})(\d{2})(\d{2})$/
const ONLY_ZEROS = /^0[0\-./ ]*$/ // what a database writes where there is no date
const YEAR_ALONE = /^(\d{4})(?:[-./ ]?00[-./ ]?00|-(?:0[1-9]|1[0-2]))?$/

/**
 * A birth date as lists have it. A day that is in no calendar is kept by its digits, to be compared one by one; a date
 * whose month and day are unknown (1985-00-00) is a year. `day`: the latest day that six digits may mean.
 */
export function readBirthDate(written: string, day: IsoDate): WrittenBirth {
  if (written === '') return NOTHING
  const birth = birthAsWritten(written, day)
  const year = birth.date !== null ? yearOf(birth.date) : (birth.year ?? yearInDigits(birth.digits))
  if (year === null || year <= yearOf(day)) return year === null || year >= earliestYear(day) ? birth : IMPOSSIBLE
  // Of a slip in the century the rest is compared all the same.
  return year <= yearOf(day) + CENTURY ? { ...birth, problems: [...birth.problems, AFTER_YEAR] } : IMPOSSIBLE
}

/** A year of birth as lists have it: the same limits hold as for a date. */
export function readBirthYear(written: string, day: IsoDate): CellReading<number> {
  const { value, problems } = readCell(year, written, day)
  if (typeof value !== 'number' || value <= yearOf(day)) return { value, problems }
  return value <= yearOf(day) + CENTURY
    ? { value, problems: [...problems, AFTER_YEAR] }
    : { ...IMPOSSIBLE, value: null }
}

const CENTURY = 100
/** Of a birth that may be written with the wrong century: earlier it is none of anybody who was met. */
const earliestYear = (day: IsoDate) => yearOf(day) - OLDEST_AGE_YEARS - CENTURY

const AFTER_YEAR = listProblem('birth_after_year')
const IMPOSSIBLE: WrittenBirth = { ...NOTHING, problems: [listProblem('birth_impossible')] }

const yearInDigits = (digits: string | null) => (digits === null ? null : Number(digits.slice(0, 4)))

function birthAsWritten(written: string, day: IsoDate): WrittenBirth {
  if (isIsoDate(written)) return { ...NOTHING, date: written } // nearly every one
  if (saysNothing(written)) return NOTHING
  const usual = readCell(date, written, day)
  if (usual.value !== null && usual.value !== 'declined')
    return { ...NOTHING, date: usual.value, problems: usual.problems }
  const { text } = cleanCell(written)
  if (ONLY_ZEROS.test(text)) return IMPOSSIBLE
  const year = YEAR_ALONE.exec(text)?.[1]
  if (year !== undefined) return { ...NOTHING, year: Number(year), problems: [listProblem('birth_date_partly_known')] }
  const yearFirst = YEAR_FIRST.exec(text) ?? YEAR_FIRST_APART.exec(text)
  if (yearFirst) return dayOrDigits(yearFirst[1], yearFirst[2], yearFirst[3], [])
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return dayOrDigits(dayFirst[3], dayFirst[2], dayFirst[1], [listProblem('birth_date_day_first')])
  const short = SHORT.exec(text)
  if (short) return dayOrDigits(`${centuryOf(text, day)}${short[1]}`, short[2], short[3], [])
  return { ...NOTHING, problems: usual.problems.map(asRead) }
}

/**
 * The birth date inside what is no valid number, YYYY-MM-DD by its form. A number cut off after the date, or filled up
 * (19690711-XXXX, 19690711-0000), tells the date plainly. One with a wrong check digit may have the slip in the date: it
 * is taken only for a row that `isNamed`, where it is one thing among others, so that nobody is linked by a wrong number.
 * `null`: no date in it, or nothing but padding.
 */
export function birthDigitsIn(writtenNumber: string, day: IsoDate, isNamed: boolean): string | null {
  if (writtenNumber === '') return null
  const compact = cleanCell(writtenNumber).text.replaceAll(/[\s.-]/g, '')
  const [, date, lastFour = ''] = /^(\d{8}|\d{6})\+?(\d{4}|[A-Z?*_#]{0,4}|\d{1,3}[X?*_#]{1,3})$/i.exec(compact) ?? []
  if (date === undefined || isPadding(date + lastFour)) return null
  if (/^\d{4}$/.test(lastFour) && !PADDED.test(lastFour) && !isNamed) return null
  const full = date.length === 8 ? date : `${centuryOf(date, day)}${date}`
  const dayDigits = Number(full.slice(6))
  // A samordningsnummer has the day raised by 60.
  const ofMonth = dayDigits > 60 && dayDigits <= 91 ? dayDigits - 60 : dayDigits
  if (!isAtMost(12, Number(full.slice(4, 6))) && !isAtMost(31, ofMonth)) return null // one slip spoils one of them
  const year = Number(full.slice(0, 4))
  if (year < earliestYear(day) || year > yearOf(day) + CENTURY) return null
  return `${full.slice(0, 4)}-${full.slice(4, 6)}-${twoDigits(ofMonth)}`
}

const isAtMost = (most: number, number: number): boolean => number >= 1 && number <= most

/**
 * The last ten digits of what was written as a number; `null` where there are fewer, or not ten or twelve in all, and for
 * what only fills the cell: many rows would share it that share nothing else.
 */
export function tenDigitsIn(writtenNumber: string): string | null {
  if (writtenNumber === '') return null
  const digits = cleanCell(writtenNumber).text.replaceAll(/[\s.+-]/g, '')
  if (!/^\d{10}(?:\d{2})?$/.test(digits) || isPadding(digits) || PADDED.test(digits)) return null
  return digits.slice(-10)
}

/** Last four that stand for none: no serial is 000, and hardly any number that is wrong by a slip ends so. */
const PADDED = /(?:000\d|(\d)\1{3}|1234)$/

/** One digit over and over, or all of them in their order. */
const isPadding = (digits: string): boolean => /^(\d)\1+$/.test(digits) || '01234567890'.includes(digits)

const twoDigits = (text: string | number | undefined) => String(text ?? '').padStart(2, '0')

function dayOrDigits(
  year: string | undefined,
  month: string | undefined,
  dayOfMonth: string | undefined,
  problems: readonly Problem[],
): WrittenBirth {
  const digits = `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`
  if (isCalendarDay(digits)) return { ...NOTHING, date: isoDate.parse(digits), problems }
  if (!isAtMost(12, Number(month)) && !isAtMost(31, Number(dayOfMonth))) return IMPOSSIBLE
  return { ...NOTHING, digits, problems: [...problems, listProblem('birth_date_not_in_calendar')] }
}

/** The two digits before a year of two: the latest century that is not in the future. */
function centuryOf(short: string, day: IsoDate): number {
  const century = Math.floor(yearOf(day) / 100)
  return short > day.slice(2).replaceAll('-', '') ? century - 1 : century
}
