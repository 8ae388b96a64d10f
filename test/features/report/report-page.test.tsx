import { beforeAll, describe, expect, test } from 'vitest'
import { tidyCells } from '../../../src/domain/report/report-table.ts'
import { allTables, type YearlyReport } from '../../../src/domain/report/yearly-report.ts'
import { numberInWords } from '../../../src/domain/terms/number-in-words.ts'
import { LANGUAGES, type Language } from '../../../src/domain/terms/text.ts'
import type { EditionInList } from '../../../src/features/report/edition.repository.ts'
import { reportDocument, reportPage } from '../../../src/features/report/report.page.tsx'
import { drawCharts } from '../../../src/features/report/report-charts.service.ts'
import { reportListPage } from '../../../src/features/report/report-list.page.tsx'
import type { Viewer } from '../../../src/platform/http/viewer.ts'
import { exampleReports } from './example-reports.ts'

const STYLES = '/assets/tvarsnitt.css'
let reports: YearlyReport[] = []

beforeAll(async () => {
  reports = [...(await exampleReports('helsingborg')).values(), ...(await exampleReports('norrmalm')).values()]
})

const reportOf = (census: string, definition: string): YearlyReport => {
  const found = reports.find(({ figures }) => figures.census === census && figures.definition === definition)
  if (found === undefined) throw new Error(`no report ${census} ${definition}`)
  return found
}

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** What stands in the cells of a table of the page, in order, as a reader sees it. */
function cellsShown(html: string, table: string): string[] {
  const start = html.indexOf(`<table id="table-${table}"`)
  const body = html.slice(html.indexOf('<tbody>', start), html.indexOf('</tbody>', start))
  return [...body.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''))
}

/** Tags, in the order they open. */
const tagsOf = (html: string) => [...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag)

describe('the page shows the report and nothing else', () => {
  test.each(LANGUAGES)('every figure of tables.csv stands in its table, a blank as a dash (%s)', (language) => {
    const blank = { sv: '–finns inte', en: '–no figure' }[language]
    for (const report of reports) {
      const html = reportDocument(report, language)
      for (const table of allTables(report)) {
        const expected = tidyCells([table]).map(({ value, column }) =>
          value === null ? blank : numberInWords(value, language, column === 'change'),
        )
        expect(cellsShown(html, table.id), `${report.figures.census} ${table.id}`).toEqual(expected)
      }
    }
  })

  test.each(LANGUAGES)('every sentence, heading, label and note of the report is there (%s)', (language) => {
    for (const report of reports) {
      const shown = reportDocument(report, language).replace(/<\/?strong>/g, '')
      for (const words of wordsOf(report, language)) expect(shown).toContain(escaped(words))
    }
  })

  test('the same report gives the same bytes', () => {
    const report = reportOf('2019', 'helsingborg-akut')
    const copy: YearlyReport = JSON.parse(JSON.stringify(report))
    expect(reportDocument(copy, 'sv')).toBe(reportDocument(report, 'sv'))
  })
})

/** All that the report says. Numbered paragraphs stand in lists, without their number; grounds on a line of their own. */
function wordsOf(report: YearlyReport, language: Language): string[] {
  const said = report.sections.flatMap(({ title, paragraphs, tables }) => [
    title,
    ...paragraphs,
    ...tables.flatMap((table) => [table.title, ...table.rows.map(({ label }) => label), ...table.notes]),
  ])
  return [report.title, report.subtitle, ...said].flatMap((text) => text[language].replace(/^\d+\. /, '').split('\n'))
}

