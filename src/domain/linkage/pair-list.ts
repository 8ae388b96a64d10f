import type { WeighedPairs, WeighPair } from './cluster.ts'

/** Pairs that are added one by one, held side by side: a list has millions of them. */
export interface PairList {
  readonly add: (left: number, right: number, weight: number) => void
  readonly pairs: () => WeighedPairs
}

/** An empty list of pairs. */
export function pairList(): PairList {
  let room = 1024
  let length = 0
  let left = new Int32Array(room)
  let right = new Int32Array(room)
  let weight = new Float64Array(room)
  const makeRoom = () => {
    room *= 2
    const longerLeft = new Int32Array(room)
    const longerRight = new Int32Array(room)
    const longerWeight = new Float64Array(room)
    longerLeft.set(left)
    longerRight.set(right)
    longerWeight.set(weight)
    left = longerLeft
    right = longerRight
    weight = longerWeight
  }
  return {
    add: (one, other, bits) => {
      if (length === room) makeRoom()
      left[length] = one
      right[length] = other
      weight[length] = bits
      length += 1
    },
    pairs: () => ({ length, left, right, weight }),
  }
}

/**
 * What two records weigh: looked up where they are among the pairs, found anew where they are not. Pairs stand in the order
 * of their first records, as they are compared.
 */
export function lookedUp(size: number, { length, left, right, weight }: WeighedPairs, weigh: WeighPair): WeighPair {
  // The pairs of each first record: from `from[record]` up to `from[record + 1]`.
  const from = new Int32Array(size + 1)
  for (let at = 0; at < length; at++) from[(left[at] ?? 0) + 1] = at + 1
  for (let record = 0; record < size; record++) from[record + 1] = Math.max(from[record] ?? 0, from[record + 1] ?? 0)
  return (one, other) => {
    const [first, second] = one < other ? [one, other] : [other, one]
    const until = from[first + 1] ?? 0
    for (let at = from[first] ?? until; at < until; at++) if (right[at] === second) return weight[at] ?? 0
    return weigh(one, other)
  }
}
