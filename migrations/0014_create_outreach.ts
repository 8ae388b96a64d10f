import { type Kysely, sql } from 'kysely'

/** Counting outdoors with phones: the phones of an answer, what they sent, and a new author of rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = sql`strict`
  const byKey = sql`strict, without rowid`
  const flag = (column: string) => sql`${sql.ref(column)} in (0, 1)`

  await db.schema
    .createTable('outreach_phone')
    .modifyEnd(strict)
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('answer_id', 'text', (c) => c.notNull().references('answer.id').onDelete('cascade'))
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('pin_key', 'text') // keyed hash; null when the phone has no PIN
    .addColumn('rescue_key', 'blob', (c) => c.notNull()) // sealed
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.references('account.id'))
    .addColumn('last_used_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute()
  await db.schema.createIndex('outreach_phone_by_answer').on('outreach_phone').column('answer_id').execute()

  await db.schema
    .createTable('outreach_place')
    .modifyEnd(byKey)
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('outreach_place_key', ['unit_id', 'position'])
    .addUniqueConstraint('one_place_per_name', ['unit_id', 'name'])
    .execute()

  // The id is the phone's own choice, unique within the answer: what one organisation sends never meets another's.
  await db.schema
    .createTable('outreach_post')
    .modifyEnd(byKey)
    .addColumn('answer_id', 'text', (c) => c.notNull().references('answer.id').onDelete('cascade'))
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('phone_id', 'text', (c) => c.notNull().references('outreach_phone.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('person', 'observation', 'withdrawal')`))
    .addColumn('form', 'integer', (c) => c.notNull().check(sql`form >= 1`))
    .addColumn('content', 'blob', (c) => c.notNull())
    .addColumn('content_key', 'text', (c) => c.notNull()) // keyed hash: is a repeat the same?
    .addColumn('phone_time', 'text', (c) => c.notNull())
    .addColumn('clock_offset_ms', 'integer')
    .addColumn('moment', 'text', (c) => c.notNull())
    .addColumn('moment_certain', 'integer', (c) => c.notNull().check(flag('moment_certain')))
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('persons', 'integer', (c) => c.notNull().check(sql`persons >= 0`))
    .addColumn('standing', 'text', (c) =>
      c
        .notNull()
        .check(sql`standing in ('counted', 'waits', 'out_of_scope', 'asked_before', 'outside_week', 'no_count')`),
    )
    .addColumn('replaces', 'text')
    .addColumn('replaced_by', 'text')
    .addColumn('row_key', 'text')
    .addColumn('observation_id', 'text', (c) => c.references('observation.id').onDelete('set null'))
    .addPrimaryKeyConstraint('outreach_post_key', ['answer_id', 'id'])
    .execute()
  await db.schema
    .createIndex('outreach_post_by_replaced')
    .on('outreach_post')
    .columns(['answer_id', 'replaces'])
    .where('replaces', 'is not', null)
    .execute()
  await db.schema.createIndex('outreach_post_by_phone').on('outreach_post').column('phone_id').execute()
  await db.schema
    .createIndex('outreach_post_by_observation')
    .on('outreach_post')
    .column('observation_id')
    .where('observation_id', 'is not', null)
    .execute()

  // A head count is never overwritten: one that is taken back stays, and is no longer read.
  await db.schema.alterTable('observation').addColumn('superseded_at', 'text').execute()

  await letPhonesWriteRows(db)
}

/** SQLite cannot change a check: the table is made anew with one author more, and everything in it is taken along. */
async function letPhonesWriteRows(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('answer_row_version_new')
    .modifyEnd(sql`strict, without rowid`)
    .addColumn('row_id', 'text', (c) => c.notNull().references('answer_row.id').onDelete('cascade'))
    .addColumn('version', 'integer', (c) => c.notNull().check(sql`version >= 1`))
    .addColumn('content', 'blob')
    .addColumn('made_by', 'text', (c) =>
      c.notNull().check(sql`made_by in ('form', 'upload', 'api', 'analyst', 'undo', 'phone')`),
    )
    .addColumn('account_id', 'text', (c) => c.references('account.id'))
    .addColumn('upload_id', 'text')
    .addColumn('reason', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('answer_row_version_key', ['row_id', 'version'])
    .execute()
  const columns = sql`row_id, version, content, made_by, account_id, upload_id, reason, at`
  await sql`insert into answer_row_version_new (${columns}) select ${columns} from answer_row_version`.execute(db)
  await db.schema.dropTable('answer_row_version').execute()
  await db.schema.alterTable('answer_row_version_new').renameTo('answer_row_version').execute()
  await db.schema
    .createIndex('answer_row_version_by_upload')
    .on('answer_row_version')
    .column('upload_id')
    .where('upload_id', 'is not', null)
    .execute()
}
