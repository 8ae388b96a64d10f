import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ROUND_STATES } from '../../domain/census/round.ts'
import { apiRecord, cellsOfApiRecord } from '../../domain/submission/api-record.ts'
import { isoDate } from '../../domain/terms/dates.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { httpTexts } from '../../platform/http/http.texts.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerById, answerInHand, handIn, handInNil, reopen, rightsOf } from './answer.service.ts'
import {
  answerIn,
  answersOfUnit,
  type PutOutcome,
  putRecords,
  putRecordsOnce,
  recordsStored,
  type SentFinding,
  sentFinding,
  takeBack,
} from './api.service.ts'
import { apiTexts } from './api.texts.ts'

const MOST_RECORDS = 2_000
/** A call of so many records fits with room to spare. */
const LARGEST_BODY = 8 * 1024 * 1024

const key = z
  .string()
  .min(1)
  .max(60)
  .regex(/^(?=.*\d)[\w.:-]+$/)
  .meta({ description: 'Your own key of the person, with at least one digit; never a personnummer, never a name' })
const inCensus = z.object({ census: z.uuid() })
const ofRecord = inCensus.extend({ record: key })

const standing = z.strictObject({
  census: z.uuid(),
  name: z.string(),
  municipality: z.string(),
  week: z.strictObject({ from: isoDate, to: isoDate }),
  definition: z.string(),
  round: z.enum(ROUND_STATES),
  training: z.boolean().meta({ description: 'A round for practice: nothing of it is counted' }),
  lastDay: isoDate,
  answer: z.enum(['open', 'handed_in']),
  kind: z.enum(['persons', 'nil']).nullable(),
  handedInAt: z.string().nullable(),
  reference: z.string().nullable(),
  mayChange: z.boolean(),
  mayReopen: z.boolean(),
})

const problem = z.object({
  type: z.string(),
  status: z.int(),
  title: z.string(),
  errors: z.array(sentFinding).optional(),
})

const PROBLEM = 'application/problem+json'

/** The JSON API for case systems: one unit's rows, by a token of the unit. Its description is made from the same schemas. */
export async function apiRoutes(
  app: FastifyInstance,
  context: Context,
  { language, phones }: ApiOptions,
): Promise<void> {
  await app.register(
    async (scope) => {
      await apiInside(scope, context, language)
      // In a part of its own, with its own words for what cannot be read, and in the same description.
      await scope.register(async (inside) => phones(inside))
    },
    { prefix: '/api/v1' },
  )
}

interface ApiOptions {
  readonly language: Language
  /** What phones send when people are counted outdoors. */
  readonly phones: (scope: FastifyInstance) => void
}

