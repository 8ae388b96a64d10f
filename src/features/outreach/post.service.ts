import { momentOfPost } from '../../domain/outreach/moment-of-post.ts'
import { MOST_POSTS } from '../../domain/outreach/phone.ts'
import { FORMS_READ, type OutreachPost, outreachPost, personsOfPost } from '../../domain/outreach/post.ts'
import { type PostStanding, standingOfPost } from '../../domain/outreach/post-standing.ts'
import { cellsOfPost, observationOfPost } from '../../domain/outreach/rows-of-post.ts'
import { agreedWith, beyondAgreement } from '../../domain/submission/agreement.ts'
import type { WrittenCells } from '../../domain/submission/answer-rows.ts'
import { nightOf } from '../../domain/submission/read-observations.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { flag } from '../../platform/database/schema.ts'
import type { PhoneAtWork } from '../../platform/http/viewer.ts'
import { nextTurn } from '../../platform/workers/in-turns.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { answerById, newRowKey, rightsOf, saveRowsWithin } from '../submission/answer.service.ts'
import { answerTexts } from '../submission/answer.texts.ts'
import { keysOf } from '../submission/answer-row.repository.ts'
import { addHeadCount, takeBackHeadCount } from './head-count.repository.ts'
import { outreachTexts } from './outreach.texts.ts'
import { refuseClosedRound } from './phone.service.ts'
import {
  countPostsOfPhone,
  findPost,
  findReplacedBy,
  findReplacementOf,
  nextWaiting,
  notePost,
  openPost,
  type StoredPost,
  savePost,
  type WaitingPost,
} from './post.repository.ts'

/** What came of a post: stored now or before, with what becomes of it; or why it cannot be read. */
export type PostOutcome =
  | { readonly stored: true; readonly isNew: boolean; readonly standing: PostStanding }
  | { readonly stored: false; readonly title: Text; readonly places: readonly string[] }

/**
 * Takes in a post of a phone, once: the same again is answered as stored and does nothing, other content under the same
 * id is refused. What it says becomes a row of the answer or a head count in the same transaction. A phone sends so many
 * posts and no more; there is no limit to what somebody signed in hands in for it.
 */
export async function receivePost(
  context: Context,
  phone: PhoneAtWork,
  id: string,
  body: unknown,
  most = MOST_POSTS,
): Promise<PostOutcome> {
  const read = outreachPost.safeParse(body)
  if (!read.success) {
    const places = [...new Set(read.error.issues.map(({ path }) => path.join('.')))]
    const isOtherForm = places.includes('form') && !FORMS_READ.some((form) => form === formOf(body))
    return { stored: false, title: isOtherForm ? outreachTexts.otherForm : outreachTexts.faults, places }
  }
  const post = read.data
  const contentKey = context.vault.keyOf('outreach-post', JSON.stringify([phone.answerId, id, post]))
  const storedBefore = async (db: Context['db']): Promise<PostOutcome | undefined> => {
    const before = await findPost(db, phone.answerId, id)
    if (before === undefined) return undefined
    if (before.content_key !== contentKey) throw new DomainError('post_differs', outreachTexts.differs)
    return { stored: true, isNew: false, standing: before.standing }
  }
  // A repeat is answered without waiting for the one who writes: what is stored does not change.
  const before = await storedBefore(context.db)
  if (before !== undefined) return before
  return inTransaction(context.db, async (db): Promise<PostOutcome> => {
    const meanwhile = await storedBefore(db)
    if (meanwhile !== undefined) return meanwhile
    if ((await countPostsOfPhone(db, phone.phoneId)) >= most)
      throw new DomainError('outreach_full', outreachTexts.full(most))
    const standing = await storeWithin({ ...context, db }, { phone, id, post, contentKey })
    return { stored: true, isNew: true, standing }
  })
}

const formOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'form' in body ? body.form : undefined

interface NewPost {
  readonly phone: PhoneAtWork
  readonly id: string
  readonly post: OutreachPost
  readonly contentKey: string
}

