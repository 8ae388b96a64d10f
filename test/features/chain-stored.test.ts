import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { startLinking } from '../../src/features/linkage/linkage.service.ts'
import { checkFolder, runChain } from '../../src/features/report/chain.service.ts'
import { alreadyRead } from '../../src/features/submission/census-folder.service.ts'
import type { Context } from '../../src/platform/context.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'

type What = 'report' | 'stored'

/** Runs the chain on a folder of the fixtures; `meanwhile` happens when a report is handed over, before it is stored. */
async function told(
  name: string,
  meanwhile: (context: Context) => unknown,
): Promise<{ told: What[]; context: Context }> {
  const checked = await checkFolder(`fixtures/${name}`, () => undefined)
  if (checked.municipality === null) throw new Error('no municipality')
  const context = await openTemporaryContext(MIGRATIONS)
  const told: What[] = []
  await runChain(context, alreadyRead(checked), checked.municipality, startLinking(false), {
    step: () => undefined,
    report: () => {
      told.push('report')
      return meanwhile(context)
    },
    stored: () => told.push('stored'),
  }).catch((error: unknown) => expect(String(error)).toMatch(/readonly/))
  return { told, context }
}

const countOf = async ({ db }: Context, table: 'linkage_run' | 'run_content' | 'run_verdicts' | 'edition') => {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

it('every report is handed over first and stored then, one after another', async () => {
  const { told: said, context } = await told('helsingborg', () => undefined)
  expect(said.length).toBeGreaterThan(4)
  expect(said).toEqual(said.map((_, at) => (at % 2 === 0 ? 'report' : 'stored')))
  expect(await countOf(context, 'edition')).toBe(said.length / 2)
  await context.db.destroy()
})

it('a report that cannot be stored is not said to be, and nothing that it was made from is', async () => {
  const { told: said, context } = await told('norrmalm', ({ db }) => sql`pragma query_only = on`.execute(db))
  expect(said).toEqual(['report'])
  for (const table of ['linkage_run', 'run_content', 'run_verdicts', 'edition'] as const)
    expect(await countOf(context, table)).toBe(0)
  await context.db.destroy()
})
