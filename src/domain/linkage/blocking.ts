import type { LinkageModel } from './model.ts'
import type { Traits } from './traits.ts'

/**
 * Records. A larger block is divided, so that one common name or date does not have everybody compared with everybody.
 * Assumption: decided by the project, 2026-11-21; the lists of all published censuses stay far below.
 */
export const LARGEST_BLOCK = 300

/** Every pair of records that shares a block, once, in the order of the list. Protected identities share numbers only. */
export function* candidatePairs(
  model: LinkageModel,
  records: readonly Traits[],
): Generator<readonly [left: Traits, right: Traits]> {
  const everybody = records.map((record, at): Place => ({ record, at }))
  const blocksAt = records.map((): Block[] => [])
  for (const { key } of model.blockOn) {
    for (const block of grouped(everybody, (record) => asList(key(record))).flatMap((each) => divided(each, DIVIDE_BY)))
      for (const { at } of block) blocksAt[at]?.push(block)
  }
  for (const left of everybody) {
    const partners = new Set<Place>()
    for (const block of blocksAt[left.at] ?? []) for (const right of block) if (right.at > left.at) partners.add(right)
    for (const right of [...partners].sort((a, b) => a.at - b.at)) yield [left.record, right.record]
  }
}

interface Place {
  readonly record: Traits
  readonly at: number
}
type Block = readonly Place[]
type KeysOf = (record: Traits) => readonly (string | number)[]

const asList = (key: string | null) => (key === null ? [] : [key])

/** Records by each of their keys; one without any key stands in no block. */
function grouped(places: Block, keysOf: KeysOf): Place[][] {
  const blocks = new Map<string | number, Place[]>()
  for (const place of places) {
    for (const key of keysOf(place.record)) {
      const block = blocks.get(key)
      if (block) block.push(place)
      else blocks.set(key, [place])
    }
  }
  return [...blocks.values()]
}

/**
 * By birth first: what is left out then are pairs whose births differ by more than a slip, which no common name
 * outweighs. Where all were born on one day, by the first letters of the names. Still too large: compared whole.
 */
const DIVIDE_BY: readonly KeysOf[] = [birthKeys, firstLetters]

/** A block of one number stays whole, and a record that says nothing of what it is divided by is in every part. */
function divided(block: Block, [keysOf, ...further]: readonly KeysOf[]): Block[] {
  const isOneNumber = block.every(({ record }) => record.numberKey !== null && sameNumber(record, block[0]?.record))
  if (block.length <= LARGEST_BLOCK || keysOf === undefined || isOneNumber) return [block]
  const silent = block.filter(({ record }) => keysOf(record).length === 0)
  const parts = grouped(block, keysOf)
  if (parts.length === 0) return divided(block, further)
  return parts.flatMap((part) => divided([...part, ...silent], further))
}

const sameNumber = (left: Traits, right: Traits | undefined) => left.numberKey === right?.numberKey

/** Two records share one of these unless their births differ in year and in day: all slips that linkage knows of. */
function birthKeys({ birthDate, birthYears }: Traits): (string | number)[] {
  if (birthYears === null) return []
  const years = Array.from({ length: birthYears.to - birthYears.from + 1 }, (_, at) => birthYears.from + at)
  if (birthDate === null) return years
  // The third is for a date in which the last digit of the year and the first of the month changed places.
  return [...years, birthDate.slice(5), `${birthDate.slice(0, 3)} ${birthDate.slice(6)}`]
}

function firstLetters({ given, family }: Traits): string[] {
  return [...new Set([...(given?.families ?? []), ...(family?.families ?? [])].map((name) => name.slice(0, 1)))]
}
