import { type SaidByUnit, type SaidTogether, saidTogether } from '../submission/follow-up.ts'

/** One person of whom units were asked beforehand whether the person is still there, and how the person stands now. */
export interface AskedPerson {
  /** What units have answered; empty when none has. */
  readonly said: readonly SaidByUnit[]
  readonly isCounted: boolean
  /** The units of each record of the person in the census in hand. */
  readonly recordedBy: readonly (readonly string[])[]
}

/** How much the question *kvar?* (dependent interviewing) may have moved. Unit: persons, each once. */
export interface FollowUpFigures {
  /** Persons of the census before about whom municipal units that answered now were asked. */
  readonly asked: number
  /** Of them, those about whom some unit answered; the next three add up to it. */
  readonly answered: number
  readonly still: number
  readonly left: number
  /** Units do not know, or contradict one another. */
  readonly notKnown: number
  /** Counted now, with one single record, from a unit that was asked about the person and answered that they are still there. */
  readonly onlyFromFollowUp: number
}

/**
 * How many were asked about beforehand, and how many are counted on the answer to that alone. Source: Eggs and Jäckle,
 * Dependent interviewing and sub-optimal responding, ISER working paper 2014-32: some accept what they are shown.
 */
export function followUpFigures(persons: readonly AskedPerson[]): FollowUpFigures {
  const answered = persons.filter(({ said }) => said.length > 0).map(({ said }) => saidTogether(said))
  const count = (...answers: readonly SaidTogether[]) => answered.filter((each) => answers.includes(each)).length
  const [still, notKnown] = [count('still'), count('unclear')]
  return {
    asked: persons.length,
    answered: answered.length,
    still,
    left: answered.length - still - notKnown,
    notKnown,
    onlyFromFollowUp: persons.filter(isOnlyFromFollowUp).length,
  }
}

function isOnlyFromFollowUp({ said, isCounted, recordedBy }: AskedPerson): boolean {
  const [units, ...more] = recordedBy
  if (!isCounted || units === undefined || more.length > 0) return false
  return said.some(({ outcome, unit }) => outcome === 'still' && units.length === 1 && units.includes(unit))
}
