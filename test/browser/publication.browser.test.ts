import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import { setRoundState } from '../../src/features/census/round.repository.ts'
import { answerInHand, handIn, reopen, saveRows } from '../../src/features/submission/answer.service.ts'
import type { Context } from '../../src/platform/context.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { analyseNow, inventedFrom, type RoundToPublish, roundToPublish } from '../public-round.ts'
import { type SignedInAs, signInAs } from '../sign-in.ts'
import { clickThrough, openBrowser } from './open-browser.ts'
import { violationsOf } from './violations-of.ts'

const WIDTHS = [360, 1280]

let context: Context
let app: FastifyInstance
let browser: Browser
let url: string
let round: RoundToPublish
let analyst: SignedInAs
beforeAll(async () => {
  browser = await openBrowser()
  context = await openTemporaryContext(MIGRATIONS)
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  round = await roundToPublish(context, {
    akuten: inventedFrom(10, 30),
    mottagningen: inventedFrom(40, 25),
    stadsmissionen: inventedFrom(60, 15),
  })
  analyst = await signInAs(context, 'analyst')
})
afterAll(async () => {
  await browser?.close()
  await app.close()
  await context.db.destroy()
})

async function openAs({ headers }: SignedInAs): Promise<Page> {
  const opened = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const [name = '', ...value] = headers.cookie.split('=')
  await opened.addCookies([{ name, value: value.join('='), url }])
  return opened.newPage()
}

/** What axe finds at each width, and whether the page is wider than the window. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    const violations = await violationsOf(page)
    faults.push(...violations.map((each) => `${width} ${each}`))
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
      faults.push(`${width} wider than the window`)
  }
  return faults
}

/** A unit hands in without its first rows, as if it were let in again, and the analysis is made anew. */
async function takeAway(unit: string, count: number): Promise<void> {
  const { censusId, accountId, answers } = round
  const answer = answers.get(unit) ?? ''
  await setRoundState(context.db, censusId, 'open')
  await reopen(context, answer, accountId)
  const { rows } = await answerInHand(context, answer)
  const gone = rows.slice(0, count).map(({ key, version }) => ({ key, version, cells: null }))
  await saveRows(context, answer, gone, { madeBy: 'form', accountId: null })
  await handIn(context, answer, accountId)
  await setRoundState(context.db, censusId, 'locked')
  await analyseNow(context, censusId, accountId)
}

test('an analyst looks the report through, publishes it, revises it, and an organisation reads both versions', async () => {
  const page = await openAs(analyst)
  await page.goto(`${url}/matningar/${round.censusId}`)
  expect(await faultsOf(page)).toEqual([])
  await clickThrough(page.getByRole('link', { name: 'Offentlig rapport' }))
  expect(await page.getByText('65 personer i hemlöshet räknades').count()).toBe(1)
  expect(await faultsOf(page)).toEqual([])

  // Fewer tables: what is shown is made again with those.
  for (const summary of await page.locator('summary').all()) await summary.click()
  expect(await faultsOf(page)).toEqual([])
  for (const table of await page.locator('input[name="tabell"]').all()) await table.uncheck()
  await clickThrough(page.getByRole('button', { name: 'Visa med det valda' }))
  expect(await page.locator('.error-summary').textContent()).toContain('Välj minst en tabell')
  expect(await faultsOf(page)).toEqual([])
  // What is to be changed is open.
  for (const name of ['Huvudsiffror', 'Kön']) await page.getByLabel(name, { exact: false }).first().check()
  await clickThrough(page.getByRole('button', { name: 'Visa med det valda' }))
  expect(await page.locator('.preview table').count()).toBe(2)

  await clickThrough(page.getByRole('link', { name: 'Gå vidare och publicera' }))
  expect(await faultsOf(page)).toEqual([])
  await clickThrough(page.getByRole('button', { name: 'Publicera' }))
  expect(await page.locator('.notice').textContent()).toContain('publicerad')
  expect(await faultsOf(page)).toEqual([])
  const first = page.url().split('?')[0] ?? ''

  // Up for revision: with another choice of tables there is something new to say.
  await page.goto(`${url}/matningar/${round.censusId}`)
  await clickThrough(page.getByRole('link', { name: 'Ta upp för revidering' }))
  expect(await faultsOf(page)).toEqual([])
  await clickThrough(page.getByRole('button', { name: 'Ta upp för revidering' }))
  await clickThrough(page.getByRole('link', { name: 'Offentlig rapport' }))
  expect(await page.getByText('Ingen ny version behövs').count()).toBe(1)
  await page.getByText('Välj vad som ska vara med').click()
  await page.getByLabel('Ålder', { exact: false }).first().check()
  await clickThrough(page.getByRole('button', { name: 'Visa med det valda' }))
  await clickThrough(page.getByRole('link', { name: 'Gå vidare och publicera' }))
  await clickThrough(page.getByRole('button', { name: 'Publicera version 2' }))
  expect(await page.locator('.error-summary').textContent()).toContain('Skriv vad som är nytt')
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Vad är nytt').fill('Tabellen över ålder har kommit till.')
  await clickThrough(page.getByRole('button', { name: 'Publicera version 2' }))
  expect(await page.locator('.tag.attention').first().textContent()).toBe('Reviderad')

  // One unit alone has taken rows away: it is refused, and ended by keyboard without a new version.
  await page.goto(`${url}/matningar/${round.censusId}`)
  await clickThrough(page.getByRole('link', { name: 'Ta upp för revidering' }))
  await clickThrough(page.getByRole('button', { name: 'Ta upp för revidering' }))
  await takeAway('akuten', 7)
  await clickThrough(page.getByRole('link', { name: 'Offentlig rapport' }))
  expect(await page.locator('.warning').textContent()).toContain('Publiceras rättelsen ensam')
  expect(await page.getByRole('link', { name: 'Gå vidare och publicera' }).count()).toBe(0)
  expect(await faultsOf(page)).toEqual([])
  await page.goto(`${url}/matningar/${round.censusId}/publicera/bekrafta?tabell=sex&serie=&sha256=x`)
  expect(await page.locator('h1').textContent()).toBe('Inget publicerades')
  expect(await faultsOf(page)).toEqual([])
  await clickThrough(page.getByRole('link', { name: 'Tillbaka till Offentlig rapport' }))
  await page.getByRole('link', { name: 'Avsluta revideringen' }).focus()
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  await clickThrough(page.locator('main form').getByRole('button'))
  expect(await page.getByText('Revideringen avslutades').count()).toBe(1)

  const row = context.db
    .selectFrom('answer')
    .select('unit_id')
    .where('id', '=', round.answers.get('akuten') ?? '')
  const reader = await openAs(
    await signInAs(context, 'voluntary_organisation', [(await row.executeTakeFirstOrThrow()).unit_id]),
  )
  await reader.goto(`${url}/svar/${round.answers.get('akuten')}`)
  expect(await faultsOf(reader)).toEqual([])
  await clickThrough(reader.getByRole('link', { name: 'Läs den offentliga rapporten' }))
  expect(await reader.getByText('Tabellen över ålder har kommit till.').count()).toBe(2)
  expect(await faultsOf(reader)).toEqual([])
  await reader.goto(first)
  await clickThrough(reader.getByRole('link', { name: 'Läs den senaste versionen' }))
  await clickThrough(reader.getByRole('link', { name: 'Publicerade rapporter' }).first())
  expect(await reader.locator('.versions li').count()).toBe(2)
  expect(await faultsOf(reader)).toEqual([])
}, 120_000)
