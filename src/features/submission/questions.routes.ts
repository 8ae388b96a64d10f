import type { FastifyInstance } from 'fastify'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { hasErrors } from '../../platform/http/form.tsx'
import { viewerOf } from '../../platform/http/viewer.ts'
import { answerById, refuseClosed } from './answer.service.ts'
import { inAddress } from './answer-start.routes.ts'
import { questionsPage } from './questions.page.tsx'
import { countingAnswersOf, questionErrors, saveQuestions, typedQuestions, withOpenNote } from './questions.service.ts'

const HTML = 'text/html; charset=utf-8'

/** How the unit counted: asked once, kept with the answer. */
export function questionsRoutes(
  app: FastifyInstance,
  context: Context,
  options: { readonly language: Language },
): void {
  app.get('/svar/:answer/fragor', async (request, reply) => {
    const answer = withOpenNote(context, await answerById(context, inAddress.parse(request.params).answer))
    refuseClosed(context, answer)
    const said = countingAnswersOf(answer)
    const typed = { ...typedQuestions.parse(said ?? {}), notReported: said?.notReported?.toString() ?? '' }
    return reply.type(HTML).send(questionsPage(viewerOf(request, options.language), answer, typed))
  })
  app.post('/svar/:answer/fragor', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const typed = typedQuestions.parse(request.body)
    const errors = questionErrors(typed)
    if (hasErrors(errors))
      return reply
        .code(422)
        .type(HTML)
        .send(questionsPage(viewerOf(request, options.language), answer, typed, errors))
    await saveQuestions(context, answer, typed)
    return reply.redirect(`/svar/${answer.id}?klart=fragor`, 303)
  })
}
