import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'

/** How long the last form of a session is remembered, in milliseconds: longer than anybody takes to press twice. */
const REMEMBERED_MS = 10_000

interface LastForm {
  readonly content: string
  readonly at: number
  /** Where it led; `null` when it was answered with a page of its own. */
  readonly led: Promise<string | null>
}

/**
 * A form that somebody signed in sends twice, with nothing asked for in between, is pressed twice: it is done once, and
 * both are led on to what the first came to. Forms that are answered with a page, as those with faults, are done again.
 */
export function answerTwiceAlike(app: FastifyInstance, { clock }: Pick<Context, 'clock'>): void {
  const last = new Map<string, LastForm>()
  const settle = new WeakMap<FastifyRequest, (led: string | null) => void>()
  app.addHook('preHandler', async (request, reply) => {
    const { method, sessionToken, principal, headers } = request
    if (sessionToken === null || principal === null) return
    const session = digest(sessionToken)
    // Whoever looks at a page has seen what the form came to, and may well want the same once more.
    if (method === 'GET' && headers.accept?.includes('text/html') === true) last.delete(session)
    if (method !== 'POST' || headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true) return
    const content = digest(JSON.stringify([request.url, request.body]))
    const before = last.get(session)
    const now = Date.parse(clock.now())
    if (before?.content === content && now - before.at < REMEMBERED_MS) {
      const led = await before.led
      if (led !== null) return reply.redirect(led, 303)
    }
    for (const [each, { at }] of last) if (now - at >= REMEMBERED_MS) last.delete(each)
    const led = new Promise<string | null>((resolve) => settle.set(request, resolve))
    last.set(session, { content, at: now, led })
  })
  app.addHook('onSend', async (request, reply) => {
    const to = reply.getHeader('location')
    settle.get(request)?.(reply.statusCode === 303 && typeof to === 'string' ? to : null)
  })
  // Broken off before anything was answered: nobody waits for it.
  app.addHook('onResponse', async (request) => settle.get(request)?.(null))
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')
