import { hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../migrations/index.ts'
import { buildApp } from '../../src/app.ts'
import type { Role } from '../../src/domain/account/principal.ts'
import { agreedWith, beyondAgreement } from '../../src/domain/submission/agreement.ts'
import type { WrittenCells } from '../../src/domain/submission/answer-rows.ts'
import { DomainError } from '../../src/domain/terms/domain-error.ts'
import { makeToken } from '../../src/features/account/api-token.service.ts'
import type { StoredAnswer } from '../../src/features/census/round.repository.ts'
import { makePhones, phoneOf } from '../../src/features/outreach/phone.service.ts'
import { receivePost } from '../../src/features/outreach/post.service.ts'
import { answerInHand, handIn, handInNil, newRowKey, saveRows } from '../../src/features/submission/answer.service.ts'
import type { Context } from '../../src/platform/context.ts'
import { type Access, POLICY } from '../../src/platform/http/policy.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { openRound } from '../open-round.ts'
import { person, postId, seen as seenOutdoors } from '../outreach-phone.ts'
import { type SignedInAs, signInAs } from '../sign-in.ts'

/**
 * Two worlds that differ only in what other units have sent must give a unit identical bytes, on every route that it
 * may use. The routes are taken from the live policy table: one that is added is tried too.
 */

const NOW = '2026-11-24T10:00:00.000Z'

/** Ids and random bytes of one actor: what one does takes nothing from the stream of another. */
function actor(context: Context, name: number): Context {
  let made = 0
  const hex = (length: number) => (++made + name * 100_000).toString(16).padStart(length, '0')
  return {
    ...context,
    clock: { now: () => NOW },
    newId: () => `${hex(8)}-0000-4000-8000-${hex(12)}`,
    random: (length) => Buffer.from(hkdfSync('sha256', `actor ${name}`, '', `draw ${++made}`, length)),
  }
}

const SHARED = 1
const OBSERVER = 2
const OTHERS = 3

const OWN_ROWS: readonly WrittenCells[] = [
  { accommodation: 'emergency_housing', personnummer: '198504129805', given_name: 'Vefårt', family_name: 'Nömisson' },
  { accommodation: 'på månen', birth_year: '1990' },
  { accommodation: 'friends', birth_year: '1971', sex: 'woman', initials: 'AB' },
  { accommodation: 'night_shelter', age: '~40', sex: 'man' },
]

/** What others may have sent: nothing, the very persons the observer has too, or somebody else. */
const otherRows = fc.array(
  fc.oneof(
    fc.constantFrom(...OWN_ROWS.filter(({ accommodation }) => accommodation !== 'på månen')),
    fc.record({
      accommodation: fc.constantFrom('outdoors', 'night_shelter', 'friends'),
      birth_year: fc.integer({ min: 1930, max: 2005 }).map(String),
      sex: fc.constantFrom('woman', 'man', 'unknown'),
    }),
  ),
  { maxLength: 4 },
)
const others = fc.record({
  mottagningen: fc.record({ rows: otherRows, isHandedIn: fc.boolean(), posts: fc.nat(3) }),
  voluntary: fc.record({ rows: otherRows, isHandedIn: fc.boolean(), posts: fc.nat(3) }),
})

type Others = typeof others extends fc.Arbitrary<infer Value> ? Value : never

interface World {
  readonly context: Context
  readonly app: FastifyInstance
  readonly answer: StoredAnswer
  readonly observer: SignedInAs
  readonly token: string
  /** Code of a phone of the observer's unit. */
  readonly code: string
  readonly rowId: string
}

async function makeWorld(sent: Others, role: Role, own: 'akuten' | 'stadsmissionen'): Promise<World> {
  const base = await openTemporaryContext(MIGRATIONS)
  const [shared, mine, theirs] = [SHARED, OBSERVER, OTHERS].map((name) => actor(base, name))
  if (!shared || !mine || !theirs) throw new Error('three actors')
  const round = await openRound(shared)
  const voluntary = own === 'akuten' ? 'stadsmissionen' : 'akuten'
  await answerAs(theirs, round.get('mottagningen'), sent.mottagningen)
  const answer = round.get(own)
  if (answer === undefined) throw new Error('the round asks everybody')
  const observer = await signInAs(mine, role, [answer.unit.id])
  // What is beyond the agreement of an organisation would be refused.
  const agreed = agreedWith(answer.unit.organisationKind, answer.agreement)
  const ownRows = OWN_ROWS.filter((cells) => beyondAgreement(agreed, cells).length === 0)
  for (const cells of ownRows) await addRow(mine, answer, cells)
  await answerAs(theirs, round.get(voluntary), sent.voluntary)
  const token = await makeToken(mine, { unitId: answer.unit.id, label: 'prov', accountId: null })
  const rowId = (await answerInHand(mine, answer.id)).rows[0]?.id ?? ''
  const [phone] = await makePhones(mine, answer.id, { labels: ['Grupp 1'], pin: null, accountId: null })
  return {
    context: mine,
    app: await buildApp(mine, { language: 'sv', logLevel: 'silent' }),
    answer,
    observer,
    token,
    code: phone?.code ?? '',
    rowId,
  }
}

async function addRow(context: Context, answer: StoredAnswer, cells: WrittenCells): Promise<void> {
  const key = await newRowKey(context, answer.id)
  await saveRows(context, answer.id, [{ key, version: null, cells }], { madeBy: 'form', accountId: null })
}

async function answerAs(
  context: Context,
  answer: StoredAnswer | undefined,
  { rows, isHandedIn, posts }: Others['voluntary'],
): Promise<void> {
  if (answer === undefined) return
  for (const cells of rows) {
    // What is beyond an agreement is refused: then less was sent.
    await addRow(context, answer, cells).catch(refused)
  }
  // From a phone, under the very ids that the observer's phone uses too.
  const [made] = await makePhones(context, answer.id, { labels: ['Grupp 1'], pin: null, accountId: null })
  const phone = await phoneOf(context, made?.code ?? '')
  if (phone === null) throw new Error('a phone that was just made')
  for (let at = 1; at <= posts; at += 1)
    await receivePost(context, phone, postId(at), at % 2 === 0 ? person() : seenOutdoors(at)).catch(refused)
  if (!isHandedIn) return
  const hasRows = (await answerInHand(context, answer.id)).rows.length > 0
  await (hasRows ? handIn : handInNil)(context, answer.id, null)
}

const refused = (error: unknown) => {
  if (!(error instanceof DomainError)) throw error
}

const mayUse = (access: Access, role: Role): boolean =>
  typeof access === 'string'
    ? access === 'anyone' || access === 'api' || access === 'phone'
    : access.roles.some((one) => one === role)

const NOBODYS = '00000000-0000-4000-8000-000000000000'

/** Values for the names in addresses. A name that is not here fails the test: think of what it may tell. */
const valuesIn = ({ answer, rowId }: World): Readonly<Record<string, string>> => ({
  answer: answer.id,
  row: rowId,
  census: answer.round.census.id,
  record: 'finns-inte',
  guide: 'enhet',
  token: 'finns-inte-finns-inte-finns-inte',
  upload: NOBODYS,
  question: NOBODYS,
  phone: NOBODYS,
  observation: NOBODYS,
  post: postId(1),
  session: NOBODYS,
  pair: `${NOBODYS}.${NOBODYS}`,
  act: NOBODYS,
  account: NOBODYS,
  file: 'finns-inte',
  edition: NOBODYS,
  '*': 'service.css',
})

function addressOf(route: string, world: World): string {
  const values = valuesIn(world)
  return route.replace(/:(\w+)|\*/g, (part, name: string | undefined) => {
    const value = values[name ?? part]
    if (value === undefined) throw new Error(`say what ${part} is in ${route}`)
    return value
  })
}

async function everythingSeen(world: World, role: Role): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {}
  const rows: Readonly<Record<string, Access>> = POLICY
  const see = async (method: 'GET' | 'POST' | 'PUT', url: string, access: Access, payload?: object) => {
    const bearer = access === 'api' ? world.token : world.code
    const headers =
      access === 'api' || access === 'phone'
        ? { host: 'localhost', authorization: `Bearer ${bearer}` }
        : world.observer.headers
    const form = {
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ csrf: world.observer.csrf }).toString(),
    }
    const reply = await world.app.inject({
      method,
      url,
      ...(method === 'POST' && access !== 'api' ? form : { headers }),
      ...(payload === undefined ? {} : { payload }),
    })
    const { date: _, ...told } = reply.headers
    seen[`${method} ${url} ${Object.keys(seen).length}`] = [reply.statusCode, told, reply.rawPayload.toString('base64')]
  }
  const readAll = async () => {
    for (const [route, access] of Object.entries(rows)) {
      const [method = '', path = ''] = route.split(' ')
      if (method === 'GET' && path !== '/healthz' && mayUse(access, role))
        await see('GET', addressOf(path, world), access)
    }
  }
  await readAll()
  // Everything the observer may do, in the order of the table, with empty forms; then everything is read again.
  for (const [route, access] of Object.entries(rows)) {
    const [method = '', path = ''] = route.split(' ')
    const isOut = path === '/logga-ut' || path.startsWith('/konto')
    if (method === 'POST' && !isOut && mayUse(access, role)) await see('POST', addressOf(path, world), access)
    // First time, repeat, and other content under the same id.
    if (method === 'PUT' && access === 'phone')
      for (const post of [person(), person(), seenOutdoors(2)]) await see('PUT', addressOf(path, world), access, post)
  }
  await readAll()
  return seen
}

