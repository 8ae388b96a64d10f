import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTemporaryFolder } from '../../scripts/bench/temporary-folder.ts'
import { NO_DECISIONS } from '../../src/domain/linkage/link-decisions.ts'
import type { StoredCensus } from '../../src/features/census/census.repository.ts'
import { resultOf, startLinking } from '../../src/features/linkage/linkage.service.ts'
import { reportFiles } from '../../src/features/report/report-files.service.ts'
import { startRenderer } from '../../src/features/report/report-renderer.service.ts'
import { materialUpTo } from '../../src/features/submission/material.service.ts'
import { isWorthAThread } from '../../src/platform/workers/answerer.ts'
import { loadAll } from '../all-material.ts'
import { runTyped } from '../commands/captured.ts'
import { runFixture } from '../run-chain.ts'

// A large folder is linked and rendered beside the main thread; the fixtures are small, and all of it is done there.
describe('in a thread of its own', () => {
  it('every census is linked as it is here', async () => {
    const { context } = await runFixture('fixtures/norrmalm')
    const all = await loadAll(context, '0180')
    const linkedBy = async (inThread: boolean) => {
      const linking = startLinking(inThread)
      const handedInTo = ({ id }: StoredCensus) => ({
        records: all.records.filter(({ censusId }) => censusId === id),
        register: all.register.filter(({ censusId }) => censusId === id),
      })
      for (const census of all.censuses) linking.add(census, handedInTo(census), NO_DECISIONS)
      const results = []
      for (const census of all.censuses) results.push(resultOf((await linking.take(census)).content))
      await linking.end()
      return results
    }
    const [beside, here] = [await linkedBy(true), await linkedBy(false)]
    expect(here.map(({ asLinked }) => asLinked.flat().length)).toEqual(
      all.censuses.map((census) => {
        const { records, register } = materialUpTo(all, census)
        return records.length + register.length
      }),
    )
    expect(beside).toEqual(here)
    // Persons who are the same however doubts are settled are stored once: they have to stay the very same list.
    for (const { asLinked, doubtsApart } of beside) {
      const linked = new Set(asLinked)
      expect(doubtsApart.filter((members) => linked.has(members)).length).toBeGreaterThan(10)
    }
    await context.db.destroy()
  })

  it('a report becomes the same files as here', async () => {
    const { context, made } = await runFixture('fixtures/norrmalm')
    const renderer = startRenderer(true)
    for (const { report, quality } of made.values()) {
      const [beside, here] = [
        await renderer.ask({ report, quality, language: 'sv' }),
        await reportFiles(report, quality, 'sv'),
      ]
      expect(Object.keys(beside)).toEqual(Object.keys(here))
      for (const [name, content] of Object.entries(here))
        expect(Buffer.from(beside[name] ?? '').equals(Buffer.from(content)), name).toBe(true)
    }
    await renderer.end()
    await context.db.destroy()
  })
})

describe('a run large enough for threads', () => {
  const RECORDS = 2_100
  let out: string
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), 'tvarsnitt-threads-'))
  })
  afterAll(() => rmSync(out, { recursive: true }))

  it('writes each report, and tells them in their order', async () => {
    expect(isWorthAThread(RECORDS)).toBe(true)
    const { code, out: said } = await inTemporaryFolder(RECORDS, 'csv', (folder) =>
      runTyped('run', folder, '--out', join(out, 'whole')),
    )
    expect(code).toBe(0)
    expect(said.split('\n').map((line) => line.slice(0, 4))).toEqual(expect.arrayContaining(['2021', '2022', '2023']))
    expect(said.indexOf('2021')).toBeLessThan(said.indexOf('2023'))
    for (const year of ['2021', '2022', '2023']) {
      expect(readdirSync(join(out, 'whole', year)).sort()).toEqual(
        ['charts', 'quality.csv', 'report.html', 'report.json', 'report.xlsx', 'tables.csv'].sort(),
      )
      expect(JSON.parse(readFileSync(join(out, 'whole', year, 'report.json'), 'utf8'))).toMatchObject({ census: year })
    }
  })

  it.each(['2021', '2023'])('fails when the folder of %s cannot be written, and says why', async (year) => {
    const taken = mkdtempSync(join(out, 'taken-'))
    writeFileSync(join(taken, year), 'in the way')
    const { code, err } = await inTemporaryFolder(RECORDS, 'csv', (folder) => runTyped('run', folder, '--out', taken))
    expect(code).toBe(4)
    expect(err).toMatch(/mapp/)
    expect(readFileSync(join(taken, year), 'utf8')).toBe('in the way')
  })
})
