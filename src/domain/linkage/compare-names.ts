import { type Columns, NOT_KNOWN } from './columns.ts'
import { comparisonTexts, levelTexts } from './linkage.texts.ts'
import type { Comparison, ComparisonLevel, LevelOf } from './model.ts'
import type { NameNumbers } from './name-numbers.ts'
import { isOneLetterApart, jaroWinkler } from './string-similarity.ts'
import type { NameTrait } from './traits.ts'

/** How alike two names are: the order is that of the levels, the closest first. */
const LIKENESS = ['equal', 'sameFamily', 'soundsAlike', 'partOf', 'close', 'somewhat', 'different'] as const
type Likeness = number
const SAME_NAME: Likeness = LIKENESS.indexOf('sameFamily')
const SOUNDS_ALIKE: Likeness = LIKENESS.indexOf('soundsAlike')
const CLOSE: Likeness = LIKENESS.indexOf('close')
const SOMEWHAT: Likeness = LIKENESS.indexOf('somewhat')
const DIFFERENT: Likeness = LIKENESS.indexOf('different')

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
  const level = (id: keyof typeof levelTexts, m: number, u: number, byTermFrequency = false): ComparisonLevel => ({
    id,
    label: levelTexts[id],
    probabilities: { m, u },
    ...(byTermFrequency ? { byTermFrequency } : {}),
  })
  const silent = (id: keyof typeof levelTexts): ComparisonLevel => ({ id, label: levelTexts[id], probabilities: null })
  return [
    silent('missing'),
    ...(isGiven
      ? [level('swapped', 0.012, 0.000_002), level('swappedAlike', 0.006, 0.000_02), level('oneMoved', 0.006, 0.01)]
      : [silent('toldBySwap'), silent('toldBySwapAlike'), silent('toldByMove')]),
    level('equal', 0.8, frequency, true),
    level('sameFamily', 0.05, frequency, true),
    level('soundsAlike', 0.02, frequency / 2),
    level('partOf', 0.04, frequency * 1.5),
    level('close', 0.05, 0.003),
    level('somewhat', 0.012, 0.03),
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

function findTogether({ given, family, names, nameNumbers }: Columns): NameLevels {
  const likeness = likenessOfNames(names, nameNumbers)
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
    if (straight <= CLOSE || ofFamily <= CLOSE) return
    const one = likeness(l, rFamily)
    const two = likeness(lFamily, r)
    const areAllUnlike = straight === DIFFERENT && ofFamily === DIFFERENT
    if (one <= SAME_NAME && two <= SAME_NAME) last.given = last.family = SWAPPED
    else if (one <= CLOSE && two <= CLOSE) last.given = last.family = SWAPPED_ALIKE
    else if (areAllUnlike && (one <= CLOSE || two <= CLOSE)) last.given = last.family = ONE_MOVED
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
function likenessOfNames(
  names: readonly NameTrait[],
  nameNumbers: NameNumbers,
): (left: number, right: number) => Likeness {
  const numbers = numbersToCompare(names, nameNumbers)
  const { families } = nameNumbers
  const remembered = Math.min(REMEMBERED, names.length ** 2 + 1)
  const knownPairs = new Float64Array(remembered).fill(NOT_KNOWN)
  const known = new Uint8Array(remembered)
  return (left, right) => {
    if (left === right) return EQUAL
    const asKin = mayBeKin(left, right)
    if (!asKin && !mayBeAlike(left * STEP, right * STEP)) return DIFFERENT
    const pair = left < right ? left * names.length + right : right * names.length + left
    // Each pair has one place and shares it with others: the last that was asked about is remembered.
    const place = pair % remembered
    if (knownPairs[place] === pair) return known[place] ?? DIFFERENT
    const one = names[left]
    const other = names[right]
    if (one === undefined || other === undefined) return DIFFERENT
    const found = asKin ? likenessOf(one, other) : likenessOfLetters(one, other)
    knownPairs[place] = pair
    known[place] = found
    return found
  }

  /** A name that stands in no family but its own is kin to nobody of another text, and shares its family with nobody. */
  function mayBeKin(left: number, right: number): boolean {
    const l = left * STEP
    const r = right * STEP
    if (numbers[l + SOUND] === numbers[r + SOUND] || numbers[l + FAMILY] === numbers[r + FAMILY]) return true
    const haveOne = numbers[l + FAMILIES] === 1 && numbers[r + FAMILIES] === 1
    return !haveOne && shareOne(families[left] ?? [], families[right] ?? [])
  }

  /** Whether two names have letters enough in common to be alike at all; an initial is alike whatever begins with it. */
  function mayBeAlike(l: number, r: number): boolean {
    const ofLeft = numbers[l + LENGTH] ?? 0
    const ofRight = numbers[r + LENGTH] ?? 0
    const inLeft = numbers[l + LETTERS] ?? 0
    const inRight = numbers[r + LETTERS] ?? 0
    const isSameFirst = numbers[l + FIRST] === numbers[r + FIRST]
    if (ofLeft === 1 || ofRight === 1) return isSameFirst
    return mostAlike(ofLeft, inLeft, ofRight, inRight, isSameFirst) >= LIKE_NAMES_FROM
  }
}

/** The most that Jaro–Winkler can come to, by the letters in the one that the other lacks: four at the beginning the same, or none. */
function mostAlike(ofLeft: number, inLeft: number, ofRight: number, inRight: number, isSameFirst: boolean): number {
  const common = Math.min(ofLeft - bitsIn(inLeft & ~inRight), ofRight - bitsIn(inRight & ~inLeft))
  const jaro = common <= 0 ? 0 : (common / ofLeft + common / ofRight + 1) / 3
  return isSameFirst ? jaro + 0.4 * (1 - jaro) : jaro
}

// Pairs of names at most: about 2 MB. A prime, so that pairs spread over all places.
const REMEMBERED = 262_139

// What is told of a name by numbers, side by side: a name is one place in memory.
const [LETTERS, LENGTH, FIRST, SOUND, FAMILY, FAMILIES, STEP] = [0, 1, 2, 3, 4, 5, 8] as const

function numbersToCompare(names: readonly NameTrait[], { sound, families }: NameNumbers): Int32Array {
  const numbers = new Int32Array(names.length * STEP)
  for (const [at, { compact, letters }] of names.entries()) {
    const own = families[at]
    const first = compact.charCodeAt(0)
    numbers.set([letters, compact.length, first, sound[at] ?? 0, own?.[0] ?? NOT_KNOWN, own?.length ?? 0], at * STEP)
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

function likenessOf(left: NameTrait, right: NameTrait): Likeness {
  if (left.text === right.text) return EQUAL
  if (areKin(left, right)) return SAME_NAME
  if (left.sound === right.sound || left.compact === right.compact) return SOUNDS_ALIKE
  if (left.families.some((family) => right.families.includes(family))) return LIKENESS.indexOf('partOf')
  return likenessOfLetters(left, right)
}

/** Of two names that differ in sound and share no family of spellings. */
function likenessOfLetters(left: NameTrait, right: NameTrait): Likeness {
  if (left.compact === right.compact) return SOUNDS_ALIKE
  if (isInitial(left) || isInitial(right)) return left.text[0] === right.text[0] ? SOMEWHAT : DIFFERENT
  if (isCloseTo(left, right)) return CLOSE
  const alike = jaroWinkler(left.compact, right.compact)
  return alike >= LIKE_NAMES_FROM ? SOMEWHAT : DIFFERENT
}

/** Near enough for a slip in typing. */
export function isCloseTo(left: NameTrait, right: NameTrait): boolean {
  const l = left.compact
  const r = right.compact
  const isSameFirst = l.charCodeAt(0) === r.charCodeAt(0)
  if (mostAlike(l.length, left.letters, r.length, right.letters, isSameFirst) >= CLOSE_FROM)
    return jaroWinkler(l, r) >= CLOSE_FROM || isOneLetterApart(l, r)
  return !haveOthers(left.letters, right.letters) && isOneLetterApart(l, r)
}

/** Whether two names of a list, by their places, have letters enough in common to be asked whether they are close. */
export function mayBeCloseIn(names: readonly NameTrait[]): (left: number, right: number) => boolean {
  const letters = Int32Array.from(names, (name) => name.letters)
  const lengths = Int32Array.from(names, ({ compact }) => compact.length)
  const firsts = Int32Array.from(names, ({ compact }) => compact.charCodeAt(0))
  return (left, right) => {
    const ofLeft = lengths[left] ?? 0
    const ofRight = lengths[right] ?? 0
    const inLeft = letters[left] ?? 0
    const inRight = letters[right] ?? 0
    if (Math.abs(ofLeft - ofRight) <= 1 && !haveOthers(inLeft, inRight)) return true
    return mostAlike(ofLeft, inLeft, ofRight, inRight, firsts[left] === firsts[right]) >= CLOSE_FROM
  }
}

/** Whether one of two names has more than one letter that the other lacks. */
const haveOthers = (inLeft: number, inRight: number): boolean =>
  bitsIn(inLeft & ~inRight) > 1 || bitsIn(inRight & ~inLeft) > 1

/** Token by token of one family of spellings. */
export const areKin = (left: NameTrait, right: NameTrait): boolean =>
  left.kin.length === right.kin.length &&
  left.kin.every((families, at) => families.some((family) => right.kin[at]?.includes(family)))

const isInitial = ({ compact }: NameTrait) => compact.length === 1
