import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import { makeAccount } from '../../src/features/account/accounts.service.ts'
import { saveMunicipality } from '../../src/features/census/census.repository.ts'
import type { Context } from '../../src/platform/context.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { codeAt } from '../../src/platform/privacy/one-time-code.ts'
import { PROVKOPING } from '../open-round.ts'
import { openBrowser } from './open-browser.ts'
import { violationsOf } from './violations-of.ts'

const PASSWORD = 'sju gula cyklar i regn'

let context: Context
let app: FastifyInstance
let browser: Browser
let base: string
// The clock runs on its own but for half a minute at a time: a code is good for once, and nobody wants to wait for the next.
let ahead = 0

beforeAll(async () => {
  const opened = await openTemporaryContext(MIGRATIONS)
  context = { ...opened, clock: { now: () => new Date(Date.now() + ahead).toISOString() } }
  await saveMunicipality(context.db, PROVKOPING, context.newId)
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  base = await app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await context?.db.destroy()
})

const nextCode = (secret: string) => {
  ahead += 60_000
  return codeAt(secret, context.clock.now())
}

/** What a page has to be in every state: nothing that axe finds on a phone, no scrolling sideways on any screen. */
async function expectSound(page: Page): Promise<void> {
  const title = await page.title()
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 })
    const scrolls = await page.evaluate<number>('document.documentElement.scrollWidth')
    expect([title, scrolls]).toEqual([title, width])
  }
  const violations = await violationsOf(page)
  expect([title, violations]).toEqual([title, []])
}

/** Goes with the Tab key to what is meant: it must be seen when it is reached. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return
  }
  throw new Error(`Tab never came to ${selector} on ${await page.title()}`)
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, `[name="${name}"]`)
  await page.keyboard.type(text)
}

/** Sends the form with Enter, as from any field of it. */
async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

/** The words in the one element that is meant. */
const textOf = async (page: Page, selector: string) => (await page.locator(selector).textContent()) ?? ''

const invitation = async (email: string, role: 'analyst' | 'administrator') => {
  const made = await makeAccount(context, { email, name: 'Inga Bjuden', role, unitIds: [], language: 'sv' })
  if (made === 'taken') throw new Error('twice the same address')
  return `${base}/inbjudan/${made.token}`
}

describe('without JavaScript and with the keyboard alone', () => {
  test('somebody invited gets in, signs out, and signs in again', async () => {
    const visit = await browser.newContext({ javaScriptEnabled: false })
    const page = await visit.newPage()
    await page.goto(await invitation('inga@example.se', 'analyst'))
    expect(await page.title()).toBe('Välkommen till Tvärsnitt – Tvärsnitt')
    await type(page, 'password', 'för kort')
    await enter(page)
    expect(await textOf(page, '.error-summary')).toContain('minst 12 tecken')
    await type(page, 'password', PASSWORD)
    await type(page, 'again', PASSWORD)
    await enter(page)

    const secret = (await textOf(page, 'code.reference')).replaceAll(' ', '')
    const picture = page.locator('img.authenticator-picture')
    expect(await picture.boundingBox()).toMatchObject({ width: expect.closeTo(240, -1) })
    await type(page, 'code', codeAt(secret, context.clock.now()))
    await enter(page)

    expect(await page.locator('.recovery-codes li').count()).toBe(10)
    const recovery = await textOf(page, '.recovery-codes li:first-child')
    await tabTo(page, 'main button')
    await enter(page)
    expect(new URL(page.url()).pathname).toBe('/matningar')

    await tabTo(page, 'form[action="/logga-ut"] button')
    await enter(page)
    expect(await textOf(page, '.notice')).toBe('Du är utloggad.')
    await type(page, 'email', 'inga@example.se')
    await type(page, 'password', PASSWORD)
    await enter(page)
    await type(page, 'code', nextCode(secret))
    await enter(page)
    expect(new URL(page.url()).pathname).toBe('/matningar')

    await tabTo(page, 'form[action="/logga-ut"] button')
    await enter(page)
    await type(page, 'email', 'inga@example.se')
    await type(page, 'password', PASSWORD)
    await enter(page)
    await tabTo(page, 'a[href*="med=reservkod"]')
    await enter(page)
    await type(page, 'code', recovery)
    await enter(page)
    expect(await textOf(page, '.notice')).toContain('reservkod')
    await visit.close()
  })
})

describe('every page on the way and of the accounts', () => {
  test('is sound, in Swedish and in English, with errors and without', async () => {
    const visit = await browser.newContext()
    const page = await visit.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    const look = async (path: string) => {
      await page.goto(`${base}${path}`)
      await expectSound(page)
    }
    const send = async (fields: Record<string, string>, button = 'main form button') => {
      for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value)
      await Promise.all([page.waitForNavigation(), page.locator(button).last().click()])
      await expectSound(page)
    }
    await look('/logga-in')
    await send({ email: 'nobody@example.se', password: 'x' })
    await look('/inbjudan/leads-nowhere')
    const link = await invitation('ada@example.se', 'administrator')
    await look(new URL(link).pathname)
    await look(`${new URL(link).pathname}?sprak=en`)
    await look(new URL(link).pathname)
    await send({ password: 'x' })
    await send({ password: PASSWORD, again: PASSWORD })
    const secret = (await textOf(page, 'code.reference')).replaceAll(' ', '')
    await send({ code: '1' })
    await send({ code: codeAt(secret, context.clock.now()) })
    await send({})
    await look('/konto')
    await look('/konto?sprak=en')
    await look('/konto/losenord')
    await send({})
    await look('/konto/reservkoder')
    await look('/konto/app')
    await send({ current: PASSWORD, code: nextCode(secret) })
    await look('/konton/nytt')
    await send({})
    await page.check('[value="unit_reporter"]')
    await page.check('[name="units"] >> nth=0')
    await send({ email: 'elin.enhet@provkoping.example.se', name: 'Elin Enhet' })
    expect(await textOf(page, '.invitation-link')).toMatch(/\/inbjudan\/[\w-]{43}$/)
    await send({})
    await look('/konton')
    await page.locator('tr:has-text("elin.enhet") a').click()
    await expectSound(page)
    await send({}, 'form[action$="/stang"] button')
    expect(complaints.filter((words) => !words.includes('422') && !words.includes('410'))).toEqual([])
    await visit.close()
  }, 180_000) // some thirty pages, each looked through by axe
})
