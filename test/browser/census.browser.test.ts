import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Download, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import { swedishDay } from '../../src/domain/terms/swedish-moment.ts'
import { makeAccount } from '../../src/features/account/accounts.service.ts'
import type { Context } from '../../src/platform/context.ts'
import { openFolderContext } from '../../src/platform/open-context.ts'
import { openWorkbook } from '../workbook-text.ts'
import { openBrowser } from './open-browser.ts'
import { violationsOf } from './violations-of.ts'

const PASSWORD = 'sju gula cyklar i regn'
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The units of the municipality, and who reports for which. */
const UNITS = ['Akutboendet Akuten', 'Mottagningen', 'Boendestödet Björken', 'Natthärbärget'] as const
const [AKUTEN, MOTTAGNINGEN, BJORKEN, NATTEN] = UNITS

/** Invented people, as the units know them. The serials of the numbers are kept for tests. */
const [ALVAS, DANS] = ['19850709-9805', '19690711-9827']

/** What Elin writes by hand, field by field, in the order in which the Tab key comes to them. */
const BY_HAND = [
  { who: 'Alva Ek', accommodation: 3, written: { personnummer: ALVAS, given_name: 'Alva', family_name: 'Ek' } },
  { who: 'Bo Al', accommodation: 0, written: { birth_year: '1970', given_name: 'Bo', family_name: 'Al' } },
  { who: 'C Z', accommodation: 3, written: { birth_year: '1951', initials: 'CZ' } },
] as const

/** What Elin has in her workbook: ten faults, and one person on two rows. */
const IN_THE_FILE = [
  { who: 'Dan Berg', cells: { radid: '1', personnummer: '19690711-9828' } }, // 1: no such number
  { who: 'Eva Ask', cells: { radid: '2', födelseår: '1990', akutplats: 'kanske' } }, // 2: neither yes nor no
  { who: 'Frej Rönn', cells: { radid: '3', födelseår: '1991', bott_sedan: '31/12' } }, // 3: no date
  { who: 'Gun Sälg', cells: { radid: '3', födelseår: '1992' } }, // 4: the key of another row
  { who: 'Hugo Tall', cells: { radid: '5', födelseår: '1993', ålder: '250' } }, // 5: nobody is so old
  { who: 'Ida Gran', cells: { radid: '6', födelseår: '1994', kontakter: 'ingen|socialtjänst' } }, // 6: none and one
  { who: 'Jan Ask', cells: { radid: '7', födelseår: '1960', boende: 'Knutpunkten' } }, // 7: no such choice,
  { who: 'Kia Poppel', cells: { radid: '8', födelseår: '1961', boende: 'Knutpunkten' } }, // here neither
  { who: 'Liv Lönn', cells: { radid: '9', födelseår: '19x0', kön: 'xy' } }, // 8 and 9: no year, no choice
  { who: 'Dan Berg', cells: { radid: '10', födelsedatum: '1969-07-11', planerad_utflytt: 'snart' } }, // 10: no choice
] as const

/** What Bodil writes for her other unit: one whom Elin has met too. */
const BY_BODIL = [
  { who: 'Alva Ek', written: { personnummer: ALVAS, given_name: 'Alva', family_name: 'Ek' } },
  { who: 'Måns Malm', written: { birth_year: '1988', given_name: 'Måns', family_name: 'Malm' } },
] as const

const ROWS = [...BY_HAND, ...IN_THE_FILE, ...BY_BODIL]
/** How many people there are, by who they are: what the report is to find out. */
const PEOPLE = new Set(ROWS.map(({ who }) => who)).size

let browser: Browser
let folder: string
let context: Context
let app: FastifyInstance
let base: string
// An hour behind the threads of the service, which have their own clock, and moved on where a code is good for once.
let ahead = 0
/** Whether the browsers run scripts. */
let hasScripts = false
const visits: BrowserContext[] = []
/** Pages that have been looked at, each once for all visitors. */
const looked = new Set<string>()
const faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-journey-'))
  const opened = await openFolderContext(folder, MIGRATIONS)
  context = { ...opened, clock: { now: () => new Date(Date.now() - HOUR_MS + ahead).toISOString() } }
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  base = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  for (const visit of visits.splice(0)) await visit.close()
  await app?.close()
  await context?.db.destroy()
  rmSync(folder, { recursive: true, force: true })
})

