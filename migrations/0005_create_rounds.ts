import { type Kysely, sql } from 'kysely'

/** Who may sign in, the rounds that are run in the service, and what each unit answers in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const strict = sql`strict`
  const byKey = sql`strict, without rowid`
  const flag = (column: string) => sql`${sql.ref(column)} in (0, 1)`
  const table = (name: string) => db.schema.createTable(name).modifyEnd(strict)

  await table('account')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('email', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) =>
      c
        .notNull()
        .check(
          sql`role in ('unit_reporter', 'unit_lead', 'voluntary_organisation', 'analyst', 'log_reviewer', 'administrator')`,
        ),
    )
    .addColumn('language', 'text', (c) => c.notNull().check(sql`language in ('sv', 'en')`))
    .addColumn('password_hash', 'text')
    .addColumn('totp_secret', 'blob')
    .addColumn('totp_last_step', 'integer')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('disabled_at', 'text')
    .execute()

  await db.schema
    .createTable('account_unit')
    .modifyEnd(byKey)
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addPrimaryKeyConstraint('account_unit_key', ['account_id', 'unit_id'])
    .execute()

  await table('invitation')
    .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .execute()

  await db.schema
    .createTable('recovery_code')
    .modifyEnd(byKey)
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('recovery_code_key', ['account_id', 'code_hash'])
    .execute()

  await table('session')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('stage', 'text', (c) => c.notNull().check(sql`stage in ('password', 'full')`))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('last_seen_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('device', 'text', (c) => c.notNull())
    .execute()

  await table('sign_in_failure')
    .addColumn('subject', 'text', (c) => c.primaryKey().notNull())
    .addColumn('failures', 'integer', (c) => c.notNull().check(sql`failures >= 1`))
    .addColumn('last_failed_at', 'text', (c) => c.notNull())
    .execute()

  await table('round')
    .addColumn('census_id', 'text', (c) => c.primaryKey().notNull().references('census.id').onDelete('cascade'))
    .addColumn('state', 'text', (c) =>
      c.notNull().check(sql`state in ('prepared', 'open', 'locked', 'published', 'archived')`),
    )
    .addColumn('deadline', 'text', (c) => c.notNull())
    .addColumn('training', 'integer', (c) => c.notNull().check(flag('training')))
    .addColumn('purpose_kind', 'text', (c) => c.notNull().check(sql`purpose_kind in ('follow_up', 'statistics')`))
    .addColumn('contact_name', 'text', (c) => c.notNull())
    .addColumn('contact_phone', 'text', (c) => c.notNull())
    .addColumn('contact_email', 'text', (c) => c.notNull())
    .addColumn('copied_from', 'text', (c) => c.references('census.id').onDelete('set null'))
    .execute()

  await table('answer')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('census_id', 'text', (c) => c.notNull().references('round.census_id').onDelete('cascade'))
    .addColumn('unit_id', 'text', (c) => c.notNull().references('unit.id'))
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('open', 'handed_in')`))
    .addColumn('kind', 'text', (c) => c.check(sql`kind in ('persons', 'nil')`))
    .addColumn('handed_in_at', 'text')
    .addColumn('handed_in_by', 'text', (c) => c.references('account.id'))
    .addColumn('first_handed_in_at', 'text')
    .addColumn('reference', 'text', (c) => c.unique())
    .addColumn('reopened_by_analyst', 'integer', (c) => c.notNull().check(flag('reopened_by_analyst')))
    .addColumn('extended_to', 'text')
    .addColumn('definition_read_at', 'text')
    .addColumn('contact_confirmed_at', 'text')
    .addColumn('contact_name', 'text')
    .addColumn('contact_phone', 'text')
    .addColumn('contact_email', 'text')
    .addColumn('questions', 'text', (c) => c.check(sql`json_valid(questions)`))
    .addColumn('questions_answered_at', 'text')
    .addColumn('disclosure_ground', 'text')
    .addColumn('agreement', 'text', (c) => c.check(sql`agreement in ('counts', 'partial', 'full')`))
    .addUniqueConstraint('one_answer_per_unit', ['census_id', 'unit_id'])
    .addCheckConstraint('handed_in_is_known', sql`state = 'open' or (kind is not null and handed_in_at is not null)`)
    .execute()

  await table('answer_row')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('answer_id', 'text', (c) => c.notNull().references('answer.id').onDelete('cascade'))
    .addColumn('row_key', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('first_handed_in_at', 'text')
    .addUniqueConstraint('one_row_per_key', ['answer_id', 'row_key'])
    .execute()

  await db.schema
    .createTable('answer_row_version')
    .modifyEnd(byKey)
    .addColumn('row_id', 'text', (c) => c.notNull().references('answer_row.id').onDelete('cascade'))
    .addColumn('version', 'integer', (c) => c.notNull().check(sql`version >= 1`))
    .addColumn('content', 'blob')
    .addColumn('made_by', 'text', (c) =>
      c.notNull().check(sql`made_by in ('form', 'upload', 'api', 'analyst', 'undo')`),
    )
    .addColumn('account_id', 'text', (c) => c.references('account.id'))
    .addColumn('upload_id', 'text')
    .addColumn('reason', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('answer_row_version_key', ['row_id', 'version'])
    .execute()

  await table('round_event')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('census_id', 'text', (c) => c.notNull().references('census.id').onDelete('cascade'))
    .addColumn('answer_id', 'text', (c) => c.references('answer.id').onDelete('cascade'))
    .addColumn('account_id', 'text', (c) => c.references('account.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('detail', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .execute()

  const index = (name: string, on: string, column: string) =>
    db.schema.createIndex(name).on(on).column(column).execute()
  await index('session_by_account', 'session', 'account_id')
  await index('invitation_by_account', 'invitation', 'account_id')
  await index('answer_by_unit', 'answer', 'unit_id')
  await index('round_event_by_census', 'round_event', 'census_id')
}
