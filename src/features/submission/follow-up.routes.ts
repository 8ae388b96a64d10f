import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { FOLLOW_UP_OUTCOMES, type FollowUpSaid, WENT_TO } from '../../domain/submission/follow-up.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { answerById, refuseClosed } from './answer.service.ts'
import { inAddress, noticeOf } from './answer-start.routes.ts'
import { followUpPage } from './follow-up.page.tsx'
import { personsBefore, saveFollowUps } from './follow-up.service.ts'

const HTML = 'text/html; charset=utf-8'
const posted = z.record(z.string(), z.unknown()).catch({})
const outcome = z.enum(FOLLOW_UP_OUTCOMES)
const leftTo = z.enum(WENT_TO).nullable().catch(null)

/** Those the unit had last time: what became of them, and a start for those who are still there. */
export function followUpRoutes(app: FastifyInstance, context: Context, options: { readonly language: Language }): void {
  app.get('/svar/:answer/tidigare', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    refuseClosed(context, answer)
    const before = await personsBefore(context, answer)
    return reply
      .type(HTML)
      .send(followUpPage(viewerOf(request, options.language), answer, before, noticeOf(request.query)))
  })
  app.post('/svar/:answer/tidigare', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    await saveFollowUps(context, answer, saidIn(posted.parse(request.body)), signedIn(request).accountId)
    return reply.redirect(`/svar/${answer.id}/tidigare?klart=tidigare`, 303)
  })
}

const OUTCOME = 'outcome-'

/** What a form says of each person, by record. */
function saidIn(fields: Readonly<Record<string, unknown>>): ReadonlyMap<string, FollowUpSaid> {
  return new Map(
    Object.keys(fields).flatMap((name): (readonly [string, FollowUpSaid])[] => {
      if (!name.startsWith(OUTCOME)) return []
      const recordId = name.slice(OUTCOME.length)
      const read = outcome.safeParse(fields[name])
      return read.success
        ? [[recordId, { outcome: read.data, leftTo: leftTo.parse(fields[`leftTo-${recordId}`]) }]]
        : []
    }),
  )
}