// ——— somebody at a computer ———

/** A person with a browser and a phone: sees pages, follows links and presses buttons by their words. */
interface Somebody {
  readonly page: Page
  readonly email: string
  /** Secret in the app of the phone, once it is there. */
  secret: string
  recoveryCodes: readonly string[]
}

async function sitDown(email: string): Promise<Somebody> {
  const visit = await browser.newContext({ javaScriptEnabled: hasScripts, viewport: { width: 1280, height: 900 } })
  visits.push(visit)
  visit.setDefaultTimeout(30_000)
  return { page: await visit.newPage(), email, secret: '', recoveryCodes: [] }
}

const heading = async ({ page }: Somebody) => (await page.locator('h1').allTextContents()).join()
// biome-ignore lint/performance/useDomNodeTextContent: parts that stand in lines of their own have no blank between them in the source
const main = async ({ page }: Somebody) => (await page.locator('main').innerText()).replace(/\s+/g, ' ')
const notice = async ({ page }: Somebody) => ((await page.locator('.notice').first().textContent()) ?? '').trim()

/** Does what leads to another page, and looks at that one. */
async function go(me: Somebody, act: () => Promise<unknown>): Promise<void> {
  const from = `${await heading(me)} (${me.page.url()})`
  await Promise.all([act(), me.page.waitForNavigation()]).catch((cause: unknown) => {
    throw new Error(`no way on from ${from}`, { cause })
  })
  await look(me)
}
const open = (me: Somebody, address: string) => go(me, () => me.page.goto(address))
const follow = (me: Somebody, words: string | RegExp, within: Locator = me.page.locator('body')) =>
  go(me, () =>
    within
      .getByRole('link', { name: words, exact: typeof words === 'string' })
      .first()
      .click(),
  )
const press = (me: Somebody, words: string) =>
  go(me, () => me.page.getByRole('button', { name: words, exact: true }).click())
const fill = (me: Somebody, label: string, words: string) => me.page.getByLabel(label, { exact: true }).fill(words)
const tick = (me: Somebody, label: string | RegExp) =>
  me.page.getByLabel(label, { exact: typeof label === 'string' }).check()

/** What sorts of parts a page has: with other parts it is looked at again. */
const PARTS = `['.warning', '.error-summary', '.upload-fault', 'main dl', 'main table']
  .filter((part) => document.querySelector(part) !== null).join(' ')`

/** A page as a kind: its address without whose it is, and what it is made of. */
const kindOf = async (page: Page) =>
  `${new URL(page.url()).pathname.replace(/[\w-]{43}|[0-9a-f-]{36}/g, ':id')} ${await page.evaluate<string>(PARTS)}`

/** Each kind of page once: nothing that axe finds, on a wide screen and on a phone, and nothing to scroll sideways for. */
async function look(me: Somebody): Promise<void> {
  if (!hasScripts) return // axe is a script itself; the pages are the same
  const page = /av sig själv/.test(await main(me)) ? await held(me.page) : me.page
  const kind = await kindOf(page)
  if (!looked.has(kind)) faults.push(...(await faultsOf(page, kind)))
  looked.add(kind)
  if (page !== me.page) await page.close()
}

/** A page that loads itself again, in a window where it does not: it would be gone while it is looked at. */
async function held(page: Page): Promise<Page> {
  const still = await page.context().newPage()
  await still.route(page.url(), async (route) => {
    const response = await route.fetch()
    const headers = Object.fromEntries(Object.entries(response.headers()).filter(([name]) => name !== 'refresh'))
    await route.fulfill({ response, headers })
  })
  await still.goto(page.url())
  return still
}

async function faultsOf(page: Page, kind: string): Promise<string[]> {
  const found: string[] = []
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    if (beyond > 0) found.push(`${kind} at ${width} px: scrolls sideways by ${beyond} px`)
    if (width === 320) continue
    const violations = await violationsOf(page)
    found.push(...violations.map((each) => `${kind} at ${width} px: ${each}`))
  }
  return found
}

