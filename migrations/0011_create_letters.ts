import { type Kysely, sql } from 'kysely'

/**
 * Letters on their way: written with the reminder they are of, and sent beside the page that asked for it. Once a letter
 * has come to an end, to whom it went and what it said are gone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('letter')
    .modifyEnd(sql`strict`)
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('reminder_id', 'text', (c) => c.notNull().references('reminder.id').onDelete('cascade'))
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('waiting', 'sent', 'failed')`))
    .addColumn('address', 'text')
    .addColumn('subject', 'text')
    .addColumn('body', 'text')
    .addColumn('attempts', 'integer', (c) => c.notNull().check(sql`attempts >= 0`))
    .addColumn('next_try_at', 'text', (c) => c.notNull())
    .addCheckConstraint(
      'letter_is_whole_while_it_waits',
      sql`(state = 'waiting') = (address is not null) and (state = 'waiting') = (subject is not null) and (state = 'waiting') = (body is not null)`,
    )
    .execute()
  await db.schema.createIndex('letter_by_reminder').on('letter').column('reminder_id').execute()
  await db.schema.createIndex('letter_by_next_try').on('letter').columns(['state', 'next_try_at']).execute()
}
