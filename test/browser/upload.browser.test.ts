import type { FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import { answerInHand, saveRows } from '../../src/features/submission/answer.service.ts'
import type { Context } from '../../src/platform/context.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { openRound } from '../open-round.ts'
import { signInAs } from '../sign-in.ts'
import { openWorkbook } from '../workbook-text.ts'
import { openBrowser } from './open-browser.ts'
import { violationsOf } from './violations-of.ts'

/** Ten faults: two of one value, a year, a number, a yes, a date, an age, a key twice, a choice, and a cell of several. */
const TEN = [
  [
    'radid',
    'personnummer',
    'förnamn',
    'efternamn',
    'födelseår',
    'ålder',
    'boende',
    'akutplats',
    'bott_sedan',
    'kön',
    'kontakter',
    'Kod',
  ],
  ['1', '', 'Alva', 'Ek', '1985', '', 'Knutpunkten', 'ja', '2024-03', 'kvinna', '', 'X'],
  ['2', '', 'Bo', 'Al', '1970', '', 'Knutpunkten', 'ja', '2023', 'man', '', 'X'],
  ['3', '', 'Cia', 'Lind', '19x0', '', 'akutboende', 'nej', '2023', 'kvinna', '', ''],
  ['4', '19850709-9806', 'Dan', 'Berg', '', '', 'härbärge', 'ja', '', 'man', '', ''],
  ['5', '', 'Eva', 'Ask', '1990', '', 'akutboende', 'kanske', '', 'kvinna', '', ''],
  ['6', '', 'Frej', 'Rönn', '1991', '', 'akutboende', 'ja', '31/12', 'man', '', ''],
  ['6', '', 'Gun', 'Sälg', '1992', '', 'akutboende', 'ja', '', 'kvinna', '', ''],
  ['8', '', 'Hej', 'Tall', '1993', '250', 'akutboende', 'ja', '', 'xy', '', ''],
  ['9', '', 'Ida', 'Gran', '1994', '', '', 'ja', '', 'kvinna', 'ingen|socialtjänst', ''],
] as const

/** Visitors whose browser runs scripts. */
const scripted = new WeakSet<BrowserContext>()

let browser: Browser
let context: Context
let app: FastifyInstance
let origin: string
let answer: string
let unitId: string
let accountId: string

beforeAll(async () => {
  context = await openTemporaryContext(MIGRATIONS)
  const own = (await openRound(context, { deadline: '2099-12-04' })).get('akuten')
  answer = own?.id ?? ''
  unitId = own?.unit.id ?? ''
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app.close()
  await context.db.destroy()
})

async function visit(javaScriptEnabled: boolean): Promise<BrowserContext> {
  const me = await signInAs(context, 'unit_reporter', [unitId])
  accountId = me.accountId
  const [name = '', value = ''] = me.headers.cookie.split('=')
  const visitor = await browser.newContext({
    javaScriptEnabled,
    acceptDownloads: true,
    viewport: { width: 1280, height: 900 },
  })
  if (javaScriptEnabled) scripted.add(visitor)
  await visitor.addCookies([{ name, value, url: origin }])
  return visitor
}

const heading = async (page: Page) => (await page.textContent('h1')) ?? ''

/** Waits as anybody would: the page loads itself again until the file has been looked through. */
const untilChecked = (page: Page) =>
  expect.poll(() => heading(page), { timeout: 40_000, interval: 200 }).not.toMatch(/Filen läses|kontrolleras/)

/** Nothing that axe finds, and nothing wider than the screen, on a wide screen and on a phone. */
async function looksRight(page: Page): Promise<void> {
  if (!scripted.has(page.context())) return // axe is a script itself; the pages are the same
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    const violations = await violationsOf(page)
    expect(violations).toEqual([])
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  }
}

