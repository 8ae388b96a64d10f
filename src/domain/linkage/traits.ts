import { ageSpan, birthSpan, type Identity } from '../submission/identity.ts'
import type { RecordFacts } from '../submission/record.ts'
import { known } from '../submission/record.ts'
import { addMonths, type IsoDate, yearOf } from '../terms/dates.ts'
import { foldInitials, initialsOf, nameFamily, nameTokens } from '../terms/names.ts'

/** What linkage may use of one record (or register row): nothing but this is compared. */
export interface Traits {
  /** Id of the record or register row. Says nothing about the person. */
  readonly id: string
  /** Text made of the row's whole content: rows are taken in this order, so that the order they came in cannot matter. */
  readonly order: string
  readonly census: string
  /** Units that reported the row; empty for a register row. */
  readonly units: readonly string[]
  /** Equal for equal valid numbers, different for different ones (a keyed hash). Reserve numbers hold their issuer. */
  readonly numberKey: string | null
  readonly numberKind: 'personnummer' | 'samordningsnummer' | 'reservnummer' | null
  readonly given: NameTrait | null
  readonly family: NameTrait | null
  /** First letters of given and family name, folded; from the names where initials were not given. */
  readonly initials: string | null
  /** YYYY-MM-DD, compared digit by digit: a day that was mistyped (1985-02-30) is not always one of the calendar. */
  readonly birthDate: string | null
  /** Years the person may have been born in, both ends included. */
  readonly birthYears: { readonly from: number; readonly to: number } | null
  readonly sex: 'woman' | 'man' | 'other' | null
  /** Protected identity: compared by `numberKey` and nothing else. */
  readonly protectedIdentity: boolean
  /** The analyst's own id of the person, in a compiled list. */
  readonly decidedPerson: string | null
}

/** A name as it is compared: folded tokens, and the family of spellings each belongs to. */
export interface NameTrait {
  /** The folded tokens with a blank between, and without any: made once, since a name is compared many times. */
  readonly text: string
  readonly compact: string
  readonly tokens: readonly string[]
  readonly families: readonly string[]
  /** All families together: what counts as the same name, and what a name's frequency is counted by. */
  readonly term: string
}

/** A record or register row as linkage meets it, before anything is folded. */
export interface TraitsSource {
  readonly id: string
  readonly order: string
  readonly census: string
  readonly units: readonly string[]
  readonly numberKey: string | null
  readonly decidedPerson: string | null
  readonly identity: Identity
  /** Digits of a birth date that is no day of the calendar, YYYY-MM-DD. Used where the identity tells no other date. */
  readonly birthDigits?: string | null
  readonly sex: RecordFacts['sex']
  /** First day of the census week: ages are ages on this day. */
  readonly day: IsoDate
}

/** How a written name becomes what is compared; `null` for none. */
export type FoldName = (name: string | null) => NameTrait | null

/** Folds each spelling once and gives equal names the same trait: a long list has few names and many rows. */
export function foldEachNameOnce(): FoldName {
  const folded = new Map<string, NameTrait | null>()
  return (name) => {
    if (name === null) return null
    const known = folded.get(name)
    if (known !== undefined) return known
    const trait = nameTrait(name)
    folded.set(name, trait)
    return trait
  }
}

/** Takes from a record what linkage may use. Of a protected identity that is the number's key alone. */
export function traitsOf(source: TraitsSource, foldName: FoldName = nameTrait): Traits {
  const { id, order, census, units, numberKey, decidedPerson, identity } = source
  const base = { id, order, census, units, numberKey, decidedPerson, numberKind: identity.number?.kind ?? null }
  // What is spread stands last: keys written after it would give every record a shape of its own, slow and large.
  if (identity.protectedIdentity === true) return { protectedIdentity: true, ...NOTHING_COMPARED, ...base }
  return {
    given: foldName(identity.givenName),
    family: foldName(identity.familyName),
    initials: identity.initials ? foldInitials(identity.initials) : initialsOf(identity.givenName, identity.familyName),
    birthDate: fullBirthDate(identity) ?? source.birthDigits ?? null,
    birthYears: birthYears(identity, source.day) ?? yearOfDigits(source.birthDigits),
    sex: known(source.sex) ?? identity.number?.sex ?? null,
    protectedIdentity: false,
    ...base,
  }
}

const NOTHING_COMPARED = {
  given: null,
  family: null,
  initials: null,
  birthDate: null,
  birthYears: null,
  sex: null,
} as const

function nameTrait(name: string | null): NameTrait | null {
  const tokens = name === null ? [] : nameTokens(name)
  if (tokens.length === 0) return null
  const families = tokens.map((token) => nameFamily(token) ?? token)
  return { text: tokens.join(' '), compact: tokens.join(''), tokens, families, term: families.join(' ') }
}

function fullBirthDate(identity: Identity): IsoDate | null {
  const span = birthSpan(identity)
  return span !== null && span.from === span.to ? span.from : null
}

/** The year in a mistyped date is taken as written: it is compared with the rest of it. */
function yearOfDigits(digits: string | null | undefined): Traits['birthYears'] {
  if (!digits) return null
  const year = Number(digits.slice(0, 4))
  return { from: year, to: year }
}

function birthYears(identity: Identity, day: IsoDate): Traits['birthYears'] {
  const span = birthSpan(identity)
  if (span) return { from: yearOf(span.from), to: yearOf(span.to) }
  const age = ageSpan(identity, day)
  if (!age) return null
  // Somebody n years old was born between n + 1 years (less a day) and n years ago.
  return { from: yearOf(addMonths(day, -12 * (age.oldest + 1))), to: yearOf(addMonths(day, -12 * age.youngest)) }
}

/**
 * A thin row says too little to be scored pair by pair: neither a valid number, nor given and family name with a birth
 * date or year (domain.md section 6, *linkable*). A protected identity without a number is thin too, and stays alone.
 */
export function isThin(traits: Traits): boolean {
  if (traits.numberKey !== null) return false
  const birthYearKnown = traits.birthYears !== null && traits.birthYears.from === traits.birthYears.to
  return !(traits.given && traits.family && (traits.birthDate || birthYearKnown))
}
