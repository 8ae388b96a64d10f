import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { listCensuses, unitsAsked } from '../../../src/features/census/census.repository.ts'
import {
  answersOf,
  changeAnswer,
  findRound,
  listRounds,
  setRoundState,
} from '../../../src/features/census/round.repository.ts'
import { newRowKey, saveRows } from '../../../src/features/submission/answer.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'
import { openPage, postForm } from '../../post-form.ts'
import { type SignedInAs, signInAs } from '../../sign-in.ts'

const ROUND = {
  key: '2027',
  from: '2027-01-18',
  to: '2027-01-24',
  deadline: '2027-02-05',
  definition: 'socialstyrelsen-2023',
  comparedWith: '',
  purposeKind: 'follow_up',
  purpose: 'Uppföljning',
  contactName: 'Sam',
  contactPhone: '000-00',
  contactEmail: 'sam@example.se',
}

describe('the rounds of the census', () => {
  let context: Context
  let app: FastifyInstance
  let analyst: SignedInAs
  beforeEach(async () => {
    context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => '2026-11-23T10:00:00.000Z' } }
    app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
    analyst = await signInAs(context, 'analyst')
  })
  afterEach(async () => {
    await app.close()
    await context.db.destroy()
  })
  const page = (url: string) => openPage(app, analyst, url)
  const post = (url: string, fields: Readonly<Record<string, string | readonly string[]>>) =>
    postForm(app, analyst, url, fields)
  const onlyRound = async () => {
    const [round] = await listRounds(context.db)
    if (round === undefined) throw new Error('no round')
    return round
  }

  it('the first round of all brings its municipality and units with it', async () => {
    expect((await page('/matningar/ny')).body).toContain('Kommunkod')
    const made = await post('/matningar/ny', {
      ...ROUND,
      municipalityName: 'Provköping',
      municipalityCode: '0000',
      units: 'Akutboendet Åsa\n\nSocialkontoret',
    })
    expect(made.statusCode).toBe(303)
    const { census, state } = await onlyRound()
    expect(state).toBe('prepared')
    expect((await unitsAsked(context.db, census.id)).asked).toEqual(['akutboendet-åsa', 'socialkontoret'])
    expect((await page(made.headers.location ?? '')).body).toContain('Kartläggningen är upplagd.')
    expect((await page('/matningar/ny')).body).not.toContain('Kommunkod')
  })

  it('tells everything that is to be changed, and keeps what was written', async () => {
    const answer = await post('/matningar/ny', {
      ...ROUND,
      to: '2027-01-10',
      purpose: '',
      municipalityName: 'Provköping',
      municipalityCode: '12',
      units: '',
    })
    expect(answer.statusCode).toBe(422)
    for (const words of [
      'Mätveckan slutar innan',
      'Skriv vad kartläggningen',
      'fyra siffror',
      'minst en enhet',
      'value="2027-01-10"',
    ])
      expect(answer.body).toContain(words)
    expect(await listCensuses(context.db)).toEqual([])
  })

  it('a copy brings units, contacts and agreements, to be confirmed anew', async () => {
    const last = await openRound(context)
    const unit = last.get('stadsmissionen')
    await changeAnswer(context.db, unit?.id ?? '', {
      agreement: 'partial',
      contact_email: 'maja@example.se',
      contact_confirmed_at: '2026-11-20T10:00:00.000Z',
    })
    const from = `/matningar/${unit?.round.census.id}/kopiera`
    const form = (await page(from)).body
    expect(form).toContain('value="2027"')
    expect(form).toMatch(/name="from" value class/)
    expect((await post(from, { ...ROUND, from: '', to: '', deadline: '' })).statusCode).toBe(422)
    expect((await post(from, ROUND)).statusCode).toBe(303)
    const copy = (await listRounds(context.db)).find(({ census }) => census.key === '2027')
    expect(copy?.copiedFrom).toBe(unit?.round.census.id)
    const answers = await answersOf(context.db, copy?.census.id ?? '')
    expect(
      answers.map(({ unit: { key }, agreement, contact, contactConfirmedAt }) => [
        key,
        agreement,
        contact.email,
        contactConfirmedAt,
      ]),
    ).toEqual([
      ['akuten', null, null, null],
      ['mottagningen', null, null, null],
      ['stadsmissionen', 'partial', 'maja@example.se', null],
    ])
  })

  it('opens only with a unit, says why not, and locks after being asked', async () => {
    await openRound(context, { state: 'prepared' })
    const { census } = await onlyRound()
    for (const { unit } of await answersOf(context.db, census.id))
      await post(`/matningar/${census.id}/enheter/${unit.id}/ta-bort`, {})
    expect((await page(`/matningar/${census.id}/lage?till=open`)).body).toContain('Ingen enhet är tillfrågad')
    expect((await post(`/matningar/${census.id}/lage`, { till: 'open' })).statusCode).toBe(409)
    await post(`/matningar/${census.id}/enheter`, { unit: 'akuten' })
    expect((await post(`/matningar/${census.id}/lage`, { till: 'open' })).statusCode).toBe(303)
    expect((await page(`/matningar/${census.id}/lage?till=locked`)).body).toContain('kan inte längre skriva')
    await post(`/matningar/${census.id}/lage`, { till: 'locked' })
    expect((await findRound(context.db, census.id))?.state).toBe('locked')
    expect((await post(`/matningar/${census.id}/lage`, { till: 'published' })).statusCode).toBe(409)
    expect((await post(`/matningar/${census.id}/lage`, { till: 'nonsense' })).statusCode).toBe(409)
  })

  it('keeps week, name and purpose as they are once it is open, whatever is sent', async () => {
    await openRound(context)
    const { census } = await onlyRound()
    const sent = { ...ROUND, purposeKind: 'statistics', training: 'ja', deadline: '2026-12-11' }
    expect((await post(`/matningar/${census.id}/andra`, sent)).statusCode).toBe(303)
    expect(await findRound(context.db, census.id)).toMatchObject({
      deadline: '2026-12-11',
      purposeKind: 'follow_up',
      isTraining: false,
      census: { key: '2026', week: { from: '2026-11-16' }, purpose: 'Uppföljning' },
      contact: { name: 'Sam' },
    })
  })

  it('changes nothing in a round whose report is out', async () => {
    await openRound(context)
    const { census } = await onlyRound()
    await setRoundState(context.db, census.id, 'published')
    expect((await page(`/matningar/${census.id}/andra`)).statusCode).toBe(409)
    expect((await post(`/matningar/${census.id}/enheter`, { unit: 'akuten' })).statusCode).toBe(409)
    expect((await page(`/matningar/${census.id}`)).body).toContain('Den offentliga rapporten är ute')
  })

  it('takes no unit out that has written anything', async () => {
    const answers = await openRound(context)
    const { census } = await onlyRound()
    const akuten = answers.get('akuten')
    const key = await newRowKey(context, akuten?.id ?? '')
    await saveRows(context, akuten?.id ?? '', [{ key, version: null, cells: { accommodation: 'outdoors' } }], {
      madeBy: 'form',
      accountId: null,
    })
    const remove = `/matningar/${census.id}/enheter/${akuten?.unit.id}/ta-bort`
    expect((await page(remove)).body).toContain('har skrivit eller lämnat in något')
    expect((await post(remove, {})).statusCode).toBe(409)
    expect((await unitsAsked(context.db, census.id)).asked).toHaveLength(3)
  })

  it('a new unit is asked with what is settled with it, and what is missing is told at its field', async () => {
    await openRound(context)
    const { census } = await onlyRound()
    const unit = { name: 'Frivården', kind: 'probation', organisation: 'Kriminalvården', organisationKind: 'authority' }
    const at = `/matningar/${census.id}/enheter/ny`
    const refused = await post(at, { ...unit, contactEmail: 'bo' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('vilket stöd enheten har')
    expect(refused.body).toContain('Skriv en e-postadress')
    expect((await post(at, { ...unit, name: 'Jouren', organisationKind: 'voluntary' })).body).toContain(
      'Välj vad organisationen lämnar',
    )
    await post(at, { ...unit, disclosureGround: 'OSL 10:28', contactName: 'Bo', successorOf: ['akuten'] })
    const made = (await answersOf(context.db, census.id)).find((each) => each.unit.key === 'frivården')
    expect(made).toMatchObject({
      disclosureGround: 'OSL 10:28',
      contact: { name: 'Bo' },
      unit: { successorOf: ['akuten'], organisationKind: 'authority', withholdName: false },
    })
    expect((await post(at, { ...unit, disclosureGround: 'x' })).body).toContain('En annan enhet har det korta namnet')
    const numbered = await post(at, { ...unit, name: 'A', disclosureGround: 'Avser 19690711-9827' })
    expect(numbered.body).toContain('ser ut att innehålla ett personnummer')
  })

  it('says that a round is for practice on every page of it', async () => {
    await openRound(context, { isTraining: true })
    const { census } = await onlyRound()
    const akuten = (await answersOf(context.db, census.id))[0]
    const under = [
      '',
      '/enheter',
      '/enheter/ny',
      '/lage?till=locked',
      '/svar',
      '/svar/ringlista',
      '/svar/paminn',
      '/analys',
    ]
    for (const below of [...under, `/svar/${akuten?.id}`, `/svar/${akuten?.id}/mer-tid`])
      expect((await page(`/matningar/${census.id}${below}`)).body, below).toContain('class="training"')
    expect((await page('/matningar')).body).toContain('Övning')
  })

  it('is for analysts alone, and a round that is not there is told of as such', async () => {
    const reporter = await signInAs(context, 'unit_reporter')
    await openRound(context)
    const { census } = await onlyRound()
    for (const url of ['/matningar', '/matningar/ny', `/matningar/${census.id}`, `/matningar/${census.id}/svar`])
      expect((await openPage(app, reporter, url)).statusCode, url).toBe(403)
    expect((await page('/matningar/nothing')).statusCode).toBe(404)
    expect((await page('/matningar?klart=constructor')).statusCode).toBe(200)
  })
})
