import { type Columns, NOT_KNOWN } from './columns.ts'
import { namedTraits } from './constraints.ts'
import { areUnderTwoNames, type NamedTraits } from './twins.ts'

/** Two records, by their places. */
interface Pair {
  readonly left: number
  readonly right: number
}

/** Of some records how many names that have nothing in common stand with the number each has, valid or not. */
export interface NamesUnderNumbers {
  readonly of: (place: number) => number
  /** The numbers that more than so many names stand with, and the records that have them. */
  readonly numbersOfMore: (most: number) => { readonly numbers: number; readonly records: number }
}

/** Names beyond which it does not matter how many more there are. */
const ENOUGH = 12

/**
 * Counts the names under the numbers that two records share. A number that a unit writes where it knows none (its own, or one
 * that everybody knows from forms) stands with many. Names are told apart as `areUnderTwoNames` does, so that misspellings of one
 * are one; records with one name alone count for none.
 */
export function namesUnderNumbers(columns: Columns, pairs: readonly Pair[]): NamesUnderNumbers {
  const numberOf = numberAsWritten(columns)
  const record = namedTraits(columns)
  const asked = new Set<number>()
  for (const { left, right } of pairs) {
    const number = numberOf(left)
    if (number !== NOT_KNOWN && number === numberOf(right)) asked.add(number)
  }
  const names = new Map<number, NamedTraits[]>()
  const records = new Map<number, number>()
  for (let place = 0; asked.size > 0 && place < columns.size; place++) {
    const number = numberOf(place)
    if (!asked.has(number)) continue
    records.set(number, (records.get(number) ?? 0) + 1)
    const known = names.get(number) ?? []
    names.set(number, known)
    const own = record(place)
    const isNamed = own.given !== null && own.family !== null
    if (isNamed && known.length < ENOUGH && known.every((other) => areUnderTwoNames(own, other))) known.push(own)
  }
  return {
    of: (place) => names.get(numberOf(place))?.length ?? 1,
    numbersOfMore: (most) => {
      const crowded = [...names].filter(([, { length }]) => length > most)
      return {
        numbers: crowded.length,
        records: crowded.reduce((sum, [number]) => sum + (records.get(number) ?? 0), 0),
      }
    },
  }
}

/** A valid number by its place in the list's, another by its digits: below `NOT_KNOWN`. */
const numberAsWritten =
  ({ number, digits }: Columns) =>
  (place: number): number => {
    const valid = number[place] ?? NOT_KNOWN
    const written = digits[place] ?? NOT_KNOWN
    return valid !== NOT_KNOWN || written === NOT_KNOWN ? valid : NOT_KNOWN - 1 - written
  }
