import type { FastifyInstance } from 'fastify'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { viewerOf } from '../../platform/http/viewer.ts'
import { answerById, refuseClosed, rightsOf } from '../submission/answer.service.ts'
import { inAddress } from '../submission/answer-start.routes.ts'
import { noteDefinitionRead } from '../submission/answer-start.service.ts'
import { definitionOf } from './answer-verdict.service.ts'
import { definitionReadPage } from './definition-read.page.tsx'

const HTML = 'text/html; charset=utf-8'

/** Who is counted in the census: to be read before anybody is reported. */
export function definitionReadRoutes(
  app: FastifyInstance,
  context: Context,
  options: { readonly language: Language },
): void {
  app.get('/svar/:answer/definition', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const definition = await definitionOf(context, answer)
    const { mayChange } = rightsOf(context, answer)
    return reply.type(HTML).send(definitionReadPage(viewerOf(request, options.language), answer, definition, mayChange))
  })
  app.post('/svar/:answer/definition', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    refuseClosed(context, answer)
    await noteDefinitionRead(context, answer.id)
    return reply.redirect(`/svar/${answer.id}?klart=definition`, 303)
  })
}
