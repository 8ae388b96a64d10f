import type { FastifyInstance } from 'fastify'
import type { SignedInAs } from './sign-in.ts'

/** Asks for a page as a browser would that somebody is signed in with. */
export const openPage = (app: FastifyInstance, { headers }: SignedInAs, url: string) =>
  app.inject({ url, headers: { ...headers, accept: 'text/html' } })

/** Sends a form as a browser would. A field with several values is sent once for each. */
export function postForm(
  app: FastifyInstance,
  { headers, csrf }: SignedInAs,
  url: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
) {
  const body = new URLSearchParams({ csrf })
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each)
  return app.inject({
    method: 'POST',
    url,
    headers: { ...headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: body.toString(),
  })
}
