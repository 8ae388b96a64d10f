import { type Columns, NOT_KNOWN } from './columns.ts'
import type { Groups } from './groups.ts'
import { growing } from './growing.ts'

/**
 * Records. A larger block is divided, so that one common name or date does not have everybody compared with everybody.
 * Assumption: decided by the project, 2026-11-22; the blocks of a single census stay below.
 */
export const LARGEST_BLOCK = 20

/** Tells the keys of a record, by its place: whole numbers of 32 bits. Records that share one of them share a block. */
type Keys = (place: number, tell: (key: number) => void) => void

/** One way to find records that may be of one person. */
interface BlockingRule {
  readonly id: string
  readonly keysIn: (columns: Columns) => Keys
  /**
   * By what else a block that is too large is divided, one after another: two records of one person that come to the block
   * share it, unless they differ in so much that nothing else would make them one.
   */
  readonly divideBy: readonly ((columns: Columns) => Keys)[]
}

const numberKeys = ({ number }: Columns): Keys => oneKey((place) => number[place] ?? NOT_KNOWN)

const birthDateKeys = ({ yearFrom, monthDay }: Columns): Keys =>
  oneKey((place) => {
    const day = monthDay[place] ?? NOT_KNOWN
    return day === NOT_KNOWN ? NOT_KNOWN : (yearFrom[place] ?? 0) * 10_000 + day
  })

/** Both names in any order, each as its number in `numberOf`. */
const bothNames = ({ given, family }: Columns, numberOf: Int32Array): Keys =>
  oneKey((place) => {
    const one = given[place] ?? NOT_KNOWN
    const other = family[place] ?? NOT_KNOWN
    if (one === NOT_KNOWN || other === NOT_KNOWN) return NOT_KNOWN
    const l = numberOf[one] ?? 0
    const r = numberOf[other] ?? 0
    return hashOf(Math.min(l, r), Math.max(l, r))
  })

function nameAndYear(columns: Columns): Keys {
  const { given, family, nameNumbers } = columns
  const yearOf = yearIn(columns)
  const familiesOf = (name: number) => (name === NOT_KNOWN ? NO_NAME : (nameNumbers.families[name] ?? NO_NAME))
  return (place, tell) => {
    const year = yearOf(place)
    if (year === NOT_KNOWN) return
    for (const family of familiesOf(given[place] ?? NOT_KNOWN)) tell(hashOf(family, year))
    for (const each of familiesOf(family[place] ?? NOT_KNOWN)) tell(hashOf(each, year))
  }
}

const NO_NAME = new Int32Array(0)

function initialsAndYear(columns: Columns): Keys {
  const yearOf = yearIn(columns)
  return oneKey((place) => hashOfKnown(columns.initials[place] ?? NOT_KNOWN, yearOf(place)))
}

const initialsAndDay = ({ initials, monthDay }: Columns): Keys =>
  oneKey((place) => hashOfKnown(initials[place] ?? NOT_KNOWN, monthDay[place] ?? NOT_KNOWN))

/** Two records share one of these unless their births differ in year and in day: all slips that linkage knows of. */
const birthKeys =
  ({ yearFrom, yearTo, monthDay }: Columns): Keys =>
  (place, tell) => {
    const from = yearFrom[place] ?? NOT_KNOWN
    const to = yearTo[place] ?? NOT_KNOWN
    if (from === NOT_KNOWN) return
    for (let year = from; year <= to; year++) tell(year)
    const day = monthDay[place] ?? NOT_KNOWN
    if (day === NOT_KNOWN) return
    tell(OF_DAY + day)
    // For a date in which the last digit of the year and the first of the month changed places.
    tell(OF_SWAP + Math.floor(from / 10) * 1000 + (day % 1000))
  }

const [OF_DAY, OF_SWAP] = [10_000, 1_000_000] as const

/** The first letters of the names, in each of their spellings. */
function firstLetters(columns: Columns): Keys {
  const lettersOf = lettersOfNames(columns, 1)
  return (place, tell) => {
    for (const letter of lettersOf(columns.given[place])) tell(letter)
    for (const letter of lettersOf(columns.family[place])) tell(letter)
  }
}

