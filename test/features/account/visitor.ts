import type { FastifyInstance } from 'fastify'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import type { Role } from '../../../src/domain/account/principal.ts'
import { makeAccount } from '../../../src/features/account/accounts.service.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { codeAt } from '../../../src/platform/privacy/one-time-code.ts'

/** A service with a clock that the test moves. */
export interface TestService {
  readonly app: FastifyInstance
  readonly context: Context
  /** Lets time pass. */
  readonly pass: (time: { seconds?: number; minutes?: number; hours?: number; days?: number }) => void
  readonly close: () => Promise<void>
}

export async function openService(settings: { address?: string } = {}): Promise<TestService> {
  let now = Date.parse('2026-11-16T08:00:00.000Z')
  const opened = await openTemporaryContext(MIGRATIONS)
  const context = { ...opened, clock: { now: () => new Date(now).toISOString() } }
  const app = await buildApp(context, { language: 'sv', logLevel: 'silent', ...settings })
  return {
    app,
    context,
    pass: ({ seconds = 0, minutes = 0, hours = 0, days = 0 }) => {
      now += (seconds + 60 * (minutes + 60 * (hours + 24 * days))) * 1000
    },
    close: async () => {
      await app.close()
      await context.db.destroy()
    },
  }
}

/** A browser: keeps cookies, posts the forms it was shown with their mark. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly service: TestService
  /** The page shown last. */
  page = ''
  readonly network: string
  readonly agent: string

  constructor(service: TestService, network = '127.0.0.1', agent = 'Firefox on Windows') {
    this.service = service
    this.network = network
    this.agent = agent
  }

  async get(url: string, headers: Record<string, string> = {}) {
    return this.send({ method: 'GET', url, headers })
  }

  /** Posts fields, with the mark of the page shown last. */
  async post(url: string, fields: Record<string, string | string[]> = {}, headers: Record<string, string> = {}) {
    const csrf = /name="csrf" value="([^"]*)"/.exec(this.page)?.[1] ?? ''
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries({ csrf, ...fields }))
      for (const each of [value].flat()) body.append(name, each)
    return this.send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
      payload: body.toString(),
    })
  }

  private async send(asked: {
    method: 'GET' | 'POST'
    url: string
    headers: Record<string, string>
    payload?: string
  }) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await this.service.app.inject({
      ...asked,
      remoteAddress: this.network,
      headers: { host: '127.0.0.1:3000', accept: 'text/html', 'user-agent': this.agent, cookie, ...asked.headers },
    })
    for (const { name, value } of reply.cookies) {
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    if (String(reply.headers['content-type']).startsWith('text/html')) this.page = reply.body
    return reply
  }
}

/** Somebody with an account that is set up. */
export interface Person {
  readonly id: string
  readonly email: string
  readonly password: string
  /** Secret of the authenticator. */
  readonly secret: string
  readonly recoveryCodes: readonly string[]
  readonly visitor: Visitor
}

export const PASSWORD = 'sju gula cyklar i regn'

/** Takes up an invitation to the end, as a person would. Leaves the visitor signed in. */
export async function takeUp(service: TestService, token: string, visitor = new Visitor(service), password = PASSWORD) {
  await visitor.get(`/inbjudan/${token}`)
  await visitor.post(`/inbjudan/${token}`, { password, again: password })
  await visitor.get('/inbjudan/app')
  const secret = secretOn(visitor.page)
  const confirmed = await visitor.post('/inbjudan/app', { code: codeNow(service, secret) })
  await visitor.get('/konto/reservkoder')
  const recoveryCodes = [...visitor.page.matchAll(/<li><code>([A-Z0-9-]+)<\/code>/g)].map(([, code]) => code ?? '')
  return { visitor, secret, recoveryCodes, confirmed }
}

/** The secret that a page shows, to be typed by hand. */
export const secretOn = (page: string): string =>
  (/<code class="reference"[^>]*>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')

export const codeNow = ({ context }: TestService, secret: string): string => codeAt(secret, context.clock.now())

let people = 0

/** An account that is set up, with the browser it was set up in. */
export async function personWith(service: TestService, role: Role, unitIds: readonly string[] = []): Promise<Person> {
  people += 1
  const email = `person${people}@example.se`
  const made = await makeAccount(service.context, { email, name: `Prov ${people}`, role, unitIds, language: 'sv' })
  if (made === 'taken') throw new Error('twice the same address')
  const { visitor, secret, recoveryCodes } = await takeUp(service, made.token)
  service.pass({ seconds: 60 }) // the code of that moment is used
  return { id: made.id, email, password: PASSWORD, secret, recoveryCodes, visitor }
}

/** Signs in as a person would; answers the last reply. */
export async function signIn(service: TestService, person: Person, visitor = new Visitor(service), till = '') {
  await visitor.get('/logga-in')
  const first = await visitor.post('/logga-in', { email: person.email, password: person.password, till })
  if (first.statusCode !== 303) return first
  await visitor.get(String(first.headers.location))
  return visitor.post('/logga-in/kod', { code: codeNow(service, person.secret), till })
}
