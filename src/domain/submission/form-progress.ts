import type { AnswerRights, RoundState } from '../census/round.ts'

/** What a unit has to do with its answer, in the order it does it. */
export const TASKS = ['definition', 'contact', 'persons', 'questions', 'hand_in'] as const
/** One of `TASKS`. */
export type Task = (typeof TASKS)[number]

/** How far one task has come. */
export type TaskState = 'to_do' | 'started' | 'done' | 'waits'

/**
 * Where an answer stands, as its unit is told: *late* is one that can still be handed in after the last day, *locked*
 * one that can neither be changed nor opened.
 */
export type AnswerStage = 'not_started' | 'started' | 'ready' | 'handed_in' | 'opened_again' | 'late' | 'locked'

/** What the standing of an answer depends on. */
export interface AnswerSoFar {
  readonly round: RoundState
  readonly rights: AnswerRights
  readonly isHandedIn: boolean
  /** Whether it has been handed in before and was opened again. */
  readonly wasHandedIn: boolean
  readonly definitionRead: boolean
  readonly contactConfirmed: boolean
  readonly questionsAnswered: boolean
  readonly persons: number
  /** Rows that have to be completed before the answer can be handed in. */
  readonly toComplete: number
}

/** How far each task has come. */
export function tasksOf(soFar: AnswerSoFar): Readonly<Record<Task, TaskState>> {
  const { isHandedIn, definitionRead, contactConfirmed, questionsAnswered, persons, toComplete } = soFar
  const done = (is: boolean): TaskState => (is ? 'done' : 'to_do')
  return {
    definition: done(definitionRead),
    contact: done(contactConfirmed),
    persons: persons === 0 ? done(isHandedIn) : toComplete > 0 ? 'started' : 'done',
    questions: done(questionsAnswered),
    hand_in: isHandedIn ? 'done' : persons > 0 && toComplete > 0 ? 'waits' : 'to_do',
  }
}

/** Where the answer stands. Nothing but rows to complete keeps it from being handed in: what else is left is asked for, not required. */
export function stageOf(soFar: AnswerSoFar): AnswerStage {
  const { round, rights, isHandedIn, wasHandedIn, persons, toComplete } = soFar
  if (round !== 'open') return 'locked'
  if (isHandedIn) return 'handed_in'
  if (rights.isLate) return 'late'
  if (wasHandedIn) return 'opened_again'
  const tasks = tasksOf(soFar)
  if (persons > 0 && toComplete === 0) return 'ready'
  return persons > 0 || [tasks.definition, tasks.contact, tasks.questions].includes('done') ? 'started' : 'not_started'
}
