import { sql } from 'kysely'

/**
 * Id of a unit that reported a record, where `submission` is joined with its records and these, from the left, with
 * `record_unit`: the unit whose own file it stands in, or else one that is named beside it in a list of several.
 */
export const reportingUnit = sql<string | null>`coalesce(submission.unit_id, record_unit.unit_id)`
