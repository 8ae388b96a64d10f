import { areKin, isCloseTo, mayBeCloseIn } from './compare-names.ts'
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
export function likeNames(names: readonly NameTrait[]): LikeNames {
  const bySound = new Map<string, number[]>()
  const byFamily = new Map<string, number[]>()
  const byBeginning = new Map<string, number[]>()
  const keep = (namesBy: Map<string, number[]>, key: string, at: number) => {
    const before = namesBy.get(key)
    if (before) before.push(at)
    else namesBy.set(key, [at])
  }
  for (const [at, name] of names.entries()) {
    keep(bySound, name.sound, at)
    for (const family of eachOnce(name.families)) keep(byFamily, family, at)
    for (const beginning of eachOnce(beginnings(name))) keep(byBeginning, beginning, at)
  }
  const mayBeClose = mayBeCloseIn(names)
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
      for (const which of byBeginning.get(beginning) ?? []) {
        if (!mayBeClose(at, which) || levels.has(which)) continue
        const other = names[which]
        if (other !== undefined && isCloseTo(name, other)) levels.set(which, CLOSE)
      }
    return levels
  })
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
