import { areKin, isCloseTo, mayBeCloseIn } from './compare-names.ts'
import { remembered } from './remembered.ts'
import type { NameTrait } from './traits.ts'

/** The levels of a name, the likest first. */
export const NAME_LEVELS = ['equal', 'kin', 'part', 'close', 'different'] as const
export type NameLevel = (typeof NAME_LEVELS)[number]

/** Tells which of some names are like one of them, by their places: one that is not told is different. */
export type LikeNames = (name: number) => ReadonlyMap<number, NameLevel>

/**
 * Each name is set against those that sound as it does, stand in one of its families or begin as it does, once: names are
 * few and rows many.
 */
export function likeNames(names: readonly NameTrait[]): LikeNames {
  const namesBy = new Map<string, number[]>()
  for (const [at, name] of names.entries())
    for (const key of [...kinKeys(name), ...beginningKeys(name)]) {
      const before = namesBy.get(key)
      if (before) before.push(at)
      else namesBy.set(key, [at])
    }
  const mayBeClose = mayBeCloseIn(names)
  return remembered((at) => {
    const levels = new Map<number, NameLevel>()
    const name = names[at]
    if (name === undefined) return levels
    for (const key of kinKeys(name))
      for (const which of namesBy.get(key) ?? []) {
        const other = names[which]
        if (other !== undefined) levels.set(which, kinshipOf(name, other))
      }
    // Of the many that only begin alike hardly any has the same letters.
    for (const key of beginningKeys(name))
      for (const which of namesBy.get(key) ?? []) {
        if (!mayBeClose(at, which) || levels.has(which)) continue
        const other = names[which]
        if (other !== undefined && isCloseTo(name, other)) levels.set(which, 'close')
      }
    return levels
  })
}

/** Two names that share none of these and are not close are different: the sound, and the families of spellings. */
const kinKeys = (name: NameTrait) => new Set([`sound ${name.sound}`, ...name.families.map((family) => `of ${family}`)])

/** Two names that share none of these are not close. */
const beginningKeys = (name: NameTrait) => new Set(beginnings(name).map((beginning) => `begins ${beginning}`))

/** What a name begins with, in each of its spellings: a slip further on is still found. */
const beginnings = (name: NameTrait): string[] => [name.text, ...name.families].map((spelling) => spelling.slice(0, 2))

/** Of two names of one sound, or that share a family of spellings. */
function kinshipOf(left: NameTrait, right: NameTrait): NameLevel {
  if (left.text === right.text) return 'equal'
  if (areKin(left, right)) return 'kin'
  return left.sound === right.sound ? 'close' : 'part'
}
