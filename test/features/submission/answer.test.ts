import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { unitsAsked } from '../../../src/features/census/census.repository.ts'
import { findAnswer, setRoundState } from '../../../src/features/census/round.repository.ts'
import {
  answerInHand,
  handIn,
  handInNil,
  newRowKey,
  reopen,
  saveRows,
} from '../../../src/features/submission/answer.service.ts'
import { loadMaterialUpTo } from '../../../src/features/submission/material.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'
import { signInAs } from '../../sign-in.ts'

const PERSON = { accommodation: 'emergency_housing', birth_year: '1985', sex: 'man', initials: 'AB' }

describe('the answer of a unit', () => {
  let context: Context
  let now: string
  let answer: string
  let answers: Awaited<ReturnType<typeof openRound>>
  let by: { readonly madeBy: 'form'; readonly accountId: string }
  beforeEach(async () => {
    now = '2026-11-23T10:00:00.000Z'
    context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => now } }
    answers = await openRound(context)
    answer = answers.get('akuten')?.id ?? ''
    by = { madeBy: 'form', accountId: (await signInAs(context, 'unit_reporter')).accountId }
  })
  afterEach(() => context.db.destroy())

  const add = async (cells: Record<string, string>) => {
    const key = await newRowKey(context, answer)
    await saveRows(context, answer, [{ key, version: null, cells }], by)
    return key
  }
  const recordsInCensus = async () => {
    const found = await findAnswer(context.db, answer)
    return found ? (await loadMaterialUpTo(context, found.round.census)).records : []
  }

  it('counts nobody before it is handed in, and everybody afterwards', async () => {
    await add(PERSON)
    await add({ ...PERSON, birth_year: '1990' })
    expect(await recordsInCensus()).toEqual([])
    expect(await handIn(context, answer, by.accountId)).toMatchObject({
      done: true,
      reference: expect.stringMatching(/^.{4}-.{4}$/),
    })
    const records = await recordsInCensus()
    expect(records.map(({ identity }) => identity.birthYear)).toEqual([1985, 1990])
    expect(records.map(({ units }) => units)).toEqual([['akuten'], ['akuten']])
  })

  it('draws another reference when one is taken', async () => {
    const drawn = [Buffer.alloc(8, 1), Buffer.alloc(8, 1), Buffer.alloc(8, 2)]
    const drawing = { ...context, random: (length: number) => drawn.shift() ?? context.random(length) }
    const references = []
    for (const unit of ['akuten', 'mottagningen'])
      references.push(await handInNil(drawing, answers.get(unit)?.id ?? '', by.accountId))
    expect(references).toEqual(['CCCC-CCCC', 'DDDD-DDDD'])
  })

  it('keeps an incomplete row as it is written, and is not handed in with it', async () => {
    await add(PERSON)
    const key = await add({ accommodation: 'på månen' })
    const { rows } = await answerInHand(context, answer)
    expect(rows.map(({ record }) => record === null)).toEqual([false, true])
    expect(rows[1]?.cells).toEqual({ accommodation: 'på månen' })
    expect(rows[1]?.findings.map(({ code, column }) => [code, column])).toEqual([['unknown_choice', 'accommodation']])
    expect(await handIn(context, answer, by.accountId)).toEqual({ done: false, faultyRows: [2] })
    await saveRows(context, answer, [{ key, version: 1, cells: null }], by)
    expect(await handIn(context, answer, by.accountId)).toMatchObject({ done: true })
    expect(await recordsInCensus()).toHaveLength(1)
  })

  it('a change counts when the answer is handed in anew; what was handed in before is kept', async () => {
    const key = await add(PERSON)
    await handIn(context, answer, by.accountId)
    await expect(saveRows(context, answer, [{ key, version: 1, cells: PERSON }], by)).rejects.toMatchObject({
      code: 'answer_closed',
    })
    await reopen(context, answer, by.accountId)
    await saveRows(context, answer, [{ key, version: 1, cells: { ...PERSON, birth_year: '1986' } }], by)
    expect((await recordsInCensus()).map(({ identity }) => identity.birthYear)).toEqual([1985])
    await handIn(context, answer, by.accountId)
    expect((await recordsInCensus()).map(({ identity }) => identity.birthYear)).toEqual([1986])
    const stored = await context.db.selectFrom('submission').select('superseded_at').execute()
    expect(stored.map(({ superseded_at }) => superseded_at !== null).sort()).toEqual([false, true])
  })

  it('handing in the same again changes nothing that is stored', async () => {
    await add(PERSON)
    await handIn(context, answer, by.accountId)
    const before = await recordsInCensus()
    await reopen(context, answer, by.accountId)
    await handIn(context, answer, by.accountId)
    expect(await recordsInCensus()).toEqual(before)
  })

  it('does not overwrite what somebody else has changed meanwhile', async () => {
    const key = await add(PERSON)
    await saveRows(context, answer, [{ key, version: 1, cells: { ...PERSON, sex: 'woman' } }], by)
    await expect(saveRows(context, answer, [{ key, version: 1, cells: PERSON }], by)).rejects.toMatchObject({
      code: 'changed_meanwhile',
    })
    expect((await answerInHand(context, answer)).rows[0]?.cells.sex).toBe('woman')
  })

  it('a nil return is said by itself, and not while there are rows', async () => {
    const key = await add(PERSON)
    await expect(handInNil(context, answer, by.accountId)).rejects.toMatchObject({ code: 'answer_closed' })
    await saveRows(context, answer, [{ key, version: 1, cells: null }], by)
    await expect(handIn(context, answer, by.accountId)).rejects.toMatchObject({ code: 'answer_closed' })
    await handInNil(context, answer, by.accountId)
    const found = await findAnswer(context.db, answer)
    expect(found).toMatchObject({ state: 'handed_in', kind: 'nil' })
    expect((await unitsAsked(context.db, found?.round.census.id ?? '')).nil).toEqual(['akuten'])
  })

  it('rows after a nil return take it back, and a nil return after rows takes them out of the census', async () => {
    await handInNil(context, answer, by.accountId)
    await reopen(context, answer, by.accountId)
    const key = await add(PERSON)
    await handIn(context, answer, by.accountId)
    const census = (await findAnswer(context.db, answer))?.round.census.id ?? ''
    expect((await unitsAsked(context.db, census)).nil).toEqual([])
    await reopen(context, answer, by.accountId)
    await saveRows(context, answer, [{ key, version: 1, cells: null }], by)
    await handInNil(context, answer, by.accountId)
    expect(await recordsInCensus()).toEqual([])
  })

  it('after the last day a silent unit may still answer, one that has answered may not change it', async () => {
    now = '2026-12-04T22:59:00.000Z' // 23.59 in Sweden
    expect((await answerInHand(context, answer)).rights).toEqual({ mayChange: true, mayReopen: false, isLate: false })
    now = '2026-12-04T23:01:00.000Z'
    expect((await answerInHand(context, answer)).rights).toEqual({ mayChange: true, mayReopen: false, isLate: true })
    await add(PERSON)
    await handIn(context, answer, by.accountId)
    await expect(reopen(context, answer, by.accountId)).rejects.toMatchObject({ code: 'answer_closed' })
  })

  it('a locked round takes nothing more', async () => {
    const census = (await findAnswer(context.db, answer))?.round.census.id ?? ''
    await setRoundState(context.db, census, 'locked')
    await expect(add(PERSON)).rejects.toMatchObject({ code: 'answer_closed' })
  })

  it('nothing that was written can be read in the database', async () => {
    await add({ ...PERSON, given_name: 'Vefårt', family_name: 'Nömisson', facility: 'Granbacken' })
    const [version] = await context.db.selectFrom('answer_row_version').select('content').execute()
    const stored = version?.content?.toString('latin1') ?? ''
    for (const word of ['Vef', 'missson', 'Granbacken', '1985', 'emergency']) expect(stored).not.toContain(word)
  })
})
