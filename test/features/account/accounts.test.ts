import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveMunicipality, unitsOf } from '../../../src/features/census/census.repository.ts'
import { PROVKOPING } from '../../open-round.ts'
import { openService, personWith, signIn, type TestService, takeUp, Visitor } from './visitor.ts'

let service: TestService
let unitIds: string[]
beforeAll(async () => {
  service = await openService()
  await saveMunicipality(service.context.db, PROVKOPING, service.context.newId)
  unitIds = (await unitsOf(service.context.db, PROVKOPING.code)).map(({ id }) => id)
})
afterAll(() => service.close())

const administrator = async () => {
  const { visitor } = await personWith(service, 'administrator')
  await visitor.get('/konton')
  return visitor
}
const linkOn = (page: string) => /http:\/\/127\.0\.0\.1:3000\/inbjudan\/([\w-]{43})</.exec(page)?.[1] ?? ''

describe('a new account', () => {
  it('gives a link to hand over, shown until it is taken care of, with which somebody gets in', async () => {
    const visitor = await administrator()
    const [unit = ''] = unitIds
    await visitor.get('/konton/nytt')
    const form = { email: ' Ny.Person@Example.se', name: 'Ny Person', role: 'unit_reporter', units: [unit] }
    const made = await visitor.post('/konton/nytt', form)
    expect([made.statusCode, made.headers.location]).toEqual([
      303,
      expect.stringMatching(/^\/konton\/[0-9a-f-]{36}\/lank$/),
    ])
    const at = String(made.headers.location)
    const { body } = await visitor.get(at)
    const token = linkOn(body)
    expect(body).toContain('på ett annat sätt')
    expect((await visitor.get('/konton')).body).toContain('inbjuden')
    await visitor.get(at)
    await visitor.post(at)
    expect((await visitor.get(at)).body).not.toContain(token)
    const { confirmed } = await takeUp(service, token)
    expect(confirmed.statusCode).toBe(303)
    const list = (await visitor.get('/konton')).body
    for (const words of ['Ny Person', 'ny.person@example.se', 'Rapportör', 'Akutboendet Akuten', 'används'])
      expect(list).toContain(words)
  })

  it('its link is shown to the administrator who made it, in that session alone', async () => {
    const [one, other] = [await administrator(), await administrator()]
    await one.get('/konton/nytt')
    const made = await one.post('/konton/nytt', { email: 'link@example.se', name: 'L', role: 'analyst' })
    expect(linkOn((await other.get(String(made.headers.location))).body)).toBe('')
  })

  it.each([
    ['no address', { email: 'inte en adress' }, 'Fyll i e-postadressen'],
    ['no name', { name: ' ' }, 'Fyll i namnet'],
    ['no role', { role: 'chef' }, 'Välj en roll'],
    ['no unit for somebody who reports', { role: 'unit_lead' }, 'Välj minst en enhet'],
    ['a unit that is not there', { role: 'unit_lead', units: ['finns-inte'] }, 'Välj minst en enhet'],
  ])('with %s is shown again with what was typed', async (_, wrong, said) => {
    const visitor = await administrator()
    const reply = await visitor.post('/konton/nytt', { email: 'a@example.se', name: 'Asta', role: 'analyst', ...wrong })
    expect([reply.statusCode, reply.body]).toEqual([422, expect.stringContaining(said)])
    expect(reply.body).toContain('error-summary')
  })

  it('for an address that has one is refused', async () => {
    const visitor = await administrator()
    const { email } = await personWith(service, 'analyst')
    const reply = await visitor.post('/konton/nytt', { email: email.toUpperCase(), name: 'Asta', role: 'analyst' })
    expect([reply.statusCode, reply.body]).toEqual([422, expect.stringContaining('finns redan')])
  })
})

