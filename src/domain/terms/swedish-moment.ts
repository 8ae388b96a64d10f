import { Temporal } from 'temporal-polyfill'
import { type IsoDate, isoDate } from './dates.ts'

const inSweden = (moment: string) => Temporal.Instant.from(moment).toZonedDateTimeISO('Europe/Stockholm')

/** The calendar day in Sweden at a moment (UTC, ISO 8601): deadlines are days, and end when the day does. */
export const swedishDay = (moment: string): IsoDate => isoDate.parse(inSweden(moment).toPlainDate().toString())

/** The time of day in Sweden at a moment: 14.32. */
export function swedishTime(moment: string): string {
  const { hour, minute } = inSweden(moment)
  return `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`
}

/** Day and time in Sweden at a moment, as lists show them: 2026-11-22 14.32. */
export const swedishMoment = (moment: string): string => `${swedishDay(moment)} ${swedishTime(moment)}`
