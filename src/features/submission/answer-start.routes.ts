import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { type FieldErrors, hasErrors } from '../../platform/http/form.tsx'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { latestPublicReport } from '../census/round.repository.ts'
import { answerById, answerInHand } from './answer.service.ts'
import { answerListPage, contactPage, startPage } from './answer-start.page.tsx'
import { ownAnswers, progressOf, saveContact, type UnitContact } from './answer-start.service.ts'
import { doneTexts, startTexts } from './answer-start.texts.ts'
import { extensionOf } from './extension.repository.ts'
import { hasEarlierPersons } from './follow-up.service.ts'
import { openQuestionsOf } from './row-question.service.ts'

const HTML = 'text/html; charset=utf-8'
/** Which answer an address is about. */
export const inAddress = z.object({ answer: z.string() })
const asked = z.object({ alla: z.string().optional().catch(undefined) })
const done = z.object({ klart: z.string().optional().catch(undefined) })

/** The words for what has just been done, by the code in the address; `null` for codes that are not known. */
export const noticeOf = (query: unknown) => doneTexts[done.parse(query).klart ?? ''] ?? null

const line = z.string().trim().max(200).catch('')
const contactForm = z.object({ name: line, phone: line, email: line })

/** The first pages of a unit: its answers, what is left to do in one, and whom of the unit to reach. */
export function answerStartRoutes(
  app: FastifyInstance,
  context: Context,
  options: { readonly language: Language },
): void {
  app.get('/svar', async (request, reply) => {
    const answers = await ownAnswers(context, signedIn(request).unitIds)
    const [only, ...others] = answers.filter(({ answer }) => answer.round.state === 'open')
    if (only !== undefined && others.length === 0 && asked.parse(request.query).alla === undefined)
      return reply.redirect(`/svar/${only.answer.id}`, 303)
    return reply.type(HTML).send(answerListPage(viewerOf(request, options.language), answers))
  })
  app.get('/svar/:answer', async (request, reply) => {
    const inHand = await answerInHand(context, inAddress.parse(request.params).answer)
    const page = startPage(viewerOf(request, options.language), {
      answer: inHand.answer,
      progress: progressOf(inHand),
      mayReopen: inHand.rights.mayReopen,
      hasEarlier: await hasEarlierPersons(context, inHand.answer),
      questions: (await openQuestionsOf(context, inHand.answer.id)).filter(({ reply }) => reply === null).length,
      extension: (await extensionOf(context, inHand.answer.id)) ?? null,
      publicReport: await latestPublicReport(context.db, inHand.answer.round.census.id),
      notice: noticeOf(request.query),
    })
    return reply.type(HTML).send(page)
  })
  app.get('/svar/:answer/kontakt', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const { name, phone, email } = answer.contact
    const contact = { name: name ?? '', phone: phone ?? '', email: email ?? '' }
    return reply.type(HTML).send(contactPage(viewerOf(request, options.language), answer, contact))
  })
  app.post('/svar/:answer/kontakt', async (request, reply) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const contact = contactForm.parse(request.body)
    const errors = contactErrors(contact)
    if (hasErrors(errors))
      return reply
        .code(422)
        .type(HTML)
        .send(contactPage(viewerOf(request, options.language), answer, contact, errors))
    await saveContact(context, answer.id, contact)
    return reply.redirect(`/svar/${answer.id}?klart=kontakt`, 303)
  })
}

function contactErrors({ name, phone, email }: UnitContact): FieldErrors {
  return {
    name: name === '' ? startTexts.nameMissing : undefined,
    phone: phone === '' && email === '' ? startTexts.reachMissing : undefined,
    email: email !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) ? startTexts.emailUnclear : undefined,
  }
}
