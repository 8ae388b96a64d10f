import type { Context } from '../../platform/context.ts'
import { countPosts, type PostCount } from './post.repository.ts'

/** What the phones of one unit have sent. Unit: persons, but for `posts` and `byPhone`, which are posts. */
export interface PhoneTotals {
  readonly posts: number
  readonly persons: number
  readonly observed: number
  readonly waits: number
  readonly outOfScope: number
  readonly askedBefore: number
  readonly outsideWeek: number
  readonly byPhone: ReadonlyMap<string, number>
}

/** What the phones of one unit have sent, added up. */
export async function phoneTotals({ db }: Pick<Context, 'db'>, answerId: string): Promise<PhoneTotals> {
  return totalsOf(await countPosts(db, answerId))
}

/** Counts added up. */
export function totalsOf(counts: readonly PostCount[]): PhoneTotals {
  const sum = (isMeant: (count: PostCount) => boolean) =>
    counts.filter(isMeant).reduce((total, { persons }) => total + persons, 0)
  const byPhone = new Map<string, number>()
  for (const { phoneId, posts } of counts) byPhone.set(phoneId, (byPhone.get(phoneId) ?? 0) + posts)
  return {
    posts: counts.reduce((total, { posts }) => total + posts, 0),
    persons: sum(({ kind, standing }) => kind === 'person' && standing === 'counted'),
    observed: sum(({ kind, standing }) => kind === 'observation' && (standing === 'counted' || standing === 'waits')),
    waits: sum(({ kind, standing }) => kind === 'person' && standing === 'waits'),
    outOfScope: sum(({ standing }) => standing === 'out_of_scope'),
    askedBefore: sum(({ standing }) => standing === 'asked_before'),
    outsideWeek: sum(({ standing }) => standing === 'outside_week'),
    byPhone,
  }
}
