import { mayBeShortenedTo } from '../terms/names.ts'
import { type Columns, NOT_KNOWN } from './columns.ts'
import { comparisonTexts, levelTexts } from './linkage.texts.ts'
import type { Comparison, ComparisonLevel, LevelOf } from './model.ts'
import type { NameNumbers } from './name-numbers.ts'
import { areTwoLettersApart, isOneLetterApart, jaroWinkler } from './string-similarity.ts'
import type { NameTrait } from './traits.ts'

/**
 * How alike two names are: the order is that of the levels, the closest first. What is *borne* is a name of its own: people
 * called Anna and people called Hanna. Of two names of which one is borne by hardly anybody, that one is rather the other
 * misspelled, the more likely the nearer they are.
 */
const LIKENESS = [
  'equal',
  'sameFamily',
  'soundsAlike',
  'partOf',
  'close',
  'closeBorne',
  'somewhat',
  'somewhatBorne',
  'different',
] as const
type Likeness = number
const SAME_NAME: Likeness = LIKENESS.indexOf('sameFamily')
const SOUNDS_ALIKE: Likeness = LIKENESS.indexOf('soundsAlike')
const CLOSE: Likeness = LIKENESS.indexOf('close')
const CLOSE_BORNE: Likeness = LIKENESS.indexOf('closeBorne')
const SOMEWHAT_BORNE: Likeness = LIKENESS.indexOf('somewhatBorne')
const SOMEWHAT: Likeness = LIKENESS.indexOf('somewhat')
const DIFFERENT: Likeness = LIKENESS.indexOf('different')

/**
 * A name borne by no more than one person, or by fewer than this share of those who bear the other, is no name of its own.
 * Assumption: decided by the project, 2026-11-23.
 */
const OF_A_MISSPELLING = 1 / 20
/** Letters. Where the one is a misspelling names as short as this are close with one letter between them. */
const SHORTEST_MISSPELLED = 2
/** Letters. A shorter part of several names says nothing. */
const SHORTEST_PART = 3

/** Jaro–Winkler, 0–1: from here two names are *close*. */
const CLOSE_FROM = 0.9
/** Jaro–Winkler, 0–1: from here two names are *somewhat* alike; below they are no spellings of one. */
export const LIKE_NAMES_FROM = 0.8

const MISSING = 0
const SWAPPED = 1
const SWAPPED_ALIKE = 2
const ONE_MOVED = 3
/** Of a name comparison the first level that tells how alike the names are. */
const FIRST_LIKENESS = 4

/**
 * Given and family name are compared in their places; where that gives little on both sides and they are more alike
 * crosswise, they have changed places, which is told once, under the given name. So is one name alone that stands in the
 * other's place while nothing else is alike.
 */
export const givenName: Comparison = {
  id: 'given',
  label: comparisonTexts.givenName,
  levels: nameLevels('given'),
  levelIn: (columns) => levelsOfNames(columns).given,
}

/** The family name: where the names have changed places that is told under the given name. */
export const familyName: Comparison = {
  id: 'family',
  label: comparisonTexts.familyName,
  levels: nameLevels('family'),
  levelIn: (columns) => levelsOfNames(columns).family,
}

function nameLevels(kind: 'given' | 'family'): readonly ComparisonLevel[] {
  const isGiven = kind === 'given'
  const frequency = isGiven ? 0.004 : 0.003
  const level = (
    id: keyof typeof levelTexts,
    m: number,
    u: number,
    byTermFrequency?: ComparisonLevel['byTermFrequency'],
  ): ComparisonLevel => ({
    id,
    label: levelTexts[id],
    probabilities: { m, u },
    ...(byTermFrequency ? { byTermFrequency } : {}),
  })
  const silent = (id: keyof typeof levelTexts): ComparisonLevel => ({ id, label: levelTexts[id], probabilities: null })
  return [
    silent('missing'),
    ...(isGiven
      ? [
          level('swapped', 0.012, 0.000_002, 'swapped'),
          level('swappedAlike', 0.006, 0.000_02),
          level('oneMoved', 0.006, 0.01),
        ]
      : [silent('toldBySwap'), silent('toldBySwapAlike'), silent('toldByMove')]),
    level('equal', 0.8, frequency, 'shared'),
    level('sameFamily', 0.05, frequency, 'shared'),
    level('soundsAlike', 0.02, 0.001),
    level('partOf', 0.04, frequency * 1.5),
    level('close', 0.045, 0.001),
    level('closeBorne', 0.015, 0.003),
    level('somewhat', 0.012, 0.003),
    level('somewhatBorne', 0.004, 0.01),
    // Marriage changes a family name more often than anything changes a given name wholly.
    level('different', isGiven ? 0.006 : 0.015, 0.95),
  ]
}

