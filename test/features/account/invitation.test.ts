import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAccount } from '../../../src/features/account/account.repository.ts'
import { inviteAgain, makeAccount } from '../../../src/features/account/accounts.service.ts'
import {
  codeNow,
  openService,
  PASSWORD,
  personWith,
  secretOn,
  signIn,
  type TestService,
  takeUp,
  Visitor,
} from './visitor.ts'

let service: TestService
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())

let made = 0
const invited = async () => {
  made += 1
  const account = await makeAccount(service.context, {
    email: `inbjuden${made}@example.se`,
    name: 'Inga Bjuden',
    role: 'analyst',
    unitIds: [],
    language: 'sv',
  })
  if (account === 'taken') throw new Error('twice the same address')
  return account
}

describe('an invitation', () => {
  it('leads by password, app and recovery codes to being signed in', async () => {
    const { token } = await invited()
    const { visitor, recoveryCodes, confirmed } = await takeUp(service, token)
    expect([confirmed.statusCode, confirmed.headers.location]).toEqual([303, '/konto/reservkoder'])
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const code of recoveryCodes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/)
    expect((await visitor.get('/konto')).statusCode).toBe(200)
  })

  it('counts for nothing before the code is confirmed', async () => {
    const { id, token } = await invited()
    const visitor = new Visitor(service)
    await visitor.get(`/inbjudan/${token}`)
    await visitor.post(`/inbjudan/${token}`, { password: PASSWORD, again: PASSWORD })
    await visitor.get('/inbjudan/app')
    const wrong = await visitor.post('/inbjudan/app', { code: '000000' })
    expect([wrong.statusCode, wrong.body]).toEqual([422, expect.stringContaining('Koden stämmer inte')])
    const account = await findAccount(service.context.db, id)
    expect([account?.state, account?.passwordHash, account?.totpSecret]).toEqual(['invited', null, null])
    expect((await visitor.get('/konto')).statusCode).toBe(303)
    // The link still works: whoever was interrupted begins again.
    expect((await new Visitor(service).get(`/inbjudan/${token}`)).statusCode).toBe(200)
  })

  it('works once, and says kindly what to do after that', async () => {
    const { token } = await invited()
    await takeUp(service, token)
    const again = new Visitor(service)
    for (const reply of [
      await again.get(`/inbjudan/${token}`),
      await again.post(`/inbjudan/${token}`, { password: PASSWORD }),
    ])
      expect([reply.statusCode, reply.body]).toEqual([410, expect.stringContaining('Länken har gjort sitt')])
  })

  it('begun in two browsers is taken up in one', async () => {
    const { token } = await invited()
    const [one, other] = [new Visitor(service), new Visitor(service)]
    for (const visitor of [one, other]) {
      await visitor.get(`/inbjudan/${token}`)
      await visitor.post(`/inbjudan/${token}`, { password: PASSWORD, again: PASSWORD })
      await visitor.get('/inbjudan/app')
    }
    const confirm = (visitor: Visitor) =>
      visitor.post('/inbjudan/app', { code: codeNow(service, secretOn(visitor.page)) })
    expect((await confirm(one)).statusCode).toBe(303)
    expect((await confirm(other)).statusCode).not.toBe(200)
    expect((await other.get('/konto')).statusCode).toBe(303)
  })

  it.each([
    ['after seven days', async () => service.pass({ days: 7 })],
    ['when a newer one was made', async (id: string) => void (await inviteAgain(service.context, id))],
  ])('leads nowhere %s', async (_, happens) => {
    const { id, token } = await invited()
    await happens(id)
    expect((await new Visitor(service).get(`/inbjudan/${token}`)).statusCode).toBe(410)
  })

  it('again for an account leaves it as it was until it is taken up, and then ends its sessions', async () => {
    const person = await personWith(service, 'analyst')
    const token = await inviteAgain(service.context, person.id)
    expect((await person.visitor.get('/konto')).statusCode).toBe(200)
    expect((await signIn(service, person)).statusCode).toBe(303)
    await takeUp(service, token, new Visitor(service), 'ett helt annat långt ord')
    expect((await person.visitor.get('/konto')).statusCode).toBe(303)
    service.pass({ minutes: 1 })
    expect((await signIn(service, person)).statusCode).toBe(422) // the old password
  })

  it('does not let somebody who began it past the code of the account', async () => {
    const person = await personWith(service, 'analyst')
    const token = await inviteAgain(service.context, person.id)
    const visitor = new Visitor(service)
    await visitor.get(`/inbjudan/${token}`)
    await visitor.post(`/inbjudan/${token}`, { password: PASSWORD, again: PASSWORD })
    await visitor.get('/inbjudan/app')
    const reply = await visitor.post('/logga-in/kod', { code: codeNow(service, person.secret) })
    expect(reply.headers.location).toBe('/')
    expect((await visitor.get('/konto')).statusCode).toBe(303)
  })

  it('does not let somebody who has only shown the password set up another app', async () => {
    const person = await personWith(service, 'analyst')
    const visitor = new Visitor(service)
    await visitor.get('/logga-in')
    await visitor.post('/logga-in', { email: person.email, password: person.password })
    expect((await visitor.get('/inbjudan/app')).headers.location).toBe('/')
    expect((await visitor.get('/inbjudan/app/bild.svg')).statusCode).toBe(404)
    expect((await visitor.get('/konto/app')).statusCode).toBe(303)
  })
})

