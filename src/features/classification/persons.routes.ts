import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { pageOfList } from '../../platform/http/pages.tsx'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { refuseClosed } from '../submission/answer.service.ts'
import { answerTexts } from '../submission/answer.texts.ts'
import { noticeOf } from '../submission/answer-start.routes.ts'
import { openForm, rowById } from './person-form.service.ts'
import { personsPage, takeBackPage } from './persons.page.tsx'
import { childrenOf, putBack, takeBack, takenBackOf, withVerdicts } from './persons.service.ts'

const HTML = 'text/html; charset=utf-8'
const ROWS_ON_PAGE = 500
const address = z.object({ answer: z.string() })
const rowAddress = z.object({ answer: z.string(), row: z.string() })
const asked = z.object({ sida: z.coerce.number().int().min(1).catch(1) })
const versionForm = z.object({ version: z.coerce.number().int().catch(0) })

/** The persons in an answer: the list, taking one out and putting it back. */
export function personsRoutes(app: FastifyInstance, context: Context, options: { readonly language: Language }): void {
  app.get('/svar/:answer/personer', async (request, reply) => {
    const { answer } = address.parse(request.params)
    const form = await openForm(context, answer)
    const taken = form.rights.mayChange ? await takenBackOf(context, answer) : []
    const list = pageOfList(form.rows, asked.parse(request.query).sida, ROWS_ON_PAGE)
    const items = await withVerdicts(form, list.items)
    const page = { form, taken, notice: noticeOf(request.query), shown: { ...list, items } }
    return reply.type(HTML).send(personsPage(viewerOf(request, options.language), page))
  })
  app.get('/svar/:answer/personer/:row/ta-bort', async (request, reply) => {
    const { answer, row } = rowAddress.parse(request.params)
    const form = await openForm(context, answer)
    refuseClosed(context, form.answer)
    return reply.type(HTML).send(takeBackPage(viewerOf(request, options.language), form, rowById(form, row)))
  })
  app.post('/svar/:answer/personer/:row/ta-bort', async (request, reply) => {
    const { answer, row: rowId } = rowAddress.parse(request.params)
    const form = await openForm(context, answer)
    const row = rowById(form, rowId)
    // What was asked about is what is taken out: not what somebody has made of it since.
    if (row.version !== versionForm.parse(request.body).version)
      throw new DomainError('changed_meanwhile', answerTexts.changedMeanwhile)
    await takeBack(context, answer, [row, ...childrenOf(form.rows, row)], signedIn(request).accountId)
    return reply.redirect(`/svar/${answer}/personer?klart=borttagen`, 303)
  })
  app.post('/svar/:answer/personer/:row/angra', async (request, reply) => {
    const { answer, row } = rowAddress.parse(request.params)
    await putBack(context, answer, row, signedIn(request).accountId)
    return reply.redirect(`/svar/${answer}/personer?klart=tillbaka`, 303)
  })
}
