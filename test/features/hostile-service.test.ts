import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import { makeAccount } from '../../src/features/account/accounts.service.ts'
import { makeToken } from '../../src/features/account/api-token.service.ts'
import { changeAnswer, setRoundState } from '../../src/features/census/round.repository.ts'
import { answerInHand, saveRows } from '../../src/features/submission/answer.service.ts'
import { requestExtension } from '../../src/features/submission/extension.service.ts'
import { receiptOf } from '../../src/features/submission/receipt.service.ts'
import { confirmationsOf } from '../../src/features/submission/row-confirmation.repository.ts'
import { askAboutRow, openQuestionsOf } from '../../src/features/submission/row-question.service.ts'
import type { Context } from '../../src/platform/context.ts'
import { POLICY } from '../../src/platform/http/policy.ts'
import { openFolderContext, openTemporaryContext } from '../../src/platform/open-context.ts'
import { openDoubtfulRound } from '../doubtful-round.ts'
import { openRound } from '../open-round.ts'
import { openPage, postForm } from '../post-form.ts'
import { type SignedInAs, signInAs } from '../sign-in.ts'
import { multipartOf, uploading } from '../upload-file.ts'
import {
  codeNow,
  openService,
  PASSWORD,
  personWith,
  secretOn,
  signIn,
  type TestService,
  Visitor,
} from './account/visitor.ts'

const PERSON = { accommodation: 'emergency_housing', age: '40', sex: 'man', action: 'save' }