describe('the password that is chosen', () => {
  it.each([
    ['too short', 'elva tecken', 'minst 12 tecken'],
    ['common', 'Password2026!!', 'vanligt'],
    ['of the service', 'Tvärsnitt2026', 'Tvärsnitt'],
    ['the own name', 'inga.bjuden.1', 'ditt namn'],
    ['too long', 'långt '.repeat(30), 'högst 128'],
  ])('is refused when it is %s, and not shown again', async (_, password, said) => {
    const { token } = await invited()
    const visitor = new Visitor(service)
    await visitor.get(`/inbjudan/${token}`)
    const reply = await visitor.post(`/inbjudan/${token}`, { password, again: password })
    expect([reply.statusCode, reply.body]).toEqual([422, expect.stringContaining(said)])
    expect(reply.body).not.toContain(password)
  })

  it('is asked for twice', async () => {
    const { token } = await invited()
    const visitor = new Visitor(service)
    await visitor.get(`/inbjudan/${token}`)
    const reply = await visitor.post(`/inbjudan/${token}`, { password: PASSWORD, again: `${PASSWORD} ` })
    expect([reply.statusCode, reply.body]).toEqual([422, expect.stringContaining('inte lika')])
  })
})

describe('the app that shows codes', () => {
  it('is given by a picture that only the session gets, and by text; the secret stands in no address', async () => {
    const { token } = await invited()
    const visitor = new Visitor(service)
    await visitor.get(`/inbjudan/${token}`)
    await visitor.post(`/inbjudan/${token}`, { password: PASSWORD, again: PASSWORD })
    await visitor.get('/inbjudan/app')
    const secret = secretOn(visitor.page)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    for (const [, address] of visitor.page.matchAll(/(?:href|src|action)="([^"]*)"/g))
      expect(address).not.toContain(secret.slice(0, 8))
    const picture = await visitor.get('/inbjudan/app/bild.svg')
    expect([picture.statusCode, picture.headers['content-type'], picture.headers['cache-control']]).toEqual([
      200,
      'image/svg+xml',
      'no-store',
    ])
    expect(picture.body).not.toMatch(/style=|<script/)
    expect((await new Visitor(service).get('/inbjudan/app/bild.svg', { accept: 'image/*' })).statusCode).toBe(401)
  })
})

it('the recovery codes are gone once they are kept', async () => {
  const { token } = await invited()
  const { visitor, recoveryCodes } = await takeUp(service, token)
  expect((await visitor.post('/konto/reservkoder')).headers.location).toBe('/')
  const { body } = await visitor.get('/konto/reservkoder')
  for (const code of recoveryCodes) expect(body).not.toContain(code)
  expect(body).toContain('visas inte igen')
})

it('what was to be shown once is gone when its session is over', async () => {
  await takeUp(service, (await invited()).token)
  service.pass({ hours: 13 })
  await takeUp(service, (await invited()).token)
  const { db } = service.context
  expect(await db.selectFrom('told_once').select('kind').execute()).toEqual([{ kind: 'recovery_codes' }])
  expect(await db.selectFrom('enrolment').select('session_id').execute()).toEqual([])
})

it('nothing that lets anybody in stands readable in the database', async () => {
  const { token } = await invited()
  const { visitor, secret, recoveryCodes } = await takeUp(service, token)
  const { db } = service.context
  const tables = [
    'account',
    'invitation',
    'recovery_code',
    'session',
    'enrolment',
    'told_once',
    'sign_in_failure',
  ] as const
  const rows = []
  for (const table of tables) rows.push(...(await db.selectFrom(table).selectAll().execute()))
  const stored = rows
    .flatMap(Object.values)
    .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
  for (const hidden of [token, secret, PASSWORD, ...recoveryCodes, ...visitor.cookies.values()])
    expect(stored.filter((value) => value.includes(hidden))).toEqual([])
})