async function contentOf(download: Promise<Download>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await (await download).createReadStream()) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** Follows a link to a file, and answers what is in the file. */
async function download({ page }: Somebody, words: string): Promise<Buffer> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: words }).first().click()
  return contentOf(downloading)
}

/** Follows a link to a file that the browser shows as it is, and comes back. */
async function readAsText({ page }: Somebody, words: string): Promise<string> {
  await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: words }).click()])
  const text = (await page.locator('body').textContent()) ?? ''
  await page.goBack()
  return text
}

/** Goes with the Tab key alone to what is meant. */
async function tabTo({ page }: Somebody, selector: string): Promise<void> {
  for (let times = 0; times < 150; times += 1) {
    await page.keyboard.press('Tab')
    if (
      await page
        .locator(selector)
        .first()
        .evaluate((element) => element === document.activeElement)
    )
      return
  }
  throw new Error(`the keyboard does not reach ${selector} on ${await page.title()}`)
}
const enter = (me: Somebody) => go(me, () => me.page.keyboard.press('Enter'))

// ——— getting in ———

/** The code that a phone shows, by RFC 6238: of this test's own making, so that not the service alone says it is right. */
function codeOnPhone({ secret }: Somebody): string {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
  const key = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.parse(context.clock.now()) / 30_000)))
  const mac = createHmac('sha1', key).update(step).digest()
  const at = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** A minute passes: the phone shows another code. */
const wait = () => {
  ahead += 60_000
}

/** Takes up an invitation: a password, the phone, the recovery codes. */
async function takeUp(link: string, email: string): Promise<Somebody> {
  const me = await sitDown(email)
  await open(me, link)
  expect(await heading(me)).toBe('Välkommen till Tvärsnitt')
  await fill(me, 'Lösenord', PASSWORD)
  await fill(me, 'Lösenordet en gång till', PASSWORD)
  await press(me, 'Fortsätt')
  me.secret = ((await me.page.locator('code.reference').textContent()) ?? '').replaceAll(' ', '')
  await fill(me, 'Koden som appen visar nu', codeOnPhone(me))
  await press(me, 'Koppla appen')
  me.recoveryCodes = await me.page.getByRole('listitem').locator('code').allTextContents()
  expect(me.recoveryCodes).toHaveLength(10)
  await press(me, 'Jag har sparat koderna')
  return me
}

async function signOut(me: Somebody): Promise<void> {
  await press(me, 'Logga ut')
  expect(await notice(me)).toBe('Du är utloggad.')
}

async function signIn(me: Somebody): Promise<void> {
  wait()
  await open(me, base)
  await fill(me, 'E-postadress', me.email)
  await fill(me, 'Lösenord', PASSWORD)
  await press(me, 'Fortsätt')
  await fill(me, 'Kod', codeOnPhone(me))
  await press(me, 'Logga in')
}

/** An administrator invites somebody; answers the link to hand over. */
async function invite(ada: Somebody, email: string, name: string, role: string, ...units: string[]): Promise<string> {
  await follow(ada, 'Tvärsnitt')
  await follow(ada, 'Nytt konto')
  await fill(ada, 'E-postadress', email)
  await fill(ada, 'Namn', name)
  await tick(ada, role)
  for (const unit of units) await tick(ada, unit)
  await press(ada, 'Gör kontot och få en länk')
  const link = (await ada.page.locator('.invitation-link').textContent()) ?? ''
  await press(ada, 'Jag har tagit hand om länken')
  return link
}

/** The first of all: her link is printed by the command `user add`. */
async function firstAdministrator(): Promise<Somebody> {
  const email = 'ada@example.se'
  const made = await makeAccount(context, {
    ...{ email, name: 'Ada Lind', role: 'administrator', unitIds: [], language: 'sv' },
  })
  if (made === 'taken') throw new Error('the folder is not new')
  return takeUp(`${base}/inbjudan/${made.token}`, email)
}

// ——— a round ———

/** The Monday of this week and days from it, as the service counts them. */
function daysOfRound() {
  const today = swedishDay(context.clock.now())
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7
  const day = (number: number) =>
    new Date(Date.parse(today) + (number - sinceMonday) * DAY_MS).toISOString().slice(0, 10)
  return { from: day(0), to: day(6), deadline: day(20), name: day(3).slice(0, 4) }
}

