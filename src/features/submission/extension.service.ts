import { mayBeOpenedByAnalyst } from '../../domain/census/round.ts'
import { looksLikePersonalNumber } from '../../domain/submission/shape-of.ts'
import { isIsoDate } from '../../domain/terms/dates.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { swedishDay } from '../../domain/terms/swedish-moment.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { flag } from '../../platform/database/schema.ts'
import { changeAnswer } from '../census/round.repository.ts'
import { note } from '../census/round.service.ts'
import { answerById } from './answer.service.ts'
import { extensionTexts } from './board.texts.ts'
import { decideExtensions, extensionOf, saveExtension, withdrawWaiting } from './extension.repository.ts'

export { extensionOf } from './extension.repository.ts'

/** More time, as it is asked for or given in a form. */
export interface TimeAsked {
  /** The last day that is asked for, YYYY-MM-DD. */
  readonly until: string
  readonly reason: string
}

/** What is to be changed in it, by field; nothing when it is done. */
export type TimeFaults = { readonly [F in keyof TimeAsked]?: Text }

const LONGEST_REASON = 500

/**
 * A unit asks for more time, and why. Answers what is to be changed in the form; when nothing is, the request is with
 * the analyst, in place of one that waited. Refuses when the round takes no answers or the unit has handed in.
 */
export async function requestExtension(
  context: Context,
  answerId: string,
  accountId: string,
  { until, reason }: TimeAsked,
): Promise<TimeFaults> {
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    if (answer.round.state !== 'open') throw new DomainError('answer_closed', extensionTexts.roundClosed)
    if (answer.state === 'handed_in') throw new DomainError('answer_closed', extensionTexts.handedIn)
    const faults = { ...dayFault(context, answer, until), ...reasonFault(reason) }
    if (faults.until !== undefined || faults.reason !== undefined) return faults
    await withdrawWaiting(db, answerId)
    await saveExtension(inside, answer.round.census.id, {
      id: context.newId(),
      answer_id: answerId,
      until,
      reason: reason.trim(),
      asked_by: accountId,
      asked_at: context.clock.now(),
      decision: null,
      decided_by: null,
      decided_at: null,
    })
    const { id } = answer.round.census
    await note(inside, id, { accountId }, 'extension_asked', { answerId, detail: until })
    return {}
  })
}

function dayFault(
  { clock }: Pick<Context, 'clock'>,
  { extendedTo, round }: Awaited<ReturnType<typeof answerById>>,
  until: string,
): TimeFaults {
  if (!isIsoDate(until)) return { until: extensionTexts.notADay }
  if (until < swedishDay(clock.now())) return { until: extensionTexts.dayPassed }
  return until <= (extendedTo ?? round.deadline) ? { until: extensionTexts.notLater } : {}
}

function reasonFault(reason: string): TimeFaults {
  if (reason.trim() === '') return { reason: extensionTexts.reasonMissing }
  if (reason.length > LONGEST_REASON) return { reason: extensionTexts.tooLong }
  return looksLikePersonalNumber(reason) ? { reason: extensionTexts.personalNumber } : {}
}

/** The analyst gives a unit more time, asked for or not. Answers what is to be changed in the day. */
export async function grantExtension(
  context: Context,
  answerId: string,
  accountId: string,
  until: string,
): Promise<Pick<TimeFaults, 'until'>> {
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    if (answer.round.state !== 'open') throw new DomainError('answer_closed', extensionTexts.roundClosed)
    const faults = dayFault(context, answer, until)
    if (faults.until !== undefined) return faults
    await changeAnswer(db, answerId, { extended_to: until })
    await decideExtensions(db, answerId, { decision: 'granted', by: accountId, at: context.clock.now() })
    await note(inside, answer.round.census.id, { accountId }, 'extension_granted', { answerId, detail: until })
    return {}
  })
}

/** The analyst says no to what waits of an answer: the last day stays. */
export async function declineExtension(context: Context, answerId: string, accountId: string): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    const waiting = await extensionOf(inside, answerId)
    if (waiting?.decision !== null) return
    await decideExtensions(db, answerId, { decision: 'declined', by: accountId, at: context.clock.now() })
    await note(inside, answer.round.census.id, { accountId }, 'extension_declined', { answerId })
  })
}

/** The analyst opens a handed-in answer again for its unit, also after its last day. What was handed in counts until it is handed in anew. */
export async function reopenForUnit(context: Context, answerId: string, accountId: string): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const answer = await answerById(inside, answerId)
    if (!mayBeOpenedByAnalyst({ round: answer.round.state, answer: answer.state }))
      throw new DomainError('answer_closed', extensionTexts.cannotReopen)
    await changeAnswer(db, answerId, { state: 'open', reopened_by_analyst: flag(true) })
    await note(inside, answer.round.census.id, { accountId }, 'reopened_by_analyst', { answerId })
  })
}
