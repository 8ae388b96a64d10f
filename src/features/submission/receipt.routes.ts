import type { FastifyInstance } from 'fastify'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { answerById, reopen, rightsOf } from './answer.service.ts'
import { inAddress } from './answer-start.routes.ts'
import { openAgainPage, receiptPage, receiptText } from './receipt.page.tsx'
import { receiptOf } from './receipt.service.ts'
import { receiptTexts } from './receipt.texts.ts'

const HTML = 'text/html; charset=utf-8'

/** What a unit has of having handed in, and opening the answer again. */
export function receiptRoutes(app: FastifyInstance, context: Context, options: { readonly language: Language }): void {
  app.get('/svar/:answer/kvitto', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const receipt = await receiptOf(context, answer)
    return reply.type(HTML).send(receiptPage(viewerOf(request, options.language), receipt, answer))
  })
  app.get('/svar/:answer/kvitto.txt', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const receipt = await receiptOf(context, answer)
    const viewer = viewerOf(request, options.language)
    if (receipt === null) throw new DomainError('not_found', receiptTexts.none)
    return reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="${viewer.say(receiptTexts.filename(receipt.reference))}"`)
      .send(receiptText(viewer, receipt))
  })
  app.get('/svar/:answer/oppna', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const { mayReopen } = rightsOf(context, answer)
    return reply.type(HTML).send(openAgainPage(viewerOf(request, options.language), answer, mayReopen))
  })
  app.post('/svar/:answer/oppna', async (request, reply) => {
    const { answer } = inAddress.parse(request.params)
    await reopen(context, answer, signedIn(request).accountId)
    return reply.redirect(`/svar/${answer}?klart=oppnat`, 303)
  })
}
