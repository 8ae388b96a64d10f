import { type Kysely, sql } from 'kysely'

/**
 * The public editions of censuses, version by version. What is out cannot be taken back: rows are added, never altered or
 * taken away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('publication')
    .modifyEnd(sql`strict`)
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('census_id', 'text', (c) => c.notNull().references('census.id'))
    .addColumn('definition_key', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().check(sql`version >= 1`))
    .addColumn('edition_id', 'text', (c) => c.notNull().references('edition.id')) // the internal report it was made with
    .addColumn('report', 'text', (c) => c.notNull()) // JSON: what is shown, and nothing that is withheld
    .addColumn('sha256', 'text', (c) => c.notNull()) // of report and release, in hexadecimal
    .addColumn('release', 'text', (c) => c.notNull()) // JSON: for the ledger
    .addColumn('choices', 'text', (c) => c.notNull()) // JSON: what the analyst chose
    .addColumn('change_note', 'text', (c) => c.check(sql`version = 1 or change_note is not null`))
    .addColumn('published_by', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('published_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('one_publication_per_version', ['census_id', 'version'])
    .execute()
  const refuse = sql`begin select raise(abort, 'what is published is not altered'); end`
  await sql`create trigger publication_no_update before update on publication ${refuse}`.execute(db)
  await sql`create trigger publication_no_delete before delete on publication ${refuse}`.execute(db)
}
