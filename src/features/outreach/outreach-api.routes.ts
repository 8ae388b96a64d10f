import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { outreachPost } from '../../domain/outreach/post.ts'
import { POST_STANDINGS } from '../../domain/outreach/post-standing.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { PhoneAtWork } from '../../platform/http/viewer.ts'
import { outreachTexts } from './outreach.texts.ts'
import { refuseWithoutPin, setUpPhone } from './phone.service.ts'
import { receivePost } from './post.service.ts'

/** A post is a few hundred bytes. */
const LARGEST_POST = 16 * 1024
const PROBLEM = 'application/problem+json'

const named = z.object({ post: z.uuid().meta({ description: 'Chosen by the phone; unique within the answer' }) })
/** Never in the address: it would stand in logs. */
const shown = z.object({
  'outreach-pin': z.string().max(20).catch(''),
  'outreach-proof': z.string().max(100).catch(''),
})

const SECURITY = [{ phone: [] }]
const proof = z.looseObject({
  'outreach-proof': z.string().optional().meta({ description: 'That the PIN was right; of phones with a PIN alone' }),
})
const stored = (description: string) =>
  z.object({ standing: z.enum(POST_STANDINGS), now: z.string() }).meta({ description })
const problem = (description: string) =>
  z
    .object({
      type: z.string(),
      status: z.int(),
      title: z.string(),
      places: z.array(z.string()).optional().meta({ description: 'Where in the post; never what stands there' }),
    })
    .meta({ description })

/** What the description tells of sending a post: the very schema it is read with, and every answer there is. */
const SENDING = {
  summary: 'Store one post of a phone: somebody asked, people seen, or that an earlier post is taken back',
  description:
    'The same call again does nothing and is answered 200. A phone keeps its post until it is answered 200 or 201. `places` tells where a post differs from this.',
  security: SECURITY,
  params: named,
  headers: proof,
  body: outreachPost,
  response: {
    200: stored('Stored before, with the same content'),
    201: stored('Stored now'),
    400: problem('not_json: not JSON'),
    401: problem('not_signed_in: the code is not in force. pin_needed: the PIN was not shown'),
    403: problem(
      'outreach_closed: the round takes nothing. outreach_full: the phone has sent as many posts as a phone may',
    ),
    409: problem('post_differs: other content is stored under this id'),
    413: problem('too_large: longer than any post'),
    415: problem('not_json: not sent as application/json'),
    422: problem(
      'faults: not a post, or of a form that is too old. beyond_agreement: more than the organisation gives',
    ),
    503: problem('storage, key_missing: it could not be stored now; send it again'),
  },
}

/** What phones ask and send, under the address of the API. What they do is told in its description. */
export function outreachApiRoutes(
  scope: FastifyInstance,
  context: Context,
  { language }: { readonly language: Language },
): void {
  const tell = (reply: FastifyReply, status: number, type: string, title: Text, more: object = {}) =>
    reply
      .code(status)
      .type(PROBLEM)
      .send({ type: `/problems/${type}`, status, title: title[language], ...more })

  // What is no post is told of in the words of phones: others of this address are told how many persons a call may hold.
  scope.setErrorHandler<Error & { statusCode?: number }>((error, _, reply) => {
    if (error.statusCode === 413) return tell(reply, 413, 'too_large', outreachTexts.tooLarge)
    if (error.statusCode === 400 || error.statusCode === 415)
      return tell(reply, error.statusCode, 'not_json', outreachTexts.faults)
    throw error
  })

  const asking = { summary: 'What a phone needs: its places, what is agreed, whom to call and what time it is' }
  scope.get('/outreach', { schema: { ...asking, security: SECURITY } }, async (request, reply) => {
    const asked = shown.parse(request.headers)
    const outcome = await setUpPhone(context, phoneAt(request), {
      pin: asked['outreach-pin'],
      proof: asked['outreach-proof'],
    })
    if (outcome.done) return reply.send(outcome.setUp)
    reply.header('retry-after', String(outcome.wait))
    return tell(reply, 429, 'wait', outreachTexts.waitForPin(outcome.wait), { wait: outcome.wait })
  })

  // Read below, not by the schema: a repeat is known, and what cannot be read is told of by its places alone.
  const sending = { bodyLimit: LARGEST_POST, attachValidation: true, schema: SENDING }
  scope.put('/outreach/:post', sending, async (request, reply) => {
    const phone = phoneAt(request)
    refuseWithoutPin(context, phone, shown.parse(request.headers)['outreach-proof'])
    const id = named.safeParse(request.params)
    if (!id.success) return tell(reply, 422, 'faults', outreachTexts.faults, { places: ['id'] })
    const outcome = await receivePost(context, phone, id.data.post.toLowerCase(), request.body)
    if (!outcome.stored) return tell(reply, 422, 'faults', outcome.title, { places: outcome.places })
    return reply.code(outcome.isNew ? 201 : 200).send({ standing: outcome.standing, now: context.clock.now() })
  })
}

/** The phone that asks: the policy has seen to it that there is one. */
function phoneAt({ phone }: FastifyRequest): PhoneAtWork {
  if (phone === null) throw new Error('a route for phones without a row that says so')
  return phone
}
