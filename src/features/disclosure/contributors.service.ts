import { type CompareRequest, compareFlows } from '../../domain/comparison/flows.ts'
import type { Contributor } from '../../domain/disclosure/public-edition.ts'
import type { StoredUnit } from '../census/census.repository.ts'
import type { Comparison } from '../comparison/comparison.service.ts'
import type { PersonOverCensuses, ReportBasis } from '../comparison/followed-persons.service.ts'

/**
 * Everybody who reported, as somebody who takes the persons it reported away from what is published: each unit with those
 * it took over after, and each organisation of several units with all of them.
 */
export function contributorsOf({ material, persons }: ReportBasis, comparison: Comparison | null): Contributor[] {
  const { units } = material
  const organisations = new Map<string, StoredUnit[]>()
  for (const unit of units)
    organisations.set(unit.organisation, [...(organisations.get(unit.organisation) ?? []), unit])
  const groups = [
    ...units.map((unit) => ({ key: unit.key, of: [unit] })),
    ...[...organisations].filter(([, of]) => of.length > 1).map(([name, of]) => ({ key: `organisation ${name}`, of })),
  ]
  return groups.map(({ key, of }) => {
    const own = [...new Set(of.flatMap((unit) => [unit.key, ...unit.successorOf]))]
    return { key, units: own, flows: flowsOfOwn(own, persons, comparison) }
  })
}

/** The flows of the persons that some units reported in either census; `null` where nothing is compared. */
function flowsOfOwn(
  units: readonly string[],
  persons: readonly PersonOverCensuses[],
  comparison: Comparison | null,
): Contributor['flows'] {
  if (!comparison?.comparable) return null
  const { followed, request } = comparison
  const isOwn = reportedBy(units, persons, request)
  return compareFlows(
    followed.filter((_, at) => isOwn(at)),
    request,
  )
}

type IsOwn = (at: number) => boolean

function reportedBy(
  units: readonly string[],
  persons: readonly PersonOverCensuses[],
  { current, previous }: CompareRequest,
): IsOwn {
  const own = new Set(units)
  return (at) =>
    [current, previous].some((census) =>
      persons[at]?.inCensus.get(census)?.records.some((record) => record.units.some((unit) => own.has(unit))),
    )
}
