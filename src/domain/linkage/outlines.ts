import type { Traits } from './traits.ts'

/** What of a person a thin row is weighed by; `IS_NAMED`: 1 for a record with a given name, 0 for one without. */
export const [GIVEN, FAMILY, LETTERS, YEAR, SEX, IS_NAMED] = [0, 1, 2, 3, 4, 5] as const
/** One of these. */
export type OutlinedTrait = number

/** No record of the person has the trait. */
export const NOT_SAID = -1
/** The records of the person do not all say the same. */
export const VARIES = -2

/**
 * What the records of each person say as with one voice, as whole numbers: equal for equal words. Nearly all persons are
 * of one name, year and sex, and are weighed by these numbers without their records being looked at.
 */
export interface Outlines {
  readonly of: (person: number, trait: OutlinedTrait) => number
  /** Takes one more record of a person in. */
  readonly take: (person: number, record: Traits) => void
}

const STEP = 8

/** Outlines of so many persons, numbered from 0. */
export function outlines(persons: number): Outlines {
  const numbers = new Int32Array(persons * STEP).fill(NOT_SAID)
  const texts = new Map<string, number>()
  const numberOf = (text: string | null | undefined): number => {
    if (text === null || text === undefined) return NOT_SAID
    const number = texts.get(text) ?? texts.size
    texts.set(text, number)
    return number
  }
  const say = (person: number, trait: OutlinedTrait, now: number) => {
    const before = numbers[person * STEP + trait] ?? NOT_SAID
    if (now !== NOT_SAID && now !== before) numbers[person * STEP + trait] = before === NOT_SAID ? now : VARIES
  }
  return {
    of: (person, trait) => numbers[person * STEP + trait] ?? NOT_SAID,
    take: (person, record) => {
      say(person, GIVEN, numberOf(record.given?.text))
      say(person, FAMILY, numberOf(record.family?.text))
      say(person, LETTERS, numberOf(lettersOf(record)))
      say(person, YEAR, yearOf(record.birthYears))
      say(person, SEX, numberOf(record.sex))
      say(person, IS_NAMED, Number(record.given !== null))
    },
  }
}

/** What is known of the first letters of a name: of a given name alone its own. */
export const lettersOf = ({ initials, given }: Pick<Traits, 'initials' | 'given'>): string | null =>
  initials ?? given?.initial ?? null

/** A span of years is not one voice. */
function yearOf(birthYears: Traits['birthYears']): number {
  if (birthYears === null) return NOT_SAID
  return birthYears.from === birthYears.to ? birthYears.from : VARIES
}
