import { createHash } from 'node:crypto'
import type { Db } from '../../platform/database/schema.ts'
import type { StoredCensus } from '../census/census.repository.ts'

/** What is handed in up to a census, told apart from everything else that might be, and how many records that is. */
export async function handedInNow(
  db: Db,
  { municipality, week }: Pick<StoredCensus, 'municipality' | 'week'>,
): Promise<{ readonly content: string; readonly records: number }> {
  const current = db
    .selectFrom('submission')
    .innerJoin('census', 'census.id', 'submission.census_id')
    .where('municipality_code', '=', municipality.code)
    .where('week_from', '<=', week.from)
    .where('submission.superseded_at', 'is', null)
  const submissions = await current.select('submission.id').orderBy('submission.id').execute()
  const { records } = await current
    .innerJoin('record', 'record.submission_id', 'submission.id')
    .select(({ fn }) => fn.countAll<number>().as('records'))
    .executeTakeFirstOrThrow()
  // Head counts come one by one to a submission that is there already.
  const headCounts = await current
    .innerJoin('observation', 'observation.submission_id', 'submission.id')
    .where('observation.superseded_at', 'is', null)
    .select('observation.id')
    .orderBy('observation.id')
    .execute()
  // What a unit is decides too, by some definitions.
  const units = await db
    .selectFrom('unit')
    .select(['unit_key', 'exercises_authority'])
    .where('municipality_code', '=', municipality.code)
    .orderBy('unit_key')
    .execute()
  const content = createHash('sha256')
    .update(JSON.stringify([submissions, headCounts, units]))
    .digest('hex')
  return { content, records }
}
