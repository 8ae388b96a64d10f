import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { WrittenCells } from '../../domain/submission/answer-rows.ts'
import { COLUMNS_OF, FACT_COLUMNS, ROW_COLUMNS } from '../../domain/submission/column-map.ts'
import { LIKELY_DOUBLE } from '../../domain/submission/confirmed-warning.ts'
import { factTexts } from '../../domain/submission/form.texts.ts'
import { factOf } from '../../domain/submission/form.ts'
import { type FormValues, MOST_CHILD_LINES, valuesOfCells } from '../../domain/submission/form-cells.ts'
import { looksLikePersonalNumber } from '../../domain/submission/shape-of.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { swedishTime } from '../../domain/terms/swedish-moment.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { FieldErrors } from '../../platform/http/form.tsx'
import { signedIn, type Viewer, viewerOf } from '../../platform/http/viewer.ts'
import { placeOf, type RowInAnswer, refuseClosed } from '../submission/answer.service.ts'
import { answerTexts } from '../submission/answer.texts.ts'
import { noticeOf } from '../submission/answer-start.routes.ts'
import { cellsOfEarlier } from '../submission/follow-up.service.ts'
import { confirmWarnings } from '../submission/row-confirmation.repository.ts'
import { FIRST_CHILD_LINES, type Meanwhile, type PersonFormPage, personFormPage } from './person-form.page.tsx'
import {
  checkForm,
  checkStored,
  type DraftKept,
  differences,
  type FormAtHand,
  type FormChecked,
  keepDraft,
  keyOfRow,
  madeByThisForm,
  openForm,
  rowById,
  sameAsBefore,
  saveForm,
  type Told,
  valuesOfRow,
} from './person-form.service.ts'
import { personFormTexts as texts } from './person-form.texts.ts'
import { personPage } from './persons.page.tsx'

const HTML = 'text/html; charset=utf-8'
const address = z.object({ answer: z.string() })
const rowAddress = z.object({ answer: z.string(), row: z.string() })
const id = z.string().optional().catch(undefined)
const asked = z.object({ efter: id, samma: id, tidigare: id })

/** A field of a form is one text, or several where several may be chosen. */
const field = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const posted = z.record(z.string(), field)
const reasonForm = z.object({ reason: z.string().trim().catch(''), version: z.string().catch('') })

