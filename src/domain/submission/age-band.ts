import type { AgeSpan } from '../terms/dates.ts'
import type { AGE_BAND } from './codes.ts'

/** The band an age lies in for certain; `null` when unknown or when the span straddles two. Years. */
export function ageBandOf(age: AgeSpan | null): keyof typeof AGE_BAND | null {
  if (age === null) return null
  const band = (years: number) => {
    if (years >= 65) return '65+'
    if (years >= 55) return '55-64'
    if (years >= 45) return '45-54'
    if (years >= 35) return '35-44'
    if (years >= 25) return '25-34'
    return years >= 18 ? '18-24' : '0-17'
  }
  return band(age.youngest) === band(age.oldest) ? band(age.youngest) : null
}
