import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import type { Language } from '../../src/domain/terms/text.ts'
import { type StoredAnswer, setRoundState } from '../../src/features/census/round.repository.ts'
import { analysisPage } from '../../src/features/report/analysis.page.tsx'
import { handIn, newRowKey, saveRows } from '../../src/features/submission/answer.service.ts'
import { uploadUnderWayPage } from '../../src/features/submission/upload.page.tsx'
import type { Context } from '../../src/platform/context.ts'
import { httpTexts } from '../../src/platform/http/http.texts.ts'
import { problemPage } from '../../src/platform/http/problem.page.tsx'
import { STYLESHEETS } from '../../src/platform/http/service-page.tsx'
import type { Viewer } from '../../src/platform/http/viewer.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { openRound } from '../open-round.ts'
import { type SignedInAs, signInAs } from '../sign-in.ts'
import { openBrowser } from './open-browser.ts'
import { violationsOf } from './violations-of.ts'

// States that the rounds through the pages do not come to: what stands while something is under way, what is refused, what
// is empty, and what has been put away. In both languages, with axe, at 1280 px and at the 320 px of 400 per cent.

let context: Context
let app: FastifyInstance
let browser: Browser
let service: string
let mine: StoredAnswer
const people = new Map<string, SignedInAs>()
const at = { answer: '', handedIn: '', census: '', archived: '', archivedAnswer: '' }

beforeAll(async () => {
  let now = '2025-11-24T10:00:00.000Z'
  context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => now } }
  const author = { madeBy: 'form', accountId: null } as const
  const write = async (id: string, ...people: readonly Readonly<Record<string, string>>[]) => {
    for (const cells of people)
      await saveRows(context, id, [{ key: await newRowKey(context, id), version: null, cells }], author)
  }
  const { accountId } = await signInAs(context, 'analyst')
  const week = { from: '2025-11-17', to: '2025-11-23' }
  const before = await openRound(context, { key: '2025', week, deadline: '2025-12-05' })
  const lastYear = before.get('akuten')?.id ?? ''
  const born = Array.from({ length: 9 }, (_, year) => ({ accommodation: 'outdoors', birth_year: String(1960 + year) }))
  await write(lastYear, ...born)
  await handIn(context, lastYear, accountId)
  now = '2026-11-24T10:00:00.000Z'
  const practice = await openRound(context, {
    ...{ key: 'Prova', isTraining: true, week: { from: '2026-10-05', to: '2026-10-11' }, deadline: '2026-10-30' },
  })
  await setRoundState(context.db, practice.get('akuten')?.round.census.id ?? '', 'archived')
  const answers = await openRound(context)
  const [akuten, mottagningen] = [answers.get('akuten'), answers.get('mottagningen')]
  if (akuten === undefined || mottagningen === undefined) throw new Error('the round has no answers')
  mine = akuten
  await write(akuten.id, { accommodation: 'outdoors', birth_year: '1970' }, { accommodation: 'prison' })
  await write(mottagningen.id, { accommodation: 'outdoors', birth_year: '1980' })
  await handIn(context, mottagningen.id, accountId)
  at.answer = `/svar/${akuten.id}`
  at.handedIn = `/svar/${mottagningen.id}`
  at.census = `/matningar/${akuten.round.census.id}`
  at.archived = `/matningar/${practice.get('akuten')?.round.census.id}`
  at.archivedAnswer = `/svar/${practice.get('akuten')?.id}`
  people.set('analyst', await signInAs(context, 'analyst'))
  people.set('unit', await signInAs(context, 'unit_reporter', [akuten.unit.id]))
  people.set('other', await signInAs(context, 'unit_reporter', [mottagningen.unit.id]))
  people.set('nowhere', await signInAs(context, 'unit_reporter'))
  people.set('administrator', await signInAs(context, 'administrator'))
  people.set('log', await signInAs(context, 'log_reviewer'))
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  service = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await app?.close()
  await context?.db.destroy()
})

/** A page of something that is over before a browser sees it, as the service would send it. */
const made: Readonly<Record<string, (viewer: Viewer) => string>> = {
  'the analysis under way': (viewer) =>
    analysisPage(viewer, {
      round: mine.round,
      job: {
        censusId: mine.round.census.id,
        startedAt: '2026-11-22T09:00:00.000Z',
        endedAt: null,
        state: 'running',
        step: 'classifying',
        part: null,
        refusal: null,
      },
      figures: [],
      changed: [],
      refusal: null,
    }),
  'a file that is being read': (viewer) => underWay(viewer, 'received'),
  'a file that is being checked': (viewer) => underWay(viewer, 'read'),
  'nothing can be stored just now': ({ language }) =>
    problemPage({ type: 'about:blank', status: 503, title: httpTexts.storage }, language, STYLESHEETS),
  'an error of our own': ({ language }) =>
    problemPage({ type: 'about:blank', status: 500, title: httpTexts.unexpected }, language, STYLESHEETS),
}

const underWay = (viewer: Viewer, state: 'received' | 'read') =>
  uploadUnderWayPage({
    viewer,
    answer: mine,
    upload: {
      ...{ id: 'u', state, fileName: 'lista.xlsx', by: 'Prov', revision: 1, answerId: mine.id },
      ...{ receivedAt: '2026-11-22T10:00:00.000Z', confirmedAt: null, undoneAt: null },
    },
  })

