import type { FastifyInstance } from 'fastify'
import { beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { MOST_PHONES, MOST_POSTS } from '../../../src/domain/outreach/phone.ts'
import { DomainError } from '../../../src/domain/terms/domain-error.ts'
import { changeAnswer, type StoredAnswer } from '../../../src/features/census/round.repository.ts'
import { phonesOf, rescueKeyOf } from '../../../src/features/outreach/phone.repository.ts'
import { makePhones, renewCode, revokePhone } from '../../../src/features/outreach/phone.service.ts'
import { phoneTotals } from '../../../src/features/outreach/phone-totals.service.ts'
import { takeInWaiting } from '../../../src/features/outreach/post.service.ts'
import { takeInRescued } from '../../../src/features/outreach/rescue.service.ts'
import { answerInHand, handIn, reopen, rowKeys, saveRows } from '../../../src/features/submission/answer.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { sealRescueFile } from '../../../src/platform/privacy/rescue-file.ts'
import { openRound } from '../../open-round.ts'
import { fillPhone, person, phoneFor, postId, seen, takenBack } from '../../outreach-phone.ts'
import { signInAs } from '../../sign-in.ts'

const NOW = '2026-11-19T06:00:00.000Z'
const PHONE = { madeBy: 'phone', accountId: null } as const

let context: Context
let app: FastifyInstance
let answers: ReadonlyMap<string, StoredAnswer>

const answerOf = (unit: string): StoredAnswer => {
  const answer = answers.get(unit)
  if (answer === undefined) throw new Error(unit)
  return answer
}
const later = (): Context => ({ ...context, clock: { now: () => NOW } })
const rowsOf = async (unit: string) => (await answerInHand(later(), answerOf(unit).id)).rows.map(({ cells }) => cells)

beforeEach(async () => {
  const base = await openTemporaryContext(MIGRATIONS)
  context = { ...base, clock: { now: () => '2026-11-16T12:00:00.000Z' } }
  answers = await openRound(context)
  app = await buildApp(later(), { language: 'sv', logLevel: 'silent' })
  return async () => {
    await app.close()
    await context.db.destroy()
  }
})

/** Rows that are there already, as if so many had been counted. */
async function writeRows(unit: string, count: number): Promise<void> {
  const { id } = answerOf(unit)
  const newKey = await rowKeys(context, id)
  const cells = { accommodation: 'outdoors' }
  const changes = Array.from({ length: count }, () => ({ key: newKey(), version: null, cells }))
  await saveRows(context, id, changes, PHONE)
}

async function rescueFileOf(answer: StoredAnswer, posts: readonly object[]): Promise<Buffer> {
  const [phone] = await phonesOf(context.db, answer.id)
  const place = { answerId: answer.id, phoneId: phone?.id ?? '', censusId: answer.round.census.id }
  const key = await rescueKeyOf(context, place)
  if (key === undefined) throw new Error('a phone has a key')
  return sealRescueFile(key, Buffer.alloc(12, 1), JSON.stringify(posts))
}

describe('what storing one post costs', () => {
  it('does not grow with what is stored already, be it new, seen or written anew', async () => {
    const ROWS = 6_000
    const POSTS = 15
    await writeRows('mottagningen', ROWS)
    /** Processor time of the middle one, milliseconds: that of the slowest is the machine's. */
    const costsOf = async (unit: string) => {
      const phone = await phoneFor(context, app, answerOf(unit).id)
      const costOf = async (first: number, post: (at: number) => unknown) => {
        const costs = []
        for (let at = first; at < first + POSTS; at += 1) {
          const from = process.cpuUsage()
          expect((await phone.put(postId(at), post(at))).statusCode).toBe(201)
          const { user, system } = process.cpuUsage(from)
          costs.push((user + system) / 1_000)
        }
        return costs.sort((one, other) => one - other)[Math.floor(POSTS / 2)] ?? 0
      }
      await costOf(900, () => seen(1))
      return [
        await costOf(0, () => person()),
        await costOf(100, () => seen(2)),
        await costOf(200, (at) => person({ sex: 'woman' }, { replaces: postId(at - 200) })),
      ]
    }
    const few = await costsOf('akuten')
    const many = await costsOf('mottagningen')
    // With all keys read each time it was ten times and more.
    for (const [at, cost] of many.entries()) expect(cost / (few[at] ?? 0)).toBeLessThan(3)
  }, 60_000)
})

describe('a phone that has sent as much as a phone may', () => {
  it('is told whom to call and keeps its post; what is stored, the other phones and a file are taken as before', async () => {
    const answer = answerOf('akuten')
    const phone = await phoneFor(context, app, answer.id)
    expect((await phone.put(postId(1), person())).statusCode).toBe(201)
    await fillPhone(context, answer.id, MOST_POSTS - 2)
    expect((await phone.put(postId(2), seen(2))).statusCode).toBe(201)
    const refused = await phone.put(postId(3), person())
    expect([refused.statusCode, refused.json().type]).toEqual([403, '/problems/outreach_full'])
    expect(refused.json().title).toMatch(/3000 poster .* ligger kvar i telefonen\. Ring er kontaktperson/)
    expect((await phone.put(postId(4), takenBack(postId(1)))).statusCode).toBe(403)
    expect((await phone.put(postId(1), person())).statusCode).toBe(200)
    // The contact sees it, and another code takes what waits.
    const { headers } = await signInAs(later(), 'unit_reporter', [answer.unit.id])
    const page = await app.inject({ url: `/svar/${answer.id}/telefoner`, headers })
    expect(page.body).toContain('Har skickat 3000 poster')
    const file = await rescueFileOf(answer, [{ id: postId(5), body: person({ sex: 'woman' }) }])
    expect(await takeInRescued(later(), answer.id, file)).toMatchObject({ stored: 1 })
    const other = await phoneFor(context, app, answer.id)
    expect((await other.put(postId(3), person())).statusCode).toBe(201)
    expect(await rowsOf('akuten')).toHaveLength(3)
  })
})

describe('what waited while the answer was handed in', () => {
  const WAITING = 40

  /** So many who came after the answer was handed in, which is open again now. */
  async function waitingPosts(unit = 'akuten'): Promise<string> {
    const { id } = answerOf(unit)
    const phone = await phoneFor(context, app, id)
    await phone.put(postId(0), person())
    expect((await handIn(later(), id, null)).done).toBe(true)
    for (let at = 1; at <= WAITING; at += 1) await phone.put(postId(at), person({ sex: 'woman' }))
    await phone.put(postId(WAITING + 1), person({ sex: 'other' }, { replaces: postId(0) }))
    await reopen(later(), id, null)
    return id
  }
  const all = ['other', ...Array.from({ length: WAITING }, () => 'woman')]

  it('is each there once, wherever taking it in breaks off', async () => {
    const id = await waitingPosts()
    for (const sealed of [1, 7, 20]) {
      // As when the process is ended: in the middle of storing one.
      let left = sealed
      const seal: Context['vault']['seal'] = (place, value) => {
        left -= 1
        if (left === 0) throw new Error('the process ends here')
        return context.vault.seal(place, value)
      }
      const breaking = { ...later(), vault: { ...context.vault, seal } }
      const before = (await rowsOf('akuten')).length
      await expect(takeInWaiting(breaking, id)).rejects.toThrow('the process ends here')
      expect((await rowsOf('akuten')).length).toBe(before + sealed - 1)
    }
    expect((await takeInWaiting(later(), id)).taken).toBe(WAITING + 1 - (0 + 6 + 19))
    expect((await rowsOf('akuten')).map(({ sex }) => sex)).toEqual(all)
    expect(await takeInWaiting(later(), id)).toEqual({ taken: 0, left: 0 })
    expect(await phoneTotals(context, id)).toMatchObject({ persons: WAITING + 1, waits: 0 })
  })

  it('is each there once when two take it in at once', async () => {
    const id = await waitingPosts()
    const [one, other] = await Promise.all([takeInWaiting(later(), id), takeInWaiting(later(), id)])
    expect(one.taken + other.taken).toBe(WAITING + 1)
    expect((await rowsOf('akuten')).map(({ sex }) => sex)).toEqual(all)
  })

  it('keeps nobody waiting for more than one post of it', async () => {
    const id = await waitingPosts()
    let [isDone, answered] = [false, 0]
    const taking = takeInWaiting(later(), id).finally(() => {
      isDone = true
    })
    while (!isDone) {
      await context.db.selectFrom('answer').select('id').execute()
      answered += 1
      await new Promise(setImmediate)
    }
    await taking
    expect(answered).toBeGreaterThan(WAITING / 2)
  })

  it('stops where somebody hands in meanwhile, and the rest goes on waiting', async () => {
    const id = await waitingPosts()
    const taking = takeInWaiting(later(), id)
    await new Promise(setImmediate)
    await handIn(later(), id, null)
    const { taken } = await taking
    expect(taken).toBeLessThan(WAITING + 1)
    expect((await phoneTotals(context, id)).waits).toBe(WAITING + 1 - taken)
    await reopen(later(), id, null)
    expect((await takeInWaiting(later(), id)).taken).toBe(WAITING + 1 - taken)
    expect((await rowsOf('akuten')).map(({ sex }) => sex)).toEqual(all)
  })

  it('leaves what says more than is agreed now, and takes the others in', async () => {
    const { id } = answerOf('stadsmissionen')
    await changeAnswer(context.db, id, { agreement: 'partial' })
    const phone = await phoneFor(context, app, id)
    await phone.put(postId(0), person())
    await handIn(later(), id, null)
    await phone.put(postId(1), person({ initials: 'AB' }))
    await phone.put(postId(2), person({ sex: 'woman' }))
    await changeAnswer(context.db, id, { agreement: 'counts' })
    await reopen(later(), id, null)
    expect(await takeInWaiting(later(), id)).toEqual({ taken: 1, left: 1 })
    expect((await rowsOf('stadsmissionen')).map(({ sex }) => sex)).toEqual(['man', 'woman'])
    const { headers, csrf } = await signInAs(later(), 'unit_reporter', [answerOf('stadsmissionen').unit.id])
    const told = await app.inject({
      ...{ method: 'POST', url: `/svar/${id}/telefoner/ta-in`, payload: new URLSearchParams({ csrf }).toString() },
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect((await app.inject({ url: String(told.headers.location), headers })).body).toContain('utom några')
  })
})

describe('a phone that was blocked', () => {
  it('is given no new code while as many are in force as may be, and the page says what to do', async () => {
    const { id, unit } = answerOf('akuten')
    const labels = (count: number) => Array.from({ length: count }, (_, at) => `Grupp ${at}`)
    await makePhones(context, id, { labels: ['Spärrad'], pin: null, accountId: null })
    const [blocked] = await phonesOf(context.db, id)
    await revokePhone(context, id, blocked?.id ?? '', null)
    expect(await makePhones(context, id, { labels: labels(60), pin: null, accountId: null })).toHaveLength(MOST_PHONES)
    expect(await renewCode(context, id, blocked?.id ?? '', null)).toBeNull()
    const { headers, csrf } = await signInAs(later(), 'unit_reporter', [unit.id])
    const renew = () =>
      app.inject({
        ...{ method: 'POST', url: `/svar/${id}/telefoner/${blocked?.id}/kod` },
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ csrf }).toString(),
      })
    const refused = await renew()
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining('Spärra en annan telefon först')])
    const inForce = async () => (await phonesOf(context.db, id)).filter(({ revokedAt }) => revokedAt === null)
    const [one] = await inForce()
    // Of one that is in force it is another code, not another phone.
    expect(await renewCode(context, id, one?.id ?? '', null)).not.toBeNull()
    await revokePhone(context, id, one?.id ?? '', null)
    expect((await renew()).statusCode).toBe(200)
    expect(await inForce()).toHaveLength(MOST_PHONES)
  })
})