/** The form for one person: made, checked, saved. */
export function personFormRoutes(
  app: FastifyInstance,
  context: Context,
  options: { readonly language: Language },
): void {
  const send = (request: FastifyRequest, reply: FastifyReply, status: number, page: PersonFormPage) =>
    reply
      .code(status)
      .type(HTML)
      .send(personFormPage(viewerOf(request, options.language), page))

  app.get('/svar/:answer/personer/ny', async (request, reply) => {
    const form = await openForm(context, address.parse(request.params).answer)
    refuseClosed(context, form.answer)
    return send(request, reply, 200, await newPage(context, form, request.query))
  })

  app.post('/svar/:answer/personer/ny', async (request, reply) => {
    const { answer } = address.parse(request.params)
    return receive(request, reply, await openForm(context, answer), null, null)
  })

  app.get('/svar/:answer/personer/:row', async (request, reply) => {
    const { answer, row: rowId } = rowAddress.parse(request.params)
    const form = await openForm(context, answer)
    const row = rowById(form, rowId)
    const viewer = viewerOf(request, options.language)
    if (!form.rights.mayChange) return reply.type(HTML).send(personPage(viewer, form, row))
    return send(request, reply, 200, storedPage(form, row, noticeOf(request.query)))
  })

  app.post('/svar/:answer/personer/:row', async (request, reply) => {
    const { answer, row: rowId } = rowAddress.parse(request.params)
    const form = await openForm(context, answer)
    const key = await keyOfRow(context, answer, rowId)
    const row = form.rows.find((each) => each.id === rowId) ?? null
    return receive(request, reply, form, { id: rowId, key }, row)
  })

  app.post('/svar/:answer/personer/:row/varning', async (request, reply) => {
    const { answer, row: rowId } = rowAddress.parse(request.params)
    const form = await openForm(context, answer)
    refuseClosed(context, form.answer)
    const row = rowById(form, rowId)
    const { reason, version } = reasonForm.parse(request.body ?? {})
    // What was looked at is what is said to be right: not what somebody has made of it since.
    if (version !== String(row.version)) throw new DomainError('changed_meanwhile', answerTexts.changedMeanwhile)
    const reasonError = reasonFault(reason)
    if (reasonError !== null)
      return send(request, reply, 422, {
        ...storedPage(form, row, null),
        reason,
        reasonError,
        errors: { reason: reasonError },
      })
    const { warnings } = checkStored(form, row)
    const accountId = signedIn(request).accountId
    await confirmWarnings(context, placeOf(form.answer), { rowId, warnings, reason, accountId })
    return reply.redirect(`/svar/${answer}/personer?klart=bekraftad`, 303)
  })

  /** A form that was sent: shown again while something is to be settled, else saved. */
  async function receive(
    request: FastifyRequest,
    reply: FastifyReply,
    form: FormAtHand,
    target: { readonly id: string; readonly key: string } | null,
    row: RowInAnswer | null,
  ) {
    refuseClosed(context, form.answer)
    const values: FormValues = posted.parse(request.body ?? {})
    const only = (name: string): string => values[name]?.[0] ?? ''
    const version = /^\d+$/.test(only('version')) ? Number(only('version')) : null
    const rowsMade = /^\d{1,6}$/.test(only('made')) ? Number(only('made')) : null
    const checked = checkForm(form, values, row)
    const page: PersonFormPage = {
      form,
      rowsMade,
      row: row ?? (target === null ? null : { id: target.id, number: form.rows.length + 1, cells: {} }),
      version,
      values,
      childLines: Math.min(MOST_CHILD_LINES, Math.max(FIRST_CHILD_LINES, Math.trunc(Number(only('lines'))) || 0)),
      ...besideRow(form, row),
    }
    const action = only('action')
    const isAnother = only('another_person') === 'yes'
    const accountId = signedIn(request).accountId
    const toSave = { row: target, version, rowsMade, checked, accountId, isAnother }
    if (action === 'draft') {
      const isAsked = checked.double !== null && !isAnother && !wasConfirmed(form, target?.id)
      const kept = await keepDraft(context, form, { ...toSave, isAsked }, row)
      return reply.send({ kept: kept === null ? null : draftReply(viewerOf(request, options.language), form, kept) })
    }
    if (action === 'lines')
      return send(request, reply, 200, { ...page, childLines: Math.min(MOST_CHILD_LINES, (page.childLines ?? 0) + 2) })
    // Of two answers to one question neither is taken: that is no blank form.
    const isUnclear = Object.keys(checked.unclear).length > 0
    const faults = checked.isBlank && isUnclear ? {} : checkedErrors(checked)
    if (action === 'check')
      return send(request, reply, 200, { ...page, ...shownOf(checked), errors: { ...faults, ...checked.unclear } })
    if (isUnclear)
      return send(request, reply, 422, { ...page, ...shownOf(checked), errors: { ...faults, ...checked.unclear } })
    if (checked.isBlank) return send(request, reply, 422, { ...page, errors: { accommodation: texts.nothingWritten } })
    const before = target === null ? await madeByThisForm(context, form.answer, toSave) : undefined
    if (before !== undefined) return reply.redirect(nextAfter(form.answer.id, before, action, checked), 303)
    if (checked.double !== null && !isAnother && !wasConfirmed(form, target?.id))
      return send(request, reply, 422, {
        ...page,
        ...shownOf(checked),
        double: checked.double,
        errors: { another_person: texts.doubleError },
      })
    try {
      const rowId = await saveForm(context, form.answer.id, toSave)
      return reply.redirect(nextAfter(form.answer.id, rowId, action, checked), 303)
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'changed_meanwhile' || target === null) throw error
      return send(request, reply, 409, await meanwhilePage(context, page, target.key, checked.cells))
    }
  }
}

/** What the script that keeps a draft is answered: where the person is from now on, and what to say. */
function draftReply({ say }: Viewer, { answer }: FormAtHand, kept: DraftKept) {
  return {
    at: `/svar/${answer.id}/personer/${kept.rowId}`,
    version: kept.version,
    said: say(texts.draftKept(swedishTime(kept.at), kept.isNew)),
  }
}

const wasConfirmed = ({ confirmations }: FormAtHand, rowId: string | undefined): boolean =>
  rowId !== undefined && (confirmations.get(rowId) ?? []).some(({ code }) => code === LIKELY_DOUBLE)

