import type { FastifyInstance } from 'fastify'
import { describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { inventPeople } from '../../../scripts/bench/invent-person.ts'
import { randomFor } from '../../../scripts/make-fixtures/random.ts'
import { buildApp } from '../../../src/app.ts'
import { checkAnswer, type WrittenCells } from '../../../src/domain/submission/answer-rows.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import type { StoredAnswer } from '../../../src/features/census/round.repository.ts'
import { answerInHand } from '../../../src/features/submission/answer.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'
import { type Stretches, stretchesOf, timeOf } from '../../own-time.ts'
import { openPage, postForm } from '../../post-form.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'
import { uploading } from '../../upload-file.ts'

// A unit with thousands of rows keeps nobody else waiting. Measured in the work of the thread itself, and against what
// reading the rows all at once takes on the same machine in the same run: it does not depend on how busy that is.

const ROWS = 2_000
const HEADINGS = 'radid,personnummer,förnamn,efternamn,födelsedatum,kön,boende,akutplats,bott_sedan,stödbehov'

/** How often it is gone through at most. Work of ours holds the thread each time; what the machine does with it does not. */
const ROUNDS = 3

interface Service {
  readonly context: Context
  readonly app: FastifyInstance
  readonly me: SignedInAs
  readonly analyst: SignedInAs
  readonly answer: StoredAnswer
}

/** A list of people invented anew for each seed. */
function list(seed: string): string {
  const next = inventPeople(randomFor(seed))
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const { personnummer, givenName, familyName, birthDate, sex } = next()
    const who = [`${seed}${at + 1}`, personnummer, givenName, familyName, birthDate, sex]
    return [...who, 'akutboende', 'ja', '2024-03', 'endast bostad'].join(',')
  })
  return [HEADINGS, ...rows].join('\n')
}

async function openService(): Promise<Service> {
  const context = await openTemporaryContext(MIGRATIONS)
  const answer = (await openRound(context)).get('akuten')
  if (answer === undefined) throw new Error('the unit is not asked')
  const [me, analyst] = [await signInAs(context, 'unit_reporter', [answer.unit.id]), await signInAs(context, 'analyst')]
  return { context, app: await buildApp(context, { language: 'sv', logLevel: 'silent' }), me, analyst, answer }
}

/** Runs a test with a service of its own. */
const withService = (test: (service: Service) => Promise<void>) => async () => {
  const service = await openService()
  try {
    await test(service)
  } finally {
    await service.app.close()
    await service.context.db.destroy()
  }
}

describe(`${ROWS} rows`, () => {
  it('go from the upload to the receipt and back, and never hold the service for long', async () => {
    let held: ReadonlySet<string> | null = null
    for (let round = 1; round <= ROUNDS && held?.size !== 0; round++) {
      const told = new Map<string, Stretches>()
      await withService((service) => goThrough(service, told))()
      const allAtOnce = timeOfReadingAll()
      process.stdout.write(`${ROWS} rows, round ${round}; read all at once: ${ms(allAtOnce)}\n`)
      for (const [what, { longest, turns }] of told)
        process.stdout.write(`  ${what}: at most ${ms(longest)} at a time, others had ${turns} turns\n`)
      const tooLong = [...told].flatMap(([what, { longest }]) => (longest < 4 * allAtOnce ? [] : [what]))
      const before: ReadonlySet<string> = held ?? new Set(tooLong)
      held = new Set(tooLong.filter((what) => before.has(what)))
    }
    expect([...(held ?? [])]).toEqual([])
  }, 180_000)

  it(
    'are handed in while a page is shown that was asked for later',
    withService(async ({ context, app, me, answer }) => {
      const unit = uploading(app, me, answer.id)
      const { url } = await unit.upload('lista.csv', list('c'))
      await unit.act(url, 'val', { 'skal-test_number': 'prov' })
      await unit.act(url, 'bekrafta')
      expect((await answerInHand(context, answer.id)).rows).toHaveLength(ROWS)
      const done: string[] = []
      await Promise.all([
        postForm(app, me, `/svar/${answer.id}/kontrollera`, {}).then(() => done.push('handed in')),
        // From the disk: it cannot be answered before the service has had a turn.
        app.inject({ url: '/assets/service.css', headers: me.headers }).then(() => done.push('shown')),
      ])
      expect(done).toEqual(['shown', 'handed in'])
    }),
  )
})

const ms = (time: number) => `${time.toFixed(0)} ms`

/** What a unit and an analyst do with the rows, each thing watched. */
async function goThrough({ app, me, analyst, answer }: Service, told: Map<string, Stretches>): Promise<void> {
  const watched = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
    const results: Result[] = []
    told.set(what, await stretchesOf(async () => results.push(await work())))
    const [result] = results
    if (result === undefined) throw new Error('nothing was done')
    return result
  }
  const unit = uploading(app, me, answer.id)
  const own = `/svar/${answer.id}`
  const page = async (url: string, who = me) => expect((await openPage(app, who, url)).statusCode).toBe(200)
  const [written, writtenAnew] = [list('a'), list('b')] // before the watch begins: it is no work of the service
  const { url } = await watched('upload', () => unit.upload('lista.csv', written))
  await watched('reason for a warning', () => unit.act(url, 'val', { 'skal-test_number': 'prov' }))
  expect((await watched('confirm', () => unit.act(url, 'bekrafta'))).location).toContain('klart=sparad')
  await watched('start page', () => page(own))
  await watched('persons', () => page(`${own}/personer`))
  await watched('form', () => page(`${own}/personer/ny`))
  await watched('check', () => page(`${own}/kontrollera`))
  await watched('a second upload', () => unit.upload('lista.csv', writtenAnew))
  const handedIn = await watched('hand in', () => postForm(app, me, `${own}/kontrollera`, {}))
  expect(handedIn.headers.location).toBe(`${own}/kvitto`)
  const round = `/matningar/${answer.round.census.id}`
  await watched('board', () => page(`${round}/svar`, analyst))
  await watched('answer, masked', () => page(`${round}/svar/${answer.id}`, analyst))
  await watched('analysis', () => page(`${round}/analys`, analyst))
  expect((await postForm(app, me, `${own}/oppna`, {})).statusCode).toBe(303)
  await watched('hand in again', () => postForm(app, me, `${own}/kontrollera`, {}))
  expect((await postForm(app, me, `${own}/oppna`, {})).statusCode).toBe(303)
  expect((await watched('undo', () => unit.act(url, 'angra'))).location).toContain('klart=angrad')
}

/** What reading the rows all at once takes. The mean of some times: one alone may take half as long again. */
function timeOfReadingAll(): number {
  const cells: WrittenCells = { accommodation: 'emergency_housing', sex: 'man', number: '19850709-9805' }
  const rows = Array.from({ length: ROWS }, (_, at) => ({ key: `R${at}`, cells }))
  const week = { from: isoDate.parse('2026-11-16'), to: isoDate.parse('2026-11-22') }
  const source = { file: '2026/akuten.csv', week, organisationKind: 'municipal', agreement: 'full' } as const
  const times = 5
  return timeOf(() => Array.from({ length: times }, () => checkAnswer(rows, source))) / times
}
