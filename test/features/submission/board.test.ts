import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { changeAnswer, findAnswer, setRoundState } from '../../../src/features/census/round.repository.ts'
import { roundById } from '../../../src/features/census/round.service.ts'
import { handIn, handInNil, newRowKey, rightsOf, saveRows } from '../../../src/features/submission/answer.service.ts'
import { boardOf } from '../../../src/features/submission/board.service.ts'
import { extensionOf, requestExtension } from '../../../src/features/submission/extension.service.ts'
import { openLetterDesk } from '../../../src/features/submission/letter-desk.service.ts'
import { remind, unitsToRemind } from '../../../src/features/submission/reminder.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import type { Letter, Mailer } from '../../../src/platform/mail/mailer.ts'
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
      byStanding: { answered: 2, nil: 1, started: 0, observed: 0, silent: 0 },
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
    await page('/svar') // what is pressed again without a look in between is pressed twice
    expect((await post(`/svar/${answer}/oppna`, {})).statusCode).toBe(409)
  })

  describe('reminders', () => {
    const letters = () =>
      (existsSync(join(folder, 'mail')) ? readdirSync(join(folder, 'mail')) : []).map((name) =>
        readFileSync(join(folder, 'mail', name), 'utf8'),
      )
    /** They are sent beside the page that asks for them. */
    const until = (there: number) => vi.waitUntil(() => letters().length === there)
    beforeEach(async () => {
      await changeAnswer(context.db, id('akuten'), { contact_email: 'asa@example.se' })
      await signInAs(context, 'unit_reporter', [answers.get('mottagningen')?.unit.id ?? ''])
      await write(id('akuten'))
    })

    it('are shown before they are sent, and go to those who have not handed in', async () => {
      const { body } = await page('/svar/paminn')
      expect(body).toContain('Påminnelse om kartläggningen Provköping 2026')
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
      await until(2)
      for (const letter of letters())
        for (const secret of ['Kanarius', 'http', '690711']) expect(letter).not.toContain(secret)
      expect((await rowOf('akuten'))?.remindedAt).toBe(now)
      expect((await rowOf('stadsmissionen'))?.remindedAt).toBeNull()
      expect((await page(`/svar/${id('akuten')}`)).body).toContain('Enheten påmindes med e-post')
    })

    it('are not sent twice a day without being asked about', async () => {
      const unit = { enhet: id('akuten') }
      await post('/svar/paminn', unit)
      await until(1)
      now = '2026-11-23T10:05:00.000Z'
      const asked = await post('/svar/paminn', unit)
      expect(asked.statusCode).toBe(422)
      expect(asked.body).toContain('Redan påmind i dag: Akutboendet Akuten')
      expect(letters()).toHaveLength(1)
      expect((await post('/svar/paminn', { ...unit, igen: 'ja' })).statusCode).toBe(303)
      await until(2)
      now = '2026-11-24T10:00:00.000Z'
      await signIn()
      expect((await post('/svar/paminn', unit)).statusCode).toBe(303)
      expect((await post('/svar/paminn', {})).statusCode).toBe(422)
    })

    it('are sent once by whoever presses twice', async () => {
      const unit = { enhet: [id('akuten')] }
      for (const form of [unit, { ...unit, igen: 'ja' }]) {
        const sent = await Promise.all([post('/svar/paminn', form), post('/svar/paminn', form)])
        expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303])
      }
      expect(await context.db.selectFrom('reminder').selectAll().execute()).toHaveLength(1)
      await until(1)
    })

    describe('over a mail server', () => {
      const refusing = (error: object): Mailer => ({
        way: 'smtp',
        folder: null,
        send: () => Promise.reject(Object.assign(new Error('refused'), error)),
      })
      const asked = () =>
        ({ answerIds: [id('akuten')], accountId: analyst.accountId, again: false, language: 'sv' }) as const
      const deskWith = (mailer: Mailer) => {
        const errors: unknown[] = []
        return { ...openLetterDesk(context, mailer, (error) => errors.push(error)), errors }
      }
      const stored = () => context.db.selectFrom('letter').selectAll().execute()
      const remindNow = async () => remind(context, 'smtp', await roundById(context, census), asked())

      it('that does not answer are on their way while the page is answered, and told of', async () => {
        const quiet = createServer()
        await new Promise<void>((resolve) => quiet.listen(0, '127.0.0.1', resolve))
        const address = quiet.address()
        const port = typeof address === 'object' ? address?.port : 0
        const mail = `smtp://127.0.0.1:${port}?greetingTimeout=500`
        const slow = await buildApp(context, { language: 'sv', logLevel: 'silent', mail, mailFrom: 'oss@example.se' })
        const board = `/matningar/${census}/svar`
        // The page is answered before the server has said a word: it never does.
        expect((await postForm(slow, analyst, `${board}/paminn`, { enhet: id('akuten') })).statusCode).toBe(303)
        expect((await openPage(slow, analyst, board)).body).toContain('Påminnelsen är på väg till Akutboendet Akuten.')
        await slow.close()
        quiet.close()
        expect(await stored()).toMatchObject([{ state: 'waiting', attempts: 1, address: 'asa@example.se' }])
      })

      it('are tried again, given up at last, and told of', async () => {
        await remindNow()
        const desk = deskWith(refusing({ code: 'ECONNECTION' }))
        for (const at of ['10:00', '10:00:59', '10:01', '10:06', '10:36', '12:36']) {
          now = `2026-11-23T${at.padEnd(8, ':00')}.000Z`
          desk.take()
          await desk.settled()
        }
        await desk.end()
        expect(desk.errors).toEqual([])
        // Nothing of it is kept once it is over.
        expect(await stored()).toMatchObject([
          { state: 'failed', attempts: 4, address: null, subject: null, body: null },
        ])
        await signIn()
        const { body } = await page('/svar')
        expect(body).toContain('Påminnelsen kom inte fram till Akutboendet Akuten. Ring dem')
        expect((await rowOf('akuten'))?.remindedAt).toBeNull()
        expect((await page('/svar/paminn')).body).toContain('Det senaste brevet kom inte fram.')
        // The same day again, without being asked about it.
        expect((await post('/svar/paminn', { enhet: id('akuten') })).statusCode).toBe(303)
        await until(1)
        expect((await page('/svar')).body).not.toContain('kom inte fram')
      })

      it('are given up at once when the address is refused for good', async () => {
        await remindNow()
        const desk = deskWith(refusing({ code: 'EENVELOPE', responseCode: 550 }))
        await desk.settled()
        await desk.end()
        expect(await stored()).toMatchObject([{ state: 'failed' }])
      })

      it('are taken up again when the service starts', async () => {
        await remindNow()
        const sent: Letter[] = []
        const desk = deskWith({ way: 'smtp', folder: null, send: async (letter) => void sent.push(letter) })
        await desk.settled()
        await desk.end()
        expect(sent.map(({ to }) => to)).toEqual(['asa@example.se'])
        expect(await stored()).toMatchObject([{ state: 'sent', address: null, body: null }])
      })
    })

    it('wait until the round is open', async () => {
      await setRoundState(context.db, census, 'locked')
      expect((await page('/svar/paminn')).body).toContain('Kartläggningen är inte öppen')
      expect((await post('/svar/paminn', { enhet: id('akuten') })).statusCode).toBe(409)
    })
  })
})
