import { type NameNumbers, numbersOfNames } from './name-numbers.ts'
import type { NameTrait, Traits } from './traits.ts'

/**
 * Records side by side, one column per trait, by their place in the list: comparing two records is then comparing whole
 * numbers. Equal values have equal numbers; −1 is *not known*.
 */
export interface Columns {
  readonly records: readonly Traits[]
  readonly size: number
  readonly number: Int32Array
  readonly digits: Int32Array
  /** Every text of ten digits that occurs. */
  readonly digitTexts: readonly string[]
  readonly kind: Uint8Array
  readonly given: Int32Array
  readonly family: Int32Array
  /** Every name that occurs, given or family. */
  readonly names: readonly NameTrait[]
  readonly nameNumbers: NameNumbers
  readonly initials: Int32Array
  /** Calendar years, both ends included; −1 in both when nothing is known. */
  readonly yearFrom: Int16Array
  readonly yearTo: Int16Array
  /** Month × 100 + day of a whole birth date; −1 when there is none. */
  readonly monthDay: Int16Array
  readonly sex: Int8Array
  /** How many records say the very same in all that is compared. */
  readonly copies: Int32Array
  /** Equal for two records that do. */
  readonly content: Int32Array
}

/** What stands in a column where nothing is known. */
export const NOT_KNOWN = -1

const KINDS = [null, 'personnummer', 'samordningsnummer', 'reservnummer'] as const
/** The kind of a reserve number in the column `kind`. */
export const RESERVE = KINDS.indexOf('reservnummer')
const SEXES = ['woman', 'man', 'other'] as const

/** Puts records side by side, in the order given. */
export function columnsOf(records: readonly Traits[]): Columns {
  const size = records.length
  const numbers = numbering<string>()
  const digits = numbering<string>()
  const names = numbering<string>()
  const initialTexts = numbering<string>()
  const nameTraits: NameTrait[] = []
  const columns = {
    records,
    size,
    number: new Int32Array(size).fill(NOT_KNOWN),
    digits: new Int32Array(size).fill(NOT_KNOWN),
    digitTexts: digits.values,
    kind: new Uint8Array(size),
    given: new Int32Array(size).fill(NOT_KNOWN),
    family: new Int32Array(size).fill(NOT_KNOWN),
    names: nameTraits,
    initials: new Int32Array(size).fill(NOT_KNOWN),
    yearFrom: new Int16Array(size).fill(NOT_KNOWN),
    yearTo: new Int16Array(size).fill(NOT_KNOWN),
    monthDay: new Int16Array(size).fill(NOT_KNOWN),
    sex: new Int8Array(size).fill(NOT_KNOWN),
    copies: new Int32Array(size),
    content: new Int32Array(size),
  }
  const nameNumber = (name: NameTrait): number => {
    const number = names.of(name.text)
    if (number === nameTraits.length) nameTraits.push(name)
    return number
  }
  for (const [
    at,
    { numberKey, numberDigits, numberKind, given, family, initials, birthDate, birthYears, sex },
  ] of records.entries()) {
    if (numberKey !== null) columns.number[at] = numbers.of(numberKey)
    if (numberDigits !== null) columns.digits[at] = digits.of(numberDigits)
    columns.kind[at] = KINDS.indexOf(numberKind)
    if (given !== null) columns.given[at] = nameNumber(given)
    if (family !== null) columns.family[at] = nameNumber(family)
    if (initials !== null) columns.initials[at] = initialTexts.of(initials)
    if (birthYears !== null) {
      columns.yearFrom[at] = birthYears.from
      columns.yearTo[at] = birthYears.to
    }
    if (birthDate !== null) {
      columns.yearFrom[at] = columns.yearTo[at] = Number(birthDate.slice(0, 4))
      columns.monthDay[at] = Number(birthDate.slice(5, 7)) * 100 + Number(birthDate.slice(8))
    }
    if (sex !== null) columns.sex[at] = SEXES.indexOf(sex)
  }
  const numbered = { ...columns, nameNumbers: numbersOfNames(nameTraits) }
  countCopies(numbered)
  return numbered
}

function countCopies({ size, number, given, family, yearFrom, yearTo, monthDay, sex, content, copies }: Columns): void {
  const contents = numbering<number>()
  const times: number[] = []
  const compared = [number, given, family, yearFrom, yearTo, monthDay, sex]
  for (let at = 0; at < size; at++) {
    let [one, other] = [0x811c9dc5, 0x2545f491]
    for (const column of compared) {
      const value = column[at] ?? 0
      one = Math.imul(one ^ value, 0x01000193)
      other = Math.imul((other ^ value) + (other << 7), 0x9e3779b1)
    }
    // Two numbers of 53 bits together that are equal by chance would take a list of many millions.
    const which = contents.of((one >>> 0) * 0x200000 + ((other >>> 0) & 0x1fffff))
    content[at] = which
    times[which] = (times[which] ?? 0) + 1
  }
  for (let at = 0; at < size; at++) copies[at] = times[content[at] ?? 0] ?? 1
}

/** Numbers values from 0 in the order they are met. */
function numbering<Value>(): { readonly values: Value[]; readonly of: (value: Value) => number } {
  const numbers = new Map<Value, number>()
  const values: Value[] = []
  return {
    values,
    of: (value) => {
      const known = numbers.get(value)
      if (known !== undefined) return known
      numbers.set(value, values.length)
      return values.push(value) - 1
    },
  }
}