const press = (page: Page, selector: string) => Promise.all([page.waitForNavigation(), page.click(selector)])

interface State {
  readonly who: string | null
  readonly page: () => string
  readonly status: number
  readonly says: Readonly<Record<Language, string>>
  readonly act?: (page: Page) => Promise<unknown>
}

const state = (who: string | null, page: () => string, status: number, sv: string, en: string, act?: State['act']) => ({
  ...{ who, page, status, says: { sv, en } },
  ...(act === undefined ? {} : { act }),
})

const wrongPassword = async (page: Page) => {
  for (let tries = 0; tries < 4; tries += 1) {
    await page.fill('[name=email]', 'nobody@example.se')
    await page.fill('[name=password]', 'fel-losenord')
    await press(page, 'main button')
  }
}

const STATES: Readonly<Record<string, State>> = {
  'no such page': state(null, () => '/finns-inte', 404, 'Sidan finns inte', 'There is no such page'),
  'somebody else’s answer': state('unit', () => at.handedIn, 404, 'Sidan finns inte', 'There is no such page'),
  'not for the account': state(
    'unit',
    () => '/matningar',
    403,
    'inte till för den här sidan',
    'not meant for this page',
  ),
  'handed in already': state(
    'other',
    () => `${at.handedIn}/personer/ny`,
    409,
    'Svaret är inlämnat',
    'has been handed in',
  ),
  'the session is over': state(
    null,
    () => '/logga-in?orsak=tid',
    200,
    'Du har blivit utloggad',
    'You have been signed out',
  ),
  'wrong too often': state(
    null,
    () => '/logga-in',
    429,
    'Kontot är inte låst',
    'The account is not locked',
    wrongPassword,
  ),
  'an invitation that is used': state(null, () => '/inbjudan/abc', 410, 'Länken', 'link'),
  'no answers': state('nowhere', () => '/svar', 200, 'ingen kartläggning för er', 'no census'),
  'no reports': state('analyst', () => '/rapporter', 200, 'Rapporter', 'Reports'),
  'no tokens': state('administrator', () => '/nycklar', 200, 'inga nycklar', 'no tokens'),
  'where the log reviewer begins': state('log', () => '/', 200, 'Tvärsnitt', 'Tvärsnitt'),
  'a round that is put away': state('analyst', () => at.archived, 200, 'Arkiverad', 'Archived'),
  'its answer': state('unit', () => at.archivedAnswer, 200, 'stängd', 'closed'),
  'an unusual number, and what is not done': state(
    ...(['unit', () => `${at.answer}/kontrollera`, 200, 'Stämmer antalet?', 'Is the number right?'] as const),
  ),
  'a number that is explained with a personnummer': state(
    ...(['unit', () => `${at.answer}/kontrollera`, 422, 'ta bort', 'take'] as const),
    async (page) => {
      await page.fill('#explanation', 'Se 19850709-9805')
      await press(page, 'main form button.button')
    },
  ),
}

const FOUND_NOTHING: readonly string[] = []

async function faultsOf(page: Page): Promise<readonly string[]> {
  const violations = await violationsOf(page)
  await page.setViewportSize({ width: 320, height: 640 })
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return [...violations, ...(beyond > 0 ? [`scrolls sideways by ${beyond} px`] : [])]
}

async function openFor(who: string | null): Promise<Page> {
  const own = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const cookie = people.get(who ?? '')?.headers.cookie.split('=')
  if (cookie) await own.addCookies([{ name: cookie[0] ?? '', value: cookie[1] ?? '', url: service }])
  return own.newPage()
}

test.each(Object.keys(STATES).flatMap((name) => (['sv', 'en'] as const).map((language) => [name, language] as const)))(
  '%s, in %s',
  async (name, language) => {
    const shown = STATES[name]
    if (shown === undefined) throw new Error('no such state')
    const page = await openFor(shown.who)
    let status = 0
    page.on('response', (reply) => {
      if (reply.request().isNavigationRequest()) status = reply.status()
    })
    const path = shown.page()
    await page.goto(`${service}${path}${path.includes('?') ? '&' : '?'}sprak=${language}`)
    await shown.act?.(page)
    expect([status, await page.getAttribute('html', 'lang')]).toEqual([
      shown.status,
      name.startsWith('where') ? 'sv' : language,
    ])
    expect((await page.textContent('body'))?.toLowerCase()).toContain(shown.says[language].toLowerCase())
    expect(await faultsOf(page)).toEqual(FOUND_NOTHING)
    await page.context().close()
  },
)

test.each(Object.keys(made).flatMap((name) => (['sv', 'en'] as const).map((language) => [name, language] as const)))(
  '%s, in %s',
  async (name, language) => {
    const principal = {
      accountId: 'a',
      sessionId: 's',
      name: 'Prov Person',
      role: 'analyst' as const,
      unitIds: [],
      language,
    }
    const viewer: Viewer = { language, principal, csrf: 'x', url: '/', say: (text) => text[language] }
    const page = await openFor(null)
    const body = made[name]?.(viewer) ?? ''
    await page.route('**/under-way', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
    await page.goto(`${service}/under-way`)
    expect(await page.locator('h1').count()).toBe(1)
    expect(await faultsOf(page)).toEqual(FOUND_NOTHING)
    await page.context().close()
  },
)
