import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { apiRecord, cellsOfApiRecord } from '../../../src/domain/submission/api-record.ts'
import { COLUMNS_OF } from '../../../src/domain/submission/column-map.ts'
import { listTokens, revokeToken } from '../../../src/features/account/api-token.repository.ts'
import { makeToken } from '../../../src/features/account/api-token.service.ts'
import { setRoundState } from '../../../src/features/census/round.repository.ts'
import { loadMaterialUpTo } from '../../../src/features/submission/material.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'

const PERSON = { accommodation: 'emergency_housing', birth_year: 1985, sex: 'man', night_by_night: true }

describe('the API for case systems', () => {
  let context: Context
  let app: FastifyInstance
  let round: Awaited<ReturnType<typeof openRound>>
  let census: string
  let token: string
  beforeEach(async () => {
    context = await openTemporaryContext(MIGRATIONS)
    context = { ...context, clock: { now: () => '2026-11-23T10:00:00.000Z' } }
    round = await openRound(context)
    app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
    const unit = round.get('akuten')
    census = unit?.round.census.id ?? ''
    token = await makeToken(context, { unitId: unit?.unit.id ?? '', label: 'prov', accountId: null })
  })
  afterEach(async () => {
    await app.close()
    await context.db.destroy()
  })

  const call = (
    method: 'GET' | 'PUT' | 'POST' | 'DELETE',
    path: string,
    payload?: object,
    headers: Record<string, string> = {},
  ) =>
    app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { host: 'localhost', authorization: `Bearer ${token}`, ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
  const put = (record: string, person: object) => call('PUT', `/censuses/${census}/records/${record}`, person)
  const batch = (records: object, key: string) =>
    call('POST', `/censuses/${census}/records`, records, { 'idempotency-key': key })

  it('answers nobody without a token, with one that is not there, or with one that was taken back', async () => {
    const status = async () => (await call('GET', '/censuses')).statusCode
    expect(await status()).toBe(200)
    await revokeToken(context.db, (await listTokens(context.db))[0]?.id ?? '', context.clock.now())
    expect(await status()).toBe(401)
    const without = await app.inject({ url: '/api/v1/censuses', headers: { host: 'localhost', accept: 'text/html' } })
    expect([without.statusCode, without.headers['content-type']]).toEqual([
      401,
      'application/problem+json; charset=utf-8',
    ])
    token = 'tvarsnitt_finns-inte-finns-inte'
    expect(await status()).toBe(401)
  })

  it.each([
    ['cut short', '{"accommodation": "outdo', 'application/json', 400, 'går inte att läsa som JSON'],
    ['empty', '', 'application/json', 400, 'går inte att läsa som JSON'],
    ['no JSON at all', 'boende;akut', 'text/csv', 415, 'Content-Type: application/json'],
    ['too large', JSON.stringify({ accommodation: 'x'.repeat(2_000_000) }), 'application/json', 413, 'för stort'],
  ])('says of content that is %s what to do, as a problem', async (_, payload, type, status, words) => {
    const { statusCode, headers, body } = await app.inject({
      method: 'PUT',
      url: `/api/v1/censuses/${census}/records/A-1`,
      headers: { host: 'localhost', accept: 'text/html', authorization: `Bearer ${token}`, 'content-type': type },
      payload,
    })
    expect([statusCode, headers['content-type']]).toEqual([status, 'application/problem+json'])
    const told = JSON.parse(body)
    expect(told).toMatchObject({ status, title: expect.stringContaining(words) })
    expect(told.type).toMatch(/^\/problems\/(not_json|too_large)$/)
    expect(told.title).not.toMatch(/sidan/i)
    expect((await call('GET', `/censuses/${census}/records`)).json()).toEqual([])
  })

  it('says of a call that is not there where to look', async () => {
    const { statusCode, body } = await call('GET', '/mottagningar')
    expect([statusCode, JSON.parse(body).title]).toEqual([404, expect.stringContaining('/api/v1/openapi.json')])
  })

  it('describes itself to anybody, with every column a unit may report', async () => {
    const { body } = await app.inject({ url: '/api/v1/openapi.json', headers: { host: 'localhost' } })
    const described = JSON.parse(body)
    const { schema } =
      described.paths['/api/v1/censuses/{census}/records/{record}'].put.requestBody.content['application/json']
    const columns = COLUMNS_OF.unit.map(({ english }) => english).filter((column) => column !== 'record_id')
    expect(Object.keys(schema.properties).sort()).toEqual(columns.sort())
    expect(JSON.stringify(schema.properties.accommodation)).toContain('"outdoors"')
  })

  it('a person put twice is one person; other content changes it', async () => {
    expect([(await put('A1', PERSON)).statusCode, (await put('A1', PERSON)).json()]).toEqual([
      201,
      { stored: true, added: 0, changed: 0, unchanged: 1, findings: [] },
    ])
    expect((await put('A1', { ...PERSON, sex: 'woman' })).json()).toMatchObject({ added: 0, changed: 1 })
    const { rows } = { rows: (await call('GET', `/censuses/${census}/records`)).json() }
    expect(rows).toEqual([
      {
        record: 'A1',
        columns: { accommodation: 'emergency_housing', birth_year: '1985', sex: 'woman', night_by_night: 'yes' },
        findings: [],
      },
    ])
  })

  it('stores nothing of a call with a fault in it, and says where each is', async () => {
    const reply = await batch(
      [
        { record: 'A1', person: PERSON },
        { record: 'A2', person: { ...PERSON, personnummer: '198501019998' } },
      ],
      'first-try',
    )
    expect(reply.statusCode).toBe(422)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.json().errors).toMatchObject([{ record: 'A2', kind: 'fault', column: 'personnummer' }])
    expect(reply.body).not.toContain('19850101')
    expect((await call('GET', `/censuses/${census}/records`)).json()).toEqual([])
  })

  it('refuses what the description does not have', async () => {
    const reply = await put('A1', { ...PERSON, accommodation: 'moon', colour: 'red' })
    expect(reply.statusCode).toBe(400)
    expect(reply.json().errors.map(({ path }: { path: string }) => path)).toEqual(['/accommodation', '/'])
    expect((await put('19850101-2389 och mer', PERSON)).statusCode).toBe(400)
  })

  it('a repeated call under the same key does nothing; other content under it is refused', async () => {
    const one = [{ record: 'A1', person: PERSON }]
    const first = await batch(one, 'key-number-1')
    expect(first.statusCode).toBe(201)
    await call('DELETE', `/censuses/${census}/records/A1`)
    expect((await batch(one, 'key-number-1')).json()).toEqual(first.json())
    expect((await call('GET', `/censuses/${census}/records`)).json()).toEqual([]) // not stored again
    expect((await batch([{ record: 'A2', person: PERSON }], 'key-number-1')).statusCode).toBe(409)
  })

  it('hands in what was sent, into the census', async () => {
    await put('A1', PERSON)
    const handedIn = await call('POST', `/censuses/${census}/hand-in`)
    expect(handedIn.json()).toMatchObject({ answer: 'handed_in', kind: 'persons', mayChange: false, mayReopen: true })
    const stored = round.get('akuten')
    const material = stored && (await loadMaterialUpTo(context, stored.round.census))
    expect(material?.records.map(({ recordKey, units }) => [recordKey, units])).toEqual([['A1', ['akuten']]])
    expect((await put('A1', PERSON)).statusCode).toBe(409)
    expect((await call('POST', `/censuses/${census}/reopen`)).statusCode).toBe(200)
    expect((await call('DELETE', `/censuses/${census}/records/A1`)).statusCode).toBe(204)
    expect((await call('DELETE', `/censuses/${census}/records/A1`)).statusCode).toBe(404)
    expect((await call('POST', `/censuses/${census}/hand-in`)).statusCode).toBe(409) // nobody is not a silent zero
    expect((await call('POST', `/censuses/${census}/nil-return`)).json()).toMatchObject({ kind: 'nil' })
  })

  it('sees one unit alone: another census, unit or a prepared round is not there', async () => {
    expect((await call('GET', '/censuses')).json()).toHaveLength(1)
    await setRoundState(context.db, census, 'prepared')
    expect((await call('GET', '/censuses')).json()).toEqual([])
    expect((await put('A1', PERSON)).statusCode).toBe(404)
    expect((await call('GET', `/censuses/${context.newId()}/records`)).statusCode).toBe(404)
  })
})

it('a record says in cells what it says in JSON', () => {
  const record = apiRecord.parse({
    accommodation: 'friends',
    contacts: ['social_services', 'health_care'],
    children_under_18: 2,
    protected_identity: false,
    registered: 'declined',
    facility: null,
    age: '~40',
  })
  expect(cellsOfApiRecord(record)).toEqual({
    accommodation: 'friends',
    contacts: 'social_services|health_care',
    children_under_18: '2',
    protected_identity: 'no',
    registered: 'declined',
    age: '~40',
  })
})
