import { type ObservedGroup, observedGroups } from '../../domain/outreach/observed-persons.ts'
import type { Context } from '../../platform/context.ts'
import { answersOf, type StoredAnswer, type StoredRound } from '../census/round.repository.ts'
import { observationsOf } from '../submission/submission.repository.ts'
import { countPhones } from './phone.repository.ts'
import { type PhoneTotals, totalsOf } from './phone-totals.service.ts'
import { countPostsOfCensus } from './post.repository.ts'

/** What one unit has contributed outdoors. Unit: persons, but for `phones` and `uncertain`, which is posts. */
export interface Contribution {
  readonly answer: StoredAnswer
  readonly phones: number
  readonly totals: PhoneTotals
  /** Persons seen, from phones, forms and files, all nights together. */
  readonly observed: number
  readonly uncertain: number
}

/** What was counted outdoors in a round, by whom, and how those seen count. */
export interface OutreachBoard {
  readonly round: StoredRound
  readonly contributions: readonly Contribution[]
  readonly groups: readonly ObservedGroup[]
}

/** For the analyst alone: it tells organisations apart. */
export async function outreachBoard({ db }: Pick<Context, 'db'>, round: StoredRound): Promise<OutreachBoard> {
  const { id } = round.census
  const [phones, counts, observations] = [
    await countPhones(db, id),
    await countPostsOfCensus(db, id),
    await observationsOf(db, id),
  ]
  const contributions = (await answersOf(db, id)).flatMap((answer): Contribution[] => {
    const own = counts.filter(({ answerId }) => answerId === answer.id)
    const seen = observations.filter(({ unit_key }) => unit_key === answer.unit.key)
    const has = phones.get(answer.id) ?? 0
    if (has === 0 && own.length === 0 && seen.length === 0) return []
    return [
      {
        answer,
        phones: has,
        totals: totalsOf(own),
        observed: seen.reduce((sum, { persons }) => sum + persons, 0),
        uncertain: own.reduce((sum, { uncertain }) => sum + uncertain, 0),
      },
    ]
  })
  return { round, contributions, groups: observedGroups(observations) }
}
