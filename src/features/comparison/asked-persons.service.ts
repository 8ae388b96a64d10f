import { type FollowUpFigures, followUpFigures } from '../../domain/comparison/follow-up.ts'
import type { SaidByUnit } from '../../domain/submission/follow-up.ts'
import type { StoredCensus } from '../census/census.repository.ts'
import type { FollowUpInRound } from '../submission/follow-up.service.ts'
import type { PersonOverCensuses } from './followed-persons.service.ts'

/** The records of a person in the censuses before one. */
const recordsBefore = ({ inCensus }: PersonOverCensuses, { id }: StoredCensus): readonly string[] =>
  [...inCensus].flatMap(([census, { records }]) => (census === id ? [] : records.map((record) => record.id)))

/** What units say became of a person, of any of the person's earlier records. */
export const saidOf = (
  person: PersonOverCensuses,
  census: StoredCensus,
  { said }: FollowUpInRound,
): readonly SaidByUnit[] =>
  said.size === 0 ? NOTHING_SAID : recordsBefore(person, census).flatMap((id) => said.get(id) ?? [])

const NOTHING_SAID: readonly SaidByUnit[] = []

/** How many persons units were asked about beforehand, and what came of it; `null` when nobody was asked about. */
export function askedInCensus(
  persons: readonly PersonOverCensuses[],
  census: StoredCensus,
  followUp: FollowUpInRound,
): FollowUpFigures | null {
  const { asked } = followUp
  if (asked.size === 0) return null
  const ofThose = persons.filter((person) => recordsBefore(person, census).some((id) => asked.has(id)))
  return followUpFigures(
    ofThose.map((person) => {
      const now = person.inCensus.get(census.id)
      return {
        said: saidOf(person, census, followUp),
        isCounted: now?.verdict.outcome === 'counted',
        recordedBy: now?.records.map(({ units }) => units) ?? [],
      }
    }),
  )
}
