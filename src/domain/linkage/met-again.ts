import type { Cluster } from './cluster.ts'
import { OFTEN } from './known-persons.ts'
import type { LinkageModel } from './model.ts'
import type { Traits } from './traits.ts'

/** Shares of 1 of the rows of an organisation. */
export interface SharesMetAgain {
  /** Whose person another unit reported too, in the same census. */
  readonly elsewhere: number
  /** Whose person nobody else reported in the same census, but somebody in another one. */
  readonly otherCensus: number
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
 * by what is usual. Nobody is met in another census of a list that has one alone.
 */
export function sharesMetAgain(
  model: LinkageModel,
  clusters: readonly Cluster[],
  thinRows: readonly Traits[],
): (row: Traits) => SharesMetAgain {
  const { counts, censuses, here, elsewhere: inOthers } = countMetAgain(clusters)
  const { weight } = model.thin.metAgain
  const shareOfOne = (rowsBy: readonly number[]) => {
    const rows = rowsBy.reduce((sum, each) => sum + each, 0)
    return (times: number, alike: number, persons: number) =>
      ((rowsBy[Math.min(OFTEN, times)] ?? 0) / Math.max(1, alike) + weight / persons) / (rows + weight)
  }
  const [ofOne, ofOneElsewhere] = [shareOfOne(here), shareOfOne(inOthers)]
  const together = (keys: Iterable<string>): MetAgain => {
    const sum = { rows: 0, elsewhere: 0, otherCensus: 0 }
    for (const key of keys) {
      const count = counts.get(key)
      sum.rows += count?.rows ?? 0
      sum.elsewhere += count?.elsewhere ?? 0
      sum.otherCensus += count?.otherCensus ?? 0
    }
    return sum
  }
  const keysOf = ({ census, units }: Traits) => units.map((unit) => `${census} ${unit}`)
  const sharesOf = ({ rows, elsewhere, otherCensus }: MetAgain, prior: Shares): Shares => ({
    elsewhere: (elsewhere + prior.weight * prior.elsewhere) / (rows + prior.weight),
    ofTheOthers: (otherCensus + prior.weight * prior.ofTheOthers) / (rows - elsewhere + prior.weight),
    weight: prior.weight,
  })
  const ofAll = sharesOf(together(new Set(thinRows.flatMap(keysOf))), model.thin.metAgain)
  const thinOf = new Map<string, number>()
  for (const key of thinRows.flatMap(keysOf)) thinOf.set(key, (thinOf.get(key) ?? 0) + 1)
  return (row) => {
    const keys = keysOf(row)
    const own = together(keys)
    const { elsewhere, ofTheOthers } = sharesOf(own, ofAll)
    const thin = keys.reduce((sum, key) => sum + (thinOf.get(key) ?? 0), 0)
    const ownOnly = Math.max(1, own.rows - own.elsewhere + thin * (1 - elsewhere))
    return { elsewhere, otherCensus: censuses < 2 ? 0 : (1 - elsewhere) * ofTheOthers, ofOne, ofOneElsewhere, ownOnly }
  }
}

type Shares = LinkageModel['thin']['metAgain']

/** By census and unit; how many censuses there are; and of rows met elsewhere, by how many other records the person has. */
function countMetAgain(clusters: readonly Cluster[]): {
  readonly counts: ReadonlyMap<string, MetAgain>
  readonly censuses: number
  readonly here: readonly number[]
  readonly elsewhere: readonly number[]
} {
  const here = noTimes()
  const elsewhere = noTimes()
  const counts = new Map<string, MetAgain>()
  const censuses = new Set<string>()
  for (const members of clusters) {
    const unitsIn = new Map<string, Set<string>>()
    const times = new Map<string, number>()
    for (const { census, units } of members) {
      times.set(census, (times.get(census) ?? 0) + 1)
      const met = unitsIn.get(census) ?? new Set()
      unitsIn.set(census, met)
      censuses.add(census)
      for (const unit of units) met.add(unit)
    }
    for (const member of members) {
      const isElsewhere = hasOther(unitsIn.get(member.census) ?? new Set(), member.units)
      const own = times.get(member.census) ?? 1
      if (isElsewhere) countTimes(here, own - 1)
      else if (unitsIn.size > 1) countTimes(elsewhere, members.length - own)
      for (const unit of member.units) {
        const key = `${member.census} ${unit}`
        const count = counts.get(key) ?? { rows: 0, elsewhere: 0, otherCensus: 0 }
        counts.set(key, count)
        count.rows += 1
        if (isElsewhere) count.elsewhere += 1
        else if (unitsIn.size > 1) count.otherCensus += 1
      }
    }
  }
  return { counts, censuses: censuses.size, here, elsewhere }
}

function hasOther(units: ReadonlySet<string>, own: readonly string[]): boolean {
  for (const unit of units) if (!own.includes(unit)) return true
  return false
}

/** Of the identifiable rows of a census, the share that repeats a person of it. */
export function shareRepeated(clusters: readonly Cluster[]): (census: string) => number {
  const counts = new Map<string, { rows: number; persons: number }>()
  for (const members of clusters) {
    const met = new Set<string>()
    for (const { census } of members) {
      const count = counts.get(census) ?? { rows: 0, persons: 0 }
      counts.set(census, count)
      count.rows += 1
      if (!met.has(census)) count.persons += 1
      met.add(census)
    }
  }
  return (census) => {
    const { rows, persons } = counts.get(census) ?? { rows: 0, persons: 0 }
    return rows === 0 ? 0 : 1 - persons / rows
  }
}

const noTimes = (): number[] => Array.from({ length: OFTEN + 1 }, () => 0)

function countTimes(counts: number[], times: number, more = 1): void {
  const at = Math.min(OFTEN, times)
  counts[at] = (counts[at] ?? 0) + more
}
