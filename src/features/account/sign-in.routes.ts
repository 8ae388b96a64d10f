import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ownPath } from '../../domain/account/own-path.ts'
import { LANGUAGES, type Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { FieldErrors } from '../../platform/http/form.tsx'
import { browserMarkOf, dropSession, keepBrowserMark, keepSession } from '../../platform/http/session-cookie.ts'
import { SIGN_IN, viewerOf } from '../../platform/http/viewer.ts'
import { hasAccounts } from './account.repository.ts'
import { enrolmentOf } from './enrolment.service.ts'
import { endSessions } from './session.repository.ts'
import { endSessionOf, openSession, type SessionInHand, sessionOf, startSession } from './session.service.ts'
import { codePage, type SignInShown, signInPage } from './sign-in.page.tsx'
import { markBrowser, type TriesFrom, tryCode, tryPassword } from './sign-in.service.ts'
import { signInTexts as texts } from './sign-in.texts.ts'

/** How the routes of accounts are registered. */
export interface AccountRouteOptions {
  readonly language: Language
  /** True behind an address of HTTPS. */
  readonly isSecure: boolean
}

const HTML = 'text/html; charset=utf-8'
const CODE = `${SIGN_IN}/kod`
const TOO_MANY = 429

const typed = z.string().max(1000).catch('')
const passwordForm = z.object({ email: typed, password: typed, till: typed })
const codeForm = z.object({ code: typed, till: typed })
const asked = z.object({
  till: z.string().catch(''),
  orsak: z.enum(['tid', 'utloggad']).optional().catch(undefined),
  med: z.enum(['reservkod']).optional().catch(undefined),
  sprak: z.enum(LANGUAGES).optional().catch(undefined),
})
const BECAUSE = { tid: 'timedOut', utloggad: 'signedOut' } as const

/** Signing in, in two steps, and out. Who fails is told the same whatever was wrong, and waits the longer the more often. */
export function signInRoutes(app: FastifyInstance, context: Context, options: AccountRouteOptions): void {
  const { language, isSecure } = options
  const from = (request: FastifyRequest) => triesFrom(request, isSecure)

  const showSignIn = async (request: FastifyRequest, shown: Partial<SignInShown>): Promise<string> => {
    const { orsak, till } = asked.parse(request.query)
    return signInPage(viewerOf(request, language), {
      email: '',
      errors: {},
      because: orsak === undefined ? null : BECAUSE[orsak],
      goOnTo: ownPath(till),
      isFromElsewhere: request.headers['sec-fetch-site'] === 'cross-site',
      isEmptyService: !(await hasAccounts(context.db)),
      action: keepAsked(SIGN_IN, request),
      ...shown,
    })
  }

  app.get(SIGN_IN, async (request, reply) => reply.type(HTML).send(await showSignIn(request, {})))

  app.post(SIGN_IN, async (request, reply) => {
    const { email, password, till } = passwordForm.parse(request.body)
    const tried = await tryPassword(context, { email, password }, from(request))
    if (tried.outcome !== 'right') {
      const errors = { email: tried.outcome === 'wait' ? texts.tryAgainIn(tried.seconds) : texts.wrong }
      request.log.info({ event: 'password_refused', outcome: tried.outcome }, 'sign-in')
      if (tried.outcome === 'wait') reply.header('retry-after', tried.seconds)
      const page = await showSignIn(request, {
        email,
        errors,
        because: null,
        goOnTo: ownPath(till),
        isFromElsewhere: false,
      })
      return reply
        .code(tried.outcome === 'wait' ? TOO_MANY : 422)
        .type(HTML)
        .send(page)
    }
    await endSessionOf(context, request.sessionToken)
    keepSession(reply, await startSession(context, tried.account.id, 'password', deviceOf(request)), isSecure)
    return reply.redirect(keepAsked(CODE, request, { till: ownPath(till) }), 303)
  })

  /** The session of somebody between the two steps: not of somebody who is in already, nor who takes up an invitation. */
  const halfSession = async ({ sessionToken }: FastifyRequest): Promise<SessionInHand | undefined> => {
    const session = await sessionOf(context, sessionToken)
    const isHalf = session?.stage === 'password' && (await enrolmentOf(context, session)) === undefined
    return isHalf ? session : undefined
  }
  const showCode = (request: FastifyRequest, goOnTo: string | null, errors: FieldErrors): string => {
    const isRecovery = asked.parse(request.query).med !== undefined
    return codePage(viewerOf(request, language), {
      errors,
      isRecovery,
      goOnTo,
      action: keepAsked(CODE, request, { med: isRecovery ? 'reservkod' : null }),
      otherHref: keepAsked(CODE, request, { med: isRecovery ? null : 'reservkod', till: goOnTo }),
    })
  }

  app.get(CODE, async (request, reply) => {
    if ((await halfSession(request)) === undefined) return reply.redirect('/', 303)
    return reply.type(HTML).send(showCode(request, ownPath(asked.parse(request.query).till), {}))
  })

  app.post(CODE, async (request, reply) => {
    const { code, till } = codeForm.parse(request.body)
    const half = await halfSession(request)
    if (half === undefined) return reply.redirect('/', 303)
    const tried = await tryCode(context, half.accountId, code, from(request))
    if (tried.outcome !== 'right') {
      request.log.info({ event: 'code_refused', outcome: tried.outcome, account: half.accountId }, 'sign-in')
      if (tried.outcome === 'wait') reply.header('retry-after', tried.seconds)
      const isRecovery = asked.parse(request.query).med !== undefined
      const page = showCode(request, ownPath(till), { code: codeError(tried, isRecovery) })
      return reply
        .code(tried.outcome === 'wait' ? TOO_MANY : 422)
        .type(HTML)
        .send(page)
    }
    const { token } = await inTransaction(context.db, async (db) => {
      await endSessions(db, half.accountId, context.clock.now(), { only: half.id })
      return openSession({ ...context, db }, half.accountId, 'full', deviceOf(request))
    })
    request.log.info({ event: 'signed_in', account: half.accountId }, 'sign-in')
    keepSession(reply, token, isSecure)
    keepBrowserMark(reply, markBrowser(context, half.accountId), isSecure)
    return reply.redirect(tried.wasRecoveryCode ? '/konto?klart=reservkod' : (ownPath(till) ?? '/'), 303)
  })

  app.post('/logga-ut', async (request, reply) => {
    await endSessionOf(context, request.sessionToken)
    dropSession(reply, isSecure)
    return reply.redirect(`${SIGN_IN}?orsak=utloggad`, 303)
  })
}

/** What to say of a code that was not taken. */
export function codeError(
  tried: { readonly outcome: 'wait'; readonly seconds: number } | { readonly outcome: 'wrong' | 'used' },
  isRecovery: boolean,
) {
  if (tried.outcome === 'wait') return texts.tryAgainIn(tried.seconds)
  if (tried.outcome === 'used') return texts.codeUsed
  return isRecovery ? texts.recoveryWrong : texts.codeWrong
}

/** How the browser names itself. */
export const deviceOf = ({ headers }: FastifyRequest): string => headers['user-agent'] ?? ''

export const triesFrom = (request: FastifyRequest, isSecure: boolean): TriesFrom => ({
  network: request.ip,
  browserMark: browserMarkOf(request, isSecure),
})

/** An address with the language that was asked for, and what else is to be kept. */
export function keepAsked(
  path: string,
  { query }: FastifyRequest,
  more: Readonly<Record<string, string | null>> = {},
): string {
  const { sprak } = asked.parse(query)
  const kept = Object.entries({ sprak: sprak ?? null, ...more }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value]],
  )
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`
}
