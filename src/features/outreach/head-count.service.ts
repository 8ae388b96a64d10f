import type { Observation } from '../../domain/submission/observation.ts'
import { nightOf } from '../../domain/submission/read-observations.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { answerById } from '../submission/answer.service.ts'
import { addHeadCount, takeBackHeadCount } from './head-count.repository.ts'
import { refuseClosedRound } from './phone.service.ts'
import { forgetHeadCount } from './post.repository.ts'

/** Stores a head count that a unit has written; false when its night is not in the census week. */
export async function saveHeadCount(context: Context, answerId: string, observation: Observation): Promise<boolean> {
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    refuseClosedRound(answer)
    const night = nightOf(observation.observedAt, answer.round.census.week)
    if (night === null) return false
    await addHeadCount(inside, answer, night, observation)
    return true
  })
}

/** Takes a head count back, whichever way it came. It stays, and is no longer read. */
export async function removeHeadCount(context: Context, answerId: string, id: string): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    refuseClosedRound(answer)
    await takeBackHeadCount(inside, answer, id)
    await forgetHeadCount(db, answerId, id)
  })
}
