import type { FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import type { Context } from '../../src/platform/context.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { DOUBTFUL_PAIRS, DOUBTFUL_TRIO, knownByNumber, ORDINARY, openDoubtfulRound } from '../doubtful-round.ts'
import { type SignedInAs, signInAs } from '../sign-in.ts'
import { clickThrough, openBrowser } from './open-browser.ts'
import { violationsOf } from './violations-of.ts'

const PAIRS = DOUBTFUL_PAIRS.slice(0, 20)
const NUMBERS = ['19850709-9805', '19850709-9813']

let context: Context
let app: FastifyInstance
let browser: Browser
let opened: BrowserContext
let page: Page
let url: string
let census: string
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
})
beforeEach(async () => {
  context = await openTemporaryContext(MIGRATIONS)
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  await opened.close()
  await app.close()
  await context.db.destroy()
})

const openAs = async ({ headers }: SignedInAs, width = 1280) => {
  opened = await browser.newContext({ viewport: { width, height: 900 } })
  const [name = '', ...value] = headers.cookie.split('=')
  await opened.addCookies([{ name, value: value.join('='), url }])
  page = await opened.newPage()
}

interface Shown {
  readonly persons: number
  readonly range: string
}

/** A line of what the page says the decision changes. */
const told = async (which: 'now' | 'same' | 'different'): Promise<Shown> => {
  const cells = page.locator(`tr[data-effect="${which}"] td`)
  return { persons: Number(await cells.nth(0).textContent()), range: (await cells.nth(1).textContent())?.trim() ?? '' }
}
const progress = () => page.locator('.progress strong').textContent()
/** What axe finds, and whether the page is wider than the window. */
const faultsOf = async (shown: Page): Promise<string[]> => {
  const violations = await violationsOf(shown)
  const isWide = await shown.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  return [...violations, ...(isWide ? ['wider than the window'] : [])]
}
/** Presses a key, and waits for the page it leads to. */
const press = async (key: string) => {
  await page.waitForFunction(() => document.documentElement.dataset.keys !== 'asleep')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)])
}

test('an analyst clears twenty pairs with the keyboard, undoes two, and the figure moves as the page said', async () => {
  const opening = await openDoubtfulRound(context, { akuten: ORDINARY, mottagningen: ORDINARY }, {}, PAIRS)
  census = opening.censusId
  await openAs(await signInAs(context, 'analyst'))
  await page.goto(`${url}/matningar/${census}/koppla`)
  expect(await page.locator('.figure-now').textContent()).toBe('64 personer (spann 44–64)')
  expect(await progress()).toBe('0 av 20')
  await clickThrough(page.getByRole('link', { name: 'Börja' }))

  let now = await told('now')
  for (let at = 0; at < PAIRS.length; at++) {
    expect(await told('now')).toEqual(now)
    expect(await progress()).toBe(`${at} av 20`)
    const verdict = at % 3 === 2 ? 'different' : 'same'
    const then = await told(verdict)
    await press(verdict === 'same' ? 's' : 'o')
    now = then
    if (at === 4) {
      // Two slips: the last two are taken back, and decided again.
      const before = await told('now')
      await press('z')
      await press('z')
      expect(await progress()).toBe('3 av 20')
      expect((await told('now')).persons).toBe(before.persons + 2)
      await press('s')
      await press('s')
      expect(await told('now')).toEqual(before)
      expect(await progress()).toBe('5 av 20')
    }
  }
  // 20 pairs: 6 were different, 14 the same.
  expect(now).toEqual({ persons: 50, range: '50–50' })
  expect(await page.locator('.figure-now').textContent()).toBe('50 personer')
  expect(await progress()).toBe('20 av 20')

  // The report, counted by the chain, says what the pages said.
  await page.goto(`${url}/matningar/${census}/analys`)
  await page.getByRole('button', { name: 'Gör analysen' }).click()
  await page.waitForSelector('text=Analysen är klar')
  expect(await page.locator('.summary-list').first().textContent()).toContain('50')
  await page.goto(`${url}/matningar/${census}/koppla`)
  expect(await page.getByText('säger detsamma').count()).toBe(1)
})

