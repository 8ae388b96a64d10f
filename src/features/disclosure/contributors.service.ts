import { type CompareRequest, compareFlows } from '../../domain/comparison/flows.ts'
import type { Contributor } from '../../domain/disclosure/public-edition.ts'
import type { StoredUnit } from '../census/census.repository.ts'
import type { Comparison } from '../comparison/comparison.service.ts'
import type { PersonOverCensuses, ReportBasis } from '../comparison/followed-persons.service.ts'

/**
 * Everybody who reported, as somebody who takes the persons it reported away from what is published: each unit with those
 * it took over after, and each organisation of several units with all of them.
 */
export function contributorsOf(
  { material, persons }: Pick<ReportBasis, 'persons'> & { readonly material: Pick<ReportBasis['material'], 'units'> },
  comparison: Comparison | null,
): Contributor[] {
  const { units } = material
  const groups = [
    ...units.map((unit) => ({ key: unit.key, of: [unit] })),
    ...organisationsOf(units).map(({ name, of }) => ({ key: `organisation ${name}`, of })),
  ]
  return groups.map(({ key, of }) => {
    const own = withPredecessors(
      of.map((unit) => unit.key),
      units,
    )
    return { key, units: own, flows: flowsOfOwn(own, persons, comparison) }
  })
}

/** Organisations that several of some units belong to. One whose name is written in several ways is one. */
export function organisationsOf(units: readonly StoredUnit[]): { readonly name: string; readonly of: StoredUnit[] }[] {
  const organisations = new Map<string, { readonly name: string; readonly of: StoredUnit[] }>()
  for (const unit of units) {
    const plain = unit.organisation.normalize().trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv')
    const there = organisations.get(plain) ?? { name: unit.organisation, of: [] }
    organisations.set(plain, there)
    there.of.push(unit)
  }
  return [...organisations.values()].filter(({ of }) => of.length > 1)
}

/** Keys of some units and of all they took over after, and of those these took over after in their turn. */
export function withPredecessors(
  keys: readonly string[],
  units: readonly Pick<StoredUnit, 'key' | 'successorOf'>[],
): string[] {
  const before = new Map(units.map(({ key, successorOf }) => [key, successorOf]))
  const found = new Set(keys)
  // A set goes on to what is added while it is gone through, and takes nothing in twice: a circle ends.
  for (const key of found) for (const earlier of before.get(key) ?? []) found.add(earlier)
  return [...found]
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