describe('a rescued file', () => {
  it('tells posts that cannot be stored now from those that something is wrong with', async () => {
    const answer = answerOf('akuten')
    await phoneFor(context, app, answer.id)
    const posts = [
      { id: postId(1), body: person() },
      { id: postId(2), body: person({ sex: 'woman' }) },
      { id: postId(3), body: { form: 2 } },
      { id: postId(4), body: person({ sex: 'other' }) },
    ]
    const file = await rescueFileOf(answer, posts)
    for (const code of ['key_missing', 'changed_meanwhile'] as const) {
      let calls = 0
      const prepare: Context['vault']['prepare'] = (census) => {
        calls += 1
        if (calls > 2) throw new DomainError(code, { sv: 'inte nu', en: 'not now' })
        context.vault.prepare(census)
      }
      const withoutKey = { ...later(), vault: { ...context.vault, prepare } }
      const outcome = await takeInRescued(withoutKey, answer.id, file)
      expect(outcome).toMatchObject({ faulty: 1, notNow: code === 'key_missing' ? 2 : 1 })
    }
    expect(await takeInRescued(later(), answer.id, file)).toMatchObject({ faulty: 1, notNow: 0 })
    expect((await rowsOf('akuten')).map(({ sex }) => sex).sort()).toEqual(['man', 'other', 'woman'])
  })
})

