import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EditionInList } from '../../src/features/report/edition.repository.ts'
import { reportDocument, reportPage } from '../../src/features/report/report.page.tsx'
import { drawCharts } from '../../src/features/report/report-charts.service.ts'
import { reportListPage } from '../../src/features/report/report-list.page.tsx'
import { readPackageFile } from '../../src/platform/files/package-root.ts'
import type { Viewer } from '../../src/platform/http/viewer.ts'
import { exampleReports } from '../features/report/example-reports.ts'
import { openBrowser } from './open-browser.ts'
import { violationsOf } from './violations-of.ts'

const PAGES = ['first.html', 'later.html', 'five.html', 'service.html', 'english.html', 'list.html', 'empty.html']
const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-pages-'))
let browser: Browser

const edition = (census: string, definition: string): EditionInList => ({
  censusId: census,
  census,
  definition,
  municipality: 'Helsingborg',
  municipalityCode: '1283',
  createdAt: '2019-02-01T08:00:00.000Z',
})

beforeAll(async () => {
  const reports = await exampleReports('helsingborg')
  const write = (name: string, html: string | undefined) => writeFileSync(join(folder, name), html ?? '')
  const [first, later, five] = ['2014 helsingborg-akut', '2019 helsingborg-akut', '2019 socialstyrelsen-2011'].map(
    (key) => reports.get(key),
  )
  if (!first || !later || !five) throw new Error('a report of the fixtures is missing')
  write('tvarsnitt.css', readPackageFile('assets', 'tvarsnitt.css'))
  write('first.html', reportDocument(first, 'sv', await drawCharts(first, 'sv')))
  write('later.html', reportDocument(later, 'sv', await drawCharts(later, 'sv')))
  write('five.html', reportDocument(five, 'sv', await drawCharts(five, 'sv')))
  write('english.html', reportDocument(later, 'en', await drawCharts(later, 'en')))
  write('service.html', reportPage(later, 'sv', 'tvarsnitt.css', await drawCharts(later, 'sv')))
  const editions = [
    edition('2019', 'helsingborg-akut'),
    edition('2019', 'socialstyrelsen-2011'),
    edition('2018', 'egen'),
  ]
  write('service.css', readPackageFile('assets', 'service.css'))
  // Beside their styles here, not under the service's address.
  const viewer: Viewer = { language: 'sv', principal: null, csrf: '', url: '/rapporter', say: ({ sv }) => sv }
  const list = (shown: readonly EditionInList[]) =>
    reportListPage(viewer, shown, ({ census }) => `/${census}/`).replaceAll('"/assets/', '"')
  write('list.html', list(editions))
  write('empty.html', list([]))
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function onPage<Found>(name: string, width: number, look: (page: Page) => Promise<Found>): Promise<Found> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  await page.goto(pathToFileURL(join(folder, name)).href)
  try {
    return await look(page)
  } finally {
    await context.close()
  }
}

describe.each(PAGES)('%s', (name) => {
  test.each([360, 1280])('has nothing that axe finds, at %i px', async (width) => {
    const found = await onPage(name, width, violationsOf)
    expect(found).toEqual([])
  })

  test('does not scroll sideways at 320 px, which is 1280 px at 400 %', async () => {
    const widths = await onPage(name, 320, (page) =>
      page.evaluate<number[]>('[document.documentElement.scrollWidth, document.body.scrollWidth]'),
    )
    expect(widths).toEqual([320, 320])
  })

  test('every link and every table can be reached with the Tab key, and is seen when it is', async () => {
    const { reached, there } = await onPage(name, 360, tabThrough)
    expect(reached).toBe(there)
  })
})

/** Tabs from the top until the focus leaves the page: how many stops with a visible mark, and how many there should be. */
async function tabThrough(page: Page): Promise<{ reached: number; there: number }> {
  const there = await page.locator('a[href], .table-scroll').count()
  let reached = 0
  for (let press = 0; press < there; press += 1) {
    await page.keyboard.press('Tab')
    const isSeen = await page.evaluate<boolean>(
      `document.activeElement.matches('a[href], .table-scroll') &&
        getComputedStyle(document.activeElement).outlineStyle === 'solid' &&
        document.activeElement.getBoundingClientRect().bottom > 0 &&
        document.activeElement.getBoundingClientRect().top < innerHeight`,
    )
    if (isSeen) reached += 1
  }
  return { reached, there }
}

describe('on paper', () => {
  const pdfOf = (name: string) =>
    onPage(name, 1280, async (page) => (await page.pdf({ preferCSSPageSize: true })).toString('latin1'))

  test('the report prints on A4', async () => {
    const pdf = await pdfOf('later.html')
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
      Math.round(Number(width)),
      Math.round(Number(height)),
    ])
    expect(boxes.length).toBeGreaterThan(5)
    for (const box of boxes) expect(box).toEqual([595, 842])
  })

  test('no table is cut off at the edge of the paper', async () => {
    const tooWide = await onPage('five.html', 1280, async (page) => {
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: 657, height: 970 }) // A4 less its margins, at 96 dots an inch
      return page.evaluate<string[]>(
        `[...document.querySelectorAll('table')].filter((table) => table.offsetWidth > 657).map(({ id }) => id)`,
      )
    })
    expect(tooWide).toEqual([])
  })
})

test('the page of the service keeps its looks under a policy that allows nothing inline', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  await page.route('http://tvarsnitt.test/**', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1)
    if (!/\.(html|css)$/.test(name)) return route.fulfill({ status: 204 })
    return route.fulfill({
      body: readFileSync(join(folder, name), 'utf8'),
      contentType: name.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8',
      headers: { 'content-security-policy': "default-src 'self'" },
    })
  })
  await page.goto('http://tvarsnitt.test/service.html')
  const border = await page.locator('.internal').evaluate((mark) => getComputedStyle(mark).borderLeftWidth)
  await context.close()
  expect([complaints, border]).toEqual([[], '8px'])
})
