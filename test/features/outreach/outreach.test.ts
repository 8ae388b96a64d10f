import type { FastifyInstance } from 'fastify'
import { beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import {
  changeAnswer,
  findAnswer,
  type StoredAnswer,
  setRoundState,
} from '../../../src/features/census/round.repository.ts'
import { headCountsOf } from '../../../src/features/outreach/head-count.repository.ts'
import { phonesOf, rescueKeyOf } from '../../../src/features/outreach/phone.repository.ts'
import { revokePhone, setPin } from '../../../src/features/outreach/phone.service.ts'
import { phoneTotals } from '../../../src/features/outreach/phone-totals.service.ts'
import { takeInWaiting } from '../../../src/features/outreach/post.service.ts'
import { takeInRescued } from '../../../src/features/outreach/rescue.service.ts'
import { answerInHand, handIn, handInNil, reopen } from '../../../src/features/submission/answer.service.ts'
import { observationsOf } from '../../../src/features/submission/submission.repository.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { sealRescueFile } from '../../../src/platform/privacy/rescue-file.ts'
import { openRound } from '../../open-round.ts'
import { PHONE_HOST, person, phoneFor, postId, seen, takenBack } from '../../outreach-phone.ts'
import { signInAs } from '../../sign-in.ts'
import { multipartOf } from '../../upload-file.ts'

const NOW = '2026-11-19T06:00:00.000Z'

let context: Context
let app: FastifyInstance
let answers: ReadonlyMap<string, StoredAnswer>

const answerOf = (unit: string): StoredAnswer => {
  const answer = answers.get(unit)
  if (answer === undefined) throw new Error(unit)
  return answer
}

beforeEach(async () => {
  const base = await openTemporaryContext(MIGRATIONS)
  context = { ...base, clock: { now: () => '2026-11-16T12:00:00.000Z' } }
  answers = await openRound(context)
  app = await buildApp({ ...context, clock: { now: () => NOW } }, { language: 'sv', logLevel: 'silent' })
  return async () => {
    await app.close()
    await context.db.destroy()
  }
})

const later = (): Context => ({ ...context, clock: { now: () => NOW } })
const rowsOf = async (unit: string) => (await answerInHand(later(), answerOf(unit).id)).rows.map(({ cells }) => cells)
const countsOf = async (unit: string) =>
  (await headCountsOf(context.db, answerOf(unit))).map(({ persons, night, place }) => ({ persons, night, place }))
const totals = async (unit: string) => {
  const { byPhone: _, ...sums } = await phoneTotals(context, answerOf(unit).id)
  return sums
}

describe('a post', () => {
  it('is stored once, and the same again is answered as stored', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    expect((await phone.put(postId(1), person())).statusCode).toBe(201)
    const again = await phone.put(postId(1), person())
    expect(again.statusCode).toBe(200)
    expect(again.json()).toEqual({ standing: 'counted', now: NOW })
    expect(await rowsOf('akuten')).toEqual([{ accommodation: 'outdoors', sex: 'man', age: '~40' }])
  })

  it('with other content under the same id is refused, and what was stored stays', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    await phone.put(postId(1), person())
    const other = await phone.put(postId(1), person({ sex: 'woman' }))
    expect([other.statusCode, other.json().type]).toEqual([409, '/problems/post_differs'])
    expect(await rowsOf('akuten')).toEqual([{ accommodation: 'outdoors', sex: 'man', age: '~40' }])
  })

  it('of two phones of one organisation under the same id is one post', async () => {
    const one = await phoneFor(context, app, answerOf('akuten').id)
    const two = await phoneFor(context, app, answerOf('akuten').id)
    expect((await one.put(postId(1), person())).statusCode).toBe(201)
    expect((await two.put(postId(1), person())).statusCode).toBe(200)
  })

  it('of two organisations under the same id is two posts, and neither learns of the other', async () => {
    const one = await phoneFor(context, app, answerOf('akuten').id)
    const two = await phoneFor(context, app, answerOf('mottagningen').id)
    expect((await one.put(postId(1), person())).statusCode).toBe(201)
    expect((await two.put(postId(1), person({ sex: 'woman' }))).statusCode).toBe(201)
  })

  it('of the form before this one is taken in, and one of a form further back or not made yet is not', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    const { askedBefore: _, ...answersOfForm1 } = person().answers
    const form1 = { ...person(), form: 1, answers: answersOfForm1 }
    expect((await phone.put(postId(1), form1)).statusCode).toBe(201)
    for (const form of [0, 3]) {
      const reply = await phone.put(postId(2), { ...person(), form })
      expect([reply.statusCode, reply.json().title]).toEqual([422, expect.stringContaining('för gammalt')])
    }
  })

  it('that cannot be read is told of by place, never by what stands there', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    const reply = await phone.put(postId(1), { ...person({ initials: 'hemligt namn som är för långt' }), extra: 1 })
    expect(reply.statusCode).toBe(422)
    expect(reply.json().places).toEqual(['answers.initials', ''])
    expect(reply.body).not.toContain('hemligt')
    expect((await phone.put('inget-id', person())).statusCode).toBe(422)
  })

  it('that is too large is refused as that', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    expect((await phone.put(postId(1), { ...person(), place: 'x'.repeat(20_000) })).statusCode).toBe(413)
  })

  it('with more than the organisation has agreed to is refused, whatever becomes of it', async () => {
    const phone = await phoneFor(context, app, answerOf('stadsmissionen').id)
    for (const accommodation of ['outdoors', 'own_home'] as const) {
      const reply = await phone.put(postId(1), person({ accommodation, initials: 'AB' }))
      expect([reply.statusCode, reply.json().type]).toEqual([422, '/problems/beyond_agreement'])
    }
    expect((await phone.put(postId(1), person())).statusCode).toBe(201)
  })
})

