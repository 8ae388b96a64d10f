import { type Kysely, sql } from 'kysely'

/**
 * The records of a unit's own file are that unit's: the submission says it, and is not repeated for each of thousands.
 * Named beside a record are the units of a list of several alone. Identities are found by their id alone, never by census.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    delete from record_unit where record_id in (
      select record.id from record join submission on submission.id = submission_id where unit_id is not null
    )
  `.execute(db)
  await db.schema.dropIndex('identity_by_census').execute()
}