test('the keys sleep while something is written, and can be turned off', async () => {
  const opening = await openDoubtfulRound(context, {}, {}, PAIRS.slice(0, 2))
  census = opening.censusId
  await openAs(await signInAs(context, 'analyst'))
  await page.goto(`${url}/matningar/${census}/koppla`)
  await clickThrough(page.getByRole('link', { name: 'Börja' }))
  await page.locator('#skal').fill('Enheten såg dem samtidigt')
  await page.locator('#skal').press('o')
  expect(await progress()).toBe('0 av 2')
  await page.getByRole('button', { name: 'Stäng av kortkommandon' }).click()
  await page.keyboard.press('s')
  expect(await progress()).toBe('0 av 2')
  await page.getByRole('button', { name: 'Sätt på kortkommandon' }).click()
  await page.locator('h1').click()
  await press('h') // passed over
  await press('?') // unsure
  expect(await progress()).toBe('1 av 2')
  await page.goto(`${url}/matningar/${census}/koppla/beslut`)
  expect(await page.locator('tbody tr').count()).toBe(1)
})

test('a key pressed twice by mistake decides one question, and one whose page never came can be pressed again', async () => {
  const opening = await openDoubtfulRound(context, {}, {}, PAIRS.slice(0, 3))
  census = opening.censusId
  await openAs(await signInAs(context, 'analyst'))
  await page.goto(`${url}/matningar/${census}/koppla`)
  await clickThrough(page.getByRole('link', { name: 'Börja' }))
  await press('s')
  // As if it had just come: pressed before anybody can have read it.
  await page.evaluate(() => {
    document.documentElement.dataset.keys = 'asleep'
  })
  await page.keyboard.press('s')
  await page.waitForTimeout(500)
  expect(await progress()).toBe('1 av 3')
  await page.reload()
  expect(await page.evaluate(() => document.documentElement.dataset.keys)).toBe('asleep')
  await page.waitForFunction(() => document.documentElement.dataset.keys !== 'asleep')

  // A load that is stopped.
  await page.evaluate(() => document.addEventListener('submit', (event) => event.preventDefault(), { once: true }))
  await page.keyboard.press('o')
  await page.waitForTimeout(3200)
  expect(await progress()).toBe('1 av 3')
  await press('o')
  expect(await progress()).toBe('2 av 3')
})

test('whoever goes back after seeing who it is comes to a page, and sees it masked', async () => {
  const opening = await openDoubtfulRound(context, {}, {}, PAIRS.slice(0, 2))
  census = opening.censusId
  await openAs(await signInAs(context, 'analyst'))
  await page.goto(`${url}/matningar/${census}/koppla`)
  await clickThrough(page.getByRole('link', { name: 'Börja' }))
  await page.locator('#skal').fill('Enheten säger att')
  await page.locator('h1').click()
  await press('v')
  expect(await page.locator('table.cards').textContent()).toContain('Torkel')
  expect(await page.locator('#skal').inputValue()).toBe('Enheten säger att')
  await press('h')
  expect(await page.title()).toBe('Fråga 2 av 2: Är det samma person? – Tvärsnitt')
  await page.goBack()
  expect(await page.title()).toBe('Fråga 1 av 2: Är det samma person? – Tvärsnitt')
  expect(await page.locator('table.cards').textContent()).not.toContain('Torkel')
})

test('a slip on the last question is taken back with a key', async () => {
  const opening = await openDoubtfulRound(context, {}, {}, PAIRS.slice(0, 1))
  census = opening.censusId
  await openAs(await signInAs(context, 'analyst'), 360)
  await page.goto(`${url}/matningar/${census}/koppla`)
  await clickThrough(page.getByRole('link', { name: 'Börja' }))
  await press('o')
  expect(await faultsOf(page)).toEqual([])
  await press('z')
  expect(await page.locator('.notice').textContent()).toContain('Beslutet är ångrat')
  expect(await page.locator('h1').textContent()).toBe('Är det samma person?')
})

test('every button works without script', async () => {
  const opening = await openDoubtfulRound(context, {}, {}, PAIRS.slice(0, 1))
  census = opening.censusId
  const { headers } = await signInAs(context, 'analyst')
  opened = await browser.newContext({ javaScriptEnabled: false })
  const [name = '', ...value] = headers.cookie.split('=')
  await opened.addCookies([{ name, value: value.join('='), url }])
  page = await opened.newPage()
  await page.goto(`${url}/matningar/${census}/koppla`)
  await clickThrough(page.getByRole('link', { name: 'Börja' }))
  await clickThrough(page.getByRole('button', { name: 'Visa vem det är' }))
  expect(await page.locator('table.cards').textContent()).toContain('Torkel')
  await clickThrough(page.getByRole('button', { name: 'Olika' }))
  expect(await page.locator('.notice').textContent()).toContain('olika personer. Nu 2 personer.')
  await page.goto(`${url}/matningar/${census}/koppla/beslut`)
  await clickThrough(page.getByRole('button', { name: 'Ångra' }))
  expect(await page.locator('.notice').textContent()).toContain('Nu 2 personer (spann 1–2).')
})

