import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chartsOf } from '../src/domain/report/charts.ts'
import type { ReportChart } from '../src/domain/report/report-chart.ts'
import { reportFiles } from '../src/features/report/report-files.service.ts'
import { runFixture } from './run-chain.ts'
import { workbookInWords } from './workbook-text.ts'

// Every file of every report, word for word. A change here is a change that readers see: look at the difference, say in
// CHANGELOG.md what moved and why, and write the new copies with `npx vitest run test/golden.test.ts -u`.
// In `reports/examples` two pages lie as they are sent, pictures included, for whoever wants to see one.
const EXAMPLES = ['helsingborg/2018', 'norrmalm/2017']
const WHOLE_PAGES = ['helsingborg/2014', 'helsingborg/2016', 'norrmalm/2017']

describe.each([
  ['helsingborg', ['2014', '2015', '2016', '2017', '2018', '2019', '2019/socialstyrelsen-2011']],
  ['norrmalm', ['2016', '2017', '2016/stockholm', '2017/stockholm']],
])('%s', (name, reports) => {
  let run: Awaited<ReturnType<typeof runFixture>>
  beforeAll(async () => {
    run = await runFixture(`fixtures/${name}`)
  })
  afterAll(() => run.context.db.destroy())

  it.each(reports)('%s is as it was', async (key) => {
    const made = run.made.get(key)
    const files = made ? await reportFiles(made.report, made.quality, 'sv') : {}
    for (const [file, content] of Object.entries(files)) {
      if (file.startsWith('charts/')) continue // kept as what they show, below: a moved line tells a reader nothing
      if (/\.(html|xlsx)$/.test(file) && !WHOLE_PAGES.includes(`${name}/${key}`)) continue
      if (file === 'report.html' && EXAMPLES.includes(`${name}/${key}`)) continue // kept whole, below
      // A workbook is kept as what it says: its bytes differ with the version of zlib, and tell a reader nothing.
      const [words, kept] =
        typeof content === 'string' ? [withoutPictures(content), file] : [await workbookInWords(content), `${file}.txt`]
      await expect(words).toMatchFileSnapshot(`golden/${name}/${key}/${kept}`)
    }
    if (EXAMPLES.includes(`${name}/${key}`))
      await expect(files['report.html']).toMatchFileSnapshot(`../reports/examples/${name}-${key}.html`)
    const charts = made ? chartsOf(made.report) : []
    expect(Object.keys(files).filter((file) => file.startsWith('charts/'))).toEqual(
      charts.map(({ id }) => `charts/${id}.svg`),
    )
    await expect(charts.map(chartInWords).join('\n')).toMatchFileSnapshot(`golden/${name}/${key}/charts.txt`)
  })
})

const withoutPictures = (html: string) => html.replace(/<svg xmlns.*?<\/svg>/gs, '<svg/>')

/** All that a chart shows, as lines a person can compare. */
function chartInWords({ id, title, summary, categories, series, totals, marks, notes }: ReportChart): string {
  const named = (values: readonly (number | null)[]) =>
    values.map((value, at) => `${categories[at]?.key} ${value ?? 'none'}`).join(', ')
  return [
    `${id}: ${title.sv}`,
    summary.sv,
    ...series.map(({ label, values, ranges }) => {
      const spans = ranges?.of.map((range) => (range === null ? 'none' : `${range.low}-${range.high}`)).join(', ')
      return `  ${label.sv}: ${named(values)}${spans ? ` (${spans})` : ''}`
    }),
    ...(totals === null ? [] : [`  = ${named(totals)}`]),
    ...marks.map(({ kind, series: key, at }) => `  ${kind} of ${key} at ${categories[at]?.key}`),
    ...notes.map(({ sv }) => `  * ${sv}`),
    '',
  ].join('\n')
}
