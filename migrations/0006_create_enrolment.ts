import { type Kysely, sql } from 'kysely'

/** What is between two pages of one session: an authenticator that is being set up, and what is shown once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('enrolment')
    .modifyEnd(sql`strict`)
    .addColumn('session_id', 'text', (c) => c.primaryKey().notNull().references('session.id'))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('invitation_hash', 'text', (c) => c.references('invitation.token_hash'))
    .addColumn('password_hash', 'text')
    .addColumn('totp_secret', 'blob', (c) => c.notNull())
    .addCheckConstraint('password_comes_with_invitation', sql`(invitation_hash is null) = (password_hash is null)`)
    .execute()

  await db.schema
    .createTable('told_once')
    .modifyEnd(sql`strict, without rowid`)
    .addColumn('session_id', 'text', (c) => c.notNull().references('session.id'))
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('recovery_codes', 'invitation')`))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('content', 'blob', (c) => c.notNull())
    .addPrimaryKeyConstraint('told_once_key', ['session_id', 'kind', 'account_id'])
    .execute()
}
