import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { inventPeople } from '../../../scripts/bench/invent-person.ts'
import { randomFor } from '../../../scripts/make-fixtures/random.ts'
import { buildApp } from '../../../src/app.ts'
import { checkAnswer, type WrittenCells } from '../../../src/domain/submission/answer-rows.ts'
import type { StoredAnswer } from '../../../src/features/census/round.repository.ts'
import { answerInHand, sourceOf } from '../../../src/features/submission/answer.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'
import { type Stretches, stretchesOf, timeOf } from '../../own-time.ts'
import { openPage, postForm } from '../../post-form.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'
import { uploading } from '../../upload-file.ts'

// A unit with thousands of rows keeps nobody else waiting. Measured in the work of the thread itself, and against what
// reading the rows all at once takes on the same machine in the same run: nothing here depends on how busy it is.

const ROWS = 2_000
const HEADINGS = 'radid,personnummer,förnamn,efternamn,födelsedatum,kön,boende,akutplats,bott_sedan,stödbehov'

let context: Context
let app: FastifyInstance
let me: SignedInAs
let analyst: SignedInAs
let answer: StoredAnswer
const told: [what: string, stretches: Stretches][] = []

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

const watched = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
  const results: Result[] = []
  told.push([what, await stretchesOf(async () => results.push(await work()))])
  const [result] = results
  if (result === undefined) throw new Error('nothing was done')
  return result
}

beforeAll(async () => {
  context = await openTemporaryContext(MIGRATIONS)
  const own = (await openRound(context)).get('akuten')
  if (own === undefined) throw new Error('the unit is not asked')
  answer = own
  me = await signInAs(context, 'unit_reporter', [own.unit.id])
  analyst = await signInAs(context, 'analyst')
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
})
afterAll(async () => {
  await app.close()
  await context.db.destroy()
})

describe(`${ROWS} rows`, () => {
  it('go from the upload to the receipt and back', async () => {
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
  })

  it('never hold the service for long', async () => {
    const cells: WrittenCells = { accommodation: 'emergency_housing', sex: 'man', number: '19850709-9805' }
    const rows = Array.from({ length: ROWS }, (_, at) => ({ key: `R${at}`, cells }))
    const once = () => checkAnswer(rows, sourceOf(answer))
    const times = 5
    // Warm by now: what is compared with is at its shortest. The mean of some times: one alone may take half as long again.
    const allAtOnce = timeOf(() => Array.from({ length: times }, once)) / times
    const ms = (time: number) => `${time.toFixed(0)} ms`
    for (const [what, { longest, turns }] of told)
      process.stdout.write(`  ${what}: at most ${ms(longest)} at a time, others had ${turns} turns\n`)
    process.stdout.write(`${ROWS} rows, read all at once: ${ms(allAtOnce)}\n`)
    for (const [what, { longest }] of told) expect([what, longest < 4 * allAtOnce]).toEqual([what, true])
  })

  it('are handed in while a page is shown that was asked for later', async () => {
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
  })
})
