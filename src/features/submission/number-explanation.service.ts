import { lastTimeOf } from '../../domain/census/answer-standing.ts'
import { looksLikePersonalNumber } from '../../domain/submission/shape-of.ts'
import { isUnusualNumber } from '../../domain/submission/unusual-number.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { unitsAsked } from '../census/census.repository.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { recordsByUnit } from './board.repository.ts'
import { earlierCensus } from './board.service.ts'
import { forgetNumberExplanation, numberExplanations, saveNumberExplanation } from './number-explanation.repository.ts'
import { numberTexts } from './number-explanation.texts.ts'

/** That a unit is about to hand in unusually many or few, and what it has said of it. Only its own numbers are in it. */
export interface UnusualNumber {
  readonly now: number
  readonly before: number
  /** Key of the census that `before` is of. */
  readonly census: string
  /** What was said when it was handed in with the same number; '' when nothing. */
  readonly reason: string
}

/** Whether the number of rows is unusual against what the unit itself handed in last time; `null` when it is not. */
export async function unusualNumber(
  context: Pick<Context, 'db' | 'vault'>,
  { id, round, unit }: StoredAnswer,
  now: number,
): Promise<UnusualNumber | null> {
  const earlier = round.isTraining ? null : await earlierCensus(context.db, round.census)
  if (earlier === null) return null
  const { asked, nil } = await unitsAsked(context.db, earlier.id)
  const before = lastTimeOf(
    { key: unit.key, successorOf: [] },
    { asked: new Set(asked), nil: new Set(nil), rows: await recordsByUnit(context.db, earlier.id) },
  )
  if (typeof before !== 'number' || !isUnusualNumber(now, before)) return null
  const said = (await numberExplanations(context, round.census.id)).get(id)
  return { now, before, census: earlier.key, reason: said?.rowsNow === now ? said.reason : '' }
}

const LONGEST_REASON = 500

/** What has to be changed in the explanation before it is stored. It may be left out. */
export function explanationFault(reason: string): Text | undefined {
  if (reason.length > LONGEST_REASON) return numberTexts.tooLong
  return looksLikePersonalNumber(reason) ? numberTexts.holdsNumber : undefined
}

/** Keeps what the unit says of its number, for the analyst; saying nothing takes back what was said. */
export async function explainNumber(
  context: Context,
  answer: StoredAnswer,
  said: { readonly rowsNow: number; readonly reason: string; readonly accountId: string },
): Promise<void> {
  if (said.reason === '') await forgetNumberExplanation(context, answer.id)
  else await saveNumberExplanation(context, answer.round.census.id, { answerId: answer.id, ...said })
}
