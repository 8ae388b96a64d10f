import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disableAccount } from '../../../src/features/account/accounts.service.ts'
import { codeNow, openService, personWith, signIn, type TestService, Visitor } from './visitor.ts'

let service: TestService
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())

const tokenOf = ({ cookies }: Visitor) => cookies.get('tvarsnitt') ?? ''
const typed = (page: string) => page.replace(/value="[^"]*"/g, '')

describe('signing in', () => {
  it('takes a password and then a code, and leads to where the role begins', async () => {
    const person = await personWith(service, 'analyst')
    const visitor = new Visitor(service)
    expect((await signIn(service, person, visitor)).headers.location).toBe('/')
    expect((await visitor.get('/')).headers.location).toBe('/matningar')
  })

  it('does nothing by the password alone', async () => {
    const person = await personWith(service, 'administrator')
    const visitor = new Visitor(service)
    await visitor.get('/logga-in')
    await visitor.post('/logga-in', { email: person.email, password: person.password })
    expect((await visitor.get('/konton')).headers.location).toBe('/logga-in?till=%2Fkonton')
  })

  it('gives a new session with each step, so that one put there beforehand is worth nothing', async () => {
    const person = await personWith(service, 'analyst')
    const visitor = new Visitor(service)
    visitor.cookies.set('tvarsnitt', 'one-that-somebody-else-knows-of-aaaaaaaaaaa')
    await visitor.get('/logga-in')
    const before = tokenOf(visitor)
    await visitor.post('/logga-in', { email: person.email, password: person.password })
    const half = tokenOf(visitor)
    await visitor.get('/logga-in/kod')
    await visitor.post('/logga-in/kod', { code: codeNow(service, person.secret) })
    const full = tokenOf(visitor)
    expect(new Set([before, half, full]).size).toBe(3)
    visitor.cookies.set('tvarsnitt', half)
    expect((await visitor.get('/konto')).statusCode).toBe(303)
    expect((await visitor.get('/logga-in/kod')).statusCode).toBe(303)
  })

  it('takes each code once, also that of the step before, and none from further away', async () => {
    const person = await personWith(service, 'analyst')
    const code = codeNow(service, person.secret)
    const withCode = async (shown: string) => {
      const visitor = new Visitor(service)
      await visitor.get('/logga-in')
      await visitor.post('/logga-in', { email: person.email, password: person.password })
      await visitor.get('/logga-in/kod')
      return visitor.post('/logga-in/kod', { code: shown })
    }
    expect((await withCode(`${code.slice(0, 3)} ${code.slice(3)}`)).statusCode).toBe(303)
    const used = await withCode(code)
    expect([used.statusCode, used.body]).toEqual([422, expect.stringContaining('redan använts')])
    service.pass({ seconds: 30 })
    expect((await withCode(code)).statusCode).toBe(422)
    service.pass({ seconds: 60 })
    const late = codeNow(service, person.secret)
    service.pass({ seconds: 30 })
    expect((await withCode(late)).statusCode).toBe(303) // one step late
    const early = codeNow(service, person.secret)
    service.pass({ seconds: 90 })
    expect((await withCode(early)).statusCode).toBe(422)
  })

  it('takes a recovery code in place of the app, once, however it is typed', async () => {
    const person = await personWith(service, 'analyst')
    const [first = '', second = ''] = person.recoveryCodes
    const withCode = async (code: string) => {
      const visitor = new Visitor(service)
      await visitor.get('/logga-in')
      await visitor.post('/logga-in', { email: person.email, password: person.password })
      await visitor.get('/logga-in/kod?med=reservkod')
      const reply = await visitor.post('/logga-in/kod?med=reservkod', { code })
      return { reply, visitor }
    }
    const { reply, visitor } = await withCode(first)
    expect(reply.headers.location).toBe('/konto?klart=reservkod')
    expect((await visitor.get('/konto')).body).toContain('9 reservkoder kvar')
    const again = await withCode(first)
    expect([again.reply.statusCode, again.reply.body]).toEqual([422, expect.stringContaining('Ta en annan')])
    expect((await withCode(second.toLowerCase().replaceAll('-', ' '))).reply.statusCode).toBe(303)
  })

  it('says the same of an unknown address, a wrong password, a closed account and one not set up', async () => {
    const [person, closed] = [await personWith(service, 'analyst'), await personWith(service, 'analyst')]
    await disableAccount(service.context, closed.id)
    const pages = []
    for (const [email, password] of [
      ['nobody@example.se', 'fel lösenord här'],
      [person.email, 'fel lösenord här'],
      [closed.email, closed.password],
    ] as const) {
      const visitor = new Visitor(service)
      await visitor.get('/logga-in')
      const reply = await visitor.post('/logga-in', { email, password })
      expect([reply.statusCode, reply.cookies]).toEqual([422, []])
      pages.push(typed(reply.body))
    }
    expect(new Set(pages).size).toBe(1)
    expect(pages[0]).toContain('hör inte ihop')
  })

  it('takes the same work for an address that nobody has', async () => {
    const person = await personWith(service, 'analyst')
    const cpuOf = async (email: string) => {
      const visitor = new Visitor(service, `10.0.0.${email.length}`)
      const before = process.cpuUsage()
      for (let at = 0; at < 3; at += 1) await visitor.post('/logga-in', { email, password: 'fel lösenord här' })
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }
    await cpuOf('first@example.se') // what is loaded once
    const [there, nobody] = [await cpuOf(person.email), await cpuOf('nobody-here@example.se')]
    // Without the work on a stand-in an unknown address would take a twentieth of it.
    expect(nobody).toBeGreaterThan(there / 3)
  })

  it.each([
    ['a page of the service', '/rapporter?sprak=en', '/rapporter?sprak=en'],
    ['another host', 'https://example.se/', '/'],
    ['another host without a scheme', '//example.se/', '/'],
    ['another host behind backslashes', '/\\example.se', '/'],
    ['another host behind a tab', '/\t/example.se', '/'],
    ['another host behind dots', '/x/..//example.se', '/'],
    ['a script', 'javascript:alert(1)', '/'],
    ['signing out', '/logga-ut', '/'],
  ])('goes on to %s only when it is our own', async (_, till, goesTo) => {
    const person = await personWith(service, 'analyst')
    expect((await signIn(service, person, new Visitor(service), till)).headers.location).toBe(goesTo)
    const { body } = await new Visitor(service).get(`/logga-in?till=${encodeURIComponent(till)}`)
    expect(body.includes('name="till"')).toBe(goesTo !== '/')
  })

  it('keeps the language that was asked for on the way', async () => {
    const person = await personWith(service, 'analyst')
    const visitor = new Visitor(service)
    await visitor.get('/logga-in?sprak=en')
    expect(visitor.page).toContain('action="/logga-in?sprak=en"')
    const reply = await visitor.post('/logga-in?sprak=en', { email: person.email, password: person.password })
    expect(reply.headers.location).toBe('/logga-in/kod?sprak=en')
  })

  it('tells somebody whose session ran out in the middle of a form, and sends nobody to where only forms lead', async () => {
    const person = await personWith(service, 'analyst')
    service.pass({ minutes: 30 })
    const reply = await person.visitor.post('/konto/sprak', { language: 'en' })
    expect(reply.headers.location).toBe('/logga-in?orsak=tid')
    expect((await person.visitor.get('/logga-in?orsak=tid')).body).toContain('inte sparat')
  })
})

