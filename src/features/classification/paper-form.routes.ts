import type { FastifyInstance } from 'fastify'
import { columnsAgreed } from '../../domain/submission/agreement.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { viewerOf } from '../../platform/http/viewer.ts'
import { answerById } from '../submission/answer.service.ts'
import { inAddress } from '../submission/answer-start.routes.ts'
import { agreementOf } from '../submission/answer-start.service.ts'
import { definitionOf } from './answer-verdict.service.ts'
import { paperFormPage } from './paper-form.page.tsx'

/** The form on paper, for places without a computer. */
export function paperFormRoutes(
  app: FastifyInstance,
  context: Context,
  options: { readonly language: Language },
): void {
  app.get('/svar/:answer/blankett', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const page = paperFormPage({
      viewer: viewerOf(request, options.language),
      answer,
      definition: await definitionOf(context, answer),
      columns: columnsAgreed(agreementOf(answer)),
    })
    return reply.type('text/html; charset=utf-8').send(page)
  })
}
