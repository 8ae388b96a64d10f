import { ageSpan, birthSpan, type Identity } from '../submission/identity.ts'
import type { RecordFacts } from '../submission/record.ts'
import { known } from '../submission/record.ts'
import { addMonths, type DateSpan, type IsoDate, spanOf, yearOf } from '../terms/dates.ts'
import { firstLetterOf, foldInitials, nameFamilies, nameTokens, soundOf } from '../terms/names.ts'

/** What linkage may use of one record (or register row): nothing but this is compared. */
export interface Traits {
  /** Id of the record or register row. Says nothing about the person. */
  readonly id: string
  /** Text made of the row's whole content: rows are taken in this order, so that the order they came in cannot matter. */
  readonly order: string
  readonly census: string
  /** Where the census was held; `null` where there is one municipality alone. */
  readonly municipality: string | null
  /** Units that reported the row; empty for a register row. */
  readonly units: readonly string[]
  /** Equal for equal valid numbers, different for different ones (a keyed hash). Reserve numbers hold their issuer. */
  readonly numberKey: string | null
  /**
   * The ten digits of a number as written, valid or not: what is no number is still set against others digit by digit.
   * `null` where there are none, or for a protected identity.
   */
  readonly numberDigits: string | null
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
  /** Of each token the families of spellings it may belong to; the token itself when it belongs to none. */
  readonly kin: readonly (readonly string[])[]
  /** All that stands in `kin`: two names that share one of these may be the same name. */
  readonly families: readonly string[]
  /** The first family of each token: what a name's frequency is counted by. */
  readonly term: string
  /** The tokens by their sound alone. */
  readonly sound: string
  /** Which letters `compact` has, one bit each; letters of other alphabets share bits. */
  readonly letters: number
  /** What it is shortened to in initials: the letter as written, whatever it sounds like. */
  readonly initial: string
}

/** A record or register row as linkage meets it, before anything is folded. */
export interface TraitsSource {
  readonly id: string
  readonly order: string
  readonly census: string
  readonly municipality?: string | null
  readonly units: readonly string[]
  readonly numberKey: string | null
  readonly decidedPerson: string | null
  readonly identity: Identity
  /** The ten digits of what is no valid number. */
  readonly wrongNumberDigits?: string | null
  /** Digits of a birth date that is no day of the calendar, YYYY-MM-DD. Used where the identity tells no other date. */
  readonly birthDigits?: string | null
  readonly sex: RecordFacts['sex']
  /** First day of the census week: ages are ages on this day. */
  readonly day: IsoDate
}

/** How a written name becomes what is compared. */
export interface FoldName {
  /** `null` for none. */
  readonly trait: (name: string | null) => NameTrait | null
  /** The letter it is shortened to in initials; `''` for none. */
  readonly firstLetter: (name: string | null) => string
}

/** Folds each spelling once and gives equal names the same trait: a long list has few names and many rows. */
export function foldEachNameOnce(): FoldName {
  return { trait: eachOnce(nameTrait), firstLetter: eachOnce(firstLetterOf) }
}

function eachOnce<Folded>(fold: (name: string | null) => Folded): (name: string | null) => Folded {
  const folded = new Map<string | null, { readonly of: Folded }>()
  return (name) => {
    const known = folded.get(name) ?? { of: fold(name) }
    folded.set(name, known)
    return known.of
  }
}

const FOLD_ANEW: FoldName = { trait: nameTrait, firstLetter: firstLetterOf }

/** Takes from a record what linkage may use. Of a protected identity that is the number's key alone. */
export function traitsOf(source: TraitsSource, fold: FoldName = FOLD_ANEW): Traits {
  const { id, order, census, units, numberKey, decidedPerson, identity } = source
  const municipality = source.municipality ?? null
  const numberKind = identity.number?.kind ?? null
  const base = { id, order, census, municipality, units, numberKey, decidedPerson, numberKind }
  // What is spread stands last: keys written after it would give every record a shape of its own, slow and large.
  if (identity.protectedIdentity === true) return { protectedIdentity: true, ...NOTHING_COMPARED, ...base }
  return {
    given: fold.trait(identity.givenName),
    family: fold.trait(identity.familyName),
    initials: initialsIn(identity, fold),
    numberDigits: identity.number ? tenDigits(identity.number) : (source.wrongNumberDigits ?? null),
    birthDate: fullBirthDate(identity) ?? source.birthDigits ?? null,
    birthYears: birthYears(identity, source.day) ?? yearOfDigits(source.birthDigits),
    sex: known(source.sex) ?? identity.number?.sex ?? null,
    protectedIdentity: false,
    ...base,
  }
}

/** As `initialsOf` has them, where they were not written. */
function initialsIn({ initials, givenName, familyName }: Identity, { firstLetter }: FoldName): string | null {
  if (initials) return foldInitials(initials)
  const given = firstLetter(givenName)
  const family = firstLetter(familyName)
  return given === '' || family === '' ? null : given + family
}

/** A reserve number has no digits that others would be like. */
const tenDigits = ({ kind, canonical }: NonNullable<Identity['number']>): string | null =>
  kind === 'reservnummer' ? null : canonical.replace(/\D/g, '').slice(-10)

const NOTHING_COMPARED = {
  numberDigits: null,
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
  const kin = tokens.map((token) => {
    const families = nameFamilies(token)
    return families.length === 0 ? [token] : families
  })
  const compact = tokens.join('')
  return {
    text: tokens.join(' '),
    compact,
    tokens,
    kin,
    families: kin.flat(),
    term: kin.map(([first]) => first).join(' '),
    sound: tokens.map(soundOf).join(' '),
    letters: lettersIn(compact),
    initial: firstLetterOf(name),
  }
}

function lettersIn(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31)
  return letters
}

/**
 * The birth that is compared. A valid number tells it more surely than a date beside it that says otherwise: a slip in the
 * number breaks its check digit, and nothing tells of one in a date.
 */
function comparedBirth(identity: Identity): DateSpan | null {
  const { number } = identity
  const ofNumber = number?.birth && number.kind !== 'reservnummer' ? spanOf(number.birth) : null
  return ofNumber !== null && ofNumber.from === ofNumber.to ? ofNumber : birthSpan(identity)
}

function fullBirthDate(identity: Identity): IsoDate | null {
  const span = comparedBirth(identity)
  return span !== null && span.from === span.to ? span.from : null
}

/** The year in a mistyped date is taken as written: it is compared with the rest of it. */
function yearOfDigits(digits: string | null | undefined): Traits['birthYears'] {
  if (!digits) return null
  const year = Number(digits.slice(0, 4))
  return { from: year, to: year }
}

function birthYears(identity: Identity, day: IsoDate): Traits['birthYears'] {
  const span = comparedBirth(identity)
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