describe('failing again and again', () => {
  const fail = (visitor: Visitor, email: string) => visitor.post('/logga-in', { email, password: 'fel lösenord här' })

  it('slows, longer each time, says how long, and never locks', async () => {
    const person = await personWith(service, 'analyst')
    const visitor = new Visitor(service, '10.1.0.1')
    for (let at = 0; at < 3; at += 1) expect((await fail(visitor, person.email)).statusCode).toBe(422)
    const waits = []
    for (let at = 0; at < 12; at += 1) {
      const slowed = await fail(visitor, person.email)
      expect([slowed.statusCode, slowed.body]).toEqual([429, expect.stringContaining('Vänta')])
      const seconds = Number(slowed.headers['retry-after'])
      waits.push(seconds)
      // Even the right password waits: it tells nothing of whether it was right.
      const right = await visitor.post('/logga-in', { email: person.email, password: person.password })
      expect(right.statusCode).toBe(429)
      service.pass({ seconds })
      expect((await fail(visitor, person.email)).statusCode).toBe(422)
    }
    expect(waits.slice(0, 5)).toEqual([5, 10, 20, 40, 80])
    expect(Math.max(...waits)).toBe(900)
    service.pass({ seconds: 900 })
    expect((await signIn(service, person, visitor)).statusCode).toBe(303)
  })

  it('slows an address nobody has in the same way', async () => {
    const visitor = new Visitor(service, '10.1.0.2')
    const codes = []
    for (let at = 0; at < 4; at += 1) codes.push((await fail(visitor, 'nobody@example.se')).statusCode)
    expect(codes).toEqual([422, 422, 422, 429])
  })

  it('slows nobody elsewhere, and nobody in a browser that has signed in before', async () => {
    const person = await personWith(service, 'analyst')
    const colleague = new Visitor(service, '127.0.0.1')
    for (let at = 0; at < 5; at += 1) await fail(colleague, person.email)
    expect((await fail(colleague, person.email)).statusCode).toBe(429)
    expect((await signIn(service, person, person.visitor)).statusCode).toBe(303)
    service.pass({ minutes: 1 })
    expect((await signIn(service, person, new Visitor(service, '10.9.9.9'))).statusCode).toBe(303)
  })

  it('at once lets no more through than one after another', async () => {
    const visitor = new Visitor(service, '10.1.0.3')
    const replies = await Promise.all(Array.from({ length: 10 }, () => fail(visitor, 'at-once@example.se')))
    expect(replies.filter(({ statusCode }) => statusCode === 422)).toHaveLength(3)
  })

  it('with many addresses from one network slows the network a little', async () => {
    const visitor = new Visitor(service, '10.1.0.4')
    let last = await fail(visitor, 'many0@example.se')
    for (let at = 1; at <= 40; at += 1) last = await fail(visitor, `many${at}@example.se`)
    expect(last.statusCode).toBe(429)
    service.pass({ minutes: 1 })
    expect((await fail(visitor, 'many99@example.se')).statusCode).toBe(422)
  })

  it('counts wrong codes, and the right password between them does not start the count again', async () => {
    const person = await personWith(service, 'analyst')
    const visitor = new Visitor(service, '10.1.0.5')
    const codes = []
    for (let at = 0; at < 4; at += 1) {
      await visitor.get('/logga-in')
      const first = await visitor.post('/logga-in', { email: person.email, password: person.password })
      if (first.statusCode === 429) {
        codes.push(429)
        continue
      }
      await visitor.get('/logga-in/kod')
      codes.push((await visitor.post('/logga-in/kod', { code: '000000' })).statusCode)
    }
    expect(codes).toEqual([422, 422, 422, 429])
  })

  it('counts wrong codes wherever they come from', async () => {
    const person = await personWith(service, 'analyst')
    const codes = []
    for (let at = 0; at < 6; at += 1) {
      const visitor = new Visitor(service, `10.2.0.${at}`)
      await visitor.get('/logga-in')
      await visitor.post('/logga-in', { email: person.email, password: person.password })
      await visitor.get('/logga-in/kod')
      codes.push((await visitor.post('/logga-in/kod', { code: '000000' })).statusCode)
    }
    expect(codes).toEqual([422, 422, 422, 422, 422, 429])
    // Whoever has the browser it was set up in is not kept waiting by that.
    expect((await signIn(service, person, person.visitor)).statusCode).toBe(303)
  })

  it('is kept without telling which address or network it was', async () => {
    await fail(new Visitor(service, '10.3.0.1'), 'someone@example.se')
    const rows = await service.context.db.selectFrom('sign_in_failure').selectAll().execute()
    expect(JSON.stringify(rows)).not.toMatch(/someone|10\.3\.0\.1/)
  })
})

