import type { ReportInput } from './yearly-report.ts'

/**
 * Takes the ids of units whose name and place are never printed (women's shelters, domain.md section 8) out of
 * everything the report is made of, before it is made: an id is mostly a name. Each gets a number instead.
 */
export function withoutWithheldUnits(input: ReportInput): ReportInput {
  const withheld = input.units.filter(({ withholdName }) => withholdName).map(({ id }) => id)
  if (withheld.length === 0) return input
  const shown = (id: string) => (withheld.includes(id) ? `withheld-${withheld.indexOf(id) + 1}` : id)
  const inPersons = (persons: ReportInput['persons']) =>
    persons.map((person) => (person.outcome === 'counted' ? { ...person, units: person.units.map(shown) } : person))
  const { comparison } = input
  const withheldIn = (organisation: string) =>
    input.observations.find((each) => each.organisation === organisation && withheld.includes(each.unit))?.unit
  return {
    ...input,
    persons: inPersons(input.persons),
    units: input.units.map((unit) => ({
      ...unit,
      id: shown(unit.id),
      name: shown(unit.id) === unit.id ? unit.name : shown(unit.id),
    })),
    observations: input.observations.map((each) =>
      withheld.includes(each.unit) ? { ...each, unit: shown(each.unit), organisation: shown(each.unit) } : each,
    ),
    observedGroups: input.observedGroups.map((group) => ({
      ...group,
      organisations: group.organisations.map((each) => {
        const unit = withheldIn(each.organisation)
        return unit === undefined ? each : { ...each, organisation: shown(unit) }
      }),
    })),
    comparison:
      comparison !== null && 'flows' in comparison
        ? {
            ...comparison,
            personsInReport: inPersons(comparison.personsInReport),
            coverage: {
              ...comparison.coverage,
              addedUnits: comparison.coverage.addedUnits.map(shown),
              droppedUnits: comparison.coverage.droppedUnits.map(shown),
            },
          }
        : comparison,
  }
}