async function storeWithin(inside: Context, { phone, id, post, contentKey }: NewPost): Promise<PostStanding> {
  const { db, clock, vault } = inside
  const answer = await answerById(inside, phone.answerId)
  refuseClosedRound(answer)
  if (post.kind === 'person') refuseBeyond(answer, post)
  vault.prepare(phone.censusId)
  const receivedAt = clock.now()
  const { moment, isCertain } = momentOfPost(post, { receivedAt, phoneMadeAt: phone.madeAt })
  const isOpen = rightsOf(inside, answer).mayChange
  const standing = standingOfPost(post, { week: answer.round.census.week, moment, isOpen })
  // A post that is replaced may come after what replaces it: phones send one by one, but people have several tabs.
  const replacement = await findReplacementOf(db, answer.id, id)
  const replaced = await standingIn(inside, answer.id, post.replaces)
  const place = { censusId: phone.censusId, answerId: answer.id, id }
  await savePost(inside, place, post, {
    phone_id: phone.phoneId,
    kind: post.kind,
    form: post.form,
    content_key: contentKey,
    phone_time: post.createdAt,
    clock_offset_ms: post.clockOffset,
    moment,
    moment_certain: flag(isCertain),
    received_at: receivedAt,
    persons: personsOfPost(post),
    standing,
    replaces: post.replaces,
    replaced_by: replacement?.id ?? null,
    row_key: null,
    observation_id: null,
  })
  if (replaced !== undefined) await notePost(db, answer.id, replaced.id, { replaced_by: id })
  if (replacement === undefined)
    return takeEffect(inside, answer, { id, post, moment, standing, replaced, rowKey: null, isHeadCount: false })
  // What stands already in place of both takes over what the earlier one has become.
  const head = await lastInPlaceOf(inside, answer.id, replacement)
  if (replaced !== undefined)
    await takeEffect(inside, answer, {
      ...{ id: head.id, moment: head.moment, standing: head.standing, replaced, rowKey: head.row_key },
      post: await openPost(inside, { ...place, id: head.id }),
      isHeadCount: head.observation_id !== null,
    })
  return standing
}

/**
 * The post that stands where another stood: the last that came in place of it. Where that one has not come, two that were
 * written in place of it are still one.
 */
async function standingIn({ db }: Context, answerId: string, id: string | null): Promise<StoredPost | undefined> {
  if (id === null) return undefined
  const post = (await findPost(db, answerId, id)) ?? (await findReplacementOf(db, answerId, id))
  return post && lastInPlaceOf({ db }, answerId, post)
}

async function lastInPlaceOf({ db }: Pick<Context, 'db'>, answerId: string, post: StoredPost): Promise<StoredPost> {
  const seen = new Set<string>()
  let head = post
  while (head.replaced_by !== null && !seen.has(head.id)) {
    seen.add(head.id)
    const next = await findPost(db, answerId, head.replaced_by)
    if (next === undefined) return head
    head = next
  }
  return head
}

interface Effect {
  readonly id: string
  readonly post: OutreachPost
  readonly moment: string
  readonly standing: PostStanding
  /** What stood before, if the post came in place of another. */
  readonly replaced: StoredPost | undefined
  /** The row it is already; `null` when it is none. */
  readonly rowKey: string | null
  /** Whether it is a head count already: it waited for a row of what it replaces to be taken back. */
  readonly isHeadCount: boolean
}

/** Makes a row or a head count of a post, and takes back those of what it replaces. Answers what becomes of it. */
async function takeEffect(inside: Context, answer: StoredAnswer, effect: Effect): Promise<PostStanding> {
  const { db } = inside
  const { id, post, moment, standing, replaced, rowKey, isHeadCount } = effect
  if (replaced?.observation_id != null) await takeBackHeadCount(inside, answer, replaced.observation_id)
  if (post.kind === 'observation' && standing === 'counted' && !isHeadCount) {
    const observation = observationOfPost(post, moment)
    const night = nightOf(observation.observedAt, answer.round.census.week)
    if (night === null) throw new Error('a head count outside the week is not counted')
    const observationId = await addHeadCount(inside, answer, night, observation)
    await notePost(db, answer.id, id, { observation_id: observationId })
  }
  const earlierKey = await rowKeyBefore(inside, answer.id, replaced)
  const isPerson = post.kind === 'person' && (standing === 'counted' || standing === 'waits')
  if ((!isPerson || rowKey !== null) && earlierKey === null) return standing
  if (!rightsOf(inside, answer).mayChange) {
    await notePost(db, answer.id, id, { standing: 'waits' })
    return 'waits'
  }
  const key = rowKey ?? earlierKey ?? (await newRowKey(inside, answer.id))
  const others = earlierKey === null || earlierKey === key ? [] : [earlierKey]
  const there = await keysOf(db, answer.id, [key, ...others])
  const change = (row: string, cells: WrittenCells | null) => {
    const now = there.get(row)
    return { key: row, version: now?.isThere === true ? now.version : null, cells }
  }
  const changes = [change(key, isPerson ? cellsOfPost(post) : null), ...others.map((row) => change(row, null))]
  await saveRowsWithin(inside, answer, changes, { madeBy: 'phone', accountId: null })
  await notePost(db, answer.id, id, { row_key: key, standing })
  return standing
}

