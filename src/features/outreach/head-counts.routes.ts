import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Finding } from '../../domain/submission/finding.ts'
import { type Observation, observation } from '../../domain/submission/observation.ts'
import { isoDate } from '../../domain/terms/dates.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { type FieldErrors, hasErrors } from '../../platform/http/form.tsx'
import { hasMark } from '../../platform/http/guard.ts'
import { httpTexts } from '../../platform/http/http.texts.ts'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { answerById, handIn, rightsOf } from '../submission/answer.service.ts'
import { countRows } from '../submission/answer-row.repository.ts'
import { weekInWords } from '../submission/answer-start.texts.ts'
import { headCountsOf } from './head-count.repository.ts'
import { removeHeadCount, saveHeadCount } from './head-count.service.ts'
import { takeInHeadCounts } from './head-count-file.service.ts'
import { type HeadCountTyped, headCountsPage } from './head-counts.page.tsx'
import { headCountDoneTexts, headCountTexts as texts } from './head-counts.texts.ts'
import { readOneFile } from './one-file.routes.ts'
import { placesOf } from './phone.repository.ts'

const LONGEST_PLACE = 80
const MOST_PERSONS = 1000
/** Bytes. A night of counts is a few kilobytes. */
const LARGEST_FILE = 1024 * 1024

const inAddress = z.object({ answer: z.string() })
const ofCount = inAddress.extend({ observation: z.string() })
const asked = z.object({ klart: z.string().catch('') }).catch({ klart: '' })
const field = z.string().trim().max(500).catch('')
const form = z.object({
  ...{ place: field, otherPlace: field, day: field, time: field, persons: field },
  ...{ sex: field, ageBand: field, certainty: field, reason: field },
})
const choices = observation.pick({ sex: true, ageBand: true, certainty: true }).partial()

const NOTHING_TYPED: HeadCountTyped = form.parse({})

/** People a unit saw and did not ask, for those who write them in afterwards. */
export function headCountsRoutes(
  app: FastifyInstance,
  context: Context,
  { language }: { readonly language: Language },
): void {
  const shown = async (
    request: FastifyRequest,
    reply: FastifyReply,
    {
      typed = NOTHING_TYPED,
      errors = {},
      findings = [],
      notice = null,
    }: { typed?: HeadCountTyped; errors?: FieldErrors; findings?: readonly Finding[]; notice?: Text | null } = {},
  ) => {
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const counts = await headCountsOf(context.db, answer)
    const isWithoutRows = rightsOf(context, answer).mayChange && (await countRows(context.db, answer.id)) === 0
    const page = headCountsPage(viewerOf(request, language), {
      answer,
      counts,
      mayHandIn: counts.length > 0 && isWithoutRows,
      places: await placesOf(context.db, answer.unit.id),
      typed,
      errors,
      findings,
      notice: notice ?? headCountDoneTexts[asked.parse(request.query).klart] ?? null,
    })
    return reply
      .code(hasErrors(errors) || findings.length > 0 ? 422 : 200)
      .type('text/html; charset=utf-8')
      .send(page)
  }

  app.get('/svar/:answer/observationer', (request, reply) => shown(request, reply))

  app.post('/svar/:answer/observationer', async (request, reply) => {
    const typed = form.parse(request.body)
    const { count, errors } = readCount(typed)
    if (count === null) return shown(request, reply, { typed, errors })
    const answer = await answerById(context, inAddress.parse(request.params).answer)
    const isInWeek = await saveHeadCount(context, answer.id, count)
    const outside = { day: texts.outsideWeek(weekInWords(answer.round.census.week)) }
    if (!isInWeek) return shown(request, reply, { typed, errors: outside })
    return reply.redirect(`/svar/${answer.id}/observationer?klart=sparad`, 303)
  })

  app.post('/svar/:answer/observationer/lamna-in', async (request, reply) => {
    const { answer } = inAddress.parse(request.params)
    // Sent twice, it is handed in once.
    if ((await answerById(context, answer)).state === 'open') await handIn(context, answer, signedIn(request).accountId)
    return reply.redirect(`/svar/${answer}/kvitto`, 303)
  })

  // Only this route takes files: what it is sent in never touches the disk.
  app.register(async (scope) => {
    await scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: LARGEST_FILE, files: 1, fields: 3, parts: 4, fieldSize: 1_000 },
    })
    scope.post('/svar/:answer/observationer/fil', async (request, reply) => {
      const { marks, file } = await readOneFile(request)
      if (!hasMark(request, marks)) throw new DomainError('form_not_ours', httpTexts.formNotOurs)
      if (file === null) return shown(request, reply, { errors: { fil: texts.fileMissing } })
      const outcome = await takeInHeadCounts(context, inAddress.parse(request.params).answer, file)
      if (!outcome.stored) return shown(request, reply, { findings: outcome.findings })
      return shown(request, reply, { notice: texts.fileDone(outcome.added, outcome.there) })
    })
  })

  app.post('/svar/:answer/observationer/:observation/ta-tillbaka', async (request, reply) => {
    const { answer, observation: id } = ofCount.parse(request.params)
    await removeHeadCount(context, answer, id)
    return reply.redirect(`/svar/${answer}/observationer?klart=borttagen`, 303)
  })
}

function readCount(typed: HeadCountTyped): { readonly count: Observation | null; readonly errors: FieldErrors } {
  const place = typed.otherPlace === '' ? typed.place : typed.otherPlace
  const day = isoDate.safeParse(typed.day)
  const time = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/.exec(typed.time)
  const persons = /^\d{1,4}$/.test(typed.persons) ? Number(typed.persons) : 0
  const errors: FieldErrors = {
    otherPlace: place === '' ? texts.placeMissing : place.length > LONGEST_PLACE ? texts.placeTooLong : undefined,
    day: day.success ? undefined : texts.dayMissing,
    time: typed.time === '' || time !== null ? undefined : texts.timeUnclear,
    persons: persons >= 1 && persons <= MOST_PERSONS ? undefined : texts.personsUnclear,
    reason: typed.reason.length > 200 ? texts.reasonTooLong : undefined,
  }
  if (hasErrors(errors) || !day.success) return { count: null, errors }
  const [, hour = '', minute = ''] = time ?? []
  const chosen = choices.catch({}).parse({
    sex: orNull(typed.sex),
    ageBand: orNull(typed.ageBand),
    certainty: orNull(typed.certainty),
  })
  return {
    errors,
    count: {
      ...{ place, persons, observedAt: time === null ? day.data : `${day.data}T${hour.padStart(2, '0')}:${minute}` },
      ...{ sex: chosen.sex ?? null, ageBand: chosen.ageBand ?? null, certainty: chosen.certainty ?? null },
      reason: orNull(typed.reason),
    },
  }
}

const orNull = (value: string): string | null => (value === '' ? null : value)
