import { type Kysely, sql } from 'kysely'

/** What linkage learnt of its list, with the run: its weights can be made again. Null for a run from before this. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('linkage_run')
    .addColumn('parameters', 'text', (c) => c.check(sql`parameters is null or json_valid(parameters)`))
    .execute()
}
