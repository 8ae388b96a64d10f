import { describe, expect, test } from 'vitest'
import { chartsOf } from '../../../src/domain/report/charts.ts'
import type { ReportChart } from '../../../src/domain/report/report-chart.ts'
import type { ReportTable } from '../../../src/domain/report/report-table.ts'
import { verbatim } from '../../../src/domain/terms/text.ts'
import { renderPicture, renderSvg } from '../../../src/platform/charts/render-chart.ts'
import { escapeXml } from '../../../src/platform/charts/svg-drawing.ts'
import { wrapped } from '../../../src/platform/charts/text-layout.ts'
import {
  marked,
  publishedTable,
  reportOf,
  rowOf,
  tableOf,
  unitsTable,
  yearsTable,
} from '../../domain/report/report-of-tables.ts'

function chartOf(...tables: ReportTable[]): ReportChart {
  const [chart] = chartsOf(reportOf(tables))
  if (chart === undefined) throw new Error('no chart')
  return chart
}

const years = yearsTable([
  rowOf('2014', [122, 122, 122]),
  rowOf('2015', [64, 64, 66]),
  rowOf('2017', [69, 69, 71]),
  rowOf('2018', [1250, 1240, 1260], marked('break')),
])
const published = publishedTable([
  ['2014', 'personer', 120],
  ['2015', 'personer', 64, 'revised'],
])
const needs = tableOf(
  'needByContact',
  ['onlySocial', 'onlyLabour', 'both', 'neither', 'missing', 'total'],
  [rowOf('housing_only', [70, 60, 110, 120, 20, 380]), rowOf('both', [0, 0, 1, 0, 0, 1])],
)
const unit = (name: string, answer: 'answered' | 'silent' = 'answered') =>
  rowOf(name, [5, 4, 1], { label: verbatim(name), answer })

const CHARTS: readonly (readonly [string, ReportChart])[] = [
  ['years with a gap, a break, ranges and published figures', chartOf(years, published)],
  ['stacked parts', chartOf(needs)],
  [
    'one person beside a hundred thousand',
    chartOf(unitsTable([unit('Liten'), rowOf('Stor', [1e5, 1e5, 9], { answer: 'answered' })])),
  ],
  ['a name without end', chartOf(unitsTable([unit('A'.repeat(400)), unit('Tyst', 'silent')]))],
  ['zeros but for one', chartOf(yearsTable([rowOf('2018', [0, 0, 0]), rowOf('2019', [1, 1, 1])]))],
]

/** Elements opened and closed in turn, attributes in quotes, no bare sign: what every reader of XML asks for. */
function isWellFormed(svg: string): boolean {
  const open: string[] = []
  const rest = svg.replace(/<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>/g, (_, end, tag, _attributes, self) => {
    if (end === '/') return open.pop() === tag ? '' : '<'
    if (self !== '/') open.push(tag)
    return ''
  })
  return open.length === 0 && !rest.includes('<') && !/&(?!amp;|lt;|gt;|quot;)/.test(rest)
}

const textsIn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) => words)

describe.each(CHARTS)('%s', (_, chart) => {
  test.each(['wide', 'narrow'] as const)('is sound, complete SVG (%s)', async (width) => {
    const svg = await renderSvg(chart, 'sv', width)
    expect(isWellFormed(svg)).toBe(true)
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/)
    expect(svg).not.toMatch(/<image|<style|style=|<script|href=/)
    expect(svg).toContain(width === 'wide' ? 'viewBox="0 0 720 ' : 'viewBox="0 0 360 ')
  })

  test('the same value gives the same bytes, whatever was drawn before', async () => {
    const copy: ReportChart = JSON.parse(JSON.stringify(chart))
    const [svg, { png }] = [await renderSvg(chart, 'sv'), await renderPicture(chart, 'sv')]
    await renderSvg(chart, 'en', 'narrow')
    expect(await renderSvg(copy, 'sv')).toBe(svg)
    expect(Buffer.from((await renderPicture(copy, 'sv')).png).equals(Buffer.from(png))).toBe(true)
  })

  test('no text is smaller than 12 points', async () => {
    const sizes = [...(await renderSvg(chart, 'sv')).matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size))
    expect(sizes.length).toBeGreaterThan(0)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12)
  })
})

