import { z } from 'zod'

/** True for a day that exists in the calendar, written YYYY-MM-DD. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Days in a month of the Gregorian calendar. `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** A calendar day, YYYY-MM-DD, that exists. Compares as text. */
export const isoDate = z
  .string()
  .refine(isCalendarDay, { error: 'not a calendar day', abort: true }) // abort: what builds on a day is not asked about none
  .brand<'IsoDate'>()
export type IsoDate = z.infer<typeof isoDate>

/** What `isoDate` asks, without building the result of a parse: a list may hold a million days. */
export const isIsoDate = (text: string): text is IsoDate => isCalendarDay(text)

/** A day, a month or a year: as exactly as somebody knows it. YYYY-MM-DD, YYYY-MM or YYYY. */
export const partialDate = z.string().refine(isDayMonthOrYear, 'not a day, month or year').brand<'PartialDate'>()
export type PartialDate = z.infer<typeof partialDate>

/** What `partialDate` asks, likewise. */
export const isPartialDate = (text: string): text is PartialDate => isDayMonthOrYear(text)

function isDayMonthOrYear(text: string): boolean {
  return /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text) || isCalendarDay(text)
}

/** First and last day inclusive. */
export interface DateSpan {
  readonly from: IsoDate
  readonly to: IsoDate
}

/** Mätvecka: the fixed reference period, 1–7 days, first and last day inclusive. */
export const censusWeek = z
  .strictObject({ from: isoDate, to: isoDate })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) <= 6, 'a census week has one to seven days')
export type CensusWeek = z.infer<typeof censusWeek>

/** Days from one day to another; 0 on the same day. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

// In UTC, as a day alone is read, every day is as long.
const DAY_MS = 86_400_000

/** Day 0 of a spreadsheet. Source: ECMA-376 part 1, section 18.17.4.1, for days after February 1900. */
const SPREADSHEET_DAY_0 = isoDate.parse('1899-12-30')
/** Numbers that somebody who types a year in a cell for days may have typed. */
const TYPED_YEARS = { first: 1900, last: 2199 } as const
const SHOWN_AS = { first: '1905-03-14', last: '1906-01-07' } as const

/** The year that was typed, where a spreadsheet took its number for a day: 2014 is shown as 1905-07-06. `null` for other days. */
export function yearShownAs(day: IsoDate): number | null {
  return day < SHOWN_AS.first || day > SHOWN_AS.last ? null : daysBetween(SPREADSHEET_DAY_0, day)
}

/** True for the number of a day that may be a year that was typed. */
export const mayBeTypedYear = (number: number): boolean =>
  Number.isInteger(number) && number >= TYPED_YEARS.first && number <= TYPED_YEARS.last

/** The same day some calendar months later; the month's last day where that day does not exist. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const inMonths = 12 * yearOf(date) + Number(date.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(inMonths / 12), (((inMonths % 12) + 12) % 12) + 1]
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month))
  return asDay(`${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`)
}

const digits = (number: number, width: number): string => String(number).padStart(width, '0')

/** All the days a partial date may mean. */
export function spanOf(date: PartialDate | IsoDate): DateSpan {
  if (isWholeDay(date)) return { from: date, to: date }
  const [year = '', month] = date.split('-')
  const firstMonth = month ?? '01'
  const lastMonth = month ?? '12'
  const lastDay = digits(daysInMonth(Number(year), Number(lastMonth)), 2)
  return { from: asDay(`${year}-${firstMonth}-01`), to: asDay(`${year}-${lastMonth}-${lastDay}`) }
}

/** The text as the day it is; of what is none `isoDate` tells. */
const asDay = (text: string): IsoDate => (isIsoDate(text) ? text : isoDate.parse(text))

/** The days of a calendar year. */
export const spanOfYear = (year: number): DateSpan => ({ from: asDay(`${year}-01-01`), to: asDay(`${year}-12-31`) })

/** True for a partial date that is a day. That the day exists, its schema has seen to. */
const isWholeDay = (date: PartialDate | IsoDate): date is IsoDate => date.length === 10

/** Calendar year of a day, month or year. */
export const yearOf = (date: IsoDate | PartialDate): number => Number(date.slice(0, 4))

/** Age in whole years on a day, for each birth date the span allows: youngest and oldest. Born 29 February: a year older on 1 March. */
export function ageSpanOn(birth: DateSpan, day: IsoDate): AgeSpan {
  const youngest = ageOn(birth.to, day)
  return { youngest, oldest: birth.from === birth.to ? youngest : ageOn(birth.from, day) }
}

/** Age in whole years on a day. */
export function ageOn(birthDate: IsoDate, day: IsoDate): number {
  const years = yearOf(day) - yearOf(birthDate)
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Whole years, both ends included: what is known of somebody's age. */
export interface AgeSpan {
  readonly youngest: number
  readonly oldest: number
}
