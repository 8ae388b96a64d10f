import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { noteAccess, readLog, signReview, verifyLog } from '../../../src/features/audit/access-log.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openDoubtfulRound } from '../../doubtful-round.ts'
import { openPage, postForm } from '../../post-form.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'

const ALL = { accountId: '', kind: '', from: '', to: '', subject: '' }

let context: Context
let app: FastifyInstance
let now: string
let reviewer: SignedInAs
let analyst: SignedInAs
beforeEach(async () => {
  now = '2026-11-23T10:00:00.000Z'
  context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => now } }
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  reviewer = await signInAs(context, 'log_reviewer')
  analyst = await signInAs(context, 'analyst')
})
afterEach(async () => {
  await app.close()
  await context.db.destroy()
})
const as = (who: SignedInAs) => ({ accountId: who.accountId, role: 'analyst' }) as const
const show = (...subjectIds: string[]) =>
  noteAccess(context, as(analyst), { kind: 'identity_shown', purpose: 'same_person', censusId: null, subjectIds })
const allowChanges = async () => {
  const { db } = context
  const { sql } = await import('kysely')
  for (const change of ['update', 'delete']) await sql`drop trigger ${sql.ref(`access_entry_no_${change}`)}`.execute(db)
}

describe('the chain of the log', () => {
  it('is whole as it was written', async () => {
    expect(await verifyLog(context)).toEqual({ isWhole: true, rows: 0, head: '' })
    await show('a', 'b')
    await show('c')
    expect(await verifyLog(context)).toMatchObject({ isWhole: true, rows: 3 })
  })

  it('cannot be altered or emptied in the ordinary way', async () => {
    await show('a')
    await expect(context.db.updateTable('access_entry').set({ subject_id: 'x' }).execute()).rejects.toThrow(
      'not altered',
    )
    await expect(context.db.deleteFrom('access_entry').execute()).rejects.toThrow('not altered')
  })

  it.each([
    [
      'altered',
      (db: Context['db']) =>
        db.updateTable('access_entry').set({ account_id: reviewer.accountId }).where('number', '=', 2),
    ],
    ['taken away', (db: Context['db']) => db.deleteFrom('access_entry').where('number', '=', 2)],
  ])('shows that a row was %s by whoever reached the file', async (_, change) => {
    await show('a', 'b', 'c')
    await allowChanges()
    await change(context.db).execute()
    expect(await verifyLog(context)).toEqual({ isWhole: false, brokenAt: 2 })
    expect((await openPage(app, reviewer, '/logg')).body).toContain('Från rad 2 stämmer loggen inte')
    await expect(signReview(context, as(reviewer), { through: 3, note: 'Allt väl' })).rejects.toMatchObject({
      code: 'log_broken',
    })
  })

  it('shows that rows are missing at the end, once somebody has signed for them', async () => {
    await show('a', 'b')
    expect(await signReview(context, as(reviewer), { through: 2, note: 'Stickprov på båda' })).toBeNull()
    await allowChanges()
    await context.db.deleteFrom('access_entry').where('number', '>=', 2).execute()
    expect(await verifyLog(context)).toEqual({ isWhole: false, brokenAt: 2 })
  })
})

describe('a review of the log', () => {
  const reach = async () => {
    const { sql } = await import('kysely')
    await show('a', 'b')
    expect(await signReview(context, as(reviewer), { through: 2, note: 'Stickprov på båda' })).toBeNull()
    for (const change of ['update', 'delete'])
      await sql`drop trigger ${sql.ref(`access_review_no_${change}`)}`.execute(context.db)
  }

  it('that was taken away by whoever reached the file is missed', async () => {
    await reach()
    await context.db.deleteFrom('access_review').execute()
    expect(await verifyLog(context)).toEqual({ isWhole: false, brokenAt: 3 })
  })

  it('that was altered is told of, and the log is still shown', async () => {
    await reach()
    await context.db
      .updateTable('access_review')
      .set({ note: Buffer.from('något annat, som ingen skrev') })
      .execute()
    expect(await verifyLog(context)).toEqual({ isWhole: false, brokenAt: 2 })
    const page = await openPage(app, reviewer, '/logg')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Från rad 2 stämmer loggen inte')
  })
})