describe('what stands in the picture', () => {
  test('title and summary for those who hear it, in its language; ids of its own', async () => {
    const chart = chartOf(years)
    const svg = await renderSvg(chart, 'en', 'narrow', 'page')
    expect(svg).toContain('role="img" lang="en" aria-labelledby="page-years-narrow-title"')
    expect(svg).toContain(`<title id="page-years-narrow-title">${chart.title.en}</title>`)
    expect(svg).toContain(`<desc id="page-years-narrow-summary">${chart.summary.en}</desc>`)
  })

  test('every figure of a line is written, with r where it is revised, in the numbers of the language', async () => {
    const chart = chartOf(years, published)
    const swedish = textsIn(await renderSvg(chart, 'sv'))
    for (const words of ['122', '64', '69', '1\u00a0250', '64 r', '120', 'brott i serien', '2016'])
      expect(swedish).toContain(words)
    expect(textsIn(await renderSvg(chart, 'en'))).toContain('1,250')
  })

  test('no line is drawn over a year without a figure, nor over a break', async () => {
    const svg = await renderSvg(chartOf(years), 'sv')
    const line = [...svg.matchAll(/<path fill="none" stroke="#1b365d" stroke-width="3" d="([^"]*)"/g)]
    const drawn = line.map(([, d = '']) => d).filter((d) => d.includes('L'))
    // Of four figures only the first two are joined; the other stretch of line is the sign in the explanation.
    expect(drawn).toHaveLength(2)
  })

  test('parts are told apart by pattern: slanted both ways, dots, and an outline around each', async () => {
    const svg = await renderSvg(chartOf(needs), 'sv')
    const hatched = [...svg.matchAll(/stroke-width="1.25" d="([^"]*)"/g)].map(([, d = '']) => d)
    const slopes = hatched.map((d) => {
      const [, x1, y1, x2, y2] = /^M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)/.exec(d)?.map(Number) ?? []
      return Math.sign(((y2 ?? 0) - (y1 ?? 0)) * ((x2 ?? 0) - (x1 ?? 0)))
    })
    expect(new Set(slopes)).toEqual(new Set([-1, 1]))
    expect(svg).toContain('stroke-linecap="round"')
    expect(svg.match(/<path fill="none" stroke="#1d2329" d="/g)?.length).toBeGreaterThan(8)
  })

  test('published figures have another marker and dashes', async () => {
    const svg = await renderSvg(chartOf(years, published), 'sv')
    expect(svg).toMatch(/stroke="#b23700"[^>]* stroke-dasharray="6 4"/)
  })

  test('a unit that was silent has a dash, never a zero', async () => {
    const texts = textsIn(await renderSvg(chartOf(unitsTable([unit('Fenix'), unit('Ria, tyst', 'silent')])), 'sv'))
    expect(texts).toContain('–')
    expect(texts.filter((words) => words === '0')).toHaveLength(1) // of the axis
  })

  test.each([
    ['<script>alert("x")</script> & Co', '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; Co'],
    ['Nattjour 🌙', 'Nattjour 🌙'],
    ['Ria\u0000\ud83c', 'Ria\uFFFD\uFFFD'],
  ])('the name %j is written as a name', async (name, written) => {
    const svg = await renderSvg(chartOf(unitsTable([unit(name), unit('B')])), 'sv')
    expect(textsIn(svg)).toContain(written)
    expect(isWellFormed(svg)).toBe(true)
  })

  test('texts keep their width in another font, but for letters the font lacks', async () => {
    const svg = await renderSvg(chartOf(unitsTable([unit('Fenix'), unit('Jour 🌙')])), 'sv')
    expect(svg).toMatch(/textLength="[\d.]+" lengthAdjust="spacingAndGlyphs"[^>]*>Fenix</)
    expect(svg).not.toMatch(/textLength[^>]*>Jour/)
  })
})

test('a picture is a PNG of twice its size', async () => {
  const { png, width, height } = await renderPicture(chartOf(needs), 'sv')
  const bytes = Buffer.from(png)
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2 * width, 2 * height])
})

test('text is escaped for elements and for quotes', () => {
  expect(escapeXml(`a<b>&"c"\u0001`)).toBe('a&lt;b&gt;&amp;&quot;c&quot;\uFFFD')
})

test.each([
  ['Stöd boende', 110, 2, ['Stöd boende']],
  ['Stöd boende', 40, 2, ['Stöd', 'boe…']],
  ['Abcdefghij', 40, 3, ['Abcd', 'efgh', 'ij']],
  ['', 40, 2, []],
])('%j in %i points and %i lines', (text, width, most, lines) => {
  expect(wrapped(text, width, most, (words) => Array.from(words).length * 10)).toEqual(lines)
})
