import { type IsoDate, isoDate } from '../../domain/terms/dates.ts'
import type { Context } from '../../platform/context.ts'
import type { Db, NewRow, Row } from '../../platform/database/schema.ts'

/** A unit's request for more time. */
export interface Extension {
  readonly id: string
  readonly answerId: string
  /** The last day that is asked for. */
  readonly until: IsoDate
  readonly reason: string
  readonly askedAt: string
  /** `null` while it waits for the analyst. */
  readonly decision: 'granted' | 'declined' | null
  readonly decidedAt: string | null
}

type Opening = Pick<Context, 'db' | 'vault'>

const placeOf = (census: string, row: string) => ({ census, table: 'extension_request', row, column: 'reason' })

/** Keeps a request. Why it is made is sealed: it may tell of somebody. */
export async function saveExtension(
  { db, vault }: Opening,
  censusId: string,
  { reason, ...extension }: NewRow<'extension_request'>,
): Promise<void> {
  vault.prepare(censusId)
  const sealed = vault.seal(placeOf(censusId, extension.id), reason).toString('base64')
  await db
    .insertInto('extension_request')
    .values({ ...extension, reason: sealed })
    .execute()
}

/** The latest request of an answer, decided or not; `undefined` when its unit never asked. */
export async function extensionOf({ db, vault }: Opening, answerId: string): Promise<Extension | undefined> {
  const row = await db
    .selectFrom('extension_request')
    .innerJoin('answer', 'answer.id', 'extension_request.answer_id')
    .selectAll('extension_request')
    .select('census_id')
    .where('answer_id', '=', answerId)
    .orderBy('asked_at', 'desc')
    .orderBy('extension_request.id')
    .executeTakeFirst()
  return row && extensionIn(vault, row)
}

/** The requests of a round that wait for the analyst, the oldest first. */
export async function extensionsWaiting({ db, vault }: Opening, censusId: string): Promise<Extension[]> {
  const rows = await db
    .selectFrom('extension_request')
    .innerJoin('answer', 'answer.id', 'extension_request.answer_id')
    .selectAll('extension_request')
    .select('census_id')
    .where('census_id', '=', censusId)
    .where('decision', 'is', null)
    .orderBy('asked_at')
    .execute()
  return rows.map((row) => extensionIn(vault, row))
}

const extensionIn = (
  vault: Context['vault'],
  row: Row<'extension_request'> & { readonly census_id: string },
): Extension => ({
  id: row.id,
  answerId: row.answer_id,
  until: isoDate.parse(row.until),
  reason: vault.open(placeOf(row.census_id, row.id), Buffer.from(row.reason, 'base64')),
  askedAt: row.asked_at,
  decision: row.decision,
  decidedAt: row.decided_at,
})

/** Decides what waits of an answer. */
export async function decideExtensions(
  db: Db,
  answerId: string,
  decided: { readonly decision: 'granted' | 'declined'; readonly by: string; readonly at: string },
): Promise<void> {
  await db
    .updateTable('extension_request')
    .set({ decision: decided.decision, decided_by: decided.by, decided_at: decided.at })
    .where('answer_id', '=', answerId)
    .where('decision', 'is', null)
    .execute()
}

/** A unit asks anew: what waited of its answer is no longer asked for. */
export async function withdrawWaiting(db: Db, answerId: string): Promise<void> {
  await db.deleteFrom('extension_request').where('answer_id', '=', answerId).where('decision', 'is', null).execute()
}
