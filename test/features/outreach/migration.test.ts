import { expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { answerInHand, newRowKey, saveRows } from '../../../src/features/submission/answer.service.ts'
import { migrate } from '../../../src/platform/database/migrate.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'

it('rows that were written before phones could write any are there afterwards, with every version', async () => {
  const earlier = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0014'))
  const context = await openTemporaryContext(earlier)
  const answer = (await openRound(context)).get('akuten')
  if (answer === undefined) throw new Error('the round asks everybody')
  const author = { madeBy: 'form', accountId: null } as const
  const key = await newRowKey(context, answer.id)
  await saveRows(context, answer.id, [{ key, version: null, cells: { accommodation: 'outdoors' } }], author)
  await saveRows(context, answer.id, [{ key, version: 1, cells: { accommodation: 'friends' } }], author)
  const versions = () =>
    context.db.selectFrom('answer_row_version').selectAll().orderBy('row_id').orderBy('version').execute()
  const before = await versions()
  expect(await migrate(context.db, MIGRATIONS)).toContain('0014_create_outreach')
  expect(await versions()).toEqual(before)
  expect((await answerInHand(context, answer.id)).rows.map(({ cells }) => cells)).toEqual([
    { accommodation: 'friends' },
  ])
  await saveRows(context, answer.id, [{ key, version: 2, cells: null }], { madeBy: 'phone', accountId: null })
  expect((await answerInHand(context, answer.id)).rows).toEqual([])
  await context.db.destroy()
})