describe('the description of the API', () => {
  it('tells of sending a post, with every answer a phone may get', async () => {
    const { body } = await app.inject({ url: '/api/v1/openapi.json', headers: { host: 'localhost' } })
    const described = JSON.parse(body)
    const { put } = described.paths['/api/v1/outreach/{post}']
    const kinds = put.requestBody.content['application/json'].schema.oneOf.map(
      (one: { properties: { kind: { enum: string[] } } }) => one.properties.kind.enum[0],
    )
    expect(kinds).toEqual(['person', 'observation', 'withdrawal'])
    expect(put.security).toEqual([{ phone: [] }])
    expect(described.components.securitySchemes).toHaveProperty('phone')
    const told = Object.keys(put.responses).map(Number)
    expect(told).toEqual([200, 201, 400, 401, 403, 409, 413, 415, 422, 503])
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    const sent = async (id: string, payload: string, more: Record<string, string> = {}) => {
      const headers = { ...phone.headers, 'content-type': 'application/json', ...more }
      const reply = await app.inject({ method: 'PUT', url: `/api/v1/outreach/${id}`, headers, payload })
      expect(told).toContain(reply.statusCode)
      return [reply.statusCode, reply.json().type]
    }
    const post = JSON.stringify(person())
    expect(await sent(postId(1), post)).toEqual([201, undefined])
    expect(await sent(postId(1), post)).toEqual([200, undefined])
    expect(await sent(postId(1), JSON.stringify(seen(1)))).toEqual([409, '/problems/post_differs'])
    expect(await sent(postId(2), '{"kind":')).toEqual([400, '/problems/not_json'])
    expect(await sent(postId(2), 'x'.repeat(20_000))).toEqual([413, '/problems/too_large'])
    expect(await sent(postId(2), post, { 'content-type': 'text/xml' })).toEqual([415, '/problems/not_json'])
    expect(await sent(postId(2), '{}')).toEqual([422, '/problems/faults'])
    expect(await sent(postId(2), post, { authorization: 'Bearer X' })).toEqual([401, '/problems/not_signed_in'])
  })
})

describe('the board of the analyst', () => {
  it('says of a unit that has only counted outdoors that it has, and has not answered', async () => {
    const standing = async () => {
      const { headers } = await signInAs(later(), 'analyst', [])
      const { body } = await app.inject({
        ...{ url: `/matningar/${answerOf('akuten').round.census.id}/svar`, headers },
      })
      const rows = body.split('<tr>').filter((row) => row.includes('Stadsmissionens natthärbärge'))
      return rows.map((row) => /class="tag[^"]*">([^<]*)</.exec(row)?.[1])
    }
    expect(await standing()).toEqual(['Inget svar'])
    const phone = await phoneFor(context, app, answerOf('stadsmissionen').id)
    await phone.put(postId(1), person({ accommodation: 'own_home' }))
    expect(await standing()).toEqual(['Har räknat ute, inte svarat'])
    await phone.put(postId(2), takenBack(postId(1)))
    expect(await standing()).toEqual(['Inget svar'])
    await phone.put(postId(3), seen(2))
    expect(await standing()).toEqual(['Har räknat ute, inte svarat'])
    await phone.put(postId(4), person())
    expect(await standing()).toEqual(['Har börjat'])
  })
})
