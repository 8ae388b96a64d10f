import { foldEachNameOnce, isThin, type Traits, type TraitsSource, traitsOf } from '../../domain/linkage/traits.ts'
import { isoDate } from '../../domain/terms/dates.ts'
import type { StoredCensus } from '../census/census.repository.ts'
import type { HandedIn, Material } from '../submission/material.service.ts'
import type { StoredRecord, StoredRegisterEntry } from '../submission/submission.repository.ts'

/** What is linked: a record, or a row of a register. */
export type Linkable = StoredRecord | StoredRegisterEntry

/** All that was handed in to a census, as linkage meets it: in the same order, the records first. */
export const sourcesOf = (census: StoredCensus, { records, register }: HandedIn): TraitsSource[] => [
  ...recordSources(records, census),
  ...registerSources(register, census),
]

/** Whether a record says too little to be scored pair by pair (see `isThin`). */
export function thinRecords({ censuses, records }: Material): (record: StoredRecord) => boolean {
  const foldNames = foldEachNameOnce()
  for (const census of censuses) {
    const unknown = records.filter((record) => record.censusId === census.id && !thinness.has(record))
    for (const [at, source] of recordSources(unknown, census).entries()) {
      const record = unknown[at]
      if (record) noteThin(record, isThin(traitsOf(source, foldNames(source.identity))))
    }
  }
  return (record) => thinness.get(record) === true
}

/** Notes what linking has found, for `thinRecords`. */
export const noteThin = (row: Linkable, isThin: boolean): void => void thinness.set(row, isThin)

// The traits themselves are large, and nothing else of them is asked for after linking.
const thinness = new WeakMap<Linkable, boolean>()

function recordSources(records: readonly StoredRecord[], { key, week: { from: day } }: StoredCensus): TraitsSource[] {
  const ranks = ranksOf(records)
  const census = JSON.stringify(key)
  return records.map(({ id, units, numberKey, decidedPerson, identity, facts }, at) => {
    const order = `[${census},"${String(ranks[at]).padStart(RANK_DIGITS, '0')}"]`
    return { id, order, census: key, units, numberKey, decidedPerson, identity, sex: facts.sex, day }
  })
}

/**
 * The rank of each record's content among all: it orders the records as the content would, and is much shorter to keep.
 * Equals rank alike.
 */
function ranksOf(records: readonly StoredRecord[]): number[] {
  const contents = contentsOf(records).sort(byContent)
  const ranks: number[] = Array(records.length).fill(0)
  let rank = 0
  let before: Content | null = null
  for (const content of contents) {
    if (before === null || byContent(before, content) !== 0) rank += 1
    before = content
    ranks[content.at] = rank
  }
  return ranks
}

interface Content {
  /** Which of the records. */
  readonly at: number
  /** Who it is of and who reported it: mostly this alone tells it from all others. */
  readonly who: string
  /** The rest, written when it is asked for. */
  readonly what: () => string
}

function contentsOf(records: readonly StoredRecord[]): Content[] {
  // The records of a file share one list of units, or have it each for itself: what was written last is mostly the same.
  let listed: StoredRecord['units'] | null = null
  let writtenUnits = ''
  return records.map(({ units, identity, facts, recordKey, decidedPerson }, at) => {
    if (units !== listed) writtenUnits = JSON.stringify(units)
    listed = units
    let what: string | null = null
    return {
      at,
      who: `[${writtenUnits},${JSON.stringify(identity)}]`,
      what: () => {
        what ??= JSON.stringify([facts, recordKey, decidedPerson])
        return what
      },
    }
  })
}

function byContent(a: Content, b: Content): number {
  if (a.who !== b.who) return a.who < b.who ? -1 : 1
  if (a.what() === b.what()) return 0
  return a.what() < b.what() ? -1 : 1
}

const RANK_DIGITS = 9

/** A register row takes part in linkage as what it is: it was met by no unit, in no census. */
function registerSources(
  register: readonly StoredRegisterEntry[],
  { key: census, week: { from: day } }: StoredCensus,
): TraitsSource[] {
  const key = `register ${census}`
  return register.map(({ id, identity, sex, numberKey, from, to }) => {
    const order = JSON.stringify([key, identity, sex, from, to])
    return { id, order, census: key, units: [], numberKey, decidedPerson: null, identity, sex, day }
  })
}

/** What linkage would make of one row that is shown to somebody: the same as it compares. */
export function shownTraits(shown: ShownRow): Traits {
  const day = isoDate.parse(shown.day)
  const source = { id: shown.id, order: '', day, census: shown.census, decidedPerson: null }
  if (shown.kind === 'register') {
    const { identity, numberKey, sex } = shown.entry
    return traitsOf({ ...source, units: [], identity, numberKey, sex })
  }
  const { units, identity, numberKey, facts } = shown.record
  return traitsOf({ ...source, units, identity, numberKey, sex: facts.sex })
}

/** A record or register row, with the census it is of. */
type ShownRow = { readonly id: string; readonly census: string; readonly day: string } & (
  | { readonly kind: 'record'; readonly record: StoredRecord }
  | { readonly kind: 'register'; readonly entry: StoredRegisterEntry }
)
