import type { Db, NewRow } from '../../platform/database/schema.ts'

/** A token as it is listed: never the token itself. */
export interface StoredToken {
  readonly id: string
  readonly unit: string
  readonly label: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

export async function saveToken(db: Db, token: NewRow<'api_token'>): Promise<void> {
  await db.insertInto('api_token').values(token).execute()
}

/** The token that is in force under a hash, with its unit. */
export async function findToken(
  db: Db,
  tokenHash: string,
): Promise<{ readonly id: string; readonly unitId: string; readonly lastUsedAt: string | null } | undefined> {
  const row = await db
    .selectFrom('api_token')
    .select(['id', 'unit_id', 'last_used_at'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id, unitId: row.unit_id, lastUsedAt: row.last_used_at }
}

/** A token by its id, in force or not: when it was made, and its hash. */
export async function findMadeToken(
  db: Db,
  id: string,
): Promise<{ readonly createdAt: string; readonly hash: string } | undefined> {
  const row = await db
    .selectFrom('api_token')
    .select(['created_at', 'token_hash'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { createdAt: row.created_at, hash: row.token_hash }
}

export async function touchToken(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('api_token').set({ last_used_at: at }).where('id', '=', id).execute()
}

/** Takes a token back: it opens nothing from now on. */
export async function revokeToken(db: Db, id: string, at: string): Promise<void> {
  await db
    .updateTable('api_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Every token there has been, those in force first, by unit. */
export async function listTokens(db: Db): Promise<StoredToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .innerJoin('unit', 'unit.id', 'api_token.unit_id')
    .select(['api_token.id', 'unit.name', 'label', 'created_at', 'last_used_at', 'revoked_at'])
    .orderBy('revoked_at')
    .orderBy('unit.name')
    .orderBy('created_at')
    .execute()
  return rows.map(({ id, name, label, created_at, last_used_at, revoked_at }) => ({
    id,
    unit: name,
    label,
    createdAt: created_at,
    lastUsedAt: last_used_at,
    revokedAt: revoked_at,
  }))
}

/** Units that a token may be made for. */
export async function unitsForTokens(db: Db): Promise<{ readonly id: string; readonly name: string }[]> {
  return db.selectFrom('unit').select(['id', 'name']).orderBy('name').execute()
}
