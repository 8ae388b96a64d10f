import type { FastifyInstance } from 'fastify'
import type { OutreachPostWritten } from '../src/domain/outreach/post.ts'
import { phonesOf } from '../src/features/outreach/phone.repository.ts'
import { makePhones } from '../src/features/outreach/phone.service.ts'
import type { Context } from '../src/platform/context.ts'
import { insertMany } from '../src/platform/database/insert-many.ts'

export const PHONE_HOST = '127.0.0.1:3000'

/** A night of the census week of `openRound`, in Sweden the night that began on the 18th. */
export const NIGHT = '2026-11-18T22:30:00.000Z'

type Person = Extract<OutreachPostWritten, { kind: 'person' }>
type Observation = Extract<OutreachPostWritten, { kind: 'observation' }>

const around = { form: 2, createdAt: NIGHT, clockOffset: 0, replaces: null } as const

/** Somebody who was asked outdoors, of whom nothing more is known than the answers say. */
export const person = (answers: Partial<Person['answers']> = {}, more: Partial<Person> = {}): Person => ({
  kind: 'person',
  ...around,
  place: 'Stationen',
  answers: {
    accommodation: 'outdoors',
    askedBefore: 'no',
    sex: 'man',
    age: { years: 40, isApproximate: true },
    birthYear: null,
    initials: null,
    givenName: null,
    familyName: null,
    personnummer: null,
    ...answers,
  },
  ...more,
})

/** People who were seen. */
export const seen = (persons: number, more: Partial<Observation> = {}): Observation => ({
  kind: 'observation',
  ...around,
  place: 'Stationen',
  answers: { persons, sex: null, ageBand: null, certainty: 'probable', reason: null },
  ...more,
})

/** An earlier post, taken back. */
export const takenBack = (replaces: string): OutreachPostWritten => ({ kind: 'withdrawal', ...around, replaces })

/** Makes a phone for an answer and gives what sends as it does. */
export async function phoneFor(context: Context, app: FastifyInstance, answerId: string, pin: string | null = null) {
  const made = await makePhones(context, answerId, { labels: ['Grupp 1'], pin, accountId: null })
  const code = made[0]?.code ?? ''
  const headers = { host: PHONE_HOST, authorization: `Bearer ${code}` }
  return {
    code,
    headers,
    setUp: (more: Record<string, string> = {}) =>
      app.inject({ url: '/api/v1/outreach', headers: { ...headers, ...more } }),
    put: (id: string, post: unknown, more: Record<string, string> = {}) =>
      app.inject({
        method: 'PUT',
        url: `/api/v1/outreach/${id}`,
        headers: { ...headers, ...more, 'content-type': 'application/json' },
        payload: JSON.stringify(post),
      }),
  }
}

/** Posts that the first phone of an answer has sent already: they stand for nothing. */
export async function fillPhone({ db }: Context, answerId: string, count: number): Promise<void> {
  const [phone] = await phonesOf(db, answerId)
  const posts = Array.from({ length: count }, (_, at) => ({
    ...{ answer_id: answerId, id: postId(1_000_000 + at), phone_id: phone?.id ?? '', kind: 'withdrawal' as const },
    ...{ form: 2, content: Buffer.alloc(0), content_key: '', phone_time: NIGHT, clock_offset_ms: 0, moment: NIGHT },
    ...{ moment_certain: 1 as const, received_at: NIGHT, persons: 0, standing: 'no_count' as const, replaces: null },
    ...{ replaced_by: null, row_key: null, observation_id: null },
  }))
  await insertMany(db, 'outreach_post', posts)
}

/** An id as a phone chooses it, of a number: so that tests read well. */
export const postId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
