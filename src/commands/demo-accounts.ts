import { ROLES, type Role } from '../domain/account/principal.ts'
import type { Language } from '../domain/terms/text.ts'
import { changeAuthenticator, changePasswordHash } from '../features/account/account.repository.ts'
import { makeAccount } from '../features/account/accounts.service.ts'
import { withdrawInvitations } from '../features/account/credential.repository.ts'
import { newRecoveryCodes } from '../features/account/enrolment.service.ts'
import { ACCOUNT_KEY, placeOfSecret } from '../features/account/sign-in.service.ts'
import type { Context } from '../platform/context.ts'
import { newSecret } from '../platform/privacy/one-time-code.ts'
import { hashPassword } from '../platform/privacy/password-hash.ts'
import { demoAccountTexts } from './account.texts.ts'

/** The password of every account of the demonstration. Known to all: its database is in memory, on this computer only. */
export const DEMO_PASSWORD = 'demo-i-provet'

/** An account of the demonstration, with all that it takes to sign in. */
export interface DemoAccount {
  readonly id: string
  readonly role: Role
  readonly email: string
  readonly password: string
  /** Secret of its authenticator, base32. */
  readonly secret: string
  /** Each lets in once. */
  readonly recoveryCodes: readonly string[]
}

/** Which units the accounts of the demonstration report for: ids of units, by role. */
export type DemoUnits = Partial<Readonly<Record<Role, readonly string[]>>>

/**
 * Makes one account for each role, ready to sign in as anybody else would: no way in is there that `serve` has not.
 * For `demo` alone, in its database in memory.
 */
export async function demoAccounts(context: Context, units: DemoUnits, language: Language): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = []
  for (const role of ROLES) accounts.push(await demoAccount(context, role, units[role] ?? [], language))
  return accounts
}

async function demoAccount(
  context: Context,
  role: Role,
  unitIds: readonly string[],
  language: Language,
): Promise<DemoAccount> {
  const { db, vault, random, clock } = context
  const name = demoAccountTexts.names[role][language]
  const email = `${name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(' ', '.')}@example.se`
  const made = await makeAccount(context, { email, name, role, unitIds, language })
  if (made === 'taken') throw new Error('the database of the demonstration is not new')
  const secret = newSecret(random)
  vault.prepare(ACCOUNT_KEY)
  await changePasswordHash(db, made.id, await hashPassword(DEMO_PASSWORD))
  await changeAuthenticator(db, made.id, vault.seal(placeOfSecret(made.id), secret), 0)
  await withdrawInvitations(db, made.id, clock.now())
  const recoveryCodes = await newRecoveryCodes(context, made.id)
  return { id: made.id, role, email, password: DEMO_PASSWORD, secret, recoveryCodes }
}
