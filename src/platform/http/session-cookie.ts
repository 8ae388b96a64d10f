import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionCookie } from './guard.ts'

/** What every cookie of ours is: read by no script, sent from no other site, and over HTTPS only where there is HTTPS. */
const ours = (isSecure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure }) as const

/** Gives the browser a session. It ends with the browser at the latest. */
export function keepSession(reply: FastifyReply, token: string, isSecure: boolean): void {
  reply.setCookie(sessionCookie(isSecure), token, ours(isSecure))
}

/**
 * Takes the session from the browser, and what it has kept of our pages. Not by `cookies`: that would take those of every
 * other service under the municipality's name.
 */
export function dropSession(reply: FastifyReply, isSecure: boolean): void {
  reply.clearCookie(sessionCookie(isSecure), ours(isSecure)).header('clear-site-data', '"cache", "storage"')
}

const BROWSER_DAYS = 400

const browserCookie = (isSecure: boolean) => `${sessionCookie(isSecure)}-browser`

/** The mark of a browser in which somebody has signed in before. It opens nothing. */
export const browserMarkOf = ({ cookies }: FastifyRequest, isSecure: boolean): string | undefined =>
  cookies[browserCookie(isSecure)]

export function keepBrowserMark(reply: FastifyReply, mark: string, isSecure: boolean): void {
  reply.setCookie(browserCookie(isSecure), mark, { ...ours(isSecure), maxAge: BROWSER_DAYS * 24 * 3600 })
}