/** The first letters of both names together, in any order: of records that share one name, those of the other. */
function bothFirstLetters(columns: Columns): Keys {
  const lettersOf = lettersOfNames(columns, 1)
  return (place, tell) => {
    for (const one of lettersOf(columns.given[place]))
      for (const other of lettersOf(columns.family[place])) tell(hashOf(Math.min(one, other), Math.max(one, other)))
  }
}

/** What each name begins with: one of two names that are misspelled begins as it should. */
function beginnings(columns: Columns): Keys {
  const lettersOf = lettersOfNames(columns, 2)
  return (place, tell) => {
    for (const beginning of lettersOf(columns.given[place])) tell(beginning)
    for (const beginning of lettersOf(columns.family[place])) tell(beginning)
  }
}

/** Month and day in any order: a slip in the one leaves the other. */
const monthOrDay =
  ({ monthDay }: Columns): Keys =>
  (place, tell) => {
    const day = monthDay[place] ?? NOT_KNOWN
    if (day === NOT_KNOWN) return
    tell(Math.floor(day / 100))
    tell(day % 100)
  }

/** The decade and the last digit of the year: a slip in the one leaves the other. */
const decadeOrYear =
  ({ yearFrom }: Columns): Keys =>
  (place, tell) => {
    const year = yearFrom[place] ?? NOT_KNOWN
    if (year === NOT_KNOWN) return
    tell(Math.floor(year / 10))
    tell(10_000 + (year % 10))
  }

/** What is shared by nearly every two records of one person, whatever slip the others hold. */
const BLOCKING_RULES: readonly BlockingRule[] = [
  { id: 'number', keysIn: numberKeys, divideBy: [] },
  { id: 'birth date', keysIn: birthDateKeys, divideBy: [firstLetters] },
  {
    id: 'both names, by sound, in any order',
    keysIn: (columns) => bothNames(columns, columns.nameNumbers.sound),
    divideBy: [birthKeys],
  },
  {
    id: 'both names, by family of spellings, in any order',
    keysIn: (columns) => bothNames(columns, columns.nameNumbers.term),
    divideBy: [birthKeys],
  },
  { id: 'one name and year', keysIn: nameAndYear, divideBy: [bothFirstLetters, monthOrDay] },
  { id: 'initials and year', keysIn: initialsAndYear, divideBy: [beginnings, monthOrDay] },
  { id: 'initials and day of birth', keysIn: initialsAndDay, divideBy: [decadeOrYear] },
]

/** A rule that gives one key or none (`NOT_KNOWN`). */
const oneKey =
  (keyOf: (place: number) => number): Keys =>
  (place, tell) => {
    const key = keyOf(place)
    if (key !== NOT_KNOWN) tell(key)
  }

/** The year of birth of a record, where it is known to be one. */
const yearIn =
  ({ yearFrom, yearTo }: Columns) =>
  (place: number): number =>
    yearFrom[place] === yearTo[place] ? (yearFrom[place] ?? NOT_KNOWN) : NOT_KNOWN

/** What each name of a list begins with, in each of its spellings, as numbers: so many letters. */
function lettersOfNames({ names }: Columns, letters: 1 | 2): (name: number | undefined) => readonly number[] {
  const ofName = names.map(({ families }) => [
    ...new Set(families.map((name) => (name.charCodeAt(0) << 8) + (letters === 2 ? name.charCodeAt(1) || 0 : 0))),
  ])
  return (name) => ofName[name ?? NOT_KNOWN] ?? []
}

const hashOfKnown = (one: number, other: number): number =>
  one === NOT_KNOWN || other === NOT_KNOWN ? NOT_KNOWN : hashOf(one, other)

