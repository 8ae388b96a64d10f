import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { httpTexts } from './http.texts.ts'

/** True for an address that only this computer can reach. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)

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
