import { NOT_KNOWN, RESERVE } from './columns.ts'
import { comparisonTexts, levelTexts } from './linkage.texts.ts'
import type { Comparison, ComparisonLevel } from './model.ts'
import { isOneSlipApart } from './string-similarity.ts'

// 72,976,950 valid numbers exist for births 1925–2024 (counted; security.md section 0): two people share one by slip only.
const NUMBER_SHARED_BY_CHANCE = 1 / 72_976_950

const silent = (id: keyof typeof levelTexts): ComparisonLevel => ({ id, label: levelTexts[id], probabilities: null })
const level = (id: keyof typeof levelTexts, m: number, u: number): ComparisonLevel => ({
  id,
  label: levelTexts[id],
  probabilities: { m, u },
})

const [MISSING, EQUAL, ONE_SLIP, OTHER_KIND, DIFFERENT] = [0, 1, 2, 3, 4] as const

/**
 * Numbers. What is no valid number has a check digit that does not fit: it is only set against others digit by digit, for
 * a slip always breaks the check digit, and two valid numbers are never one number mistyped once.
 */
export const number: Comparison = {
  id: 'number',
  label: comparisonTexts.number,
  levels: [
    silent('missing'),
    { ...level('equal', 0.97, NUMBER_SHARED_BY_CHANCE), isCounted: true },
    level('oneSlip', 0.02, 0.000_01),
    // A coordination number is given up when the person gets a personal number: says little either way.
    level('otherKind', 0.02, 0.05),
    level('different', 0.003, 0.95),
  ],
  levelIn: ({ number: numbers, kind, digits, units, unitLists }) => {
    const reportedTogether = (left: number, right: number) =>
      unitLists[units[left] ?? NOT_KNOWN]?.some((unit) => unitLists[units[right] ?? NOT_KNOWN]?.includes(unit)) === true
    const isOneSlip = (left: number, right: number) => {
      const l = digits[left] ?? NOT_KNOWN
      const r = digits[right] ?? NOT_KNOWN
      if (l === NOT_KNOWN || r === NOT_KNOWN) return false
      return l === r || isOneSlipApart(WRITTEN_OUT + l, WRITTEN_OUT + r)
    }
    return (left, right) => {
      const l = numbers[left] ?? NOT_KNOWN
      const r = numbers[right] ?? NOT_KNOWN
      if (l === NOT_KNOWN || r === NOT_KNOWN) return isOneSlip(left, right) ? ONE_SLIP : MISSING
      if (l === r) return EQUAL
      const lKind = kind[left]
      const rKind = kind[right]
      if (lKind === rKind) {
        // A reserve number only compares with others of its issuer.
        return lKind === RESERVE && !reportedTogether(left, right) ? MISSING : DIFFERENT
      }
      return lKind === RESERVE || rKind === RESERVE ? MISSING : OTHER_KIND
    }
  },
}

// Puts a digit before the ten of a number, so that those are written too that are 0.
const WRITTEN_OUT = 10 ** 10

/** Sex, where no number tells it already. A reserve number is made up: it tells none. */
export const sex: Comparison = {
  id: 'sex',
  label: comparisonTexts.sex,
  levels: [silent('missing'), silent('toldByNumber'), level('equal', 0.99, 0.55), level('different', 0.01, 0.45)],
  levelIn: ({ number: numbers, kind, sex: sexes }) => {
    const [missing, toldByNumber, equal, different] = [0, 1, 2, 3] as const
    return (left, right) => {
      const l = sexes[left] ?? NOT_KNOWN
      const r = sexes[right] ?? NOT_KNOWN
      if (l === NOT_KNOWN || r === NOT_KNOWN) return missing
      const key = numbers[left] ?? NOT_KNOWN
      if (key !== NOT_KNOWN && key === numbers[right] && kind[left] !== RESERVE) return toldByNumber
      return l === r ? equal : different
    }
  },
}
