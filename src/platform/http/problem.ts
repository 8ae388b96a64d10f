import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError, type DomainErrorCode } from '../../domain/terms/domain-error.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import { isStorageFailure } from '../database/storage-failure.ts'
import { httpTexts } from './http.texts.ts'
import { languageOf, SIGN_IN } from './viewer.ts'

// A new DomainErrorCode does not compile until it has a status here.
const STATUS: Readonly<Record<DomainErrorCode, number>> = {
  answer_closed: 409,
  beyond_agreement: 422,
  census_overlaps: 409,
  changed_meanwhile: 409,
  decided_otherwise: 409,
  definition_not_in_force: 409,
  definition_not_stored: 409,
  edition_changed: 503,
  edition_not_found: 404,
  foreign_database: 503,
  form_not_ours: 403,
  key_missing: 503,
  last_administrator: 409,
  log_broken: 503,
  newer_database: 503,
  not_allowed: 403,
  not_durable: 503,
  not_found: 404,
  not_publishable: 409,
  not_signed_in: 401,
  only_loopback: 403,
  outreach_closed: 403,
  outreach_full: 403,
  pin_needed: 401,
  post_differs: 409,
  round_state: 409,
}

/** One error as it is told: as problem+json (RFC 9457), or as a page, from the same object. */
export interface Problem {
  readonly type: string
  readonly status: number
  readonly title: Text
}

export type ProblemPage = (problem: Problem, language: Language) => string

/** The only place where an error becomes an HTTP status. The inside of a bug is logged, never told. */
export function tellProblems(app: FastifyInstance, page: ProblemPage, fallback: Language): void {
  const reply = (request: FastifyRequest, response: FastifyReply, problem: Problem) => {
    response.header('cache-control', 'no-store')
    const language = languageOf(request, fallback)
    // Whoever opens a page without being signed in is asked to, and comes back to it, in the language they read.
    if (problem.type === '/problems/not_signed_in' && isPage(request))
      return response.redirect(signInFirst(request) + (language === fallback ? '' : `&sprak=${language}`), 303)
    response.code(problem.status)
    if (isPage(request)) return response.type('text/html; charset=utf-8').send(page(problem, language))
    return response.type('application/problem+json').send({ ...problem, title: problem.title[language] })
  }
  app.setNotFoundHandler((request, response) =>
    reply(request, response, { type: '/problems/not_found', status: 404, title: httpTexts.notFound }),
  )
  app.setErrorHandler<Error & { statusCode?: number }>((error, request, response) => {
    const problem = problemOf(error)
    if (problem.status >= 500) request.log.error({ err: error }, 'unexpected error')
    return reply(request, response, problem)
  })
}

/** What was typed in a form is not kept over signing in: that is said, and nobody is sent to where only forms lead. */
const signInFirst = ({ method, url }: FastifyRequest): string =>
  method === 'GET' ? `${SIGN_IN}?till=${encodeURIComponent(url)}` : `${SIGN_IN}?orsak=tid`

const isPage = ({ headers, url }: FastifyRequest): boolean =>
  headers.accept?.includes('text/html') === true && !url.startsWith('/api/')

function problemOf(error: Error & { statusCode?: number }): Problem {
  if (error instanceof DomainError)
    return { type: `/problems/${error.code}`, status: STATUS[error.code], title: error.text }
  if (isStorageFailure(error)) return { type: '/problems/storage', status: 503, title: httpTexts.storage }
  const status = error.statusCode ?? 500 // Fastify's own: unreadable 400, too large 413
  const title = status >= 500 ? httpTexts.unexpected : status === 404 ? httpTexts.notFound : httpTexts.unreadable
  return { type: 'about:blank', status, title }
}
