import type { Random } from '../make-fixtures/random.ts'
import { drawByWeight } from './draw.ts'
import type { LabelledPerson, Name } from './invent-persons.ts'
import { respell, slip, withDayAndMonthSwapped, withOtherDigit, withoutMarks, withSlip } from './misspell.ts'
import type { Mix, Said, Written } from './mixes.ts'
import { CALLED } from './names-by-origin.ts'

/** Who a row is about, as a unit wrote it: the columns of a list for linkage (contract.md section 4). */
export interface WrittenIdentity {
  readonly personnummer: string
  readonly given_name: string
  readonly family_name: string
  readonly initials: string
  readonly birth_date: string
  readonly birth_year: string
  readonly approx_age: string
  readonly sex: string
  readonly protected: string
}

/**
 * How much a row says: A valid number, A! number with a slip, B name and date, C name and year, C0 name only,
 * D given name and rough age, E initials and year, F protected or empty.
 */
export type Info = 'A' | 'A!' | 'B' | 'C' | 'C0' | 'D' | 'E' | 'F'

const BLANK: WrittenIdentity = {
  personnummer: '',
  given_name: '',
  family_name: '',
  initials: '',
  birth_date: '',
  birth_year: '',
  approx_age: '',
  sex: '',
  protected: '',
}

export interface Writer {
  readonly kind: 'unit' | 'voluntary'
  /** Calendar year of the census. */
  readonly year: number
}

/** One row about a person, with what is left out and what goes wrong in the hand of the one who writes. */
export function dressRow(
  papers: LabelledPerson,
  { kind, year }: Writer,
  { said, written }: Mix,
  random: Random,
): { identity: WrittenIdentity; info: Info } {
  const person = asTheUnitKnows(papers, written, random)
  const sex = writtenSex(person, written, random)
  if (person.protectedIdentity)
    return { identity: { ...BLANK, ...hidden(person, random), sex, protected: '1' }, info: 'F' }
  const weights = said[kind]
  const says = drawByWeight(
    SAYINGS.map((saying) => [saying, weights[saying]] as const),
    random,
  )
  if (says === 'initials') return { identity: { ...BLANK, ...initials(person, year, written, random), sex }, info: 'E' }
  if (says === 'given_and_age') {
    const given_name = inHand(givenName(person, written, random), written, random)
    return { identity: { ...BLANK, given_name, approx_age: roughAge(person, year, random), sex }, info: 'D' }
  }
  return named({ ...BLANK, sex }, says, person, written, random)
}

const SAYINGS = ['number', 'date', 'year', 'name', 'given_and_age', 'initials'] as const

/** Some units know the person by an earlier name and number. */
function asTheUnitKnows(person: LabelledPerson, { formerSelf }: Written, random: Random): LabelledPerson {
  const { former } = person
  return former !== null && random.chance(formerSelf) ? { ...person, ...former, otherFamilyName: null } : person
}

function writtenSex({ sex }: LabelledPerson, { sexMissing, wrongSex }: Written, random: Random): string {
  if (random.chance(sexMissing)) return ''
  return (sex === 'man') !== random.chance(wrongSex) ? 'M' : 'F'
}

const hidden = ({ birthDate }: LabelledPerson, random: Random): Partial<WrittenIdentity> =>
  random.chance(0.2) ? { birth_year: birthDate.slice(0, 4) } : {}

function named(
  start: WrittenIdentity,
  says: Exclude<Said, 'initials' | 'given_and_age'>,
  person: LabelledPerson,
  written: Written,
  random: Random,
): { identity: WrittenIdentity; info: Info } {
  const names = writtenNames(person, written, random)
  if (says === 'name') return { identity: { ...start, ...names }, info: 'C0' }
  const birth = writtenBirth(person.birthDate, says === 'year' ? 'year' : 'date', written, random)
  const hasNumber = says === 'number' && person.number !== null
  const withoutSlip = !random.chance(written.numberSlip)
  if (hasNumber) {
    const number = withoutSlip ? person.number : withSlip(person.number, random)
    const identity = { ...start, ...names, ...birth, personnummer: spelledNumber(number, random) }
    return { identity, info: withoutSlip ? 'A' : 'A!' }
  }
  const personnummer = says === 'number' && birth.birth_date !== '' ? startOfNumber(person, random) : ''
  return { identity: { ...start, ...names, ...birth, personnummer }, info: infoOf(birth) }
}

const infoOf = ({ birth_date, birth_year }: Birth): Info => {
  if (birth_date !== '') return 'B'
  return birth_year === '' ? 'C0' : 'C'
}

type Birth = Pick<WrittenIdentity, 'birth_date' | 'birth_year'>

function writtenBirth(birthDate: string, asked: 'date' | 'year', written: Written, random: Random): Birth {
  const date = writtenDate(birthDate, written, random)
  if (asked === 'year' || random.chance(written.yearOnly)) return { birth_date: '', birth_year: date.slice(0, 4) }
  return { birth_date: random.chance(written.dateMissing) ? '' : date, birth_year: '' }
}

