import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { ApiUnit } from '../../platform/http/viewer.ts'
import { findMadeToken, findToken, saveToken, touchToken } from './api-token.repository.ts'
import { apiTokenTexts } from './api-token.texts.ts'
import { hashOfToken } from './session.service.ts'

/** Tells whoever finds one in a log or a file what it is. */
const PREFIX = 'tvarsnitt_'
/** How often the use of a token is written down. */
const TOUCH_AFTER_MS = 60_000

/** What a token is made for, and the mark of the form that asks for it: the same form makes one token. */
export interface TokenAsked {
  readonly mark?: string
  readonly unitId: string
  readonly label: string
  readonly accountId: string | null
}

/** Who sends the same form again within this time has pressed twice, and is shown the same token. */
const PRESSED_TWICE_MS = 60_000

/**
 * Makes a token for a unit's case system. It is told once: only its hash is kept. A form that is sent twice makes one, and
 * is answered with the same one for a moment; later it is refused.
 */
export async function makeToken(context: Context, asked: TokenAsked): Promise<string> {
  const { clock, newId, vault } = context
  const { mark = newId(), unitId, label, accountId } = asked
  // Made of the mark with the key of the service: whoever pressed twice gets the same, and nobody else can make it.
  const token = `${PREFIX}${vault.keyOf('api-token', [mark, unitId, label, accountId].join('|'))}`
  await inTransaction(context.db, async (db) => {
    const before = await findMadeToken(db, mark)
    if (before === undefined) {
      await saveToken(db, {
        id: mark,
        token_hash: hashOfToken(token),
        unit_id: unitId,
        label,
        created_at: clock.now(),
        created_by: accountId,
        last_used_at: null,
        revoked_at: null,
      })
      return
    }
    const isPressedTwice = Date.parse(clock.now()) - Date.parse(before.createdAt) < PRESSED_TWICE_MS
    if (before.hash !== hashOfToken(token) || !isPressedTwice)
      throw new DomainError('changed_meanwhile', apiTokenTexts.madeAlready)
  })
  return token
}

/** The unit a token speaks for; `null` when there is no such token, or it was taken back. */
export async function apiUnitOf({ db, clock }: Context, token: string): Promise<ApiUnit | null> {
  const found = await findToken(db, hashOfToken(token))
  if (found === undefined) return null
  const now = clock.now()
  if (found.lastUsedAt === null || Date.parse(now) - Date.parse(found.lastUsedAt) > TOUCH_AFTER_MS)
    await touchToken(db, found.id, now)
  return { tokenId: found.id, unitId: found.unitId }
}
