import { type Kysely, sql } from 'kysely'

/** Why a unit hands in so many more or fewer than last time, where it says so. The reason is sealed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('number_explanation')
    .modifyEnd(sql`strict`)
    .addColumn('answer_id', 'text', (c) => c.primaryKey().notNull().references('answer.id').onDelete('cascade'))
    .addColumn('rows_now', 'integer', (c) => c.notNull().check(sql`rows_now >= 0`))
    .addColumn('reason', 'blob', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()
}
