import { join } from 'node:path'
import formBody from '@fastify/formbody'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { swedishDay } from './domain/terms/swedish-moment.ts'
import { accountsRoutes } from './features/account/accounts.routes.ts'
import { apiTokenRoutes } from './features/account/api-token.routes.ts'
import { apiUnitOf } from './features/account/api-token.service.ts'
import { invitationRoutes } from './features/account/invitation.routes.ts'
import { ownAccountRoutes } from './features/account/own-account.routes.ts'
import { principalOf } from './features/account/session.service.ts'
import { signInRoutes } from './features/account/sign-in.routes.ts'
import { startRoutes } from './features/account/start.routes.ts'
import { accessLogRoutes } from './features/audit/access-log.routes.ts'
import { guideRoutes } from './features/census/guides.routes.ts'
import { isAnswerOf } from './features/census/round.repository.ts'
import { roundRoutes } from './features/census/rounds.routes.ts'
import { checkAnswersRoutes } from './features/classification/check-answers.routes.ts'
import { definitionReadRoutes } from './features/classification/definition-read.routes.ts'
import { paperFormRoutes } from './features/classification/paper-form.routes.ts'
import { personFormRoutes } from './features/classification/person-form.routes.ts'
import { personsRoutes } from './features/classification/persons.routes.ts'
import { rowReplyRoutes } from './features/classification/persons-reply.routes.ts'
import { publicationRoutes } from './features/disclosure/publication.routes.ts'
import { publishedRoutes } from './features/disclosure/published.routes.ts'
import { reviewRoutes } from './features/linkage/review.routes.ts'
import { faltRoutes } from './features/outreach/falt.routes.ts'
import { headCountsRoutes } from './features/outreach/head-counts.routes.ts'
import { outreachApiRoutes } from './features/outreach/outreach-api.routes.ts'
import { outreachBoardRoutes } from './features/outreach/outreach-board.routes.ts'
import { phoneOf } from './features/outreach/phone.service.ts'
import { phonesRoutes } from './features/outreach/phones.routes.ts'
import { analysisRoutes } from './features/report/analysis.routes.ts'
import { reportRoutes } from './features/report/report.routes.ts'
import { openReviewDesk } from './features/report/review-desk.service.ts'
import { ownDefinitions } from './features/report/stored-report.service.ts'
import { answerDetailRoutes } from './features/submission/answer-detail.routes.ts'
import { answerStartRoutes } from './features/submission/answer-start.routes.ts'
import { moreTimeRoutes } from './features/submission/answer-start-time.routes.ts'
import { apiRoutes } from './features/submission/api.routes.ts'
import { boardRoutes } from './features/submission/board.routes.ts'
import { followUpRoutes } from './features/submission/follow-up.routes.ts'
import { questionsRoutes } from './features/submission/questions.routes.ts'
import { receiptRoutes } from './features/submission/receipt.routes.ts'
import { uploadRoutes } from './features/submission/upload.routes.ts'
import type { Context } from './platform/context.ts'
import { canWrite } from './platform/database/connect.ts'
import { packageRoot } from './platform/files/package-root.ts'
import { guardRoutes } from './platform/http/guard.ts'
import { httpTexts } from './platform/http/http.texts.ts'
import { problemPage } from './platform/http/problem.page.tsx'
import { tellProblems } from './platform/http/problem.ts'
import { answerOnlyHere, securityHeaders, tellUnreadable } from './platform/http/security.ts'
import { answerTwiceAlike } from './platform/http/sent-twice.ts'
import { STYLESHEETS } from './platform/http/service-page.tsx'
import { openMailer } from './platform/mail/open-mailer.ts'

const STYLESHEET = '/assets/tvarsnitt.css'

