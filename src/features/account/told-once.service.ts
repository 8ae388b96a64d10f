import type { Context } from '../../platform/context.ts'
import type { Row } from '../../platform/database/schema.ts'
import { deleteToldOnce, findToldOnce, saveToldOnce } from './credential.repository.ts'
import { ACCOUNT_KEY } from './sign-in.service.ts'

/** Something that is shown in one session, of one account, until it has been noted: sealed meanwhile. */
export interface ToldOnce {
  readonly sessionId: string
  readonly kind: Row<'told_once'>['kind']
  readonly accountId: string
}

/** Keeps what is to be shown. It is gone when it was noted, or when the session ends. */
export async function keepForOnce({ db, vault }: Context, told: ToldOnce, content: string): Promise<void> {
  vault.prepare(ACCOUNT_KEY)
  await saveToldOnce(db, { ...keyOf(told), content: vault.seal(placeOf(told), content) })
}

/** What is to be shown; `undefined` when it was noted already. */
export async function toldOnce({ db, vault }: Context, told: ToldOnce): Promise<string | undefined> {
  const sealed = await findToldOnce(db, keyOf(told))
  return sealed && vault.open(placeOf(told), sealed)
}

/** It has been noted: nobody can show it again. */
export const noteTold = ({ db }: Context, told: ToldOnce): Promise<void> => deleteToldOnce(db, keyOf(told))

const keyOf = ({ sessionId, kind, accountId }: ToldOnce) => ({ session_id: sessionId, kind, account_id: accountId })

const placeOf = ({ sessionId, kind, accountId }: ToldOnce) => ({
  census: ACCOUNT_KEY,
  table: 'told_once',
  row: `${sessionId}/${accountId}`,
  column: kind,
})
