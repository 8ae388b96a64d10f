import { z } from 'zod'
import { DomainError, type DomainErrorCode } from '../../domain/terms/domain-error.ts'
import type { Context } from '../../platform/context.ts'
import { openRescueFile } from '../../platform/privacy/rescue-file.ts'
import { nextTurn } from '../../platform/workers/in-turns.ts'
import { answerById, placeOf } from '../submission/answer.service.ts'
import { phonesOf, rescueKeyOf } from './phone.repository.ts'
import { receivePost } from './post.service.ts'

/** Posts that one file may hold: more than a phone keeps. */
const MOST_RESCUED = 5_000
const rescued = z.array(z.strictObject({ id: z.uuid(), body: z.unknown() })).max(MOST_RESCUED)

/** What came of a rescued file. Unit: posts. */
export interface RescueOutcome {
  readonly stored: number
  readonly before: number
  /** Not to be taken in as they are. */
  readonly faulty: number
  /** Nothing is wrong with them: the service could not store them now, and can when the file is handed in again. */
  readonly notNow: number
}

/**
 * Takes in what a phone saved as a file because it could not send: as if it had sent it, so that what came both ways is
 * there once. `null` when no phone of the answer has sealed the file. A phone that was blocked may be rescued: whoever
 * hands in the file is signed in.
 */
export async function takeInRescued(
  context: Context,
  answerId: string,
  file: Uint8Array,
): Promise<RescueOutcome | null> {
  const { censusId } = placeOf(await answerById(context, answerId))
  for (const { id: phoneId, label, createdAt } of await phonesOf(context.db, answerId)) {
    const key = await rescueKeyOf(context, { answerId, phoneId, censusId })
    const text = key === undefined ? null : openRescueFile(key, file)
    if (text === null) continue
    const phone = { phoneId, answerId, censusId, label, pinKey: null, madeAt: createdAt }
    const outcome = { stored: 0, before: 0, faulty: 0, notNow: 0 }
    for (const { id, body } of rescued.parse(JSON.parse(text))) {
      outcome[await receiveOne(() => receivePost(context, phone, id.toLowerCase(), body, NO_LIMIT))] += 1
      await nextTurn() // the database answers at once: without this everybody else waits for the whole file
    }
    return outcome
  }
  return null
}

/** Somebody signed in has handed it in, and the file is bounded: what a phone may not send itself is saved this way too. */
const NO_LIMIT = Number.POSITIVE_INFINITY

/** Refusals that say something of the service, and nothing of the post. */
const PASSING: readonly DomainErrorCode[] = ['changed_meanwhile', 'key_missing']

/** One post that cannot be taken in keeps none of the others out. */
async function receiveOne(receive: () => ReturnType<typeof receivePost>): Promise<keyof RescueOutcome> {
  try {
    const outcome = await receive()
    if (!outcome.stored) return 'faulty'
    return outcome.isNew ? 'stored' : 'before'
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'outreach_closed') throw error
    return PASSING.includes(error.code) ? 'notNow' : 'faulty'
  }
}
