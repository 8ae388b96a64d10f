import type { CensusWeek, IsoDate } from '../terms/dates.ts'
import { NEXT_STATES, nextStatesOf, type RoundState } from './round.ts'

/** What a change of state depends on. */
export interface RoundFacts {
  readonly state: RoundState
  readonly isTraining: boolean
  readonly week: CensusWeek
  readonly deadline: IsoDate
  readonly unitsAsked: number
  /** Whether a report has been made of it. */
  readonly hasReport: boolean
  /** Whether something was handed in or corrected after that. */
  readonly isReportOld: boolean
  /** Whether a public report of it is out. */
  readonly isPublic: boolean
}

/** Why a round cannot go to a state. Words are in the pages' texts. */
export const OBSTACLES = [
  'not_next',
  'no_units',
  'deadline_too_early',
  'is_public',
  'training',
  'no_report',
  'report_old',
  'not_public',
] as const
/** One of `OBSTACLES`. */
export type Obstacle = (typeof OBSTACLES)[number]

/** Everything that keeps a round from going to a state; nothing when it may. A round for practice is never published. */
export function obstaclesTo(to: RoundState, round: RoundFacts): readonly Obstacle[] {
  const { state, isTraining, week, deadline, unitsAsked, hasReport, isReportOld, isPublic } = round
  // Of publishing practice it is said why not, rather than that it does not come next.
  if (![...NEXT_STATES[state], ...nextStatesOf(round)].includes(to)) return ['not_next']
  const all: readonly (readonly [Obstacle, boolean])[] = [
    ['no_units', to === 'open' && unitsAsked === 0],
    ['deadline_too_early', to === 'open' && deadline <= week.from],
    ['is_public', to === 'open' && isPublic],
    ['training', to === 'published' && isTraining],
    ['no_report', to === 'published' && !isTraining && !hasReport],
    ['report_old', to === 'published' && !isTraining && hasReport && isReportOld],
    ['not_public', to === 'published' && !isTraining && hasReport && !isReportOld && !isPublic],
  ]
  return all.flatMap(([obstacle, holds]) => (holds ? [obstacle] : []))
}
