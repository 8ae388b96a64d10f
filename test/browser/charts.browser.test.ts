import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { YearlyReport } from '../../src/domain/report/yearly-report.ts'
import { reportDocument } from '../../src/features/report/report.page.tsx'
import { drawCharts } from '../../src/features/report/report-charts.service.ts'
import { reportOf, rowOf, unitsTable, yearsTable } from '../domain/report/report-of-tables.ts'
import { exampleReports } from '../features/report/example-reports.ts'
import { openBrowser } from './open-browser.ts'

let browser: Browser
const reports = new Map<string, YearlyReport>()

beforeAll(async () => {
  for (const name of ['helsingborg', 'norrmalm'] as const) {
    for (const [key, report] of await exampleReports(name)) reports.set(key, report)
  }
  const name = 'Enheten för samverkan kring personer i hemlöshet i kommunens norra, södra och östra stadsdelar'
  const units = Array.from({ length: 25 }, (_, at) =>
    rowOf(`${name} ${at}`, [at, at * 997, at * 7], { answer: at % 5 === 0 ? 'silent' : 'answered' }),
  )
  const thirty = Array.from({ length: 30 }, (_, at) => rowOf(String(1990 + at), [1000 + at * 40, 900, 2500]))
  reports.set('extreme', reportOf([unitsTable(units), yearsTable(thirty)]))
  browser = await openBrowser()
})

afterAll(() => browser?.close())

async function onReport<Found>(key: string, width: number, look: (page: Page) => Promise<Found>): Promise<Found> {
  const report = reports.get(key)
  if (report === undefined) throw new Error(`no report ${key}`)
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  await page.setContent(reportDocument(report, 'sv', await drawCharts(report, 'sv')))
  try {
    return await look(page)
  } finally {
    await page.close()
  }
}

/** Texts of the charts that lie over one another, that leave their picture, or that are shown smaller than 12 points. */
const UNREADABLE = `[...document.querySelectorAll('.chart svg')]
  .filter((svg) => svg.getBoundingClientRect().width > 0)
  .flatMap((svg) => {
    const edge = svg.getBoundingClientRect()
    const scale = edge.width / svg.viewBox.baseVal.width
    const texts = [...svg.querySelectorAll('text')].map((text) => {
      const { left, right, top, bottom, height } = text.getBoundingClientRect()
      const size = Number(text.getAttribute('font-size')) * scale
      // The box of a line is taller than its letters.
      return { words: text.textContent, left: left + 1, right: right - 1, top: top + height * 0.25, bottom: bottom - height * 0.25, size }
    })
    return texts.flatMap((one, at) => [
      ...(one.size < 12 ? ['small: ' + one.words] : []),
      ...(one.left < edge.left || one.right > edge.right || one.bottom > edge.bottom ? ['outside: ' + one.words] : []),
      ...texts.slice(at + 1)
        .filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)
        .map((other) => 'over one another: ' + one.words + ' / ' + other.words),
    ])
  })`

describe.each(['2019 helsingborg-akut', '2019 socialstyrelsen-2011', '2017 norrmalm', 'extreme'])('%s', (key) => {
  test.each([360, 1280])(
    'every text of every chart can be read at %i px, in a browser without the font',
    async (width) => {
      expect(await onReport(key, width, (page) => page.evaluate<string[]>(UNREADABLE))).toEqual([])
    },
  )

  test('one picture of each chart is shown: the wide one, and on a phone the narrow one', async () => {
    const shown = (width: number) =>
      onReport(key, width, (page) =>
        page.evaluate<number[]>(
          `[...document.querySelectorAll('.chart')].flatMap((chart) => [...chart.querySelectorAll('svg')]
            .filter((svg) => svg.getBoundingClientRect().width > 0).map((svg) => svg.viewBox.baseVal.width))`,
        ),
      )
    const [wide, narrow] = [await shown(1280), await shown(360)]
    expect(wide.length).toBeGreaterThan(0)
    expect(wide).toEqual(wide.map(() => 720))
    expect(narrow).toEqual(wide.map(() => 360))
  })
})

test('on paper no chart is cut off or parted', async () => {
  const charts = await onReport('2019 helsingborg-akut', 1280, async (page) => {
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 657, height: 970 })
    return page.evaluate<{ width: number; parted: string; pictures: number }[]>(
      `[...document.querySelectorAll('.chart')].map((chart) => ({
        width: chart.scrollWidth,
        parted: getComputedStyle(chart).breakInside,
        pictures: [...chart.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0).length,
      }))`,
    )
  })
  expect(charts.length).toBeGreaterThan(2)
  for (const { width, parted, pictures } of charts) {
    expect(width).toBeLessThanOrEqual(657)
    expect([parted, pictures]).toEqual(['avoid', 1])
  }
})
