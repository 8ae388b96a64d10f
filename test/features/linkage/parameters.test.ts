import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personLinkage } from '../../../src/domain/linkage/person-linkage.ts'
import { storedModel } from '../../../src/domain/linkage/stored-model.ts'
import { notMadeAgain, priorOf, recordsCompared, type StoredRun } from '../../../src/domain/linkage/weigh-again.ts'
import { listCensuses } from '../../../src/features/census/census.repository.ts'
import { decisionsAmong } from '../../../src/features/linkage/decisions.service.ts'
import { runsInFull } from '../../../src/features/linkage/linkage.repository.ts'
import { among, linkMaterial, resultOf } from '../../../src/features/linkage/linkage.service.ts'
import { readContent, weightsOf } from '../../../src/features/linkage/run-content.repository.ts'
import { verifyAll } from '../../../src/features/report/verify.service.ts'
import { loadMaterialUpTo } from '../../../src/features/submission/material.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { runFixture } from '../../run-chain.ts'

let context: Context
let run: { readonly id: string; readonly stored: StoredRun }
beforeAll(async () => {
  context = (await runFixture('fixtures/norrmalm')).context
  const [last] = await runsInFull(context.db)
  if (last?.stored == null) throw new Error('a run with its parameters')
  run = { id: last.id, stored: last.stored }
})
afterAll(() => context.db.destroy())

describe('what a run has learnt of its list', () => {
  it('is stored with it, for every comparison and level of its model', () => {
    const { model, parameters } = run.stored
    expect(model.id).toBe(personLinkage.id)
    expect(model).toEqual(storedModel.parse(JSON.parse(JSON.stringify(personLinkage))))
    for (const { id, levels } of model.comparisons)
      expect(Object.keys(parameters.probabilities[id] ?? {})).toEqual(
        levels.flatMap((level) => (level.probabilities === null ? [] : [level.id])),
      )
    // Learnt, not preset.
    expect(parameters.matchesPerRecord).not.toBe(model.matchesPerRecord)
  })

  it('makes every weight of the run again, with the model alone', async () => {
    const weights = await weightsOf(context.db, run.id)
    expect(weights.length).toBeGreaterThan(20)
    expect(notMadeAgain(run.stored, weights)).toEqual([])
    const [first] = weights
    if (first === undefined) throw new Error('a weight')
    const prior = priorOf(run.stored, first)
    const thirty = weights.slice(0, 30).map((weight) => priorOf(run.stored, weight))
    for (const each of thirty) expect(each).toBeCloseTo(prior, 6)
    const records = (await readContent(context.db, run.id)).asLinked.flat().length
    const compared = recordsCompared(run.stored, prior)
    expect(compared).toBeGreaterThan(100)
    expect(compared).toBeLessThanOrEqual(records)
  })

  it('comes out the same when the same records are linked again', async () => {
    const census = (await listCensuses(context.db, '0180')).at(-1)
    if (census === undefined) throw new Error('a census')
    const material = await loadMaterialUpTo(context, census)
    const { binding } = await decisionsAmong(context, '0180', among(material))
    const again = resultOf(linkMaterial(material)(binding))
    expect(JSON.parse(JSON.stringify(again.parameters))).toEqual(run.stored.parameters)
    const stored = await weightsOf(context.db, run.id)
    expect(stored.length).toBeGreaterThan(20)
    const weighed = again.links.flatMap(({ weight, evidence }) =>
      weight === null || evidence.length === 0 ? [] : [{ weight, evidence }],
    )
    expect(stored).toEqual(JSON.parse(JSON.stringify(weighed)))
  })

  it('tells when a weight, a line or a parameter was altered', async () => {
    const weights = await weightsOf(context.db, run.id)
    const [first] = weights
    const last = weights.at(-1)
    if (first === undefined || last === undefined) throw new Error('weights')
    const heavier = [...weights.slice(0, -1), { ...last, weight: last.weight + 0.01 }]
    expect(notMadeAgain(run.stored, heavier)).toEqual([weights.length - 1])
    const otherLine = last.evidence.map((line) => (line.comparison === 'sex' ? { ...line, weight: 3 } : line))
    expect(notMadeAgain(run.stored, [...weights.slice(0, -1), { ...last, evidence: otherLine }])).toHaveLength(1)
    const { probabilities } = run.stored.parameters
    const sex = { ...probabilities.sex, equal: { m: 0.5, u: 0.5 } }
    const parameters = { ...run.stored.parameters, probabilities: { ...probabilities, sex } }
    expect(notMadeAgain({ ...run.stored, parameters }, weights).length).toBeGreaterThan(10)
    const fewer = { ...run.stored.parameters, matchesPerRecord: 0.001 }
    expect(notMadeAgain({ ...run.stored, parameters: fewer }, weights).length).toBeGreaterThan(0)
  })

  it('is looked through by verify, and a run from before it was kept is told of', async () => {
    const runs = (await runsInFull(context.db)).length
    expect((await verifyAll(context)).linkage).toEqual({ runs, without: 0, changed: [] })
    const { links } = await context.db
      .selectFrom('run_content')
      .select('links')
      .where('run_id', '=', run.id)
      .executeTakeFirstOrThrow()
    const altered: { weight: (number | null)[] } = JSON.parse(links)
    altered.weight[altered.weight.findLastIndex((weight) => weight !== null)] = 4
    await context.db
      .updateTable('run_content')
      .set({ links: JSON.stringify(altered) })
      .where('run_id', '=', run.id)
      .execute()
    const { linkage } = await verifyAll(context)
    expect(linkage).toMatchObject({ runs: runs - 1, without: 0 })
    expect(linkage.changed).toEqual([expect.stringMatching(/^2017 /)])
    await context.db.updateTable('linkage_run').set({ parameters: null }).where('id', '=', run.id).execute()
    expect((await verifyAll(context)).linkage).toEqual({ runs: runs - 1, without: 1, changed: [] })
  })
})
