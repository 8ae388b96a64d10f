import type { Traits } from './traits.ts'

/** Whether two numbers can be set against each other: a reserve number only compares with others of its issuer. */
function haveComparableNumbers(left: Traits, right: Traits): boolean {
  if (left.numberKey === null || right.numberKey === null) return false
  const [leftReserve, rightReserve] = [left.numberKind === 'reservnummer', right.numberKind === 'reservnummer']
  if (leftReserve !== rightReserve) return false
  return !leftReserve || left.numberKey === right.numberKey || left.units.some((unit) => right.units.includes(unit))
}

/** Two different valid numbers: never linked automatically (domain.md section 8). */
export function numbersConflict(left: Traits, right: Traits): boolean {
  return haveComparableNumbers(left, right) && left.numberKey !== right.numberKey
}
