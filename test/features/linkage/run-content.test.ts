import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCensuses } from '../../../src/features/census/census.repository.ts'
import { decisionsAmong } from '../../../src/features/linkage/decisions.service.ts'
import { latestRun } from '../../../src/features/linkage/linkage.repository.ts'
import { among, linkMaterial } from '../../../src/features/linkage/linkage.service.ts'
import {
  madeOf,
  type RunContent,
  readContent,
  saveContent,
} from '../../../src/features/linkage/run-content.repository.ts'
import { loadMaterialUpTo } from '../../../src/features/submission/material.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { runFixture } from '../../run-chain.ts'

let context: Context
let content: RunContent
let runId: string
beforeAll(async () => {
  context = (await runFixture('fixtures/helsingborg')).context
  const census = (await listCensuses(context.db, '1283')).at(-1)
  if (census === undefined) throw new Error('a census')
  const material = await loadMaterialUpTo(context, census)
  const { binding } = await decisionsAmong(context, '1283', among(material))
  content = linkMaterial(material)(binding)
  runId = (await latestRun(context.db, census.id))?.id ?? ''
  await context.db.deleteFrom('run_content').execute()
  await saveContent(context.db, runId, content)
})
afterAll(() => context.db.destroy())

describe('what a run says', () => {
  it('is read as it was made: every person, link and doubt, to the last bit', async () => {
    const { parameters: _, ...made } = madeOf(content)
    expect(made.asLinked.flat().length).toBeGreaterThan(100)
    expect(made.links.length).toBeGreaterThan(20)
    expect(made.doubts.length).toBeGreaterThan(0)
    const read = await readContent(context.db, runId)
    expect(read).toEqual(made)
    // Whoever is the same however doubts are settled is held once: later stages look for the very list.
    const linked = new Set(read.asLinked)
    const same = (persons: typeof read.asLinked) => persons.filter((members) => linked.has(members)).length
    expect(same(read.doubtsApart)).toBeGreaterThan(10)
    expect(same(read.doubtsLinked)).toBeGreaterThan(10)
  })

  it.each([
    ['records', (ids: string[]) => ids.slice(1)],
    ['links', (links: { right: number[] }) => ({ ...links, right: links.right.slice(1) })],
    ['links', (links: { left: number[] }) => ({ ...links, left: links.left.map(() => 1_000_000) })],
    ['doubts', (doubts: { left: number[] }) => ({ ...doubts, left: doubts.left.map(() => -1) })],
    ['persons', (persons: { linked: number[] }) => ({ ...persons, linked: persons.linked.map(String) })],
  ] as const)('is refused when its %s tell of more than there is', async (column, alter) => {
    const whole = await context.db.selectFrom('run_content').selectAll().executeTakeFirstOrThrow()
    const altered = JSON.stringify(alter(JSON.parse(whole[column])))
    await context.db
      .updateTable('run_content')
      .set({ [column]: altered })
      .execute()
    await expect(readContent(context.db, runId)).rejects.toThrow()
    await context.db
      .updateTable('run_content')
      .set({ [column]: whole[column] })
      .execute()
    await expect(readContent(context.db, runId)).resolves.toBeDefined()
  })
})