/** The levels of both names, which are found together. */
interface NameLevels {
  readonly given: LevelOf
  readonly family: LevelOf
}

const levelsMade = new WeakMap<Columns, NameLevels>()

/** Both comparisons ask about the same two records one after the other: what was found for the one is there for the other. */
function levelsOfNames(columns: Columns): NameLevels {
  const made = levelsMade.get(columns) ?? findTogether(columns)
  levelsMade.set(columns, made)
  return made
}

function findTogether({ given, family, names, nameNumbers, borne }: Columns): NameLevels {
  const { likeness, nearness } = likenessOfNames(names, nameNumbers, borne)
  const last = { left: NOT_KNOWN, right: NOT_KNOWN, given: MISSING, family: MISSING }
  const find = (left: number, right: number) => {
    last.left = left
    last.right = right
    const l = given[left] ?? NOT_KNOWN
    const r = given[right] ?? NOT_KNOWN
    const lFamily = family[left] ?? NOT_KNOWN
    const rFamily = family[right] ?? NOT_KNOWN
    const straight = l === NOT_KNOWN || r === NOT_KNOWN ? NOT_KNOWN : likeness(l, r)
    const ofFamily = lFamily === NOT_KNOWN || rFamily === NOT_KNOWN ? NOT_KNOWN : likeness(lFamily, rFamily)
    last.given = straight === NOT_KNOWN ? MISSING : FIRST_LIKENESS + straight
    last.family = ofFamily === NOT_KNOWN ? MISSING : FIRST_LIKENESS + ofFamily
    // Only where neither is near in its place they may have changed places.
    if (straight <= CLOSE_BORNE || ofFamily <= CLOSE_BORNE) return
    const areAllUnlike = straight === DIFFERENT && ofFamily === DIFFERENT
    const one = nearness(l, rFamily)
    if (one > CLOSE_BORNE && !areAllUnlike) return
    const two = nearness(lFamily, r)
    if (one <= SAME_NAME && two <= SAME_NAME) last.given = last.family = SWAPPED
    else if (one <= CLOSE_BORNE && two <= CLOSE_BORNE) last.given = last.family = SWAPPED_ALIKE
    else if (areAllUnlike && (one <= CLOSE_BORNE || two <= CLOSE_BORNE)) last.given = last.family = ONE_MOVED
  }
  return {
    given: (left, right) => {
      if (last.left !== left || last.right !== right) find(left, right)
      return last.given
    },
    family: (left, right) => {
      if (last.left !== left || last.right !== right) find(left, right)
      return last.family
    },
  }
}

/** How alike two names of a list are. Most are wholly different, which is told by numbers; letters are compared once. */
interface LikenessOfNames {
  readonly likeness: (left: number, right: number) => Likeness
  /** The same as far as it is *close* or closer: anything else may be told as *different*. */
  readonly nearness: (left: number, right: number) => Likeness
}

