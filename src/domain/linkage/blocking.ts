import type { LinkageModel } from './model.ts'
import type { Traits } from './traits.ts'

/** Every pair of records that shares a blocking key, once, in the order of the list. Protected identities share numbers only. */
export function* candidatePairs(model: LinkageModel, records: readonly Traits[]): Generator<readonly [number, number]> {
  const keysOf = records.map((record) => blockingKeys(model, record))
  const blocks = new Map<string, number[]>()
  for (const [index, keys] of keysOf.entries()) {
    for (const key of keys) {
      const block = blocks.get(key)
      if (block) block.push(index)
      else blocks.set(key, [index])
    }
  }
  for (const [left, keys] of keysOf.entries()) {
    const partners = new Set<number>()
    for (const key of keys) for (const right of blocks.get(key) ?? []) if (right > left) partners.add(right)
    for (const right of [...partners].sort((a, b) => a - b)) yield [left, right]
  }
}

function blockingKeys(model: LinkageModel, record: Traits): string[] {
  return model.blockOn.flatMap(({ id, key }) => {
    const value = key(record)
    return value === null ? [] : [`${id}:${value}`]
  })
}
