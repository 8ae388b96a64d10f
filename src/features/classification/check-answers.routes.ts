import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { hasErrors } from '../../platform/http/form.tsx'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { answerById, answerInHand, handIn, handInNil, refuseClosed } from '../submission/answer.service.ts'
import { inAddress } from '../submission/answer-start.routes.ts'
import { checkAnswersPage, nilPage } from './check-answers.page.tsx'
import { checkAnswersTexts as texts } from './check-answers.texts.ts'
import { openForm } from './person-form.service.ts'

const HTML = 'text/html; charset=utf-8'
const nilForm = z.object({ name: z.string().trim().max(120).catch(''), sure: z.string().optional().catch(undefined) })

/** Looking everything through, handing in, and saying that the unit met nobody. */
export function checkAnswersRoutes(
  app: FastifyInstance,
  context: Context,
  options: { readonly language: Language },
): void {
  /** Sent twice, a form does its work once: whoever presses the button again sees the receipt. */
  const isHandedIn = async (answerId: string) => (await answerById(context, answerId)).state === 'handed_in'

  app.get('/svar/:answer/kontrollera', async (request, reply) => {
    const form = await openForm(context, inAddress.parse(request.params).answer)
    refuseClosed(context, form.answer)
    return reply.type(HTML).send(checkAnswersPage(viewerOf(request, options.language), form))
  })
  app.post('/svar/:answer/kontrollera', async (request, reply) => {
    const { answer } = inAddress.parse(request.params)
    if (await isHandedIn(answer)) return reply.redirect(`/svar/${answer}/kvitto`, 303)
    const done = await handIn(context, answer, signedIn(request).accountId)
    if (done.done) return reply.redirect(`/svar/${answer}/kvitto`, 303)
    const form = await openForm(context, answer)
    return reply
      .code(422)
      .type(HTML)
      .send(checkAnswersPage(viewerOf(request, options.language), form))
  })
  app.get('/svar/:answer/noll', async (request, reply) => {
    const form = await answerInHand(context, inAddress.parse(request.params).answer)
    refuseClosed(context, form.answer)
    const typed = { name: signedIn(request).name, isSure: false }
    return reply.type(HTML).send(nilPage(viewerOf(request, options.language), form, typed))
  })
  app.post('/svar/:answer/noll', async (request, reply) => {
    const { answer } = inAddress.parse(request.params)
    if (await isHandedIn(answer)) return reply.redirect(`/svar/${answer}/kvitto`, 303)
    const form = await answerInHand(context, answer)
    refuseClosed(context, form.answer)
    const { name, sure } = nilForm.parse(request.body)
    const errors = {
      name: name === '' ? texts.nilNameMissing : undefined,
      sure: sure === 'yes' ? undefined : texts.nilSureMissing,
    }
    if (hasErrors(errors) || form.rows.length > 0)
      return reply
        .code(422)
        .type(HTML)
        .send(nilPage(viewerOf(request, options.language), form, { name, isSure: sure === 'yes' }, errors))
    const accountId = signedIn(request).accountId
    await handInNil(context, form.answer.id, accountId, name)
    return reply.redirect(`/svar/${form.answer.id}/kvitto`, 303)
  })
}
