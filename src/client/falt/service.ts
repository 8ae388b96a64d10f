import type { PhoneSetUp } from '../../domain/outreach/phone.ts'

/** What an answer from the service comes to; `null` status when none came. */
export interface Reply {
  readonly status: number | null
  /** The last part of the type of a problem. */
  readonly problem: string
  readonly body: { readonly wait?: number } & Partial<PhoneSetUp>
  /** What is to be added to the phone's clock, milliseconds; `null` when the service did not say. */
  readonly offset: number | null
}

const ADDRESS = '/api/v1/outreach'
const TIMEOUT_MS = 20_000
const NOTHING: Reply = { status: null, problem: '', body: {}, offset: null }

/** Asks the service, with the code in a header: never in an address. Answers, whatever happens. */
async function ask(path: string, init: RequestInit): Promise<Reply> {
  const from = Date.now()
  try {
    const response = await fetch(ADDRESS + path, {
      ...init,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const body = await response.json().catch(() => ({}))
    const to = Date.now()
    const now = typeof body.now === 'string' ? Date.parse(body.now) : Number.NaN
    return {
      status: response.status,
      problem:
        String(body.type ?? '')
          .split('/')
          .at(-1) ?? '',
      body,
      offset: Number.isNaN(now) ? null : Math.round(now - (from + to) / 2),
    }
  } catch {
    return NOTHING
  }
}

/** What the phone needs, by its code and its PIN or the proof of it. */
export const askSetUp = (code: string, more: { readonly pin?: string; readonly proof?: string }): Promise<Reply> =>
  ask('', {
    headers: { authorization: `Bearer ${code}`, 'outreach-pin': more.pin ?? '', 'outreach-proof': more.proof ?? '' },
  })

/** Sends one post. The same bytes each time: the service knows a repeat by them. */
export const putPost = (code: string, proof: string, id: string, post: unknown): Promise<Reply> =>
  ask(`/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${code}`, 'outreach-proof': proof, 'content-type': 'application/json' },
    body: JSON.stringify(post),
  })

/** What the phone needs, if it is that: a reply may come from something in between. */
export const isSetUp = (body: Reply['body']): body is PhoneSetUp =>
  typeof body.answer === 'string' && typeof body.rescueKey === 'string' && Array.isArray(body.places)
