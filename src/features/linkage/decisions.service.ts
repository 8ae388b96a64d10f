import { createHash } from 'node:crypto'
import { type LinkDecisions, NO_DECISIONS } from '../../domain/linkage/link-decisions.ts'
import { type CarriedOver, carryOver } from '../../domain/linkage/review/carry-over.ts'
import { bindingDecisions, decisionsText } from '../../domain/linkage/review/decision.ts'
import type { Context } from '../../platform/context.ts'
import type { HandedIn } from '../submission/material.service.ts'
import type { StoredRecord, StoredRegisterEntry } from '../submission/submission.repository.ts'
import { decisionsOf, type StoredDecision } from './decision.repository.ts'

/** What was handed in to some censuses: what decisions are about. */
export interface Among extends HandedIn {
  readonly censusIds: readonly string[]
}

type Opening = Pick<Context, 'db' | 'vault'>

/** What people have decided, bound to the records there are now. */
export interface DecisionsNow extends CarriedOver {
  /** Every decision that was not undone, in the order they were made. */
  readonly stored: readonly StoredDecision[]
  readonly binding: LinkDecisions
  /** The censuses at hand: of a decision about another nothing is said. */
  readonly censusIds: ReadonlySet<string>
}

/**
 * The decisions of a municipality that hold among some records. A record that a unit has handed in anew with the same
 * content is the one that was decided about.
 */
export async function decisionsAmong({ db, vault }: Opening, code: string, among: Among): Promise<DecisionsNow> {
  const stored = await decisionsInForce(db, code)
  const censusIds = new Set(among.censusIds)
  if (stored.length === 0) return { stored, acts: [], lapsed: [], binding: NO_DECISIONS, censusIds }
  const ids = new Set([...among.records, ...among.register].map(({ id }) => id))
  const byContent = once(() => {
    const found = new Map<string, string[]>()
    const note = (key: string, id: string) => found.set(key, [...(found.get(key) ?? []), id])
    for (const record of among.records) note(contentKeyOfRecord(vault, record), record.id)
    for (const entry of among.register) note(contentKeyOfEntry(vault, entry), entry.id)
    return found
  })
  const carried = carryOver(stored, {
    has: (id) => ids.has(id),
    hasCensus: (id) => censusIds.has(id),
    withContent: (key) => byContent().get(key) ?? [],
  })
  return { stored, ...carried, binding: bindingDecisions(carried.acts), censusIds }
}

/** Every decision of a municipality that was not undone, in the order they were made. */
export const decisionsInForce = async (db: Opening['db'], code: string): Promise<StoredDecision[]> =>
  (await decisionsOf(db, code)).filter(({ undone }) => undone === null)

/** Hashing every record takes its time, and most often none has to be found again. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

type Vault = Opening['vault']

/**
 * What a record is known by when its unit hands in anew: the unit, its row, and what is compared, as a keyed hash. Where
 * any of it was changed it is another record, and what was decided of it has to be asked again.
 */
export function contentKeyOfRecord(
  vault: Vault,
  { censusId, units, recordKey, identity, facts, decidedPerson }: Omit<StoredRecord, 'id' | 'file' | 'row'>,
): string {
  return contentKey(vault, [censusId, units, recordKey, decidedPerson, facts.sex], identity)
}

/** The same of a row of the register of those who had a home of the municipality. */
export const contentKeyOfEntry = (
  vault: Vault,
  { censusId, identity, sex, from, to }: Omit<StoredRegisterEntry, 'id'>,
): string => contentKey(vault, [censusId, 'register', from, to, sex], identity)

const contentKey = (vault: Vault, where: readonly unknown[], identity: StoredRecord['identity']): string => {
  const { number, givenName, familyName, initials, birthDate, birthYear, age, protectedIdentity } = identity
  const compared = [number?.kind ?? null, number?.canonical ?? null, givenName, familyName, initials, birthDate]
  const rest = [birthYear, age?.years ?? null, age?.approximate ?? null, protectedIdentity === true]
  return vault.keyOf('decided record', JSON.stringify([...where, ...compared, ...rest]))
}

/** By what a run knows the decisions that bound it: '' for none. */
export function fingerprintOf(decisions: LinkDecisions): string {
  const text = decisionsText(decisions)
  return text === '' ? '' : createHash('sha256').update(text).digest('hex')
}
