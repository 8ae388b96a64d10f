import { type Columns, NOT_KNOWN } from './columns.ts'

/** What of a person a thin row is weighed by; `IS_NAMED`: 1 for a record with a given name, 0 for one without. */
export const [GIVEN, FAMILY, LETTERS, YEAR, SEX, IS_NAMED] = [0, 1, 2, 3, 4, 5] as const
/** One of these. */
export type OutlinedTrait = number

/** No record of the person has the trait. */
export const NOT_SAID = NOT_KNOWN
/** The records of the person do not all say the same. */
export const VARIES = -2

/**
 * What the records of each person say as with one voice, as it stands in the columns. Nearly all persons are of one name,
 * year and sex, and are weighed by these numbers without their records being looked at.
 */
export interface Outlines {
  readonly of: (person: number, trait: OutlinedTrait) => number
  /** Takes one more record of a person in. */
  readonly take: (person: number, record: number) => void
}

const STEP = 8

/** Outlines of so many persons, numbered from 0. */
export function outlines(persons: number, columns: Columns): Outlines {
  const { given, family, letters, yearFrom, yearTo, sex } = columns
  const numbers = new Int32Array(persons * STEP).fill(NOT_SAID)
  const say = (at: number, now: number) => {
    const before = numbers[at] ?? NOT_SAID
    if (now !== NOT_SAID && now !== before) numbers[at] = before === NOT_SAID ? now : VARIES
  }
  return {
    of: (person, trait) => numbers[person * STEP + trait] ?? NOT_SAID,
    take: (person, record) => {
      const at = person * STEP
      const from = yearFrom[record] ?? NOT_SAID
      const name = given[record] ?? NOT_SAID
      say(at + GIVEN, name)
      say(at + FAMILY, family[record] ?? NOT_SAID)
      say(at + LETTERS, letters[record] ?? NOT_SAID)
      // A span of years is not one voice.
      say(at + YEAR, from === yearTo[record] ? from : VARIES)
      say(at + SEX, sex[record] ?? NOT_SAID)
      say(at + IS_NAMED, Number(name !== NOT_SAID))
    },
  }
}
