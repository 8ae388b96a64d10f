import type { SaidByUnit } from '../../domain/submission/follow-up.ts'
import type { Identity } from '../../domain/submission/identity.ts'
import { type RecordFacts, recordFacts } from '../../domain/submission/record.ts'
import type { Context } from '../../platform/context.ts'
import { type Db, flag, type NewRow, type Row } from '../../platform/database/schema.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { openIdentity } from './identity.repository.ts'
import { reportingUnit } from './reporting-unit.repository.ts'

/** A person whom the unit reported in the census before: identity, and the sex that was stated. */
export interface EarlierPerson {
  readonly recordId: string
  readonly identity: Identity
  readonly sex: RecordFacts['sex']
}

/** What became of somebody, as it is stored. */
export type FollowUp = Pick<Row<'follow_up'>, 'earlier_record_id' | 'outcome' | 'left_to'>

/** The census before this one in which the unit itself handed in persons; `undefined` when there is none. */
export async function censusBefore(
  db: Db,
  { round, unit }: Pick<StoredAnswer, 'round' | 'unit'>,
): Promise<{ readonly id: string; readonly key: string } | undefined> {
  return (
    db
      .selectFrom('census')
      .innerJoin('submission', 'submission.census_id', 'census.id')
      .innerJoin('record', 'record.submission_id', 'submission.id')
      .leftJoin('record_unit', 'record_unit.record_id', 'record.id')
      .leftJoin('round', 'round.census_id', 'census.id')
      // Nobody of a round for practice is a person to follow up.
      .where(({ or, eb }) => or([eb('training', 'is', null), eb('training', '=', flag(false))]))
      .where(reportingUnit, '=', unit.id)
      .where('submission.superseded_at', 'is', null)
      .where('week_to', '<', round.census.week.from)
      .orderBy('week_from', 'desc')
      .select(['census.id as id', 'census_key as key'])
      .executeTakeFirst()
  )
}

/** Records in a census of persons whom the unit, and it alone, reported. */
const recordsOfUnit = (db: Db, censusId: string, unitId: string) =>
  db
    .selectFrom('submission')
    .innerJoin('record', 'record.submission_id', 'submission.id')
    .leftJoin('record_unit', 'record_unit.record_id', 'record.id')
    .where('submission.census_id', '=', censusId)
    .where('submission.superseded_at', 'is', null)
    .where(reportingUnit, '=', unitId)
    .where('child_of', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('record_unit as other')
            .select('other.unit_id')
            .whereRef('other.record_id', '=', 'record.id')
            .where('other.unit_id', '!=', unitId),
        ),
      ),
    )

/** Persons whom the unit, and it alone, reported in a census. Nobody else's records are opened. */
export async function earlierPersons(
  { db, vault }: Pick<Context, 'db' | 'vault'>,
  censusId: string,
  unitId: string,
): Promise<EarlierPerson[]> {
  const rows = await recordsOfUnit(db, censusId, unitId)
    .innerJoin('identity', 'identity.id', 'record.identity_id')
    .selectAll('identity')
    .select(['record.id as record_id', 'facts'])
    .orderBy('row_number')
    .execute()
  return rows.map((row) => ({
    recordId: row.record_id,
    identity: openIdentity(vault, row),
    sex: recordFacts.parse(JSON.parse(row.facts)).sex,
  }))
}

/** The records of the census before that a unit is asked about. Opens nothing. */
export async function recordsAskedAbout(db: Db, answer: Pick<StoredAnswer, 'round' | 'unit'>): Promise<string[]> {
  const before = await censusBefore(db, answer)
  if (before === undefined) return []
  const rows = await recordsOfUnit(db, before.id, answer.unit.id).select('record.id as record_id').execute()
  return rows.map(({ record_id }) => record_id)
}

/** What units have said in a round, each by the last time it handed in: what was changed since is not handed in yet. */
export async function followUpsHandedIn(
  db: Db,
  censusId: string,
): Promise<readonly { readonly recordId: string; readonly said: SaidByUnit }[]> {
  const rows = await db
    .selectFrom('follow_up')
    .innerJoin('answer', 'answer.id', 'follow_up.answer_id')
    .innerJoin('unit', 'unit.id', 'answer.unit_id')
    .where('answer.census_id', '=', censusId)
    .whereRef('follow_up.at', '<=', 'answer.handed_in_at')
    .select(['earlier_record_id', 'outcome', 'left_to', 'unit_key'])
    .orderBy('earlier_record_id')
    .orderBy('unit_key')
    .execute()
  return rows.map(({ earlier_record_id: recordId, outcome, left_to: leftTo, unit_key: unit }) => ({
    recordId,
    said: { unit, outcome, leftTo },
  }))
}

/** What the unit has said of those it reported before. */
export async function followUpsOf(db: Db, answerId: string): Promise<FollowUp[]> {
  return db
    .selectFrom('follow_up')
    .select(['earlier_record_id', 'outcome', 'left_to'])
    .where('answer_id', '=', answerId)
    .execute()
}

/** Stores what became of somebody, in place of what was said before. */
export async function saveFollowUp(db: Db, followUp: NewRow<'follow_up'>): Promise<void> {
  const { answer_id, earlier_record_id, ...values } = followUp
  await db
    .insertInto('follow_up')
    .values({ answer_id, earlier_record_id, ...values })
    .onConflict((c) => c.columns(['answer_id', 'earlier_record_id']).doUpdateSet(values))
    .execute()
}