async function worldsAreAlike(left: Others, right: Others, role: Role, own: 'akuten' | 'stadsmissionen') {
  const seen: Record<string, unknown>[] = []
  for (const sent of [left, right]) {
    const world = await makeWorld(sent, role, own)
    seen.push(await everythingSeen(world, role))
    await world.app.close()
    await world.context.db.destroy()
  }
  const [first = {}, second = {}] = seen
  expect(Object.keys(second)).toEqual(Object.keys(first))
  for (const route of Object.keys(first)) expect([route, second[route]]).toEqual([route, first[route]])
  return first
}

describe('what others have sent changes nothing of what is seen by', () => {
  it.each([
    ['unit_reporter', 'akuten'],
    ['unit_lead', 'akuten'],
    ['voluntary_organisation', 'stadsmissionen'],
  ] as const)(
    'a %s',
    async (role, own) => {
      await fc.assert(
        fc.asyncProperty(others, others, async (left, right) => {
          await worldsAreAlike(left, right, role, own)
        }),
        { numRuns: 3 },
      )
    },
    300_000,
  )

  it('a unit that has handed in, beside one that names the same person', async () => {
    const nothing = {
      mottagningen: { rows: [], isHandedIn: false, posts: 0 },
      voluntary: { rows: [], isHandedIn: false, posts: 0 },
    }
    const same = {
      mottagningen: { rows: [OWN_ROWS[0] ?? {}], isHandedIn: true, posts: 2 },
      voluntary: { rows: [], isHandedIn: true, posts: 1 },
    }
    const seen = await worldsAreAlike(nothing, same, 'unit_reporter', 'akuten')
    expect(Object.keys(seen).filter((route) => route.includes('/svar/')).length).toBeGreaterThan(2)
  }, 120_000)
})
