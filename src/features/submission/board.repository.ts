import type { Db } from '../../platform/database/schema.ts'
import { reportingUnit } from './reporting-unit.repository.ts'

/** Rows that are written now, by answer: how many, never what. */
export async function rowsWritten(db: Db, censusId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('answer')
    .innerJoin('answer_row', 'answer_row.answer_id', 'answer.id')
    .innerJoin('answer_row_version as latest', 'latest.row_id', 'answer_row.id')
    .where('answer.census_id', '=', censusId)
    .where('latest.content', 'is not', null)
    .where('latest.version', '=', (where) =>
      where
        .selectFrom('answer_row_version')
        .select((select) => select.fn.max('version').as('version'))
        .whereRef('answer_row_version.row_id', '=', 'answer_row.id'),
    )
    .groupBy('answer.id')
    .select(({ fn }) => ['answer.id', fn.countAll<number>().as('rows')])
    .execute()
  return new Map(rows.map(({ id, rows: count }) => [id, count]))
}

/** Keys of the units whose phones have sent something that stands: not replaced, and not only that something is taken back. */
export async function unitsWithPosts(db: Db, censusId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('answer')
    .innerJoin('unit', 'unit.id', 'answer.unit_id')
    .innerJoin('outreach_post', 'outreach_post.answer_id', 'answer.id')
    .where('answer.census_id', '=', censusId)
    .where('outreach_post.kind', '!=', 'withdrawal')
    .where('replaced_by', 'is', null)
    .where('standing', '!=', 'no_count')
    .select('unit_key')
    .distinct()
    .execute()
  return rows.map(({ unit_key }) => unit_key)
}

/** Records that are in a census now, by the key of each unit that reported them. A record of several units is of each. */
export async function recordsByUnit(db: Db, censusId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('submission')
    .innerJoin('record', 'record.submission_id', 'submission.id')
    .leftJoin('record_unit', 'record_unit.record_id', 'record.id')
    .innerJoin('unit', (join) => join.on('unit.id', '=', reportingUnit))
    .where('submission.census_id', '=', censusId)
    .where('superseded_at', 'is', null)
    .groupBy('unit_key')
    .select(({ fn }) => ['unit_key', fn.countAll<number>().as('records')])
    .execute()
  return new Map(rows.map(({ unit_key, records }) => [unit_key, records]))
}

/** How many records a census holds, each once. */
export async function countRecords(db: Db, censusId: string): Promise<number> {
  const { records } = await db
    .selectFrom('submission')
    .innerJoin('record', 'record.submission_id', 'submission.id')
    .where('census_id', '=', censusId)
    .where('superseded_at', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('records'))
    .executeTakeFirstOrThrow()
  return records
}

/** Rows that came after their answer's last day are told by their first handing in: answer id → moments. */
export async function rowsHandedIn(
  db: Db,
  censusId: string,
): Promise<{ readonly answerId: string; readonly unitKey: string; readonly rowKey: string; readonly at: string }[]> {
  const rows = await db
    .selectFrom('answer')
    .innerJoin('unit', 'unit.id', 'answer.unit_id')
    .innerJoin('answer_row', 'answer_row.answer_id', 'answer.id')
    .where('answer.census_id', '=', censusId)
    .where('answer_row.first_handed_in_at', 'is not', null)
    .select(['answer.id', 'unit_key', 'row_key', 'answer_row.first_handed_in_at as at'])
    .execute()
  return rows.flatMap(({ id, unit_key, row_key, at }) =>
    at === null ? [] : [{ answerId: id, unitKey: unit_key, rowKey: row_key, at }],
  )
}
