import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { findEdition } from '../../../src/features/report/edition.repository.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { figuresOf, runFixture } from '../../run-chain.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'
import { openWorkbook, rowsOf } from '../../workbook-text.ts'

const settings = { language: 'sv', logLevel: 'silent' } as const
const HTML = { accept: 'text/html,application/xhtml+xml' }

describe('the service on the reports of Norrmalm', () => {
  let run: Awaited<ReturnType<typeof runFixture>>
  let app: FastifyInstance
  let analyst: SignedInAs
  beforeAll(async () => {
    run = await runFixture('fixtures/norrmalm')
    app = await buildApp(run.context, settings)
    analyst = await signInAs(run.context, 'analyst')
  })
  afterAll(async () => {
    await app.close()
    await run.context.db.destroy()
  })
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.inject({ url, headers: { ...analyst.headers, ...headers } })

  it('lists every report with a link that works', async () => {
    const start = await get('/rapporter', HTML)
    const links = [...start.body.matchAll(/href="(\/rapporter\/[^"]+)"/g)].map(([, href]) => href ?? '')
    expect(links.length).toBe(16) // four reports, each as page, workbook, CSV and JSON
    for (const link of links) expect([link, (await get(link)).statusCode]).toEqual([link, 200])
  })

  it('gives the same figures as the chain, at the same address as the page', async () => {
    const { body } = await get('/rapporter/0180/2017/norrmalm/report.json')
    expect(JSON.parse(body)).toEqual(figuresOf(run.made, '2017'))
    expect((await get('/rapporter/0180/2017/norrmalm/', HTML)).body).toContain('81')
  })

  it('gives the workbook to save, with the frozen report in it, in the language asked for', async () => {
    const at = '/rapporter/0180/2017/norrmalm/'
    const { rawPayload, headers } = await get(`${at}report.xlsx`)
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    expect(headers['content-disposition']).toBe('attachment; filename="tvarsnitt-0180-2017-norrmalm.xlsx"')
    const [cover] = (await openWorkbook(rawPayload)).worksheets
    const said = cover ? rowsOf(cover).map(([words]) => String(words)) : []
    expect(said[0]).toBe('Personer i hemlöshet i Norrmalm 2017')
    const edition = await findEdition(run.context.db, '0180', '2017', 'norrmalm')
    expect(said.filter((words) => words.includes(edition?.sha256 ?? 'no edition'))).toHaveLength(1)
    const english = (await openWorkbook((await get(`${at}report.xlsx?sprak=en`)).rawPayload)).worksheets
    expect(english[0]?.name).toBe('Cover')
    for (const language of ['sv', 'en'])
      expect((await get(`${at}?sprak=${language}`, HTML)).body).toContain(`href="report.xlsx?sprak=${language}"`)
  })

  it('gives each chart as a file, in the language asked for, and says where there is none', async () => {
    const at = '/rapporter/0180/2017/norrmalm/'
    const { body, headers } = await get(`${at}charts/situations.svg?sprak=en`)
    expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8')
    expect(body).toContain('People in each homelessness situation</title>')
    expect((await get(at, HTML)).body).toContain('id="chart-situations"')
    const missing = await get(`${at}charts/nothing.svg`)
    expect([missing.statusCode, missing.headers['content-type']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ])
  })

  it('puts the policy on every reply, found or not', async () => {
    for (const url of [
      '/',
      '/rapporter/0180/2017/norrmalm/',
      '/rapporter/0180/2017/norrmalm/tables.csv',
      '/healthz',
      '/finns/inte',
      '/assets/tvarsnitt.css',
    ]) {
      const { headers } = await get(url)
      expect([url, headers['content-security-policy']]).toEqual([url, expect.stringContaining("default-src 'self'")])
      expect([url, headers['x-content-type-options']]).toEqual([url, 'nosniff'])
    }
    expect((await get('/')).headers['cache-control']).toBe('no-store')
  })

  it.each([
    '/finns/inte',
    '/rapporter/0180/1999/norrmalm/',
    '/rapporter/0180/2017/finns-inte/',
    '/rapporter/9999/2017/norrmalm/tables.csv',
    '/rapporter/%2e%2e/x/y/',
  ])('%s is not found: as a page for people, as a problem for scripts', async (url) => {
    const [page, problem] = [await get(url, HTML), await get(url)]
    expect([page.statusCode, page.headers['content-type']]).toEqual([404, expect.stringContaining('text/html')])
    expect([problem.statusCode, problem.headers['content-type']]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
    ])
    expect(JSON.parse(problem.body)).toMatchObject({ status: 404, type: expect.stringContaining('/problems/') })
  })

  it('answers in English by choice', async () => {
    expect((await get('/rapporter?sprak=en', HTML)).body).toContain('lang="en"')
    expect((await get('/rapporter?sprak=xx', HTML)).body).toContain('lang="sv"')
  })

  it('answers no other name than this computer has', async () => {
    expect((await get('/rapporter', { host: 'tvarsnitt.example' })).statusCode).toBe(403)
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000'])
      expect([host, (await get('/rapporter', { host })).statusCode]).toEqual([host, 200])
  })
})

describe('an empty service', () => {
  let context: Context
  let app: FastifyInstance
  beforeAll(async () => {
    context = await openTemporaryContext(MIGRATIONS)
    app = await buildApp(context, settings)
  })
  afterAll(() => app.close())

  it('says what to do first', async () => {
    const start = await app.inject({ url: '/', headers: { host: 'localhost' } })
    expect([start.statusCode, start.headers.location]).toEqual([303, '/logga-in'])
    const signIn = await app.inject({ url: '/logga-in', headers: { host: 'localhost' } })
    expect(signIn.body).toContain('tvarsnitt user add --role administrator')
    const { headers } = await signInAs(context, 'analyst')
    expect((await app.inject({ url: '/rapporter', headers })).body).toContain('tvarsnitt run')
  })

  it('is healthy as long as it can read and write', async () => {
    const health = () => app.inject({ url: '/healthz', headers: { host: 'localhost' } })
    expect((await health()).json()).toEqual({ status: 'ok' })
    await context.db.destroy()
    expect((await health()).statusCode).toBe(503)
  })
})

it('refuses a frozen report that was changed afterwards', async () => {
  const { context } = await runFixture('fixtures/norrmalm')
  const app = await buildApp(context, settings)
  await context.db
    .updateTable('edition')
    .set((eb) => ({ report: eb.fn<string>('replace', ['report', eb.val('"persons":81'), eb.val('"persons":18')]) }))
    .execute()
  const { headers } = await signInAs(context, 'analyst')
  const reply = await app.inject({ url: '/rapporter/0180/2017/norrmalm/', headers })
  expect([reply.statusCode, reply.json().type]).toEqual([503, '/problems/edition_changed'])
  await app.close()
  await context.db.destroy()
})
