import { type Growing, growing, growingDigits } from './growing.ts'
import { type NameNumbers, numbersOfNames } from './name-numbers.ts'
import { shared8, shared16, shared32, sharedDigits } from './shared-memory.ts'
import { isThin, type NameTrait, type Traits } from './traits.ts'

/**
 * Records side by side, one column per trait, by their place in the list: setting two records against each other is then
 * setting whole numbers against each other. Equal values have equal numbers; −1 is *not known*. The columns lie in memory
 * that threads share.
 */
export interface Columns {
  readonly size: number
  /** Equal for equal valid numbers. */
  readonly number: Int32Array
  /** The ten digits of a number as written, valid or not, as one whole number. */
  readonly digits: Float64Array
  readonly kind: Uint8Array
  readonly given: Int32Array
  readonly family: Int32Array
  /** Every name that occurs, given or family. */
  readonly names: readonly NameTrait[]
  readonly nameNumbers: NameNumbers
  /** Of each name how many bear it, given or family: rows of one number, and rows that say the very same, are one. */
  readonly borne: Int32Array
  /** First letters: of both names; of the given name as it was written; and what is known of them, of a given name alone its own. */
  readonly initials: Int32Array
  readonly givenInitial: Int32Array
  readonly letters: Int32Array
  readonly letterTexts: readonly string[]
  /** Calendar years, both ends included; −1 in both when nothing is known. */
  readonly yearFrom: Int16Array
  readonly yearTo: Int16Array
  /** Month × 100 + day of a whole birth date; −1 when there is none. */
  readonly monthDay: Int16Array
  readonly sex: Int16Array
  readonly census: Int32Array
  readonly municipality: Int32Array
  /** The place in `unitLists` of the units that reported the record. */
  readonly units: Int32Array
  readonly unitLists: readonly (readonly string[])[]
  /** Equal for records of one id of the analyst. */
  readonly decidedPerson: Int32Array
  /** 1 for a protected identity; 1 for a record too thin to be scored pair by pair (traits.ts). */
  readonly isProtected: Uint8Array
  readonly isThin: Uint8Array
}

/** What stands in a column where nothing is known. */
export const NOT_KNOWN = -1

/** What stands for each kind of number in the column `kind`. */
export const KINDS = [null, 'personnummer', 'samordningsnummer', 'reservnummer'] as const
/** The kind of a reserve number in the column `kind`. */
export const RESERVE = KINDS.indexOf('reservnummer')
/** What stands for each sex in the column `sex`. */
export const SEXES = ['woman', 'man', 'other'] as const

/** Records and their columns, in the same order. */
export interface OrderedRecords {
  readonly columns: Columns
  /** Of each place, which of the records that were added it is. */
  readonly added: Int32Array
}

/** Records on their way into columns: what is not needed for linking is not kept. */
export interface RecordColumns {
  readonly add: (record: Traits) => void
  /** Adds those that were added elsewhere, as if each were added here. */
  readonly addAll: (part: RecordsPart) => void
  /** All that were added so far, to be added elsewhere. */
  readonly asPart: () => RecordsPart
  /** All that were added, side by side in the order of their content: the order they came in cannot matter. */
  readonly inOrder: () => OrderedRecords
}

/** What is kept of each record, by its name. */
const KEPT = [
  ...(['number', 'digits', 'kind', 'given', 'family', 'initials', 'givenInitial', 'yearFrom', 'yearTo'] as const),
  ...(['monthDay', 'sex', 'census', 'municipality', 'units', 'decidedPerson', 'isProtected', 'isThin'] as const),
] as const
type Kept = (typeof KEPT)[number]

/** Records as they were added, in plain values: as one thread hands them to another. */
export interface RecordsPart {
  readonly orders: readonly string[]
  /** What the numbers in the columns stand for. */
  readonly number: readonly string[]
  readonly names: readonly NameTrait[]
  readonly letters: readonly string[]
  readonly census: readonly string[]
  readonly municipality: readonly (string | null)[]
  readonly unitLists: readonly (readonly string[])[]
  readonly decidedPerson: readonly string[]
  /** The columns in the order of their names above. */
  readonly kept: readonly (Int32Array | Float64Array)[]
}

