import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { ROLES } from '../../../src/domain/account/principal.ts'
import { saveAccount } from '../../../src/features/account/account.repository.ts'
import { startSession } from '../../../src/features/account/session.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { type Access, accessTo, POLICY } from '../../../src/platform/http/policy.ts'
import { csrfOf } from '../../../src/platform/http/viewer.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'

let context: Context
let app: FastifyInstance
beforeAll(async () => {
  context = await openTemporaryContext(MIGRATIONS)
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
})
afterAll(async () => {
  await app.close()
  await context.db.destroy()
})

/** Everybody who may come: by role, and those who are nobody yet. */
const COMERS = [...ROLES, 'nobody', 'halfway', 'signed out', 'closed'] as const
type Comer = (typeof COMERS)[number]

const NOBODY = {
  accountId: '',
  headers: { host: '127.0.0.1:3000', cookie: '', 'sec-fetch-site': 'same-origin' },
  csrf: '',
}

async function comerAs(comer: Comer): Promise<SignedInAs> {
  if (comer === 'nobody') return NOBODY
  if (comer === 'halfway') {
    const accountId = context.newId()
    const account = {
      id: accountId,
      email: `${accountId}@example.se`,
      name: 'Halv',
      role: 'administrator',
      language: 'sv',
    } as const
    const rest = {
      password_hash: null,
      totp_secret: null,
      totp_last_step: null,
      created_at: context.clock.now(),
      disabled_at: null,
    }
    await saveAccount(context.db, { ...account, ...rest }, [])
    const token = await startSession(context, accountId, 'password', 'test')
    return { accountId, headers: { ...NOBODY.headers, cookie: `tvarsnitt=${token}` }, csrf: csrfOf(token) }
  }
  if (comer === 'signed out' || comer === 'closed') {
    const gone = await signInAs(context, 'administrator')
    const now = context.clock.now()
    const { db } = context
    if (comer === 'closed')
      await db.updateTable('account').set({ disabled_at: now }).where('id', '=', gone.accountId).execute()
    else await db.updateTable('session').set({ ended_at: now }).where('account_id', '=', gone.accountId).execute()
    return gone
  }
  return signInAs(context, comer)
}

/** Told by the guard, before the route does anything; `null` when the route answers for itself. */
function refusalOf(access: Access, comer: Comer): 401 | 403 | 404 | null {
  if (access === 'anyone') return null
  if (access === 'api' || access === 'phone') return 401 // a session is no token
  const role = ROLES.find((one) => one === comer)
  if (access === 'half') return role !== undefined || comer === 'halfway' ? null : 401
  if (role === undefined) return 401
  if (!access.roles.some((one) => one === role)) return 403
  return access.own === 'answer' ? 404 : null // of no unit of theirs
}

const routes = Object.keys(POLICY)

describe('every route answers every sort of comer as the table says', () => {
  it.each(COMERS)('%s', async (comer) => {
    for (const route of routes) {
      const access = accessTo(route)
      if (access === undefined) throw new Error(route)
      const [method = '', pattern = ''] = route.split(' ')
      const as = await comerAs(comer) // anew: some routes end the session
      const url = pattern.replace(/:\w+/g, context.newId()).replace('*', 'tvarsnitt.css')
      const isForm = method === 'POST' && access !== 'api'
      const reply = await app.inject({
        method: method as 'GET',
        url,
        headers: { ...as.headers, ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
        ...(isForm ? { payload: `csrf=${as.csrf}` } : {}),
      })
      const refused = refusalOf(access, comer)
      const type = reply.headers['content-type']?.toString().includes('problem+json') ? reply.json().type : ''
      if (refused === null) {
        expect([route, comer, reply.statusCode]).not.toEqual([route, comer, 401])
        expect([route, comer, type]).not.toEqual([route, comer, '/problems/not_allowed'])
        expect([route, comer, reply.statusCode < 500]).toEqual([route, comer, true])
      } else expect([route, comer, reply.statusCode]).toEqual([route, comer, refused])
    }
  })

  it('and there is nothing else than what the table has', async () => {
    for (const url of ['/konton/nytt/x', '/logga-in/', '/matningar/x/y/z/q', '/demo', '/admin'])
      expect([url, (await app.inject({ url, headers: NOBODY.headers })).statusCode]).toEqual([url, 404])
  })
})

it('a change by a form is refused on every route without the mark of the session', async () => {
  const as = await signInAs(context, 'administrator')
  for (const route of routes) {
    const access = accessTo(route)
    const [method = '', pattern = ''] = route.split(' ')
    if (method !== 'POST' || access === undefined || access === 'api' || access === 'phone' || access === 'anyone')
      continue
    if (access !== 'half' && !access.roles.some((role) => role === 'administrator')) continue
    const reply = await app.inject({
      method: 'POST',
      url: pattern.replace(/:\w+/g, context.newId()),
      headers: { ...as.headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'a=b',
    })
    expect([route, reply.statusCode, reply.json().type]).toEqual([route, 403, '/problems/form_not_ours'])
  }
})