describe('how the page is built', () => {
  test('every table has a caption, column heads and row heads', () => {
    for (const report of reports) {
      const tables = [...reportDocument(report, 'sv').matchAll(/<table.*?<\/table>/gs)].map(([table]) => table)
      expect(tables).toHaveLength(allTables(report).length)
      for (const table of tables) {
        expect(table).toMatch(/<caption id="[^"]+"><span class="title">\S/)
        expect(table).toContain('<th scope="col"')
        expect(table).toContain('<th scope="row"')
      }
    }
  })

  test('ids are unique, and every link within the page leads somewhere', async () => {
    for (const report of reports) {
      const html = reportDocument(report, 'sv', await drawCharts(report, 'sv'))
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
      for (const [, id] of html.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(id)
    }
  })

  test('the file stands alone: styles and charts in it, no script, nothing fetched', async () => {
    const report = reportOf('2019', 'helsingborg-akut')
    const html = reportDocument(report, 'sv', await drawCharts(report, 'sv'))
    expect(tagsOf(html).filter((tag) => tag === 'style')).toHaveLength(1)
    expect(tagsOf(html)).not.toContain('script')
    expect(tagsOf(html)).not.toContain('link')
    expect(html).not.toMatch(/(src|href)="(?!#)|url\(|@import/)
  })

  test('the page of the service has nothing inline', async () => {
    for (const language of LANGUAGES) {
      const report = reportOf('2019', 'helsingborg-akut')
      const html = reportPage(report, language, STYLES, await drawCharts(report, language))
      expect(html).toContain(`<link rel="stylesheet" href="${STYLES}"`)
      expect(html).not.toMatch(/<style|<script| style=| on[a-z]+=/)
    }
  })

  test('a chart stands before its table, with its title, what it says and its notes', async () => {
    for (const report of reports) {
      const charts = await drawCharts(report, 'sv')
      const html = reportDocument(report, 'sv', charts)
      expect(charts.length).toBeGreaterThan(1)
      for (const { chart, wide, narrow } of charts) {
        const [figure, table] = [
          html.indexOf(`id="chart-${chart.id}"`),
          html.indexOf(`<table id="table-${chart.table}"`),
        ]
        expect(figure).toBeGreaterThan(-1)
        expect(html.slice(figure, table)).not.toContain('<table')
        const shown = html.slice(figure, table)
        for (const { sv } of [chart.title, chart.summary, ...chart.notes]) expect(shown).toContain(escaped(sv))
        for (const svg of [wide, narrow]) expect(shown).toContain(svg)
      }
    }
  })

  test('the language is said, and the title is that of the report', () => {
    const report = reportOf('2017', 'norrmalm')
    expect(reportDocument(report, 'sv')).toMatch(/^<!doctype html>\n<html lang="sv">/)
    expect(reportDocument(report, 'en')).toContain('<html lang="en">')
    expect(reportDocument(report, 'en')).toContain(`<title>${report.title.en}</title>`)
  })

  test('the mark of the internal edition stands before the first figure', () => {
    const html = reportDocument(reportOf('2019', 'helsingborg-akut'), 'sv')
    const mark = html.indexOf('class="internal"')
    expect(mark).toBeGreaterThan(-1)
    expect(mark).toBeLessThan(html.indexOf('class="headline"'))
  })

  test('names are shown as they are written, never as markup', () => {
    const name = '<script>alert("x")</script> & Co'
    const report = reportOf('2014', 'helsingborg-akut')
    const odd = { ...report, municipality: { code: '1283', name }, title: { sv: name, en: name } }
    const html = reportDocument(odd, 'sv')
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script>')
  })
})

describe('how it reads', () => {
  test('of two years, it is said which is the one of the report', () => {
    const html = reportDocument(reportOf('2019', 'helsingborg-akut'), 'sv')
    expect(html).toContain('<th scope="col" class="first">2019<span class="detail">den här rapporten</span></th>')
    expect(html).toContain('<th scope="col" class="back">2018<span class="detail">tidigare</span></th>')
  })

  test('the first report has one year and compares with none', () => {
    const html = reportDocument(reportOf('2014', 'helsingborg-akut'), 'sv')
    expect(html).not.toContain('class="back"')
    expect(html).not.toContain('Ändring sedan')
  })

  test('the rules are a numbered list, with what each rests on', () => {
    const html = reportDocument(reportOf('2019', 'helsingborg-akut'), 'sv')
    expect(html.match(/<ol class="rules">.*?<\/ol>/s)?.[0].match(/<li>/g)).toHaveLength(13)
    expect(html).toContain('<span class="ground">Antagande: Hyresgarantilägenhet är en egen bostad.</span>')
  })

  test.each([
    [1250, 'sv', false, '1\u00a0250'],
    [1250, 'en', false, '1,250'],
    [71.6, 'sv', false, '71,6'],
    [-2, 'sv', true, '−2'],
    [15, 'sv', true, '+15'],
    [0, 'sv', true, '0'],
  ] as const)('%s is written in %s (signed: %s) as %s', (value, language, signed, words) => {
    expect(numberInWords(value, language, signed)).toBe(words)
  })
})

const edition = (census: string, definition: string, municipality = 'Helsingborg', code = '1283'): EditionInList => ({
  censusId: `${code}-${census}`,
  census,
  definition,
  municipality,
  municipalityCode: code,
  createdAt: '2019-02-01T08:00:00.000Z',
})
const hrefOf = ({ municipalityCode, census, definition }: EditionInList) =>
  `/rapporter/${municipalityCode}/${census}/${definition}/`

const viewer = (language: Language): Viewer => ({
  ...{ language, principal: null, csrf: '', url: '/rapporter' },
  say: (text) => text[language],
})

describe('the list of reports', () => {
  test('it leads back to the rounds, and stands in the frame of the service', () => {
    const html = reportListPage(viewer('sv'), [edition('2019', 'helsingborg-akut')], hrefOf)
    expect(html).toContain('<a href="/matningar">Kartläggningar</a>')
    expect(html).toContain('href="/hjalp/')
    expect(html).toContain('Gjord 1 februari 2019')
  })

  test('each report has its page, its tables and its figures', () => {
    const html = reportListPage(viewer('sv'), [edition('2019', 'helsingborg-akut')], hrefOf)
    const at = '/rapporter/1283/2019/helsingborg-akut/'
    for (const file of ['', 'report.xlsx?sprak=sv', 'tables.csv', 'report.json'])
      expect(html).toContain(`href="${at}${file}"`)
    expect(html).toContain('Akut hemlöshet i Helsingborg')
  })

  test('a municipality stands once, with its years in the order given', () => {
    const editions = [
      edition('2019', 'helsingborg-akut'),
      edition('2018', 'egen'),
      edition('2018', 'norrmalm', 'Sthlm', '0180'),
    ]
    const html = reportListPage(viewer('sv'), editions, hrefOf)
    expect(html.match(/<h2/g)).toHaveLength(2)
    expect(html.indexOf('<h3>2019')).toBeLessThan(html.indexOf('<h3>2018'))
    expect(html).toContain('>egen</a>')
  })

  test.each(LANGUAGES)('with no reports it says what to do (%s)', (language) => {
    expect(reportListPage(viewer(language), [], hrefOf)).toContain('tvarsnitt run MAPP --data data')
  })

  test('names are escaped and nothing is inline', () => {
    const html = reportListPage(viewer('sv'), [edition('2019', '"><img src=x>', '<b>Ö</b>')], hrefOf)
    expect(html).not.toContain('<img')
    expect(html).not.toContain('<b>')
    expect(html).not.toMatch(/<style|<script| style=/)
  })
})