async function tenFaults(): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  workbook.addWorksheet('Vår lista').addRows(TEN.map((row) => row.map((cell) => cell || null)))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${origin}/svar/${answer}/filer`)
  await page.setInputFiles('#fil', { name, mimeType: 'application/octet-stream', buffer })
  await page.click('button:has-text("Ladda upp")')
  await untilChecked(page)
}

/** The field of the fault with this heading. */
const fieldOf = (page: Page, words: string) =>
  page.locator('.upload-fault', { has: page.locator('h2', { hasText: words }) }).locator('select, input[type=text]')

const save = async (page: Page) => {
  await page.click('button:has-text("Spara valen")')
  await untilChecked(page)
}

describe.each([true, false])('with JavaScript: %s', { timeout: 120_000 }, (hasScripts) => {
  it('a workbook with ten faults is mended on the page and in the file, stored and undone', async () => {
    const visitor = await visit(hasScripts)
    const page = await visitor.newPage()
    await page.goto(`${origin}/svar/${answer}/filer`)
    await page.click('button:has-text("Ladda upp")')
    expect(await page.textContent('.error-summary')).toContain('Välj en fil')
    await looksRight(page)

    await choose(page, 'lista.xlsx', await tenFaults())
    if (hasScripts) {
      // The first time the unit says what its own column means; the second time it is remembered.
      expect(await heading(page)).toBe('Vad betyder kolumnerna?')
      await looksRight(page)
      await save(page)
    }
    expect(await heading(page)).toBe('9 saker att rätta')
    await looksRight(page)

    await fieldOf(page, 'Var personen bodde').selectOption({ label: 'akutboende' })
    await fieldOf(page, 'Födelseår').fill('1980')
    await fieldOf(page, 'Akutplats').selectOption({ label: 'ja' })
    await fieldOf(page, 'Kön').selectOption({ label: 'man' })
    await page.fill('[name="skal-accommodation_blank"]', 'Hon ville inte berätta.')
    await save(page)
    expect(await heading(page)).toBe('5 saker att rätta')

    const downloading = page.waitForEvent('download')
    await page.click('a:has-text("Hämta filen med felen markerade")')
    const stream = await (await downloading).createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(Buffer.from(chunk))
    const book = await openWorkbook(Buffer.concat(chunks))
    const list = book.getWorksheet('Vår lista') ?? book.addWorksheet()
    expect(list.getCell('G2').value).toBe('akutboende')
    for (const [cell, value] of [
      ['B5', null],
      ['I7', '2024-12-31'],
      ['A8', '7'],
      ['F9', '32'],
      ['K10', 'ingen'],
    ] as const)
      list.getCell(cell).value = value

    await choose(page, 'rättad.xlsx', Buffer.from(await book.xlsx.writeBuffer()))
    expect(await heading(page)).toBe('Att se över') // the reason belongs to the other file
    await looksRight(page)
    await page.fill('[name="skal-accommodation_blank"]', 'Hon ville inte berätta.')
    await save(page)
    expect(await heading(page)).toBe('Klart att spara')
    await looksRight(page)
    await page.click('button:has-text("Spara i svaret")')
    expect(await heading(page)).toBe('Filen är sparad i svaret')
    expect(await page.textContent('main')).toContain('9 rader lades till')
    await looksRight(page)
    const stored = (await answerInHand(context, answer)).rows
    expect(stored.map(({ key }) => key)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    expect(stored.filter(({ record }) => record === null)).toEqual([])

    const [first] = stored
    if (first !== undefined)
      await saveRows(
        context,
        answer,
        [{ key: first.key, version: first.version, cells: { ...first.cells, sex: 'annat' } }],
        {
          ...{ madeBy: 'form', accountId },
        },
      )
    await page.reload()
    await looksRight(page)
    await page.check('#andrade')
    await page.click('button:has-text("Ångra filen")')
    expect(await heading(page)).toBe('Filen är ångrad')
    await looksRight(page)
    expect((await answerInHand(context, answer)).rows).toEqual([])

    // What was left waiting is thrown away; what cannot be read says why.
    await page.goto(`${origin}/svar/${answer}/filer`)
    await looksRight(page)
    await page.click('a:has-text("lista.xlsx")')
    await page.click('button:has-text("Släng filen")')
    expect(await heading(page)).toBe('Filen är slängd')
    await looksRight(page)
    await choose(page, 'gammal.xlsx', Buffer.from(`no workbook ${hasScripts}`))
    expect(await heading(page)).toBe('Filen gick inte att läsa')
    await looksRight(page)
    await visitor.close()
  })
})
