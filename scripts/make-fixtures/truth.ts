import { writeLines } from './write-table.ts'

/** Who a row is, in truth. */
export interface TruthRow {
  readonly census: string
  readonly file: string
  readonly recordId: string
  readonly person: string
  /** What the definition says of this row alone. */
  readonly counted: 'yes' | 'no' | 'review'
  /** The person has no other row in this census: without it there is one person fewer. */
  readonly reportedOnce: boolean
  /** How the row is known to be the same person as the first one; empty for the first, and for a person reported once. */
  readonly revealedBy: string
}

const FIELDS = ['census', 'file', 'record_id', 'person', 'counted', 'reported_once', 'revealed_by']

export function writeTruth(rows: readonly TruthRow[]): Uint8Array {
  const data = rows.map((row) => [
    row.census,
    row.file,
    row.recordId,
    row.person,
    row.counted,
    row.reportedOnce ? 'yes' : 'no',
    row.revealedBy,
  ])
  return writeLines(FIELDS, data, { delimiter: ',', newline: '\n', encoding: 'utf8' })
}
