import { z } from 'zod'
import { type AccountState, accountState } from '../../domain/account/account-state.ts'
import { ROLES, type Role } from '../../domain/account/principal.ts'
import { LANGUAGES, type Language } from '../../domain/terms/text.ts'
import type { Db, NewRow, Row } from '../../platform/database/schema.ts'

const role = z.enum(ROLES)
const language = z.enum(LANGUAGES)

/** Somebody who may sign in, or is invited to. */
export interface StoredAccount {
  readonly id: string
  /** In small letters. */
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly language: Language
  readonly state: AccountState
}

/** What an account shows who it is with. */
export interface Credentials {
  readonly passwordHash: string | null
  /** Sealed. */
  readonly totpSecret: Buffer | null
}

/** A unit that an account reports for, or can. */
export interface UnitOfAccount {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly municipality: string
}

export async function saveAccount(db: Db, account: NewRow<'account'>, unitIds: readonly string[]): Promise<void> {
  await db.insertInto('account').values(account).execute()
  await addUnits(db, account.id, unitIds)
}

async function addUnits(db: Db, account_id: string, unitIds: readonly string[]): Promise<void> {
  for (const unit_id of new Set(unitIds)) await db.insertInto('account_unit').values({ account_id, unit_id }).execute()
}

/** Ids of the units an account reports for. */
export async function unitIdsOf(db: Db, accountId: string): Promise<string[]> {
  return (await unitsOfAccount(db, accountId)).map(({ id }) => id)
}

/** The units an account reports for, by name. */
export async function unitsOfAccount(db: Db, accountId: string): Promise<UnitOfAccount[]> {
  return unitQuery(db)
    .where('unit.id', 'in', (q) => q.selectFrom('account_unit').select('unit_id').where('account_id', '=', accountId))
    .execute()
}

/** Every unit that an account can be given. */
export const allUnits = (db: Db): Promise<UnitOfAccount[]> => unitQuery(db).execute()

const unitQuery = (db: Db) =>
  db
    .selectFrom('unit')
    .innerJoin('municipality', 'municipality.code', 'unit.municipality_code')
    .select(['unit.id', 'unit.unit_key as key', 'unit.name', 'municipality.name as municipality'])
    .orderBy('municipality.name')
    .orderBy('unit.name')
    .orderBy('unit.id')

/** Every municipality, by name. */
export async function listMunicipalities(db: Db): Promise<{ readonly code: string; readonly name: string }[]> {
  return db.selectFrom('municipality').select(['code', 'name']).orderBy('name').orderBy('code').execute()
}

const toAccount = (row: Row<'account'>): StoredAccount & Credentials => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: role.parse(row.role),
  language: language.parse(row.language),
  state: accountState({
    isSetUp: row.password_hash !== null && row.totp_secret !== null,
    disabledAt: row.disabled_at,
  }),
  passwordHash: row.password_hash,
  totpSecret: row.totp_secret,
})

export async function findAccount(db: Db, id: string): Promise<(StoredAccount & Credentials) | undefined> {
  const row = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toAccount(row)
}

/** The account of an address, in small letters. */
export async function findAccountByEmail(db: Db, email: string): Promise<(StoredAccount & Credentials) | undefined> {
  const row = await db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst()
  return row && toAccount(row)
}

/** True as soon as there is an account at all. */
export async function hasAccounts(db: Db): Promise<boolean> {
  return (await db.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** An account as the list of accounts has it. */
export interface AccountInList extends StoredAccount {
  readonly units: readonly UnitOfAccount[]
  /** When it was last used in a session; `null` for never. */
  readonly lastSeenAt: string | null
}

/** Every account, by name. */
export async function listAccounts(db: Db): Promise<AccountInList[]> {
  const rows = await db.selectFrom('account').selectAll().orderBy('name').orderBy('email').execute()
  const seen = await db
    .selectFrom('session')
    .select(({ fn }) => ['account_id', fn.max('last_seen_at').as('at')])
    .where('stage', '=', 'full')
    .groupBy('account_id')
    .execute()
  const lastSeen = new Map(seen.map(({ account_id, at }) => [account_id, at]))
  const units = await allUnits(db)
  const held = new Set((await db.selectFrom('account_unit').selectAll().execute()).map(keyOf))
  return rows.map((row) => {
    const { passwordHash: _, totpSecret: __, ...account } = toAccount(row)
    const own = units.filter(({ id }) => held.has(keyOf({ account_id: row.id, unit_id: id })))
    return { ...account, units: own, lastSeenAt: lastSeen.get(row.id) ?? null }
  })
}

const keyOf = ({ account_id, unit_id }: Row<'account_unit'>) => `${account_id}/${unit_id}`

/** What an administrator changes of an account; its units become those given. */
export async function changeAccount(
  db: Db,
  id: string,
  { name, role, unitIds }: { readonly name: string; readonly role: Role; readonly unitIds: readonly string[] },
): Promise<void> {
  await db.updateTable('account').set({ name, role }).where('id', '=', id).execute()
  await db.deleteFrom('account_unit').where('account_id', '=', id).execute()
  await addUnits(db, id, unitIds)
}

export async function changeLanguage(db: Db, id: string, language: Language): Promise<void> {
  await db.updateTable('account').set({ language }).where('id', '=', id).execute()
}

/** Closes an account, or opens it again. */
export async function setDisabled(db: Db, id: string, disabledAt: string | null): Promise<void> {
  await db.updateTable('account').set({ disabled_at: disabledAt }).where('id', '=', id).execute()
}

export async function changePasswordHash(db: Db, id: string, passwordHash: string): Promise<void> {
  await db.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', id).execute()
}

/** Gives an account its authenticator; the step of the code that confirmed it is used. */
export async function changeAuthenticator(db: Db, id: string, totpSecret: Buffer, usedStep: number): Promise<void> {
  await db
    .updateTable('account')
    .set({ totp_secret: totpSecret, totp_last_step: usedStep })
    .where('id', '=', id)
    .execute()
}

/** Uses up a time step: false when it, or a later one, was used before. */
export async function useTimeStep(db: Db, id: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('id', '=', id)
    .where((is) => is.or([is('totp_last_step', 'is', null), is('totp_last_step', '<', step)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** True when somebody else than the account can sign in as administrator. */
export async function hasOtherAdministrator(db: Db, id: string): Promise<boolean> {
  const other = await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'administrator')
    .where('id', '!=', id)
    .where('disabled_at', 'is', null)
    .where('password_hash', 'is not', null)
    .where('totp_secret', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}
