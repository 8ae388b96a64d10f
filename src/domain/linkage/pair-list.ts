import type { WeighedPairs } from './cluster.ts'

/** Pairs that are added one by one, held side by side: a list has millions of them. */
export interface PairList {
  readonly add: (left: number, right: number, weight: number) => void
  readonly each: (visit: (left: number, right: number) => void) => void
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
    const [longerLeft, longerRight, longerWeight] = [new Int32Array(room), new Int32Array(room), new Float64Array(room)]
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
    each: (visit) => {
      for (let at = 0; at < length; at++) visit(left[at] ?? 0, right[at] ?? 0)
    },
    pairs: () => ({ length, left, right, weight }),
  }
}
