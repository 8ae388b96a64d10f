import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Language, Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { PhoneAtWork } from '../../platform/http/viewer.ts'
import { outreachTexts } from './outreach.texts.ts'
import { refuseWithoutPin, setUpPhone } from './phone.service.ts'
import { receivePost } from './post.service.ts'

/** A post is a few hundred bytes. */
const LARGEST_POST = 16 * 1024
const PROBLEM = 'application/problem+json'

const named = z.object({ post: z.uuid() })
/** Never in the address: it would stand in logs. */
const shown = z.object({
  'outreach-pin': z.string().max(20).catch(''),
  'outreach-proof': z.string().max(100).catch(''),
})

/**
 * What phones ask and send. `PUT /api/v1/outreach/{uuid}`: 201 stored, 200 stored before, 409 other content under the
 * same id, 401 the code or the PIN does not hold, 403 the round takes nothing, 413 and 422 not a post.
 */
export function outreachApiRoutes(
  app: FastifyInstance,
  context: Context,
  { language }: { readonly language: Language },
): void {
  const tell = (reply: FastifyReply, status: number, type: string, title: Text, more: object = {}) =>
    reply
      .code(status)
      .type(PROBLEM)
      .send({ type: `/problems/${type}`, status, title: title[language], ...more })

  app.get('/api/v1/outreach', async (request, reply) => {
    const asked = shown.parse(request.headers)
    const outcome = await setUpPhone(context, phoneAt(request), {
      pin: asked['outreach-pin'],
      proof: asked['outreach-proof'],
    })
    if (outcome.done) return reply.send(outcome.setUp)
    reply.header('retry-after', String(outcome.wait))
    return tell(reply, 429, 'wait', outreachTexts.waitForPin(outcome.wait), { wait: outcome.wait })
  })

  app.put('/api/v1/outreach/:post', { bodyLimit: LARGEST_POST }, async (request, reply) => {
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
