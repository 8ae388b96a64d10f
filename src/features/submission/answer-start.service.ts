import { agreedWith } from '../../domain/submission/agreement.ts'
import {
  type AnswerSoFar,
  type AnswerStage,
  stageOf,
  type Task,
  type TaskState,
  tasksOf,
} from '../../domain/submission/form-progress.ts'
import type { Context } from '../../platform/context.ts'
import { answersOfUnits, changeAnswer, type StoredAnswer } from '../census/round.repository.ts'
import { type AnswerInHand, answerInHand, rightsOf } from './answer.service.ts'
import { countRows } from './answer-row.repository.ts'

/** How far a unit has come with an answer. */
export interface AnswerProgress {
  readonly stage: AnswerStage
  readonly tasks: Readonly<Record<Task, TaskState>>
  readonly persons: number
  readonly toComplete: number
}

/** How far a unit has come, from what it has written so far. */
export function progressOf({ answer, rows, rights }: AnswerInHand): AnswerProgress {
  const toComplete = rows.filter(({ record }) => record === null).length
  const soFar = soFarOf(answer, rights, rows.length, toComplete)
  return { stage: stageOf(soFar), tasks: tasksOf(soFar), persons: rows.length, toComplete }
}

const soFarOf = (
  answer: StoredAnswer,
  rights: AnswerInHand['rights'],
  persons: number,
  toComplete: number,
): AnswerSoFar => ({
  round: answer.round.state,
  rights,
  isHandedIn: answer.state === 'handed_in',
  wasHandedIn: answer.firstHandedInAt !== null,
  definitionRead: answer.definitionReadAt !== null,
  contactConfirmed: answer.contactConfirmedAt !== null,
  questionsAnswered: answer.questionsAnsweredAt !== null,
  persons,
  toComplete,
})

/** An answer in the list of a unit's answers. */
export interface AnswerInList {
  readonly answer: StoredAnswer
  readonly stage: AnswerStage
}

/** Whether a unit is told of a round: not while it is prepared, and of one for practice not once it is put away. */
const isShownToUnits = ({ state, isTraining }: StoredAnswer['round']): boolean =>
  state !== 'prepared' && !(state === 'archived' && isTraining)

/** The answers of the units somebody reports for, the latest week first, of the rounds that units are told of. */
export async function ownAnswers(context: Context, unitIds: readonly string[]): Promise<readonly AnswerInList[]> {
  const answers = (await answersOfUnits(context.db, unitIds)).filter(({ round }) => isShownToUnits(round))
  const listed: AnswerInList[] = []
  for (const answer of answers) {
    const rights = rightsOf(context, answer)
    // Rows are read only where something may be left to complete.
    const isOpen = rights.mayChange && (await countRows(context.db, answer.id)) > 0
    const { stage } = isOpen
      ? progressOf(await answerInHand(context, answer.id))
      : { stage: stageOf(soFarOf(answer, rights, 0, 0)) }
    listed.push({ answer, stage })
  }
  return listed
}

/** Notes that the unit has read who is counted. */
export const noteDefinitionRead = ({ db, clock }: Context, answerId: string): Promise<void> =>
  changeAnswer(db, answerId, { definition_read_at: clock.now() })

/** Whom of the unit the analyst can reach. */
export interface UnitContact {
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** Stores whom of the unit the analyst can reach. */
export const saveContact = ({ db, clock }: Context, answerId: string, contact: UnitContact): Promise<void> =>
  changeAnswer(db, answerId, {
    contact_name: contact.name,
    contact_phone: contact.phone === '' ? null : contact.phone,
    contact_email: contact.email === '' ? null : contact.email,
    contact_confirmed_at: clock.now(),
  })

/** How much of a person the unit may hand in. */
export const agreementOf = ({ unit, agreement }: StoredAnswer) => agreedWith(unit.organisationKind, agreement)