describe('a service that somebody means ill, or presses twice', () => {
  let context: Context
  let app: FastifyInstance
  let now: string
  let answers: Awaited<ReturnType<typeof openRound>>
  let me: SignedInAs
  let answer: string
  beforeEach(async () => {
    now = '2026-11-23T10:00:00.000Z'
    context = { ...(await openTemporaryContext(MIGRATIONS)), clock: { now: () => now } }
    app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
    answers = await openRound(context)
    await become('akuten')
  })
  afterEach(async () => {
    await app.close()
    await context.db.destroy()
  })
  const become = async (unit: string) => {
    const of = answers.get(unit)
    answer = of?.id ?? ''
    me = await signInAs(context, 'unit_reporter', [of?.unit.id ?? ''])
  }
  const see = async (page: string) => (await openPage(app, me, `/svar/${answer}${page}`)).body
  const post = (page: string, fields: Readonly<Record<string, string | readonly string[]>>) =>
    postForm(app, me, `/svar/${answer}${page}`, fields)
  const rows = async () => (await answerInHand(context, answer)).rows
  const written = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  const newForm = async () => ({ ...PERSON, made: written(await see('/personer/ny'), 'made') })

  describe('sends the same form twice', () => {
    it.each(['one after the other', 'at once'])('%s: one person, with the children', async (how) => {
      const form = { ...(await newForm()), child_1_birth_year: '2020' }
      const both =
        how === 'at once'
          ? await Promise.all([post('/personer/ny', form), post('/personer/ny', form)])
          : [await post('/personer/ny', form), await post('/personer/ny', form)]
      expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303])
      expect(both[0]?.headers.location).toBe(both[1]?.headers.location)
      expect(await rows()).toHaveLength(2) // the adult and the child
    })

    it('a person whose number is known is not asked about as a double of themselves', async () => {
      const form = { ...(await newForm()), age: '', personnummer: '19850709-9805' }
      await post('/personer/ny', form)
      expect((await post('/personer/ny', form)).statusCode).toBe(303)
      expect(await rows()).toHaveLength(1)
    })

    it('but two people of whom the same is known are two', async () => {
      await post('/personer/ny', await newForm())
      await post('/personer/ny', await newForm())
      expect(await rows()).toHaveLength(2)
      // Nor is a form of a colleague taken for one's own.
      const form = await newForm()
      await post('/personer/ny', form)
      me = await signInAs(context, 'unit_reporter', [answers.get('akuten')?.unit.id ?? ''])
      await post('/personer/ny', form)
      expect(await rows()).toHaveLength(4)
    })

    it('handing in and the nil return lead to the receipt, and are stored once', async () => {
      await post('/personer/ny', await newForm())
      const [first, second] = await Promise.all([post('/kontrollera', {}), post('/kontrollera', {})])
      const after = await post('/kontrollera', {})
      expect([first.statusCode, after.statusCode, after.headers.location]).toEqual([303, 303, `/svar/${answer}/kvitto`])
      expect([303, 409]).toContain(second.statusCode)
      await become('mottagningen')
      const nil = { name: 'Prov Person', sure: 'yes' }
      expect([(await post('/noll', nil)).statusCode, (await post('/noll', nil)).statusCode]).toEqual([303, 303])
      const events = await context.db.selectFrom('round_event').select('kind').execute()
      expect(events.map(({ kind }) => kind).sort()).toEqual(['handed_in', 'nil_return'])
    })

    it('a file is put into the answer once, and undone once', async () => {
      const { upload, settled, post: send } = uploading(app, me, answer)
      const { url } = await upload('lista.csv', 'boende;ålder\nakutboende;~40\n')
      const revision = written((await settled(url)).body, 'revision')
      const both = await Promise.all([send(`${url}/bekrafta`, { revision }), send(`${url}/bekrafta`, { revision })])
      expect(both.map(({ statusCode, headers }) => [statusCode, headers.location])).toEqual(
        both.map(() => [303, `${url}?klart=sparad`]),
      )
      expect(await rows()).toHaveLength(1)
      const undo = { revision: written((await settled(url)).body, 'revision') }
      expect((await send(`${url}/angra`, undo)).statusCode).toBe(303)
      expect((await send(`${url}/angra`, undo)).statusCode).toBe(303)
      expect(await rows()).toHaveLength(0)
      expect((await send(`${url}/bekrafta`, { revision })).statusCode).toBe(409)
    })

    it('a question of the analyst is asked once', async () => {
      await post('/personer/ny', await newForm())
      const [row] = await rows()
      const { accountId } = await signInAs(context, 'analyst')
      const asked = { answerId: answer, rowId: row?.id ?? '', accountId, text: 'Var det en akutplats?' }
      await Promise.all([askAboutRow(context, asked), askAboutRow(context, asked)])
      expect(await openQuestionsOf(context, answer)).toHaveLength(1)
    })

    it('an account is made once, and its link is shown', async () => {
      const administrator = await signInAs(context, 'administrator')
      const form = { email: 'ny@example.se', name: 'Ny Person', role: 'analyst' }
      const first = await postForm(app, administrator, '/konton/nytt', form)
      const second = await postForm(app, administrator, '/konton/nytt', form)
      expect([first.statusCode, second.statusCode]).toEqual([303, 303])
      expect(second.headers.location).toBe(first.headers.location)
      expect((await openPage(app, administrator, String(second.headers.location))).body).toContain('/inbjudan/')
      const other = await postForm(app, administrator, '/konton/nytt', { ...form, name: 'En Annan' })
      expect(other.statusCode).toBe(422)
    })
  })

  describe('has the form open while something else happens', () => {
    it('the round is locked: nothing is stored, and it says so', async () => {
      const form = await newForm()
      await setRoundState(context.db, answers.get('akuten')?.round.census.id ?? '', 'locked')
      const sent = await post('/personer/ny', form)
      expect([sent.statusCode, await rows()]).toEqual([409, []])
      expect(sent.body).toContain('Kartläggningen tar inte emot svar nu')
      for (const page of ['/fragor', '/mer-tid', '/tidigare', '/kontrollera', '/noll', '/definition'])
        expect([page, (await post(page, { name: 'A', sure: 'yes' })).statusCode >= 400]).toEqual([page, true])
    })

    it('the last day ends at midnight in Sweden, not in Greenwich', async () => {
      await post('/personer/ny', await newForm())
      now = '2026-12-04T22:59:59.000Z'
      await become('akuten')
      await post('/kontrollera', {})
      expect((await post('/oppna', {})).statusCode).toBe(303)
      await post('/kontrollera', {})
      now = '2026-12-04T23:00:00.000Z'
      const late = await post('/oppna', {})
      expect(late.statusCode).toBe(409)
      expect(late.body).toContain('Sista dagen har passerat')
    })

    it('two tabs: who comes second is shown what stands there, and overwrites nothing', async () => {
      await post('/personer/ny', await newForm())
      const [row] = await rows()
      const at = `/personer/${row?.id}`
      const first = await post(at, { ...PERSON, version: '1', sex: 'woman' })
      const second = await post(at, { ...PERSON, version: '1', sex: 'other' })
      expect([first.statusCode, second.statusCode]).toEqual([303, 409])
      expect((await rows())[0]?.cells.sex).toBe('woman')
    })
  })

  describe('a warning that was said to be right', () => {
    const AT_SEA = { accommodation: 'outdoors', personnummer: '19850709-9805', sex: 'man' }
    const confirmed = async () => {
      const place = { id: answer, censusId: answers.get('akuten')?.round.census.id ?? '' }
      return [...(await confirmationsOf(context, place)).values()].flat().map(({ code }) => code)
    }
    const change = async (cells: Readonly<Record<string, string>>) => {
      const [row] = await rows()
      const changes = [{ key: row?.key ?? '', version: row?.version ?? null, cells }]
      await saveRows(context, answer, changes, { madeBy: 'form', accountId: me.accountId })
    }
    beforeEach(async () => {
      await saveRows(context, answer, [{ key: 'BCDFG', version: null, cells: AT_SEA }], {
        ...{ madeBy: 'form', accountId: me.accountId },
      })
      const [row] = await rows()
      await post(`/personer/${row?.id}/varning`, { version: '1', reason: 'Så säger personen själv' })
      expect(await confirmed()).toEqual(['sex_differs_from_number'])
    })

    it('stays so while something else is changed', async () => {
      await change({ ...AT_SEA, facility: 'Granen' })
      expect(await confirmed()).toEqual(['sex_differs_from_number'])
    })

    it.each([
      ['the cell it stands at', { ...AT_SEA, sex: 'other' }],
      ['who the person is', { ...AT_SEA, personnummer: '19690711-9827' }],
    ])('is asked about anew when %s changes', async (_, cells) => {
      await change(cells)
      expect(await confirmed()).toEqual([])
    })

    it('is not said to be right by somebody who has not seen it', async () => {
      await change({ ...AT_SEA, sex: 'other' })
      const [row] = await rows()
      const late = await post(`/personer/${row?.id}/varning`, { version: '1', reason: 'Ja' })
      expect([late.statusCode, await confirmed()]).toEqual([409, []])
    })
  })

  it('who declares a nil return is kept with it or not at all, and not of another one', async () => {
    await post('/noll', { name: 'Vefårt Kanarius', sure: 'yes' })
    const receipt = async () => {
      const [now] = [...answers.values()].filter(({ id }) => id === answer)
      const stored = await context.db
        .selectFrom('answer')
        .selectAll()
        .where('id', '=', answer)
        .executeTakeFirstOrThrow()
      if (now === undefined) throw new Error('no answer')
      return receiptOf(context, {
        ...now,
        kind: stored.kind,
        reference: stored.reference,
        handedInAt: stored.handed_in_at,
      })
    }
    expect((await receipt())?.declaredBy).toBe('Vefårt Kanarius')
    await post('/oppna', {})
    const unitId = answers.get('akuten')?.unit.id ?? ''
    const token = await makeToken(context, { unitId, label: 'prov', accountId: null })
    const census = answers.get('akuten')?.round.census.id
    const sent = await app.inject({
      method: 'POST',
      url: `/api/v1/censuses/${census}/nil-return`,
      headers: { host: 'localhost', authorization: `Bearer ${token}` },
    })
    expect([sent.statusCode, (await receipt())?.declaredBy]).toEqual([200, null])
    // When the declaration cannot be kept, neither is the nil return.
    await become('mottagningen')
    await context.db.schema.dropTable('nil_declaration').execute()
    expect((await post('/noll', { name: 'A', sure: 'yes' })).statusCode).toBe(500)
    expect((await answerInHand(context, answer)).answer.state).toBe('open')
  })

  it('reaches nothing of another unit through an address or a field of its own answer', async () => {
    await post('/personer/ny', await newForm())
    await uploading(app, me, answer).upload('lista.csv', 'boende;ålder\nakutboende;~40\n')
    const [theirs] = await rows()
    const upload = await context.db.selectFrom('upload').select('id').executeTakeFirstOrThrow()
    const analyst = await signInAs(context, 'analyst')
    await askAboutRow(context, {
      answerId: answer,
      rowId: theirs?.id ?? '',
      accountId: analyst.accountId,
      text: 'Var?',
    })
    const [question] = await openQuestionsOf(context, answer)
    const before = JSON.stringify([await rows(), await openQuestionsOf(context, answer)])
    const [their] = [answer]
    await become('mottagningen')
    const values: Readonly<Record<string, string>> = {
      row: theirs?.id ?? '',
      upload: upload.id,
      question: question?.id ?? '',
    }
    const fields = {
      ...PERSON,
      version: '1',
      revision: '1',
      reason: 'x',
      [`reply-${question?.id}`]: 'Ja',
      answer: their,
    }
    for (const [route, access] of Object.entries(POLICY)) {
      if (typeof access === 'string' || !('own' in access)) continue
      const [method, path = ''] = route.split(' ')
      const send = (url: string) => (method === 'GET' ? openPage(app, me, url) : postForm(app, me, url, fields))
      const filled = path.replaceAll(/:(row|upload|question)/g, (_, name: string) => values[name] ?? '')
      expect([route, (await send(filled.replace(':answer', their))).statusCode]).toEqual([route, 404])
      // Under the own answer, with the id of what is another's. Putting back who was taken out is quiet when there is nobody.
      if (filled === path || path.endsWith('/angra')) continue
      expect([route, (await send(filled.replace(':answer', answer))).statusCode]).toEqual([route, 404])
    }
    answer = their
    expect(JSON.stringify([await rows(), await openQuestionsOf(context, answer)])).toBe(before)
  })

  it('gets nothing out of a form that is broken, and brings nothing down', async () => {
    const send = (type: string, payload: string | Buffer, page = '/filer') =>
      app.inject({
        method: 'POST',
        url: `/svar/${answer}${page}`,
        headers: { ...me.headers, accept: 'text/html', 'content-type': type },
        payload,
      })
    const { payload, headers } = multipartOf(me.csrf, 'lista.csv', 'boende\nute\n')
    const type = headers['content-type'] ?? ''
    const cut = await send(type, payload.subarray(0, payload.length - 30))
    expect(cut.statusCode).toBe(422)
    expect(cut.body).toContain('Filen kom inte fram hel. Ladda upp den igen.')
    expect((await send('multipart/form-data', 'x')).statusCode).toBe(403) // without the mark of the session
    expect((await send(type, multipartOf('annat', 'lista.csv', 'boende\nute\n').payload)).statusCode).toBe(403)
    for (const page of ['/personer/ny', '/kontrollera', '/noll', '/fragor'])
      for (const [as, body] of [
        ['application/json', '{"a":'],
        ['application/json', 'null'],
        ['text/plain', 'x'],
        ['application/x-www-form-urlencoded', ''],
        [type, payload],
      ] as const) {
        const { statusCode } = await send(as, body, page)
        expect([page, as, statusCode >= 400 && statusCode < 500]).toEqual([page, as, true])
      }
    expect(await rows()).toEqual([])
    const administrator = await signInAs(context, 'administrator')
    for (const id of ['%00', 'a%00b', '😀', '__proto__', 'x'.repeat(90)])
      for (const url of [`/konton/${id}/lank`, `/konton/${id}`, `/nycklar/${id}/ta-tillbaka`])
        expect([url, (await postForm(app, administrator, url, {})).statusCode < 500]).toEqual([url, true])
  })

  it('shows nothing of somebody with a protected identity in a list, with faults in the row too', async () => {
    const cells = { given_name: 'Zebrafink', family_name: 'Kanarius', birth_year: '1969', protected_identity: 'Ja' }
    await saveRows(
      context,
      answer,
      [
        { key: 'BCDFG', version: null, cells: { ...cells, accommodation: 'outdoors' } },
        { key: 'BCDFH', version: null, cells: { ...cells, accommodation: 'på månen' } },
      ],
      { madeBy: 'upload', accountId: me.accountId },
    )
    const list = await see('/personer')
    expect(list).not.toMatch(/ZK|1969|Zebrafink/)
    expect((await rows()).map(({ record }) => record === null)).toEqual([false, true])
  })

  it('is not kept busy by lines that are asked for without end', async () => {
    for (const lines of ['1e9', '99999999', '-1', 'Infinity', 'NaN', '2.5']) {
      const { body, statusCode } = await post('/personer/ny', { ...PERSON, action: 'check', lines })
      expect([lines, statusCode, body.length < 200_000]).toEqual([lines, 200, true])
    }
  })

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])(
    'takes %s for a word like any other',
    async (word) => {
      for (const page of ['', '/personer', '/personer/ny', '/filer'])
        expect((await openPage(app, me, `/svar/${answer}${page}?klart=${word}&sprak=${word}`)).statusCode).toBe(200)
      const sent = await post('/personer/ny', { ...PERSON, [word]: 'x', accommodation: word, precision: word })
      expect(sent.statusCode).toBe(303)
      expect(Object.hasOwn((await rows())[0]?.cells ?? {}, word)).toBe(false)
    },
  )

  describe('through the API', () => {
    let token: string
    let census: string
    beforeEach(async () => {
      const of = answers.get('akuten')
      token = await makeToken(context, { unitId: of?.unit.id ?? '', label: 'prov', accountId: null })
      census = of?.round.census.id ?? ''
    })
    const call = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, payload?: object, headers = {}) =>
      app.inject({
        method,
        url: `/api/v1/censuses/${census}${path}`,
        headers: { host: 'localhost', authorization: `Bearer ${token}`, ...headers },
        ...(payload === undefined ? {} : { payload }),
      })
    const person = { accommodation: 'outdoors', age: 40 }

    it('is told when it sends one person twice, and neither is stored', async () => {
      const twice = ['A1', 'A1'].map((record, at) => ({ record, person: { ...person, age: 40 + at } }))
      const sent = await call('POST', '/records', twice, { 'idempotency-key': 'samma-tva-ganger' })
      expect([sent.statusCode, sent.json().errors[0].message]).toEqual([
        400,
        'The same record stands twice. Send each person once.',
      ])
      expect(await rows()).toEqual([])
    })

    it.each(['Alva.Exempelsson', '19850709-9805', '198507099805', 'Alva'])('has no %s for a key', async (key) => {
      expect((await call('PUT', `/records/${key}`, person)).statusCode).toBeGreaterThanOrEqual(400)
      expect(await rows()).toEqual([])
    })

    it('keeps no sign that a workbook cannot hold', async () => {
      await call('PUT', '/records/A1', { ...person, facility: 'Gra\u0000n\ud800en\u0007', district: '\u0000' })
      expect((await rows())[0]?.cells).toEqual({ accommodation: 'outdoors', age: '40', facility: 'Granen' })
    })

    it('an organisation is told column by column what is beyond its agreement', async () => {
      const of = answers.get('stadsmissionen')
      token = await makeToken(context, { unitId: of?.unit.id ?? '', label: 'prov', accountId: null })
      answer = of?.id ?? ''
      const beyond = { ...person, support_need: 'both', birth_year: 1985, child_of: 'A2' }
      const sent = await call('PUT', '/records/A1', beyond)
      expect(sent.statusCode).toBe(422)
      const errors: { code: string; column: string }[] = sent.json().errors
      expect(
        errors
          .filter(({ code }) => code === 'beyond_agreement')
          .map(({ column }) => column)
          .sort(),
      ).toEqual(['birth_year', 'child_of', 'support_need'])
      expect(await rows()).toEqual([])
      expect((await call('PUT', '/records/A1', person)).json()).toMatchObject({ stored: true, findings: [] })
    })

    it('less agreed than is written keeps an answer from being handed in', async () => {
      await become('stadsmissionen')
      await changeAnswer(context.db, answer, { agreement: 'full' })
      await saveRows(
        context,
        answer,
        [{ key: 'BCDFG', version: null, cells: { accommodation: 'outdoors', initials: 'AW' } }],
        {
          ...{ madeBy: 'form', accountId: me.accountId },
        },
      )
      await changeAnswer(context.db, answer, { agreement: 'counts' })
      const sent = await post('/kontrollera', {})
      expect([sent.statusCode, (await answerInHand(context, answer)).answer.state]).toEqual([422, 'open'])
      const [row] = await rows()
      expect(await see(`/personer/${row?.id}`)).toContain('Er överenskommelse omfattar inte den här uppgiften.')
      // Saved again without it, it may be handed in.
      await post(`/personer/${row?.id}`, { accommodation: 'outdoors', action: 'save', version: '1' })
      expect((await post('/kontrollera', {})).statusCode).toBe(303)
    })
  })
})

