import { itemAt } from './random.ts'

export type Sex = 'woman' | 'man'

/** Serials Skatteverket keeps for testing: no living person has one. The ninth digit tells the sex. */
const TEST_SERIALS = { woman: [980, 982, 984, 986, 988], man: [981, 983, 985, 987, 989] } as const

/** Added to the day in a samordningsnummer. */
const COORDINATION_DAYS = 60

/** Twelve digits that pass the check, for somebody invented. `offset` keeps the municipalities' numbers apart (0 or 10). */
export function testNumber(birthDate: string, sex: Sex, options: { coordination: boolean; offset: 0 | 10 }): string {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const dayDigits = options.coordination ? String(Number(day) + COORDINATION_DAYS) : day
  const serial = itemAt(TEST_SERIALS[sex], (Number(day) + Number(month)) % 5) + options.offset
  const body = `${year}${month}${dayDigits}${serial}`
  return `${body}${luhnDigit(body.slice(2))}`
}

/** The check digit of nine digits: doubled from the first, every other one. */
export function luhnDigit(digits: string): number {
  const sum = [...digits].reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
  return (10 - (sum % 10)) % 10
}
