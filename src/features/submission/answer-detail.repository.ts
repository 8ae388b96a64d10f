import { type RecordFacts, recordFacts } from '../../domain/submission/record.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/database/schema.ts'
import { mapInTurns } from '../../platform/workers/in-turns.ts'
import { openIdentity } from './identity.repository.ts'

/** What of a person's identity a unit has told: what there is, never what it says. */
export const IDENTITY_PARTS = ['number', 'name', 'initials', 'birthDate', 'birthYear', 'age'] as const
export type IdentityPart = (typeof IDENTITY_PARTS)[number]

/** A row as it is in the census now, the person masked. Nothing sealed is opened for it. */
export interface MaskedRecord {
  readonly rowKey: string
  /** Its place in the unit's list, from 1: what the unit calls it. */
  readonly number: number
  readonly isChild: boolean
  readonly facts: RecordFacts
  readonly ageBand: string | null
  readonly identityId: string
  readonly isProtected: boolean
}

/** The rows that a unit has in a census now, in the order of its list. */
export async function maskedRecords(db: Db, censusId: string, unitId: string): Promise<MaskedRecord[]> {
  const rows = await db
    .selectFrom('submission')
    .innerJoin('record', 'record.submission_id', 'submission.id')
    .innerJoin('identity', 'identity.id', 'record.identity_id')
    .where('submission.census_id', '=', censusId)
    .where('submission.unit_id', '=', unitId)
    .where('superseded_at', 'is', null)
    .select(['record_key', 'row_number', 'child_of', 'facts', 'age_band', 'protected_identity', 'identity_id'])
    .orderBy('row_number')
    .execute()
  return mapInTurns(rows, (row) => ({
    rowKey: row.record_key,
    number: row.row_number,
    isChild: row.child_of !== null,
    facts: recordFacts.parse(JSON.parse(row.facts)),
    ageBand: row.age_band,
    identityId: row.identity_id,
    isProtected: row.protected_identity === 1,
  }))
}

/** What a unit has told of one person. The identity is opened to know it, and goes no further than this. */
export async function partsTold({ db, vault }: Pick<Context, 'db' | 'vault'>, id: string): Promise<IdentityPart[]> {
  const row = await db.selectFrom('identity').where('id', '=', id).selectAll().executeTakeFirstOrThrow()
  const { number, givenName, familyName, initials, birthDate, birthYear, age } = openIdentity(vault, row)
  const told = { number, name: familyName ?? givenName, initials, birthDate, birthYear, age }
  return IDENTITY_PARTS.filter((part) => told[part] !== null)
}

/** The stored rows of an answer by their keys: ids, and who made the version that holds. */
export async function rowIdsOf(
  db: Db,
  answerId: string,
): Promise<Map<string, { readonly id: string; readonly isCorrected: boolean }>> {
  const rows = await db
    .selectFrom('answer_row')
    .leftJoin('answer_row_version as corrected', (join) =>
      join.onRef('corrected.row_id', '=', 'answer_row.id').on('corrected.made_by', '=', 'analyst'),
    )
    .where('answer_id', '=', answerId)
    .groupBy('answer_row.id')
    .select(({ fn }) => ['answer_row.id', 'row_key', fn.count<number>('corrected.version').as('corrections')])
    .execute()
  return new Map(rows.map(({ id, row_key, corrections }) => [row_key, { id, isCorrected: corrections > 0 }]))
}
