import type { Columns } from './columns.ts'
import type { Groups } from './groups.ts'
import { OFTEN } from './known-persons.ts'
import type { LinkageModel } from './model.ts'
import { remembered } from './remembered.ts'

/** Shares of 1 of the rows of an organisation. */
export interface SharesMetAgain {
  /** Whose person another unit reported too, in the same census. */
  readonly elsewhere: number
  /** Of the others, whose person somebody reported in another census. */
  readonly ofTheOthers: number
  /**
   * Of the persons met elsewhere, the share that one with so many records in the census has, when `alike` of the `here`
   * persons have as many: people whom several units meet are met by one more oftener than others.
   */
  readonly ofOne: (times: number, alike: number, here: number) => number
  /** The same of the persons known from other censuses alone, by all their records. */
  readonly ofOneElsewhere: (times: number, alike: number, known: number) => number
  /** Persons whom the row's units alone have met in the census, as far as is known; at least 1. */
  readonly ownOnly: number
}

/** How often the persons of some identifiable rows are met again. */
interface MetAgain {
  rows: number
  elsewhere: number
  otherCensus: number
}

/**
 * For each organisation's identifiable rows how often their persons are met again. This is what an unidentifiable row of
 * the same organisation is assumed to have too: steadied by what holds of all organisations that have such rows, and that
 * by what is usual. Nobody is met in another census of a list that has one alone. `own`: the clusters there are; `inDoubt`: of each record how
 * likely another unit has met its person in the same census by a pair that is in doubt (`metInDoubt`).
 */
export function sharesMetAgain(
  model: LinkageModel,
  columns: Columns,
  clusters: Groups,
  own: Int32Array,
  { inDoubt, unitNumbers }: { readonly inDoubt: Float64Array; readonly unitNumbers: UnitNumbers },
  thinRows: Int32Array,
): (row: number) => SharesMetAgain {
  const { census, units } = columns
  const unitsOf = (record: number) => unitNumbers.ofList[units[record] ?? 0] ?? NO_UNITS
  const keyOf = (record: number, unit: number) => (census[record] ?? 0) * unitNumbers.count + unit
  const { counts, censuses, here, elsewhere: inOthers } = countMetAgain(columns, clusters, own, inDoubt, unitsOf, keyOf)
  const { weight } = model.thin.metAgain
  const shareOfOne = (rowsBy: readonly number[]) => {
    const rows = rowsBy.reduce((sum, each) => sum + each, 0)
    return (times: number, alike: number, persons: number) =>
      ((rowsBy[Math.min(OFTEN, times)] ?? 0) / Math.max(1, alike) + weight / persons) / (rows + weight)
  }
  const ofOne = shareOfOne(here)
  const ofOneElsewhere = shareOfOne(inOthers)
  const together = (keys: Iterable<number>): MetAgain => {
    const sum = { rows: 0, elsewhere: 0, otherCensus: 0 }
    for (const key of keys) {
      const count = counts.get(key)
      sum.rows += count?.rows ?? 0
      sum.elsewhere += count?.elsewhere ?? 0
      sum.otherCensus += count?.otherCensus ?? 0
    }
    return sum
  }
  const sharesOf = ({ rows, elsewhere, otherCensus }: MetAgain, prior: Shares): Shares => ({
    elsewhere: (elsewhere + prior.weight * prior.elsewhere) / (rows + prior.weight),
    ofTheOthers: (otherCensus + prior.weight * prior.ofTheOthers) / (rows - elsewhere + prior.weight),
    weight: prior.weight,
  })
  const thinOf = new Map<number, number>()
  for (const row of thinRows)
    for (const unit of unitsOf(row)) thinOf.set(keyOf(row, unit), (thinOf.get(keyOf(row, unit)) ?? 0) + 1)
  const ofAll = sharesOf(together(thinOf.keys()), model.thin.metAgain)
  const sharesFor = (keys: readonly number[]): SharesMetAgain => {
    const sum = together(keys)
    const { elsewhere, ofTheOthers } = sharesOf(sum, ofAll)
    const thin = keys.reduce((rows, key) => rows + (thinOf.get(key) ?? 0), 0)
    const ownOnly = Math.max(1, sum.rows - sum.elsewhere + thin * (1 - elsewhere))
    return { elsewhere, ofTheOthers: censuses < 2 ? 0 : ofTheOthers, ofOne, ofOneElsewhere, ownOnly }
  }
  // The rows of a unit in a census are many, and the same holds of them all.
  const lists = unitNumbers.ofList.length
  const sharesIn = remembered((which: number) => {
    const first = Math.floor(which / lists) * unitNumbers.count
    return sharesFor((unitNumbers.ofList[which % lists] ?? NO_UNITS).map((unit) => first + unit))
  })
  return (row) => sharesIn((census[row] ?? 0) * lists + (units[row] ?? 0))
}

