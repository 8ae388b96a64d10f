import { ageSpan, birthSpan, type Identity } from '../submission/identity.ts'
import { type AgeSpan, ageSpanOn, daysBetween, type IsoDate } from '../terms/dates.ts'

/**
 * A record's age in years on a day: its own where it says one, else that of the person linkage holds it to be, from
 * the record that knows the birth most exactly. Linked records are one person: this completes, it does not guess.
 */
export function ageOfPerson(own: Identity, others: readonly Identity[], day: IsoDate): AgeSpan | null {
  const ownSpan = birthSpan(own)
  if (ownSpan !== null && ownSpan.from === ownSpan.to) return ageSpanOn(ownSpan, day)
  const births = [own, ...others].flatMap((each) => birthSpan(each) ?? [])
  const [narrowest] = births.sort(
    (a, b) => daysBetween(a.from, a.to) - daysBetween(b.from, b.to) || (a.from < b.from ? -1 : 1),
  )
  return narrowest ? ageSpanOn(narrowest, day) : ageSpan(own, day)
}
