import type { Columns } from './columns.ts'
import { areKin, haveLettersOfClose, isCloseTo, mayBeCloseIn } from './compare-names.ts'
import { remembered } from './remembered.ts'
import type { NameTrait } from './traits.ts'

/** The levels of a name, the likest first. */
export const NAME_LEVELS = ['equal', 'kin', 'part', 'close', 'different'] as const
/** The place of a level among them. */
export type NameLevel = number
const [EQUAL, KIN, PART, CLOSE] = [0, 1, 2, 3] as const
/** The level of two names that are not like each other. */
export const DIFFERENT: NameLevel = NAME_LEVELS.indexOf('different')

/** Tells which of some names are like one of them, by their places: one that is not told is different. */
export type LikeNames = (name: number) => ReadonlyMap<number, NameLevel>

/**
 * Each name is set against those that sound as it does, stand in one of its families or begin as it does, once: names are
 * few and rows many.
 */
export function likeNames({ names, nameNumbers }: Pick<Columns, 'names' | 'nameNumbers'>): LikeNames {
  const bySound = new Map<string, number[]>()
  const byFamily = new Map<string, number[]>()
  const byBeginning = new Map<string, BeginAlike>()
  const keep = (namesBy: Map<string, number[]>, key: string, at: number) => {
    const before = namesBy.get(key)
    if (before) before.push(at)
    else namesBy.set(key, [at])
  }
  for (const [at, name] of names.entries()) {
    keep(bySound, name.sound, at)
    for (const family of eachOnce(name.families)) keep(byFamily, family, at)
    for (const beginning of eachOnce(beginnings(name))) {
      const alike = byBeginning.get(beginning) ?? { names: [], letters: [], lengths: [] }
      byBeginning.set(beginning, alike)
      alike.names.push(at)
      alike.letters.push(name.letters)
      alike.lengths.push(name.compact.length)
    }
  }
  const mayBeClose = mayBeCloseIn(names, nameNumbers)
  return remembered((at) => {
    const levels = new Map<number, NameLevel>()
    const name = names[at]
    if (name === undefined) return levels
    const takeKin = (kin: readonly number[] = []) => {
      for (const which of kin) {
        const other = names[which]
        if (other !== undefined) levels.set(which, kinshipOf(name, other))
      }
    }
    // Two names that share none of these and are not close are different.
    takeKin(bySound.get(name.sound))
    for (const family of eachOnce(name.families)) takeKin(byFamily.get(family))
    // Of the many that only begin alike hardly any has the same letters.
    for (const beginning of eachOnce(beginnings(name)))
      for (const which of withLettersOf(name, byBeginning.get(beginning))) {
        if (!mayBeClose(at, which) || levels.has(which)) continue
        const other = names[which]
        if (other !== undefined && isCloseTo(name, other)) levels.set(which, CLOSE)
      }
    return levels
  })
}

/** Names that begin alike, side by side with what they are of: looking into each of them takes longer than comparing it. */
interface BeginAlike {
  readonly names: number[]
  readonly letters: number[]
  readonly lengths: number[]
}

/** Those of them that have letters enough in common with a name to be close to it. */
function withLettersOf({ letters, compact: { length } }: NameTrait, alike: BeginAlike | undefined): number[] {
  const found: number[] = []
  if (alike === undefined) return found
  for (let at = 0; at < alike.names.length; at++)
    if (haveLettersOfClose(letters, length, alike.letters[at] ?? 0, alike.lengths[at] ?? 0))
      found.push(alike.names[at] ?? 0)
  return found
}

const eachOnce = (texts: readonly string[]): Iterable<string> => (texts.length === 1 ? texts : new Set(texts))

/** What a name begins with, in each of its spellings: a slip further on is still found. Two names that share none are not close. */
const beginnings = (name: NameTrait): string[] => [name.text, ...name.families].map((spelling) => spelling.slice(0, 2))

/** Of two names of one sound, or that share a family of spellings. */
function kinshipOf(left: NameTrait, right: NameTrait): NameLevel {
  if (left.text === right.text) return EQUAL
  if (areKin(left, right)) return KIN
  return left.sound === right.sound ? CLOSE : PART
}
