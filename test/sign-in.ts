import type { Role } from '../src/domain/account/principal.ts'
import { saveAccount } from '../src/features/account/account.repository.ts'
import { startSession } from '../src/features/account/session.service.ts'
import type { Context } from '../src/platform/context.ts'
import { sessionCookie } from '../src/platform/http/guard.ts'
import { csrfOf } from '../src/platform/http/viewer.ts'

/** Somebody signed in, past password and second factor: what a test sends along. */
export interface SignedInAs {
  readonly accountId: string
  readonly headers: { readonly host: string; readonly cookie: string; readonly 'sec-fetch-site': string }
  readonly csrf: string
}

const HOST = '127.0.0.1:3000'

/** Makes an account with a session, as signing in would. */
export async function signInAs(context: Context, role: Role, unitIds: readonly string[] = []): Promise<SignedInAs> {
  const accountId = context.newId()
  await saveAccount(
    context.db,
    {
      id: accountId,
      email: `${accountId}@example.se`,
      name: `Prov ${role}`,
      role,
      language: 'sv',
      password_hash: null,
      totp_secret: null,
      totp_last_step: null,
      created_at: context.clock.now(),
      disabled_at: null,
    },
    unitIds,
  )
  const token = await startSession(context, accountId, 'full', 'test')
  return {
    accountId,
    headers: { host: HOST, cookie: `${sessionCookie(false)}=${token}`, 'sec-fetch-site': 'same-origin' },
    csrf: csrfOf(token),
  }
}