async function apiInside(scope: FastifyInstance, context: Context, language: Language): Promise<void> {
  scope.setValidatorCompiler(validatorCompiler)
  scope.setSerializerCompiler(serializerCompiler)
  await scope.register(swagger, {
    openapi: {
      info: {
        title: httpTexts.service.en,
        version: '1',
        description: 'Reports the persons a unit met in the census week. Every answer is about your own unit alone.',
      },
      components: {
        securitySchemes: {
          unit: { type: 'http', scheme: 'bearer', description: 'A token of a unit' },
          phone: { type: 'http', scheme: 'bearer', description: 'The code of a phone that counts outdoors' },
        },
      },
      security: [{ unit: [] }],
    },
    transform: jsonSchemaTransform,
  })
  tellWhatDiffers(scope, language)
  const api = scope.withTypeProvider<ZodTypeProvider>()
  const standingOf = (answer: StoredAnswer) => standingAsTold(context, answer)

  api.get('/openapi.json', { schema: { hide: true } }, async () => scope.swagger())

  api.get(
    '/censuses',
    { schema: { summary: 'The censuses your unit is asked in', response: { 200: z.array(standing) } } },
    async (request) => (await answersOfUnit(context, unitOf(request))).map(standingOf),
  )

  api.get(
    '/censuses/:census',
    { schema: { summary: 'How far your unit has come', params: inCensus, response: { 200: standing, 404: problem } } },
    async (request) => standingOf(await answerIn(context, unitOf(request), request.params.census)),
  )

  api.get(
    '/censuses/:census/records',
    {
      schema: {
        summary: 'The persons in the answer, as they are written, and what was found in them',
        params: inCensus,
        response: {
          200: z.array(
            z.strictObject({
              record: z.string(),
              columns: z.record(z.string(), z.string()),
              findings: z.array(sentFinding),
            }),
          ),
        },
      },
    },
    async (request) => {
      const { id } = await answerIn(context, unitOf(request), request.params.census)
      const { rows } = await answerInHand(context, id)
      return rows.map((row) => ({
        record: row.key,
        columns: row.cells,
        findings: row.findings.map(({ kind, code, column, message }) => ({
          record: row.key,
          kind,
          code,
          column,
          message,
        })),
      }))
    },
  )

  api.put(
    '/censuses/:census/records/:record',
    {
      schema: {
        summary: 'Put one person into the answer',
        description: '201 the first time, 200 when the person was there. The same again changes nothing.',
        params: ofRecord,
        body: apiRecord,
        response: { 200: recordsStored, 201: recordsStored, 422: problem },
      },
    },
    async (request, reply) => {
      const { id } = await answerIn(context, unitOf(request), request.params.census)
      const sent = new Map([[request.params.record, cellsOfApiRecord(request.body)]])
      return tellOutcome(reply, await putRecords(context, id, sent), language)
    },
  )

  api.post(
    '/censuses/:census/records',
    {
      bodyLimit: LARGEST_BODY,
      schema: {
        summary: 'Put several persons into the answer: all, or none',
        description: `Up to ${MOST_RECORDS}. Choose an Idempotency-Key for each content: a repeated call then does nothing and is answered as before.`,
        params: inCensus,
        headers: z.object({ 'idempotency-key': z.string().min(8).max(200) }),
        body: z
          .array(z.strictObject({ record: key, person: apiRecord }))
          .min(1)
          .max(MOST_RECORDS)
          .refine((all) => new Set(all.map(({ record }) => record)).size === all.length, apiTexts.sameRecordTwice.en),
        response: { 200: recordsStored, 201: recordsStored, 422: problem },
      },
    },
    async (request, reply) => {
      const answer = await answerIn(context, unitOf(request), request.params.census)
      const sent = new Map(request.body.map(({ record, person }) => [record, cellsOfApiRecord(person)]))
      const outcome = await putRecordsOnce(context, answer, sent, request.headers['idempotency-key'])
      return tellOutcome(reply, outcome, language)
    },
  )

  api.delete(
    '/censuses/:census/records/:record',
    { schema: { summary: 'Take one person back', params: ofRecord, response: { 204: z.null(), 404: problem } } },
    async (request, reply) => {
      const { id } = await answerIn(context, unitOf(request), request.params.census)
      await takeBack(context, id, request.params.record)
      return reply.code(204).send(null)
    },
  )

  api.post(
    '/censuses/:census/hand-in',
    {
      schema: {
        summary: 'Hand in the answer: from now on it is in the census',
        params: inCensus,
        response: { 200: standing, 409: problem, 422: problem },
      },
    },
    async (request, reply) => {
      const { id } = await answerIn(context, unitOf(request), request.params.census)
      const outcome = await handIn(context, id, null)
      if (!outcome.done) {
        const { rows } = await answerInHand(context, id)
        const findings = rows.flatMap((row) =>
          row.record === null ? row.findings.map((found) => ({ record: row.key, ...toldOf(found) })) : [],
        )
        return tellFaults(reply, apiTexts.rowsToMend(outcome.faultyRows.length), findings, language)
      }
      return standingOf(await answerById(context, id))
    },
  )

  api.post(
    '/censuses/:census/nil-return',
    {
      schema: {
        summary: 'Say that the unit met nobody in the census week',
        params: inCensus,
        response: { 200: standing, 409: problem },
      },
    },
    async (request) => {
      const { id } = await answerIn(context, unitOf(request), request.params.census)
      await handInNil(context, id, null)
      return standingOf(await answerById(context, id))
    },
  )

  api.post(
    '/censuses/:census/reopen',
    {
      schema: {
        summary: 'Open a handed-in answer again',
        params: inCensus,
        response: { 200: standing, 409: problem },
      },
    },
    async (request) => {
      const { id } = await answerIn(context, unitOf(request), request.params.census)
      await reopen(context, id, null)
      return standingOf(await answerById(context, id))
    },
  )
}