describe('what becomes of a post', () => {
  it('is a row of the answer, a head count, or neither, and the totals say which', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    const standings = []
    for (const [at, post] of [
      person({ accommodation: 'not_known', sex: null, age: null }),
      person({ accommodation: 'own_home' }),
      person({ askedBefore: 'yes' }),
      person({}, { createdAt: '2026-11-16T03:00:00.000Z' }),
      seen(3),
    ].entries())
      standings.push((await phone.put(postId(at), post)).json().standing)
    // Before the phone was made: the moment cannot be, and is taken to be when it came.
    expect(standings).toEqual(['counted', 'out_of_scope', 'asked_before', 'counted', 'counted'])
    expect(await rowsOf('akuten')).toEqual([
      { accommodation: 'unknown' },
      { accommodation: 'outdoors', sex: 'man', age: '~40' },
    ])
    expect(await countsOf('akuten')).toEqual([{ persons: 3, night: '2026-11-18', place: 'Stationen' }])
    expect(await totals('akuten')).toEqual({
      ...{ posts: 5, persons: 2, observed: 3, waits: 0, outOfScope: 1, askedBefore: 1, outsideWeek: 0 },
    })
  })

  it('outside the census week is kept and not counted', async () => {
    const early = await phoneFor(
      { ...context, clock: { now: () => '2026-11-10T12:00:00.000Z' } },
      app,
      answerOf('akuten').id,
    )
    const reply = await early.put(postId(1), seen(2, { createdAt: '2026-11-12T22:00:00.000Z' }))
    expect([reply.statusCode, reply.json().standing]).toEqual([201, 'outside_week'])
    expect(await countsOf('akuten')).toEqual([])
    expect((await totals('akuten')).outsideWeek).toBe(2)
  })

  it('is dated by the phone and what its clock is off by', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    const day = 24 * 3_600_000
    // The phone is a day ahead: it says the 19th in the evening, and it was the 18th.
    await phone.put(postId(1), seen(1, { createdAt: '2026-11-19T22:30:00.000Z', clockOffset: -day }))
    // Ahead, and nobody knew: it would be in the future. All that is known is when it came.
    await phone.put(postId(2), seen(2, { createdAt: '2026-11-19T22:30:00.000Z', clockOffset: 0 }))
    await phone.put(postId(3), seen(4, { createdAt: '2026-11-18T22:30:00.000Z', clockOffset: null }))
    const stored = await context.db
      .selectFrom('outreach_post')
      .select(['moment', 'moment_certain', 'phone_time', 'clock_offset_ms'])
      .orderBy('id')
      .execute()
    expect(stored).toEqual([
      {
        moment: '2026-11-18T22:30:00.000Z',
        moment_certain: 1,
        phone_time: '2026-11-19T22:30:00.000Z',
        clock_offset_ms: -day,
      },
      { moment: NOW, moment_certain: 0, phone_time: '2026-11-19T22:30:00.000Z', clock_offset_ms: 0 },
      { moment: NOW, moment_certain: 0, phone_time: '2026-11-18T22:30:00.000Z', clock_offset_ms: null },
    ])
  })

  it('is a new row in place of the earlier when it is written anew, and none when it is taken back', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    await phone.put(postId(1), person())
    await phone.put(postId(2), person({ sex: 'woman' }, { replaces: postId(1) }))
    expect(await rowsOf('akuten')).toEqual([{ accommodation: 'outdoors', sex: 'woman', age: '~40' }])
    // Written anew from two tabs: the later holds, and it is still one person.
    await phone.put(postId(3), person({ sex: 'other' }, { replaces: postId(1) }))
    expect(await rowsOf('akuten')).toEqual([{ accommodation: 'outdoors', sex: 'other', age: '~40' }])
    await phone.put(postId(4), takenBack(postId(3)))
    expect(await rowsOf('akuten')).toEqual([])
    expect((await totals('akuten')).persons).toBe(0)
  })

  it('is the same when what replaces it comes first', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    await phone.put(postId(2), takenBack(postId(1)))
    expect((await phone.put(postId(1), person())).statusCode).toBe(201)
    expect(await rowsOf('akuten')).toEqual([])
  })

  it('is one, in whatever order two that replace it, or what replaces these, come', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    // Both before the one they replace.
    await phone.put(postId(12), person({ sex: 'woman' }, { replaces: postId(11) }))
    await phone.put(postId(13), person({ sex: 'other' }, { replaces: postId(11) }))
    await phone.put(postId(11), person())
    expect((await rowsOf('akuten')).map(({ sex }) => sex)).toEqual(['other'])
    // The last before the middle one.
    await phone.put(postId(21), person())
    await phone.put(postId(23), person({ sex: 'woman' }, { replaces: postId(22) }))
    await phone.put(postId(22), person({ sex: 'man' }, { replaces: postId(21) }))
    expect((await rowsOf('akuten')).map(({ sex }) => sex)).toEqual(['other', 'woman'])
    // Taken back before the middle one: a person, and people who were seen.
    await phone.put(postId(31), person())
    await phone.put(postId(33), takenBack(postId(32)))
    await phone.put(postId(32), person({}, { replaces: postId(31) }))
    await phone.put(postId(41), seen(4))
    await phone.put(postId(43), takenBack(postId(42)))
    await phone.put(postId(42), seen(5, { replaces: postId(41) }))
    expect((await rowsOf('akuten')).map(({ sex }) => sex)).toEqual(['other', 'woman'])
    expect(await countsOf('akuten')).toEqual([])
    expect(await totals('akuten')).toMatchObject({ persons: 2, observed: 0 })
  })

  it('is a series: a head count written anew stays, and only the new one is read', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    await phone.put(postId(1), seen(3))
    await phone.put(postId(2), seen(5, { replaces: postId(1) }))
    expect(await countsOf('akuten')).toEqual([{ persons: 5, night: '2026-11-18', place: 'Stationen' }])
    expect(
      (await observationsOf(context.db, answerOf('akuten').round.census.id)).map(({ persons }) => persons),
    ).toEqual([5])
    const kept = await context.db.selectFrom('observation').select('persons').orderBy('persons').execute()
    expect(kept.map(({ persons }) => persons)).toEqual([3, 5])
  })

  it('waits when the answer is handed in, and is taken in when it is opened again', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    const { id } = answerOf('akuten')
    await phone.put(postId(1), person())
    expect((await handIn(later(), id, null)).done).toBe(true)
    expect((await phone.put(postId(2), person({ sex: 'woman' }))).json().standing).toBe('waits')
    expect((await phone.put(postId(3), person({ sex: 'other' }, { replaces: postId(1) }))).json().standing).toBe(
      'waits',
    )
    expect((await phone.put(postId(4), person())).json().standing).toBe('waits')
    expect((await phone.put(postId(5), takenBack(postId(4)))).json().standing).toBe('no_count')
    expect(await takeInWaiting(later(), id)).toEqual({ taken: 0, left: 0 })
    await reopen(later(), id, null)
    expect(await takeInWaiting(later(), id)).toEqual({ taken: 2, left: 0 })
    expect((await rowsOf('akuten')).map(({ sex }) => sex)).toEqual(['other', 'woman'])
    expect(await takeInWaiting(later(), id)).toEqual({ taken: 0, left: 0 })
    expect((await totals('akuten')).persons).toBe(2)
  })

  it('is refused while the round is locked, so that the phone keeps it; a repeat of what is stored is not', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    await phone.put(postId(1), person())
    await setRoundState(context.db, answerOf('akuten').round.census.id, 'locked')
    const reply = await phone.put(postId(2), person())
    expect([reply.statusCode, reply.json().type]).toEqual([403, '/problems/outreach_closed'])
    expect((await phone.put(postId(1), person())).statusCode).toBe(200)
    expect((await phone.setUp()).json().round).toBe('locked')
  })

  it('is written as the answer of the organisation has agreed: its rows count when they are handed in', async () => {
    await changeAnswer(context.db, answerOf('stadsmissionen').id, { agreement: 'partial' })
    const phone = await phoneFor(context, app, answerOf('stadsmissionen').id)
    await phone.put(postId(1), person({ initials: 'AB', birthYear: 1971, age: null }))
    expect(await rowsOf('stadsmissionen')).toEqual([
      { accommodation: 'outdoors', sex: 'man', birth_year: '1971', initials: 'AB' },
    ])
    expect((await handIn(later(), answerOf('stadsmissionen').id, null)).done).toBe(true)
  })
})

