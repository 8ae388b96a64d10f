import { type Kysely, sql } from 'kysely'

/** What units say beside the rows of their answers: of warnings, of nobody met, of those they reported last time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('row_confirmation')
    .modifyEnd(sql`strict, without rowid`)
    .addColumn('row_id', 'text', (c) => c.notNull().references('answer_row.id').onDelete('cascade'))
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('column_name', 'text', (c) => c.notNull())
    .addColumn('reason', 'blob', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('row_confirmation_key', ['row_id', 'code', 'column_name'])
    .execute()

  await db.schema
    .createTable('nil_declaration')
    .modifyEnd(sql`strict`)
    .addColumn('answer_id', 'text', (c) => c.primaryKey().notNull().references('answer.id').onDelete('cascade'))
    .addColumn('declared_by', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('follow_up')
    .modifyEnd(sql`strict, without rowid`)
    .addColumn('answer_id', 'text', (c) => c.notNull().references('answer.id').onDelete('cascade'))
    .addColumn('earlier_record_id', 'text', (c) => c.notNull().references('record.id').onDelete('cascade'))
    .addColumn('outcome', 'text', (c) => c.notNull().check(sql`outcome in ('still', 'left', 'not_known')`))
    .addColumn('left_to', 'text', (c) =>
      c.check(sql`left_to in ('own_home', 'deceased', 'other_municipality', 'other', 'not_known')`),
    )
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('follow_up_key', ['answer_id', 'earlier_record_id'])
    .addCheckConstraint('only_who_left_went_somewhere', sql`left_to is null or outcome = 'left'`)
    .execute()
}
