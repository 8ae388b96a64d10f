import type { FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import type { Role } from '../../src/domain/account/principal.ts'
import { findAnswer, type StoredAnswer } from '../../src/features/census/round.repository.ts'
import { answerInHand } from '../../src/features/submission/answer.service.ts'
import type { Context } from '../../src/platform/context.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { openRound } from '../open-round.ts'
import { signInAs } from '../sign-in.ts'
import { openBrowser } from './open-browser.ts'
import { violationsOf } from './violations-of.ts'

let context: Context
let app: FastifyInstance
let browser: Browser
let service: string
let answers: ReadonlyMap<string, StoredAnswer>
const opened: BrowserContext[] = []

beforeAll(async () => {
  context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => '2026-11-24T13:32:00.000Z' } }
  answers = await openRound(context)
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  service = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
})

afterAll(async () => {
  for (const each of opened) await each.close()
  await browser?.close()
  await app?.close()
  await context?.db.destroy()
})

/** Opens a browser for somebody who reports for a unit. */
async function openFor(unit: string, hasScripts: boolean, role: Role = 'unit_reporter') {
  const answer = answers.get(unit)
  const { headers } = await signInAs(context, role, [answer?.unit.id ?? ''])
  const own = await browser.newContext({ javaScriptEnabled: hasScripts, viewport: { width: 1280, height: 900 } })
  opened.push(own)
  const [name = '', value = ''] = headers.cookie.split('=')
  await own.addCookies([{ name, value, url: service }])
  const page = await own.newPage()
  return { page, id: answer?.id ?? '', at: `${service}/svar/${answer?.id}` }
}

