import { readOneTimeCode, readRecoveryCode } from '../../domain/account/recovery-code.ts'
import type { Context } from '../../platform/context.ts'
import { stepOfCode } from '../../platform/privacy/one-time-code.ts'
import { isPassword } from '../../platform/privacy/password-hash.ts'
import {
  type Credentials,
  findAccount,
  findAccountByEmail,
  type StoredAccount,
  useTimeStep,
} from './account.repository.ts'
import { useRecoveryCode } from './credential.repository.ts'
import { newToken } from './session.service.ts'
import {
  beginTry,
  type CountedTry,
  forgetFailures,
  subjectsOf,
  subjectsOfCode,
  takeBackTry,
} from './slowing.service.ts'

/** Where somebody tries from: the address of the network, and the mark of a browser that has signed in before. */
export interface TriesFrom {
  readonly network: string
  readonly browserMark: string | undefined
}

/** An address as accounts have it. */
export const readEmail = (typed: string): string => typed.normalize('NFC').trim().toLowerCase()

/** How showing a password ended. Of an address nobody has, a closed account and a wrong password the same is said. */
export type PasswordTry =
  | { readonly outcome: 'wait'; readonly seconds: number }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'right'; readonly account: StoredAccount }

/** The first step of signing in. Takes the same work whether there is such an account or not. */
export async function tryPassword(
  context: Context,
  { email: typed, password }: { readonly email: string; readonly password: string },
  from: TriesFrom,
): Promise<PasswordTry> {
  const email = readEmail(typed)
  const account = await findAccountByEmail(context.db, email)
  const subjects = subjectsOf(context, trier(context, email, account?.id, from))
  const begun = await beginTry(context, subjects)
  if (!('counts' in begun)) return { outcome: 'wait', seconds: begun.wait }
  const matches = await isPassword(password, account?.passwordHash ?? null)
  if (account === undefined || !matches || account.state !== 'active') return { outcome: 'wrong' }
  await takeBackTry(context, begun.counts)
  return { outcome: 'right', account }
}

const trier = (context: Context, email: string, accountId: string | undefined, from: TriesFrom) => ({
  email,
  network: from.network,
  knownBrowser: accountId === undefined ? null : knownBrowser(context, accountId, from.browserMark),
})

/** How showing a code ended. */
export type CodeTry =
  | { readonly outcome: 'wait'; readonly seconds: number }
  | { readonly outcome: 'wrong' | 'used' }
  | { readonly outcome: 'right'; readonly wasRecoveryCode: boolean }

/** The second step: a code of the authenticator, or a recovery code. Each is good for once. */
export async function tryCode(context: Context, accountId: string, typed: string, from: TriesFrom): Promise<CodeTry> {
  const account = await findAccount(context.db, accountId)
  if (account === undefined) return { outcome: 'wrong' }
  const subjects = subjectsOfCode(context, trier(context, account.email, account.id, from))
  const begun = await beginTry(context, subjects)
  if (!('counts' in begun)) return { outcome: 'wait', seconds: begun.wait }
  return settled(context, begun, await checkCode(context, account, typed))
}

/** What somebody who is signed in shows again before changing what protects the account. */
export interface ShownAgain {
  readonly password: string
  readonly code: string
}

/** Password and code once more. A wrong password uses up no code. */
export async function tryBoth(
  context: Context,
  accountId: string,
  { password, code }: ShownAgain,
  from: TriesFrom,
): Promise<CodeTry | { readonly outcome: 'wrong_password' }> {
  const account = await findAccount(context.db, accountId)
  if (account === undefined) return { outcome: 'wrong' }
  const subjects = subjectsOfCode(context, trier(context, account.email, account.id, from))
  const begun = await beginTry(context, subjects)
  if (!('counts' in begun)) return { outcome: 'wait', seconds: begun.wait }
  if (!(await isPassword(password, account.passwordHash))) return { outcome: 'wrong_password' }
  return settled(context, begun, await checkCode(context, account, code))
}

async function settled(context: Context, { counts }: CountedTry, ended: CodeTry): Promise<CodeTry> {
  if (ended.outcome === 'right') await forgetFailures(context, counts)
  return ended
}

async function checkCode(
  { db, vault, clock }: Context,
  { id, state, totpSecret }: StoredAccount & Credentials,
  typed: string,
): Promise<CodeTry> {
  if (state !== 'active' || totpSecret === null) return { outcome: 'wrong' }
  const digits = readOneTimeCode(typed)
  if (digits !== null) {
    const step = stepOfCode(vault.open(placeOfSecret(id), totpSecret), digits, clock.now())
    if (step === null) return { outcome: 'wrong' }
    return (await useTimeStep(db, id, step)) ? { outcome: 'right', wasRecoveryCode: false } : { outcome: 'used' }
  }
  const code = readRecoveryCode(typed)
  if (code === null) return { outcome: 'wrong' }
  const isRight = await useRecoveryCode(db, id, hashOfRecoveryCode({ vault }, id, code), clock.now())
  return isRight ? { outcome: 'right', wasRecoveryCode: true } : { outcome: 'wrong' }
}

/** The key of what accounts keep sealed: apart from those of the censuses, which are destroyed one by one. */
export const ACCOUNT_KEY = 'accounts'

/** Where the secret of an authenticator is bound to. */
export const placeOfSecret = (accountId: string) => ({
  census: ACCOUNT_KEY,
  table: 'account',
  row: accountId,
  column: 'totp_secret',
})

/** What is stored of a recovery code. Keyed: nobody finds it by trying without the keys. */
export const hashOfRecoveryCode = ({ vault }: Pick<Context, 'vault'>, accountId: string, code: string): string =>
  vault.keyOf('recovery_code', `${accountId}|${code}`)

/** A mark for a browser in which somebody has signed in to an account. It opens nothing: see `subjectsOf`. */
export function markBrowser(context: Context, accountId: string): string {
  const browser = newToken(context)
  return `${browser}.${seal(context, accountId, browser)}`
}

/** The browser of a mark, when the mark is of the account; `null` for any other. */
function knownBrowser(context: Pick<Context, 'vault'>, accountId: string, mark: string | undefined): string | null {
  const [browser = '', sealed] = mark?.split('.') ?? []
  return sealed === seal(context, accountId, browser) ? browser : null
}

const seal = ({ vault }: Pick<Context, 'vault'>, accountId: string, browser: string) =>
  vault.keyOf('browser', `${accountId}|${browser}`)
