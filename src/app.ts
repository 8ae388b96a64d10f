import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { reportRoutes } from './features/report/report.routes.ts'
import type { Context } from './platform/context.ts'
import { canWrite } from './platform/database/connect.ts'
import { packageRoot } from './platform/files/package-root.ts'
import { httpTexts } from './platform/http/http.texts.ts'
import { problemPage } from './platform/http/problem.page.tsx'
import { tellProblems } from './platform/http/problem.ts'
import { answerOnlyHere, securityHeaders, tellUnreadable } from './platform/http/security.ts'

const STYLESHEET = '/assets/tvarsnitt.css'

/** The service. The list of registrations is its table of contents. */
export async function buildApp(
  context: Context,
  config: Pick<Config, 'language' | 'logLevel'>,
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel },
    frameworkErrors: (error, _, reply) =>
      tellUnreadable(error.statusCode ?? 400, reply.raw, httpTexts.unreadable[config.language]),
  })
  await securityHeaders(app)
  answerOnlyHere(app)
  tellProblems(app, (problem, language) => problemPage(problem, language, STYLESHEET), config.language)
  app.addHook('onSend', async (request, reply) => {
    if (!request.url.startsWith('/assets/')) reply.header('cache-control', 'no-store')
  })
  await app.register(fastifyStatic, { root: join(packageRoot(), 'assets'), prefix: '/assets/', index: false })
  app.get('/healthz', async (_, reply) => {
    if (await canWrite(context.db)) return { status: 'ok' }
    return reply.code(503).send({ status: 'unavailable', title: httpTexts.storage[config.language] })
  })
  reportRoutes(app, context, { language: config.language, stylesheet: STYLESHEET })
  return app
}
