import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { YearlyReport } from '../../src/domain/report/yearly-report.ts'
import { runFixture } from '../run-chain.ts'
import { withCompiledWorkbooks, withWorkbooks } from '../workbook-twins.ts'

type Run = Awaited<ReturnType<typeof runFixture>>
const folders: string[] = []
const runs: Run[] = []

async function run(folder: string): Promise<Run> {
  const made = await runFixture(folder)
  runs.push(made)
  return made
}

async function runCopy(folder: Promise<string>): Promise<Run> {
  folders.push(await folder)
  return run(await folder)
}

afterAll(async () => {
  for (const { context } of runs) await context.db.destroy()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** Repairs are of how text files were saved (Windows-1252, `sep=`): a workbook needs none. */
const withoutRepairs = (report: YearlyReport): unknown =>
  JSON.parse(
    JSON.stringify(report, (_, value: unknown) =>
      Array.isArray(value) ? value.filter((one) => !/repairs? of spelling/.test(one?.en ?? '')) : value,
    ),
  )

describe('the Norrmalm folder with workbooks instead of text files', () => {
  it('gives the same reports, word for word', async () => {
    const asText = await run('fixtures/norrmalm')
    const asWorkbooks = await runCopy(withWorkbooks('fixtures/norrmalm'))
    const reports = ({ made }: Run) => [...made].map(([key, { report }]) => [key, withoutRepairs(report)])
    expect(reports(asWorkbooks).length).toBeGreaterThan(2)
    expect(reports(asWorkbooks)).toEqual(reports(asText))
  })
})

describe('six years of Helsingborg, each as one workbook with the analyst’s own person ids', () => {
  let asText: Run
  let compiled: Run
  beforeAll(async () => {
    asText = await run('fixtures/helsingborg')
    compiled = await runCopy(withCompiledWorkbooks('fixtures/helsingborg', 'fixtures/truth/helsingborg.csv'))
  })

  it('counts the same persons, in the same situations, with the same flows', () => {
    const figures = ({ made }: Run) =>
      [...made].map(([key, { figures: each }]) => ({
        ...{ key, persons: each.persons, situations: each.situations, bySex: each.bySex, units: each.units },
        ...{ needsReview: each.needsReview, outside: each.outsideDefinition, observed: each.observed },
        ...{ comparedWith: each.comparedWith, flows: each.flows, persistence: each.persistence },
      }))
    expect(figures(compiled)).toEqual(figures(asText))
  })

  it('takes every link as decided, and has nothing in doubt', () => {
    for (const [key, { figures }] of compiled.made) {
      expect([key, figures.links.automatic, figures.links.toReview]).toEqual([key, 0, 0])
      expect([key, figures.expected.value]).toEqual([key, figures.persons])
    }
    expect(compiled.made.get('2018')?.figures.links.decided).toBeGreaterThan(10)
  })
})
