import { verbatim } from '../terms/text.ts'
import { AGE_INDICATOR, type PersonColumn } from './breakdown.ts'
import { INDICATORS } from './indicators.ts'
import type { TableRow } from './report-table.ts'
import type { ComparisonInReport, PersonInReport, ReportedPerson, ReportInput } from './yearly-report.ts'

/** The comparison, when there is one and it may be made. */
export function comparable(input: ReportInput): ComparisonInReport | null {
  return input.comparison !== null && 'flows' in input.comparison ? input.comparison : null
}

/** The persons the definition counts, each once. */
export const countedPersons = (persons: readonly ReportedPerson[]): PersonInReport[] =>
  persons.filter((person) => person.outcome === 'counted')

/** This census and, where it may be compared, the earlier one: the columns of every breakdown. */
export function columnsOf(input: ReportInput): PersonColumn<PersonInReport>[] {
  const comparison = comparable(input)
  return [
    { key: input.census.key, label: verbatim(input.census.key), persons: countedPersons(input.persons) },
    ...(comparison
      ? [
          {
            key: comparison.census,
            label: verbatim(comparison.census),
            persons: countedPersons(comparison.personsInReport),
          },
        ]
      : []),
  ]
}

/** Partial non-response: for each fact a breakdown rests on, the persons for whom nobody knows. */
export function nonResponse(persons: readonly PersonInReport[]): TableRow[] {
  return [AGE_INDICATOR, ...INDICATORS].map(({ id, title, answersOf }) => {
    const answers = persons.map(answersOf)
    const declined = answers.filter((answer) => answer === 'declined').length
    return { key: id, label: title, values: [answers.filter((answer) => answer === null).length, declined] }
  })
}
