import type { Edge, HoldsOfTwo } from './link-decisions.ts'

/** Places 0 … size − 1, each in a set of its own until joined (union–find). */
export interface DisjointSets {
  readonly size: number
  /** The place that stands for the set of a place. */
  readonly rootOf: (place: number) => number
  /** Makes two sets one; `false` where they were one already. */
  readonly join: (left: number, right: number) => boolean
}

/** Makes `size` sets of one place each. */
export function disjointSets(size: number): DisjointSets {
  const parent = new Int32Array(size)
  for (let at = 0; at < size; at++) parent[at] = at
  const above = (at: number) => parent[at] ?? at
  const rootOf = (from: number): number => {
    let at = from
    for (let up = above(at); up !== at; up = above(at)) {
      parent[at] = above(up)
      at = up
    }
    return at
  }
  return {
    size,
    rootOf,
    join: (left, right) => {
      const one = rootOf(left)
      const other = rootOf(right)
      parent[one] = other
      return one !== other
    },
  }
}

/** Sets of which some may not become one: those that hold the two places of a pair that is held apart. */
export interface SetsApart {
  readonly areApart: HoldsOfTwo
  readonly joinUnlessApart: (one: number, other: number) => void
}

/** Holds the sets of two places apart. A pair within one set holds nothing apart. From here on they are joined by this alone. */
export function setsApart({ rootOf, join }: DisjointSets, heldApart: readonly Edge[]): SetsApart {
  if (heldApart.length === 0) return { areApart: () => false, joinUnlessApart: join }
  const apartFrom = new Map<number, readonly number[]>()
  const placesApart = (root: number) => apartFrom.get(root) ?? []
  const note = (root: number, place: number) => apartFrom.set(root, [...placesApart(root), place])
  for (const [one, other] of heldApart) {
    note(rootOf(one), other)
    note(rootOf(other), one)
  }
  const areApart = (one: number, other: number) => {
    const [left, right] = [rootOf(one), rootOf(other)]
    return left !== right && placesApart(left).some((place) => rootOf(place) === right)
  }
  return {
    areApart,
    joinUnlessApart: (one, other) => {
      const [left, right] = [rootOf(one), rootOf(other)]
      if (left === right || areApart(left, right)) return
      const fromBoth = [...placesApart(left), ...placesApart(right)]
      join(left, right)
      if (fromBoth.length > 0) apartFrom.set(rootOf(left), fromBoth)
    },
  }
}
