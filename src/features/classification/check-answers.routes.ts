import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { hasErrors } from '../../platform/http/form.tsx'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { answerById, answerInHand, handIn, handInNil, refuseClosed } from '../submission/answer.service.ts'
import { countRows } from '../submission/answer-row.repository.ts'
import { inAddress } from '../submission/answer-start.routes.ts'
import {
  explainNumber,
  explanationFault,
  type UnusualNumber,
  unusualNumber,
} from '../submission/number-explanation.service.ts'
import { checkAnswersPage, type FormLookedThrough, nilPage } from './check-answers.page.tsx'
import { checkAnswersTexts as texts } from './check-answers.texts.ts'
import { openForm } from './person-form.service.ts'
import { withVerdicts } from './persons.service.ts'

const HTML = 'text/html; charset=utf-8'
const nilForm = z.object({ name: z.string().trim().max(120).catch(''), sure: z.string().optional().catch(undefined) })

const explained = z.object({ explanation: z.string().trim().catch('') })

/** The question of an unusual number with what was typed as its answer, and what has to be changed in that. */
function whatIsSaid(asked: UnusualNumber | null, body: unknown) {
  if (asked === null) return { unusual: null, errors: {} }
  const { explanation: reason } = explained.parse(body ?? {})
  return { unusual: { ...asked, reason }, errors: { explanation: explanationFault(reason) } }
}

/** Looking everything through, handing in, and saying that the unit met nobody. */
export function checkAnswersRoutes(
  app: FastifyInstance,
  context: Context,
  options: { readonly language: Language },
): void {
  /** Sent twice, a form does its work once: whoever presses the button again sees the receipt. */
  const isHandedIn = async (answerId: string) => (await answerById(context, answerId)).state === 'handed_in'

  const lookedThrough = async (answerId: string): Promise<FormLookedThrough> => {
    const form = await openForm(context, answerId)
    return { ...form, judged: await withVerdicts(form, form.rows) }
  }

  app.get('/svar/:answer/kontrollera', async (request, reply) => {
    const form = await lookedThrough(inAddress.parse(request.params).answer)
    refuseClosed(context, form.answer)
    const unusual = await unusualNumber(context, form.answer, form.rows.length)
    return reply.type(HTML).send(checkAnswersPage(viewerOf(request, options.language), form, unusual))
  })
  app.post('/svar/:answer/kontrollera', async (request, reply) => {
    const { answer: id } = inAddress.parse(request.params)
    const answer = await answerById(context, id)
    if (answer.state === 'handed_in') return reply.redirect(`/svar/${id}/kvitto`, 303)
    const { accountId } = signedIn(request)
    const rowsNow = await countRows(context.db, id)
    const { unusual, errors } = whatIsSaid(await unusualNumber(context, answer, rowsNow), request.body)
    if (!hasErrors(errors)) {
      refuseClosed(context, answer)
      await explainNumber(context, answer, { rowsNow, reason: unusual?.reason ?? '', accountId })
      const done = await handIn(context, id, accountId)
      if (done.done) return reply.redirect(`/svar/${id}/kvitto`, 303)
    }
    return reply
      .code(422)
      .type(HTML)
      .send(checkAnswersPage(viewerOf(request, options.language), await lookedThrough(id), unusual, errors))
  })
  app.get('/svar/:answer/noll', async (request, reply) => {
    const form = await answerInHand(context, inAddress.parse(request.params).answer)
    refuseClosed(context, form.answer)
    const typed = { name: signedIn(request).name, isSure: false }
    const unusual = await unusualNumber(context, form.answer, 0)
    return reply.type(HTML).send(nilPage(viewerOf(request, options.language), { ...form, unusual }, typed))
  })
  app.post('/svar/:answer/noll', async (request, reply) => {
    const { answer } = inAddress.parse(request.params)
    if (await isHandedIn(answer)) return reply.redirect(`/svar/${answer}/kvitto`, 303)
    const form = await answerInHand(context, answer)
    refuseClosed(context, form.answer)
    const { name, sure } = nilForm.parse(request.body)
    const { unusual, errors: ofNumber } = whatIsSaid(await unusualNumber(context, form.answer, 0), request.body)
    const errors = {
      ...ofNumber,
      name: name === '' ? texts.nilNameMissing : undefined,
      sure: sure === 'yes' ? undefined : texts.nilSureMissing,
    }
    const shown = { ...form, unusual }
    if (hasErrors(errors) || form.rows.length > 0)
      return reply
        .code(422)
        .type(HTML)
        .send(nilPage(viewerOf(request, options.language), shown, { name, isSure: sure === 'yes' }, errors))
    const accountId = signedIn(request).accountId
    await explainNumber(context, form.answer, { rowsNow: 0, reason: unusual?.reason ?? '', accountId })
    await handInNil(context, form.answer.id, accountId, name)
    return reply.redirect(`/svar/${form.answer.id}/kvitto`, 303)
  })
}