/** The columns without the names that are written as no more than a letter: what they begin with still stands in `letters`. */
export function withoutShortenedNames(columns: Columns): Columns {
  const { names } = columns
  const isWhole = Uint8Array.from(names, ({ onlyInitials }) => Number(onlyInitials === ''))
  if (!isWhole.includes(0)) return columns
  const whole = (column: Int32Array) => column.map((name) => (isWhole[name] === 1 ? name : NOT_KNOWN))
  return { ...columns, given: whole(columns.given), family: whole(columns.family) }
}

/** Puts records side by side. */
export function columnsOf(records: Iterable<Traits>): OrderedRecords {
  const columns = recordColumns()
  for (const record of records) columns.add(record)
  return columns.inOrder()
}

/** No records yet. */
export function recordColumns(): RecordColumns {
  const orders: string[] = []
  const texts = {
    number: numbering<string>(),
    names: numbering<string>(),
    letters: numbering<string>(),
    census: numbering<string>(),
    municipality: numbering<string | null>(),
    units: numbering<string>(),
    decidedPerson: numbering<string>(),
  }
  const names: NameTrait[] = []
  const unitLists: (readonly string[])[] = []
  const kept: Readonly<Record<Kept, Growing>> = {
    ...{ number: growing(), digits: growingDigits(), kind: growing(), given: growing(), family: growing() },
    ...{ initials: growing(), givenInitial: growing(), yearFrom: growing(), yearTo: growing(), monthDay: growing() },
    ...{ sex: growing(), census: growing(), municipality: growing(), units: growing(), decidedPerson: growing() },
    ...{ isProtected: growing(), isThin: growing() },
  }
  const numberOrNone = <Value>(values: Numbering<Value>, value: Value | null) =>
    value === null ? NOT_KNOWN : values.of(value)
  const nameNumber = (name: NameTrait | null): number => {
    const number = numberOrNone(texts.names, name && writtenForm(name))
    if (name !== null && number === names.length) names.push(name)
    return number
  }
  const unitsNumber = (own: readonly string[]): number => {
    const number = texts.units.of(own.length === 1 ? (own[0] ?? '') : own.join('\n'))
    if (number === unitLists.length) unitLists.push(own)
    return number
  }
  return {
    add: (record) => {
      const { birthDate, birthYears } = record
      const year = birthDate === null ? null : Number(birthDate.slice(0, 4))
      orders.push(record.order)
      kept.number.push(numberOrNone(texts.number, record.numberKey))
      kept.digits.push(record.numberDigits === null ? NOT_KNOWN : Number(record.numberDigits))
      kept.kind.push(KINDS.indexOf(record.numberKind))
      kept.given.push(nameNumber(record.given))
      kept.family.push(nameNumber(record.family))
      kept.initials.push(numberOrNone(texts.letters, record.initials))
      kept.givenInitial.push(numberOrNone(texts.letters, record.given && record.given.initial))
      kept.yearFrom.push(year ?? birthYears?.from ?? NOT_KNOWN)
      kept.yearTo.push(year ?? birthYears?.to ?? NOT_KNOWN)
      kept.monthDay.push(
        birthDate === null ? NOT_KNOWN : Number(birthDate.slice(5, 7)) * 100 + Number(birthDate.slice(8)),
      )
      kept.sex.push(record.sex === null ? NOT_KNOWN : SEXES.indexOf(record.sex))
      kept.census.push(texts.census.of(record.census))
      kept.municipality.push(texts.municipality.of(record.municipality))
      kept.units.push(unitsNumber(record.units))
      kept.decidedPerson.push(numberOrNone(texts.decidedPerson, record.decidedPerson))
      kept.isProtected.push(Number(record.protectedIdentity))
      kept.isThin.push(Number(isThin(record)))
    },
    addAll: (part) => {
      for (const order of part.orders) orders.push(order)
      const [ofNames, ofLetters] = [part.names.map(nameNumber), part.letters.map(texts.letters.of)]
      const now: { readonly [Column in Kept]?: readonly number[] } = {
        number: part.number.map(texts.number.of),
        ...{ given: ofNames, family: ofNames, initials: ofLetters, givenInitial: ofLetters },
        census: part.census.map(texts.census.of),
        municipality: part.municipality.map(texts.municipality.of),
        units: part.unitLists.map(unitsNumber),
        decidedPerson: part.decidedPerson.map(texts.decidedPerson.of),
      }
      for (const [at, column] of KEPT.entries()) addNumbers(kept[column], part.kept[at] ?? [], now[column])
    },
    asPart: () => ({
      ...{ orders, names, unitLists, kept: KEPT.map((column) => kept[column].values()) },
      ...{ number: texts.number.values, letters: texts.letters.values, census: texts.census.values },
      ...{ municipality: texts.municipality.values, decidedPerson: texts.decidedPerson.values },
    }),
    inOrder: () => {
      const added = inOrderOf(orders)
      const anew = ({ values }: { readonly values: readonly unknown[] }) => renumbering(added, values.length)
      const ofNames = anew(texts.names)
      const ofLetters = anew(texts.letters)
      const ofUnits = anew(texts.units)
      const given = ofNames.of(kept.given)
      const family = ofNames.of(kept.family)
      const initials = ofLetters.of(kept.initials)
      const givenInitial = ofLetters.of(kept.givenInitial)
      const units = ofUnits.of(kept.units)
      const nameTraits = ofNames.before.flatMap((at) => names[at] ?? [])
      const ordered = <Numbers extends { [place: number]: number }>(column: Growing, into: Numbers): Numbers => {
        const values = column.values()
        for (let place = 0; place < added.length; place++) into[place] = values[added[place] ?? 0] ?? NOT_KNOWN
        return into
      }
      const size = added.length
      const columns: Omit<Columns, 'borne'> = {
        size,
        number: anew(texts.number).of(kept.number),
        digits: ordered(kept.digits, sharedDigits(size)),
        kind: ordered(kept.kind, shared8(size)),
        given,
        family,
        names: nameTraits,
        nameNumbers: numbersOfNames(nameTraits),
        initials,
        givenInitial,
        letters: eitherOf(initials, givenInitial),
        letterTexts: ofLetters.before.map((at) => texts.letters.values[at] ?? ''),
        yearFrom: ordered(kept.yearFrom, shared16(size)),
        yearTo: ordered(kept.yearTo, shared16(size)),
        monthDay: ordered(kept.monthDay, shared16(size)),
        sex: ordered(kept.sex, shared16(size)),
        census: anew(texts.census).of(kept.census),
        municipality: anew(texts.municipality).of(kept.municipality),
        units,
        unitLists: ofUnits.before.map((at) => unitLists[at] ?? []),
        decidedPerson: anew(texts.decidedPerson).of(kept.decidedPerson),
        isProtected: ordered(kept.isProtected, shared8(size)),
        isThin: ordered(kept.isThin, shared8(size)),
      }
      return { columns: { ...columns, borne: bearersOf(columns) }, added }
    },
  }
}