describe('a phone', () => {
  it('is told what it needs, of its own organisation alone', async () => {
    const phone = await phoneFor(context, app, answerOf('stadsmissionen').id)
    const told = (await phone.setUp()).json()
    expect(told).toMatchObject({
      ...{ unit: 'Stadsmissionens natthärbärge', census: '2026', agreement: 'counts', round: 'open', form: 2 },
      ...{ phone: 'Grupp 1', places: [], hasPin: false, proof: '', now: NOW, training: false },
      callRound: { name: 'Sam Samordnare', phone: '000-00 00 00' },
    })
  })

  it('that is blocked sends nothing, and the others go on', async () => {
    const { id } = answerOf('akuten')
    const one = await phoneFor(context, app, id)
    const two = await phoneFor(context, app, id)
    const [first] = await phonesOf(context.db, id)
    await revokePhone(context, id, first?.id ?? '', null)
    const codes = await Promise.all([one, two].map(async (each) => (await each.put(postId(1), person())).statusCode))
    expect(codes.sort()).toEqual([201, 401])
  })

  it('leaves no code in the database', async () => {
    const phone = await phoneFor(context, app, answerOf('akuten').id)
    const rows = await context.db.selectFrom('outreach_phone').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(phone.code)
    expect(JSON.stringify(rows)).not.toContain(phone.code.replaceAll('-', ''))
  })

  it('with a PIN shows it first, is slowed when it is wrong, and sends with the proof of it', async () => {
    const { id } = answerOf('akuten')
    const phone = await phoneFor(context, app, id, '2580')
    expect((await phone.setUp()).json().type).toBe('/problems/pin_needed')
    expect((await phone.put(postId(1), person())).json().type).toBe('/problems/pin_needed')
    const proof = (await phone.setUp({ 'outreach-pin': '2580' })).json().proof
    expect((await phone.put(postId(1), person(), { 'outreach-proof': proof })).statusCode).toBe(201)
    const tries = []
    for (let at = 0; at < 8; at += 1) tries.push((await phone.setUp({ 'outreach-pin': '0000' })).statusCode)
    expect(tries.at(0)).toBe(401)
    expect(tries.at(-1)).toBe(429)
    const [stored] = await phonesOf(context.db, id)
    await setPin(context, id, stored?.id ?? '', '1379')
    expect((await phone.put(postId(2), person(), { 'outreach-proof': proof })).statusCode).toBe(401)
    const text = JSON.stringify(await context.db.selectFrom('outreach_phone').selectAll().execute())
    expect(text).not.toContain('1379')
  })

  it('whose rescued file is long keeps nobody else waiting for all of it', async () => {
    const { id, round } = answerOf('akuten')
    await phoneFor(context, app, id)
    const [stored] = await phonesOf(context.db, id)
    const key = await rescueKeyOf(context, { answerId: id, phoneId: stored?.id ?? '', censusId: round.census.id })
    if (key === undefined) throw new Error('a phone has a key')
    const posts = Array.from({ length: 20 }, (_, at) => ({ id: postId(at), body: seen(1) }))
    let turns = 0
    const counting = setInterval(() => turns++, 0)
    const file = sealRescueFile(key, Buffer.alloc(12, 1), JSON.stringify(posts))
    expect(await takeInRescued(later(), id, file)).toMatchObject({ stored: 20 })
    clearInterval(counting)
    expect(turns).toBeGreaterThan(5)
  })

  it('that cannot send saves a file that only the service opens, and nothing of it comes twice', async () => {
    const { id, round } = answerOf('akuten')
    const phone = await phoneFor(context, app, id)
    await phone.put(postId(1), person())
    const [stored] = await phonesOf(context.db, id)
    const place = { answerId: id, phoneId: stored?.id ?? '', censusId: round.census.id }
    const key = await rescueKeyOf(context, place)
    if (key === undefined) throw new Error('a phone has a key')
    expect((await phone.setUp()).json().rescueKey).toBe(key.toString('base64'))
    const posts = [
      { id: postId(1), body: person() },
      { id: postId(2), body: seen(2) },
      { id: postId(3), body: { form: 2 } },
    ]
    const file = sealRescueFile(key, Buffer.alloc(12, 1), JSON.stringify(posts))
    expect(file.includes('Stationen')).toBe(false)
    expect(await takeInRescued(later(), id, file)).toEqual({ stored: 1, before: 1, faulty: 1, notNow: 0 })
    expect(await takeInRescued(later(), id, file)).toEqual({ stored: 0, before: 2, faulty: 1, notNow: 0 })
    expect(await takeInRescued(later(), answerOf('mottagningen').id, file)).toBeNull()
    expect(await takeInRescued(later(), id, Buffer.from('inte en fil från en telefon, men ganska lång'))).toBeNull()
  })
})

