import { type Observation, observation } from '../../domain/submission/observation.ts'
import { type IsoDate, isoDate } from '../../domain/terms/dates.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/database/schema.ts'
import type { StoredAnswer } from '../census/round.repository.ts'

/** Whose head counts: a unit in a census. */
type Counting = Pick<StoredAnswer, 'round' | 'unit'>

/** The list of head counts that a unit writes in the service: named as in a folder, and one for the whole round. */
const seriesName = ({ round, unit }: Counting): string => `${round.census.key}/${unit.key}.observations`

const seriesOf = (db: Db, counting: Counting) =>
  db
    .selectFrom('submission')
    .where('census_id', '=', counting.round.census.id)
    .where('unit_id', '=', counting.unit.id)
    .where('kind', '=', 'observations')
    .where('file_name', '=', seriesName(counting))
    .where('submission.superseded_at', 'is', null)

/** Adds a head count to a unit's series. What is there stays. Answers its id. */
export async function addHeadCount(
  { db, clock, newId }: Pick<Context, 'db' | 'clock' | 'newId'>,
  counting: Counting,
  night: IsoDate,
  observation: Observation,
): Promise<string> {
  const there = await seriesOf(db, counting).select('id').executeTakeFirst()
  const submissionId = there?.id ?? newId()
  const now = clock.now()
  if (there === undefined)
    await db
      .insertInto('submission')
      .values({
        id: submissionId,
        census_id: counting.round.census.id,
        unit_id: counting.unit.id,
        kind: 'observations',
        file_name: seriesName(counting),
        sha256: '', // no file: it grows as people are seen
        idempotency_key: `${counting.round.census.id} observations ${counting.unit.key} ${submissionId}`,
        received_at: now,
        superseded_at: null,
      })
      .execute()
  // What came after a report was made is told of there.
  else await db.updateTable('submission').set({ received_at: now }).where('id', '=', submissionId).execute()
  const id = newId()
  const { place, observedAt, persons, sex, ageBand, certainty, reason } = observation
  await db
    .insertInto('observation')
    .values({
      ...{ id, submission_id: submissionId, place, observed_at: observedAt, night, persons },
      ...{ sex, age_band: ageBand, certainty, reason, superseded_at: null },
    })
    .execute()
  return id
}

/** Takes a head count back: it stays, and is no longer read. One that was taken back already stays as it was. */
export async function takeBackHeadCount(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  counting: Counting,
  id: string,
): Promise<void> {
  const series = await seriesOf(db, counting).select('id').executeTakeFirst()
  if (series === undefined) return
  const now = clock.now()
  await db
    .updateTable('observation')
    .set({ superseded_at: now })
    .where('id', '=', id)
    .where('submission_id', '=', series.id)
    .where('superseded_at', 'is', null)
    .execute()
  await db.updateTable('submission').set({ received_at: now }).where('id', '=', series.id).execute()
}

/** A head count as its unit sees it. */
export interface HeadCount extends Observation {
  readonly id: string
  /** The day its night began. */
  readonly night: IsoDate
  /** Whether a phone sent it. */
  readonly isFromPhone: boolean
  /** Those of a file are changed in the file. */
  readonly isOfSeries: boolean
}

/** The head counts of a unit that are read now, the latest first. */
export async function headCountsOf(db: Db, counting: Counting): Promise<readonly HeadCount[]> {
  const rows = await db
    .selectFrom('submission')
    .innerJoin('observation', 'observation.submission_id', 'submission.id')
    .leftJoin('outreach_post', 'outreach_post.observation_id', 'observation.id')
    .where('submission.census_id', '=', counting.round.census.id)
    .where('submission.unit_id', '=', counting.unit.id)
    .where('submission.superseded_at', 'is', null)
    .where('observation.superseded_at', 'is', null)
    .selectAll('observation')
    .select(['file_name', 'outreach_post.id as post_id'])
    .orderBy('observed_at', 'desc')
    .orderBy('place')
    .orderBy('observation.id')
    .execute()
  return rows.map((row) => ({
    ...observation.parse({
      place: row.place,
      observedAt: row.observed_at,
      persons: row.persons,
      sex: row.sex,
      ageBand: row.age_band,
      certainty: row.certainty,
      reason: row.reason,
    }),
    id: row.id,
    night: isoDate.parse(row.night),
    isFromPhone: row.post_id !== null,
    isOfSeries: row.file_name === seriesName(counting),
  }))
}
