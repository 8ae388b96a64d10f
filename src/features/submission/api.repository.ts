import type { Db, NewRow } from '../../platform/database/schema.ts'

/** What a unit's case system was answered before, under a key of its own choosing. */
export async function findRequest(
  db: Db,
  unitId: string,
  key: string,
): Promise<{ readonly hash: string; readonly response: string } | undefined> {
  const row = await db
    .selectFrom('api_request')
    .select(['request_hash', 'response'])
    .where('unit_id', '=', unitId)
    .where('request_key', '=', key)
    .executeTakeFirst()
  return row && { hash: row.request_hash, response: row.response }
}

export async function saveRequest(db: Db, request: NewRow<'api_request'>): Promise<void> {
  await db.insertInto('api_request').values(request).execute()
}
