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
  const everybody = records.map((record, at): Place => ({ record, at, blocks: [], partnerOf: null }))
  for (const { key } of model.blockOn) {
    const blocks = grouped(everybody, (record) => asList(key(record)), 2)
    for (const places of blocks.flatMap((each) => divided(each, DIVIDE_BY))) {
      const block = { places, passed: 0 }
      for (const place of places) place.blocks.push(block)
    }
  }
  for (const left of everybody) {
    for (const right of partners(left).sort(inOrder)) yield [left.record, right.record]
  }
}

/** A record in the list, and the blocks it stands in. */
interface Place {
  readonly record: Traits
  readonly at: number
  readonly blocks: Block[]
  /** The record it was last found to share a block with: two that share several blocks are compared once. */
  partnerOf: Place | null
}

/** Records that share a key, in the order of the list; the first `passed` of them have met all the others. */
interface Block {
  readonly places: readonly Place[]
  passed: number
}

/** Those after a record, in its blocks, whom it has not met. Every record is asked once, in the order of the list. */
function partners(left: Place): Place[] {
  const found: Place[] = []
  for (const block of left.blocks) {
    // Of a block all before this record have been asked already, and it is the next.
    block.passed += 1
    const end = Math.min(block.places.length, block.passed + LARGEST_BLOCK)
    for (let at = block.passed; at < end; at++) {
      const right = block.places[at]
      if (right === undefined || right.partnerOf === left) continue
      right.partnerOf = left
      found.push(right)
    }
  }
  return found
}

type KeysOf = (record: Traits) => readonly (string | number)[]

const asList = (key: string | null) => (key === null ? [] : [key])
const inOrder = (left: Place, right: Place) => left.at - right.at

/**
 * Records by each of their keys, in the order of the list; one without any key stands in no group. Most keys belong to
 * one record alone: groups smaller than `fewest` are never made.
 */
function grouped(places: readonly Place[], keysOf: KeysOf, fewest: 1 | 2): (readonly Place[])[] {
  // The one record that has the key, then all that have it.
  const groups = new Map<string | number, Place | Place[]>()
  for (const place of places) {
    for (const key of keysOf(place.record)) {
      const before = groups.get(key)
      if (before === undefined) groups.set(key, place)
      else if (Array.isArray(before)) before.push(place)
      else groups.set(key, [before, place])
    }
  }
  const found: (readonly Place[])[] = []
  for (const group of groups.values()) {
    if (Array.isArray(group)) found.push(group)
    else if (fewest === 1) found.push([group])
  }
  return found
}

/**
 * By birth first: what is left out then are pairs whose births differ by more than a slip, which no common name
 * outweighs. Where all were born on one day, by the first letters of the names. Still too large: each is compared with
 * the next `LARGEST_BLOCK` in the order of the list, where those of like content stand together.
 */
const DIVIDE_BY: readonly KeysOf[] = [birthKeys, firstLetters]

/** A block of one number stays whole, and a record that says nothing of what it is divided by is in every part. */
function divided(block: readonly Place[], [keysOf, ...further]: readonly KeysOf[]): (readonly Place[])[] {
  if (block.length <= LARGEST_BLOCK || keysOf === undefined) return [block]
  if (block.every(({ record }) => record.numberKey !== null && sameNumber(record, block[0]?.record))) return [block]
  const silent = block.filter(({ record }) => keysOf(record).length === 0)
  const parts = grouped(block, keysOf, 1)
  if (parts.length === 0) return divided(block, further)
  return parts.flatMap((part) => divided(silent.length === 0 ? part : [...part, ...silent].sort(inOrder), further))
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
