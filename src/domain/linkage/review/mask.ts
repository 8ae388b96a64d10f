import type { Identity } from '../../submission/identity.ts'

/** How exactly the unit knew who the person is, the most exact first. */
export const PRECISIONS = ['number', 'birthDate', 'birthYear', 'age', 'name', 'none'] as const
export type Precision = (typeof PRECISIONS)[number]

/** An identity as a card shows it, part by part: whole, or only as far as two can be told apart. */
export interface ShownIdentity {
  readonly givenName: string | null
  readonly familyName: string | null
  readonly initials: string | null
  /** `hidden`: there is one, and it is not shown. */
  readonly number: string | 'hidden' | null
  readonly birth: string | null
  readonly age: string | null
  readonly precision: Precision
}

/** As the card of somebody whom nobody has asked to see: first letters, year and month. */
export function maskedIdentity(identity: Identity): ShownIdentity {
  const { givenName, familyName, initials, number } = identity
  return {
    givenName: firstLetter(givenName),
    familyName: firstLetter(familyName),
    initials,
    number: number === null ? null : 'hidden',
    birth: maskedBirth(identity),
    age: ageText(identity),
    precision: precisionOf(identity),
  }
}

/** All that was reported of who the person is. */
export function wholeIdentity(identity: Identity): ShownIdentity {
  const { givenName, familyName, initials, number } = identity
  return {
    givenName,
    familyName,
    initials,
    number: number === null ? null : numberText(number),
    birth: birthText(identity),
    age: ageText(identity),
    precision: precisionOf(identity),
  }
}

const firstLetter = (name: string | null): string | null => (name === null ? null : `${[...name.trim()][0] ?? ''}…`)

/** `85-07-**`: the year without its century, the month, and that there is a day. A year alone is no more than a year. */
function maskedBirth(identity: Identity): string | null {
  const text = birthText(identity)
  if (text === null || text.length < BIRTH_LENGTH) return text
  return `${text.slice(2, 7)}-**`
}

const BIRTH_LENGTH = 'YYYY-MM-DD'.length

function birthText({ birthDate, number, birthYear }: Identity): string | null {
  return birthDate ?? number?.birth ?? (birthYear === null ? null : String(birthYear))
}

const ageText = ({ age }: Identity): string | null =>
  age === null ? null : `${age.approximate ? '~' : ''}${age.years}`

function numberText({ kind, canonical }: NonNullable<Identity['number']>): string {
  return kind === 'reservnummer' ? canonical : `${canonical.slice(0, 8)}-${canonical.slice(8)}`
}

/** The most exact thing that is known of who somebody is. */
export function precisionOf({
  number,
  birthDate,
  birthYear,
  age,
  givenName,
  familyName,
  initials,
}: Identity): Precision {
  if (number !== null) return 'number'
  if (birthDate !== null) return 'birthDate'
  if (birthYear !== null) return 'birthYear'
  if (age !== null) return 'age'
  return givenName !== null || familyName !== null || initials !== null ? 'name' : 'none'
}
