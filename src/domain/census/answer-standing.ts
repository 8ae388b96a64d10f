import type { IsoDate } from '../terms/dates.ts'
import { isAfter } from './round.ts'

/**
 * Where a unit's answer stands, as the analyst's board has it. *Answered*: persons were handed in. *Nil*: the unit has
 * said that it met nobody (nollrapport). *Started*: rows are written, nothing was ever handed in. *Observed*: it has
 * counted outdoors, with no row written and nothing handed in. *Silent*: nothing.
 */
export const STANDINGS = ['answered', 'nil', 'started', 'observed', 'silent'] as const
/** One of `STANDINGS`. */
export type Standing = (typeof STANDINGS)[number]

/** What the standing of an answer is read from. */
export interface AnswerSoFar {
  readonly kind: 'persons' | 'nil' | null
  /** UTC; `null` when it never was. */
  readonly firstHandedInAt: string | null
  /** The unit's own last day: that of the round, or its extension. */
  readonly lastDay: IsoDate
  /** Rows that are written now. */
  readonly rowsWritten: number
  /** Whether it has seen people without asking them, or its phones have sent anything that stands. */
  readonly hasCountedOutdoors: boolean
}

/** Where an answer stands. One that is opened again stands as it was handed in: that counts until it is handed in anew. */
export function standingOf({ kind, firstHandedInAt, rowsWritten, hasCountedOutdoors }: AnswerSoFar): Standing {
  if (firstHandedInAt !== null && kind !== null) return kind === 'nil' ? 'nil' : 'answered'
  if (rowsWritten > 0) return 'started'
  return hasCountedOutdoors ? 'observed' : 'silent'
}

/** Whether it was first handed in after the unit's last day. */
export const cameLate = ({ firstHandedInAt, lastDay }: AnswerSoFar): boolean =>
  firstHandedInAt !== null && isAfter(firstHandedInAt, lastDay)

/** What was handed in to an earlier census, by the key of the unit. */
export interface EarlierAnswers {
  /** Keys of the units that were asked. */
  readonly asked: ReadonlySet<string>
  readonly nil: ReadonlySet<string>
  /** Rows handed in by each unit. */
  readonly rows: ReadonlyMap<string, number>
}

/** What a unit handed in last time: rows (0 = it met nobody), or that it did not answer or was not asked. */
export type LastTime = number | 'silent' | 'not_asked'

/**
 * What a unit, or those whose work it has taken over, handed in last time. A unit that answered itself speaks for
 * itself; its predecessors count only where it was not there. Unit: rows.
 */
export function lastTimeOf(
  unit: { readonly key: string; readonly successorOf: readonly string[] },
  earlier: EarlierAnswers,
): LastTime {
  const own = answerOf(unit.key, earlier)
  if (own !== 'not_asked') return own
  const before = unit.successorOf.map((key) => answerOf(key, earlier))
  const rows = before.filter((each) => typeof each === 'number')
  if (rows.length > 0) return rows.reduce((sum, each) => sum + each, 0)
  return before.includes('silent') ? 'silent' : 'not_asked'
}

function answerOf(key: string, { asked, nil, rows }: EarlierAnswers): LastTime {
  const own = rows.get(key)
  if (own !== undefined) return own
  if (nil.has(key)) return 0
  return asked.has(key) ? 'silent' : 'not_asked'
}