type Shares = LinkageModel['thin']['metAgain']

const NO_UNITS: readonly number[] = []

/** The units of each list of them as numbers, and how many units there are. */
export interface UnitNumbers {
  readonly count: number
  readonly ofList: readonly (readonly number[])[]
}

/** Numbers the units of a list. */
export function numbersOfUnits({ unitLists }: Columns): UnitNumbers {
  const numbers = new Map<string, number>()
  const ofList = unitLists.map((list) =>
    list.map((unit) => {
      const number = numbers.get(unit) ?? numbers.size
      numbers.set(unit, number)
      return number
    }),
  )
  return { count: numbers.size, ofList }
}

/** By census and unit; how many censuses there are; and of rows met elsewhere, by how many other records the person has. */
function countMetAgain(
  { census }: Columns,
  { from, members }: Groups,
  own: Int32Array,
  inDoubt: Float64Array,
  unitsOf: (record: number) => readonly number[],
  keyOf: (record: number, unit: number) => number,
): {
  readonly counts: ReadonlyMap<number, MetAgain>
  readonly censuses: number
  readonly here: readonly number[]
  readonly elsewhere: readonly number[]
} {
  const here = noTimes()
  const elsewhere = noTimes()
  const counts = new Map<number, MetAgain>()
  const censuses = new Set<number>()
  const countRow = (place: number, metElsewhere: number, isInOthers: boolean) => {
    for (const unit of unitsOf(place)) {
      const key = keyOf(place, unit)
      const count = counts.get(key) ?? { rows: 0, elsewhere: 0, otherCensus: 0 }
      counts.set(key, count)
      count.rows += 1
      count.elsewhere += metElsewhere
      if (isInOthers) count.otherCensus += 1 - metElsewhere
    }
  }
  for (let at = 0; at < own.length; at++) {
    const cluster = own[at] ?? 0
    const first = from[cluster] ?? 0
    const until = from[cluster + 1] ?? 0
    // About half of all persons have one record, and nobody else has met those for certain.
    if (until - first === 1) {
      const place = members[first] ?? 0
      censuses.add(census[place] ?? 0)
      countRow(place, inDoubt[place] ?? 0, false)
      continue
    }
    const places = members.subarray(first, until)
    const unitsIn = new Map<number, Set<number>>()
    const times = new Map<number, number>()
    for (const place of places) {
      const inCensus = census[place] ?? 0
      times.set(inCensus, (times.get(inCensus) ?? 0) + 1)
      const met = unitsIn.get(inCensus) ?? new Set()
      unitsIn.set(inCensus, met)
      censuses.add(inCensus)
      for (const unit of unitsOf(place)) met.add(unit)
    }
    for (const place of places) {
      const units = unitsOf(place)
      const isElsewhere = hasOther(unitsIn.get(census[place] ?? 0), units)
      const timesHere = times.get(census[place] ?? 0) ?? 1
      if (isElsewhere) countTimes(here, timesHere - 1)
      else if (unitsIn.size > 1) countTimes(elsewhere, places.length - timesHere)
      countRow(place, isElsewhere ? 1 : (inDoubt[place] ?? 0), unitsIn.size > 1)
    }
  }
  return { counts, censuses: censuses.size, here, elsewhere }
}

function hasOther(units: ReadonlySet<number> | undefined, own: readonly number[]): boolean {
  for (const unit of units ?? []) if (!own.includes(unit)) return true
  return false
}

/**
 * Of the rows of a census of which something is known, the share that repeats a person of it: identifiable rows as they are
 * linked, thin rows as far as each is somebody who is met there already (`assigned`).
 */
export function shareRepeated(
  census: Columns['census'],
  { from, members }: Groups,
  own: Int32Array,
  assigned: readonly { readonly row: number; readonly probabilityHere: number }[],
): (census: number) => number {
  const counts = new Map<number, { rows: number; persons: number }>()
  const count = (place: number, persons: number) => {
    const here = census[place] ?? 0
    const before = counts.get(here) ?? { rows: 0, persons: 0 }
    counts.set(here, { rows: before.rows + 1, persons: before.persons + persons })
  }
  for (const cluster of own) {
    const met = new Set<number>()
    for (const place of members.subarray(from[cluster], from[cluster + 1])) {
      const here = census[place] ?? 0
      count(place, met.has(here) ? 0 : 1)
      met.add(here)
    }
  }
  for (const { row, probabilityHere } of assigned) count(row, 1 - probabilityHere)
  return (of) => {
    const { rows, persons } = counts.get(of) ?? { rows: 0, persons: 0 }
    return rows === 0 ? 0 : 1 - persons / rows
  }
}

const noTimes = (): number[] => Array.from({ length: OFTEN + 1 }, () => 0)

function countTimes(counts: number[], times: number): void {
  const at = Math.min(OFTEN, times)
  counts[at] = (counts[at] ?? 0) + 1
}
