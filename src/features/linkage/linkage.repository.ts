import type { LinkageResult, Partition } from '../../domain/linkage/linkage-result.ts'
import type { LinkageModel } from '../../domain/linkage/model.ts'
import { storedModel, storedParameters } from '../../domain/linkage/stored-model.ts'
import type { StoredRun } from '../../domain/linkage/weigh-again.ts'
import type { Db } from '../../platform/database/schema.ts'
import { type RunContent, type RunMade, readContent, recordsOfRun, saveContent } from './run-content.repository.ts'

/** A linkage of everything up to one census: the run that later stages read. */
export interface LinkageRun {
  readonly id: string
  readonly censusId: string
  /** What it says, as it is stored or will be. */
  readonly made: RunMade
  /** By which decisions it was linked; '' for none. */
  readonly decisions: string
}

export async function saveRun(
  db: Db,
  run: Omit<LinkageRun, 'made'>,
  model: LinkageModel,
  at: string,
  content: RunContent,
): Promise<void> {
  await db
    .insertInto('linkage_run')
    .values({
      id: run.id,
      census_id: run.censusId,
      model_id: model.id,
      model: JSON.stringify(model),
      created_at: at,
      decisions: run.decisions,
      parameters: JSON.stringify(content.linked.parameters),
    })
    .execute()
  await saveContent(db, run.id, content)
}

/** The last linkage made for a census, with the model that made it as it was stored; `undefined` when there is none. */
export async function latestRun(
  db: Db,
  censusId: string,
): Promise<(LinkageRun & { readonly model: string }) | undefined> {
  const row = await db
    .selectFrom('linkage_run')
    .select(['id', 'census_id', 'model', 'decisions', 'parameters'])
    .where('census_id', '=', censusId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const parameters = row.parameters === null ? null : storedParameters.parse(JSON.parse(row.parameters))
  const made = { ...(await readContent(db, row.id)), parameters }
  return { id: row.id, censusId: row.census_id, made, model: row.model, decisions: row.decisions }
}

/** What a run was made of: the model as it was stored, the decisions, and the ids of what was linked. */
export interface RunBasis extends Pick<LinkageRun, 'decisions'> {
  readonly model: string
  readonly records: readonly string[]
}

/** The same of a stored run, without all that came of it. */
export async function basisOfRun(db: Db, runId: string): Promise<RunBasis> {
  const { model, decisions } = await db
    .selectFrom('linkage_run')
    .select(['model', 'decisions'])
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
  return { model, decisions, records: await recordsOfRun(db, runId) }
}

/**
 * The persons of a run who are not the same as linked now when its doubts are settled otherwise. Whoever has a record in
 * one of them has all of them there.
 */
export function personsOtherwise(
  { made }: LinkageRun,
  otherwise: keyof Pick<LinkageResult, 'doubtsLinked' | 'doubtsApart'>,
): Partition {
  const same = new Set(made.asLinked)
  return made[otherwise].filter((members) => !same.has(members))
}

/** A run with what its weights are made of. */
export interface RunInFull {
  readonly id: string
  readonly census: string
  readonly createdAt: string
  /** `null` for a run made before the parameters were kept. */
  readonly stored: StoredRun | null
}

/** Every run, or those of one census, the latest first. */
export async function runsInFull(db: Db, censusId: string | null = null): Promise<RunInFull[]> {
  let runs = db
    .selectFrom('linkage_run')
    .innerJoin('census', 'census.id', 'linkage_run.census_id')
    .select(['linkage_run.id', 'census_key', 'model', 'parameters', 'linkage_run.created_at'])
  if (censusId !== null) runs = runs.where('census_id', '=', censusId)
  const rows = await runs.orderBy('linkage_run.created_at', 'desc').orderBy('linkage_run.id').execute()
  return rows.map(({ id, census_key, model, parameters, created_at }) => ({
    id,
    census: census_key,
    createdAt: created_at,
    stored:
      parameters === null
        ? null
        : {
            model: storedModel.parse(JSON.parse(model)),
            parameters: storedParameters.parse(JSON.parse(parameters)),
          },
  }))
}