const toldOf = ({ kind, code, column, message }: Omit<SentFinding, 'record'>) => ({ kind, code, column, message })

/** The unit of the token: the policy has seen to it that there is one. */
function unitOf({ apiUnit }: FastifyRequest): string {
  if (apiUnit === null) throw new Error('a route for case systems without a row that says so')
  return apiUnit.unitId
}

function standingAsTold(context: Context, answer: StoredAnswer): z.infer<typeof standing> {
  const { round, extendedTo, state, kind, handedInAt, reference } = answer
  const { mayChange, mayReopen } = rightsOf(context, answer)
  return {
    census: round.census.id,
    name: round.census.key,
    municipality: round.census.municipality.name,
    week: round.census.week,
    definition: round.census.definition,
    round: round.state,
    training: round.isTraining,
    lastDay: extendedTo ?? round.deadline,
    answer: state,
    kind,
    handedInAt,
    reference,
    mayChange,
    mayReopen,
  }
}

function tellOutcome(reply: FastifyReply, outcome: PutOutcome, language: Language) {
  if (!outcome.stored) return tellFaults(reply, apiTexts.faultsInRecords, outcome.findings, language)
  return reply.code(outcome.added > 0 ? 201 : 200).send(outcome)
}

function tellFaults(reply: FastifyReply, title: Text, errors: readonly SentFinding[], language: Language) {
  const told = { type: '/problems/faults', status: 422, title: title[language], errors }
  return reply.code(422).type(PROBLEM).send(told)
}

/** A call that is not as the description says: every place that differs is told of, and nothing of what stands there. */
function tellWhatDiffers(scope: FastifyInstance, language: Language): void {
  scope.setErrorHandler<Error & { statusCode?: number }>((error, _, reply) => {
    if (!hasZodFastifySchemaValidationErrors(error)) {
      const told = unreadable(error.statusCode)
      if (error instanceof DomainError || told === null) throw error
      return tellProblem(reply, told, language)
    }
    const errors = error.validation.map(({ instancePath, message }) => ({ path: instancePath, message }))
    return tellProblem(
      reply,
      { type: 'not_as_described', status: 400, title: apiTexts.notAsDescribed },
      language,
      errors,
    )
  })
  scope.setNotFoundHandler((_, reply) =>
    tellProblem(reply, { type: 'not_found', status: 404, title: apiTexts.noSuchCall }, language),
  )
}

interface ApiProblem {
  readonly type: string
  readonly status: number
  readonly title: Text
}

/** What keeps a call from being read at all, by the status it is refused with; `null` for everything else. */
function unreadable(status: number | undefined): ApiProblem | null {
  if (status === 400) return { type: 'not_json', status, title: apiTexts.notJson }
  if (status === 413) return { type: 'too_large', status, title: apiTexts.tooLarge(MOST_RECORDS) }
  if (status === 415) return { type: 'not_json', status, title: apiTexts.otherContent }
  return null
}

function tellProblem(
  reply: FastifyReply,
  { type, status, title }: ApiProblem,
  language: Language,
  errors?: readonly unknown[],
) {
  const told = {
    type: `/problems/${type}`,
    status,
    title: title[language],
    ...(errors === undefined ? {} : { errors }),
  }
  return reply.code(status).type(PROBLEM).header('cache-control', 'no-store').serializer(JSON.stringify).send(told)
}
