import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { setRoundState } from '../../../src/features/census/round.repository.ts'
import {
  answerById,
  answerInHand,
  handIn,
  newRowKey,
  reopen,
  saveRows,
} from '../../../src/features/submission/answer.service.ts'
import { answerDetail, knownOf } from '../../../src/features/submission/answer-detail.service.ts'
import { versionsOf } from '../../../src/features/submission/answer-row.repository.ts'
import { loadMaterialUpTo } from '../../../src/features/submission/material.service.ts'
import { saveQuestions } from '../../../src/features/submission/questions.service.ts'
import { answerQuestion, openQuestionsOf } from '../../../src/features/submission/row-question.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'
import { openPage, postForm } from '../../post-form.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'

const PERSON = {
  accommodation: 'outdoors',
  personnummer: '19690711-9827',
  given_name: 'Vefårt',
  family_name: 'Kanarius',
  sex: 'man',
  support_need: 'both',
  household: 'HUSHÅLL-7',
}

describe('an answer for the analyst', () => {
  let context: Context
  let app: FastifyInstance
  let analyst: SignedInAs
  let answer: string
  let census: string
  let other: string
  beforeEach(async () => {
    context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => '2026-11-23T10:00:00.000Z' } }
    app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
    analyst = await signInAs(context, 'analyst')
    const answers = await openRound(context)
    answer = answers.get('akuten')?.id ?? ''
    other = answers.get('mottagningen')?.id ?? ''
    census = answers.get('akuten')?.round.census.id ?? ''
    await write(PERSON)
    await write({ accommodation: 'night_shelter', birth_year: '1985', initials: 'ÅÄ', protected_identity: 'yes' })
    await handIn(context, answer, analyst.accountId)
  })
  afterEach(async () => {
    await app.close()
    await context.db.destroy()
  })
  const write = async (cells: Readonly<Record<string, string>>) => {
    const key = await newRowKey(context, answer)
    await saveRows(context, answer, [{ key, version: null, cells }], { madeBy: 'form', accountId: null })
  }
  const at = (below = '') => `/matningar/${census}/svar/${answer}${below}`
  const page = (url: string) => openPage(app, analyst, url)
  const post = (url: string, fields: Readonly<Record<string, string | readonly string[]>>) =>
    postForm(app, analyst, url, fields)
  const rows = async () => (await answerInHand(context, answer)).rows
  const rowAt = async (place: number) => (await rows())[place]?.id ?? ''
  const inCensus = async () => {
    const { answer: stored } = await answerInHand(context, answer)
    return (await loadMaterialUpTo(context, stored.round.census)).records
  }

  it('is read in words, and says of nobody who it is', async () => {
    const row = await rowAt(0)
    for (const url of [at(), at(`/rad/${row}`), at(`/rad/${row}/ratta?uppgift=accommodation`)]) {
      const { body, statusCode } = await page(url)
      expect(statusCode).toBe(200)
      expect(body).toContain('utomhus, trappuppgång, offentlig lokal')
      for (const secret of ['Vefårt', 'Kanarius', '690711', '9827', 'HUSHÅLL-7']) expect(body).not.toContain(secret)
    }
    const { body } = await page(at(`/rad/${row}`))
    for (const words of ['55–64 år', 'personnummer, namn', 'både skadligt bruk och psykisk ohälsa'])
      expect(body).toContain(words)
  })

  it('shows and corrects nothing of somebody with a protected identity', async () => {
    expect((await page(at())).body).toContain('Skyddad identitet. Uppgifterna visas inte.')
    const row = await rowAt(1)
    expect((await page(at(`/rad/${row}`))).body).not.toMatch(/1985|35–44|ÅÄ|härbärge/)
    expect((await page(at(`/rad/${row}/ratta?uppgift=accommodation`))).statusCode).toBe(409)
    const sent = { uppgift: 'accommodation', value: 'outdoors', reason: 'fel' }
    expect((await post(at(`/rad/${row}/ratta`), sent)).statusCode).toBe(409)
  })

  it('opens one identity to say what is known of one person, and none of somebody with a protected identity', async () => {
    const opened: string[] = []
    const open: Context['vault']['open'] = (place, sealed) => {
      opened.push(`${place.table} ${place.row}`)
      return context.vault.open(place, sealed)
    }
    const watched = { ...context, vault: { ...context.vault, open } }
    const { rows: masked } = await answerDetail(watched, census, answer)
    const identities = masked.map(({ identityId }) => `identity ${identityId}`)
    expect(identities).toHaveLength(2)
    expect(opened.filter((each) => each.startsWith('identity'))).toEqual([])
    opened.length = 0
    const known = []
    for (const row of masked) known.push(await knownOf(watched, row))
    expect(known).toEqual([['number', 'name', 'birthDate', 'birthYear'], []])
    expect(opened).toEqual(identities.slice(0, 1))
  })

  it('a question waits for the unit, is replied to on the row and closed', async () => {
    const row = await rowAt(0)
    expect((await post(at(`/rad/${row}/fraga`), { text: '' })).statusCode).toBe(422)
    expect((await post(at(`/rad/${row}/fraga`), { text: 'Är det 690711-9827?' })).statusCode).toBe(422)
    await post(at(`/rad/${row}/fraga`), { text: 'Sov personen ute hela veckan?' })
    const [question] = await openQuestionsOf(context, answer)
    expect(question).toMatchObject({ rowId: row, question: 'Sov personen ute hela veckan?', reply: null })
    expect((await page(`/matningar/${census}/svar`)).body).toContain('1 fråga väntar på enheten')
    const id = question?.id ?? ''
    expect(await answerQuestion(context, id, analyst.accountId, ' ')).not.toBeNull()
    expect(await answerQuestion(context, id, analyst.accountId, '19690711-9827 gjorde det')).not.toBeNull()
    expect(await answerQuestion(context, id, analyst.accountId, 'Ja, alla nätter.')).toBeNull()
    expect((await page(at(`/rad/${row}`))).body).toContain('Ja, alla nätter.')
    const stored = await context.db.selectFrom('row_question').selectAll().executeTakeFirstOrThrow()
    for (const sealed of [stored.question, stored.reply])
      expect(sealed?.toString('latin1')).not.toMatch(/personen|nätter/)
    expect((await post(`/matningar/${census}/svar/${other}/rad/${row}/fraga/${id}/stang`, {})).statusCode).toBe(404)
    await post(at(`/rad/${row}/fraga/${id}/stang`), {})
    expect(await openQuestionsOf(context, answer)).toEqual([])
    await expect(answerQuestion(context, id, analyst.accountId, 'Igen')).rejects.toMatchObject({
      code: 'answer_closed',
    })
  })

  it('a fact is corrected with a reason: it counts, and what the unit wrote is kept and shown', async () => {
    const row = await rowAt(0)
    const before = await answerInHand(context, answer)
    await setRoundState(context.db, census, 'locked')
    const sent = { uppgift: 'accommodation', value: 'emergency_housing', reason: 'Enheten ringde' }
    expect((await post(at(`/rad/${row}/ratta`), sent)).statusCode).toBe(303)
    expect((await inCensus()).map(({ facts }) => facts.accommodation)).toEqual(['emergency_housing', 'night_shelter'])
    const versions = await versionsOf(context, { censusId: census }, row)
    expect(versions.map(({ made_by, reason, cells }) => [made_by, reason, cells?.accommodation])).toEqual([
      ['form', null, 'outdoors'],
      ['analyst', 'Enheten ringde', 'emergency_housing'],
    ])
    const { body } = await page(at(`/rad/${row}`))
    expect(body).toContain('från ”utomhus, trappuppgång, offentlig lokal” till ”akutboende”')
    expect(body).toContain('Skäl: Enheten ringde')
    const after = await answerInHand(context, answer)
    expect([after.answer.reference, after.answer.handedInAt]).toEqual([
      before.answer.reference,
      before.answer.handedInAt,
    ])
    expect((await page(at())).body).toContain('rättad')
  })

  it('a fact with several choices, one to be made unknown, and one that cannot be read', async () => {
    const row = await rowAt(0)
    const correct = (uppgift: string, value: string | readonly string[], reason = 'Enheten ringde') =>
      post(at(`/rad/${row}/ratta`), { uppgift, value, reason })
    expect((await correct('contacts', ['social_services', 'probation'])).statusCode).toBe(303)
    expect((await correct('support_need', '')).statusCode).toBe(303)
    expect((await inCensus())[0]?.facts).toMatchObject({
      contacts: ['social_services', 'probation'],
      supportNeed: null,
    })
    expect((await correct('accommodation', 'utomhus')).body).toContain('samma uppgift som nu')
    expect((await correct('contract_ends', 'snart')).statusCode).toBe(422)
    expect((await correct('sex', 'woman', ' ')).body).toContain('Skriv varför du rättar')
    expect((await correct('sex', 'woman', 'se 19690711-9827')).statusCode).toBe(422)
    expect((await correct('personnummer', '1')).statusCode).toBe(404)
    expect((await correct('household', '1')).statusCode).toBe(404)
    expect((await inCensus())[0]?.facts.sex).toBe('man')
  })

  it('is not corrected while the unit is at work on it, nor once the report is out', async () => {
    const row = await rowAt(0)
    const sent = { uppgift: 'sex', value: 'woman', reason: 'fel' }
    await reopen(context, answer, analyst.accountId)
    const refused = await post(at(`/rad/${row}/ratta`), sent)
    expect([refused.statusCode, refused.body.includes('Enheten har öppnat svaret')]).toEqual([409, true])
    await handIn(context, answer, analyst.accountId)
    await setRoundState(context.db, census, 'published')
    expect((await post(at(`/rad/${row}/ratta`), sent)).statusCode).toBe(409)
    expect((await post(at(`/rad/${row}/fraga`), { text: 'Varför?' })).statusCode).toBe(409)
  })

  it('says how the unit counted, and finds no answer or row of another', async () => {
    await reopen(context, answer, analyst.accountId)
    const said = { wentThrough: 'partly', coverage: 'most', notReported: '2', note: 'Två ville inte.' } as const
    await saveQuestions(context, await answerById(context, answer), said)
    for (const words of ['en del av dem', 'de flesta', 'Två ville inte.'])
      expect((await page(at())).body).toContain(words)
    expect((await page(`/matningar/${census}/svar/nothing`)).statusCode).toBe(404)
    expect((await page(`/matningar/${census}/svar/${other}/rad/${await rowAt(0)}`)).statusCode).toBe(404)
    const reporter = await signInAs(context, 'unit_reporter')
    expect((await openPage(app, reporter, at())).statusCode).toBe(403)
  })
})
