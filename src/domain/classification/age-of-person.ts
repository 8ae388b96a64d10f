import { ageSpan, birthSpan, type Identity } from '../submission/identity.ts'
import { type AgeSpan, ageSpanOn, type DateSpan, daysBetween, type IsoDate } from '../terms/dates.ts'

/**
 * A record's age in years on a day: its own where it says one, else that of the person linkage holds it to be, from
 * the record that knows the birth most exactly. Linked records are one person: this completes, it does not guess.
 * `others`: asked for only where the record itself does not tell the day; mostly it does.
 */
export function ageOfPerson(own: Identity, others: () => readonly Identity[], day: IsoDate): AgeSpan | null {
  const ownSpan = birthSpan(own)
  if (ownSpan !== null && ownSpan.from === ownSpan.to) return ageSpanOn(ownSpan, day)
  const births = [own, ...others()].flatMap((each) => birthSpan(each) ?? [])
  const [narrowest] = births.sort((a, b) => daysIn(a) - daysIn(b) || (a.from < b.from ? -1 : 1))
  return narrowest ? ageSpanOn(narrowest, day) : ageSpan(own, day)
}

/** Days the birth may be on, after the first; mostly none. */
const daysIn = ({ from, to }: DateSpan) => (from === to ? 0 : daysBetween(from, to))
