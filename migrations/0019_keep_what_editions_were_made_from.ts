import { type Kysely, sql } from 'kysely'

/**
 * What a public edition was made from, as keyed hashes by census and units: by it the next one knows who has changed
 * something since. Never altered, as everything else of a publication. Null for one from before this.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('publication')
    .addColumn('made_from', 'text', (c) => c.check(sql`made_from is null or json_valid(made_from)`))
    .execute()
}