test.each([360, 1280])(
  'two who are linked and may be twins are taken apart, and the page says how they count, %i pixels wide',
  async (width) => {
    const born = { accommodation: 'outdoors', sex: 'man', family_name: 'Granlid', birth_date: '1971-04-09' }
    const rows = {
      akuten: [...ORDINARY, { ...born, given_name: 'Torkel' }],
      mottagningen: [...ORDINARY, { ...born, given_name: 'Bengt' }],
    }
    const opening = await openDoubtfulRound(context, rows, {}, [])
    census = opening.censusId
    await openAs(await signInAs(context, 'analyst'), width)
    await page.goto(`${url}/matningar/${census}/koppla`)
    expect(await page.locator('.figure-now').textContent()).toBe('25 personer (spann 25–26)')
    expect(await page.locator('table.queue').textContent()).toContain('räknas som en')
    expect(await faultsOf(page)).toEqual([])
    await clickThrough(page.getByRole('link', { name: 'Börja' }))
    expect(await page.locator('.panel').textContent()).toContain('räknas nu som samma person')
    expect(await page.locator('.warning').textContent()).toContain('tvillingar')
    expect(await faultsOf(page)).toEqual([])
    const then = await told('different')
    expect(then).toEqual({ persons: 26, range: '26–26' })
    await press('o')
    expect(await page.locator('.figure-now').textContent()).toBe('26 personer')
    await page.goto(`${url}/matningar/${census}/koppla/beslut`)
    await clickThrough(page.getByRole('button', { name: 'Ångra' }))
    expect(await page.locator('.notice').textContent()).toContain('Nu 25 personer (spann 25–26).')
  },
)

test.each([360, 1280])('a row that says little is decided, and a link taken apart, %i pixels wide', async (width) => {
  const thin = { accommodation: 'outdoors', initials: 'L', age: '~50' }
  const rows = { akuten: ORDINARY, mottagningen: ORDINARY, stadsmissionen: [thin] }
  const opening = await openDoubtfulRound(context, rows, {}, [])
  census = opening.censusId
  await openAs(await signInAs(context, 'analyst'), width)
  const queue = `${url}/matningar/${census}/koppla`
  await page.goto(queue)
  expect(await page.locator('.figure-now').textContent()).toContain('(spann 24–25)')
  await clickThrough(page.getByRole('link', { name: 'Börja' }))
  expect(await page.locator('h1').textContent()).toBe('Är raden den här personen?')
  expect(await page.locator('table.cards').textContent()).not.toContain('Lovisa')
  expect(await faultsOf(page)).toEqual([])
  await press('v')
  expect(await page.locator('table.cards').textContent()).toContain('Lovisa')
  expect(await faultsOf(page)).toEqual([])
  const same = await told('same')
  expect(same).toEqual({ persons: 24, range: '24–24' })
  await press('s')
  expect(await page.locator('.figure-now').textContent()).toBe('24 personer')
  expect(await progress()).toBe('1 av 1')

  await page.goto(`${queue}/personer`)
  await clickThrough(page.getByRole('link', { name: /^Koppla isär .* från person 1$/ }).first())
  expect(await told('now')).toEqual(same)
  const apart = await told('different')
  expect(apart).toEqual({ persons: 25, range: '25–25' })
  expect(await faultsOf(page)).toEqual([])
  await press('k')
  expect(await page.locator('.notice').textContent()).toContain('Raden är isärkopplad. Nu 25 personer.')

  await page.goto(`${queue}/modell`)
  expect(await page.locator('table').count()).toBe(0)
  await page.goto(`${url}/matningar/${census}/analys`)
  await page.getByRole('button', { name: 'Gör analysen' }).click()
  await page.waitForSelector('text=Analysen är klar')
  await page.goto(`${queue}/modell`)
  expect(await page.locator('table').count()).toBe(5)
  expect(await page.locator('#compared-number + table tbody tr').first().textContent()).toMatch(/^lika\d+/)
  expect(await faultsOf(page)).toEqual([])
})

