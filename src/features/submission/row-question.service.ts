import { looksLikePersonalNumber } from '../../domain/submission/shape-of.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { note } from '../census/round.service.ts'
import { answerById } from './answer.service.ts'
import { questionTexts } from './board.texts.ts'
import {
  closeQuestionAt,
  findQuestion,
  questionsOf,
  type RowQuestion,
  saveQuestion,
  saveReply,
} from './row-question.repository.ts'

const LONGEST_QUESTION = 1000

/** What is to be changed in a question or a reply; nothing when it can stand. */
function faultIn(text: string, missing: Text): Text | null {
  if (text.trim() === '') return missing
  if (text.length > LONGEST_QUESTION) return questionTexts.tooLong
  return looksLikePersonalNumber(text) ? questionTexts.personalNumber : null
}

/** The analyst asks a unit about one row. Answers what is to be changed in the question; `null` when it is asked. */
export async function askAboutRow(
  context: Context,
  asked: { readonly answerId: string; readonly rowId: string; readonly accountId: string; readonly text: string },
): Promise<Text | null> {
  const fault = faultIn(asked.text, questionTexts.questionMissing)
  if (fault !== null) return fault
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const { round } = await answerById(inside, asked.answerId)
    if (round.state !== 'open' && round.state !== 'locked')
      throw new DomainError('round_state', questionTexts.roundOver)
    // A form sent twice asks once.
    const isAsked = (await openQuestionsOf(inside, asked.answerId)).some(
      ({ rowId, question, reply }) => rowId === asked.rowId && reply === null && question === asked.text.trim(),
    )
    if (isAsked) return null
    await saveQuestion(inside, round.census.id, {
      id: context.newId(),
      row_id: asked.rowId,
      asked_by: asked.accountId,
      asked_at: context.clock.now(),
      text: asked.text.trim(),
    })
    await note(inside, round.census.id, asked, 'question_asked', { answerId: asked.answerId })
    return null
  })
}

/** The questions of an answer that are not closed, replied to or not: what the unit sees on its rows. */
export async function openQuestionsOf(
  context: Pick<Context, 'db' | 'vault'>,
  answerId: string,
): Promise<RowQuestion[]> {
  return (await questionsOf(context, answerId)).filter(({ closedAt }) => closedAt === null)
}

/**
 * The unit replies on the row; what it said before is replaced until the analyst has closed the question. Answers what is
 * to be changed in the reply; `null` when it is stored. Whose the answer is the caller has seen to.
 */
export async function answerQuestion(
  context: Context,
  questionId: string,
  accountId: string,
  text: string,
): Promise<Text | null> {
  const fault = faultIn(text, questionTexts.replyMissing)
  if (fault !== null) return fault
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const question = await findQuestion(inside, questionId)
    if (question === undefined) throw new DomainError('not_found', questionTexts.notFound)
    if (question.closedAt !== null) throw new DomainError('answer_closed', questionTexts.isClosed)
    const { round } = await answerById(inside, question.answerId)
    if (round.state !== 'open' && round.state !== 'locked')
      throw new DomainError('answer_closed', questionTexts.roundOver)
    await saveReply(inside, round.census.id, questionId, { text: text.trim(), by: accountId, at: context.clock.now() })
    await note(inside, round.census.id, { accountId }, 'question_answered', { answerId: question.answerId })
    return null
  })
}

/** The analyst is done with a question, replied to or not. */
export async function closeQuestion(
  context: Context,
  answerId: string,
  questionId: string,
  accountId: string,
): Promise<void> {
  await inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    const question = await findQuestion(inside, questionId)
    if (question === undefined || question.answerId !== answerId)
      throw new DomainError('not_found', questionTexts.notFound)
    if (question.closedAt !== null) return
    const { round } = await answerById(inside, answerId)
    await closeQuestionAt(db, questionId, accountId, context.clock.now())
    await note(inside, round.census.id, { accountId }, 'question_closed', { answerId })
  })
}