/** What axe finds, and whether anything reaches beyond a window of 320 px: 1280 px at 400 %. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const violations = await violationsOf(page)
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (size !== null) await page.setViewportSize(size)
  return [
    ...violations.map((each) => `${page.url()} ${each}`),
    ...(beyond > 0 ? [`${page.url()} scrolls sideways by ${beyond} px`] : []),
  ]
}

/** Presses Tab until the focus is where it is wanted, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let times = 0; times < 150; times += 1) {
    await page.keyboard.press('Tab')
    if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`the keyboard does not reach ${selector}`)
}

const press = async (page: Page, selector: string) => {
  await tabTo(page, selector)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

describe('reporting with the keyboard alone', () => {
  test('three persons, handed in, with a receipt', async () => {
    const { page, id, at } = await openFor('akuten', true)
    await page.goto(`${at}/personer/ny`)
    for (const [at, initials] of ['AW', 'BX', 'CZ'].entries()) {
      await tabTo(page, '#accommodation')
      await page.keyboard.press('Space') // outdoors, the first
      for (let down = 0; down < 3; down += 1) await page.keyboard.press('ArrowDown')
      await tabTo(page, '#birth_year')
      await page.keyboard.type(`198${at}`)
      await tabTo(page, '#initials')
      await page.keyboard.type(initials)
      await press(page, at < 2 ? '.actions button[value=next]' : 'button[value=save]')
    }
    const { rows } = await answerInHand(context, id)
    expect(rows.map(({ cells }) => cells)).toEqual([
      { accommodation: 'emergency_housing', birth_year: '1980', initials: 'AW' },
      { accommodation: 'emergency_housing', birth_year: '1981', initials: 'BX' },
      { accommodation: 'emergency_housing', birth_year: '1982', initials: 'CZ' },
    ])
    await page.goto(`${at}/kontrollera`)
    await press(page, 'main button.button')
    expect(page.url()).toBe(`${at}/kvitto`)
    expect(await page.textContent('main')).toContain('Tack. Ert svar är inlämnat.')
  })

  test('Enter in a field saves and goes on to the next person', async () => {
    const { page, id, at } = await openFor('mottagningen', true)
    await page.goto(`${at}/personer/ny`)
    await tabTo(page, '#initials')
    await page.keyboard.type('AW')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(page.url()).toContain('/personer/ny?efter=')
    const [row] = (await answerInHand(context, id)).rows
    await page.goto(`${at}/personer/${row?.id}/ta-bort`)
    await press(page, 'main button.button')
  })
})

describe('with the script that keeps a draft', () => {
  test('what is written is kept some seconds after the last change, once, and Ctrl+Enter goes on to the next', async () => {
    const { page, id, at } = await openFor('mottagningen', true)
    await page.goto(`${at}/personer/ny`)
    await page.check('#accommodation')
    await page.fill('#birth_year', '1977')
    await page.fill('#initials', 'KR')
    await page.waitForFunction(() => document.querySelector('.draft-status')?.textContent?.startsWith('Sparat'))
    const [row] = (await answerInHand(context, id)).rows
    expect(page.url()).toBe(`${at}/personer/${row?.id}`)
    await page.reload()
    expect(await page.inputValue('#initials')).toBe('KR')
    await page.fill('#initials', 'KL')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+Enter')])
    expect(page.url()).toContain('/personer/ny?efter=')
    const { rows } = await answerInHand(context, id)
    expect(rows.map(({ cells }) => cells.initials)).toEqual(['KL'])
    await page.goto(`${at}/personer/${row?.id}/ta-bort`)
    await press(page, 'main button.button')
  })

  test('questions for some kinds of accommodation show when one of those is chosen', async () => {
    const { page, at } = await openFor('mottagningen', false)
    await page.goto(`${at}/personer/ny`)
    expect(await page.isVisible('#planned_move_out')).toBe(false)
    await page.locator('.choice-part > summary', { hasText: 'Institution' }).click()
    await page.check('#accommodation-prison')
    expect(await page.isVisible('#planned_move_out')).toBe(true)
    expect(await page.isVisible('#contract_form')).toBe(false)
    await page.check('#planned_move_out')
    await page.check('#accommodation')
    expect(await page.isVisible('#planned_move_out')).toBe(true) // an answer is not hidden
  })
})

describe('without scripts', () => {
  test('a unit that met nobody says so, and gets a receipt', async () => {
    const { page, id, at } = await openFor('mottagningen', false, 'unit_lead')
    await page.goto(at)
    await page.click('text=Mötte ni ingen?')
    await page.fill('#name', 'Robin Chef')
    await page.check('#sure')
    await page.click('main button.button')
    expect(page.url()).toBe(`${at}/kvitto`)
    expect(await page.textContent('main')).toContain('Robin Chef')
    expect((await findAnswer(context.db, id))?.kind).toBe('nil')
  })

  test('a person is written, checked, saved, and the rest is opened without a script', async () => {
    const { page, at } = await openFor('stadsmissionen', false, 'voluntary_organisation')
    await page.goto(`${at}/personer/ny`)
    await page.check('#accommodation-night_shelter')
    await page.click('button[value=check]')
    expect(await page.textContent('#verdict')).toContain('Går inte att avgöra än')
    await page.fill('#age', '40')
    await page.click('button[value=save]')
    expect(await page.textContent('main')).toContain('ca 40 år')
    expect(await page.textContent('main')).toContain('Räknas: 1 Akut hemlöshet')
  })
})

describe('every page in every state', () => {
  test('has nothing that axe finds, and does not scroll sideways at 320 px', async () => {
    const { page, at } = await openFor('stadsmissionen', true, 'voluntary_organisation')
    await context.db
      .updateTable('answer')
      .set({ agreement: 'full' })
      .where('id', '=', answers.get('stadsmissionen')?.id ?? '')
      .execute()
    const found: string[] = []
    const look = async () => {
      found.push(...(await faultsOf(page)))
    }
    const send = (selector: string) => Promise.all([page.waitForNavigation(), page.click(selector)])
    for (const path of [
      '',
      '/definition',
      '/kontakt',
      '/fragor',
      '/mer-tid',
      '/blankett',
      '/tidigare',
      '/oppna',
      '/kvitto',
    ]) {
      await page.goto(at + path)
      await look()
    }
    for (const path of ['/kontakt', '/fragor', '/mer-tid']) {
      await page.goto(at + path)
      await send('main button.button')
      await look()
    }
    await page.goto(`${service}/svar?alla=1`)
    await look()
    await page.goto(`${at}/personer/ny?samma=1`)
    await look()
    await send('button[value=check]')
    await look()
    await page.fill('#birth_year', '85')
    await page.fill('#age', '40')
    await send('.actions button[value=next]')
    await look()
    await page.fill('#age', '')
    await page.locator('summary', { hasText: 'Om personen har barn' }).click()
    await page.fill('#child_1_birth_year', '2019')
    await send('.actions button[value=next]')
    await look()
    await page.goto(`${at}/kontrollera`)
    await look()
    await send('.error-summary a')
    await page.fill('#birth_year', '1985')
    await page.fill('#initials', 'AW')
    await send('.actions button[value=next]')
    await look()
    await page.locator('.choice-part > summary', { hasText: 'Hos andra' }).click()
    await page.check('#accommodation-friends')
    await page.fill('#birth_year', '1985')
    await page.fill('#initials', 'AW')
    await send('button[value=save]')
    await look()
    await page.check('#another_person')
    await send('button[value=save]')
    await look()
    await page.goto(`${at}/personer`)
    await send('text=Ta bort >> nth=-1')
    await look()
    await send('main button.button')
    await look()
    await page.goto(`${at}/noll`)
    await look()
    await page.goto(`${at}/kontrollera`)
    await look()
    await send('main button.button')
    await look()
    for (const path of ['', '/personer', '/oppna']) {
      await page.goto(at + path)
      await look()
    }
    await send('main button.button')
    await look()
    expect(found).toEqual([])
  }, 240_000)
})
