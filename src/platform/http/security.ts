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

/** Headers on every reply: only our own files, nothing inline, framed by nobody, kept by no cache. */
export async function securityHeaders(app: FastifyInstance): Promise<void> {
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
    hsts: false, // Loopback speaks HTTP; HSTS belongs to the address a municipality puts in front.
  })
}

/**
 * Answers only to names of this computer. Without it a page elsewhere could point a name of its own here and read the
 * reports through the visitor's browser (DNS rebinding).
 */
export function answerOnlyHere(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const host = request.host.replace(/:\d+$/, '')
    if (!isLoopback(host)) throw new DomainError('only_loopback', httpTexts.otherHost)
  })
}
