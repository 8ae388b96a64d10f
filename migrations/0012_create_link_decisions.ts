import { type Kysely, sql } from 'kysely'

/**
 * What people decide about doubtful pairs, and by which decisions a run was linked. Rows are added and never altered: to
 * undo a decision is a further row. They go with the identities when a census is purged.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('link_decision')
    .modifyEnd(sql`strict`)
    .addColumn('number', 'integer', (c) => c.primaryKey().notNull()) // the order they were made in
    .addColumn('act_id', 'text', (c) => c.notNull())
    .addColumn('municipality_code', 'text', (c) => c.notNull().references('municipality.code'))
    .addColumn('census_id', 'text', (c) => c.notNull().references('census.id').onDelete('cascade'))
    .addColumn('verdict', 'text', (c) => c.notNull().check(sql`verdict in ('same', 'different', 'unsure', 'undone')`))
    .addColumn('way', 'text', (c) => c.notNull().check(sql`way in ('review', 'unlink')`))
    .addColumn('undoes', 'text') // the act that an *undone* takes back
    .addColumn('left_id', 'text')
    .addColumn('left_census', 'text')
    .addColumn('left_key', 'text') // keyed hash of unit, row and what is compared
    .addColumn('right_id', 'text')
    .addColumn('right_census', 'text')
    .addColumn('right_key', 'text')
    .addColumn('reason', 'blob') // sealed: it tells of somebody
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addCheckConstraint('undone_names_an_act', sql`(verdict = 'undone') = (undoes is not null)`)
    .addCheckConstraint('decided_about_a_pair', sql`(verdict = 'undone') = (left_id is null)`)
    .addCheckConstraint(
      'two_records',
      sql`(left_id is null) = (right_id is null) and (left_id is null or left_id <> right_id)`,
    )
    .addCheckConstraint(
      'known_again',
      sql`left_id is null or (left_key is not null and right_key is not null and left_census is not null and right_census is not null)`,
    )
    .execute()
  await db.schema
    .createIndex('link_decision_by_municipality')
    .on('link_decision')
    .columns(['municipality_code', 'number'])
    .execute()
  await db.schema.createIndex('link_decision_by_act').on('link_decision').column('act_id').execute()
  // One undoing of an act: whoever presses twice undoes once.
  await db.schema
    .createIndex('link_decision_undone_once')
    .on('link_decision')
    .column('undoes')
    .unique()
    .where('undoes', 'is not', null)
    .execute()
  await sql`
    create trigger link_decision_is_not_altered before update on link_decision
    begin select raise(abort, 'a decision is not altered: a further row undoes it'); end
  `.execute(db)
  // '' for a run made before there were decisions, and for one that none bound.
  await db.schema
    .alterTable('linkage_run')
    .addColumn('decisions', 'text', (c) => c.notNull().defaultTo(''))
    .execute()
}
