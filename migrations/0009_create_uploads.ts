import { type Kysely, sql } from 'kysely'

/** Files that units hand in, from the moment they come until they are in the answer, and which headings mean what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('upload')
    .modifyEnd(sql`strict`)
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('answer_id', 'text', (c) => c.notNull().references('answer.id').onDelete('cascade'))
    .addColumn('account_id', 'text', (c) => c.references('account.id'))
    .addColumn('state', 'text', (c) =>
      c
        .notNull()
        .check(sql`state in ('received', 'read', 'waiting', 'checked', 'confirmed', 'undone', 'refused', 'set_aside')`),
    )
    .addColumn('content_key', 'text', (c) => c.notNull()) // a keyed hash: a plain one would tell what a short file holds
    .addColumn('file_name', 'blob', (c) => c.notNull())
    .addColumn('original', 'blob')
    .addColumn('reading', 'blob')
    .addColumn('choices', 'blob')
    .addColumn('outcome', 'blob')
    .addColumn('revision', 'integer', (c) => c.notNull().check(sql`revision >= 1`))
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('undone_at', 'text')
    .execute()
  await db.schema.createIndex('upload_by_answer').on('upload').columns(['answer_id', 'content_key']).execute()
  await db.schema
    .createIndex('answer_row_version_by_upload')
    .on('answer_row_version')
    .column('upload_id')
    .where('upload_id', 'is not', null)
    .execute()

  await db.schema
    .createTable('column_memory')
    .modifyEnd(sql`strict, without rowid`)
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('heading_key', 'text', (c) => c.notNull()) // keyed hash of the heading: it may name somebody
    .addColumn('column_name', 'text')
    .addColumn('remembered_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('column_memory_key', ['unit_id', 'heading_key'])
    .execute()
}
