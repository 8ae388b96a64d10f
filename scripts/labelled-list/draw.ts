import { itemAt, type Random } from '../make-fixtures/random.ts'

/** Keeps the commonest of a hundred names at some 5 in 100 of those who have one of them. */
const FLATTEN = 6

/** One of a list whose n-th item is drawn with a frequency that falls as 1 / (n + 6). */
export function drawByRank<Item>(items: readonly Item[], random: Random): Item {
  const reach = Math.log((items.length + FLATTEN) / FLATTEN)
  return itemAt(items, Math.min(items.length - 1, Math.floor(FLATTEN * (Math.exp(random.next() * reach) - 1))))
}

/** One of the keys, as often as its weight says. */
export function drawByWeight<Key>(weights: readonly (readonly [Key, number])[], random: Random): Key {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random.next() * total
  for (const [key, weight] of weights) {
    left -= weight
    if (left < 0) return key
  }
  return itemAt(
    weights,
    weights.findLastIndex(([, weight]) => weight > 0),
  )[0]
}