/** The row that what was replaced has become, or one of those before it. */
async function rowKeyBefore(inside: Context, answerId: string, head: StoredPost | undefined): Promise<string | null> {
  const seen = new Set<string>()
  for (let post = head; post !== undefined && !seen.has(post.id); ) {
    if (post.row_key !== null) return post.row_key
    seen.add(post.id)
    post = await findReplacedBy(inside.db, answerId, post.id)
  }
  return null
}

/** An organisation sends no more of a person than it has agreed to, whatever becomes of the post. */
function refuseBeyond({ unit, agreement }: StoredAnswer, post: Extract<OutreachPost, { kind: 'person' }>): void {
  const beyond = beyondAgreement(agreedWith(unit.organisationKind, agreement), cellsOfPost(post))
  if (beyond.length === 0) return
  throw new DomainError('beyond_agreement', answerTexts.beyondAgreement(beyond.map(({ label }) => label)))
}

/** What came of taking in what waited. Unit: posts. */
export interface TakenIn {
  readonly taken: number
  /** Left where they were: they say more of somebody than the organisation has agreed to since. */
  readonly left: number
}

/**
 * Takes the posts that waited for the answer to be opened into it, one by one as they would have come, and lets others
 * have their turn in between. Each is taken in whole or not at all: if it stops halfway the rest waits, and the next time
 * goes on there.
 */
export async function takeInWaiting(context: Context, answerId: string): Promise<TakenIn> {
  let [taken, left] = [0, 0]
  for (let last: StoredPost | null = null; ; await nextTurn()) {
    const next: Taking | null = await takeInNext(context, answerId, last)
    if (next === null) return { taken, left }
    last = next.stored
    if (next.isTaken) taken += 1
    else left += 1
  }
}

interface Taking {
  readonly stored: StoredPost
  readonly isTaken: boolean
}

/** The next that waits; `null` when there is none, or when the answer was handed in meanwhile. */
async function takeInNext(context: Context, answerId: string, after: StoredPost | null): Promise<Taking | null> {
  let stored: StoredPost | null = null
  try {
    return await inTransaction(context.db, async (db): Promise<Taking | null> => {
      const inside = { ...context, db }
      const answer = await answerById(inside, answerId)
      if (!rightsOf(inside, answer).mayChange) return null
      const next = await nextWaiting(inside, { censusId: answer.round.census.id, answerId }, after)
      if (next === undefined) return null
      stored = next.stored
      await takeInOne(inside, answer, next)
      return { stored: next.stored, isTaken: true }
    })
  } catch (error) {
    // One that may not be taken in keeps none of the others out.
    if (stored !== null && error instanceof DomainError && error.code === 'beyond_agreement')
      return { stored, isTaken: false }
    throw error
  }
}

async function takeInOne(inside: Context, answer: StoredAnswer, { stored, post }: WaitingPost): Promise<void> {
  const { id, moment, observation_id, row_key: rowKey } = stored
  const replaced = await findReplacedBy(inside.db, answer.id, id)
  const isHeadCount = observation_id !== null
  const standing = standingOfPost(post, { week: answer.round.census.week, moment, isOpen: true })
  const now = await takeEffect(inside, answer, { id, post, moment, standing, replaced, rowKey, isHeadCount })
  // Also of what became nothing: the week may have been moved since.
  await notePost(inside.db, answer.id, id, { standing: now })
}
