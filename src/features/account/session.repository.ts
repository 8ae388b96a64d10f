import type { Principal } from '../../domain/account/principal.ts'
import type { Db, NewRow, Row } from '../../platform/database/schema.ts'
import { findAccount, unitIdsOf } from './account.repository.ts'

export async function saveSession(db: Db, session: NewRow<'session'>): Promise<void> {
  await db.insertInto('session').values(session).execute()
}

/** A session with its account, by the hash of its token; `undefined` when it is not there or the account is closed. */
export async function findSession(
  db: Db,
  tokenHash: string,
): Promise<{ readonly session: Row<'session'>; readonly principal: Principal } | undefined> {
  const session = await db.selectFrom('session').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
  if (session === undefined) return undefined
  const account = await findAccount(db, session.account_id)
  if (account === undefined || account.state === 'disabled') return undefined
  const { id, name, role, language } = account
  const unitIds = await unitIdsOf(db, id)
  return { session, principal: { accountId: id, sessionId: session.id, name, role, unitIds, language } }
}

/** Notes that a session was used. */
export async function touchSession(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: at }).where('id', '=', id).execute()
}

/** Sessions of an account that have come all the way and were not ended, the last used first. */
export async function openSessionsOf(db: Db, accountId: string): Promise<Row<'session'>[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('stage', '=', 'full')
    .where('ended_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Which sessions of an account to end: one, or all but one, or all. */
export interface SessionsToEnd {
  readonly only?: string
  readonly allBut?: string
}

/** Ends sessions of an account, with what they held between two pages. */
export async function endSessions(db: Db, accountId: string, at: string, which: SessionsToEnd = {}): Promise<void> {
  const { only, allBut } = which
  const ended = await db
    .updateTable('session')
    .set({ ended_at: at })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(only !== undefined, (q) => q.where('id', '=', only ?? ''))
    .$if(allBut !== undefined, (q) => q.where('id', '!=', allBut ?? ''))
    .returning('id')
    .execute()
  const ids = ended.map(({ id }) => id)
  await db.deleteFrom('enrolment').where('session_id', 'in', ids).execute()
  await db.deleteFrom('told_once').where('session_id', 'in', ids).execute()
}

/** Takes away what sessions that are over still held between two pages. */
export async function forgetHeldByOver(db: Db, at: string): Promise<void> {
  const over = db.selectFrom('session').select('id').where('expires_at', '<=', at)
  await db.deleteFrom('enrolment').where('session_id', 'in', over).execute()
  await db.deleteFrom('told_once').where('session_id', 'in', over).execute()
}
