import type { Context } from '../../platform/context.ts'
import type { ApiUnit } from '../../platform/http/viewer.ts'
import { findToken, saveToken, touchToken } from './api-token.repository.ts'
import { hashOfToken } from './session.service.ts'

const TOKEN_BYTES = 32
/** Tells whoever finds one in a log or a file what it is. */
const PREFIX = 'tvarsnitt_'
/** How often the use of a token is written down. */
const TOUCH_AFTER_MS = 60_000

/** Makes a token for a unit's case system. It is told once: only its hash is kept. */
export async function makeToken(
  { db, clock, newId, random }: Context,
  { unitId, label, accountId }: { readonly unitId: string; readonly label: string; readonly accountId: string | null },
): Promise<string> {
  const token = `${PREFIX}${random(TOKEN_BYTES).toString('base64url')}`
  await saveToken(db, {
    id: newId(),
    token_hash: hashOfToken(token),
    unit_id: unitId,
    label,
    created_at: clock.now(),
    created_by: accountId,
    last_used_at: null,
    revoked_at: null,
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
