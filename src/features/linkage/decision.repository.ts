import type { DecidedRecord, StoredAct } from '../../domain/linkage/review/carry-over.ts'
import type { DecisionVerdict } from '../../domain/linkage/review/decision.ts'
import type { Context } from '../../platform/context.ts'
import type { Db, NewRow, Row } from '../../platform/database/schema.ts'

/** A decision as it was made, and whether it was undone. */
export interface StoredDecision extends StoredAct {
  readonly censusId: string
  readonly way: 'review' | 'unlink'
  readonly accountId: string
  readonly by: string
  readonly at: string
  /** Sealed; `null` where none was given. */
  readonly sealedReason: Buffer | null
  readonly undone: { readonly by: string; readonly at: string } | null
}

/** Every decision of a municipality in the order they were made, undone ones too. */
export async function decisionsOf(db: Db, municipalityCode: string): Promise<StoredDecision[]> {
  const rows = await db
    .selectFrom('link_decision')
    .innerJoin('account', 'account.id', 'link_decision.account_id')
    .selectAll('link_decision')
    .select('account.name as by')
    .where('municipality_code', '=', municipalityCode)
    .orderBy('number')
    .execute()
  const undone = new Map(rows.flatMap(({ undoes, by, at }) => (undoes === null ? [] : [[undoes, { by, at }] as const])))
  const acts = new Map<string, StoredDecision & { pairs: { left: DecidedRecord; right: DecidedRecord }[] }>()
  for (const row of rows) {
    const { act_id: id, verdict } = row
    const pair = pairOf(row)
    if (pair === null || verdict === 'undone') continue
    const act = acts.get(id)
    if (act) act.pairs.push(pair)
    else
      acts.set(id, {
        id,
        verdict,
        pairs: [pair],
        censusId: row.census_id,
        way: row.way,
        accountId: row.account_id,
        by: row.by,
        at: row.at,
        sealedReason: row.reason,
        undone: undone.get(id) ?? null,
      })
  }
  return [...acts.values()]
}

function pairOf(row: Row<'link_decision'>): { left: DecidedRecord; right: DecidedRecord } | null {
  const side = (id: string | null, censusId: string | null, contentKey: string | null): DecidedRecord | null =>
    id === null || censusId === null || contentKey === null ? null : { id, censusId, contentKey }
  const left = side(row.left_id, row.left_census, row.left_key)
  const right = side(row.right_id, row.right_census, row.right_key)
  return left && right ? { left, right } : null
}

/** A decision on its way into the database. */
export interface NewAct {
  readonly id: string
  readonly municipalityCode: string
  readonly censusId: string
  readonly verdict: DecisionVerdict
  readonly way: 'review' | 'unlink'
  readonly pairs: readonly { readonly left: DecidedRecord; readonly right: DecidedRecord }[]
  readonly reason: string | null
  readonly accountId: string
  readonly at: string
}

const placeOfReason = (censusId: string, actId: string) => ({
  census: censusId,
  table: 'link_decision',
  row: actId,
  column: 'reason',
})

export async function saveAct({ db, vault }: Pick<Context, 'db' | 'vault'>, act: NewAct): Promise<void> {
  if (act.reason !== null) vault.prepare(act.censusId)
  const reason = act.reason === null ? null : vault.seal(placeOfReason(act.censusId, act.id), act.reason)
  for (const { left, right } of act.pairs) {
    const row: NewRow<'link_decision'> = {
      act_id: act.id,
      municipality_code: act.municipalityCode,
      census_id: act.censusId,
      verdict: act.verdict,
      way: act.way,
      undoes: null,
      left_id: left.id,
      left_census: left.censusId,
      left_key: left.contentKey,
      right_id: right.id,
      right_census: right.censusId,
      right_key: right.contentKey,
      reason,
      account_id: act.accountId,
      at: act.at,
    }
    await db.insertInto('link_decision').values(row).execute()
  }
}

/** Why a decision was made, as it was written. */
export const reasonOf = (
  { vault }: Pick<Context, 'vault'>,
  { id, censusId, sealedReason }: StoredDecision,
): string | null => (sealedReason === null ? null : vault.open(placeOfReason(censusId, id), sealedReason))

/** Takes a decision back, by a further row. Taken back already it stays so. */
export async function saveUndoing(
  db: Db,
  undoing: { readonly id: string; readonly accountId: string; readonly at: string },
  { id, censusId }: StoredDecision,
  municipalityCode: string,
): Promise<void> {
  await db
    .insertInto('link_decision')
    .values({
      act_id: undoing.id,
      municipality_code: municipalityCode,
      census_id: censusId,
      verdict: 'undone',
      way: 'review',
      undoes: id,
      left_id: null,
      left_census: null,
      left_key: null,
      right_id: null,
      right_census: null,
      right_key: null,
      reason: null,
      account_id: undoing.accountId,
      at: undoing.at,
    })
    .onConflict((c) => c.column('undoes').where('undoes', 'is not', null).doNothing())
    .execute()
}

/** The number of the last row of decisions: whoever decides knows by it whether somebody else has meanwhile. 0 for none. */
export async function lastDecisionNumber(db: Db, municipalityCode: string): Promise<number> {
  const row = await db
    .selectFrom('link_decision')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('municipality_code', '=', municipalityCode)
    .executeTakeFirst()
  return row?.last ?? 0
}
