import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { isUnusualNumber } from '../../../src/domain/submission/unusual-number.ts'
import { handIn, newRowKey, reopen, saveRows } from '../../../src/features/submission/answer.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'

it.each([
  [3, 9, true],
  [3, 8, false], // five apart
  [5, 10, false], // half
  [13, 6, true],
  [12, 6, false], // twice
  [0, 6, true],
  [6, 0, true],
  [5, 0, false],
] as const)('%i now and %i last time: %s', (now, before, isUnusual) => {
  expect(isUnusualNumber(now, before)).toBe(isUnusual)
})

describe('a unit that hands in unusually few', () => {
  let context: Context
  let app: FastifyInstance
  let now: string
  let me: SignedInAs
  let analyst: SignedInAs
  let answer: string
  let census: string
  const author = () => ({ madeBy: 'form', accountId: analyst.accountId }) as const
  const write = async (id: string, persons: number) => {
    for (let person = 0; person < persons; person += 1) {
      const cells = { accommodation: 'outdoors', birth_year: String(1950 + person), sex: 'man' }
      await saveRows(context, id, [{ key: await newRowKey(context, id), version: null, cells }], author())
    }
  }
  beforeEach(async () => {
    now = '2025-11-24T10:00:00.000Z'
    context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => now } }
    analyst = await signInAs(context, 'analyst')
    const week = { from: '2025-11-17', to: '2025-11-23' }
    const earlier = await openRound(context, { key: '2025', week, deadline: '2025-12-05' })
    const lastYear = earlier.get('akuten')?.id ?? ''
    await write(lastYear, 10)
    await handIn(context, lastYear, analyst.accountId)
    now = '2026-11-24T10:00:00.000Z'
    const mine = (await openRound(context)).get('akuten')
    answer = mine?.id ?? ''
    census = mine?.round.census.id ?? ''
    me = await signInAs(context, 'unit_reporter', [mine?.unit.id ?? ''])
    analyst = await signInAs(context, 'analyst')
    app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  })
  afterEach(async () => {
    await app.close()
    await context.db.destroy()
  })
  const see = async (url: string, who = me) =>
    (await app.inject({ url, headers: { ...who.headers, accept: 'text/html' } })).body
  const post = (page: string, fields: Readonly<Record<string, string>>) =>
    app.inject({
      method: 'POST',
      url: `/svar/${answer}${page}`,
      headers: { ...me.headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ csrf: me.csrf, ...fields }).toString(),
    })
  const board = () => see(`/matningar/${census}/svar`, analyst)

  it('is asked why, and what it says stands on the board, sealed in between', async () => {
    await write(answer, 3)
    const page = await see(`/svar/${answer}/kontrollera`)
    expect(page).toContain('Ni är på väg att lämna 3 personer. I 2025 lämnade ni 10 personer.')
    const refused = await post('/kontrollera', { explanation: 'Se 19850709-9805' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Se 19850709-9805')
    expect(await context.db.selectFrom('number_explanation').selectAll().execute()).toEqual([])
    const done = await post('/kontrollera', { explanation: 'Två avdelningar har stängt' })
    expect(done.headers.location).toBe(`/svar/${answer}/kvitto`)
    const [stored] = await context.db.selectFrom('number_explanation').selectAll().execute()
    expect(stored?.reason.toString('latin1')).not.toContain('avdelningar')
    expect(await board()).toContain('Enheten säger: Två avdelningar har stängt')
    expect(await see(`/matningar/${census}/svar/${answer}`, analyst)).toContain('Två avdelningar har stängt')
    await reopen(context, answer, analyst.accountId)
    expect(await see(`/svar/${answer}/kontrollera`)).toContain('Två avdelningar har stängt')
    await write(answer, 1)
    expect(await see(`/svar/${answer}/kontrollera`)).not.toContain('Två avdelningar har stängt')
    await handIn(context, answer, analyst.accountId)
    expect(await board()).toContain('Ovanligt antal. Enheten har inte sagt varför.')
  })

  it('may hand in without a word', async () => {
    await write(answer, 3)
    expect((await post('/kontrollera', {})).headers.location).toBe(`/svar/${answer}/kvitto`)
    expect(await board()).toContain('Ovanligt antal. Enheten har inte sagt varför.')
  })

  it('is asked when it met nobody', async () => {
    expect(await see(`/svar/${answer}/noll`)).toContain('Ni är på väg att lämna 0 personer.')
    await post('/noll', { name: 'Robin', sure: 'yes', explanation: 'Stängt hela veckan' })
    expect(await board()).toContain('Enheten säger: Stängt hela veckan')
  })

  it('is not asked when the number is as it was', async () => {
    await write(answer, 8)
    expect(await see(`/svar/${answer}/kontrollera`)).not.toContain('Stämmer antalet?')
    await post('/kontrollera', { explanation: 'Det som inte frågades om sparas inte' })
    expect(await context.db.selectFrom('number_explanation').selectAll().execute()).toEqual([])
    expect(await board()).not.toContain('Ovanligt antal')
  })
})
