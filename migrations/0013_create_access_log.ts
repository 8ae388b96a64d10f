import { type Kysely, sql } from 'kysely'

/**
 * Who has looked at what of persons, when and what for (lag 2001:454, section 10), and that the log was reviewed. Each row
 * is chained to the one before by a keyed hash, and none is altered or taken away. No identity stands in it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = sql`strict`
  await db.schema
    .createTable('access_entry')
    .modifyEnd(strict)
    .addColumn('number', 'integer', (c) => c.primaryKey().notNull()) // 1, 2, 3: a gap shows
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('census_id', 'text')
    .addColumn('subject_id', 'text') // record, row or answer: a random id
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('chain', 'text', (c) => c.notNull()) // HMAC of the chain before and this row
    .execute()
  await db.schema.createIndex('access_entry_by_account').on('access_entry').columns(['account_id', 'at']).execute()
  await db.schema.createIndex('access_entry_by_subject').on('access_entry').columns(['subject_id', 'at']).execute()
  await db.schema
    .createTable('access_review')
    .modifyEnd(strict)
    .addColumn('number', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('through', 'integer', (c) => c.notNull()) // the last row reviewed
    .addColumn('head', 'text', (c) => c.notNull()) // its chain: rows taken away at the end would show
    .addColumn('note', 'blob', (c) => c.notNull()) // sealed: it may tell of somebody
    .addColumn('signature', 'text', (c) => c.notNull())
    .execute()
  const refuse = sql`begin select raise(abort, 'the access log is not altered'); end`
  for (const table of ['access_entry', 'access_review']) {
    const [name, noUpdate, noDelete] = [sql.ref(table), sql.ref(`${table}_no_update`), sql.ref(`${table}_no_delete`)]
    await sql`create trigger ${noUpdate} before update on ${name} ${refuse}`.execute(db)
    await sql`create trigger ${noDelete} before delete on ${name} ${refuse}`.execute(db)
  }
}
