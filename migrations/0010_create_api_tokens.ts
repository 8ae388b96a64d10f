import { type Kysely, sql } from 'kysely'

/** Tokens by which case systems report for one unit each, and what they were answered, so that a repeated call does nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('api_token')
    .modifyEnd(sql`strict`)
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.references('account.id'))
    .addColumn('last_used_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute()
  await db.schema
    .createTable('api_request')
    .modifyEnd(sql`strict, without rowid`)
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('request_key', 'text', (c) => c.notNull())
    .addColumn('request_hash', 'text', (c) => c.notNull())
    .addColumn('response', 'text', (c) => c.notNull().check(sql`json_valid(response)`))
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('api_request_key', ['unit_id', 'request_key'])
    .execute()
}
