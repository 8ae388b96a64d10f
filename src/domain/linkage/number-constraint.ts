import type { Traits } from './traits.ts'

/** A record as far as its number goes. Of a list, numbers are whole numbers: equal where the numbers are. */
export interface NumberedTraits extends Pick<Traits, 'numberKind' | 'units'> {
  readonly numberKey: string | number | null
}

/** Whether two numbers can be set against each other: a reserve number only compares with others of its issuer. */
function haveComparableNumbers(left: NumberedTraits, right: NumberedTraits): boolean {
  if (left.numberKey === null || right.numberKey === null) return false
  const [leftReserve, rightReserve] = [left.numberKind === 'reservnummer', right.numberKind === 'reservnummer']
  if (leftReserve !== rightReserve) return false
  return !leftReserve || left.numberKey === right.numberKey || left.units.some((unit) => right.units.includes(unit))
}

/** Two different valid numbers: never linked automatically (domain.md section 8). */
export function numbersConflict(left: NumberedTraits, right: NumberedTraits): boolean {
  return haveComparableNumbers(left, right) && left.numberKey !== right.numberKey
}