/** The service. The list of registrations is its table of contents. */
export async function buildApp(
  context: Context,
  config: Pick<Config, 'language' | 'logLevel'> & Partial<Pick<Config, 'address' | 'mail' | 'mailFrom'>>,
): Promise<FastifyInstance> {
  swedishDay(context.clock.now()) // the first day asked for takes long, and nobody is to wait for it
  const { address = '' } = config
  const isSecure = address !== ''
  const here = { language: config.language }
  const app = Fastify({
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel, serializers: { req: withoutSecrets } },
    // One server stands in front and says who asks. Without it nobody is believed.
    trustProxy: isSecure && ((_, hop) => hop === 0),
    frameworkErrors: (error, _, reply) =>
      tellUnreadable(error.statusCode ?? 400, reply.raw, httpTexts.unreadable[config.language]),
  })
  await securityHeaders(app, isSecure)
  answerOnlyHere(app, isSecure ? new URL(address).host : null)
  tellProblems(app, (problem, language) => problemPage(problem, language, STYLESHEETS), config.language)
  app.addHook('onSend', async (request, reply) => {
    if (!request.url.startsWith('/assets/')) reply.header('cache-control', 'no-store')
  })
  await app.register(formBody)
  await guardRoutes(
    app,
    {
      principalOf: (token) => principalOf(context, token),
      isOwnAnswer: (answerId, unitIds) => isAnswerOf(context.db, answerId, unitIds),
      apiUnitOf: (token) => apiUnitOf(context, token),
      phoneOf: (token) => phoneOf(context, token),
    },
    isSecure,
  )
  answerTwiceAlike(app, context)
  await app.register(fastifyStatic, { root: join(packageRoot(), 'assets'), prefix: '/assets/', index: false })
  app.get('/healthz', async (_, reply) => {
    if (await canWrite(context.db)) return { status: 'ok' }
    return reply.code(503).send({ status: 'unavailable', title: httpTexts.storage[config.language] })
  })
  startRoutes(app)
  signInRoutes(app, context, { ...here, isSecure })
  invitationRoutes(app, context, { ...here, isSecure })
  ownAccountRoutes(app, context, { ...here, isSecure })
  accountsRoutes(app, context, { ...here, isSecure, address })
  accessLogRoutes(app, context, here)
  guideRoutes(app, here)
  apiTokenRoutes(app, context, here)
  await apiRoutes(app, context, { ...here, phones: (scope) => outreachApiRoutes(scope, context, here) })
  roundRoutes(app, context, {
    ...here,
    ownDefinitions: (municipalityCode) => ownDefinitions(context.db, municipalityCode),
  })
  uploadRoutes(app, context, here)
  const { mail = '', mailFrom = '' } = config
  const mailer = openMailer({ mail, mailFrom, dataFolder: context.dataFolder })
  boardRoutes(app, context, { ...here, mailer })
  answerDetailRoutes(app, context, here)
  answerStartRoutes(app, context, here)
  moreTimeRoutes(app, context, here)
  questionsRoutes(app, context, here)
  receiptRoutes(app, context, here)
  followUpRoutes(app, context, here)
  definitionReadRoutes(app, context, here)
  personFormRoutes(app, context, here)
  personsRoutes(app, context, here)
  rowReplyRoutes(app, context, here)
  checkAnswersRoutes(app, context, here)
  paperFormRoutes(app, context, here)
  faltRoutes(app, here)
  phonesRoutes(app, context, { ...here, address })
  headCountsRoutes(app, context, here)
  outreachBoardRoutes(app, context, here)
  reviewRoutes(app, context, { ...here, desk: openReviewDesk(context) })
  analysisRoutes(app, context, here)
  publicationRoutes(app, context, here)
  publishedRoutes(app, context, here)
  reportRoutes(app, context, { ...here, stylesheet: STYLESHEET })
  return app
}

/** A request as it is logged: who can read the log must not be able to take up an invitation. */
const withoutSecrets = ({ method, url }: { readonly method: string; readonly url: string }) => ({
  method,
  url: url.replace(/(\/inbjudan\/)[^/?]+/, '$1…').replace(/\?.*$/, ''),
})
