import type { ServerResponse } from 'node:http'
import { isIPv4 } from 'node:net'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { httpTexts } from './http.texts.ts'

/** True for an address that only this computer can reach. */
export const isLoopback = (name: string): boolean => isLoopbackName(name.toLowerCase())

const isLoopbackName = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'))

/** Answers an address that cannot be read. No hook has run then: the headers that matter are set here. */
export function tellUnreadable(status: number, reply: ServerResponse, title: string): void {
  reply.writeHead(status, {
    'content-type': 'application/problem+json',
    'content-security-policy': "default-src 'self'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  reply.end(JSON.stringify({ type: 'about:blank', status, title }))
}

const YEAR_SECONDS = 365 * 24 * 3600

/** Headers on every reply: only our own files, nothing inline, framed by nobody, kept by no cache. */
export async function securityHeaders(app: FastifyInstance, isSecure: boolean): Promise<void> {
  const nothing = ["'none'"]
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: nothing,
        formAction: ["'self'"],
        frameAncestors: nothing,
        objectSrc: nothing,
      },
    },
    // Loopback speaks HTTP; the address a municipality puts in front speaks HTTPS, and from then on nothing else.
    hsts: isSecure && { maxAge: YEAR_SECONDS, includeSubDomains: false },
    // Elsewhere no address of ours is told of. To ourselves it is: some browsers say only by it where a form comes from.
    referrerPolicy: { policy: 'same-origin' },
  })
}

/**
 * Answers only to the public address, or else to names of this computer. Without it a page elsewhere could point a name
 * of its own here and read our pages through the visitor's browser (DNS rebinding). Whether the service is well may be
 * asked from this computer in any case.
 */
export function answerOnlyHere(app: FastifyInstance, publicHost: string | null): void {
  app.addHook('onRequest', async (request) => {
    const { host } = request
    const isHere = isLoopback(host.replace(/:\d+$/, ''))
    const isAsked = publicHost === null ? isHere : host === publicHost || (isHere && request.url === '/healthz')
    if (!isAsked)
      throw new DomainError('only_loopback', publicHost === null ? httpTexts.otherHost : httpTexts.otherName)
  })
}