describe('changing an account', () => {
  it('holds at once, in the session that is open', async () => {
    const [visitor, person] = [await administrator(), await personWith(service, 'analyst')]
    expect((await person.visitor.get('/rapporter')).statusCode).toBe(200)
    await visitor.get(`/konton/${person.id}`)
    const form = { name: 'Nytt Namn', role: 'unit_reporter', units: unitIds.slice(0, 2) }
    expect((await visitor.post(`/konton/${person.id}`, form)).headers.location).toBe(
      `/konton/${person.id}?klart=sparat`,
    )
    expect((await person.visitor.get('/rapporter')).statusCode).toBe(403)
    expect((await person.visitor.get('/konto')).body).toContain('Socialkontoret, mottagningen')
  })

  it('closing it ends its sessions and its invitation, and the password lets nobody in until it is opened', async () => {
    const [visitor, person] = [await administrator(), await personWith(service, 'analyst')]
    await visitor.get(`/konton/${person.id}`)
    await visitor.post(`/konton/${person.id}/inbjudan`)
    const token = linkOn((await visitor.get(`/konton/${person.id}/lank`)).body)
    await visitor.post(`/konton/${person.id}/stang`)
    expect((await person.visitor.get('/konto')).statusCode).toBe(303)
    expect((await signIn(service, person)).statusCode).toBe(422)
    expect((await new Visitor(service).get(`/inbjudan/${token}`)).statusCode).toBe(410)
    await visitor.get(`/konton/${person.id}`)
    expect((await visitor.post(`/konton/${person.id}/inbjudan`)).statusCode).toBe(403)
    await visitor.get(`/konton/${person.id}`)
    await visitor.post(`/konton/${person.id}/oppna`)
    expect((await person.visitor.get('/konto')).statusCode).toBe(303) // the session stays ended
    expect((await new Visitor(service).get(`/inbjudan/${token}`)).statusCode).toBe(410)
    expect((await signIn(service, person)).statusCode).toBe(303)
  })

  it('a new invitation is the way back for somebody who has lost the app', async () => {
    const [visitor, person] = [await administrator(), await personWith(service, 'analyst')]
    await visitor.get(`/konton/${person.id}`)
    const reply = await visitor.post(`/konton/${person.id}/inbjudan`)
    const token = linkOn((await visitor.get(String(reply.headers.location))).body)
    const { secret } = await takeUp(service, token)
    service.pass({ minutes: 1 })
    expect((await signIn(service, { ...person, secret })).statusCode).toBe(303)
  })

  it('of an account that is not there is told as such', async () => {
    const visitor = await administrator()
    expect((await visitor.get('/konton/finns-inte')).statusCode).toBe(404)
    await visitor.get('/konton')
    expect((await visitor.post('/konton/finns-inte/stang')).statusCode).toBe(404)
  })
})

it('the last administrator can be neither closed nor given another role', async () => {
  const alone = await openService()
  try {
    const last = await personWith(alone, 'administrator')
    // One who is only invited cannot sign in, and one who is closed neither.
    await last.visitor.get('/konton/nytt')
    await last.visitor.post('/konton/nytt', { email: 'second@example.se', name: 'Två', role: 'administrator' })
    await last.visitor.get(`/konton/${last.id}`)
    const closing = await last.visitor.post(`/konton/${last.id}/stang`)
    expect([closing.statusCode, closing.body]).toEqual([409, expect.stringContaining('sista administratören')])
    await last.visitor.get(`/konton/${last.id}`)
    expect((await last.visitor.post(`/konton/${last.id}`, { name: 'Ett', role: 'analyst' })).statusCode).toBe(409)
    const second = await personWith(alone, 'administrator')
    await last.visitor.get(`/konton/${last.id}`)
    expect((await last.visitor.post(`/konton/${last.id}/stang`)).statusCode).toBe(303)
    await second.visitor.get(`/konton/${second.id}`)
    expect((await second.visitor.post(`/konton/${second.id}/stang`)).statusCode).toBe(409)
  } finally {
    await alone.close()
  }
})

it('an empty service says how the first account is made, and says it no more once there is one', async () => {
  const empty = await openService()
  try {
    const page = async () => (await new Visitor(empty).get('/logga-in')).body
    expect(await page()).toContain('tvarsnitt user add --role administrator')
    await personWith(empty, 'administrator')
    expect(await page()).not.toContain('user add')
  } finally {
    await empty.close()
  }
})
