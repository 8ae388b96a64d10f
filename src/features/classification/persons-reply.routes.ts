import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { answerById } from '../submission/answer.service.ts'
import { answerQuestion, openQuestionsOf } from '../submission/row-question.service.ts'
import { personFormTexts } from './person-form.texts.ts'
import { replyField, replyPage } from './persons-reply.page.tsx'

const address = z.object({ answer: z.string(), row: z.string(), question: z.string() })
const posted = z.record(z.string(), z.unknown()).catch({})
const text = z.string().catch('')

/** The unit replies to what the analyst asks about a person. */
export function rowReplyRoutes(app: FastifyInstance, context: Context, options: { readonly language: Language }): void {
  app.post('/svar/:answer/personer/:row/fraga/:question', async (request, reply) => {
    const { answer: answerId, row: rowId, question: questionId } = address.parse(request.params)
    const answer = await answerById(context, answerId)
    // The address names the answer, and the answer is the unit's own: so must the question be, and of this row.
    const open = await openQuestionsOf(context, answerId)
    const question = open.find((each) => each.id === questionId && each.rowId === rowId)
    if (question === undefined) throw new DomainError('not_found', personFormTexts.rowNotFound)
    const typed = text.parse(posted.parse(request.body)[replyField(questionId)])
    const error = await answerQuestion(context, questionId, signedIn(request).accountId, typed)
    const viewer = viewerOf(request, options.language)
    if (error !== null)
      return reply
        .code(422)
        .type('text/html; charset=utf-8')
        .send(replyPage({ viewer, answer, question, typed, error }))
    return reply.redirect(`/svar/${answerId}/personer?klart=svarad`, 303)
  })
}
