import type { DateSpan, IsoDate } from './dates.ts'
import type { Language } from './text.ts'

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  sv: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

const partsOf = (day: IsoDate, language: Language) => ({
  day: String(Number(day.slice(8))),
  month: MONTHS[language][Number(day.slice(5, 7)) - 1] ?? '',
  year: day.slice(0, 4),
})

/** A day as people write it: "4 december 2026". */
export function dayInWords(written: IsoDate, language: Language): string {
  const { day, month, year } = partsOf(written, language)
  return `${day} ${month} ${year}`
}

/** The same where the year goes without saying: "4 december". */
export function dayAndMonthInWords(written: IsoDate, language: Language): string {
  const { day, month } = partsOf(written, language)
  return `${day} ${month}`
}

/** Days from the first to the last as people write them, nothing said twice: "16–22 november 2026". */
export function daysInWords({ from, to }: DateSpan, language: Language): string {
  if (from === to) return dayInWords(from, language)
  const [first, last] = [partsOf(from, language), partsOf(to, language)]
  if (first.year !== last.year) return `${dayInWords(from, language)} – ${dayInWords(to, language)}`
  if (first.month !== last.month) return `${first.day} ${first.month} – ${dayInWords(to, language)}`
  return `${first.day}–${dayInWords(to, language)}`
}
