import type { Db, NewRow, Row } from '../../platform/database/schema.ts'

export async function saveAnalysis(db: Db, analysis: NewRow<'analysis'>): Promise<void> {
  await db.insertInto('analysis').values(analysis).execute()
}

/** The latest analysis of a census under each definition. */
export async function latestAnalyses(db: Db, censusId: string): Promise<Map<string, Row<'analysis'>>> {
  const rows = await db
    .selectFrom('analysis')
    .selectAll()
    .where('census_id', '=', censusId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.definition_key, row]))
}
