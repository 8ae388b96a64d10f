import type { Failures } from '../../domain/account/slowing.ts'
import type { Db } from '../../platform/database/schema.ts'

export async function findFailures(db: Db, subject: string): Promise<Failures | undefined> {
  const row = await db.selectFrom('sign_in_failure').selectAll().where('subject', '=', subject).executeTakeFirst()
  return row && { failures: row.failures, lastFailedAt: row.last_failed_at }
}

/** What has failed from now on; none takes the subject out of the table. */
export async function saveFailures(db: Db, subject: string, failed: Failures | null): Promise<void> {
  if (failed === null || failed.failures === 0) {
    await db.deleteFrom('sign_in_failure').where('subject', '=', subject).execute()
    return
  }
  const values = { failures: failed.failures, last_failed_at: failed.lastFailedAt }
  await db
    .insertInto('sign_in_failure')
    .values({ subject, ...values })
    .onConflict((c) => c.column('subject').doUpdateSet(values))
    .execute()
}

/** Forgets what failed before a moment: it slows nobody any more. */
export async function forgetFailuresBefore(db: Db, moment: string): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('last_failed_at', '<', moment).execute()
}
