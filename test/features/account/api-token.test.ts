import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { listTokens } from '../../../src/features/account/api-token.repository.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'

let context: Context
let app: FastifyInstance
let administrator: SignedInAs
beforeEach(async () => {
  context = await openTemporaryContext(MIGRATIONS)
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  administrator = await signInAs(context, 'administrator')
})
afterEach(async () => {
  await app.close()
  await context.db.destroy()
})

const send = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...administrator.headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ csrf: administrator.csrf, ...fields }).toString(),
  })
const page = async () => (await app.inject({ url: '/nycklar', headers: administrator.headers })).body
const works = async (token: string) =>
  (await app.inject({ url: '/api/v1/censuses', headers: { host: 'localhost', authorization: `Bearer ${token}` } }))
    .statusCode

it('shows a token once, when it is made, and lists it without', async () => {
  const round = await openRound(context)
  const made = await send('/nycklar', { unit: round.get('akuten')?.unit.id ?? '', label: 'Verksamhetssystemet' })
  const token = /tvarsnitt_[\w-]+/.exec(made.body)?.[0] ?? ''
  expect([made.statusCode, made.headers['cache-control'], await works(token)]).toEqual([200, 'no-store', 200])
  expect(await page()).toContain('Verksamhetssystemet')
  expect(await page()).not.toContain(token)
  const stored = JSON.stringify(await context.db.selectFrom('api_token').selectAll().execute())
  expect(stored).not.toContain(token)
})

it('a token that was taken back opens nothing, and is still listed', async () => {
  const round = await openRound(context)
  const made = await send('/nycklar', { unit: round.get('akuten')?.unit.id ?? '', label: 'Systemet' })
  const token = /tvarsnitt_[\w-]+/.exec(made.body)?.[0] ?? ''
  const id = (await listTokens(context.db))[0]?.id
  expect((await send(`/nycklar/${id}/ta-tillbaka`, {})).statusCode).toBe(303)
  expect(await works(token)).toBe(401)
  expect(await page()).toMatch(/nej, togs tillbaka \d{4}-\d\d-\d\d/)
})

it('makes one token of a form that is sent twice at once, and shows it both times', async () => {
  const round = await openRound(context)
  const [, mark = ''] = /name="mark" value="([^"]+)"/.exec(await page()) ?? []
  const fields = { mark, unit: round.get('akuten')?.unit.id ?? '', label: 'Systemet' }
  const made = await Promise.all([send('/nycklar', fields), send('/nycklar', fields)])
  const tokens = made.map(({ body }) => /tvarsnitt_[\w-]+/.exec(body)?.[0] ?? '')
  expect(new Set(tokens).size).toBe(1)
  expect(await works(tokens[0] ?? '')).toBe(200)
  expect(await listTokens(context.db)).toHaveLength(1)
  // A form of its own makes another, whatever else is the same in it.
  const other = await send('/nycklar', { ...fields, mark: context.newId() })
  expect(tokens).not.toContain(/tvarsnitt_[\w-]+/.exec(other.body)?.[0])
  expect(await listTokens(context.db)).toHaveLength(2)
})

it('shows a token to nobody who sends its form again later, or changes it', async () => {
  const round = await openRound(context)
  const fields = { mark: context.newId(), unit: round.get('akuten')?.unit.id ?? '', label: 'Systemet' }
  await send('/nycklar', fields)
  const refused = async (changed: Record<string, string>) => {
    const { statusCode, body } = await send('/nycklar', { ...fields, ...changed })
    expect(body).not.toMatch(/tvarsnitt_/)
    expect([statusCode, body]).toEqual([409, expect.stringContaining('Nyckeln \u00e4r redan gjord')])
  }
  await refused({ label: 'Ett annat' })
  administrator = await signInAs(context, 'administrator')
  await refused({})
  administrator = await signInAs(context, 'administrator')
  await context.db.updateTable('api_token').set({ created_at: '2026-01-01T10:00:00.000Z' }).execute()
  await refused({})
  expect(await listTokens(context.db)).toHaveLength(1)
})

it('says what is missing, keeps what was typed, and makes nothing', async () => {
  await openRound(context)
  const reply = await send('/nycklar', { unit: 'finns-inte', label: 'Systemet' })
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain('Välj vilken enhet nyckeln är till för.')
  expect(reply.body).toContain('value="Systemet"')
  expect(await listTokens(context.db)).toEqual([])
})

it('says what to do before there are units', async () => {
  expect(await page()).toContain('Lägg till enheter först')
})
