import { type Columns, NOT_KNOWN } from './columns.ts'
import type { Traits } from './traits.ts'

/**
 * Records. A larger block is divided, so that one common name or date does not have everybody compared with everybody.
 * Assumption: decided by the project, 2026-11-21; the lists of all published censuses stay far below.
 */
export const LARGEST_BLOCK = 300

/** The keys of a record under one blocking rule: records that share one of them are compared. */
interface BlockingRule {
  readonly id: string
  readonly keysOf: (record: Traits) => readonly string[]
}

const yearOf = ({ birthYears }: Traits): number | null =>
  birthYears !== null && birthYears.from === birthYears.to ? birthYears.from : null

/** What is shared by nearly every two records of one person, whatever slip the others hold. */
const BLOCKING_RULES: readonly BlockingRule[] = [
  { id: 'number', keysOf: ({ numberKey }) => (numberKey === null ? [] : [numberKey]) },
  { id: 'birth date', keysOf: ({ birthDate }) => (birthDate === null ? [] : [birthDate]) },
  {
    id: 'both names, by sound, in any order',
    keysOf: ({ given, family }) => (given && family ? [[given.sound, family.sound].sort().join('/')] : []),
  },
  {
    id: 'both names, by family of spellings, in any order',
    keysOf: ({ given, family }) => (given && family ? [[given.term, family.term].sort().join('/')] : []),
  },
  {
    id: 'one name and year',
    keysOf: (record) => {
      const year = yearOf(record)
      if (year === null) return []
      const names = new Set([...(record.given?.families ?? []), ...(record.family?.families ?? [])])
      return [...names].map((name) => `${name} ${year}`)
    },
  },
  {
    id: 'initials and year',
    keysOf: (record) => {
      const year = yearOf(record)
      return record.initials === null || year === null ? [] : [`${record.initials} ${year}`]
    },
  },
  {
    id: 'initials and day of birth',
    keysOf: ({ initials, birthDate }) =>
      initials === null || birthDate === null ? [] : [`${initials} ${birthDate.slice(5)}`],
  },
]

/** Called for two records that share a block, by their places, the earlier first. */
export type VisitPair = (left: number, right: number) => void

/** Every pair of records that shares a block, once, in the order of the list. */
export function visitCandidates({ records }: Pick<Columns, 'records'>, visit: VisitPair): void {
  const blocks = blocksOf(records)
  const size = records.length
  // Blocks of each record, one after another: `of[from[record]]` up to `of[from[record + 1]]`.
  const from = new Int32Array(size + 1)
  for (const place of blocks.members) from[place + 1] = (from[place + 1] ?? 0) + 1
  for (let at = 0; at < size; at++) from[at + 1] = (from[at + 1] ?? 0) + (from[at] ?? 0)
  const of = new Int32Array(blocks.members.length)
  const filled = from.slice()
  for (let block = 0; block < blocks.count; block++) {
    for (let at = blocks.from[block] ?? 0; at < (blocks.from[block + 1] ?? 0); at++) {
      const place = blocks.members[at] ?? 0
      const next = filled[place] ?? 0
      of[next] = block
      filled[place] = next + 1
    }
  }
  // The next member of each block that has not been asked yet, and the record each was last compared with.
  const passed = blocks.from.slice()
  const metBy = new Int32Array(size).fill(NOT_KNOWN)
  for (let left = 0; left < size; left++) {
    const until = from[left + 1] ?? 0
    for (let each = from[left] ?? 0; each < until; each++) {
      const block = of[each] ?? 0
      const next = (passed[block] ?? 0) + 1
      passed[block] = next
      const end = Math.min(blocks.from[block + 1] ?? 0, next + LARGEST_BLOCK)
      for (let at = next; at < end; at++) {
        const right = blocks.members[at] ?? 0
        if (metBy[right] === left) continue
        metBy[right] = left
        visit(left, right)
      }
    }
  }
}

/** Blocks one after another: the members of a block stand from `from[block]` up to `from[block + 1]`, in order. */
interface Blocks {
  readonly count: number
  readonly from: Int32Array
  readonly members: Int32Array
}

function blocksOf(records: readonly Traits[]): Blocks {
  const members = growing()
  const from = growing()
  const add = (block: Int32Array | readonly number[]) => {
    from.push(members.length())
    for (const place of block) members.push(place)
  }
  const everybody = Int32Array.from(records.keys())
  for (const { keysOf } of BLOCKING_RULES) {
    for (const block of grouped(records, everybody, keysOf, 2)) {
      for (const part of divided(records, block, DIVIDE_BY)) if (part.length > 1) add(part)
    }
  }
  const count = from.length()
  from.push(members.length())
  return { count, from: from.values(), members: members.values() }
}

