import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Column, FACT_COLUMNS } from '../../domain/submission/column-map.ts'
import { DECLINED, type FactName } from '../../domain/submission/record.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { FieldErrors } from '../../platform/http/form.tsx'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { noteAccess } from '../audit/access-log.service.ts'
import { roundHref } from '../census/rounds.page.tsx'
import { answerDetailPage, giveTimePage } from './answer-detail.page.tsx'
import {
  type AnswerDetail,
  answerDetail,
  correctFact,
  factNamed,
  knownOf,
  rowIn,
  versionsShown,
} from './answer-detail.service.ts'
import { detailTexts } from './answer-detail.texts.ts'
import { answerRowPage, correctionPage } from './answer-detail-row.page.tsx'
import { answerHref } from './board.page.tsx'
import { boardNotice } from './board.routes.ts'
import { declineExtension, grantExtension, reopenForUnit } from './extension.service.ts'
import { askAboutRow, closeQuestion } from './row-question.service.ts'

const answerInAddress = z.object({ census: z.string(), answer: z.string() })
const rowInAddress = z.object({ row: z.string() })
const questionInAddress = z.object({ question: z.string() })
const pageAsked = z.object({ sida: z.coerce.number().int().min(1).catch(1) })
const timeFields = z.object({ until: z.string().catch(''), beslut: z.string().catch('ja'), fran: z.string().catch('') })
const questionFields = z.object({ text: z.string().catch('') })
const factAsked = z.object({ uppgift: z.string().catch('') }).catch({ uppgift: '' })
const correctionFields = z.object({
  /** Boxes that are ticked come as a list. */
  value: z.union([z.string(), z.array(z.string()).transform((each) => each.join('|'))]).catch(''),
  reason: z.string().catch(''),
})

const html = (reply: FastifyReply, page: string, status = 200) =>
  reply.code(status).type('text/html; charset=utf-8').send(page)

/** One unit's answer for the analyst: read, asked about, corrected. Identities are not shown. */
export function answerDetailRoutes(
  app: FastifyInstance,
  context: Context,
  { language }: { readonly language: Language },
): void {
  const viewer = (request: FastifyRequest) => viewerOf(request, language)
  const detailOf = ({ params }: FastifyRequest): Promise<AnswerDetail> => {
    const { census, answer } = answerInAddress.parse(params)
    return answerDetail(context, census, answer)
  }
  const at = '/matningar/:census/svar/:answer'

  app.get(at, async (request, reply) => {
    const detail = await detailOf(request)
    const { board, answer, rows } = detail
    const opened = { kind: 'answer_opened', purpose: 'answer_check', censusId: board.round.census.id } as const
    if (rows.length > 0) await noteAccess(context, signedIn(request), { ...opened, subjectIds: [answer.id] })
    const page = answerDetailPage(viewer(request), detail, boardNotice(request), pageAsked.parse(request.query).sida)
    return html(reply, page)
  })
  app.post(`${at}/oppna`, async (request, reply) => {
    const { board, answer } = await detailOf(request)
    await reopenForUnit(context, answer.id, signedIn(request).accountId)
    return reply.redirect(answerHref(board.round.census.id, answer.id, '?klart=oppnat'), 303)
  })

  app.get(`${at}/mer-tid`, async (request, reply) => {
    const detail = await detailOf(request)
    return html(reply, giveTimePage(viewer(request), detail, { until: detail.row.waiting?.until ?? '', errors: {} }))
  })
  app.post(`${at}/mer-tid`, async (request, reply) => {
    const detail = await detailOf(request)
    const { board, answer } = detail
    const { until, beslut, fran } = timeFields.parse(request.body)
    const { accountId } = signedIn(request)
    const back = (done: string) =>
      reply.redirect(
        fran === 'svar'
          ? roundHref(board.round.census.id, `/svar?klart=${done}`)
          : answerHref(board.round.census.id, answer.id, `?klart=${done}`),
        303,
      )
    if (beslut === 'nej') {
      await declineExtension(context, answer.id, accountId)
      return back('nej')
    }
    const faults = await grantExtension(context, answer.id, accountId, until)
    if (faults.until !== undefined)
      return html(reply, giveTimePage(viewer(request), detail, { until, errors: { until: faults.until } }), 422)
    return back('mer-tid')
  })

  rowRoutes(app, context, { language, at, detailOf })
}

