import { createHash } from 'node:crypto'
import { type Device, readDevice } from '../../domain/account/device.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Row } from '../../platform/database/schema.ts'
import type { SignedIn } from '../../platform/http/guard.ts'
import {
  endSessions,
  findSession,
  forgetHeldByOver,
  openSessionsOf,
  saveSession,
  touchSession,
} from './session.repository.ts'

/** Minutes without a request after which a session is over, and hours after which it is, used or not. Source: NIST SP 800-63B AAL2. */
const IDLE_MINUTES = 30
const ABSOLUTE_HOURS = 12
/** Minutes somebody has to show the second factor, or to set one up. */
const HALF_MINUTES = 30
/** How often the use of a session is written down: a write for every page would be waste. */
const TOUCH_AFTER_SECONDS = 60

const TOKEN_BYTES = 32

/** Only this of a token is stored: whoever reads the database cannot sign in with it. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** A new token: 256 random bits. */
export const newToken = ({ random }: Pick<Context, 'random'>): string => random(TOKEN_BYTES).toString('base64url')

/** Starts a session and answers its token, which is told once. */
export async function startSession(
  context: Context,
  accountId: string,
  stage: SignedIn['stage'],
  device: string,
): Promise<string> {
  return (await openSession(context, accountId, stage, device)).token
}

/** The same, with the id of the session. */
export async function openSession(
  context: Context,
  accountId: string,
  stage: SignedIn['stage'],
  device: string,
): Promise<{ readonly id: string; readonly token: string }> {
  const { db, clock, newId } = context
  const [id, token, now] = [newId(), newToken(context), clock.now()]
  await forgetHeldByOver(db, now)
  await saveSession(db, {
    id,
    token_hash: hashOfToken(token),
    account_id: accountId,
    stage,
    created_at: now,
    last_seen_at: now,
    expires_at: later(now, stage === 'full' ? ABSOLUTE_HOURS * 3600 : HALF_MINUTES * 60),
    ended_at: null,
    device: device.slice(0, 200),
  })
  return { id, token }
}

/** Who holds a token; `null` when there is no such session, it has ended, or nobody has used it for too long. */
export async function principalOf(context: Context, token: string): Promise<SignedIn | null> {
  const found = await liveSession(context, token)
  if (found === undefined) return null
  const { session, principal } = found
  const now = context.clock.now()
  if (now >= later(session.last_seen_at, TOUCH_AFTER_SECONDS)) await touchSession(context.db, session.id, now)
  return session.stage === 'password' ? { stage: 'password' } : { stage: 'full', principal }
}

/** A session by its token, however far it has come. */
export interface SessionInHand {
  readonly id: string
  readonly accountId: string
  readonly stage: SignedIn['stage']
}

/** The session of a token; `undefined` when it is over. */
export async function sessionOf(context: Context, token: string | null): Promise<SessionInHand | undefined> {
  const found = token === null ? undefined : await liveSession(context, token)
  return found && { id: found.session.id, accountId: found.session.account_id, stage: found.session.stage }
}

async function liveSession({ db, clock }: Context, token: string) {
  const found = await findSession(db, hashOfToken(token))
  return found !== undefined && isLive(found.session, clock.now()) ? found : undefined
}

const isLive = ({ ended_at, expires_at, last_seen_at }: Row<'session'>, now: string): boolean =>
  ended_at === null && now < expires_at && now < later(last_seen_at, IDLE_MINUTES * 60)

/** Ends the session of a token, on the server: the token opens nothing from now on. */
export async function endSessionOf(context: Context, token: string | null): Promise<void> {
  const session = await sessionOf(context, token)
  if (session === undefined) return
  await inTransaction(context.db, (db) => endSessions(db, session.accountId, context.clock.now(), { only: session.id }))
}

/** Ends every session of an account and starts a new one: when what it is protected by has changed. */
export async function renewSessions(
  inside: Context,
  accountId: string,
  device: string,
): Promise<{ readonly id: string; readonly token: string }> {
  await endSessions(inside.db, accountId, inside.clock.now())
  return openSession(inside, accountId, 'full', device)
}

/** A session as its owner sees it. */
export interface OwnSession {
  readonly id: string
  readonly device: Device
  readonly startedAt: string
  readonly lastSeenAt: string
}

/** Where somebody is signed in now, the last used first. */
export async function ownSessions({ db, clock }: Context, accountId: string): Promise<OwnSession[]> {
  const now = clock.now()
  return (await openSessionsOf(db, accountId))
    .filter((session) => isLive(session, now))
    .map(({ id, device, created_at, last_seen_at }) => ({
      id,
      device: readDevice(device),
      startedAt: created_at,
      lastSeenAt: last_seen_at,
    }))
}

/** A moment some seconds after another, UTC ISO. */
export const later = (moment: string, seconds: number): string =>
  new Date(Date.parse(moment) + seconds * 1000).toISOString()
