import { type Kysely, sql } from 'kysely'

/** By which wording of a definition a run was classified: a report made again later is made by the same words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('run_definition')
    .modifyEnd(sql`strict`)
    .addColumn('run_id', 'text', (c) => c.notNull().references('linkage_run.id').onDelete('cascade'))
    .addColumn('definition_key', 'text', (c) => c.notNull())
    .addColumn('definition_id', 'text', (c) => c.notNull().references('definition.id'))
    .addPrimaryKeyConstraint('run_definition_key', ['run_id', 'definition_key'])
    .execute()
}
