import { type Kysely, sql } from 'kysely'

/**
 * Thousands of records share some dozens of verdicts: each is kept once for a run and a definition, and a record points
 * to it. Tables that are found by their key alone are kept in its order, so that the key is not stored twice.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const byKey = sql`strict, without rowid`

  await db.schema
    .createTable('verdict')
    .modifyEnd(byKey)
    .addColumn('run_id', 'text', (c) => c.notNull().references('linkage_run.id').onDelete('cascade'))
    .addColumn('definition_key', 'text', (c) => c.notNull())
    .addColumn('verdict_number', 'integer', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) =>
      c.notNull().check(sql`outcome in ('counted', 'review', 'outside', 'child', 'none')`),
    )
    .addColumn('content', 'text', (c) => c.notNull().check(sql`json_valid(content)`))
    .addPrimaryKeyConstraint('verdict_key', ['run_id', 'definition_key', 'verdict_number'])
    .execute()
  await db.schema
    .createTable('record_in_verdict')
    .modifyEnd(byKey)
    .addColumn('run_id', 'text', (c) => c.notNull())
    .addColumn('definition_key', 'text', (c) => c.notNull())
    .addColumn('record_id', 'text', (c) => c.notNull().references('record.id').onDelete('cascade'))
    .addColumn('verdict_number', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('record_verdict_key', ['run_id', 'definition_key', 'record_id'])
    .addForeignKeyConstraint(
      'verdict_of_record',
      ['run_id', 'definition_key', 'verdict_number'],
      'verdict',
      ['run_id', 'definition_key', 'verdict_number'],
      (c) => c.onDelete('cascade'),
    )
    .execute()
  await sql`
    insert into verdict (run_id, definition_key, verdict_number, outcome, content)
    select run_id, definition_key, row_number() over (partition by run_id, definition_key order by verdict), outcome, verdict
    from (select distinct run_id, definition_key, outcome, verdict from record_verdict)
  `.execute(db)
  await sql`
    insert into record_in_verdict (run_id, definition_key, record_id, verdict_number)
    select run_id, definition_key, record_id, verdict_number
    from record_verdict join verdict using (run_id, definition_key)
    where verdict.content = record_verdict.verdict
  `.execute(db)
  await db.schema.dropTable('record_verdict').execute()
  await db.schema.alterTable('record_in_verdict').renameTo('record_verdict').execute()

  await db.schema
    .createTable('member_of_person')
    .modifyEnd(byKey)
    .addColumn('run_id', 'text', (c) => c.notNull().references('linkage_run.id').onDelete('cascade'))
    .addColumn('division', 'text', (c) =>
      c.notNull().check(sql`division in ('linked', 'doubts_linked', 'doubts_apart')`),
    )
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('person_member_key', ['run_id', 'division', 'member_id'])
    .execute()
  await sql`
    insert into member_of_person (run_id, division, member_id, person_id)
    select run_id, division, member_id, person_id from person_member
  `.execute(db)
  await db.schema.dropTable('person_member').execute()
  await db.schema.alterTable('member_of_person').renameTo('person_member').execute()
}
