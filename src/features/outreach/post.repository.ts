import { type OutreachPost, outreachPost } from '../../domain/outreach/post.ts'
import type { PostStanding } from '../../domain/outreach/post-standing.ts'
import type { Context } from '../../platform/context.ts'
import type { Db, NewRow, Row } from '../../platform/database/schema.ts'

/** A post as far as what becomes of it goes: its content stays sealed. */
export type StoredPost = Omit<Row<'outreach_post'>, 'content'>

const WITHOUT_CONTENT = [
  ...(['answer_id', 'id', 'phone_id', 'kind', 'form', 'content_key', 'phone_time', 'clock_offset_ms'] as const),
  ...(['moment', 'moment_certain', 'received_at', 'persons', 'standing', 'replaces', 'replaced_by'] as const),
  ...(['row_key', 'observation_id'] as const),
] as const

const postPlace = (censusId: string, answerId: string, id: string) => ({
  census: censusId,
  table: 'outreach_post',
  row: `${answerId} ${id}`,
  column: 'content',
})

/** Which post, of which answer, in which census: its key seals the content. */
export interface PostPlace {
  readonly censusId: string
  readonly answerId: string
  readonly id: string
}

export async function findPost(db: Db, answerId: string, id: string): Promise<StoredPost | undefined> {
  return db
    .selectFrom('outreach_post')
    .select(WITHOUT_CONTENT)
    .where('answer_id', '=', answerId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The first post that came in place of another, whether that one has come or not. */
export async function findReplacementOf(db: Db, answerId: string, id: string): Promise<StoredPost | undefined> {
  return db
    .selectFrom('outreach_post')
    .select(WITHOUT_CONTENT)
    .where('answer_id', '=', answerId)
    .where('replaces', '=', id)
    .orderBy('received_at')
    .executeTakeFirst()
}

/** The post that another came in place of, when both have come. */
export async function findReplacedBy(db: Db, answerId: string, id: string): Promise<StoredPost | undefined> {
  return db
    .selectFrom('outreach_post')
    .select(WITHOUT_CONTENT)
    .where('answer_id', '=', answerId)
    .where('replaced_by', '=', id)
    .executeTakeFirst()
}

/** Stores a post, its content sealed. The primary key refuses a second one under the same id. */
export async function savePost(
  { db, vault }: Pick<Context, 'db' | 'vault'>,
  { censusId, answerId, id }: PostPlace,
  post: OutreachPost,
  row: Omit<NewRow<'outreach_post'>, 'answer_id' | 'id' | 'content'>,
): Promise<void> {
  const content = vault.seal(postPlace(censusId, answerId, id), JSON.stringify(post))
  await db
    .insertInto('outreach_post')
    .values({ ...row, answer_id: answerId, id, content })
    .execute()
}

/** How many posts a phone has sent, whatever became of them. */
export async function countPostsOfPhone(db: Db, phoneId: string): Promise<number> {
  const { posts } = await db
    .selectFrom('outreach_post')
    .where('phone_id', '=', phoneId)
    .select(({ fn }) => fn.countAll<number>().as('posts'))
    .executeTakeFirstOrThrow()
  return posts
}

/** The same of each phone of an answer that has sent any. */
export async function postsSentByPhone(db: Db, answerId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('outreach_phone')
    .innerJoin('outreach_post', 'phone_id', 'outreach_phone.id')
    .where('outreach_phone.answer_id', '=', answerId)
    .groupBy('phone_id')
    .select(({ fn }) => ['phone_id', fn.countAll<number>().as('posts')])
    .execute()
  return new Map(rows.map(({ phone_id, posts }) => [phone_id, posts]))
}

/** What may be noted of a post that is stored: never what it says. */
export type PostNote = Partial<Pick<NewRow<'outreach_post'>, 'standing' | 'replaced_by' | 'row_key' | 'observation_id'>>

export async function notePost(db: Db, answerId: string, id: string, note: PostNote): Promise<void> {
  await db.updateTable('outreach_post').set(note).where('answer_id', '=', answerId).where('id', '=', id).execute()
}

const contentOf = ({ vault }: Pick<Context, 'vault'>, { censusId, answerId, id }: PostPlace, content: Buffer) =>
  outreachPost.parse(JSON.parse(vault.open(postPlace(censusId, answerId, id), content)))

/** What a post that is stored says. */
export async function openPost({ db, vault }: Pick<Context, 'db' | 'vault'>, place: PostPlace): Promise<OutreachPost> {
  const { content } = await db
    .selectFrom('outreach_post')
    .select('content')
    .where('answer_id', '=', place.answerId)
    .where('id', '=', place.id)
    .executeTakeFirstOrThrow()
  return contentOf({ vault }, place, content)
}

/** A post that waits, and what it says. */
export interface WaitingPost {
  readonly stored: StoredPost
  readonly post: OutreachPost
}

/**
 * The first post after another that waits for the answer to be opened and that nothing has replaced, in the order they
 * came; `null` for the very first.
 */
export async function nextWaiting(
  { db, vault }: Pick<Context, 'db' | 'vault'>,
  { censusId, answerId }: Omit<PostPlace, 'id'>,
  after: Pick<StoredPost, 'id' | 'received_at'> | null,
): Promise<WaitingPost | undefined> {
  const row = await db
    .selectFrom('outreach_post')
    .selectAll()
    .where('answer_id', '=', answerId)
    .where('standing', '=', 'waits')
    .where('replaced_by', 'is', null)
    .where(({ eb, refTuple, tuple }) =>
      after === null ? eb.lit(true) : eb(refTuple('received_at', 'id'), '>', tuple(after.received_at, after.id)),
    )
    .orderBy('received_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { content, ...stored } = row
  return { stored, post: contentOf({ vault }, { censusId, answerId, id: stored.id }, content) }
}

/** Posts and the persons they tell of, by kind and what became of them. Those that were replaced are not among them. */
export interface PostCount {
  readonly answerId: string
  readonly phoneId: string
  readonly kind: Row<'outreach_post'>['kind']
  readonly standing: PostStanding
  readonly posts: number
  readonly persons: number
  /** Of which the moment is not certain. */
  readonly uncertain: number
}

const counts = (db: Db) =>
  db
    .selectFrom('outreach_post')
    .where('replaced_by', 'is', null)
    .groupBy(['answer_id', 'phone_id', 'kind', 'standing'])
    .select(({ fn, eb }) => [
      ...(['answer_id', 'phone_id', 'kind', 'standing'] as const),
      fn.countAll<number>().as('posts'),
      fn.sum<number>('persons').as('persons'),
      fn.sum<number>(eb.case().when('moment_certain', '=', 0).then(1).else(0).end()).as('uncertain'),
    ])
    .orderBy('kind')
    .orderBy('standing')

const asCount = ({
  answer_id,
  phone_id,
  ...rest
}: { answer_id: string; phone_id: string } & Omit<PostCount, 'answerId' | 'phoneId'>): PostCount => ({
  answerId: answer_id,
  phoneId: phone_id,
  ...rest,
})

/** What the phones of an answer have sent. */
export async function countPosts(db: Db, answerId: string): Promise<PostCount[]> {
  return (await counts(db).where('answer_id', '=', answerId).execute()).map(asCount)
}

/** The same of every answer of a census. */
export async function countPostsOfCensus(db: Db, censusId: string): Promise<PostCount[]> {
  const rows = await counts(db)
    .where('answer_id', 'in', (from) => from.selectFrom('answer').select('id').where('census_id', '=', censusId))
    .execute()
  return rows.map(asCount)
}

/** A head count was taken back elsewhere: the post it came from counts no more. */
export async function forgetHeadCount(db: Db, answerId: string, observationId: string): Promise<void> {
  await db
    .updateTable('outreach_post')
    .set({ standing: 'no_count' })
    .where('answer_id', '=', answerId)
    .where('observation_id', '=', observationId)
    .execute()
}