/** Where to go on: to the next person, to the list, or to what is to be completed. */
function nextAfter(answer: string, rowId: string, action: string, { faults }: FormChecked): string {
  const persons = `/svar/${answer}/personer`
  if (faults.length > 0) return `${persons}/${rowId}?klart=ofullstandig`
  return action === 'next' ? `${persons}/ny?efter=${rowId}` : `${persons}?klart=sparad`
}

const shownOf = ({ verdict, warnings, isUnder18 }: FormChecked) => ({ verdict, warnings, isUnder18 })

const checkedErrors = ({ faults }: Pick<FormChecked, 'faults'>): FieldErrors => errorsOf(faults)

/** What is told of the whole row stands with the first field. */
const errorsOf = (faults: readonly Told[]): FieldErrors =>
  Object.fromEntries(faults.map(({ column, text }) => [column ?? FACT_COLUMNS.accommodation.english, text]).reverse())

/** Whose child the row is, and which rows are children of it. */
function besideRow({ rows }: FormAtHand, row: RowInAnswer | null): Pick<PersonFormPage, 'childRows' | 'parent'> {
  const { english: childOf } = ROW_COLUMNS.childOf
  if (row === null) return {}
  return {
    childRows: rows.filter(({ cells }) => cells[childOf] === row.key),
    parent: rows.find(({ key }) => key === row.cells[childOf]) ?? null,
  }
}

/** The form of a row as it is stored. */
function storedPage(form: FormAtHand, row: RowInAnswer, notice: Text | null): PersonFormPage {
  const checked = checkStored(form, row)
  const confirmed = form.confirmations.get(row.id) ?? []
  return {
    form,
    row,
    version: row.version,
    values: valuesOfRow(form, row.cells),
    errors: errorsOf(checked.faults),
    warnings: checked.warnings,
    confirmed,
    verdict: checked.verdict,
    isUnder18: checked.isUnder18,
    notice,
    ...besideRow(form, row),
  }
}

/** The form for the next person: blank, after the one just saved, with what is the same, or with who it was last time. */
async function newPage(context: Context, form: FormAtHand, query: unknown): Promise<PersonFormPage> {
  const { efter, samma, tidigare } = asked.parse(query)
  const { answer, columns } = form
  const blank = { form, row: null, version: null }
  const day = answer.round.census.week.to
  const before = form.rows.find(({ id: rowId }) => rowId === efter)
  const same = sameAsBefore(form)
  const after = before === undefined ? null : { row: before, ...checkStored(form, before) }
  if (tidigare !== undefined) {
    const cells = await cellsOfEarlier(context, answer, tidigare)
    return { ...blank, values: valuesOfCells(columns, cells ?? {}, day), isFromEarlier: cells !== null }
  }
  if (samma !== undefined && same !== null) {
    const takenFrom = { number: same.row.number, fields: fieldsOf(same.cells) }
    return { ...blank, before: after, values: valuesOfCells(columns, same.cells, day), takenFrom }
  }
  const href = `/svar/${answer.id}/personer/ny?samma=1${efter === undefined ? '' : `&efter=${encodeURIComponent(efter)}`}`
  return {
    ...blank,
    values: {},
    before: after,
    same: same === null ? null : { number: same.row.number, href },
  }
}

/** What is taken over, as a list names it. The form shows what stands in each. */
const fieldsOf = (cells: WrittenCells): readonly Text[] =>
  COLUMNS_OF.unit.flatMap(({ english, label }) => {
    if (cells[english] === undefined) return []
    const fact = factOf(english)
    return [fact === undefined ? label : factTexts[fact].label]
  })

async function meanwhilePage(
  context: Context,
  page: PersonFormPage,
  key: string,
  written: WrittenCells,
): Promise<PersonFormPage> {
  const form = await openForm(context, page.form.answer.id)
  const now = form.rows.find((row) => row.key === key)
  const meanwhile: Meanwhile = {
    isGone: now === undefined,
    differences:
      now === undefined
        ? []
        : differences(form.columns, now.cells, written).map(({ english, label }) => ({
            label,
            now: now.cells[english] ?? '',
            written: written[english] ?? '',
          })),
  }
  return { ...page, form, row: now ?? page.row, version: now?.version ?? null, meanwhile }
}

const LONGEST_REASON = 500

function reasonFault(reason: string): Text | null {
  if (reason === '') return texts.reasonMissing
  if (reason.length > LONGEST_REASON) return texts.reasonTooLong
  return looksLikePersonalNumber(reason) ? texts.reasonNumber : null
}
