import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportFiles } from '../src/features/report/report-files.service.ts'
import { runFixture } from './run-chain.ts'

// Every file of every report, word for word. A change here is a change that readers see: look at the difference, say in
// CHANGELOG.md what moved and why, and write the new copies with `npx vitest run test/golden.test.ts -u`.
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
    const files = made ? reportFiles(made.report, made.quality, 'sv') : {}
    for (const [file, content] of Object.entries(files)) {
      if (file.endsWith('.html') && !WHOLE_PAGES.includes(`${name}/${key}`)) continue
      await expect(content).toMatchFileSnapshot(`golden/${name}/${key}/${file}`)
    }
  })
})
