import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import type { StoredAnswer } from '../../src/features/census/round.repository.ts'
import { answerInHand, saveRows } from '../../src/features/submission/answer.service.ts'
import type { Context } from '../../src/platform/context.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { openRound } from '../open-round.ts'
import { openPage, postForm } from '../post-form.ts'
import { type SignedInAs, signInAs } from '../sign-in.ts'
import { uploading } from '../upload-file.ts'

// Every form is pressed twice: it is done once, and both presses lead to what came of it, not to a fault.

let context: Context
let app: FastifyInstance
let answers: ReadonlyMap<string, StoredAnswer>
let me: SignedInAs
let analyst: SignedInAs
let administrator: SignedInAs

beforeAll(async () => {
  const temporary = await openTemporaryContext(MIGRATIONS)
  context = { ...temporary, clock: { now: () => '2026-11-23T10:00:00.000Z' } }
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  answers = await openRound(context)
  me = await signInAs(
    context,
    'unit_reporter',
    ['akuten', 'mottagningen'].map((unit) => of(unit).unit.id),
  )
  analyst = await signInAs(context, 'analyst')
  administrator = await signInAs(context, 'administrator')
})
afterAll(async () => {
  await app.close()
  await context.db.destroy()
})

function of(unit: string): StoredAnswer {
  const answer = answers.get(unit)
  if (answer === undefined) throw new Error(`no unit ${unit}`)
  return answer
}
const own = () => `/svar/${of('akuten').id}`
const other = () => `/svar/${of('mottagningen').id}`
const round = (below = '') => `/matningar/${of('akuten').round.census.id}${below}`
const hidden = async (who: SignedInAs, url: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec((await openPage(app, who, url)).body)?.[1] ?? ''

/** How much there is of what a form may make. */
async function counted(): Promise<Readonly<Record<string, number>>> {
  const TABLES = ['answer_row_version', 'round_event', 'extension_request', 'row_confirmation', 'row_question'] as const
  const MORE = ['submission', 'census', 'unit', 'account', 'invitation', 'reminder', 'api_token', 'upload'] as const
  const counts: Record<string, number> = {}
  for (const table of [...TABLES, ...MORE]) {
    const { rows } = await context.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    counts[table] = rows
  }
  return counts
}

type Fields = Readonly<Record<string, string | readonly string[]>>
type Made = Readonly<Record<string, number>>

/** Presses twice and answers what there is more of. Both presses must lead to the same. */
async function pressTwice(who: SignedInAs, url: string, fields: Fields = {}): Promise<Made> {
  const before = await counted()
  const both = await Promise.all([postForm(app, who, url, fields), postForm(app, who, url, fields)])
  expect(both.map(({ statusCode }) => [url, statusCode])).toEqual([
    [url, 303],
    [url, 303],
  ])
  expect(both[1]?.headers.location).toBe(both[0]?.headers.location)
  const after = Object.entries(await counted())
  return Object.fromEntries(
    after.flatMap(([table, rows]) => (rows === before[table] ? [] : [[table, rows - (before[table] ?? 0)]])),
  )
}

const PERSON = { action: 'save', accommodation: 'emergency_housing', night_by_night: 'yes', sex: 'man', age: '40' }

it('what a unit does in its answer', async () => {
  const rows = async () => (await answerInHand(context, of('akuten').id)).rows
  expect(await pressTwice(me, `${own()}/definition`)).toEqual({})
  expect(await pressTwice(me, `${own()}/kontakt`, { name: 'Kim', phone: '000-00 00 00' })).toEqual({})
  const moreTime = { until: '2026-12-10', reason: 'Vi är få den veckan' }
  expect(await pressTwice(me, `${own()}/mer-tid`, moreTime)).toEqual({ extension_request: 1, round_event: 1 })
  const form = { ...PERSON, made: await hidden(me, `${own()}/personer/ny`, 'made') }
  expect(await pressTwice(me, `${own()}/personer/ny`, form)).toEqual({ answer_row_version: 1 })
  const row = async () => (await rows())[0]
  const at = `${own()}/personer/${(await row())?.id}`
  const version = async () => String((await row())?.version)
  const changed = { ...PERSON, sex: 'woman', version: await version() }
  expect(await pressTwice(me, at, changed)).toEqual({ answer_row_version: 1 })
  expect(await pressTwice(me, `${at}/ta-bort`, { version: await version() })).toEqual({ answer_row_version: 1 })
  expect(await pressTwice(me, `${at}/angra`)).toEqual({ answer_row_version: 1 })
  const cells = { accommodation: 'outdoors', personnummer: '19850709-9805', sex: 'man' }
  const author = { madeBy: 'form', accountId: me.accountId } as const
  await saveRows(context, of('akuten').id, [{ key: 'BCDFG', version: null, cells }], author)
  const warned = `${own()}/personer/${(await rows()).find(({ key }) => key === 'BCDFG')?.id}/varning`
  expect(await pressTwice(me, warned, { version: '1', reason: 'Så säger personen' })).toEqual({ row_confirmation: 1 })
  expect(await pressTwice(me, `${own()}/kontrollera`)).toEqual({ round_event: 1, submission: 1 })
  expect(await pressTwice(me, `${own()}/oppna`)).toEqual({ round_event: 1 })
  // The same again after something else: handed in anew.
  expect(await pressTwice(me, `${own()}/kontrollera`)).toEqual({ round_event: 1 })
  expect(await pressTwice(me, `${other()}/noll`, { name: 'Kim', sure: 'yes' })).toEqual({ round_event: 1 })
})

it('what a unit does with its files', async () => {
  await postForm(app, me, `${own()}/oppna`, {})
  const unit = uploading(app, me, of('akuten').id)
  const before = await counted()
  const list = 'boende;ålder\nakutboende;~40\n'
  const sent = await Promise.all([unit.send('lista.csv', list), unit.send('lista.csv', list)])
  const [url = '', again] = sent.map(({ headers }) => String(headers.location).replace(/\?.*/, ''))
  expect(again).toBe(url)
  expect((await counted()).upload).toBe((before.upload ?? 0) + 1)
  const revision = async () => /name="revision" value="(\d+)"/.exec((await unit.settled(url)).body)?.[1] ?? ''
  expect(await pressTwice(me, `${url}/val`, { revision: await revision(), satt: 'add' })).toEqual({})
  expect(await pressTwice(me, `${url}/borja-om`, { revision: await revision() })).toEqual({})
  const stored = { answer_row_version: 1, round_event: 1 }
  expect(await pressTwice(me, `${url}/bekrafta`, { revision: await revision() })).toEqual(stored)
  expect(await pressTwice(me, `${url}/angra`, { revision: await revision() })).toEqual(stored)
  await postForm(app, me, `${own()}/kontrollera`, {})
})

it('what the analyst does', async () => {
  const answer = round(`/svar/${of('akuten').id}`)
  const { rows } = await answerInHand(context, of('akuten').id)
  const row = `${answer}/rad/${rows.find(({ key }) => key === 'BCDFG')?.id}`
  expect(await pressTwice(analyst, `${row}/fraga`, { text: 'Var det en akutplats?' })).toEqual({
    row_question: 1,
    round_event: 1,
  })
  const question = await context.db.selectFrom('row_question').select('id').executeTakeFirstOrThrow()
  expect(await pressTwice(analyst, `${row}/fraga/${question.id}/stang`)).toEqual({ round_event: 1 })
  const correction = { uppgift: 'accommodation', value: 'night_shelter', reason: 'Det var ett natthärbärge' }
  expect(await pressTwice(analyst, `${row}/ratta`, correction)).toEqual({
    ...{ answer_row_version: 1, round_event: 1, submission: 1 },
  })
  expect(await pressTwice(analyst, `${answer}/oppna`)).toEqual({ round_event: 1 })
  expect(await pressTwice(analyst, `${answer}/mer-tid`, { until: '2026-12-20' })).toEqual({ round_event: 1 })
  const unit = { name: 'Nya enheten', kind: 'shelter', organisation: 'Prov', organisationKind: 'municipal' }
  expect(await pressTwice(analyst, round('/enheter/ny'), unit)).toEqual({ unit: 1, round_event: 1 })
  const reminded = { enhet: [of('stadsmissionen').id] }
  await signInAs(context, 'unit_reporter', [of('stadsmissionen').unit.id])
  expect(await pressTwice(analyst, round('/svar/paminn'), reminded)).toEqual({ reminder: 1, round_event: 1 })
  expect(await pressTwice(analyst, round('/lage'), { till: 'locked' })).toEqual({ round_event: 1 })
  expect(await pressTwice(analyst, round('/lage'), { till: 'open' })).toEqual({ round_event: 1 })
  expect(await pressTwice(analyst, round('/lage'), { till: 'locked' })).toEqual({ round_event: 1 })
})

it('what the administrator does', async () => {
  const account = { email: 'ny@example.se', name: 'Ny Person', role: 'analyst' }
  expect(await pressTwice(administrator, '/konton/nytt', account)).toEqual({ account: 1, invitation: 1 })
  const { id } = await context.db
    .selectFrom('account')
    .select('id')
    .where('email', '=', account.email)
    .executeTakeFirstOrThrow()
  expect(await pressTwice(administrator, `/konton/${id}/inbjudan`)).toEqual({ invitation: 1 })
})

it('but a form with faults is read again, and what somebody has seen done is done once more', async () => {
  const faulty = () => postForm(app, administrator, '/konton/nytt', { email: 'nej', name: '', role: 'analyst' })
  expect((await Promise.all([faulty(), faulty()])).map(({ statusCode }) => statusCode)).toEqual([422, 422])
  const ask = () => postForm(app, me, `${other()}/kontakt`, { name: 'Kim', phone: '000-00 00 00' })
  const confirmedAt = async () => {
    const { contact_confirmed_at: at } = await context.db
      .selectFrom('answer')
      .select('contact_confirmed_at')
      .where('id', '=', of('mottagningen').id)
      .executeTakeFirstOrThrow()
    await context.db
      .updateTable('answer')
      .set({ contact_confirmed_at: null })
      .where('id', '=', of('mottagningen').id)
      .execute()
    return at !== null
  }
  await ask()
  expect(await confirmedAt()).toBe(true)
  await ask()
  expect(await confirmedAt()).toBe(false)
  await openPage(app, me, other())
  await ask()
  expect(await confirmedAt()).toBe(true)
})
