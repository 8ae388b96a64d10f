import type { Kysely } from 'kysely'

/**
 * An identity as one sealed value (decision 0023). Null for one from before this: it stays as it is, field by field, since
 * no migration has the keys.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('identity').addColumn('content', 'blob').execute()
}