/** The same for names that are compared alike: Al-Ali and Ali are one name, and only the first may be Alali; C. may be Cecilia, and K. not. */
const writtenForm = ({ text, joined, compact, onlyInitials }: NameTrait): string =>
  joined === compact && onlyInitials === '' ? text : `${text}\n${joined}\n${onlyInitials}`

/** Adds numbers to a column as they are; where they stand for something, by what now stands for it. */
function addNumbers(column: Growing, numbers: Iterable<number>, now: readonly number[] | undefined): void {
  for (const number of numbers)
    column.push(now === undefined || number === NOT_KNOWN ? number : (now[number] ?? NOT_KNOWN))
}

/**
 * What rows without a number say comes to one of some eight places for each row, of so many at most: of rows that say
 * something else a few come to one place, and to the same bearer where they share a name, which few of those do.
 */
const MOST_PLACES = 2 ** 20

/** How many bear each name, by its number. Counted as the frequency of names is, but that given and family names are one. */
function bearersOf(columns: Omit<Columns, 'borne'>): Int32Array {
  const { size, number, given, family, names } = columns
  const content = comparedColumns(columns)
  const numbers = number.reduce((most, each) => Math.max(most, each + 1), 0)
  const places = Math.min(MOST_PLACES, 2 ** Math.ceil(Math.log2(8 * size + 1)))
  const whose = number.map((own, place) => (own === NOT_KNOWN ? numbers + (contentIn(content, place) % places) : own))
  const borne = shared32(names.length)
  const lastBearer = new Int32Array(names.length).fill(NOT_KNOWN)
  const count = (name: number, bearer: number) => {
    if (name === NOT_KNOWN || lastBearer[name] === bearer) return
    lastBearer[name] = bearer
    borne[name] = (borne[name] ?? 0) + 1
  }
  for (const place of sortedBy(whose, numbers + places)) {
    const bearer = whose[place] ?? 0
    count(given[place] ?? NOT_KNOWN, bearer)
    count(family[place] ?? NOT_KNOWN, bearer)
  }
  return borne
}