interface RowRouteOptions {
  readonly language: Language
  readonly at: string
  readonly detailOf: (request: FastifyRequest) => Promise<AnswerDetail>
}

function rowRoutes(app: FastifyInstance, context: Context, { language, at, detailOf }: RowRouteOptions): void {
  const viewer = (request: FastifyRequest) => viewerOf(request, language)
  const rowOf = async (request: FastifyRequest) => {
    const detail = await detailOf(request)
    return { detail, row: rowIn(detail, rowInAddress.parse(request.params).row) }
  }
  const hrefOf = ({ board, answer }: AnswerDetail, rowId: string, done: string) =>
    answerHref(board.round.census.id, answer.id, `/rad/${rowId}?klart=${done}`)
  const rowPage = async (request: FastifyRequest, question: string, errors: FieldErrors) => {
    const { detail, row } = await rowOf(request)
    await noteAccess(context, signedIn(request), {
      kind: 'row_opened',
      purpose: 'answer_check',
      censusId: detail.board.round.census.id,
      subjectIds: [row.rowId],
    })
    const versions = row.isProtected ? [] : await versionsShown(context, detail.answer, row.rowId)
    const [known, notice] = [await knownOf(context, row), boardNotice(request)]
    return answerRowPage(viewer(request), { detail, row, known, versions, question, errors, notice })
  }

  app.get(`${at}/rad/:row`, async (request, reply) => html(reply, await rowPage(request, '', {})))
  app.post(`${at}/rad/:row/fraga`, async (request, reply) => {
    const { detail, row } = await rowOf(request)
    const { text } = questionFields.parse(request.body)
    const { accountId } = signedIn(request)
    const fault = await askAboutRow(context, { answerId: detail.answer.id, rowId: row.rowId, accountId, text })
    if (fault !== null) return html(reply, await rowPage(request, text, { text: fault }), 422)
    return reply.redirect(hrefOf(detail, row.rowId, 'fraga'), 303)
  })
  app.post(`${at}/rad/:row/fraga/:question/stang`, async (request, reply) => {
    const { detail, row } = await rowOf(request)
    const { question } = questionInAddress.parse(request.params)
    await closeQuestion(context, detail.answer.id, question, signedIn(request).accountId)
    return reply.redirect(hrefOf(detail, row.rowId, 'stangd'), 303)
  })

  const factOf = (said: unknown): FactName => {
    const fact = factNamed(factAsked.parse(said).uppgift)
    if (fact === undefined) throw new DomainError('not_found', detailTexts.rowNotFound)
    return fact
  }
  app.get(`${at}/rad/:row/ratta`, async (request, reply) => {
    const { detail, row } = await rowOf(request)
    const fact = factOf(request.query)
    if (row.isProtected) throw new DomainError('answer_closed', detailTexts.protectedNotCorrected)
    if (!detail.mayCorrect)
      throw new DomainError('answer_closed', detail.row.isOpenAgain ? detailTexts.isOpen : detailTexts.isOver)
    const written = cellOf(fact, row.facts[fact])
    return html(reply, correctionPage(viewer(request), { detail, row, fact, written, reason: '', errors: {} }))
  })
  app.post(`${at}/rad/:row/ratta`, async (request, reply) => {
    const { detail, row } = await rowOf(request)
    const fact = factOf(request.body)
    const { value: written, reason } = correctionFields.parse(request.body)
    const { accountId } = signedIn(request)
    const asked = { answerId: detail.answer.id, rowId: row.rowId, accountId, fact, written, reason }
    const faults = await correctFact(context, asked)
    if (faults.value === undefined && faults.reason === undefined)
      return reply.redirect(hrefOf(detail, row.rowId, 'rattad'), 303)
    const errors = { ...faults }
    return html(reply, correctionPage(viewer(request), { detail, row, fact, written, reason, errors }), 422)
  })
}

/** A fact as a cell has it: what the field of its form begins with. */
function cellOf(fact: FactName, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value === DECLINED) return DECLINED
  const column: Column<unknown> = FACT_COLUMNS[fact]
  if (typeof value === 'boolean') return value ? 'ja' : 'nej'
  return Array.isArray(value) && column.reader.type === 'choices' ? value.join('|') : String(value)
}
