import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { LANGUAGES, type Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { type FieldErrors, hasErrors } from '../../platform/http/form.tsx'
import { keepSession } from '../../platform/http/session-cookie.ts'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { hashPassword } from '../../platform/privacy/password-hash.ts'
import { changeLanguage, changePasswordHash, type StoredAccount, unitsOfAccount } from './account.repository.ts'
import { accountById } from './accounts.service.ts'
import { countRecoveryCodesLeft } from './credential.repository.ts'
import {
  beginAuthenticator,
  confirmAuthenticator,
  type Enrolment,
  enrolmentOf,
  makeRecoveryCodes,
} from './enrolment.service.ts'
import { authenticatorPage } from './invitation.page.tsx'
import { newPasswordErrors, pictureOfEnrolment } from './invitation.routes.ts'
import { invitationTexts } from './invitation.texts.ts'
import {
  OWN_ACCOUNT,
  ownAccountPage,
  ownAccountTrail,
  recoveryCodesPage,
  type ShownAgainPage,
  shownAgainPage,
} from './own-account.page.tsx'
import { ownAccountTexts as texts } from './own-account.texts.ts'
import { endSessions } from './session.repository.ts'
import { ownSessions, renewSessions, type SessionInHand } from './session.service.ts'
import { type AccountRouteOptions, codeError, deviceOf, triesFrom } from './sign-in.routes.ts'
import { type ShownAgain, tryBoth } from './sign-in.service.ts'
import { noteTold, type ToldOnce, toldOnce } from './told-once.service.ts'

const HTML = 'text/html; charset=utf-8'
const typed = z.string().max(1000).catch('')
const againForm = z.object({ current: typed, code: typed })
const passwordForm = againForm.extend({ password: typed, again: typed })
const codeForm = z.object({ code: typed })
const languageForm = z.object({ language: z.enum(LANGUAGES) })
const named = z.object({ session: z.string() })
const asked = z.object({ klart: z.string().optional().catch(undefined) })

const DONE: Readonly<Record<string, Text>> = texts.done

/** Somebody's own account. What protects it is changed only by somebody who shows password and code again. */
export function ownAccountRoutes(app: FastifyInstance, context: Context, options: AccountRouteOptions): void {
  const { language, isSecure } = options
  const { db, clock } = context
  const sessionIn = (request: FastifyRequest): SessionInHand => {
    const { sessionId, accountId } = signedIn(request)
    return { id: sessionId, accountId, stage: 'full' }
  }
  const done = (reply: FastifyReply, what: keyof typeof texts.done) =>
    reply.redirect(`${OWN_ACCOUNT}?klart=${what}`, 303)

  app.get(OWN_ACCOUNT, async (request, reply) => {
    const { accountId, sessionId } = signedIn(request)
    const { klart } = asked.parse(request.query)
    const page = ownAccountPage(viewerOf(request, language), {
      account: await accountById(context, accountId),
      units: await unitsOfAccount(db, accountId),
      sessions: await ownSessions(context, accountId),
      ownSessionId: sessionId,
      codesLeft: await countRecoveryCodesLeft(db, accountId),
      notice: DONE[klart ?? ''] ?? null,
      isOnTheWay: klart === 'reservkod',
    })
    return reply.type(HTML).send(page)
  })

  app.post(`${OWN_ACCOUNT}/sprak`, async (request, reply) => {
    const chosen = languageForm.safeParse(request.body)
    if (!chosen.success) return reply.redirect(OWN_ACCOUNT, 303)
    await changeLanguage(db, signedIn(request).accountId, chosen.data.language)
    return done(reply, 'sprak')
  })

  app.post(`${OWN_ACCOUNT}/inloggningar/avsluta-andra`, async (request, reply) => {
    const { id, accountId } = sessionIn(request)
    await inTransaction(db, (inside) => endSessions(inside, accountId, clock.now(), { allBut: id }))
    return done(reply, 'avslutade')
  })

  app.post(`${OWN_ACCOUNT}/inloggningar/:session/avsluta`, async (request, reply) => {
    const only = named.parse(request.params).session
    await inTransaction(db, (inside) => endSessions(inside, signedIn(request).accountId, clock.now(), { only }))
    return done(reply, 'avslutad')
  })

  /** What is wrong with what was shown again; nothing when it may go on. */
  const errorsOfShown = async (request: FastifyRequest, shown: ShownAgain): Promise<FieldErrors> => {
    const tried = await tryBoth(context, signedIn(request).accountId, shown, triesFrom(request, isSecure))
    if (tried.outcome === 'right') return {}
    request.log.info({ event: 'shown_again_refused', outcome: tried.outcome }, 'account')
    if (tried.outcome === 'wrong_password') return { current: texts.wrongPassword }
    return { code: codeError(tried, false) }
  }
  /** A page that asks for password and code, and goes on when they are right. */
  const asksAgain = (at: string, page: Omit<ShownAgainPage, 'email' | 'action' | 'errors'>, goOn: GoOn) => {
    const own = (request: FastifyRequest) => accountById(context, signedIn(request).accountId)
    const show = (request: FastifyRequest, { email }: StoredAccount, errors: FieldErrors) =>
      shownAgainPage(viewerOf(request, language), { ...page, email, action: at, errors })
    app.get(at, async (request, reply) => reply.type(HTML).send(show(request, await own(request), {})))
    app.post(at, async (request, reply) => {
      const { current, code, password, again } = passwordForm.parse(request.body ?? {})
      const account = await own(request)
      // The new password first: a code that was shown beside one that cannot be used is not used up.
      const chosen =
        page.hasNewPassword === true ? await newPasswordErrors(context, { password, again }, account) : null
      const errors = chosen ?? (await errorsOfShown(request, { password: current, code }))
      if (hasErrors(errors))
        return reply
          .code(422)
          .type(HTML)
          .send(show(request, account, errors))
      return goOn(request, reply, password)
    })
  }

  asksAgain(
    `${OWN_ACCOUNT}/losenord`,
    { title: texts.changePassword, what: texts.othersEnd, button: texts.savePassword, hasNewPassword: true },
    async (request, reply, password) => {
      const { accountId } = signedIn(request)
      const passwordHash = await hashPassword(password)
      const { token } = await inTransaction(db, async (inside) => {
        await changePasswordHash(inside, accountId, passwordHash)
        return renewSessions({ ...context, db: inside }, accountId, deviceOf(request))
      })
      keepSession(reply, token, isSecure)
      return done(reply, 'losenord')
    },
  )

  asksAgain(
    `${OWN_ACCOUNT}/app`,
    { title: texts.changeApp, what: texts.othersEnd, button: texts.toApp },
    async (request, reply) => {
      await beginAuthenticator(context, sessionIn(request))
      return reply.redirect(CONNECT, 303)
    },
  )

  const CONNECT = `${OWN_ACCOUNT}/app/koppla`
  const showApp = (request: FastifyRequest, { secret }: Enrolment, errors: FieldErrors) => {
    const viewer = viewerOf(request, language)
    return authenticatorPage(viewer, {
      title: viewer.say(invitationTexts.appTitle),
      trail: ownAccountTrail(viewer),
      secret,
      pictureHref: `${OWN_ACCOUNT}/app/bild.svg`,
      action: CONNECT,
      errors,
    })
  }
  app.get(CONNECT, async (request, reply) => {
    const found = await enrolmentOf(context, sessionIn(request))
    if (found === undefined) return reply.redirect(`${OWN_ACCOUNT}/app`, 303)
    return reply.type(HTML).send(showApp(request, found, {}))
  })
  app.get(`${OWN_ACCOUNT}/app/bild.svg`, async (request, reply) => {
    const found = await enrolmentOf(context, sessionIn(request))
    if (found === undefined) return reply.callNotFound()
    return reply.type('image/svg+xml').send(await pictureOfEnrolment(found))
  })
  app.post(CONNECT, async (request, reply) => {
    const found = await enrolmentOf(context, sessionIn(request))
    if (found === undefined) return reply.redirect(`${OWN_ACCOUNT}/app`, 303)
    const { code } = codeForm.parse(request.body)
    const confirmed = await confirmAuthenticator(context, sessionIn(request), code, deviceOf(request))
    if (confirmed.outcome !== 'done')
      return reply
        .code(422)
        .type(HTML)
        .send(showApp(request, found, { code: invitationTexts.codeWrong }))
    keepSession(reply, confirmed.token, isSecure)
    return done(reply, 'app')
  })

  const codesOf = (session: SessionInHand): ToldOnce => ({
    sessionId: session.id,
    kind: 'recovery_codes',
    accountId: session.accountId,
  })
  asksAgain(
    `${OWN_ACCOUNT}/reservkoder/nya`,
    { title: texts.newCodes, what: texts.oldCodesEnd, button: texts.newCodes },
    async (request, reply) => {
      await inTransaction(db, (inside) => makeRecoveryCodes({ ...context, db: inside }, sessionIn(request)))
      return reply.redirect(`${OWN_ACCOUNT}/reservkoder`, 303)
    },
  )
  app.get(`${OWN_ACCOUNT}/reservkoder`, async (request, reply) => {
    const codes = await toldOnce(context, codesOf(sessionIn(request)))
    return reply.type(HTML).send(recoveryCodesPage(viewerOf(request, language), codes?.split('\n') ?? null))
  })
  app.post(`${OWN_ACCOUNT}/reservkoder`, async (request, reply) => {
    await noteTold(context, codesOf(sessionIn(request)))
    return reply.redirect('/', 303)
  })
}

type GoOn = (request: FastifyRequest, reply: FastifyReply, newPassword: string) => Promise<FastifyReply>
