import { Agent, request } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import type { Municipality } from '../../../src/domain/census/municipality.ts'
import type { StoredAnswer } from '../../../src/features/census/round.repository.ts'
import { makePhones } from '../../../src/features/outreach/phone.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound, PROVKOPING } from '../../open-round.ts'
import { person, postId, seen } from '../../outreach-phone.ts'

const POSTS = 10_000
const PHONES = 50
const UNITS = 25
const MOST_REPEATS = 5

/** A town with many units: the posts are spread over them as over phones. */
const TOWN: Municipality = {
  ...PROVKOPING,
  units: Array.from({ length: UNITS }, (_, at) => ({
    ...(PROVKOPING.units[0] ?? { kind: '', organisation: '', organisationKind: 'municipal' as const }),
    id: `enhet-${at}`,
    name: `Enhet ${at}`,
    exercisesAuthority: false,
    successorOf: [],
    withholdName: false,
  })),
}

let context: Context
let app: FastifyInstance
let answers: readonly StoredAnswer[]
let port: number
const agent = new Agent({ keepAlive: true, maxSockets: PHONES })

beforeAll(async () => {
  context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => '2026-11-19T06:00:00.000Z' } }
  answers = [...(await openRound(context, { municipality: TOWN })).values()]
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(async () => {
  agent.destroy()
  await app?.close()
  await context?.db.destroy()
})

/** The same chance every time: a test that fails can be run again. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor((state / 4_294_967_296) * below)
  }
}

const put = (code: string, number: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify(number % 2 === 0 ? person() : seen(1 + (number % 7)))
    const sent = request(
      {
        ...{ agent, port, host: '127.0.0.1', method: 'PUT', path: `/api/v1/outreach/${postId(number)}` },
        headers: { authorization: `Bearer ${code}`, 'content-type': 'application/json', 'content-length': body.length },
      },
      (reply) => reply.resume().on('end', () => resolve(reply.statusCode ?? 0)),
    )
    sent.on('error', reject).end(body)
  })

it(`${POSTS} posts, each sent 1–5 times in any order by ${PHONES} phones, are ${POSTS} posts`, async () => {
  const draw = chance(20_261_118)
  const phones = await Promise.all(
    Array.from({ length: PHONES }, async (_, at) => {
      const [made] = await makePhones(context, answers[at % UNITS]?.id ?? '', {
        ...{ labels: [`Telefon ${at}`], pin: null, accountId: null },
      })
      return made?.code ?? ''
    }),
  )
  // A post is of one phone, and may come again by another of the same unit: a file that was rescued.
  const queues = phones.map((): { number: number; code: string }[] => [])
  let repeats = 0
  for (let number = 0; number < POSTS; number += 1) {
    const own = number % PHONES
    for (let times = 1 + draw(MOST_REPEATS); times > 0; times -= 1) {
      const sender = draw(10) === 0 ? (own + UNITS) % PHONES : own
      queues[draw(PHONES)]?.push({ number, code: phones[sender] ?? '' })
      repeats += 1
    }
  }
  for (const queue of queues)
    for (let at = queue.length - 1; at > 0; at -= 1) {
      const other = draw(at + 1)
      const [one, two] = [queue[at], queue[other]]
      if (one !== undefined && two !== undefined) [queue[at], queue[other]] = [two, one]
    }
  const statuses = new Map<number, number>()
  await Promise.all(
    queues.map(async (queue) => {
      for (const { number, code } of queue) {
        const status = await put(code, number)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    }),
  )
  expect(Object.fromEntries(statuses)).toEqual({ 201: POSTS, 200: repeats - POSTS })
  const count = async (table: 'outreach_post' | 'answer_row' | 'answer_row_version' | 'observation') =>
    Number(
      (
        await context.db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('rows'))
          .executeTakeFirstOrThrow()
      ).rows,
    )
  expect(await count('outreach_post')).toBe(POSTS)
  expect(await count('answer_row')).toBe(POSTS / 2)
  expect(await count('answer_row_version')).toBe(POSTS / 2)
  expect(await count('observation')).toBe(POSTS / 2)
  console.log(
    `${repeats} calls for ${POSTS} posts, user and system ${Math.round((process.cpuUsage().user + process.cpuUsage().system) / 1e6)} s`,
  )
}, 300_000)
