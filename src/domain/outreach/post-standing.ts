import { nightOf } from '../submission/read-observations.ts'
import type { CensusWeek } from '../terms/dates.ts'
import { swedishDay, swedishTime } from '../terms/swedish-moment.ts'
import type { OutreachPost } from './post.ts'

/**
 * What becomes of a post. *Counted*: it is a row of the organisation's answer, or a head count. *Waits*: it will be,
 * when the organisation opens its answer again. *Out of scope*: somebody with a home. *Asked before*: somebody whom
 * another has asked tonight. *Outside week*: not in the census week. *No count*: it takes another back. All are kept.
 */
export const POST_STANDINGS = ['counted', 'waits', 'out_of_scope', 'asked_before', 'outside_week', 'no_count'] as const
/** One of `POST_STANDINGS`. */
export type PostStanding = (typeof POST_STANDINGS)[number]

/**
 * What becomes of a post that was written at a moment. The first question decides scope: somebody who sleeps in a home
 * of their own is not counted. Source: the practice of street counts (ux.md section 4.4).
 */
export function standingOfPost(
  post: OutreachPost,
  { week, moment, isOpen }: { readonly week: CensusWeek; readonly moment: string; readonly isOpen: boolean },
): PostStanding {
  if (post.kind === 'withdrawal') return 'no_count'
  if (nightOf(localTime(moment), week) === null) return 'outside_week'
  if (post.kind === 'observation') return 'counted'
  if (post.answers.accommodation === 'own_home') return 'out_of_scope'
  if (post.answers.askedBefore === 'yes') return 'asked_before'
  return isOpen ? 'counted' : 'waits'
}

/** A moment as the clock on a wall in Sweden showed it: YYYY-MM-DDTHH:MM. */
export const localTime = (moment: string): string => `${swedishDay(moment)}T${swedishTime(moment).replace('.', ':')}`