function likenessOfNames(names: readonly NameTrait[], nameNumbers: NameNumbers, borne: Int32Array): LikenessOfNames {
  const numbers = numbersToCompare(names, nameNumbers)
  const { families } = nameNumbers
  const bits = Math.min(REMEMBERED_BITS, Math.ceil(Math.log2(names.length ** 2 + 2)))
  // Two names and, in the last bits beside the second, their likeness: each pair has one place and shares it with others.
  const known = new Int32Array(2 * 2 ** bits).fill(NOT_KNOWN)
  return {
    likeness: (left, right) => {
      if (left === right) return EQUAL
      const asKin = mayBeKin(left, right)
      const mayBe = asKin || mayBeAlike(left * STEP, right * STEP) || mayBeMisspelled(left, right)
      return mayBe ? compared(left, right, asKin) : DIFFERENT
    },
    nearness: (left, right) => {
      if (left === right) return EQUAL
      const asKin = mayBeKin(left, right)
      return asKin || mayBeClose(numbers, left * STEP, right * STEP) ? compared(left, right, asKin) : DIFFERENT
    },
  }

  /** Looked up, if the pair is the last of its place that was asked about. */
  function compared(left: number, right: number, asKin: boolean): Likeness {
    const [first, second] = left < right ? [left, right] : [right, left]
    const place = 2 * ((Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca6b)) >>> (32 - bits))
    const before = known[place + 1] ?? NOT_KNOWN
    if (known[place] === first && before >> LIKENESS_BITS === second) return before & (2 ** LIKENESS_BITS - 1)
    const one = names[left]
    const other = names[right]
    if (one === undefined || other === undefined) return DIFFERENT
    const isMisspelled = isMisspelling(left, right)
    const found = asKin ? likenessOf(one, other, isMisspelled) : likenessOfLetters(one, other, isMisspelled)
    known[place] = first
    known[place + 1] = (second << LIKENESS_BITS) + found
    return found
  }

  /** Whether the one of two names is borne by so few that it is rather the other misspelled than a name of its own. */
  function isMisspelling(left: number, right: number): boolean {
    const l = borne[left] ?? 0
    const r = borne[right] ?? 0
    return Math.min(l, r) <= Math.max(1, Math.max(l, r) * OF_A_MISSPELLING)
  }

  /** Whether the one has letters enough of the other to be it misspelled, or one of several names of which another is. */
  function mayBeMisspelled(left: number, right: number): boolean {
    if (!isMisspelling(left, right)) return false
    const l = left * STEP
    const r = right * STEP
    const firsts = numbers[l + FIRSTS] ?? 0
    const otherFirsts = numbers[r + FIRSTS] ?? 0
    if ((firsts & otherFirsts & ONLY_LETTERS) !== 0 && ((firsts | otherFirsts) & ONE_OF_SEVERAL) !== 0) return true
    if (Math.abs((numbers[l + LENGTH] ?? 0) - (numbers[r + LENGTH] ?? 0)) > 2) return false
    return !haveOthers(numbers[l + LETTERS] ?? 0, numbers[r + LETTERS] ?? 0, 2)
  }

  /** Whether two names sound alike or share a family: those of most names have no bit in common. An initial may be of any name. */
  function mayBeKin(left: number, right: number): boolean {
    const l = left * STEP
    const r = right * STEP
    if ((((numbers[l + FIRSTS] ?? 0) | (numbers[r + FIRSTS] ?? 0)) & SHORTENED) !== 0) return true
    if (numbers[l + SOUND] === numbers[r + SOUND]) return true
    const inCommon = (numbers[l + FAMILIES] ?? 0) & (numbers[r + FAMILIES] ?? 0)
    return inCommon !== 0 && shareOne(families[left] ?? [], families[right] ?? [])
  }

  /** Whether two names have letters enough in common to be alike at all. */
  function mayBeAlike(l: number, r: number): boolean {
    return mayBeJoined(l, r) || mayBeJoined(r, l) || mostAlike(numbers, l, r) >= LIKE_NAMES_FROM
  }

  /** Whether the one has a particle, and all its other letters are in the other: that may be it in one word. */
  function mayBeJoined(l: number, r: number): boolean {
    if (((numbers[l + FIRSTS] ?? 0) & WITH_PARTICLE) === 0) return false
    return ((numbers[l + LETTERS] ?? 0) & ~(numbers[r + LETTERS] ?? 0)) === 0
  }
}

/** Whether two names, by where their numbers begin, have letters enough in common for one to be a slip of the other. */
function mayBeClose(numbers: Int32Array, l: number, r: number): boolean {
  const longer = Math.abs((numbers[l + LENGTH] ?? 0) - (numbers[r + LENGTH] ?? 0))
  if (longer <= 1 && !haveOthers(numbers[l + LETTERS] ?? 0, numbers[r + LETTERS] ?? 0)) return true
  return mostAlike(numbers, l, r) >= CLOSE_FROM
}

/** The most that Jaro–Winkler can come to, by the letters that both have and by how they begin. */
function mostAlike(numbers: Int32Array, l: number, r: number): number {
  const once = (numbers[l + LETTERS] ?? 0) & (numbers[r + LETTERS] ?? 0)
  const twice = (numbers[l + TWICE] ?? 0) & (numbers[r + TWICE] ?? 0)
  const oftener = Math.min(numbers[l + OFTENER] ?? 0, numbers[r + OFTENER] ?? 0)
  const common = bitsIn(once) + bitsIn(twice) + oftener
  if (common === 0) return 0
  const jaro = (common / (numbers[l + LENGTH] ?? 0) + common / (numbers[r + LENGTH] ?? 0) + 1) / 3
  const apart = (numbers[l + BEGINNING] ?? 0) ^ (numbers[r + BEGINNING] ?? 0)
  // The first letter stands in the lowest of four bytes.
  const prefix = apart === 0 ? 4 : (31 - Math.clz32(apart & -apart)) >> 3
  return jaro + prefix * 0.1 * (1 - jaro)
}

