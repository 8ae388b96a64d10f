import { type Role, reportsForUnits } from '../../domain/account/principal.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import {
  changeAccount,
  findAccount,
  findAccountByEmail,
  hasOtherAdministrator,
  type StoredAccount,
  saveAccount,
  setDisabled,
} from './account.repository.ts'
import { accountsTexts } from './accounts.texts.ts'
import { withdrawInvitations } from './credential.repository.ts'
import { invite } from './enrolment.service.ts'
import { endSessions } from './session.repository.ts'
import { readEmail } from './sign-in.service.ts'

/** What an account is made of. */
export interface NewAccount {
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly unitIds: readonly string[]
  readonly language: Language
}

/** Makes an account and invites to it. Answers its id and the token of the link; `taken` when the address has one. */
export async function makeAccount(
  context: Context,
  { email: typed, name, role, unitIds, language }: NewAccount,
): Promise<{ readonly id: string; readonly token: string } | 'taken'> {
  return inTransaction(context.db, async (db) => {
    const email = readEmail(typed)
    if ((await findAccountByEmail(db, email)) !== undefined) return 'taken'
    const id = context.newId()
    const account = {
      id,
      email,
      name,
      role,
      language,
      password_hash: null,
      totp_secret: null,
      totp_last_step: null,
      created_at: context.clock.now(),
      disabled_at: null,
    }
    await saveAccount(db, account, reportsForUnits(role) ? unitIds : [])
    return { id, token: await invite({ ...context, db }, id) }
  })
}

/** The account, which is there. */
export async function accountById({ db }: Pick<Context, 'db'>, id: string): Promise<StoredAccount> {
  const account = await findAccount(db, id)
  if (account === undefined) throw new DomainError('not_found', accountsTexts.notFound)
  return account
}

/** Invites again to an account that is there: for somebody who has lost password or second factor. */
export async function inviteAgain(context: Context, id: string): Promise<string> {
  return inTransaction(context.db, async (db) => {
    const account = await accountById({ db }, id)
    if (account.state === 'disabled') throw new DomainError('not_allowed', accountsTexts.closedNotInvited)
    return invite({ ...context, db }, id)
  })
}

/** Changes name, role and units. What somebody may do follows at once. */
export async function updateAccount(
  context: Context,
  id: string,
  { name, role, unitIds }: { readonly name: string; readonly role: Role; readonly unitIds: readonly string[] },
): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const account = await accountById({ db }, id)
    if (role !== 'administrator') await refuseLast(db, account)
    await changeAccount(db, id, { name, role, unitIds: reportsForUnits(role) ? unitIds : [] })
  })
}

/** Closes an account: its sessions end and its invitation leads nowhere. What it has done stays. */
export async function disableAccount(context: Context, id: string): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const now = context.clock.now()
    await refuseLast(db, await accountById({ db }, id))
    await setDisabled(db, id, now)
    await endSessions(db, id, now)
    await withdrawInvitations(db, id, now)
  })
}

/** Opens an account that was closed. Password and authenticator are those it had. */
export async function enableAccount({ db }: Context, id: string): Promise<void> {
  await accountById({ db }, id)
  await setDisabled(db, id, null)
}

/** Without an administrator nobody could be let in any more. */
async function refuseLast(db: Context['db'], { id, role, state }: StoredAccount): Promise<void> {
  if (role !== 'administrator' || state === 'disabled' || (await hasOtherAdministrator(db, id))) return
  throw new DomainError('last_administrator', accountsTexts.lastAdministrator)
}
