import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { hasErrors } from '../../platform/http/form.tsx'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { answerById, refuseClosed } from './answer.service.ts'
import { moreTimePage } from './answer-start.page.tsx'
import { inAddress } from './answer-start.routes.ts'
import { requestExtension } from './extension.service.ts'

const HTML = 'text/html; charset=utf-8'
const timeForm = z.object({ until: z.string().trim().catch(''), reason: z.string().trim().catch('') })

/** A unit asks for more time. */
export function moreTimeRoutes(app: FastifyInstance, context: Context, options: { readonly language: Language }): void {
  app.get('/svar/:answer/mer-tid', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    refuseClosed(context, answer)
    return reply.type(HTML).send(moreTimePage(viewerOf(request, options.language), answer, { until: '', reason: '' }))
  })
  app.post('/svar/:answer/mer-tid', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const typed = timeForm.parse(request.body)
    const errors = { ...(await requestExtension(context, answer.id, signedIn(request).accountId, typed)) }
    if (hasErrors(errors))
      return reply
        .code(422)
        .type(HTML)
        .send(moreTimePage(viewerOf(request, options.language), answer, typed, errors))
    return reply.redirect(`/svar/${answer.id}?klart=mertid`, 303)
  })
}