function writtenDate(date: string, written: Written, random: Random): string {
  if (random.chance(written.dayAndMonthSwapped)) return withDayAndMonthSwapped(date)
  if (random.chance(written.dateDigit)) return withOtherDigit(date, random)
  if (random.chance(written.yearBeside))
    return `${Number(date.slice(0, 4)) + (random.chance(0.5) ? 1 : -1)}${date.slice(4)}`
  if (random.chance(written.wrongCentury)) return `${date.startsWith('19') ? '20' : '19'}${date.slice(2)}`
  return date
}

const NUMBER_SPELLINGS: readonly (readonly [(number: string) => string, number])[] = [
  [(number) => `${number.slice(0, 8)}-${number.slice(8)}`, 55],
  [(number) => number, 25],
  [(number) => `${number.slice(2, 8)}-${number.slice(8)}`, 17],
  [(number) => number.slice(2), 3],
]

const spelledNumber = (number: string, random: Random): string => drawByWeight(NUMBER_SPELLINGS, random)(number)

/** What some write in the column when the last four digits are not known. */
function startOfNumber({ birthDate }: LabelledPerson, random: Random): string {
  const digits = birthDate.replaceAll('-', '')
  return random.chance(0.08) ? `${digits}${random.pick(['', '-XXXX', '-0000'])}` : ''
}

function initials(person: LabelledPerson, year: number, written: Written, random: Random): Partial<WrittenIdentity> {
  const letters = [givenName(person, { ...written, slip: 0 }, random), familyName(person, written, random)].map(
    (name) => name.slice(0, 1).toUpperCase(),
  )
  const age = random.chance(0.06) ? { approx_age: roughAge(person, year, random) } : null
  return {
    initials: (random.chance(written.namesSwapped) ? letters.reverse() : letters).join(''),
    ...(age ?? { birth_year: writtenDate(person.birthDate, written, random).slice(0, 4) }),
  }
}

/** Guessed by the look: some years out, and half the time a multiple of five. */
function roughAge({ birthDate }: LabelledPerson, year: number, random: Random): string {
  const guessed = year - Number(birthDate.slice(0, 4)) + random.pick([-3, -2, -2, -1, -1, -1, 0, 0, 0, 0, 1, 1, 2])
  return String(random.chance(0.4) ? 5 * Math.round(guessed / 5) : guessed)
}

function writtenNames(person: LabelledPerson, written: Written, random: Random) {
  const given = inHand(givenName(person, written, random), written, random)
  const family = random.chance(written.familyNameMissing)
    ? ''
    : inHand(familyName(person, written, random), written, random)
  const isSwapped = family !== '' && random.chance(written.namesSwapped)
  return isSwapped ? { given_name: family, family_name: given } : { given_name: given, family_name: family }
}

function givenName(person: LabelledPerson, written: Written, random: Random): string {
  const called = CALLED[person.givenName.spellings[0] ?? ''] ?? CALLED[person.givenName.written]
  if (called && random.chance(written.calledName)) return random.pick(called)
  const first = spelled(person.givenName, person, written, random)
  if (person.secondName === null) return first
  const { name, joint } = person.secondName
  const second = spelled(name, person, written, random)
  if (random.chance(joint === '-' ? 0.75 : 0.3)) return `${first}${joint}${second}`
  if (random.chance(0.06)) return second
  return joint === '-' && random.chance(0.3) ? `${first} ${second}` : first
}

function familyName(person: LabelledPerson, written: Written, random: Random): string {
  const name = spelled(person.familyName, person, written, random)
  if (person.otherFamilyName === null || random.chance(0.25)) return name
  const other = spelled(person.otherFamilyName, person, written, random)
  if (random.chance(0.1)) return other
  return `${name}${random.chance(0.75) ? '-' : ' '}${other}`
}

const OF_FEW_SPELLINGS = ['swedish', 'finnish']

function spelled(name: Name, { origin }: LabelledPerson, written: Written, random: Random): string {
  const often = OF_FEW_SPELLINGS.includes(origin) ? written.otherSpelling : written.otherSpellingElsewhere
  return random.chance(often) ? respell(name.written, name.spellings, random) : name.written
}

/** The name as it leaves the hand: slips, missing marks, capitals, stray blanks. */
function inHand(name: string, written: Written, random: Random): string {
  let out = name
  if (random.chance(written.slip)) {
    out = slip(out, random)
    if (random.chance(written.secondSlip)) out = slip(out, random)
  }
  if (random.chance(written.withoutMarks)) out = withoutMarks(out)
  if (random.chance(written.capitals)) out = random.chance(0.6) ? out.toUpperCase() : out.toLowerCase()
  return random.chance(written.strayBlank) ? `${out} ` : out
}
