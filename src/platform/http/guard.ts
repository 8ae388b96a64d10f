import cookies from '@fastify/cookie'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Principal } from '../../domain/account/principal.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { httpTexts } from './http.texts.ts'
import { type Access, accessTo, POLICY } from './policy.ts'
import { type ApiUnit, csrfOf, type PhoneAtWork } from './viewer.ts'

/** How the guard learns who is asking. Handed in, since accounts and answers are features. */
export interface Identities {
  /** Whoever holds a session token; `null` when there is none, or it has ended. */
  readonly principalOf: (token: string) => Promise<SignedIn | null>
  /** True when the answer is of one of the units. */
  readonly isOwnAnswer: (answerId: string, unitIds: readonly string[]) => Promise<boolean>
  /** The unit that a case system's token speaks for; `null` when there is none, or it was taken back. */
  readonly apiUnitOf: (token: string) => Promise<ApiUnit | null>
  /** The phone that holds a token; `null` when there is none, or it was taken back. */
  readonly phoneOf: (token: string) => Promise<PhoneAtWork | null>
}

/** A session as far as it has come: the password shown, or the second factor too. */
export type SignedIn = { readonly stage: 'password' } | { readonly stage: 'full'; readonly principal: Principal }

/** Name of the cookie that holds the session's token. `__Host-` binds it to this host, over HTTPS only. */
export const sessionCookie = (isSecure: boolean): string => (isSecure ? '__Host-tvarsnitt' : 'tvarsnitt')

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Lets a request through only if the policy table says so. Every route must have its row and every row its route:
 * otherwise the service does not start.
 */
export async function guardRoutes(app: FastifyInstance, identities: Identities, isSecure: boolean): Promise<void> {
  await app.register(cookies)
  app.decorateRequest('principal', null)
  app.decorateRequest('apiUnit', null)
  app.decorateRequest('phone', null)
  app.decorateRequest('sessionToken', null)
  const registered = new Set<string>()
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) {
      if (each === 'HEAD') continue // Fastify's own twin of GET
      const route = `${each} ${url}`
      if (accessTo(route) === undefined) throw new Error(`no row in the policy table for ${route}`)
      registered.add(route)
    }
  })
  app.addHook('onReady', async () => {
    const without = Object.keys(POLICY).filter((route) => !registered.has(route))
    if (without.length > 0) throw new Error(`rows of the policy table without a route: ${without.join(', ')}`)
  })
  app.addHook('onRequest', async (request) => {
    const access = accessOf(request)
    if (access === undefined) return // no such route: told as not found
    await identify(request, access, identities, isSecure)
    await admit(request, access, identities)
  })
  app.addHook('preValidation', async (request) => {
    const access = accessOf(request)
    if (access !== undefined && access !== 'api' && access !== 'phone' && CHANGES.has(request.method))
      refuseForeignForm(request)
  })
}

/** What the table says of the request's route; `undefined` where there is no such route. */
function accessOf({ is404, method, routeOptions }: FastifyRequest): Access | undefined {
  return is404 ? undefined : accessTo(`${method === 'HEAD' ? 'GET' : method} ${routeOptions.url}`)
}

async function identify(
  request: FastifyRequest,
  access: Access,
  { principalOf, apiUnitOf, phoneOf }: Identities,
  isSecure: boolean,
): Promise<void> {
  if (access === 'api' || access === 'phone') {
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
    if (token !== undefined && access === 'api') request.apiUnit = await apiUnitOf(token)
    if (token !== undefined && access === 'phone') request.phone = await phoneOf(token)
    return
  }
  const token = request.cookies[sessionCookie(isSecure)]
  if (token === undefined) return
  const signedIn = await principalOf(token)
  if (signedIn === null) return
  if (signedIn.stage === 'full') request.principal = signedIn.principal
  if (signedIn.stage === 'full' || access === 'half') request.sessionToken = token
}

const named = z.object({ answer: z.string() })

async function admit(request: FastifyRequest, access: Access, { isOwnAnswer }: Identities): Promise<void> {
  if (access === 'anyone') return
  const { principal } = request
  if (access === 'phone') {
    if (request.phone === null) throw new DomainError('not_signed_in', httpTexts.phoneMissing)
    return
  }
  if (access === 'api' ? request.apiUnit === null : access === 'half' ? request.sessionToken === null : !principal)
    throw new DomainError('not_signed_in', access === 'api' ? httpTexts.tokenMissing : httpTexts.notSignedIn)
  if (access === 'api' || access === 'half' || principal === null) return
  if (!access.roles.some((role) => role === principal.role)) throw new DomainError('not_allowed', httpTexts.notAllowed)
  // Of an answer that is another's and of one that is not there the same is said.
  if (access.own === 'answer' && !(await isOwnAnswer(named.parse(request.params).answer, principal.unitIds)))
    throw new DomainError('not_found', httpTexts.notFound)
}

const withToken = z.object({ csrf: z.string() })

/** A form counts only when it comes from a page of ours: by what the browser says of its origin, and by the session's own mark. */
function refuseForeignForm(request: FastifyRequest): void {
  const { 'sec-fetch-site': site, origin } = request.headers
  const isForeign =
    site === undefined
      ? origin !== undefined && hostOf(origin) !== request.host
      : site !== 'same-origin' && site !== 'none'
  // Forms that carry files are read piece by piece: their handler compares the mark itself.
  const isRead = request.headers['content-type']?.startsWith('multipart/form-data') !== true
  if (isForeign || (isRead && !hasMark(request, request.body)))
    throw new DomainError('form_not_ours', httpTexts.formNotOurs)
}

/** True when the fields of a form hold the mark of the session, or there is no session that could be misused. */
export function hasMark({ sessionToken }: FastifyRequest, fields: unknown): boolean {
  if (sessionToken === null) return true
  const read = withToken.safeParse(fields)
  return read.success && read.data.csrf === csrfOf(sessionToken)
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}
