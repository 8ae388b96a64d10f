import { luhnDigit, type Sex } from '../make-fixtures/test-number.ts'

/** Test serials of one sex on one day: 980, 982 … 998 for women, 981, 983 … 999 for men. */
const SERIALS_A_DAY = 10
const FIRST_SERIAL = 980
const COORDINATION_DAYS = 60
/** How far ahead a day with serials left is looked for: when a date is used up, the days after it are given out. */
const DAYS_AHEAD = 400

export interface NumberGiven {
  /** Twelve digits. */
  readonly number: string
  readonly birthDate: string
}

/** Gives out numbers, none twice. `null` when the days ahead are used up too. */
export type NumberRegister = (birthDate: string, sex: Sex, kind: 'personnummer' | 'coordination') => NumberGiven | null

export function openNumberRegister(): NumberRegister {
  const given = new Map<string, number>()
  return (birthDate, sex, kind) => {
    let day = new Date(`${birthDate}T00:00:00Z`)
    for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
      const date = day.toISOString().slice(0, 10)
      const key = `${date}${sex}${kind}`
      const before = given.get(key) ?? 0
      if (before < SERIALS_A_DAY) {
        given.set(key, before + 1)
        return { number: numberOf(date, FIRST_SERIAL + 2 * before + (sex === 'man' ? 1 : 0), kind), birthDate: date }
      }
      day = new Date(day.getTime() + 86_400_000)
    }
    return null
  }
}

function numberOf(date: string, serial: number, kind: 'personnummer' | 'coordination'): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const body = `${year}${month}${kind === 'coordination' ? Number(day) + COORDINATION_DAYS : day}${serial}`
  return `${body}${luhnDigit(body.slice(2))}`
}