/** Places in the order of a whole number that each has, which is below `most`. */
function sortedBy(numbers: Int32Array, most: number): Int32Array {
  const from = new Int32Array(most + 1)
  for (const each of numbers) from[each + 1] = (from[each + 1] ?? 0) + 1
  for (let each = 1; each <= most; each++) from[each] = (from[each] ?? 0) + (from[each - 1] ?? 0)
  const sorted = new Int32Array(numbers.length)
  for (let place = 0; place < numbers.length; place++) {
    const each = numbers[place] ?? 0
    sorted[from[each] ?? 0] = place
    from[each] = (from[each] ?? 0) + 1
  }
  return sorted
}

/** What stands in the one column, or where nothing does in the other. */
function eitherOf(one: Int32Array, other: Int32Array): Int32Array {
  const either = shared32(one.length)
  for (let place = 0; place < one.length; place++) {
    const value = one[place] ?? NOT_KNOWN
    either[place] = value === NOT_KNOWN ? (other[place] ?? NOT_KNOWN) : value
  }
  return either
}

/** Letters that texts are put apart by before they are compared: fewer leave much to compare, more make groups of one. */
const FIRST_LETTERS = 7

/** Which of some texts is the first, the second and so on in their order; of equals the one that came first. */
function inOrderOf(texts: readonly string[]): Int32Array {
  const beginningWith = new Map<string, number[]>()
  for (const [at, text] of texts.entries()) {
    const first = text.slice(0, FIRST_LETTERS)
    const alike = beginningWith.get(first)
    if (alike) alike.push(at)
    else beginningWith.set(first, [at])
  }
  const textOf = (at: number) => texts[at] ?? ''
  const isLess = (one: string, other: string) => (one < other ? -1 : Number(one > other))
  const ordered = new Int32Array(texts.length)
  let place = 0
  for (const first of [...beginningWith.keys()].sort()) {
    const alike = beginningWith.get(first) ?? []
    alike.sort((one, other) => isLess(textOf(one), textOf(other)))
    for (const at of alike) ordered[place++] = at
  }
  return ordered
}

/** Columns of one numbering, in another order of the records: numbered anew from 0 as their values are met in it. */
function renumbering(
  added: Int32Array,
  numbers: number,
): {
  readonly of: (column: Growing) => Int32Array
  /** Of each number so far what it was before. */
  readonly before: readonly number[]
} {
  const now = new Int32Array(numbers).fill(NOT_KNOWN)
  const before: number[] = []
  return {
    before,
    of: (column) => {
      const values = column.values()
      const numbered = shared32(added.length, NOT_KNOWN)
      for (let place = 0; place < added.length; place++) {
        const value = values[added[place] ?? 0] ?? NOT_KNOWN
        if (value === NOT_KNOWN) continue
        if (now[value] === NOT_KNOWN) now[value] = before.push(value) - 1
        numbered[place] = now[value] ?? NOT_KNOWN
      }
      return numbered
    },
  }
}

/** What stands in some columns for a record, as one whole number: two records that say the same have the same. */
export function contentIn(columns: readonly { readonly [place: number]: number }[], place: number): number {
  let [one, other] = [0x811c9dc5, 0x2545f491]
  for (const column of columns) {
    const value = column[place] ?? 0
    one = Math.imul(one ^ value, 0x01000193)
    other = Math.imul((other ^ value) + (other << 7), 0x9e3779b1)
  }
  // By chance two of these 53 bits are equal in a list of many millions; nothing guards against two made to be.
  return (one >>> 0) * 0x200000 + ((other >>> 0) & 0x1fffff)
}

/** The columns that most of a weight is made of: records that say alike in all of them count as copies of one another. */
export const comparedColumns = (columns: Omit<Columns, 'borne'>): readonly { readonly [place: number]: number }[] =>
  COMPARED.map((column) => columns[column])

const COMPARED = ['number', 'given', 'family', 'yearFrom', 'yearTo', 'monthDay', 'sex'] as const

/** Values and their numbers. */
export interface Numbering<Value> {
  readonly values: readonly Value[]
  readonly of: (value: Value) => number
}

/** Numbers values from 0 in the order they are met. */
export function numbering<Value>(): Numbering<Value> {
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
