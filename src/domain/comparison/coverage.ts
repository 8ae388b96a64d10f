import type { Response } from '../census/response.ts'
import type { FollowedPerson } from './flows.ts'

/** How one unit answered both times. A unit that others were merged into stands for them too. */
export interface UnitInBoth {
  /** Id in the current census; the previous id where the unit was only asked then. */
  readonly unit: string
  readonly previous: Response
  readonly current: Response
  /** Ids under which the unit reported before, when others were merged into it (`successorOf`). */
  readonly predecessors: readonly string[]
}

/** The change in persons split by who reported: same units, added units, dropped units. */
export interface Coverage {
  /** Persons with at least one counting record from a unit that answered (nil included) both times. */
  readonly sameUnits: { readonly previous: number; readonly current: number; readonly change: number }
  /** Answered now but not last time, and the other way round. Ids. */
  readonly addedUnits: readonly string[]
  readonly droppedUnits: readonly string[]
  /** Persons known only from added (now) or dropped (then) units. */
  readonly onlyAddedUnits: number
  readonly onlyDroppedUnits: number
}

const hasAnswered = (answer: Response) => answer === 'answered' || answer === 'nil'

/**
 * Splits the change between what the same units report and what units that came or went report. Within the same units
 * a change may still be more people or fuller reporting: this never says which. Source: domain.md section 6, *Coverage*.
 */
export function coverage(
  persons: readonly FollowedPerson[],
  units: readonly UnitInBoth[],
  census: { readonly current: string; readonly previous: string },
): Coverage {
  const both = units.filter((unit) => hasAnswered(unit.previous) && hasAnswered(unit.current))
  const same = new Set(both.flatMap(({ unit, predecessors }) => [unit, ...predecessors]))
  const count = (key: string) => {
    const counting = persons.flatMap((person) => {
      const presence = person.presence.get(key)
      return presence?.outcome === 'counted' ? [presence.countingUnits] : []
    })
    const inSame = counting.filter((reporters) => reporters.some((unit) => same.has(unit))).length
    return { inSame, elsewhere: counting.length - inSame }
  }
  const [now, then] = [count(census.current), count(census.previous)]
  return {
    sameUnits: { previous: then.inSame, current: now.inSame, change: now.inSame - then.inSame },
    addedUnits: units
      .filter((unit) => hasAnswered(unit.current) && !hasAnswered(unit.previous))
      .map(({ unit }) => unit),
    droppedUnits: units
      .filter((unit) => !hasAnswered(unit.current) && hasAnswered(unit.previous))
      .map(({ unit }) => unit),
    onlyAddedUnits: now.elsewhere,
    onlyDroppedUnits: then.elsewhere,
  }
}