/** A whole number of 32 bits made of two, spread evenly (the finaliser of MurmurHash3). */
export function hashOf(one: number, other: number): number {
  let hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(other + 1, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** How many rules there are. */
export const RULES = BLOCKING_RULES.length

/** The blocks that some of the rules (by their places, ascending) put records in: at least two to a block. `compared`: the records. */
export function findBlocks(columns: Columns, compared: Int32Array, rules: readonly number[]): Groups {
  const members = growing()
  const from = growing()
  const add = (places: Int32Array, start: number, end: number) => {
    if (end - start < 2) return
    from.push(members.length())
    for (let at = start; at < end; at++) members.push(places[at] ?? 0)
  }
  for (const { keysIn, divideBy } of rules.flatMap((rule) => BLOCKING_RULES[rule] ?? [])) {
    const dividing = divideBy.map((by) => by(columns))
    visitGroups(columns.size, compared, keysIn(columns), (places, start, end) => {
      if (end - start <= LARGEST_BLOCK) add(places, start, end)
      else for (const part of divided(columns.size, places.subarray(start, end), dividing)) add(part, 0, part.length)
    })
  }
  const count = from.length()
  from.push(members.length())
  return { count, from: from.values(), members: members.values() }
}

/** Records of a list from one place up to another. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Divides a list of so many records into spans, so that each has about as many pairs whose earlier record is in it. */
export function evenSpans(size: number, { count, from, members }: Groups, spans: number): Span[] {
  if (spans === 1) return [{ from: 0, to: size }]
  const pairsOf = new Int32Array(size)
  let pairs = 0
  for (let block = 0; block < count; block++) {
    const end = from[block + 1] ?? 0
    for (let at = from[block] ?? end; at < end; at++) {
      const after = Math.min(end - at - 1, MOST_AFTER)
      pairsOf[members[at] ?? 0] = (pairsOf[members[at] ?? 0] ?? 0) + after
      pairs += after
    }
  }
  const even: Span[] = []
  for (let [place, passed, begun] = [0, 0, 0]; place < size; place++) {
    passed += pairsOf[place] ?? 0
    const isLast = place === size - 1
    if (!isLast && (even.length === spans - 1 || passed * spans < pairs * (even.length + 1))) continue
    even.push({ from: begun, to: place + 1 })
    begun = place + 1
  }
  return even
}

/** Called for two records that share a block, by their places, the earlier first. */
export type VisitPair = (left: number, right: number) => void

/** Every pair of records that shares a block and whose earlier record is in the span, once, in the order of the list. */
export function visitCandidates(size: number, blocks: Groups, span: Span, visit: VisitPair): void {
  const { members } = blocks
  const { from, of, ends } = standingIn(blocks, span)
  // The record that each was last compared with.
  const metBy = new Int32Array(size).fill(NOT_KNOWN)
  for (let left = span.from; left < span.to; left++) {
    const until = from[left - span.from + 1] ?? 0
    for (let each = from[left - span.from] ?? until; each < until; each++)
      visitAfter(members, of[each] ?? 0, ends[each] ?? 0, left, metBy, visit)
  }
}

/** Visits a record with those of a block that stand from one place up to another and that it has not met. */
function visitAfter(
  members: Int32Array,
  from: number,
  until: number,
  left: number,
  metBy: Int32Array,
  visit: VisitPair,
): void {
  for (let at = from; at < until; at++) {
    const right = members[at] ?? 0
    if (metBy[right] === left) continue
    metBy[right] = left
    visit(left, right)
  }
}

/** Where each record of a span stands in its blocks, one record after another: from `from[record]` up to `from[record + 1]`. */
interface StandingIn {
  readonly from: Int32Array
  /** Who comes next in the block, and where those end that the record is compared with. */
  readonly of: Int32Array
  readonly ends: Int32Array
}

function standingIn(blocks: Groups, span: Span): StandingIn {
  const records = span.to - span.from
  const from = new Int32Array(records + 1)
  for (let at = 0; at < blocks.members.length; at++) {
    const record = (blocks.members[at] ?? 0) - span.from
    if (record >= 0 && record < records) from[record + 1] = (from[record + 1] ?? 0) + 1
  }
  for (let at = 0; at < records; at++) from[at + 1] = (from[at + 1] ?? 0) + (from[at] ?? 0)
  const of = new Int32Array(from.at(-1) ?? 0)
  const ends = new Int32Array(from.at(-1) ?? 0)
  const filled = from.slice()
  for (let block = 0; block < blocks.count; block++) {
    const end = blocks.from[block + 1] ?? 0
    for (let at = blocks.from[block] ?? end; at < end; at++) {
      const record = (blocks.members[at] ?? 0) - span.from
      if (record < 0 || record >= records) continue
      const next = filled[record] ?? 0
      of[next] = at + 1
      ends[next] = Math.min(end, at + 1 + MOST_AFTER)
      filled[record] = next + 1
    }
  }
  return { from, of, ends }
}

/** Where nothing divides a block far enough, each is compared with so many after it in the order of the list. */
const MOST_AFTER = 300

// A double holds whole numbers up to 2^53: what the place of a record leaves of it is for the key.
const WHOLE_BITS = 53

/** Called for each group: its places stand from `start` up to `end`, in order. */
type VisitGroup = (places: Int32Array, start: number, end: number) => void

/**
 * Places by each of their keys; one without any key stands in no group. Keys are sorted as numbers made of them: two keys
 * that give one number stand in one group, and no more comes of it than a few comparisons in vain.
 */
function visitGroups(size: number, places: Int32Array, keys: Keys, visit: VisitGroup): void {
  const placeBits = Math.ceil(Math.log2(Math.max(2, size)))
  const step = 2 ** placeBits
  const sorted = keyedPlaces(places, keys, 2 ** Math.min(32, WHOLE_BITS - placeBits) - 1, step).sort()
  const members = new Int32Array(sorted.length)
  for (let start = 0; start < sorted.length; ) {
    const end = endOfKey(sorted, start, step)
    visit(members, start, fillGroup(sorted, start, end, step, members))
    start = end
  }
}

/** Key after key of some places, each with its place. `mask`: the bits of a key that there is room for; `step`: more than any place. */
function keyedPlaces(places: Int32Array, keys: Keys, mask: number, step: number): Float64Array {
  let keyed = new Float64Array(places.length)
  let length = 0
  let place = 0
  const tell = (key: number) => {
    if (length === keyed.length) {
      const longer = new Float64Array(2 * length + 8)
      longer.set(keyed)
      keyed = longer
    }
    keyed[length] = ((key & mask) >>> 0) * step + place
    length += 1
  }
  for (place of places) keys(place, tell)
  return keyed.subarray(0, length)
}

/** Where the key that begins here ends. */
function endOfKey(sorted: Float64Array, start: number, step: number): number {
  const next = (Math.floor((sorted[start] ?? 0) / step) + 1) * step
  let end = start + 1
  while (end < sorted.length && (sorted[end] ?? 0) < next) end += 1
  return end
}

/** Writes down the places of one key, each once: a record may have come to a key twice. Answers where they end. */
function fillGroup(sorted: Float64Array, start: number, end: number, step: number, members: Int32Array): number {
  const ofKey = Math.floor((sorted[start] ?? 0) / step) * step
  let filled = start
  let before = NOT_KNOWN
  for (let at = start; at < end; at++) {
    const own = (sorted[at] ?? 0) - ofKey
    if (own === before) continue
    members[filled] = own
    filled += 1
    before = own
  }
  return filled
}

/** A record that says nothing of what a block is divided by is in every part. */
function divided(size: number, block: Int32Array, [keys, ...further]: readonly Keys[]): readonly Int32Array[] {
  if (block.length <= LARGEST_BLOCK || keys === undefined) return [block]
  const silent = block.filter((place) => isSilent(keys, place))
  const parts: Int32Array[] = []
  visitGroups(size, block, keys, (places, start, end) => parts.push(places.subarray(start, end)))
  if (parts.length === 0) return divided(size, block, further)
  return parts.flatMap((part) =>
    divided(size, silent.length === 0 ? part : Int32Array.from([...part, ...silent]).sort(), further),
  )
}

function isSilent(keys: Keys, place: number): boolean {
  let isTold = false
  keys(place, () => {
    isTold = true
  })
  return !isTold
}
