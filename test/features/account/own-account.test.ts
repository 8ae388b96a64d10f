import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  codeNow,
  openService,
  type Person,
  personWith,
  secretOn,
  signIn,
  type TestService,
  Visitor,
} from './visitor.ts'

let service: TestService
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())

/** Password and code, as somebody shows them again. */
const shown = (person: Person) => ({ current: person.password, code: codeNow(service, person.secret) })
const elsewhere = async (person: Person, agent: string) => {
  const visitor = new Visitor(service, '127.0.0.1', agent)
  await signIn(service, person, visitor)
  service.pass({ minutes: 1 })
  return visitor
}
const isIn = async (visitor: Visitor) => (await visitor.get('/konto')).statusCode === 200

describe('where somebody is signed in', () => {
  it('is listed in words, and ended one by one', async () => {
    const person = await personWith(service, 'unit_lead')
    const phone = await elsewhere(person, 'Mozilla/5.0 (iPhone; CPU iPhone OS 19) Version/19.0 Safari/604.1')
    const work = await elsewhere(person, 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0')
    const { body } = await person.visitor.get('/konto')
    for (const words of ['Safari på iPhone', 'Edge på Windows', 'Firefox på Windows', '2026-11-16'])
      expect(body).toContain(words)
    const [, end = ''] = /action="(\/konto\/inloggningar\/[0-9a-f-]+\/avsluta)"/.exec(body) ?? []
    expect((await person.visitor.post(end)).headers.location).toBe('/konto?klart=avslutad')
    expect([await isIn(person.visitor), await isIn(phone), await isIn(work)].filter(Boolean)).toHaveLength(2)
    await person.visitor.get('/konto')
    await person.visitor.post('/konto/inloggningar/avsluta-andra')
    expect([await isIn(person.visitor), await isIn(phone), await isIn(work)]).toEqual([true, false, false])
  })

  it('is nobody else’s to end', async () => {
    const [one, other] = [await personWith(service, 'analyst'), await personWith(service, 'administrator')]
    await elsewhere(one, 'Edg')
    const { body } = await one.visitor.get('/konto')
    const [, end = ''] = /action="(\/konto\/inloggningar\/[0-9a-f-]+\/avsluta)"/.exec(body) ?? []
    await other.visitor.get('/konto')
    await other.visitor.post(end)
    expect((await one.visitor.get('/konto')).body).toContain(end)
  })
})

it('the language is remembered', async () => {
  const { visitor } = await personWith(service, 'analyst')
  await visitor.get('/konto')
  await visitor.post('/konto/sprak', { language: 'en' })
  expect((await visitor.get('/konto')).body).toContain('<html lang="en">')
})

describe('changing the password', () => {
  const NEW = 'åtta blå lyktor i snön'

  it.each([
    ['the present password', { current: 'fel lösenord här' }, 'lösenordet du har nu'],
    ['a code', { code: '000000' }, 'Koden stämmer inte'],
    ['the same twice', { again: 'något annat här' }, 'inte lika'],
    ['a password that is not common', { password: 'qwerty123456', again: 'qwerty123456' }, 'vanligt'],
  ])('takes %s', async (_, wrong, said) => {
    const person = await personWith(service, 'analyst')
    await person.visitor.get('/konto/losenord')
    const form = { ...shown(person), password: NEW, again: NEW, ...wrong }
    const reply = await person.visitor.post('/konto/losenord', form)
    expect([reply.statusCode, reply.body]).toEqual([422, expect.stringContaining(said)])
    expect((await signIn(service, person)).statusCode).toBe(303) // as before, and the code was not used up
  })

  it('ends every other session and gives this one a new token', async () => {
    const person = await personWith(service, 'analyst')
    const other = await elsewhere(person, 'Edg')
    const before = person.visitor.cookies.get('tvarsnitt') ?? ''
    await person.visitor.get('/konto/losenord')
    const reply = await person.visitor.post('/konto/losenord', { ...shown(person), password: NEW, again: NEW })
    expect(reply.headers.location).toBe('/konto?klart=losenord')
    expect([await isIn(person.visitor), await isIn(other)]).toEqual([true, false])
    person.visitor.cookies.set('tvarsnitt', before)
    expect(await isIn(person.visitor)).toBe(false)
    service.pass({ minutes: 1 })
    expect((await signIn(service, person)).statusCode).toBe(422)
    expect((await signIn(service, { ...person, password: NEW })).statusCode).toBe(303)
  })

  it('is slowed like signing in', async () => {
    const person = await personWith(service, 'analyst')
    const codes = []
    for (let at = 0; at < 4; at += 1) {
      await person.visitor.get('/konto/app')
      codes.push((await person.visitor.post('/konto/app', { current: 'fel lösenord här', code: '000000' })).body)
    }
    expect(codes.map((body) => body.includes('Vänta 5 sekunder'))).toEqual([false, false, false, true])
  })
})

it('a new app takes password and code, counts when its code is shown, and ends every other session', async () => {
  const person = await personWith(service, 'analyst')
  const other = await elsewhere(person, 'Edg')
  expect((await person.visitor.get('/konto/app/koppla')).headers.location).toBe('/konto/app')
  await person.visitor.get('/konto/app')
  expect((await person.visitor.post('/konto/app', shown(person))).headers.location).toBe('/konto/app/koppla')
  await person.visitor.get('/konto/app/koppla')
  const secret = secretOn(person.visitor.page)
  expect(secret).not.toBe(person.secret)
  expect((await person.visitor.get('/konto/app/bild.svg')).headers['content-type']).toBe('image/svg+xml')
  service.pass({ minutes: 1 })
  await person.visitor.get('/konto/app/koppla')
  expect((await person.visitor.post('/konto/app/koppla', { code: codeNow(service, person.secret) })).statusCode).toBe(
    422,
  )
  const done = await person.visitor.post('/konto/app/koppla', { code: codeNow(service, secret) })
  expect(done.headers.location).toBe('/konto?klart=app')
  expect([await isIn(person.visitor), await isIn(other)]).toEqual([true, false])
  service.pass({ minutes: 1 })
  expect((await signIn(service, person)).statusCode).toBe(422)
  expect((await signIn(service, { ...person, secret })).statusCode).toBe(303)
})

it('new recovery codes take password and code, and end the old ones', async () => {
  const person = await personWith(service, 'analyst')
  await person.visitor.get('/konto/reservkoder/nya')
  const reply = await person.visitor.post('/konto/reservkoder/nya', shown(person))
  expect(reply.headers.location).toBe('/konto/reservkoder')
  const { body } = await person.visitor.get('/konto/reservkoder')
  const codes = [...body.matchAll(/<li><code>([A-Z0-9-]+)<\/code>/g)].map(([, code]) => code ?? '')
  expect([codes.length, codes.filter((code) => person.recoveryCodes.includes(code))]).toEqual([10, []])
  const withCode = async (code: string) => {
    const visitor = new Visitor(service)
    await visitor.get('/logga-in')
    await visitor.post('/logga-in', { email: person.email, password: person.password })
    await visitor.get('/logga-in/kod')
    return (await visitor.post('/logga-in/kod', { code })).statusCode
  }
  expect([await withCode(person.recoveryCodes[0] ?? ''), await withCode(codes[0] ?? '')]).toEqual([422, 303])
})