describe('the review of the log', () => {
  it('is signed through what was seen, and what comes later waits', async () => {
    await show('a', 'b')
    const before = await openPage(app, reviewer, '/logg')
    expect(before.body).toContain('2 rader väntar på granskning')
    expect(before.body).toContain('till och med rad 2')
    await show('c')
    const form = { till: '2', anteckning: 'Stickprov på två visningar, inget att anmärka' }
    expect((await postForm(app, reviewer, '/logg/granskning', form)).statusCode).toBe(303)
    const log = await readLog(context, ALL)
    expect(log.standing.unreviewed).toBe(1)
    expect(log.reviews).toMatchObject([{ by: 'Prov log_reviewer', through: 2, isGenuine: true }])
    const rows = await context.db.selectFrom('access_review').selectAll().execute()
    expect(rows[0]?.note.toString('utf8')).not.toContain('Stickprov')
  })

  it('is overdue when the oldest row has waited more than a month', async () => {
    await show('a')
    now = '2026-12-24T10:00:00.000Z'
    expect((await readLog(context, ALL)).standing).toMatchObject({ isOverdue: false, dueBy: '2026-12-24' })
    now = '2026-12-25T10:00:00.000Z'
    reviewer = await signInAs(context, 'log_reviewer') // sessions do not last a month
    expect((await openPage(app, reviewer, '/logg')).body).toContain('Granskningen är försenad')
    await signReview(context, as(reviewer), { through: 1, note: 'Granskat' })
    expect((await readLog(context, ALL)).standing.isOverdue).toBe(false)
  })

  it.each([
    ['', 'Skriv vad du har granskat'],
    ['Frågade om 850709-9805', 'ser ut som ett personnummer'],
  ])('asks for a note: %s', async (anteckning, told) => {
    await show('a')
    const reply = await postForm(app, reviewer, '/logg/granskning', { till: '1', anteckning })
    expect([reply.statusCode, reply.body.includes(told)]).toEqual([422, true])
  })
})

describe('who stands out', () => {
  it('comes first, and why is said', async () => {
    const other = await signInAs(context, 'analyst')
    const access = { kind: 'identity_shown', purpose: 'same_person', censusId: null } as const
    await noteAccess(context, as(other), { ...access, subjectIds: Array.from({ length: 10 }, (_, at) => `row ${at}`) })
    for (let times = 0; times < 4; times++) await show('a')
    now = '2026-11-28T22:00:00.000Z' // a Saturday
    await show('b')
    const { byAccount } = await readLog(context, ALL)
    expect(byAccount.map(({ accountId, shown }) => [accountId === analyst.accountId, shown])).toEqual([
      [true, 5],
      [false, 10],
    ])
    expect(byAccount[0]?.conspicuous).toEqual([
      { why: 'samePersonOften', times: 1 },
      { why: 'oddHours', times: 1 },
    ])
    const { bySubject } = await readLog(context, ALL)
    expect(bySubject).toMatchObject([{ subjectId: 'a', times: 4, accounts: 1 }])
    expect((await readLog(context, { ...ALL, subject: 'a' })).entries).toHaveLength(4)
    expect((await readLog(context, { ...ALL, from: '2026-11-24' })).entries).toHaveLength(1)
    expect((await readLog(context, { ...ALL, accountId: other.accountId })).entries).toHaveLength(10)
    reviewer = await signInAs(context, 'log_reviewer')
    expect((await openPage(app, reviewer, '/logg?fran=i+morgon')).statusCode).toBe(422)
  })
})

it('the analyst’s opening of an answer and of a row is in the log, and nobody but the reviewer reads it', async () => {
  const { censusId, answers } = await openDoubtfulRound(context)
  const at = `/matningar/${censusId}/svar/${answers.get('akuten')}`
  const { body } = await openPage(app, analyst, at)
  const row = /\/rad\/([0-9a-f-]{36})/.exec(body)?.[1] ?? ''
  await openPage(app, analyst, `${at}/rad/${row}`)
  expect((await readLog(context, ALL)).entries.map(({ kind, subjectId }) => [kind, subjectId])).toEqual([
    ['row_opened', row],
    ['answer_opened', answers.get('akuten')],
  ])
  expect((await openPage(app, analyst, '/logg')).statusCode).toBe(403)
  expect((await openPage(app, await signInAs(context, 'administrator'), '/logg')).statusCode).toBe(403)
  const log = await openPage(app, reviewer, '/logg')
  expect(log.body).toContain('Öppnade en rad i ett svar')
  expect((await app.inject({ url: '/', headers: reviewer.headers })).headers.location).toBe('/logg')
})