/** Whole numbers in a row that becomes as long as it must. */
function growing(): { push: (value: number) => void; length: () => number; values: () => Int32Array } {
  let values = new Int32Array(1024)
  let length = 0
  return {
    push: (value) => {
      if (length === values.length) {
        const longer = new Int32Array(2 * length)
        longer.set(values)
        values = longer
      }
      values[length] = value
      length += 1
    },
    length: () => length,
    values: () => values.slice(0, length),
  }
}

type KeysOf = (record: Traits) => readonly string[]

// A double holds whole numbers up to 2^53: what the place of a record leaves of it is for the key.
const WHOLE_BITS = 53

/**
 * Places by each of their keys, in order; one without any key stands in no group. Keys are sorted as numbers made of
 * them: two keys that give one number stand in one group, and no more comes of it than a few comparisons in vain.
 */
function* grouped(
  records: readonly Traits[],
  places: Int32Array | readonly number[],
  keysOf: KeysOf,
  fewest: 1 | 2,
): Generator<Int32Array> {
  const placeBits = Math.ceil(Math.log2(Math.max(2, records.length)))
  const step = 2 ** placeBits
  const range = 2 ** Math.min(32, WHOLE_BITS - placeBits)
  let keyed = new Float64Array(places.length)
  let length = 0
  for (const place of places) {
    const record = records[place]
    if (record === undefined) continue
    for (const key of keysOf(record)) {
      if (length === keyed.length) {
        const longer = new Float64Array(2 * length + 8)
        longer.set(keyed)
        keyed = longer
      }
      keyed[length] = (hashOf(key) % range) * step + place
      length += 1
    }
  }
  const sorted = keyed.subarray(0, length).sort()
  let start = 0
  while (start < length) {
    const key = Math.floor((sorted[start] ?? 0) / step)
    let end = start + 1
    while (end < length && Math.floor((sorted[end] ?? 0) / step) === key) end += 1
    if (end - start >= fewest) yield distinctPlaces(sorted.subarray(start, end), step)
    start = end
  }
}

/** The places of one key. A record may have come to the key twice. */
function distinctPlaces(keyed: Float64Array, step: number): Int32Array {
  const places = Int32Array.from(keyed, (each) => each % step)
  let length = 0
  for (const place of places) {
    if (length > 0 && places[length - 1] === place) continue
    places[length] = place
    length += 1
  }
  return places.subarray(0, length)
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/**
 * By birth first: what is left out then are pairs whose births differ by more than a slip, which no common name
 * outweighs. Where all were born on one day, by the first letters of the names. Still too large: each is compared with
 * the next `LARGEST_BLOCK` in the order of the list, where those of like content stand together.
 */
const DIVIDE_BY: readonly KeysOf[] = [birthKeys, firstLetters]

/** A block of one number stays whole, and a record that says nothing of what it is divided by is in every part. */
function divided(
  records: readonly Traits[],
  block: Int32Array,
  [keysOf, ...further]: readonly KeysOf[],
): readonly Int32Array[] {
  if (block.length <= LARGEST_BLOCK || keysOf === undefined) return [block]
  const first = records[block[0] ?? 0]?.numberKey ?? null
  if (first !== null && block.every((place) => records[place]?.numberKey === first)) return [block]
  const silent = block.filter((place) => keysOf(records[place] ?? NOBODY).length === 0)
  const parts = [...grouped(records, block, keysOf, 1)]
  if (parts.length === 0) return divided(records, block, further)
  return parts.flatMap((part) =>
    divided(records, silent.length === 0 ? part : Int32Array.from([...part, ...silent]).sort(), further),
  )
}

const NOBODY: Traits = {
  id: '',
  order: '',
  census: '',
  municipality: null,
  units: [],
  numberKey: null,
  numberDigits: null,
  numberKind: null,
  given: null,
  family: null,
  initials: null,
  birthDate: null,
  birthYears: null,
  sex: null,
  protectedIdentity: false,
  decidedPerson: null,
}

/** Two records share one of these unless their births differ in year and in day: all slips that linkage knows of. */
function birthKeys({ birthDate, birthYears }: Traits): string[] {
  if (birthYears === null) return []
  const years = Array.from({ length: birthYears.to - birthYears.from + 1 }, (_, at) => `${birthYears.from + at}`)
  if (birthDate === null) return years
  // The third is for a date in which the last digit of the year and the first of the month changed places.
  return [...years, birthDate.slice(5), `${birthDate.slice(0, 3)} ${birthDate.slice(6)}`]
}

function firstLetters({ given, family }: Traits): string[] {
  return [...new Set([...(given?.families ?? []), ...(family?.families ?? [])].map((name) => name.slice(0, 1)))]
}