test.each([360, 1280])(
  'rows that rest on each other are told apart from certain ones, %i pixels wide',
  async (width) => {
    const torkel = { accommodation: 'outdoors', sex: 'man', given_name: 'Torkel' }
    const known = knownByNumber(40)
    const rows = {
      akuten: [...known, { ...torkel, family_name: 'Granlid', birth_date: '1971-04-09' }],
      mottagningen: [...known.slice(0, 30), { ...torkel, family_name: 'Vassdal', birth_year: '1971' }],
      stadsmissionen: [{ ...torkel, family_name: 'Ygberg', birth_year: '1971' }],
    }
    census = (await openDoubtfulRound(context, rows, {}, [])).censusId
    await openAs(await signInAs(context, 'analyst'), width)
    await page.goto(`${url}/matningar/${census}/koppla`)
    await clickThrough(page.getByRole('link', { name: 'Börja' }))
    expect(await page.locator('td.follows').count()).toBe(1)
    expect(await faultsOf(page)).toEqual([])
    await press('o')
    // The second of the two doubts goes against what was decided of another pair than the one at hand.
    expect(await page.locator('td.conflict').count()).toBe(1)
    expect(await page.locator('section > .warning').last().textContent()).toContain('Konflikt mellan B och C')
    expect(await faultsOf(page)).toEqual([])
  },
)

const STATES = ['queue', 'pair', 'shown', 'reason wanted', 'changed meanwhile', 'linked', 'decisions', 'log'] as const

test.each([360, 1280])('every page can be used by everybody, %i pixels wide', async (width) => {
  const [torkel = {}, bengt = {}, sixten = {}] = DOUBTFUL_TRIO
  const changed = { accommodation: 'outdoors', given_name: 'Vefart', family_name: 'Nömisson', sex: 'man' }
  const opening = await openDoubtfulRound(
    context,
    {
      akuten: [torkel, { ...changed, personnummer: NUMBERS[0] ?? '' }],
      mottagningen: [bengt, { ...changed, personnummer: NUMBERS[1] ?? '' }],
      stadsmissionen: [sixten],
    },
    {},
    PAIRS.slice(0, 2),
  )
  census = opening.censusId
  const reviewer = await signInAs(context, 'log_reviewer')
  await openAs(await signInAs(context, 'analyst'), width)
  const found: string[] = []
  const look = async (state: (typeof STATES)[number]) => {
    expect([state, ...(await faultsOf(page))]).toEqual([state])
    found.push(state)
  }
  const queue = `${url}/matningar/${census}/koppla`
  await page.goto(queue)
  await look('queue')
  const pairs = await page.locator('tbody th a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  await page.goto(`${url}${pairs[0]}`)
  await look('pair')
  await press('v')
  await look('shown')
  // The pair of two numbers is the least open of all: it comes last.
  await page.goto(`${url}${pairs.at(-1)}`)
  await press('s')
  expect(await page.locator('.error-summary').textContent()).toContain('Skriv hur du vet')
  await look('reason wanted')
  const seen = await page.locator('input[name=sett]').inputValue()
  /** Opens the first pair that stands by itself, or the first of those that hang together. */
  const openPair = async (hangsTogether: boolean) => {
    await page.goto(queue)
    const links = page.locator('tbody th a')
    for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) {
      await page.goto(`${url}${href}`)
      if ((await page.locator('table.matrix').count()) > 0 === hangsTogether) return
    }
  }
  await openPair(false)
  const stale = page.url()
  await press('o')
  await page.goto(stale)
  expect(await page.locator('h1').textContent()).toContain('inte längre i tvivel')
  expect(seen).not.toBe('')
  await openPair(true)
  await page.evaluate(() => document.querySelector('input[name=sett]')?.setAttribute('value', 'annat'))
  await press('s')
  expect(await page.locator('[role=alert]').first().textContent()).toContain('Ditt beslut sparades inte')
  await look('changed meanwhile')
  await page.goto(`${queue}/personer`)
  await look('linked')
  await page.goto(`${queue}/beslut`)
  await look('decisions')
  await opened.close()
  await openAs(reviewer, width)
  await page.goto(`${url}/logg`)
  await look('log')
  expect(found).toEqual(STATES)
})
