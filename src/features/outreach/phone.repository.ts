import type { Context } from '../../platform/context.ts'
import type { Db, NewRow } from '../../platform/database/schema.ts'
import type { PhoneAtWork } from '../../platform/http/viewer.ts'

/** A phone as its organisation sees it: never its token. */
export interface StoredPhone {
  readonly id: string
  readonly label: string
  readonly hasPin: boolean
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

export async function savePhone(db: Db, phone: NewRow<'outreach_phone'>): Promise<void> {
  await db.insertInto('outreach_phone').values(phone).execute()
}

/** What may be set of a phone. */
export type PhoneChanges = Partial<Pick<NewRow<'outreach_phone'>, 'token_hash' | 'pin_key' | 'revoked_at'>>

export async function changePhone(db: Db, answerId: string, id: string, changes: PhoneChanges): Promise<void> {
  await db.updateTable('outreach_phone').set(changes).where('answer_id', '=', answerId).where('id', '=', id).execute()
}

/** The phone in force under the hash of a token. */
export async function findPhone(
  db: Db,
  tokenHash: string,
): Promise<(PhoneAtWork & { readonly lastUsedAt: string | null }) | undefined> {
  const row = await db
    .selectFrom('outreach_phone')
    .innerJoin('answer', 'answer.id', 'outreach_phone.answer_id')
    .select(['outreach_phone.id', 'answer_id', 'census_id', 'label', 'pin_key', 'created_at', 'last_used_at'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      phoneId: row.id,
      answerId: row.answer_id,
      censusId: row.census_id,
      label: row.label,
      pinKey: row.pin_key,
      madeAt: row.created_at,
      lastUsedAt: row.last_used_at,
    }
  )
}

export async function touchPhone(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('outreach_phone').set({ last_used_at: at }).where('id', '=', id).execute()
}

/** The phones of an answer, those in force first, in the order they were made. */
export async function phonesOf(db: Db, answerId: string): Promise<StoredPhone[]> {
  const rows = await db
    .selectFrom('outreach_phone')
    .select(['id', 'label', 'pin_key', 'created_at', 'last_used_at', 'revoked_at'])
    .where('answer_id', '=', answerId)
    .orderBy((order) => order.case().when('revoked_at', 'is', null).then(0).else(1).end())
    .orderBy('created_at')
    .orderBy('label')
    .execute()
  return rows.map(({ id, label, pin_key, created_at, last_used_at, revoked_at }) => ({
    id,
    label,
    hasPin: pin_key !== null,
    createdAt: created_at,
    lastUsedAt: last_used_at,
    revokedAt: revoked_at,
  }))
}

/** Where the key of a phone's rescue file stands, for the vault. */
const rescuePlace = (censusId: string, phoneId: string) => ({
  census: censusId,
  table: 'outreach_phone',
  row: phoneId,
  column: 'rescue_key',
})

export const sealRescueKey = ({ vault }: Pick<Context, 'vault'>, censusId: string, phoneId: string, key: Buffer) =>
  vault.seal(rescuePlace(censusId, phoneId), key.toString('base64'))

/** The key that a phone seals its rescue file with; `undefined` when there is no such phone of the answer. */
export async function rescueKeyOf(
  { db, vault }: Pick<Context, 'db' | 'vault'>,
  { answerId, phoneId, censusId }: Pick<PhoneAtWork, 'answerId' | 'phoneId' | 'censusId'>,
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('outreach_phone')
    .select('rescue_key')
    .where('answer_id', '=', answerId)
    .where('id', '=', phoneId)
    .executeTakeFirst()
  return row && Buffer.from(vault.open(rescuePlace(censusId, phoneId), row.rescue_key), 'base64')
}

/** A unit's own places, in its order. */
export async function placesOf(db: Db, unitId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('outreach_place')
    .select('name')
    .where('unit_id', '=', unitId)
    .orderBy('position')
    .execute()
  return rows.map(({ name }) => name)
}

/** Puts a list of places in place of the unit's earlier one. */
export async function savePlaces(db: Db, unitId: string, names: readonly string[]): Promise<void> {
  await db.deleteFrom('outreach_place').where('unit_id', '=', unitId).execute()
  if (names.length === 0) return
  await db
    .insertInto('outreach_place')
    .values(names.map((name, position) => ({ unit_id: unitId, position, name })))
    .execute()
}

/** Phones of each answer of a census that are in force, by answer. */
export async function countPhones(db: Db, censusId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('outreach_phone')
    .innerJoin('answer', 'answer.id', 'outreach_phone.answer_id')
    .where('census_id', '=', censusId)
    .where('revoked_at', 'is', null)
    .groupBy('answer_id')
    .select(({ fn }) => ['answer_id', fn.countAll<number>().as('phones')])
    .execute()
  return new Map(rows.map(({ answer_id, phones }) => [answer_id, phones]))
}
