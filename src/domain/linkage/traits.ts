import { ageSpan, birthSpan, type Identity, NO_IDENTITY } from '../submission/identity.ts'
import type { RecordFacts } from '../submission/record.ts'
import { known } from '../submission/record.ts'
import { addMonths, type DateSpan, type IsoDate, spanOf, yearOf } from '../terms/dates.ts'
import { foldInitials, type NameParts, nameFamilies, nameParts, soundOf } from '../terms/names.ts'
import { remembered } from './remembered.ts'

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
  /** With the particles, too: some write them as part of the name (Al-Ali, Alali). */
  readonly joined: string
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
  /** The letters, as written, of a name that is itself no more than initials: a, le for A., L-E. `''` for any other. */
  readonly onlyInitials: string
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

/** A name and what it is compared by. */
export interface FoldedName {
  /** As written. */
  readonly name: string
  /** `null` where no letter that is heard is left. */
  readonly trait: NameTrait | null
  /** The letter it is shortened to in initials; `''` for none. */
  readonly firstLetter: string
}

/** Folds one name. */
export function foldedName(name: string): FoldedName {
  const parts = nameParts(name)
  return { name, trait: nameTrait(parts), firstLetter: parts.firstLetter }
}

/** The names of one record, `null` for one that is not known. */
export interface FoldedNames {
  readonly given: FoldedName | null
  readonly family: FoldedName | null
}

/** How the names of a record are folded. */
type FoldNames = (identity: Identity) => FoldedNames

/** Folds each spelling once and gives equal names the same trait: many records have few names. */
export const foldEachNameOnce = (): FoldNames => namesFoldedBy(remembered(foldedName))

const namesFoldedBy =
  (fold: (name: string) => FoldedName): FoldNames =>
  ({ givenName, familyName }) => ({
    given: givenName === null ? null : fold(givenName),
    family: familyName === null ? null : fold(familyName),
  })

const foldAnew = namesFoldedBy(foldedName)

/** Takes from a record what linkage may use. Of a protected identity that is the number's key alone. */
export function traitsOf(source: TraitsSource, names: FoldedNames = foldAnew(source.identity)): Traits {
  const isProtected = source.identity.protectedIdentity === true
  const { identity, wrongNumberDigits, birthDigits, sex } = isProtected ? NOTHING_TOLD : source
  const { number } = identity
  const { given, family } = isProtected ? NAMELESS : names
  const birth = comparedBirth(identity)
  // In one literal: put together from parts, every record takes its time and room.
  return {
    id: source.id,
    order: source.order,
    census: source.census,
    municipality: source.municipality ?? null,
    units: source.units,
    numberKey: source.numberKey,
    numberKind: source.identity.number?.kind ?? null,
    numberDigits: number ? tenDigits(number) : (wrongNumberDigits ?? null),
    given: given?.trait ?? null,
    family: family?.trait ?? null,
    initials: initialsIn(identity, { given, family }),
    birthDate: fullBirthDate(birth) ?? birthDigits ?? null,
    birthYears: birthYears(identity, birth, source.day) ?? yearOfDigits(birthDigits),
    sex: known(sex) ?? number?.sex ?? null,
    protectedIdentity: isProtected,
    decidedPerson: source.decidedPerson,
  }
}

const NAMELESS: FoldedNames = { given: null, family: null }

/** What may be used of a protected identity, but for its number's key. */
const NOTHING_TOLD: Pick<TraitsSource, 'identity' | 'wrongNumberDigits' | 'birthDigits' | 'sex'> = {
  identity: NO_IDENTITY,
  wrongNumberDigits: null,
  birthDigits: null,
  sex: null,
}

/** As `initialsOf` has them, where they were not written. */
function initialsIn({ initials }: Identity, { given, family }: FoldedNames): string | null {
  if (initials) return foldInitials(initials)
  return given?.firstLetter && family?.firstLetter ? given.firstLetter + family.firstLetter : null
}

/** A reserve number has no digits that others would be like. */
const tenDigits = ({ kind, canonical }: NonNullable<Identity['number']>): string | null =>
  kind === 'reservnummer' ? null : canonical.replace(/\D/g, '').slice(-10)

function nameTrait({ tokens, joined, firstLetter, onlyInitials }: NameParts): NameTrait | null {
  if (tokens.length === 0) return null
  const kin = tokens.map((token) => {
    const families = nameFamilies(token)
    return families.length === 0 ? [token] : families
  })
  const compact = tokens.join('')
  return {
    text: tokens.join(' '),
    compact,
    joined,
    tokens,
    kin,
    families: kin.flat(),
    term: kin.map(([first]) => first).join(' '),
    sound: tokens.map(soundOf).join(' '),
    letters: lettersIn(compact),
    initial: firstLetter,
    onlyInitials,
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

const fullBirthDate = (birth: DateSpan | null): IsoDate | null =>
  birth !== null && birth.from === birth.to ? birth.from : null

/** The year in a mistyped date is taken as written: it is compared with the rest of it. */
function yearOfDigits(digits: string | null | undefined): Traits['birthYears'] {
  if (!digits) return null
  const year = Number(digits.slice(0, 4))
  return { from: year, to: year }
}

function birthYears(identity: Identity, birth: DateSpan | null, day: IsoDate): Traits['birthYears'] {
  if (birth !== null) return { from: yearOf(birth.from), to: yearOf(birth.to) }
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
