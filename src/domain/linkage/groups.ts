import { shared32 } from './shared-memory.ts'

/** Groups of places one after another, in memory that threads share: a group stands from `from[group]` up to `from[group + 1]`. */
export interface Groups {
  readonly count: number
  readonly from: Int32Array
  readonly members: Int32Array
}

/** Puts groups one after another. */
export function groupsOf(groups: readonly (readonly number[])[]): Groups {
  const from = shared32(groups.length + 1)
  let places = 0
  for (let at = 0; at < groups.length; at++) {
    places += groups[at]?.length ?? 0
    from[at + 1] = places
  }
  const members = shared32(places)
  let next = 0
  for (const own of groups) for (const place of own) members[next++] = place
  return { count: groups.length, from, members }
}

/** The groups of several, in their order. */
export function joinedGroups(parts: readonly Groups[]): Groups {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const from = shared32(count + 1)
  const members = shared32(parts.reduce((sum, part) => sum + part.members.length, 0))
  let [group, place] = [0, 0]
  for (const part of parts) {
    for (let at = 0; at < part.count; at++) from[group + at + 1] = place + (part.from[at + 1] ?? 0)
    members.set(part.members, place)
    group += part.count
    place += part.members.length
  }
  return { count, from, members }
}
