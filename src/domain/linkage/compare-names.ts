import { type Columns, NOT_KNOWN } from './columns.ts'
import { comparisonTexts, levelTexts } from './linkage.texts.ts'
import type { Comparison, ComparisonLevel, LevelOf } from './model.ts'
import { isOneLetterApart, jaroWinkler } from './string-similarity.ts'
import type { NameTrait } from './traits.ts'

/** How alike two names are: the order is that of the levels, the closest first. */
const LIKENESS = ['equal', 'sameFamily', 'soundsAlike', 'partOf', 'close', 'somewhat', 'different'] as const
type Likeness = number
const SAME_NAME: Likeness = LIKENESS.indexOf('sameFamily')
const CLOSE: Likeness = LIKENESS.indexOf('close')
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
  levelIn: (columns) => nameLevelIn(columns, columns.given),
}

/** The family name: where the names have changed places that is told under the given name. */
export const familyName: Comparison = {
  id: 'family',
  label: comparisonTexts.familyName,
  levels: nameLevels('family'),
  levelIn: (columns) => nameLevelIn(columns, columns.family),
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

function nameLevelIn(columns: Columns, own: Int32Array): LevelOf {
  const { given, family } = columns
  const likeness = likenessOfNames(columns.names)
  return (left, right) => {
    const [l, r] = [own[left] ?? NOT_KNOWN, own[right] ?? NOT_KNOWN]
    if (l === NOT_KNOWN || r === NOT_KNOWN) return MISSING
    const straight = likeness(l, r)
    if (straight <= CLOSE) return FIRST_LIKENESS + straight
    const other = own === given ? family : given
    const [lOther, rOther] = [other[left] ?? NOT_KNOWN, other[right] ?? NOT_KNOWN]
    if (lOther === NOT_KNOWN || rOther === NOT_KNOWN || likeness(lOther, rOther) <= CLOSE)
      return FIRST_LIKENESS + straight
    const [one, two] = [likeness(l, rOther), likeness(lOther, r)]
    if (one <= SAME_NAME && two <= SAME_NAME) return SWAPPED
    if (one <= CLOSE && two <= CLOSE) return SWAPPED_ALIKE
    const areAllUnlike = straight === DIFFERENT && likeness(lOther, rOther) === DIFFERENT
    return areAllUnlike && (one <= CLOSE || two <= CLOSE) ? ONE_MOVED : FIRST_LIKENESS + straight
  }
}

/** How alike two names of a list are. Most are wholly different, which is told by numbers; letters are compared once. */
function likenessOfNames(names: readonly NameTrait[]): (left: number, right: number) => Likeness {
  const known = new Map<number, Likeness>()
  const masks = Int32Array.from(names, ({ compact }) => lettersIn(compact))
  const lengths = Int32Array.from(names, ({ compact }) => compact.length)
  const firsts = Int32Array.from(names, ({ compact }) => compact.charCodeAt(0))
  const sounds = numbered(names.map(({ sound }) => sound))
  // A name that stands in no family but its own is kin to nobody of another text, and shares its family with nobody.
  const families = familiesByNumber(names)
  return (left, right) => {
    if (left === right) return EQUAL
    const mayBeKin = sounds[left] === sounds[right] || shareOne(families[left] ?? [], families[right] ?? [])
    if (!mayBeKin && !mayBeAlike(left, right)) return DIFFERENT
    const key = left < right ? left * names.length + right : right * names.length + left
    const before = known.get(key)
    if (before !== undefined) return before
    const [l, r] = [names[left], names[right]]
    const found = l === undefined || r === undefined ? DIFFERENT : likenessOf(l, r)
    if (known.size >= REMEMBERED) known.clear()
    known.set(key, found)
    return found
  }

  /** Whether two names have letters enough in common to be alike at all; an initial is alike whatever begins with it. */
  function mayBeAlike(left: number, right: number): boolean {
    const [l, r] = [lengths[left] ?? 0, lengths[right] ?? 0]
    const [inLeft, inRight] = [masks[left] ?? 0, masks[right] ?? 0]
    const isSameFirst = firsts[left] === firsts[right]
    if (l === 1 || r === 1) return isSameFirst
    const common = Math.min(l - bitsIn(inLeft & ~inRight), r - bitsIn(inRight & ~inLeft))
    const jaro = common <= 0 ? 0 : (common / l + common / r + 1) / 3
    // The most that Jaro–Winkler can come to: with four letters in common at the beginning, or none.
    return (isSameFirst ? jaro + 0.4 * (1 - jaro) : jaro) >= LIKE_NAMES_FROM
  }
}

// Pairs of names. About 100 MB.
const REMEMBERED = 2_000_000

const EQUAL: Likeness = LIKENESS.indexOf('equal')

/** Which letters a folded text has, one bit each; letters of other alphabets share bits. */
function lettersIn(text: string): number {
  let mask = 0
  for (let at = 0; at < text.length; at++) mask |= 1 << (text.charCodeAt(at) & 31)
  return mask
}

function bitsIn(mask: number): number {
  let left = mask - ((mask >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function numbered(texts: readonly string[]): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(texts, (text) => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  })
}

function familiesByNumber(names: readonly NameTrait[]): readonly Int32Array[] {
  const all = numbered(names.flatMap(({ families }) => families))
  let from = 0
  return names.map(({ families }) => {
    from += families.length
    return all.subarray(from - families.length, from)
  })
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
  if (left.sound === right.sound || left.compact === right.compact) return LIKENESS.indexOf('soundsAlike')
  if (left.families.some((family) => right.families.includes(family))) return LIKENESS.indexOf('partOf')
  if (isInitial(left) || isInitial(right))
    return left.text[0] === right.text[0] ? LIKENESS.indexOf('somewhat') : DIFFERENT
  if (isCloseTo(left, right)) return CLOSE
  const alike = jaroWinkler(left.compact, right.compact)
  return alike >= LIKE_NAMES_FROM ? LIKENESS.indexOf('somewhat') : DIFFERENT
}

/** Near enough for a slip in typing. */
export const isCloseTo = (left: NameTrait, right: NameTrait): boolean =>
  jaroWinkler(left.compact, right.compact) >= CLOSE_FROM || isOneLetterApart(left.compact, right.compact)

/** Token by token of one family of spellings. */
const areKin = (left: NameTrait, right: NameTrait): boolean =>
  left.kin.length === right.kin.length &&
  left.kin.every((families, at) => families.some((family) => right.kin[at]?.includes(family)))

const isInitial = ({ compact }: NameTrait) => compact.length === 1