describe('an organisation that could ask nobody', () => {
  it('hands in its answer with what it has seen, and cannot say that it met nobody', async () => {
    const { id } = answerOf('stadsmissionen')
    await expect(handIn(later(), id, null)).rejects.toThrow('no row')
    const phone = await phoneFor(context, app, id)
    await phone.put(postId(1), seen(4))
    await expect(handInNil(later(), id, null)).rejects.toThrow('observations')
    expect((await handIn(later(), id, null)).done).toBe(true)
    const stored = await findAnswer(context.db, id)
    expect([stored?.state, stored?.kind]).toEqual(['handed_in', 'persons'])
  })
})

describe('the pages', () => {
  const as = async (role: 'unit_reporter' | 'analyst', unit = 'akuten') => {
    const who = await signInAs(later(), role, role === 'analyst' ? [] : [answerOf(unit).unit.id])
    const form = { ...who.headers, 'content-type': 'application/x-www-form-urlencoded' }
    return {
      get: (url: string) => app.inject({ url, headers: who.headers }),
      post: (url: string, fields: Record<string, string> = {}) =>
        app.inject({
          ...{ method: 'POST' as const, url, headers: form },
          payload: new URLSearchParams({ csrf: who.csrf, ...fields }).toString(),
        }),
    }
  }

  it('make codes that are shown once, block a phone, and say what to change', async () => {
    const unit = await as('unit_reporter')
    const at = `/svar/${answerOf('akuten').id}/telefoner`
    const faulty = await unit.post(at, { names: '', pin: '12' })
    expect([faulty.statusCode, faulty.body]).toEqual([422, expect.stringContaining('Ange PIN med 4–8 siffror')])
    const made = await unit.post(at, { names: 'Grupp 1\nGrupp 2\n\nGrupp 1', pin: '' })
    const codes = [...made.body.matchAll(/class="secret">([^<]+)</g)].map(([, code]) => code ?? '')
    expect(codes).toHaveLength(2)
    expect(made.body.match(/<svg/g)).toHaveLength(2)
    const list = await unit.get(at)
    for (const code of codes) expect(list.body).not.toContain(code)
    const send = (code: string, id: string) =>
      app.inject({
        ...{ method: 'PUT' as const, url: `/api/v1/outreach/${id}` },
        headers: { host: PHONE_HOST, authorization: `Bearer ${code}`, 'content-type': 'application/json' },
        payload: JSON.stringify(person()),
      })
    expect((await send(codes[0] ?? '', postId(1))).statusCode).toBe(201)
    const phone = (await phonesOf(context.db, answerOf('akuten').id)).find(({ label }) => label === 'Grupp 1')
    expect((await unit.post(`${at}/${phone?.id}/sparra`)).statusCode).toBe(303)
    expect((await send(codes[0] ?? '', postId(2))).statusCode).toBe(401)
    expect((await send(codes[1] ?? '', postId(2))).statusCode).toBe(201)
    expect((await unit.get(at)).body).toContain('spärrad 2026-11-19')
    expect((await unit.post(`${at}/platser`, { places: 'Hamnen\n Stationen \n\nHamnen' })).statusCode).toBe(303)
    expect((await unit.get(`/svar/${answerOf('akuten').id}/observationer`)).body).toContain('<option value="Stationen"')
    // Of another unit, the same is said as of one that is not there.
    expect((await (await as('unit_reporter', 'mottagningen')).get(at)).statusCode).toBe(404)
  })

  it('take in a rescued file, and nothing else', async () => {
    const { id, round } = answerOf('akuten')
    const phone = await phoneFor(context, app, id)
    const [stored] = await phonesOf(context.db, id)
    const key = await rescueKeyOf(context, { answerId: id, phoneId: stored?.id ?? '', censusId: round.census.id })
    const me = await signInAs(later(), 'unit_reporter', [answerOf('akuten').unit.id])
    const send = (bytes: Uint8Array | string, csrf = me.csrf) => {
      const { payload, headers } = multipartOf(csrf, 'telefon.falt', bytes)
      const url = `/svar/${id}/telefoner/fil`
      return app.inject({ method: 'POST', url, payload, headers: { ...me.headers, ...headers } })
    }
    const posts = JSON.stringify([{ id: postId(1), body: seen(2) }])
    const file = sealRescueFile(key ?? Buffer.alloc(0), Buffer.alloc(12, 7), posts)
    expect((await send(file, 'another mark')).statusCode).toBe(403)
    const other = await send('en annan fil')
    expect([other.statusCode, other.body]).toEqual([
      422,
      expect.stringContaining('kommer inte från någon av era telefoner'),
    ])
    expect((await send('')).body).toContain('Välj filen från telefonen')
    expect((await send(file)).body).toContain('Nya poster: 1. Fanns redan: 0.')
    expect((await phone.put(postId(1), seen(2))).statusCode).toBe(200)
    expect(await countsOf('akuten')).toHaveLength(1)
  })

  it('take head counts by hand, and take them back', async () => {
    const unit = await as('unit_reporter')
    const at = `/svar/${answerOf('akuten').id}/observationer`
    const typed = { otherPlace: 'Hamnen', day: '2026-11-19', time: '1.30', persons: '3', sex: 'man', reason: 'sov' }
    for (const [change, said] of [
      [{ otherPlace: '' }, 'Välj eller skriv en plats'],
      [{ day: '2026-12-01' }, 'utanför mätveckan'],
      [{ time: '25.00' }, 'Ange klockan'],
      [{ persons: '0' }, 'Ange antalet'],
    ] as const) {
      const faulty = await unit.post(at, { ...typed, ...change })
      expect([faulty.statusCode, faulty.body]).toEqual([422, expect.stringContaining(said)])
    }
    expect((await unit.post(at, typed)).headers.location).toBe(`${at}?klart=sparad`)
    expect(await countsOf('akuten')).toEqual([{ persons: 3, night: '2026-11-18', place: 'Hamnen' }])
    const [count] = await headCountsOf(context.db, answerOf('akuten'))
    // Another unit takes nothing of it back.
    const other = await as('unit_reporter', 'mottagningen')
    await other.post(`/svar/${answerOf('mottagningen').id}/observationer/${count?.id}/ta-tillbaka`)
    expect(await countsOf('akuten')).toHaveLength(1)
    await unit.post(`${at}/${count?.id}/ta-tillbaka`)
    expect(await countsOf('akuten')).toEqual([])
  })

  it('take head counts as a file, whole or not at all, and twice the same once', async () => {
    const { id } = answerOf('akuten')
    const me = await signInAs(later(), 'unit_reporter', [answerOf('akuten').unit.id])
    const send = (text: string) => {
      const { payload, headers } = multipartOf(me.csrf, 'natten.csv', text)
      const url = `/svar/${id}/observationer/fil`
      return app.inject({ method: 'POST', url, payload, headers: { ...me.headers, ...headers } })
    }
    const faulty = await send('plats;observerad;personer\nHamnen;2026-11-18T23:00;2\nParken;2026-12-24T23:00;tre\n')
    expect(faulty.statusCode).toBe(422)
    expect(faulty.body).toContain('Rad 3')
    expect(await countsOf('akuten')).toEqual([])
    const list = 'plats;observerad;personer;kön\nHamnen;2026-11-18T23:00;2;man\nHamnen;2026-11-18T23:00;2;man\n'
    expect((await send(list)).body).toContain('Nya observationer: 2. Fanns redan: 0.')
    expect((await send(list)).body).toContain('Nya observationer: 0. Fanns redan: 2.')
    expect((await send(`${list}Parken;2026-11-19;1;\n`)).body).toContain('Nya observationer: 1. Fanns redan: 2.')
    expect((await countsOf('akuten')).map(({ persons }) => persons).sort()).toEqual([1, 2, 2])
    expect((await send('')).body).toContain('Välj en CSV-fil')
  })

  it('tell the analyst alone what each organisation has contributed, with the arithmetic', async () => {
    for (const [unit, persons] of [
      ['akuten', 3],
      ['stadsmissionen', 5],
    ] as const)
      await (await phoneFor(context, app, answerOf(unit).id)).put(postId(1), seen(persons))
    const at = `/matningar/${answerOf('akuten').round.census.id}/ute`
    const page = (await (await as('analyst')).get(at)).body
    expect(page).toContain('Samma plats: Stationen')
    expect(page).toContain('Till spannets övre ände läggs 5 personer.')
    expect((await (await as('unit_reporter')).get(at)).statusCode).toBe(403)
  })
})