async function makeRound(sam: Somebody): Promise<void> {
  const { from, to, deadline, name } = daysOfRound()
  expect(await main(sam)).toContain('Ingen kartläggning är upplagd än.')
  await follow(sam, 'Ny kartläggning')
  await fill(sam, 'Kommunens namn', 'Provköping')
  await fill(sam, 'Kommunkod', '0000')
  await fill(sam, 'Enheter som ska tillfrågas', UNITS.join('\n'))
  await fill(sam, 'Kartläggningens namn', name)
  await fill(sam, 'Mätveckans första dag', from)
  await fill(sam, 'Mätveckans sista dag', to)
  await fill(sam, 'Sista dag att lämna in', deadline)
  await press(sam, 'Lägg upp kartläggningen') // too soon: something is missing
  expect(await sam.page.locator('.error-summary').textContent()).toContain('Välj vilken definition som ska gälla.')
  await sam.page.getByLabel('Definition', { exact: true }).selectOption('socialstyrelsen-2023')
  await tick(sam, 'Uppföljning')
  await fill(sam, 'Ändamålet med egna ord', 'Följa upp arbetet mot hemlöshet')
  await fill(sam, 'Namn', 'Sam Samordnare')
  await fill(sam, 'Telefon', '000-00 00 00')
  await fill(sam, 'E-post', 'sam@example.se')
  await press(sam, 'Lägg upp kartläggningen')
  expect(await notice(sam)).toBe('Kartläggningen är upplagd.')
}

/** Says what kind of unit the first is, and opens the round. */
async function openTheRound(sam: Somebody): Promise<void> {
  await follow(sam, 'Enheter')
  await follow(sam, `Ändra ${AKUTEN}`)
  await sam.page.getByLabel('Vilken sorts enhet?').selectOption({ label: 'Akutboende' })
  await press(sam, 'Spara enheten')
  expect(await notice(sam)).toBe('Enheten är sparad.')
  await follow(sam, daysOfRound().name, sam.page.locator('nav.trail'))
  await follow(sam, 'Öppna för enheterna')
  await press(sam, 'Öppna för enheterna')
  expect(await notice(sam)).toBe('Kartläggningen är öppen för enheterna.')
}

// ——— a unit answers ———

async function readDefinition(me: Somebody): Promise<void> {
  await follow(me, 'Läs vilka som räknas')
  expect(await main(me)).toContain('Akut hemlöshet')
  await press(me, 'Vi har läst det här')
  expect(await notice(me)).toContain('ni har läst vilka som räknas')
}

async function confirmContact(me: Somebody, name: string): Promise<void> {
  await follow(me, 'Säg vem hos er vi kan nå')
  await fill(me, 'Namn', name)
  await press(me, 'Spara') // nobody can be reached by a name
  expect(await me.page.locator('.error-summary').textContent()).toContain('telefonnummer eller en e-postadress')
  await fill(me, 'Telefon', '000-00 00 01')
  await press(me, 'Spara')
  expect(await notice(me)).toContain('Nu vet vi vem vi kan nå')
}

/** Three persons without touching the mouse: from the first page of the answer and back to it. */
async function reportByKeyboard(me: Somebody): Promise<void> {
  await tabTo(me, 'a:text("Skriv in en person i taget")')
  await enter(me)
  for (const [at, { accommodation, written }] of BY_HAND.entries()) {
    await tabTo(me, '#accommodation')
    await me.page.keyboard.press('Space')
    for (let down = 0; down < accommodation; down += 1) await me.page.keyboard.press('ArrowDown')
    for (const field of ['personnummer', 'birth_year', 'initials', 'given_name', 'family_name']) {
      const words = Object.entries(written).find(([name]) => name === field)?.[1]
      if (words === undefined) continue
      await tabTo(me, `#${field}`)
      await me.page.keyboard.type(words)
    }
    const isLast = at === BY_HAND.length - 1
    await tabTo(me, isLast ? '.actions button[value=save]' : '.actions button[value=next]')
    await enter(me)
    expect(await main(me)).toContain(isLast ? 'Personerna i ert svar' : `Person ${at + 1} är sparad. `)
  }
  expect(await me.page.locator('tbody tr').count()).toBe(BY_HAND.length)
  await tabTo(me, 'a:text("Klar med personerna")')
  await enter(me)
}

