import type { Db, NewRow, Row } from '../../platform/database/schema.ts'

/** Stores an invitation; those of the account that came before it lead nowhere any more. */
export async function saveInvitation(db: Db, invitation: NewRow<'invitation'>): Promise<void> {
  await withdrawInvitations(db, invitation.account_id, invitation.created_at)
  await db.insertInto('invitation').values(invitation).execute()
}

/** Takes back every invitation of an account that is not taken up. */
export async function withdrawInvitations(db: Db, accountId: string, at: string): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ expires_at: at })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .execute()
}

/** An invitation that can be taken up at a moment. */
export async function findInvitation(db: Db, tokenHash: string, at: string): Promise<Row<'invitation'> | undefined> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
}

/** Takes up an invitation: false when it was taken up before, or its time is out. */
export async function useInvitation(db: Db, tokenHash: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitation')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives an account its recovery codes, by their hashes, in place of those it had. */
export async function replaceRecoveryCodes(db: Db, accountId: string, hashes: readonly string[]): Promise<void> {
  await db.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  const rows = hashes.map((code_hash) => ({ account_id: accountId, code_hash, used_at: null }))
  await db.insertInto('recovery_code').values(rows).execute()
}

/** Uses up a recovery code: false when there is none, or it was used before. */
export async function useRecoveryCode(db: Db, accountId: string, hash: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function countRecoveryCodesLeft(db: Db, accountId: string): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}

/** What is being set up in a session, in place of what was. */
export async function saveEnrolment(db: Db, enrolment: NewRow<'enrolment'>): Promise<void> {
  await db
    .insertInto('enrolment')
    .values(enrolment)
    .onConflict((c) => c.column('session_id').doUpdateSet(enrolment))
    .execute()
}

export async function findEnrolment(db: Db, sessionId: string): Promise<Row<'enrolment'> | undefined> {
  return db.selectFrom('enrolment').selectAll().where('session_id', '=', sessionId).executeTakeFirst()
}

export async function deleteEnrolment(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('enrolment').where('session_id', '=', sessionId).execute()
}

/** Keeps what a session is shown once, sealed. */
export async function saveToldOnce(db: Db, told: NewRow<'told_once'>): Promise<void> {
  await db
    .insertInto('told_once')
    .values(told)
    .onConflict((c) => c.columns(['session_id', 'kind', 'account_id']).doUpdateSet({ content: told.content }))
    .execute()
}

type Told = Omit<Row<'told_once'>, 'content'>

export async function findToldOnce(db: Db, { session_id, kind, account_id }: Told): Promise<Buffer | undefined> {
  const found = await db
    .selectFrom('told_once')
    .select('content')
    .where('session_id', '=', session_id)
    .where('kind', '=', kind)
    .where('account_id', '=', account_id)
    .executeTakeFirst()
  return found?.content
}

export async function deleteToldOnce(db: Db, { session_id, kind, account_id }: Told): Promise<void> {
  await db
    .deleteFrom('told_once')
    .where('session_id', '=', session_id)
    .where('kind', '=', kind)
    .where('account_id', '=', account_id)
    .execute()
}
