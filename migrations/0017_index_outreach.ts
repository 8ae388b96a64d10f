import type { Kysely } from 'kysely'

/** What storing one post looks up: its cost does not grow with what is stored already. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('answer_row_by_position').on('answer_row').columns(['answer_id', 'position']).execute()
  await db.schema
    .createIndex('outreach_post_by_replacement')
    .on('outreach_post')
    .columns(['answer_id', 'replaced_by'])
    .where('replaced_by', 'is not', null)
    .execute()
  await db.schema
    .createIndex('outreach_post_by_standing')
    .on('outreach_post')
    .columns(['answer_id', 'standing', 'received_at', 'id'])
    .execute()
}