describe('a session', () => {
  it('ends on the server when somebody signs out, and the browser is told to forget', async () => {
    const person = await personWith(service, 'analyst')
    const token = tokenOf(person.visitor)
    await person.visitor.get('/konto')
    const reply = await person.visitor.post('/logga-ut')
    expect([reply.statusCode, reply.headers.location, reply.headers['clear-site-data']]).toEqual([
      303,
      '/logga-in?orsak=utloggad',
      '"cache", "storage"',
    ])
    expect(person.visitor.cookies.has('tvarsnitt')).toBe(false)
    person.visitor.cookies.set('tvarsnitt', token)
    expect((await person.visitor.get('/konto')).statusCode).toBe(303)
  })

  it('ends after half an hour without use, and after twelve hours of use', async () => {
    const [idle, busy] = [await personWith(service, 'analyst'), await personWith(service, 'analyst')]
    for (let at = 0; at < 47; at += 1) {
      service.pass({ minutes: 15 })
      expect([at, (await busy.visitor.get('/konto')).statusCode]).toEqual([at, 200])
    }
    expect((await idle.visitor.get('/konto')).statusCode).toBe(303)
    service.pass({ minutes: 15 })
    expect((await busy.visitor.get('/konto')).statusCode).toBe(303)
  })

  it('is kept in a cookie that no script reads and no other site sends', async () => {
    const person = await personWith(service, 'analyst')
    const reply = await signIn(service, person)
    const cookie = reply.cookies.find(({ name }) => name === 'tvarsnitt')
    expect(cookie).toMatchObject({ path: '/', httpOnly: true, sameSite: 'Strict' })
    expect(cookie).not.toHaveProperty('maxAge')
    expect(reply.headers['strict-transport-security']).toBeUndefined()
  })

  it.each([
    ['without its mark', { csrf: '' }, {}],
    ['with the mark of another session', { csrf: 'x'.repeat(43) }, {}],
    ['from another site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['from a site beside ours', {}, { 'sec-fetch-site': 'same-site' }],
  ])('changes nothing by a form %s', async (_, fields, headers) => {
    const { visitor } = await personWith(service, 'analyst')
    await visitor.get('/konto')
    const reply = await visitor.post('/konto/sprak', { language: 'en', ...fields }, headers)
    expect([reply.statusCode, reply.body]).toEqual([403, expect.stringContaining('Inget har sparats')])
    expect((await visitor.get('/konto')).body).toContain('lang="sv"')
  })

  it('is not begun by a form of another site', async () => {
    const person = await personWith(service, 'analyst')
    const visitor = new Visitor(service)
    const form = { email: person.email, password: person.password }
    const reply = await visitor.post('/logga-in', form, { 'sec-fetch-site': 'cross-site' })
    expect([reply.statusCode, reply.cookies]).toEqual([403, []])
  })
})

describe('behind a public address', () => {
  let secure: TestService
  beforeAll(async () => {
    secure = await openService({ address: 'https://tvarsnitt.example.se' })
  })
  afterAll(() => secure.close())
  const asked = (url: string, headers: Record<string, string> = {}) =>
    secure.app.inject({ url, headers: { host: 'tvarsnitt.example.se', accept: 'text/html', ...headers } })

  it('cookies are for that host and HTTPS only, and the browser keeps to HTTPS', async () => {
    const host = { host: 'tvarsnitt.example.se' }
    class Outside extends Visitor {
      override get(url: string) {
        return super.get(url, host)
      }
      override post(url: string, fields: Record<string, string | string[]> = {}) {
        return super.post(url, fields, host)
      }
    }
    const { makeAccount } = await import('../../../src/features/account/accounts.service.ts')
    const { takeUp } = await import('./visitor.ts')
    const account = { email: 'a@example.se', name: 'Ute', role: 'analyst', unitIds: [], language: 'sv' } as const
    const made = await makeAccount(secure.context, account)
    if (made === 'taken') throw new Error('twice the same address')
    const { confirmed } = await takeUp(secure, made.token, new Outside(secure))
    expect(confirmed.cookies.map(({ name, secure: isSecure, path }) => [name, isSecure, path])).toEqual([
      ['__Host-tvarsnitt', true, '/'],
      ['__Host-tvarsnitt-browser', true, '/'],
    ])
    for (const { domain } of confirmed.cookies) expect(domain).toBeUndefined()
    expect(confirmed.headers['strict-transport-security']).toBe('max-age=31536000')
  })

  it('no other name is answered, not even this computer’s own', async () => {
    for (const host of ['127.0.0.1:3000', 'localhost', 'example.se', 'tvarsnitt.example.se.example.com'])
      expect([host, (await asked('/logga-in', { host })).statusCode]).toEqual([host, 403])
    expect((await asked('/healthz', { host: '127.0.0.1:3000' })).statusCode).toBe(200)
    expect((await asked('/logga-in')).statusCode).toBe(200)
  })

  it('who asks is taken from the server in front, and from nobody before it', async () => {
    const from = (forwarded: string) =>
      secure.app.inject({
        method: 'POST',
        url: '/logga-in',
        headers: {
          host: 'tvarsnitt.example.se',
          'x-forwarded-for': forwarded,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: 'email=x%40example.se&password=fel+password+here',
      })
    const codes = []
    for (let at = 0; at < 4; at += 1) codes.push((await from(`203.0.113.${at}, 198.51.100.7`)).statusCode)
    expect(codes).toEqual([422, 422, 422, 429])
    expect((await from('198.51.100.8')).statusCode).toBe(422)
  })
})
