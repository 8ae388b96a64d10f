import { z } from 'zod'
import { type AgeSpan, ageSpanOn, type DateSpan, type IsoDate, isoDate, spanOf, spanOfYear } from '../terms/dates.ts'
import { checkedNumber } from '../terms/personnummer.ts'

const name = z.string().trim().min(1).max(120)
const PERSONAL = { personalData: 'identity' } as const

/** Years; `approximate` (written `~n`) means five years either way. */
export const statedAge = z.strictObject({ years: z.int().min(0).max(120), approximate: z.boolean() })
export type StatedAge = z.infer<typeof statedAge>

/** Who the person is, as exactly as the unit knows. Everything is optional; it lives in the vault only. */
export const identity = z.strictObject({
  number: checkedNumber.nullable().meta(PERSONAL),
  givenName: name.nullable().meta(PERSONAL),
  familyName: name.nullable().meta(PERSONAL),
  initials: name.nullable().meta(PERSONAL),
  birthDate: isoDate.nullable().meta(PERSONAL),
  birthYear: z
    .int()
    .min(1900)
    .max(2200)
    .nullable()
    .meta({ ...PERSONAL, unit: 'calendar year' }),
  age: statedAge.nullable().meta({ ...PERSONAL, unit: 'years' }),
  protectedIdentity: z.boolean().nullable(),
})
export type Identity = z.infer<typeof identity>

/** Nothing known of who the person is. */
export const NO_IDENTITY: Identity = {
  number: null,
  givenName: null,
  familyName: null,
  initials: null,
  birthDate: null,
  birthYear: null,
  age: null,
  protectedIdentity: null,
}

/** Years either way that an approximate age allows. Assumption: domain.md section 4, `~n` = n ± 5. */
export const APPROXIMATE_AGE_YEARS = 5

/** The days the person may have been born on, from the most exact thing known; `null` when nothing but an age is. */
export function birthSpan(person: Identity): DateSpan | null {
  if (person.birthDate !== null) return spanOf(person.birthDate)
  if (person.number?.birth) return spanOf(person.number.birth)
  if (person.birthYear !== null) return spanOfYear(person.birthYear)
  return null
}

/** What is known of the person's age on a day, in whole years. */
export function ageSpan(person: Identity, day: IsoDate): AgeSpan | null {
  const birth = birthSpan(person)
  if (birth) return ageSpanOn(birth, day)
  if (!person.age) return null
  const slack = person.age.approximate ? APPROXIMATE_AGE_YEARS : 0
  return { youngest: Math.max(0, person.age.years - slack), oldest: person.age.years + slack }
}