// Pairs of names at most, by the bits of their number: 2 MB.
const REMEMBERED_BITS = 18
const LIKENESS_BITS = 4

// What is told of a name by numbers, side by side: a name is one place in memory. LETTERS: those it has, one bit each;
// TWICE: those it has twice or oftener; OFTENER: letters beside these; BEGINNING: the first four, a byte each; FAMILIES:
// a bit for each of its families, which others share; FIRSTS: the first letters of the names it is of.
const [LETTERS, TWICE, OFTENER, LENGTH, BEGINNING, SOUND, FAMILIES, FIRSTS, STEP] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const

/** Beside the letters, which are numbered from 1 to 26, in FIRSTS: the name is of more than one; it is no more than initials; it has a particle. */
const [ONE_OF_SEVERAL, SHORTENED, WITH_PARTICLE] = [1, 1 << 29, 1 << 30] as const
const ONLY_LETTERS = ~(ONE_OF_SEVERAL | SHORTENED | WITH_PARTICLE)

function firstsOf({ tokens, compact, joined, onlyInitials }: NameTrait): number {
  let firsts = (tokens.length > 1 ? ONE_OF_SEVERAL : 0) | (onlyInitials === '' ? 0 : SHORTENED)
  if (joined !== compact) firsts |= WITH_PARTICLE
  for (const token of tokens) firsts |= 1 << (token.charCodeAt(0) & 31)
  return firsts
}

function numbersToCompare(names: readonly NameTrait[], { sound, families }: NameNumbers): Int32Array {
  const numbers = new Int32Array(names.length * STEP)
  for (let at = 0; at < names.length; at++) {
    const compact = names[at]?.compact ?? ''
    let [letters, twice, oftener, beginning, ofFamilies] = [0, 0, 0, 0, 0]
    for (let place = 0; place < compact.length; place++) {
      const code = compact.charCodeAt(place)
      const bit = 1 << (code & 31)
      if ((twice & bit) !== 0) oftener += 1
      else if ((letters & bit) !== 0) twice |= bit
      letters |= bit
      if (place < 4) beginning |= (code & 0xff) << (8 * place)
    }
    for (const family of families[at] ?? []) ofFamilies |= 1 << (family & 31)
    const own = at * STEP
    numbers[own + LETTERS] = letters
    numbers[own + TWICE] = twice
    numbers[own + OFTENER] = oftener
    numbers[own + LENGTH] = compact.length
    numbers[own + BEGINNING] = beginning
    numbers[own + SOUND] = sound[at] ?? 0
    numbers[own + FAMILIES] = ofFamilies
    const name = names[at]
    numbers[own + FIRSTS] = name === undefined ? 0 : firstsOf(name)
  }
  return numbers
}

const EQUAL: Likeness = LIKENESS.indexOf('equal')

