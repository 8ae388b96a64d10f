import { areKin, isCloseTo } from './compare-names.ts'
import type { NameTrait } from './traits.ts'

/** The levels of a name, the likest first. */
export const NAME_LEVELS = ['equal', 'kin', 'part', 'close', 'different'] as const
export type NameLevel = (typeof NAME_LEVELS)[number]

/** Tells which of some names are like a name, by their texts: one that is not among them is different. */
export type LikeNames = (name: NameTrait) => ReadonlyMap<string, NameLevel>

/** Each name is set against those that begin or sound as it does, once: names are few and rows many. */
export function likeNames(names: Iterable<NameTrait>): LikeNames {
  const byText = new Map<string, NameTrait>()
  for (const name of names) byText.set(name.text, name)
  const byKey = new Map<string, NameTrait[]>()
  for (const name of byText.values())
    for (const key of keysOf(name)) {
      const before = byKey.get(key)
      if (before) before.push(name)
      else byKey.set(key, [name])
    }
  const known = new Map<string, ReadonlyMap<string, NameLevel>>()
  return (name) => {
    const before = known.get(name.text)
    if (before) return before
    const levels = new Map<string, NameLevel>()
    for (const key of keysOf(name))
      for (const other of byKey.get(key) ?? []) {
        const level = levelOf(name, other)
        if (level !== 'different') levels.set(other.text, level)
      }
    known.set(name.text, levels)
    return levels
  }
}

/** Two names that share none of these are different: what each spelling begins with, and the sound. */
const keysOf = (name: NameTrait) => new Set([...beginnings(name), `sound ${name.sound}`])

/** What a name begins with, in each of its spellings: a slip further on is still found. */
const beginnings = (name: NameTrait): string[] => [name.text, ...name.families].map((spelling) => spelling.slice(0, 2))

function levelOf(left: NameTrait, right: NameTrait): NameLevel {
  if (left.text === right.text) return 'equal'
  if (areKin(left, right)) return 'kin'
  if (left.sound === right.sound) return 'close'
  if (left.families.some((family) => right.families.includes(family))) return 'part'
  return shareBeginning(left, right) && isCloseTo(left, right) ? 'close' : 'different'
}

function shareBeginning(left: NameTrait, right: NameTrait): boolean {
  const others = beginnings(right)
  return beginnings(left).some((beginning) => others.includes(beginning))
}
