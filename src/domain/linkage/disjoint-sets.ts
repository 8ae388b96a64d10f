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
