import { INVITATION_DAYS } from '../../domain/account/invitation.ts'
import { type PasswordFault, passwordFault } from '../../domain/account/password.ts'
import {
  RECOVERY_CODE_BYTES,
  RECOVERY_CODES,
  readOneTimeCode,
  readRecoveryCode,
  recoveryCode,
} from '../../domain/account/recovery-code.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Row } from '../../platform/database/schema.ts'
import { httpTexts } from '../../platform/http/http.texts.ts'
import { commonPasswords } from '../../platform/privacy/common-passwords.ts'
import { newSecret, stepOfCode } from '../../platform/privacy/one-time-code.ts'
import { hashPassword } from '../../platform/privacy/password-hash.ts'
import {
  changeAuthenticator,
  changePasswordHash,
  findAccount,
  listMunicipalities,
  type StoredAccount,
} from './account.repository.ts'
import {
  deleteEnrolment,
  findEnrolment,
  findInvitation,
  replaceRecoveryCodes,
  saveEnrolment,
  saveInvitation,
  useInvitation,
} from './credential.repository.ts'
import { hashOfToken, later, newToken, openSession, renewSessions, type SessionInHand } from './session.service.ts'
import { ACCOUNT_KEY, hashOfRecoveryCode, placeOfSecret } from './sign-in.service.ts'
import { keepForOnce } from './told-once.service.ts'

/** Invites to an account, the first time or again, and answers the token of the link. Earlier links lead nowhere. */
export async function invite(context: Context, accountId: string): Promise<string> {
  const token = newToken(context)
  const now = context.clock.now()
  await saveInvitation(context.db, {
    token_hash: hashOfToken(token),
    account_id: accountId,
    created_at: now,
    expires_at: later(now, INVITATION_DAYS * 24 * 3600),
    used_at: null,
  })
  return token
}

/** Whom an invitation is for; `undefined` when it cannot be taken up: used, too old, not there, or the account closed. */
export async function invitedBy({ db, clock }: Context, token: string): Promise<StoredAccount | undefined> {
  const invitation = await findInvitation(db, hashOfToken(token), clock.now())
  const account = invitation && (await findAccount(db, invitation.account_id))
  return account?.state === 'disabled' ? undefined : account
}

/** Why a password cannot be the account's; `null` when it can. */
export async function faultOfPassword(
  { db }: Pick<Context, 'db'>,
  password: string,
  { name, email }: Pick<StoredAccount, 'name' | 'email'>,
): Promise<PasswordFault | null> {
  const municipalities = await listMunicipalities(db)
  const context = [...Object.values(httpTexts.service), name, email, ...municipalities.map((one) => one.name)]
  return passwordFault(password, { isCommon: await commonPasswords(), context })
}

/** Taking up an invitation: the password is kept beside the account until the authenticator is there too. */
export async function beginWithInvitation(
  context: Context,
  token: string,
  account: StoredAccount,
  chosen: { readonly password: string; readonly device: string },
): Promise<string> {
  const password_hash = await hashPassword(chosen.password)
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const session = await openSession(inside, account.id, 'password', chosen.device)
    await beginAuthenticator(
      inside,
      { ...session, accountId: account.id },
      {
        invitation_hash: hashOfToken(token),
        password_hash,
      },
    )
    return session.token
  })
}

const OF_OWN = { invitation_hash: null, password_hash: null }

/** Begins to set up an authenticator in a session: a new secret, which does not count until its code was shown. */
export async function beginAuthenticator(
  context: Context,
  { id, accountId }: Pick<SessionInHand, 'id' | 'accountId'>,
  invited: Pick<Row<'enrolment'>, 'invitation_hash' | 'password_hash'> = OF_OWN,
): Promise<void> {
  const { db, vault, random } = context
  vault.prepare(ACCOUNT_KEY)
  const totp_secret = vault.seal(placeOfSecret(accountId), newSecret(random))
  await saveEnrolment(db, { session_id: id, account_id: accountId, ...invited, totp_secret })
}

/** An authenticator that is being set up. */
export interface Enrolment {
  readonly account: StoredAccount
  readonly secret: string
  readonly isInvited: boolean
}

/** What is being set up in a session; `undefined` when nothing is. */
export async function enrolmentOf(
  { db, vault }: Context,
  session: SessionInHand | undefined,
): Promise<Enrolment | undefined> {
  const stored = session && (await findEnrolment(db, session.id))
  const account = stored && (await findAccount(db, stored.account_id))
  if (stored === undefined || account === undefined) return undefined
  const secret = vault.open(placeOfSecret(account.id), stored.totp_secret)
  return { account, secret, isInvited: stored.invitation_hash !== null }
}

/** How confirming an authenticator ended. `gone`: the invitation was taken up elsewhere, or its time was out. */
export type Confirmed = { readonly outcome: 'wrong' | 'gone' } | { readonly outcome: 'done'; readonly token: string }

/**
 * The code that shows that the authenticator works. Now everything counts at once: password and authenticator, new
 * recovery codes for somebody invited, and a new session in place of all others.
 */
export async function confirmAuthenticator(
  context: Context,
  session: SessionInHand,
  typed: string,
  device: string,
): Promise<Confirmed> {
  return inTransaction(context.db, async (db): Promise<Confirmed> => {
    const inside = { ...context, db }
    const stored = await findEnrolment(db, session.id)
    if (stored === undefined) return { outcome: 'gone' }
    const { account_id, invitation_hash, password_hash, totp_secret } = stored
    const secret = context.vault.open(placeOfSecret(account_id), totp_secret)
    const code = readOneTimeCode(typed)
    const step = code === null ? null : stepOfCode(secret, code, context.clock.now())
    if (step === null) return { outcome: 'wrong' }
    if (invitation_hash !== null && !(await useInvitation(db, invitation_hash, context.clock.now())))
      return { outcome: 'gone' }
    await deleteEnrolment(db, session.id)
    await changeAuthenticator(db, account_id, totp_secret, step)
    if (password_hash !== null) await changePasswordHash(db, account_id, password_hash)
    const renewed = await renewSessions(inside, account_id, device)
    if (invitation_hash !== null) await makeRecoveryCodes(inside, { ...renewed, accountId: account_id })
    return { outcome: 'done', token: renewed.token }
  })
}

/** New recovery codes in place of those there were, to be shown once in the session. */
export async function makeRecoveryCodes(
  inside: Context,
  { id, accountId }: Pick<SessionInHand, 'id' | 'accountId'>,
): Promise<void> {
  const codes = await newRecoveryCodes(inside, accountId)
  await keepForOnce(inside, { sessionId: id, kind: 'recovery_codes', accountId }, codes.join('\n'))
}

/** New recovery codes in place of those there were: only their hashes are stored. */
export async function newRecoveryCodes(context: Context, accountId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(context.random(RECOVERY_CODE_BYTES)))
  const hashes = codes.map((code) => hashOfRecoveryCode(context, accountId, readRecoveryCode(code) ?? ''))
  await replaceRecoveryCodes(context.db, accountId, hashes)
  return codes
}
