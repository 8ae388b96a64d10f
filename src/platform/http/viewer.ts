import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Principal } from '../../domain/account/principal.ts'
import { LANGUAGES, type Language, type Text } from '../../domain/terms/text.ts'

/** Where somebody without a session is sent. */
export const SIGN_IN = '/logga-in'

/** For whom a page is made, and what every page needs to know of the request. */
export interface Viewer {
  readonly language: Language
  readonly principal: Principal | null
  /** Goes with every form that changes something; empty for somebody without a session. */
  readonly csrf: string
  /** Path and query of the page. */
  readonly url: string
  /** The words in the viewer's language. */
  readonly say: (text: Text) => string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking, once session and second factor are checked; `null` for anybody else. */
    principal: Principal | null
    /** The unit that a case system's token speaks for. */
    apiUnit: ApiUnit | null
    /** The phone that counts outdoors, by its token. */
    phone: PhoneAtWork | null
    /** Token of the browser's session, as far as one was shown. */
    sessionToken: string | null
  }
}

/** What a case system with a token may report: one unit's rows. */
export interface ApiUnit {
  readonly tokenId: string
  readonly unitId: string
}

/** A phone that counts outdoors: for one answer of one unit, until it is taken back. */
export interface PhoneAtWork {
  readonly phoneId: string
  readonly answerId: string
  readonly censusId: string
  readonly label: string
  /** Keyed hash of its PIN; `null` when it has none. */
  readonly pinKey: string | null
  /** When its code was made, UTC. */
  readonly madeAt: string
}

const asked = z.object({ sprak: z.enum(LANGUAGES).optional().catch(undefined) }).catch({ sprak: undefined })

/** For whom the page of a request is made. */
export function viewerOf(request: FastifyRequest, fallback: Language): Viewer {
  const language = languageOf(request, fallback)
  return {
    language,
    principal: request.principal,
    csrf: request.sessionToken === null ? '' : csrfOf(request.sessionToken),
    url: request.url,
    say: (text) => text[language],
  }
}

/** What goes with every form of a session: who can read it has read a page of ours. */
export const csrfOf = (sessionToken: string): string =>
  createHash('sha256').update(`csrf|${sessionToken}`).digest('base64url')

/** Whoever is signed in: on a route that the policy has for nobody else. */
export function signedIn({ principal }: FastifyRequest): Principal {
  if (principal === null) throw new Error('a route for those signed in without a row that says so')
  return principal
}

/** The language asked for in the address, else that of the account, else the service's. */
export function languageOf({ query, principal }: FastifyRequest, fallback: Language): Language {
  return asked.parse(query).sprak ?? principal?.language ?? fallback
}
