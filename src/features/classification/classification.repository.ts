import { createHash } from 'node:crypto'
import type { Definition } from '../../domain/classification/definition.ts'
import { type Verdict, verdict as verdictSchema } from '../../domain/classification/verdict.ts'
import { insertMany } from '../../platform/database/insert-many.ts'
import type { Db } from '../../platform/database/schema.ts'

/** Keeps a definition as it was used, word for word. A changed wording is a row of its own. */
export async function saveDefinition(db: Db, definition: Definition, newId: () => string): Promise<void> {
  const content = JSON.stringify(definition)
  const sha256 = createHash('sha256').update(content).digest('hex')
  await db
    .insertInto('definition')
    .values({ id: newId(), definition_key: definition.id, content, sha256 })
    .onConflict((c) => c.columns(['definition_key', 'sha256']).doNothing())
    .execute()
}

export async function saveVerdicts(
  db: Db,
  runId: string,
  definitionId: string,
  verdicts: ReadonlyMap<string, Verdict>,
): Promise<void> {
  const rows = [...verdicts].map(([recordId, verdict]) => ({
    run_id: runId,
    definition_key: definitionId,
    record_id: recordId,
    outcome: verdict.outcome,
    verdict: JSON.stringify(verdict),
  }))
  await insertMany(db, 'record_verdict', rows)
}

/** What a definition says of each record of a run, or of those of one census, by record id. */
export async function verdictsOf(
  db: Db,
  runId: string,
  definitionId: string,
  censusId?: string,
): Promise<Map<string, Verdict>> {
  const all = db
    .selectFrom('record_verdict')
    .select(['record_id', 'verdict'])
    .where('run_id', '=', runId)
    .where('definition_key', '=', definitionId)
  const ofCensus = (census: string) =>
    all
      .innerJoin('record', 'record.id', 'record_verdict.record_id')
      .innerJoin('submission', 'submission.id', 'record.submission_id')
      .where('submission.census_id', '=', census)
  const rows = await (censusId === undefined ? all : ofCensus(censusId)).execute()
  // Thousands of records share a few hundred verdicts: each is parsed once and held once.
  const read = new Map<string, Verdict>()
  return new Map(
    rows.map(({ record_id, verdict: text }): [string, Verdict] => {
      const verdict = read.get(text) ?? verdictSchema.parse(JSON.parse(text))
      read.set(text, verdict)
      return [record_id, verdict]
    }),
  )
}
