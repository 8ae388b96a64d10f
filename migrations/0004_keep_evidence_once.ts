import { type Kysely, sql } from 'kysely'

/**
 * Thousands of links rest on the same few lines of evidence: each line is kept once for a run, and a link has the numbers
 * of its own. Links and the units of a record are found by their key alone and kept in its order, so that the key is not
 * stored twice. That a record's key is unique in its submission finds the records of one as well.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const byKey = sql`strict, without rowid`

  await db.schema
    .createTable('evidence')
    .modifyEnd(byKey)
    .addColumn('run_id', 'text', (c) => c.notNull().references('linkage_run.id').onDelete('cascade'))
    .addColumn('evidence_number', 'integer', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull().check(sql`json_valid(content)`))
    .addPrimaryKeyConstraint('evidence_key', ['run_id', 'evidence_number'])
    .execute()
  await db.schema
    .createTable('link_by_key')
    .modifyEnd(byKey)
    .addColumn('run_id', 'text', (c) => c.notNull().references('linkage_run.id').onDelete('cascade'))
    .addColumn('left_id', 'text', (c) => c.notNull())
    .addColumn('right_id', 'text', (c) => c.notNull())
    .addColumn('weight', 'real')
    .addColumn('probability', 'real', (c) => c.notNull().check(sql`probability between 0 and 1`))
    .addColumn('decision', 'text', (c) =>
      c.notNull().check(sql`decision in ('automatic', 'decided', 'thin', 'review')`),
    )
    .addColumn('evidence', 'text', (c) => c.notNull().check(sql`json_valid(evidence)`))
    .addPrimaryKeyConstraint('link_key', ['run_id', 'left_id', 'right_id'])
    .execute()
  await sql`
    insert into evidence (run_id, evidence_number, content)
    select run_id, row_number() over (partition by run_id order by content), content
    from (select distinct run_id, line.value as content from link join json_each(link.evidence) as line)
  `.execute(db)
  await db.schema.createIndex('evidence_by_content').on('evidence').columns(['run_id', 'content']).execute()
  await sql`
    insert into link_by_key (run_id, left_id, right_id, weight, probability, decision, evidence)
    select run_id, left_id, right_id, weight, probability, decision, (
      select json_group_array(evidence_number order by line.key)
      from json_each(link.evidence) as line
      cross join evidence -- in this order: line by line, each found by the index
      where evidence.run_id = link.run_id and evidence.content = line.value
    )
    from link order by run_id, left_id, right_id
  `.execute(db)
  await db.schema.dropIndex('evidence_by_content').execute()
  await db.schema.dropTable('link').execute()
  await db.schema.alterTable('link_by_key').renameTo('link').execute()

  await db.schema
    .createTable('unit_of_record')
    .modifyEnd(byKey)
    .addColumn('record_id', 'text', (c) => c.notNull().references('record.id').onDelete('cascade'))
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addPrimaryKeyConstraint('record_unit_key', ['record_id', 'unit_id'])
    .execute()
  await sql`
    insert into unit_of_record (record_id, unit_id) select record_id, unit_id from record_unit order by record_id, unit_id
  `.execute(db)
  await db.schema.dropTable('record_unit').execute()
  await db.schema.alterTable('unit_of_record').renameTo('record_unit').execute()

  await db.schema.dropIndex('record_by_submission').execute()
}