function bitsIn(mask: number): number {
  let left = mask - ((mask >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function shareOne(left: ArrayLike<number>, right: ArrayLike<number>): boolean {
  for (let at = 0; at < left.length; at++) {
    for (let other = 0; other < right.length; other++) if (left[at] === right[other]) return true
  }
  return false
}

function likenessOf(left: NameTrait, right: NameTrait, isMisspelling: boolean): Likeness {
  if (areInitialsAndName(left, right)) return beginAlike(left, right) ? SOMEWHAT : DIFFERENT
  if (left.text === right.text) return EQUAL
  if (areKin(left, right)) return SAME_NAME
  if (left.sound === right.sound) return isMisspelling ? SOUNDS_ALIKE : CLOSE_BORNE
  if (left.families.some((family) => right.families.includes(family))) return LIKENESS.indexOf('partOf')
  return likenessOfLetters(left, right, isMisspelling)
}

/** Of two names that differ in sound and share no family of spellings. */
function likenessOfLetters(left: NameTrait, right: NameTrait, isMisspelling: boolean): Likeness {
  if (left.compact === right.compact || left.joined === right.joined) return SOUNDS_ALIKE
  if (isMisspelling) return likenessOfMisspelled(left, right)
  if (isOneLetterApart(left.compact, right.compact)) return CLOSE_BORNE
  return jaroWinkler(left.compact, right.compact) >= LIKE_NAMES_FROM ? SOMEWHAT_BORNE : DIFFERENT
}

/** Of two names of which one is rather a misspelling than a name of its own. */
function likenessOfMisspelled(left: NameTrait, right: NameTrait): Likeness {
  const l = left.compact
  const r = right.compact
  const alike = jaroWinkler(l, r)
  if (alike >= CLOSE_FROM || isOneLetterApart(l, r, SHORTEST_MISSPELLED)) return CLOSE
  if (alike >= LIKE_NAMES_FROM || areTwoLettersApart(l, r)) return SOMEWHAT
  return haveClosePart(left, right) ? SOMEWHAT : DIFFERENT
}

/** Whether one of several names is a slip of one of the other's and begins as it does: Cicilia Margareta, Cecilia. */
function haveClosePart(left: NameTrait, right: NameTrait): boolean {
  if (left.tokens.length === 1 && right.tokens.length === 1) return false
  const areClose = (one: string, other: string) =>
    one[0] === other[0] &&
    Math.min(one.length, other.length) >= SHORTEST_PART &&
    (isOneLetterApart(one, other) || jaroWinkler(one, other) >= CLOSE_FROM)
  return left.tokens.some((one) => right.tokens.some((other) => areClose(one, other)))
}

/** Near enough for a slip in typing. */
export const isCloseTo = ({ compact: left }: NameTrait, { compact: right }: NameTrait): boolean =>
  isOneLetterApart(left, right) || jaroWinkler(left, right) >= CLOSE_FROM

/**
 * Whether two names have as many letters in common as names that are close: three quarters of those of each in the mean,
 * for with fewer Jaro–Winkler does not come to `CLOSE_FROM` even where they begin with the same four. They are told by
 * which letters each has and by how many.
 */
export function haveLettersOfClose(inLeft: number, ofLeft: number, inRight: number, ofRight: number): boolean {
  const common = Math.min(ofLeft - bitsIn(inLeft & ~inRight), ofRight - bitsIn(inRight & ~inLeft))
  return 2 * common * (ofLeft + ofRight) >= 3 * ofLeft * ofRight
}

/** Whether two names of a list, by their places, have letters enough in common to be asked whether they are close. */
export function mayBeCloseIn(
  names: readonly NameTrait[],
  nameNumbers: NameNumbers,
): (left: number, right: number) => boolean {
  const numbers = numbersToCompare(names, nameNumbers)
  return (left, right) => mayBeClose(numbers, left * STEP, right * STEP)
}

/** Whether one of two names has more letters that the other lacks than so many. */
const haveOthers = (inLeft: number, inRight: number, most = 1): boolean =>
  bitsIn(inLeft & ~inRight) > most || bitsIn(inRight & ~inLeft) > most

/** Token by token of one family of spellings. */
export const areKin = (left: NameTrait, right: NameTrait): boolean =>
  left.kin.length === right.kin.length &&
  left.kin.every((families, at) => families.some((family) => right.kin[at]?.includes(family)))

/** Whether one of two names is written as initials alone, and the other is whole or other initials. */
const areInitialsAndName = (left: NameTrait, right: NameTrait): boolean => left.onlyInitials !== right.onlyInitials

/** Of such: whether they may be one name. Who has several names does not always tell them all. */
function beginAlike(left: NameTrait, right: NameTrait): boolean {
  const [{ onlyInitials }, other] = left.onlyInitials === '' ? [right, left] : [left, right]
  const inCommon = Math.min(onlyInitials.length, other.tokens.length)
  for (let at = 0; at < inCommon; at++) {
    const letter = onlyInitials.charAt(at)
    if (
      other.onlyInitials === '' ? !mayBeShortenedTo(letter, other.tokens[at] ?? '') : letter !== other.onlyInitials[at]
    )
      return false
  }
  return true
}

/** Whether two names have a part of one family of spellings; of a name written as initials whether it may be the other. */
export const shareName = (left: NameTrait, right: NameTrait): boolean =>
  areInitialsAndName(left, right)
    ? beginAlike(left, right)
    : left.families.some((family) => right.families.includes(family))
