import type { Agreement } from '../census/round.ts'
import type { OrganisationKind } from '../census/unit.ts'
import { COLUMNS_OF, type Column, FACT_COLUMNS, IDENTITY_COLUMNS, ROW_COLUMNS } from './column-map.ts'

const COUNTED: readonly Column<unknown>[] = [
  ...[FACT_COLUMNS.accommodation, FACT_COLUMNS.facility, FACT_COLUMNS.nightByNight, FACT_COLUMNS.district],
  ...[FACT_COLUMNS.sex, IDENTITY_COLUMNS.age],
]
const NAMES: readonly Column<unknown>[] = [
  ...[IDENTITY_COLUMNS.number, IDENTITY_COLUMNS.givenName, IDENTITY_COLUMNS.familyName],
]

/**
 * How much a unit may hand in of a person. A voluntary organisation hands in what it has agreed to; before anything is
 * agreed, no more than a count. Source: security.md section 1.2.
 */
export const agreedWith = (organisationKind: OrganisationKind | null, agreement: Agreement | null): Agreement =>
  organisationKind === 'voluntary' ? (agreement ?? 'counts') : 'full'

/** The columns of a unit's file that may be filled in under an agreement: for numbers alone what an observation needs, for some neither number nor names. */
export function columnsAgreed(agreement: Agreement): readonly Column<unknown>[] {
  if (agreement === 'counts') return COUNTED
  return agreement === 'full' ? COLUMNS_OF.unit : COLUMNS_OF.unit.filter((column) => !NAMES.includes(column))
}

/** True for a column of a unit's file that may be filled in under an agreement, and for the key of the row. */
export const isAgreed = (agreement: Agreement, column: Column<unknown>): boolean =>
  column === ROW_COLUMNS.recordKey || columnsAgreed(agreement).includes(column)

/**
 * Columns in which something is written that the agreement does not cover. Whatever the door it comes by, it is refused:
 * what must not be held is not stored to be taken away later.
 */
export function beyondAgreement(
  agreement: Agreement,
  cells: Readonly<Record<string, string>>,
): readonly Column<unknown>[] {
  if (agreement === 'full') return []
  return COLUMNS_OF.unit.filter((column) => !isAgreed(agreement, column) && (cells[column.english] ?? '').trim() !== '')
}
