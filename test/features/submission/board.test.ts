import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { changeAnswer, findAnswer, setRoundState } from '../../../src/features/census/round.repository.ts'
import { roundById } from '../../../src/features/census/round.service.ts'
import { handIn, handInNil, newRowKey, rightsOf, saveRows } from '../../../src/features/submission/answer.service.ts'
import { boardOf } from '../../../src/features/submission/board.service.ts'
import { extensionOf, requestExtension } from '../../../src/features/submission/extension.service.ts'
import { remind, unitsToRemind } from '../../../src/features/submission/reminder.service.ts'
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
}

describe('the board', () => {
  let context: Context
  let app: FastifyInstance
  let now: string
  let analyst: SignedInAs
  let census: string
  let folder: string
  let answers: Awaited<ReturnType<typeof openRound>>
  beforeEach(async () => {
    now = '2026-11-23T10:00:00.000Z'
    folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-board-'))
    const temporary = await openTemporaryContext(MIGRATIONS)
    context = { ...temporary, clock: { now: () => now }, dataFolder: folder }
    app = await buildApp(context, { language: 'sv', logLevel: 'silent', mailFrom: 'oss@example.se' })
    answers = await openRound(context)
    census = answers.get('akuten')?.round.census.id ?? ''
    await signIn()
  })
  afterEach(async () => {
    await app.close()
    await context.db.destroy()
    rmSync(folder, { recursive: true })
  })
  const signIn = async () => {
    analyst = await signInAs(context, 'analyst')
  }
  const id = (unit: string, of = answers) => of.get(unit)?.id ?? ''
  const write = async (answer: string, cells: Readonly<Record<string, string>> = PERSON) => {
    const key = await newRowKey(context, answer)
    await saveRows(context, answer, [{ key, version: null, cells }], { madeBy: 'form', accountId: null })
  }
  const rowOf = async (unit: string) =>
    (await boardOf(context, await roundById(context, census))).rows.find(({ answer }) => answer.unit.key === unit)
  const page = (below: string) => openPage(app, analyst, `/matningar/${census}${below}`)
  const post = (below: string, fields: Readonly<Record<string, string | readonly string[]>>) =>
    postForm(app, analyst, `/matningar/${census}${below}`, fields)

  it('tells answered, nil, started and silent units apart, and those that came late', async () => {
    await write(id('akuten'))
    await write(id('akuten'), { ...PERSON, personnummer: '', birth_year: '1970' })
    await handIn(context, id('akuten'), analyst.accountId)
    await write(id('mottagningen'))
    expect(await rowOf('akuten')).toMatchObject({ standing: 'answered', isLate: false, handedIn: 2, written: 0 })
    expect(await rowOf('mottagningen')).toMatchObject({ standing: 'started', handedIn: null, written: 1 })
    expect(await rowOf('stadsmissionen')).toMatchObject({ standing: 'silent', written: 0 })
    now = '2026-12-05T10:00:00.000Z'
    await handInNil(context, id('stadsmissionen'), analyst.accountId)
    await handIn(context, id('mottagningen'), analyst.accountId)
    expect(await rowOf('stadsmissionen')).toMatchObject({ standing: 'nil', isLate: true, handedIn: 0 })
    expect(await rowOf('mottagningen')).toMatchObject({ isLate: true, lateRows: 1 })
    const { sums } = await boardOf(context, await roundById(context, census))
    expect(sums).toMatchObject({
      asked: 3,
      byStanding: { answered: 2, nil: 1, started: 0, silent: 0 },
      late: 2,
      handedIn: 3,
    })
  })

  it('compares with last time, the unit that was taken over from counted in', async () => {
    await openRound(context, {
      key: '2025',
      week: { from: '2025-11-17', to: '2025-11-23' },
      deadline: '2027-01-01',
    }).then(async (before) => {
      await write(id('akuten', before))
      await write(id('akuten', before), { accommodation: 'outdoors' })
      await handIn(context, id('akuten', before), analyst.accountId)
    })
    await context.db
      .updateTable('unit')
      .set({ successor_of: '["akuten"]' })
      .where('unit_key', '=', 'mottagningen')
      .execute()
    await context.db
      .deleteFrom('census_unit')
      .where('census_id', '!=', census)
      .where('unit_id', '=', answers.get('mottagningen')?.unit.id ?? '')
      .execute()
    expect((await rowOf('akuten'))?.lastTime).toBe(2)
    expect((await rowOf('mottagningen'))?.lastTime).toBe(2)
    expect((await rowOf('stadsmissionen'))?.lastTime).toBe('silent')
  })

  it('shows no identity, on the page, the list to call or the file', async () => {
    await write(id('akuten'))
    await handIn(context, id('akuten'), analyst.accountId)
    await write(id('mottagningen'))
    for (const below of [
      '/svar',
      '/svar/ringlista',
      '/svar.csv',
      '/svar/paminn',
      `/svar/${id('akuten')}`,
      `/svar/${id('mottagningen')}`,
    ]) {
      const { body, statusCode } = await page(below)
      expect(statusCode, below).toBe(200)
      for (const secret of ['Vefårt', 'Kanarius', '690711', '9827']) expect(body, below).not.toContain(secret)
    }
  })

  it('gives a file that Excel opens: semicolons, byte order mark, CRLF', async () => {
    await changeAnswer(context.db, id('akuten'), { contact_name: '=HYPERLINK("x")', contact_phone: '000; 11' })
    const { body, headers } = await page('/svar.csv')
    expect(headers['content-disposition']).toBe('attachment; filename="svar-2026.csv"')
    expect(body.startsWith('\ufeffEnhet;Läge;')).toBe(true)
    expect(body.split('\r\n')[1]).toContain('Akutboendet Akuten;Inget svar;;;0;')
    expect(body).toContain(`"'=HYPERLINK(""x"")";"000; 11"`)
  })

  it('a unit asks for more time, and gets it or not', async () => {
    const answer = id('akuten')
    const ask = (until: string, reason = 'Två är sjuka') =>
      requestExtension(context, answer, analyst.accountId, { until, reason })
    expect(await ask('2026-12-04')).toHaveProperty('until')
    expect(await ask('i morgon')).toHaveProperty('until')
    expect(await ask('2026-12-11', ' ')).toHaveProperty('reason')
    expect(await ask('2026-12-11', 'För 19690711-9827')).toHaveProperty('reason')
    expect(await extensionOf(context, answer)).toBeUndefined()
    expect(await ask('2026-12-10')).toEqual({})
    expect(await ask('2026-12-11')).toEqual({})
    expect((await page('/svar')).body).toContain('vill ha till och med 11 december 2026')
    expect((await rowOf('akuten'))?.waiting?.until).toBe('2026-12-11')
    await post(`/svar/${answer}/mer-tid`, { until: '2026-12-11', beslut: 'ja', fran: 'svar' })
    expect((await findAnswer(context.db, answer))?.extendedTo).toBe('2026-12-11')
    expect(await extensionOf(context, answer)).toMatchObject({ decision: 'granted' })
    now = '2026-12-10T10:00:00.000Z'
    await signIn()
    const found = await findAnswer(context.db, answer)
    expect(found && rightsOf(context, found).isLate).toBe(false)
    await ask('2026-12-20')
    await post(`/svar/${answer}/mer-tid`, { beslut: 'nej' })
    expect(await extensionOf(context, answer)).toMatchObject({ decision: 'declined' })
    expect((await findAnswer(context.db, answer))?.extendedTo).toBe('2026-12-11')
    expect((await post(`/svar/${answer}/mer-tid`, { until: '2026-12-01', beslut: 'ja' })).statusCode).toBe(422)
  })

  it('an answer that the analyst opens after the last day can be changed and handed in by its unit', async () => {
    const answer = id('akuten')
    await write(answer)
    await handIn(context, answer, analyst.accountId)
    now = '2026-12-20T10:00:00.000Z'
    await signIn()
    await expect(write(answer)).rejects.toMatchObject({ code: 'answer_closed' })
    expect((await post(`/svar/${answer}/oppna`, {})).statusCode).toBe(303)
    expect(await findAnswer(context.db, answer)).toMatchObject({ state: 'open', isReopenedByAnalyst: true })
    await write(answer, { accommodation: 'outdoors', birth_year: '1980' })
    expect(await rowOf('akuten')).toMatchObject({ standing: 'answered', isOpenAgain: true, handedIn: 1, written: 2 })
    await handIn(context, answer, analyst.accountId)
    expect(await rowOf('akuten')).toMatchObject({ isLate: false, lateRows: 1, handedIn: 2 })
    await setRoundState(context.db, census, 'locked')
    expect((await post(`/svar/${answer}/oppna`, {})).statusCode).toBe(409)
  })

  describe('reminders', () => {
    const letters = () =>
      readdirSync(join(folder, 'mail')).map((name) => readFileSync(join(folder, 'mail', name), 'utf8'))
    beforeEach(async () => {
      await changeAnswer(context.db, id('akuten'), { contact_email: 'asa@example.se' })
      await signInAs(context, 'unit_reporter', [answers.get('mottagningen')?.unit.id ?? ''])
      await write(id('akuten'))
    })

    it('are shown before they are sent, and go to those who have not handed in', async () => {
      const { body } = await page('/svar/paminn')
      expect(body).toContain('Påminnelse om mätningen Provköping 2026')
      expect(body).toContain('asa@example.se')
      expect(body).toContain('datamappens mapp mail')
      expect(body).toContain('Saknar e-postadress')
      await handIn(context, id('akuten'), analyst.accountId)
      const round = await roundById(context, census)
      expect((await unitsToRemind(context, round)).map(({ answer }) => answer.unit.key)).toEqual([
        'mottagningen',
        'stadsmissionen',
      ])
    })

    it('hold no personal data and no link, and are remembered of each unit', async () => {
      expect((await post('/svar/paminn', { enhet: [id('akuten'), id('mottagningen')] })).statusCode).toBe(303)
      expect(letters()).toHaveLength(2)
      for (const letter of letters())
        for (const secret of ['Kanarius', 'http', '690711']) expect(letter).not.toContain(secret)
      expect((await rowOf('akuten'))?.remindedAt).toBe(now)
      expect((await rowOf('stadsmissionen'))?.remindedAt).toBeNull()
      expect((await page(`/svar/${id('akuten')}`)).body).toContain('Enheten påmindes med e-post')
    })

    it('are not sent twice a day without being asked about', async () => {
      const unit = { enhet: id('akuten') }
      await post('/svar/paminn', unit)
      const asked = await post('/svar/paminn', unit)
      expect(asked.statusCode).toBe(422)
      expect(asked.body).toContain('Redan påmind i dag: Akutboendet Akuten')
      expect(letters()).toHaveLength(1)
      expect((await post('/svar/paminn', { ...unit, igen: 'ja' })).statusCode).toBe(303)
      expect(letters()).toHaveLength(2)
      now = '2026-11-24T10:00:00.000Z'
      await signIn()
      expect((await post('/svar/paminn', unit)).statusCode).toBe(303)
      expect((await post('/svar/paminn', {})).statusCode).toBe(422)
    })

    it('that cannot be sent are told of, and not remembered', async () => {
      const round = await roundById(context, census)
      const broken = { way: 'smtp', folder: null, send: () => Promise.reject(new Error('no server')) } as const
      const asked = { answerIds: [id('akuten')], accountId: analyst.accountId, again: false, language: 'sv' } as const
      const { sent, failed } = await remind(context, broken, round, asked)
      expect([sent, failed.map(({ answer }) => answer.unit.key)]).toEqual([0, ['akuten']])
      expect((await rowOf('akuten'))?.remindedAt).toBeNull()
    })

    it('wait until the round is open', async () => {
      await setRoundState(context.db, census, 'locked')
      expect((await page('/svar/paminn')).body).toContain('Mätningen är inte öppen')
      expect((await post('/svar/paminn', { enhet: id('akuten') })).statusCode).toBe(409)
    })
  })
})