describe('who signs in, many times at once', () => {
  let service: TestService
  beforeEach(async () => {
    service = await openService()
  })
  afterEach(() => service.close())

  it('a code of the authenticator lets one browser in, however many show it', async () => {
    const person = await personWith(service, 'analyst')
    const visitors = Array.from({ length: 3 }, (_, at) => new Visitor(service, `10.2.0.${at}`))
    for (const visitor of visitors) {
      await visitor.get('/logga-in')
      await visitor.post('/logga-in', { email: person.email, password: person.password })
      await visitor.get('/logga-in/kod')
    }
    const code = codeNow(service, person.secret)
    const replies = await Promise.all(visitors.map((visitor) => visitor.post('/logga-in/kod', { code })))
    expect(replies.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1)
    const inside = await Promise.all(visitors.map((visitor) => visitor.get('/konto')))
    expect(inside.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  })

  it('a recovery code too', async () => {
    const person = await personWith(service, 'analyst')
    const visitors = Array.from({ length: 3 }, (_, at) => new Visitor(service, `10.2.1.${at}`))
    for (const visitor of visitors) {
      await visitor.get('/logga-in')
      await visitor.post('/logga-in', { email: person.email, password: person.password })
      await visitor.get('/logga-in/kod')
    }
    const [code = ''] = person.recoveryCodes
    const replies = await Promise.all(visitors.map((visitor) => visitor.post('/logga-in/kod', { code })))
    expect(replies.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1)
  })

  it('an invitation is taken up once: of two who come at the same time, one', async () => {
    const account = { email: 'ny@example.se', name: 'Ny', role: 'analyst', unitIds: [], language: 'sv' } as const
    const made = await makeAccount(service.context, account)
    if (made === 'taken') throw new Error('twice the same address')
    const visitors = [new Visitor(service, '10.2.2.1'), new Visitor(service, '10.2.2.2')]
    for (const [at, visitor] of visitors.entries()) {
      const password = `${PASSWORD} ${at}`
      await visitor.get(`/inbjudan/${made.token}`)
      await visitor.post(`/inbjudan/${made.token}`, { password, again: password })
      await visitor.get('/inbjudan/app')
    }
    const codes = visitors.map(({ page }) => codeNow(service, secretOn(page)))
    const replies = await Promise.all(visitors.map((each, at) => each.post('/inbjudan/app', { code: codes[at] ?? '' })))
    // The other's session has ended with the invitation.
    const led = replies.map(({ statusCode, headers }) => (statusCode === 303 ? String(headers.location) : statusCode))
    expect(led.filter((to) => to === '/konto/reservkoder')).toHaveLength(1)
    expect(led.filter((to) => to === 410 || to === '/logga-in?orsak=tid')).toHaveLength(1)
    const inside = await Promise.all(visitors.map((visitor) => visitor.get('/konto')))
    expect(inside.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect((await new Visitor(service).get(`/inbjudan/${made.token}`)).statusCode).toBe(410)
  })

  it.each([
    ...[
      '//ond.example',
      '/\\ond.example',
      'https://ond.example',
      '/%09/ond.example',
      '/.//ond.example',
      'javascript:alert(1)',
    ],
    ...['/svar\r\nset-cookie: a=b', '/logga-ut', '/@ond.example/..//ond.example'],
  ])('is led nowhere else by %j', async (till) => {
    const person = await personWith(service, 'analyst')
    const reply = await signIn(service, person, new Visitor(service), till)
    const { origin } = new URL(String(reply.headers.location), 'https://tvarsnitt.example')
    expect([reply.statusCode, origin]).toEqual([303, 'https://tvarsnitt.example'])
    expect(reply.cookies.map(({ name }) => name).filter((name) => name === 'a')).toEqual([])
  })
})

it('keeps nothing of who somebody is in clear: not in the database, its log, the mail or what is logged', async () => {
  const secrets = ['198507099805', '19850709', '850709-9805', '1985-07-09', 'Zebrafink', 'Kanarius', 'Bakom kyrkan']
  const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-hostile-'))
  let logged = ''
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      logged += String(chunk)
      return true
    }),
  )
  const opened = await openFolderContext(folder, MIGRATIONS)
  const context = { ...opened, clock: { now: () => '2026-11-23T10:00:00.000Z' } }
  const app = await buildApp(context, { language: 'sv', logLevel: 'info', mailFrom: 'oss@example.se' })
  try {
    const answers = await openRound(context)
    const of = answers.get('akuten')
    const answer = of?.id ?? ''
    const me = await signInAs(context, 'unit_reporter', [of?.unit.id ?? ''])
    const analyst = await signInAs(context, 'analyst')
    const post = (page: string, fields: Readonly<Record<string, string>>, as = me) =>
      postForm(app, as, page.startsWith('/') ? page : `/svar/${answer}/${page}`, fields)
    const identity = { given_name: 'Zebrafink', family_name: 'Kanarius', birth_date: '1985-07-09' }
    await post('personer/ny', { ...PERSON, age: '', ...identity })
    await post('personer/ny', {
      accommodation: 'Zebrafink Kanarius hos Lena',
      personnummer: '19850709-9805',
      action: 'save',
    })
    const { upload, act } = uploading(app, me, answer)
    const list =
      'boende;förnamn;efternamn;födelsedatum;stadsdel;okänd\nakutboende;Zebrafink;Kanarius;1985-07-08;;Kanarius\n'
    const { url } = await upload('Zebrafink Kanarius 19850709-9805.csv', list)
    await act(url, 'val', { 'skal-x': 'Zebrafink Kanarius säger så' })
    const token = await makeToken(context, { unitId: of?.unit.id ?? '', label: 'prov', accountId: null })
    const sent = await app.inject({
      method: 'POST',
      url: `/api/v1/censuses/${of?.round.census.id}/records`,
      headers: { host: 'localhost', authorization: `Bearer ${token}`, 'idempotency-key': '19850709-9805' },
      payload: [{ record: 'A1', person: { accommodation: 'outdoors', ...identity, personnummer: '19850709-9805' } }],
    })
    expect(sent.statusCode).toBe(201)
    const rows = (await answerInHand(context, answer)).rows
    const [row] = rows
    await post(`personer/${row?.id}/varning`, { version: String(row?.version), reason: 'Zebrafink Kanarius säger så' })
    const about = { answerId: answer, rowId: row?.id ?? '', accountId: analyst.accountId }
    await askAboutRow(context, { ...about, text: 'Är det Zebrafink?' })
    await post('fragor', { wentThrough: 'everybody', note: 'Zebrafink Kanarius sov Bakom kyrkan' })
    const later = { until: '2026-12-10', reason: 'Kanarius är svår att nå' }
    expect(await requestExtension(context, answer, me.accountId, later)).toEqual({})
    for (const { id, record, version } of rows)
      if (record === null) await post(`personer/${id}/ta-bort`, { version: String(version) })
    expect((await post('kontrollera', {})).statusCode).toBe(303)
    const at = `/matningar/${of?.round.census.id}/svar/${answer}/rad/${row?.id}/ratta`
    const correction = { uppgift: 'sex', value: 'woman', reason: 'Kanarius sa det i telefon' }
    expect((await post(at, correction, analyst)).statusCode).toBe(303)
    await post(
      `/matningar/${of?.round.census.id}/svar/paminn`,
      { enhet: answers.get('mottagningen')?.id ?? '' },
      analyst,
    )
    await openPage(app, me, `/svar/${answer}/personer?sok=Zebrafink`)
    // Who may read it reads it all the same.
    expect((await openPage(app, analyst, at.replace('/ratta', ''))).body).toContain('Kanarius sa det i telefon')
    const detail = await openPage(app, analyst, at.replace(/\/rad.*/, ''))
    expect(detail.body).toContain('sov Bakom kyrkan')
  } finally {
    await app.close()
    for (const spy of spies) spy.mockRestore()
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  const bytes = files.map((each) => readFileSync(join(each.parentPath, each.name)))
  await context.db.destroy()
  const all = [...bytes.map((each) => each.toString('utf8')), ...bytes.map((each) => each.toString('latin1')), logged]
  expect(bytes.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(100_000)
  expect(logged).toContain('incoming request')
  expect(all.some((each) => each.includes('emergency_housing'))).toBe(true) // what may be found is found
  for (const secret of secrets) expect([secret, all.some((each) => each.includes(secret))]).toEqual([secret, false])
  rmSync(folder, { recursive: true })
}, 30_000)

describe('the review of pairs, and the log of who looked, by somebody who means ill', () => {
  let folder: string
  let context: Context
  let app: FastifyInstance
  let analyst: SignedInAs
  let census: string
  let pair: string
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-hostile-review-'))
    context = await openFolderContext(folder, MIGRATIONS)
    app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
    analyst = await signInAs(context, 'analyst')
    const person = { accommodation: 'outdoors', personnummer: '19850709-9805', sex: 'man' }
    const protectedOne = { accommodation: 'outdoors', protected_identity: 'ja', personnummer: '19690711-9827' }
    const round = await openDoubtfulRound(
      context,
      {
        akuten: [{ ...person, given_name: 'Zebrafink', family_name: 'Kanarius' }, protectedOne],
        mottagningen: [{ ...person, given_name: 'Torbjörn', family_name: 'Mosshem' }, protectedOne],
      },
      {},
      [],
    )
    census = round.censusId
    pair = /\/par\/([^"]+)"/.exec((await openPage(app, analyst, `/matningar/${census}/koppla`)).body)?.[1] ?? ''
  })
  afterEach(async () => {
    await app.close()
    await context.db.destroy()
    rmSync(folder, { recursive: true })
  })
  const at = (below: string) => `/matningar/${census}/koppla${below}`
  const seen = async () =>
    /name="sett" value="([^"]*)"/.exec((await openPage(app, analyst, at(`/par/${pair}`))).body)?.[1] ?? ''
  const rows = async () =>
    (
      await context.db
        .selectFrom('link_decision')
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .execute()
    )[0]?.rows

  it.each(['', '.', 'x', '../../etc', "' or 1=1 --", '<script>', `${'a'.repeat(300)}.${'b'.repeat(300)}`])(
    'an address of no pair (%s) shows nobody, and stores nothing',
    async (address) => {
      const url = at(`/par/${encodeURIComponent(address)}`)
      for (const reply of [
        await openPage(app, analyst, url),
        await postForm(app, analyst, `${url}/visa`, {}),
        await postForm(app, analyst, url, { beslut: 'same', sett: 'x' }),
        await postForm(app, analyst, url, { beslut: 'skip' }),
      ]) {
        expect(reply.statusCode).toBeLessThan(500)
        expect(reply.body).not.toMatch(/Zebrafink|Kanarius|<script>/)
      }
      expect(await rows()).toBe(0)
      expect(await context.db.selectFrom('access_entry').selectAll().execute()).toEqual([])
    },
  )

  it.each([
    ['without what was seen', { beslut: 'same' }],
    ['with something else seen', { beslut: 'same', sett: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['with a verdict that there is not', { beslut: 'undone' }],
  ])('a decision %s is not stored', async (_, form: Readonly<Record<string, string>>) => {
    const reply = await postForm(app, analyst, at(`/par/${pair}`), form)
    expect([303, 409]).toContain(reply.statusCode)
    expect(await rows()).toBe(0)
  })

  it('somebody with a protected identity is not reached by naming the records', async () => {
    const hidden = await context.db
      .selectFrom('record')
      .innerJoin('identity', 'identity.id', 'record.identity_id')
      .where('protected_identity', '=', 1)
      .select('record.id')
      .execute()
    const [one, other] = hidden.map(({ id }) => id)
    for (const reply of [
      await openPage(app, analyst, at(`/par/${one}.${other}`)),
      await postForm(app, analyst, at(`/par/${one}.${other}/visa`), {}),
      await postForm(app, analyst, at(`/par/${one}.${other}`), { beslut: 'different', sett: 'x' }),
      await postForm(app, analyst, at(`/personer/${one}/isar`), {}),
    ])
      expect(reply.body).not.toContain('690711')
    expect(await rows()).toBe(0)
  })

  it('the same undoing twice, of nothing, and of what is not there', async () => {
    await postForm(app, analyst, at(`/par/${pair}`), { beslut: 'different', sett: await seen() })
    const act = (await context.db.selectFrom('link_decision').select('act_id').executeTakeFirst())?.act_id
    const undo = (id: string | undefined) => postForm(app, analyst, at(`/beslut/${id}/angra`), {})
    const both = await Promise.all([undo(act), undo(act)])
    expect(both.map(({ statusCode }) => statusCode)).toContain(303)
    await openPage(app, analyst, at('/beslut')) // else it would be the same press
    expect((await undo(act)).headers.location).toContain('klart=redan')
    expect((await undo('finns-inte')).statusCode).toBe(404)
    expect(await rows()).toBe(2)
  })

  it('what is written of somebody is sealed, and what was shown is in the log, on the disk too', async () => {
    const { headers } = await postForm(app, analyst, at(`/par/${pair}/visa`), {})
    const shown = await openPage(app, analyst, String(headers.location))
    // Letters that differ are marked, one by one.
    expect(shown.body.replace(/<\/?mark>/g, '')).toContain('Kanarius')
    const form = { beslut: 'different', skal: 'Kanarius och brodern Zebrafink', sett: await seen() }
    expect((await postForm(app, analyst, at(`/par/${pair}`), form)).statusCode).toBe(303)
    const reviewer = await signInAs(context, 'log_reviewer')
    const note = { till: '2', anteckning: 'Frågade om Kanarius, inget att anmärka' }
    expect((await postForm(app, reviewer, '/logg/granskning', note)).statusCode).toBe(303)
    expect((await openPage(app, reviewer, '/logg')).body).toContain('Frågade om Kanarius')
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
    for (const each of files) {
      const bytes = readFileSync(join(each.parentPath, each.name)).toString('latin1')
      for (const secret of ['Kanarius', 'Zebrafink', 'brodern', '690711-9827'])
        expect([each.name, secret, bytes.includes(secret)]).toEqual([each.name, secret, false])
    }
  })

  it('the log is signed up to a row that there is, and not twice', async () => {
    await postForm(app, analyst, at(`/par/${pair}/visa`), {})
    const reviewer = await signInAs(context, 'log_reviewer')
    const sign = (till: string) => postForm(app, reviewer, '/logg/granskning', { till, anteckning: 'Granskat' })
    for (const till of ['0', '-1', '999', 'x']) expect((await sign(till)).statusCode).toBe(422)
    expect((await sign('2')).statusCode).toBe(303)
    await openPage(app, reviewer, '/logg')
    expect((await sign('2')).statusCode).toBe(422)
  })
})
