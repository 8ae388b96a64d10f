import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import { changeAnswer } from '../../src/features/census/round.repository.ts'
import { answerInHand, handIn, newRowKey, saveRows } from '../../src/features/submission/answer.service.ts'
import { requestExtension } from '../../src/features/submission/extension.service.ts'
import { askAboutRow } from '../../src/features/submission/row-question.service.ts'
import type { Context } from '../../src/platform/context.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { openRound } from '../open-round.ts'
import { postForm } from '../post-form.ts'
import { type SignedInAs, signInAs } from '../sign-in.ts'
import { clickThrough, openBrowser } from './open-browser.ts'
import { violationsOf } from './violations-of.ts'

const PAGES = [
  'list',
  'new',
  'round',
  'practice',
  'change',
  'copy',
  'lock',
  'not yet',
  'units',
  'new unit',
  'unit',
  'unit that stays',
  'board',
  'phone list',
  'remind',
  'answer',
  'more time',
  'row',
  'correct',
  'correct several',
  'analysis',
]

let context: Context
let app: FastifyInstance
let browser: Browser
let analyst: SignedInAs
let url: string
/** Addresses by what they show. */
const pages = new Map<string, string>()

beforeAll(async () => {
  context = await openTemporaryContext(MIGRATIONS)
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  analyst = await signInAs(context, 'analyst')
  const answers = await openRound(context, { deadline: '2099-12-31' })
  const [akuten, missionen] = [answers.get('akuten'), answers.get('stadsmissionen')]
  const census = `/matningar/${akuten?.round.census.id}`
  for (const sex of ['man', 'woman']) {
    const key = await newRowKey(context, akuten?.id ?? '')
    const cells = { accommodation: 'outdoors', birth_year: '1970', sex }
    const author = { madeBy: 'form', accountId: null } as const
    await saveRows(context, akuten?.id ?? '', [{ key, version: null, cells }], author)
  }
  await handIn(context, akuten?.id ?? '', analyst.accountId)
  await changeAnswer(context.db, missionen?.id ?? '', { contact_email: 'maja@example.se', contact_phone: '000-00' })
  const more = { until: '2100-01-10', reason: 'Två är sjuka' }
  await requestExtension(context, missionen?.id ?? '', analyst.accountId, more)
  const [row] = (await answerInHand(context, akuten?.id ?? '')).rows
  const asked = { answerId: akuten?.id ?? '', rowId: row?.id ?? '', accountId: analyst.accountId }
  await askAboutRow(context, { ...asked, text: 'Ute hela veckan?' })
  const training = await openRound(context, {
    key: 'Prova',
    isTraining: true,
    week: { from: '2026-10-05', to: '2026-10-11' },
  })
  await postForm(app, analyst, `${census}/analys`, {})
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  const answer = `${census}/svar/${akuten?.id}`
  const addresses: Readonly<Record<string, string>> = {
    list: '/matningar',
    new: '/matningar/ny',
    round: census,
    practice: `/matningar/${training.get('akuten')?.round.census.id}`,
    change: `${census}/andra`,
    copy: `${census}/kopiera`,
    lock: `${census}/lage?till=locked`,
    'not yet': `${census}/lage?till=published`,
    units: `${census}/enheter`,
    'new unit': `${census}/enheter/ny`,
    unit: `${census}/enheter/${missionen?.unit.id}`,
    'unit that stays': `${census}/enheter/${akuten?.unit.id}/ta-bort`,
    board: `${census}/svar?klart=paminda`,
    'phone list': `${census}/svar/ringlista`,
    remind: `${census}/svar/paminn`,
    answer,
    'more time': `${census}/svar/${missionen?.id}/mer-tid`,
    row: `${answer}/rad/${row?.id}`,
    correct: `${answer}/rad/${row?.id}/ratta?uppgift=accommodation`,
    'correct several': `${answer}/rad/${row?.id}/ratta?uppgift=contacts`,
    analysis: `${census}/analys`,
  }
  for (const [name, address] of Object.entries(addresses)) pages.set(name, address)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await app.close()
  await context.db.destroy()
})

/** What is wrong with the page as it stands. */
async function faultsAt(address: string, send: boolean): Promise<string[]> {
  const opened = await browser.newContext({ viewport: { width: 360, height: 900 } })
  const [name = '', ...value] = analyst.headers.cookie.split('=')
  await opened.addCookies([{ name, value: value.join('='), url }])
  const page = await opened.newPage()
  try {
    await page.goto(`${url}${address}`)
    if (send) await clickThrough(page.locator('main form button.button').first())
    const isTooWide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    const isWideOnPhone = await isTooWide()
    const violations = await violationsOf(page)
    const heading = await page.locator('h1').count()
    await page.setViewportSize({ width: 1280, height: 900 })
    const isWide = isWideOnPhone || (await isTooWide())
    return [...(isWide ? ['wider than the window'] : []), ...(heading === 1 ? [] : ['not one heading']), ...violations]
  } finally {
    await opened.close()
  }
}

test('every page of a round is looked at below', () => {
  expect([...pages.keys()]).toEqual(PAGES)
})

test.each(PAGES)('the page %s can be used by everybody', async (name) => {
  expect(await faultsAt(pages.get(name) ?? '', false)).toEqual([])
})

test.each(['new', 'new unit', 'row', 'correct'])(
  'the page %s with something to change can be used by everybody',
  async (name) => {
    expect(await faultsAt(pages.get(name) ?? '', true)).toEqual([])
  },
)