/** The template of the unit, filled in as somebody in a hurry would. */
async function fillIn(template: Buffer): Promise<Buffer> {
  const book = await openWorkbook(template)
  const list = book.getWorksheet('Lista') ?? book.worksheets[0]
  const headings = Array.from({ length: list?.columnCount ?? 0 }, (_, at) => list?.getCell(1, at + 1).text ?? '')
  for (const [at, { who, cells }] of IN_THE_FILE.entries()) {
    const [förnamn, efternamn] = who.split(' ')
    for (const [name, words] of Object.entries({ förnamn, efternamn, boende: 'akutboende', ...cells })) {
      const column = headings.indexOf(name)
      if (column === -1) throw new Error(`the template has no column ${name}`)
      if (list !== undefined) list.getCell(at + 2, column + 1).value = words
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

async function upload(me: Somebody, name: string, buffer: Buffer): Promise<void> {
  await me.page.setInputFiles('#fil', { name, mimeType: 'application/octet-stream', buffer })
  await press(me, 'Ladda upp')
  await untilChecked(me)
}

/** Waits as anybody would: the page loads itself again until the file has been looked through. */
async function untilChecked(me: Somebody): Promise<void> {
  await expect.poll(() => heading(me), { timeout: 40_000, interval: 100 }).not.toMatch(/Filen läses|kontrolleras/)
  await me.page.waitForLoadState()
  await look(me)
}

/** The field of the fault with this heading. */
const faultOf = ({ page }: Somebody, words: string) =>
  page.locator('.upload-fault', { has: page.locator('h2', { hasText: words }) }).locator('select, input[type=text]')

/** Mends what is quick to mend on the page, and the rest in the workbook that comes back. */
async function reportByFile(me: Somebody): Promise<void> {
  await follow(me, 'Lämna en fil i stället')
  await upload(me, 'lista.xlsx', await fillIn(await download(me, 'Hämta mallen (Excel)')))
  expect(await heading(me)).toBe('10 saker att rätta')
  await faultOf(me, 'Var personen bodde').selectOption({ label: 'akutboende' })
  await faultOf(me, 'Akutplats').selectOption({ label: 'ja' })
  await faultOf(me, 'Födelseår').fill('1980')
  await faultOf(me, 'Kön').selectOption({ label: 'kvinna' })
  await faultOf(me, 'Planerad utflytt').selectOption({ label: 'senare' })
  await press(me, 'Spara valen och kontrollera igen')
  await untilChecked(me)
  expect(await heading(me)).toBe('5 saker att rätta')

  const returned = await openWorkbook(await download(me, 'Hämta filen med felen markerade (Excel)'))
  const list = returned.worksheets[0]
  const cellAt = (row: number, name: string) => {
    const headings = Array.from({ length: list?.columnCount ?? 0 }, (_, at) => list?.getCell(1, at + 1).text ?? '')
    const cell = list?.getCell(row, headings.indexOf(name) + 1)
    if (cell === undefined) throw new Error(`nothing stands at ${name}, row ${row}`)
    return cell
  }
  expect(cellAt(8, 'boende').text).toBe('akutboende') // what was mended on the page comes along
  for (const [row, name, right] of [
    [2, 'personnummer', DANS],
    [4, 'bott_sedan', '2024-12-31'],
    [5, 'radid', '4'],
    [6, 'ålder', null],
    [7, 'kontakter', 'socialtjänst'],
  ] as const) {
    expect([name, JSON.stringify(cellAt(row, name).note ?? '').length]).not.toEqual([name, 2]) // each has its note
    cellAt(row, name).value = right
  }
  await follow(me, 'Filer', me.page.locator('nav.trail'))
  await upload(me, 'rättad.xlsx', Buffer.from(await returned.xlsx.writeBuffer()))
  expect(await heading(me)).toBe('Att se över') // numbers that are kept for tests, and two rows that are alike
  for (const reason of await me.page.getByLabel('Varför stämmer det ändå?', { exact: true }).all())
    await reason.fill('Personerna är påhittade.')
  await press(me, 'Spara valen och kontrollera igen')
  await untilChecked(me)
  expect(await heading(me)).toBe('Klart att spara')
  await press(me, 'Spara i svaret')
  await untilChecked(me)
  expect(await heading(me)).toBe('Filen är sparad i svaret')
  expect(await main(me)).toContain('10 rader lades till')
  await follow(me, 'Till svaret')
}

async function answerQuestions(me: Somebody): Promise<void> {
  await follow(me, 'Svara på hur ni räknade')
  await tick(me, 'Ja, alla')
  await tick(me, 'De flesta')
  await press(me, 'Spara')
  expect(await notice(me)).toBe('Sparat. Tack för svaren.')
}

/** Checks, hands in, and has the receipt. */
async function handIn(me: Somebody, rows: number): Promise<void> {
  await follow(me, 'Kontrollera och lämna in')
  expect(await main(me)).toContain(`${rows} personer räknas enligt definitionen.`)
  await press(me, 'Lämna in')
  const receipt = await main(me)
  for (const words of ['Tack. Ert svar är inlämnat.', `Antal personer ${rows}`]) expect(receipt).toContain(words)
}

/** The receipt on paper: everything but what only a screen can do. */
async function printReceipt({ page }: Somebody): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText('Sidan går att skriva ut').isVisible()).toBe(false)
  expect(await page.getByText('Referens').isVisible()).toBe(true)
  expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
  await page.emulateMedia({ media: 'screen' })
}

async function reportTwo(me: Somebody): Promise<void> {
  await follow(me, 'Skriv in en person i taget')
  for (const [at, { written }] of BY_BODIL.entries()) {
    await me.page.getByRole('radio', { name: /^Akutboende/ }).check()
    for (const [name, words] of Object.entries(written)) await me.page.fill(`#${name}`, words)
    await press(me, at === 0 ? 'Spara och lägg till nästa' : 'Spara')
  }
  await follow(me, 'Klar med personerna')
}

async function makeNilReturn(me: Somebody, name: string): Promise<void> {
  await follow(me, 'Mötte ni ingen? Lämna en nollrapport')
  await press(me, 'Lämna nollrapporten') // not before somebody has said that it is so
  expect(await me.page.locator('.error-summary').textContent()).toContain('Kryssa i att ni har gått igenom mätveckan.')
  await fill(me, 'Ditt namn', name)
  await tick(me, 'Vi har gått igenom mätveckan och mötte ingen i hemlöshet')
  await press(me, 'Lämna nollrapporten')
  expect(await main(me)).toContain(`Nollrapporten lämnad av ${name}`)
}

// ——— the result ———

const rowOfBoard = async ({ page }: Somebody, unit: string) =>
  (await page.locator('tbody tr', { hasText: unit }).locator('td').allInnerTexts()).slice(0, 2)

async function seeBoard(sam: Somebody): Promise<void> {
  await follow(sam, 'Svar')
  expect(await main(sam)).toContain('3 av 4 enheter har lämnat in.')
  const ofAkuten = BY_HAND.length + IN_THE_FILE.length
  expect(await rowOfBoard(sam, AKUTEN)).toEqual(['Har svarat', String(ofAkuten)])
  expect(await rowOfBoard(sam, MOTTAGNINGEN)).toEqual(['Har svarat', String(BY_BODIL.length)])
  expect(await rowOfBoard(sam, BJORKEN)).toEqual(['Nollrapport', '0'])
  expect(await rowOfBoard(sam, NATTEN)).toEqual(['Inget svar', '–'])
  expect(await sam.page.locator('tfoot td.number').first().textContent()).toBe(String(ROWS.length))
  await follow(sam, AKUTEN)
  await follow(sam, 'Svar', sam.page.locator('nav.trail'))
  await follow(sam, 'Ringlista')
  expect(await main(sam)).toContain(NATTEN)
  await follow(sam, daysOfRound().name, sam.page.locator('nav.trail'))
}

async function lock(sam: Somebody): Promise<void> {
  await follow(sam, 'Lås kartläggningen')
  await press(sam, 'Lås kartläggningen')
  expect(await notice(sam)).toBe('Kartläggningen är låst.')
}

/** Runs the analysis and answers the figures its page shows. */
async function analyse(sam: Somebody): Promise<ReadonlyMap<string, string>> {
  await follow(sam, 'Analys')
  await press(sam, 'Gör analysen')
  await expect.poll(() => main(sam), { timeout: 60_000, interval: 200 }).not.toContain('Analysen pågår')
  await sam.page.waitForLoadState()
  await look(sam)
  expect(await notice(sam)).toBe('Analysen är klar.')
  const terms = await sam.page.locator('.summary-list dt').allTextContents()
  const values = await sam.page.locator('.summary-list dd').allTextContents()
  return new Map(terms.map((term, at) => [term, values[at] ?? '']))
}

describe.each([true, false])('a census from the first account to the report, with scripts: %s', (withScripts) => {
  it('new users come through by what the pages offer them, and the figures are right', async () => {
    hasScripts = withScripts

    const ada = await firstAdministrator()
    expect(await heading(ada)).toBe('Konton')
    const sam = await takeUp(await invite(ada, 'sam@example.se', 'Sam Samordnare', 'Analytiker'), 'sam@example.se')
    await makeRound(sam)
    await openTheRound(sam)
    const toElin = await invite(ada, 'elin@example.se', 'Elin Enhet', 'Rapportör', AKUTEN)
    const toBodil = await invite(ada, 'bodil@example.se', 'Bodil Stöd', 'Enhetsansvarig', MOTTAGNINGEN, BJORKEN)
    await signOut(ada)

    const elin = await takeUp(toElin, 'elin@example.se')
    await signOut(elin)
    await signIn(elin)
    expect(await heading(elin)).toBe(`Svar från ${AKUTEN}`) // her only answer, at once
    await readDefinition(elin)
    await confirmContact(elin, 'Elin Enhet')
    await reportByKeyboard(elin)
    await reportByFile(elin)
    await answerQuestions(elin)
    await handIn(elin, BY_HAND.length + IN_THE_FILE.length)
    await printReceipt(elin)

    const bodil = await takeUp(toBodil, 'bodil@example.se')
    expect(await heading(bodil)).toBe('Era svar') // she has two
    await follow(bodil, new RegExp(BJORKEN))
    await makeNilReturn(bodil, 'Bodil Stöd')
    await follow(bodil, 'Era svar')
    await follow(bodil, new RegExp(MOTTAGNINGEN))
    await reportTwo(bodil)
    await handIn(bodil, BY_BODIL.length)

    await follow(sam, 'Tvärsnitt')
    await follow(sam, daysOfRound().name)
    await seeBoard(sam)
    await lock(sam)
    await follow(elin, 'Tillbaka till svaret')
    expect(await main(elin)).toContain('Kartläggningen är stängd.')

    const figures = await analyse(sam)
    expect(PEOPLE).toBe(13)
    expect(figures.get('Personer')).toBe(String(PEOPLE))
    expect(figures.get('1 Akut hemlöshet')).toBe(String(PEOPLE))
    expect(figures.get('Enheter')).toBe('3 av 4 svarade, varav 1 med nollrapport')
    expect(figures.get('Utan dem som bara rapporterades sent')).toBe('Inget lämnades in sent.')

    await follow(sam, /^Läs rapporten/)
    expect(await main(sam)).toContain(String(PEOPLE))
    const { persons, records, units, links } = JSON.parse(await readAsText(sam, 'Huvudsiffrorna (report.json)'))
    expect({ persons, records }).toEqual({ persons: PEOPLE, records: ROWS.length })
    expect(units).toEqual({ asked: 4, answered: 3, nil: 1, silent: 1 })
    expect(links).toMatchObject({ automatic: ROWS.length - PEOPLE, toReview: 0 })
  }, 300_000) // some sixty pages, each looked through twice by axe
})

it('every page on the way can be used by everybody, on a wide screen and on a phone', () => {
  expect(looked.size).toBeGreaterThan(35)
  expect(faults).toEqual([])
})
