import type { Doubt, LinkageResult, Partition } from '../../domain/linkage/linkage-result.ts'
import type { LinkageModel } from '../../domain/linkage/model.ts'
import { type StoredParameters, storedModel, storedParameters } from '../../domain/linkage/stored-model.ts'
import type { StoredRun } from '../../domain/linkage/weigh-again.ts'
import type { Db } from '../../platform/database/schema.ts'
import {
  type Division,
  divisionOf,
  readDoubts,
  readLinks,
  readPersons,
  type StoredLink,
  saveContent,
} from './run-content.repository.ts'

/** A linkage of everything up to one census: the run that later stages read. */
export interface LinkageRun {
  readonly id: string
  readonly censusId: string
  /** What it says, where it was made just now: as it is stored, and need not be read again. */
  readonly made?: RunMade
  /** By which decisions it was linked; '' for none. */
  readonly decisions: string
}

/** A run but for what its links rest on: nobody asks for that again, and it is a good part of a large run. */
export type RunMade = Omit<LinkageResult, 'links'> & { readonly links: readonly StoredLink[] }

export const withoutEvidence = ({ links, ...result }: LinkageResult): RunMade => ({
  ...result,
  links: links.map(({ left, right, decision, probability }) => ({ left, right, decision, probability })),
})

export async function saveRun(
  db: Db,
  run: LinkageRun,
  model: LinkageModel,
  at: string,
  result: LinkageResult,
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
      parameters: JSON.stringify(result.parameters),
    })
    .execute()
  await saveContent(db, run.id, result)
}

/** The last linkage made for a census, with the model that made it as it was stored; `undefined` when there is none. */
export async function latestRun(
  db: Db,
  censusId: string,
): Promise<(LinkageRun & { readonly model: string }) | undefined> {
  const row = await db
    .selectFrom('linkage_run')
    .select(['id', 'census_id', 'model', 'decisions'])
    .where('census_id', '=', censusId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  return row && { id: row.id, censusId: row.census_id, model: row.model, decisions: row.decisions }
}

/**
 * Ids of the members of each person of one division: of *linked* everybody, of the others the persons that are not the
 * same in it. Whoever has a record in one of those has all of them there.
 */
export async function personsOf(db: Db, run: LinkageRun, division: Division): Promise<Partition> {
  if (run.made !== undefined) return divisionOf(run.made, division)
  return readPersons(db, run.id, division)
}

/** The links of a run. */
export const linksOf = async (db: Db, run: LinkageRun): Promise<readonly StoredLink[]> =>
  run.made?.links ?? readLinks(db, run.id)

export const doubtsOf = async (db: Db, run: LinkageRun): Promise<readonly Doubt[]> =>
  run.made?.doubts ?? readDoubts(db, run.id)

/** What a run has learnt of its list; `null` for one made before that was kept. */
export async function parametersOf(db: Db, run: LinkageRun): Promise<StoredParameters | null> {
  if (run.made !== undefined) return run.made.parameters
  const row = await db.selectFrom('linkage_run').select('parameters').where('id', '=', run.id).executeTakeFirstOrThrow()
  return row.parameters === null ? null : storedParameters.parse(JSON.parse(row.parameters))
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
