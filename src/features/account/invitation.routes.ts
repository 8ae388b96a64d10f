import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { passwordFaultTexts } from '../../domain/account/account.texts.ts'
import type { Context } from '../../platform/context.ts'
import type { FieldErrors } from '../../platform/http/form.tsx'
import { httpTexts } from '../../platform/http/http.texts.ts'
import { keepBrowserMark, keepSession } from '../../platform/http/session-cookie.ts'
import { viewerOf } from '../../platform/http/viewer.ts'
import { pictureOf } from '../../platform/privacy/one-time-code.ts'
import type { StoredAccount } from './account.repository.ts'
import {
  beginWithInvitation,
  confirmAuthenticator,
  type Enrolment,
  enrolmentOf,
  faultOfPassword,
  invitedBy,
} from './enrolment.service.ts'
import { authenticatorPage, invitationPage, invitationUsedPage } from './invitation.page.tsx'
import { invitationTexts as texts } from './invitation.texts.ts'
import { sessionOf } from './session.service.ts'
import { type AccountRouteOptions, deviceOf, keepAsked } from './sign-in.routes.ts'
import { markBrowser } from './sign-in.service.ts'

const HTML = 'text/html; charset=utf-8'
const APP = '/inbjudan/app'
const GONE = 410

const named = z.object({ token: z.string().max(200) })
const typed = z.string().max(1000).catch('')
const passwordForm = z.object({ password: typed, again: typed })
const codeForm = z.object({ code: typed })

/** Taking up an invitation: a password, an authenticator, and then the recovery codes. Nothing counts before the code. */
export function invitationRoutes(app: FastifyInstance, context: Context, options: AccountRouteOptions): void {
  const { language, isSecure } = options
  const used = (request: FastifyRequest) => invitationUsedPage(viewerOf(request, language))
  const show = (request: FastifyRequest, token: string, { name, email }: StoredAccount, errors: FieldErrors) => {
    const action = keepAsked(`/inbjudan/${encodeURIComponent(token)}`, request)
    return invitationPage(viewerOf(request, language), { name, email, action, errors })
  }

  app.get('/inbjudan/:token', async (request, reply) => {
    const { token } = named.parse(request.params)
    const account = await invitedBy(context, token)
    if (account === undefined) return reply.code(GONE).type(HTML).send(used(request))
    return reply.type(HTML).send(show(request, token, account, {}))
  })

  app.post('/inbjudan/:token', async (request, reply) => {
    const { token } = named.parse(request.params)
    const account = await invitedBy(context, token)
    if (account === undefined) return reply.code(GONE).type(HTML).send(used(request))
    const { password, again } = passwordForm.parse(request.body)
    const errors = await newPasswordErrors(context, { password, again }, account)
    if (errors !== null)
      return reply
        .code(422)
        .type(HTML)
        .send(show(request, token, account, errors))
    const session = await beginWithInvitation(context, token, account, { password, device: deviceOf(request) })
    keepSession(reply, session, isSecure)
    return reply.redirect(keepAsked(APP, request), 303)
  })

  const enrolment = async ({ sessionToken }: FastifyRequest): Promise<Enrolment | undefined> => {
    const found = await enrolmentOf(context, await sessionOf(context, sessionToken))
    return found?.isInvited === true ? found : undefined
  }
  const showApp = (request: FastifyRequest, { secret }: Enrolment, errors: FieldErrors) => {
    const viewer = viewerOf(request, language)
    const action = keepAsked(APP, request)
    const shown = { title: viewer.say(texts.appTitle), secret, pictureHref: `${APP}/bild.svg`, action, errors }
    return authenticatorPage(viewer, shown)
  }

  app.get(APP, async (request, reply) => {
    const found = await enrolment(request)
    if (found === undefined) return reply.redirect('/', 303)
    return reply.type(HTML).send(showApp(request, found, {}))
  })

  app.get(`${APP}/bild.svg`, async (request, reply) => {
    const found = await enrolment(request)
    if (found === undefined) return reply.callNotFound()
    return reply.type('image/svg+xml').send(await pictureOfEnrolment(found))
  })

  app.post(APP, async (request, reply) => {
    const session = await sessionOf(context, request.sessionToken)
    const found = await enrolment(request)
    // It ended a moment ago: somebody else has taken up the invitation.
    if (session === undefined) return reply.code(GONE).type(HTML).send(used(request))
    if (found === undefined) return reply.redirect('/', 303)
    const confirmed = await confirmAuthenticator(context, session, codeForm.parse(request.body).code, deviceOf(request))
    if (confirmed.outcome !== 'done')
      return confirmed.outcome === 'gone'
        ? reply.code(GONE).type(HTML).send(used(request))
        : reply
            .code(422)
            .type(HTML)
            .send(showApp(request, found, { code: texts.codeWrong }))
    request.log.info({ event: 'invitation_taken_up', account: found.account.id }, 'account')
    keepSession(reply, confirmed.token, isSecure)
    keepBrowserMark(reply, markBrowser(context, found.account.id), isSecure)
    return reply.redirect('/konto/reservkoder', 303)
  })
}

/** The picture of an authenticator that is being set up. */
export const pictureOfEnrolment = ({ secret, account }: Enrolment): Promise<string> =>
  pictureOf(secret, httpTexts.service.sv, account.email)

/** What is to be changed in a new password; `null` when it may be used. */
export async function newPasswordErrors(
  context: Context,
  { password, again }: { readonly password: string; readonly again: string },
  account: StoredAccount,
): Promise<FieldErrors | null> {
  const fault = await faultOfPassword(context, password, account)
  if (fault !== null) return { password: passwordFaultTexts[fault] }
  return password.normalize('NFC') === again.normalize('NFC') ? null : { again: texts.notTheSame }
}
