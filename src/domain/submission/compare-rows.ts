import type { SubmittedRecord } from './submitted-record.ts'

/** A row as far as two versions of one unit's list are compared. */
export type ComparedRow = Pick<SubmittedRecord, 'row' | 'recordKey' | 'childOf' | 'facts' | 'identity'>

/** What a unit's new list does to the one it handed in before. In rows. */
export interface RowChanges {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** In the earlier list and not in the new one. */
  readonly removed: number
}

/** True of lists whose rows have no key of the unit's own: where a row stands says nothing of who it is about. */
export const areKeyless = (...lists: readonly (readonly ComparedRow[])[]): boolean =>
  lists.flat().every(({ row, recordKey }) => recordKey === String(row))

/**
 * Compares two lists of one unit: rows of one key are one row. Without keys, equal rows are; and of the rest, those that
 * tell of the same identity are one row that has changed.
 */
export function compareRows(before: readonly ComparedRow[], after: readonly ComparedRow[]): RowChanges {
  if (!areKeyless(before, after)) {
    const kept = inBoth(before, after, keyOf)
    const unchanged = inBoth(before, after, (row) => `${keyOf(row)} ${contentOf(row)}`)
    return changes(before, after, unchanged, kept - unchanged)
  }
  const unchanged = inBoth(before, after, contentOf)
  const [restBefore, restAfter] = [without(before, after), without(after, before)]
  return changes(before, after, unchanged, inBoth(restBefore, restAfter, identityOf))
}

const changes = (
  before: readonly unknown[],
  after: readonly unknown[],
  unchanged: number,
  changed: number,
): RowChanges => ({
  added: after.length - unchanged - changed,
  changed,
  unchanged,
  removed: before.length - unchanged - changed,
})

type Name = (row: ComparedRow) => string | null

/** Rows that a list has beyond those which the other has too, as `contentOf` names them. */
function without(rows: readonly ComparedRow[], others: readonly ComparedRow[]): ComparedRow[] {
  const left = timesOf(others, contentOf)
  return rows.filter((row) => !takeOne(left, contentOf(row)))
}

/** How many rows of the one list have a row of the same name in the other, each used once. A row without a name has none. */
function inBoth(before: readonly ComparedRow[], after: readonly ComparedRow[], name: Name): number {
  const left = timesOf(before, name)
  return after.filter((row) => takeOne(left, name(row))).length
}

function timesOf(rows: readonly ComparedRow[], name: Name): Map<string, number> {
  const times = new Map<string, number>()
  for (const row of rows) {
    const named = name(row)
    if (named !== null) times.set(named, (times.get(named) ?? 0) + 1)
  }
  return times
}

function takeOne(times: Map<string, number>, name: string | null): boolean {
  const left = name === null ? 0 : (times.get(name) ?? 0)
  if (name === null || left === 0) return false
  times.set(name, left - 1)
  return true
}

const keyOf = ({ recordKey }: ComparedRow): string => recordKey

/** What the row says, as one text. */
const contentOf = ({ childOf, facts, identity }: ComparedRow): string =>
  JSON.stringify(sorted({ childOf, facts, identity: comparedIdentity(identity) }))

/** Who the row is about, as one text; `null` when it does not say. */
function identityOf({ identity }: ComparedRow): string | null {
  const { protectedIdentity, ...who } = comparedIdentity(identity)
  return Object.values(who).every((value) => value === null) ? null : JSON.stringify(sorted(who))
}

/** A blank for protected identity is stored as a no: they count as equal. */
const comparedIdentity = (identity: ComparedRow['identity']) => ({
  ...identity,
  protectedIdentity: identity.protectedIdentity === true,
})

/** The same value with the fields of every object in alphabetical order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(fields.map(([name, each]) => [name, sorted(each)]))
}
