import { birthYear, fold, type InventedPerson, letterSteps, swapDayAndMonth } from './invent-people.ts'
import { COMMON_FAMILY_NAMES, NICKNAMES, RARE_FAMILY_NAMES, TRANSLITERATIONS } from './name-lists.ts'
import type { Cells } from './write-table.ts'

/** How much of who somebody is a row holds. */
export type IdentityKind = 'number' | 'name_and_date' | 'name_and_year' | 'initials' | 'protected'

/** How a further row of the same person differs from the first, when it has no number to be known by. */
export type Disguise = 'same_name' | 'transliteration' | 'ascii' | 'nickname' | 'typo' | 'swapped_date' | 'birth_year'

const FAMILY_NAMES = new Set([...COMMON_FAMILY_NAMES, ...RARE_FAMILY_NAMES].map(fold))
const LONG_ENOUGH_FOR_A_TYPO = 7

/** Can this person be written so, and still be known again? */
export const CAN_WEAR: Readonly<Record<Disguise, (person: InventedPerson) => boolean>> = {
  same_name: () => true,
  transliteration: (person) => person.givenName in TRANSLITERATIONS || person.familyName in TRANSLITERATIONS,
  ascii: (person) => /[åäö]/i.test(person.familyName),
  nickname: (person) => person.givenName in NICKNAMES,
  typo: (person) => isPlain(person.familyName) && misspell(person.familyName) !== null,
  swapped_date: (person) => person.rareName && swapDayAndMonth(person.birthDate) !== person.birthDate,
  birth_year: (person) => person.rareName,
}

const isPlain = (name: string) => /^[a-z]+$/i.test(name)

/** The identity columns of one row. */
export function dressIdentity(person: InventedPerson, kind: IdentityKind, disguise: Disguise = 'same_name'): Cells {
  if (kind === 'protected') return { personnummer: person.number, protected_identity: 'yes' }
  if (kind === 'initials') return { initials: person.initials, birth_year: String(birthYear(person)), sex: person.sex }
  const names = { ...nameCells(person, disguise), sex: person.sex }
  if (kind === 'number') return { ...names, personnummer: person.number }
  if (kind === 'name_and_year' || disguise === 'birth_year') return { ...names, birth_year: String(birthYear(person)) }
  return { ...names, birth_date: disguise === 'swapped_date' ? swapDayAndMonth(person.birthDate) : person.birthDate }
}

function nameCells(person: InventedPerson, disguise: Disguise): Cells {
  const { givenName, familyName } = person
  switch (disguise) {
    case 'transliteration':
      return cells(TRANSLITERATIONS[givenName] ?? givenName, TRANSLITERATIONS[familyName] ?? familyName)
    case 'ascii':
      return cells(withoutRings(givenName), withoutRings(familyName))
    case 'nickname':
      return cells(NICKNAMES[givenName] ?? givenName, familyName)
    case 'typo':
      return cells(givenName, misspell(familyName) ?? familyName)
    default:
      return cells(givenName, familyName)
  }
}

const cells = (given: string, family: string): Cells => ({ given_name: given, family_name: family })

const ASCII_LETTERS: Readonly<Record<string, string>> = { å: 'aa', ä: 'a', ö: 'oe', Å: 'Aa', Ä: 'A', Ö: 'Oe' }

const withoutRings = (name: string) => name.replace(/[åäöÅÄÖ]/g, (letter) => ASCII_LETTERS[letter] ?? letter)

/** The name without its fifth letter; `null` when it is too short for that, or near somebody else's. */
function misspell(name: string): string | null {
  if (name.length < LONG_ENOUGH_FOR_A_TYPO) return null
  const wrong = `${name.slice(0, 4)}${name.slice(5)}`
  const isTaken = [...FAMILY_NAMES].some((other) => other !== fold(name) && letterSteps(other, fold(wrong)) <= 1)
  return isTaken || wrong === name ? null : wrong
}
