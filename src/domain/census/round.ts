import type { IsoDate } from '../terms/dates.ts'
import { swedishDay } from '../terms/swedish-moment.ts'

/**
 * Where a round of the census (mätomgång) stands. *Prepared*: only those who prepare it see it. *Open*: units report.
 * *Locked*: units read what they handed in and change nothing; the analyst links, decides and corrects. *Published*:
 * the public report is out; to revise it the round is locked again. *Archived*: nothing changes any more.
 */
export const ROUND_STATES = ['prepared', 'open', 'locked', 'published', 'archived'] as const
/** One of `ROUND_STATES`. */
export type RoundState = (typeof ROUND_STATES)[number]

/** The states a round may go to from each. A round can be opened again to its units until its report is out. */
export const NEXT_STATES: Readonly<Record<RoundState, readonly RoundState[]>> = {
  prepared: ['open'],
  open: ['locked'],
  locked: ['open', 'published'],
  published: ['locked', 'archived'],
  archived: [],
}

/** The states a round may go to. One for practice is never published, so it is put away as soon as it is locked. */
export function nextStatesOf({
  state,
  isTraining,
}: {
  readonly state: RoundState
  readonly isTraining: boolean
}): readonly RoundState[] {
  if (!isTraining) return NEXT_STATES[state]
  const next = NEXT_STATES[state].filter((each) => each !== 'published')
  return state === 'locked' ? [...next, 'archived'] : next
}

/** What a voluntary organisation has agreed to hand in: numbers alone, some of what is asked, or everything. */
export const AGREEMENTS = ['counts', 'partial', 'full'] as const
/** One of `AGREEMENTS`. */
export type Agreement = (typeof AGREEMENTS)[number]

/** As far as what a unit may do depends on the round and on its own answer. */
export interface AnswerStanding {
  readonly round: RoundState
  /** Last day to hand in, the unit's own extension counted in. */
  readonly lastDay: IsoDate
  /** One that the analyst has opened again after its last day is open like any other. */
  readonly answer: 'open' | 'handed_in'
}

/** What a unit may do with its answer today. What it may not do says why. */
export interface AnswerRights {
  /** Add, change and take back rows, and hand in. */
  readonly mayChange: boolean
  /** Open its handed-in answer again by itself. */
  readonly mayReopen: boolean
  /** Whether rows handed in today come after the last day (efterrapportering). */
  readonly isLate: boolean
}

/**
 * Until the last day a unit opens and changes its answer as it likes. After it, one that never handed in still may, as
 * a late answer: it is better heard late than not. One that has handed in asks the analyst, who opens it
 * (`mayBeOpenedByAnalyst`). Locked, nothing changes.
 */
export function answerRights({ round, lastDay, answer }: AnswerStanding, today: IsoDate): AnswerRights {
  const isLate = today > lastDay
  return {
    mayChange: round === 'open' && answer === 'open',
    mayReopen: round === 'open' && answer === 'handed_in' && !isLate,
    isLate,
  }
}

/** Whether the analyst may open a handed-in answer again for its unit: on any day while the round takes answers. */
export const mayBeOpenedByAnalyst = ({ round, answer }: Pick<AnswerStanding, 'round' | 'answer'>): boolean =>
  round === 'open' && answer === 'handed_in'

/** Whether the analyst may correct what was handed in, with a reason: until the report is out. */
export const mayBeCorrected = ({ round, answer }: Pick<AnswerStanding, 'round' | 'answer'>): boolean =>
  (round === 'open' || round === 'locked') && answer === 'handed_in'

/** Whether what came at a moment (UTC, ISO 8601) came after a last day (efterrapportering). */
export const isAfter = (moment: string, lastDay: IsoDate): boolean => swedishDay(moment) > lastDay
