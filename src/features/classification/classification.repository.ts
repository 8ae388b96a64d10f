import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Definition, definition as definitionSchema } from '../../domain/classification/definition.ts'
import { type Verdict, verdict as verdictSchema } from '../../domain/classification/verdict.ts'
import { at } from '../../domain/terms/found.ts'
import type { Db } from '../../platform/database/schema.ts'

/** A definition's own words, and by what they are told apart from any other wording. */
function wordingOf(definition: Definition): { readonly content: string; readonly sha256: string } {
  const content = JSON.stringify(definition)
  return { content, sha256: createHash('sha256').update(content).digest('hex') }
}

/** Keeps a definition as a run used it, word for word. A changed wording is a row of its own. */
export async function saveDefinition(
  db: Db,
  runId: string,
  definition: Definition,
  newId: () => string,
): Promise<void> {
  const { content, sha256 } = wordingOf(definition)
  await db
    .insertInto('definition')
    .values({ id: newId(), definition_key: definition.id, content, sha256 })
    .onConflict((c) => c.columns(['definition_key', 'sha256']).doNothing())
    .execute()
  const { id } = await db
    .selectFrom('definition')
    .select('id')
    .where('definition_key', '=', definition.id)
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('run_definition')
    .values({ run_id: runId, definition_key: definition.id, definition_id: id })
    .execute()
}

/** Whether a run was classified by a definition: by this wording, by another, or not at all. */
export async function wordingInRun(
  db: Db,
  runId: string,
  definition: Definition,
): Promise<'same' | 'other' | 'not_used'> {
  const row = await db
    .selectFrom('run_definition')
    .innerJoin('definition', 'definition.id', 'run_definition.definition_id')
    .select('sha256')
    .where('run_id', '=', runId)
    .where('run_definition.definition_key', '=', definition.id)
    .executeTakeFirst()
  if (row === undefined) return 'not_used'
  return row.sha256 === wordingOf(definition).sha256 ? 'same' : 'other'
}

/** The definitions that censuses of the municipality were reported by, but for some, each as it was last used. */
export async function definitionsUsed(
  db: Db,
  municipalityCode: string,
  butFor: readonly string[],
): Promise<Definition[]> {
  const rows = await db
    .selectFrom('run_definition')
    .innerJoin('definition', 'definition.id', 'run_definition.definition_id')
    .innerJoin('linkage_run', 'linkage_run.id', 'run_definition.run_id')
    .innerJoin('census', 'census.id', 'linkage_run.census_id')
    .select(['definition.definition_key', 'content'])
    .where('municipality_code', '=', municipalityCode)
    .where('definition.definition_key', 'not in', butFor)
    .orderBy('linkage_run.created_at')
    .orderBy('definition.definition_key')
    .execute()
  const last = new Map(rows.map(({ definition_key, content }) => [definition_key, content]))
  return [...last.values()].map((content) => definitionSchema.parse(JSON.parse(content)))
}

/** Keeps what a definition says of each record of a run, in the order of their `ids`. Records share verdicts: each is kept once. */
export async function saveVerdicts(
  db: Db,
  runId: string,
  definitionId: string,
  { ids, verdicts }: { readonly ids: readonly string[]; readonly verdicts: readonly Verdict[] },
): Promise<void> {
  const places = new Map<string, number>()
  const placeOf = new Map<Verdict, number>() // equal verdicts are mostly the same one
  const placed = (verdict: Verdict): number => {
    const content = JSON.stringify(verdict)
    const place = places.get(content) ?? places.size
    places.set(content, place)
    placeOf.set(verdict, place)
    return place
  }
  const verdictOf = verdicts.map((verdict) => placeOf.get(verdict) ?? placed(verdict))
  await db
    .insertInto('run_verdicts')
    .values({
      run_id: runId,
      definition_key: definitionId,
      verdicts: `[${[...places.keys()].join(',')}]`,
      records: JSON.stringify(ids),
      verdict_of: JSON.stringify(verdictOf),
    })
    .execute()
}

const verdictList = verdictSchema.array()
const idList = z.string().array()
const placeList = z.int().nonnegative().array()

/**
 * What a definition says of each record of a run, by record id: nothing where the run was not classified by it. Records of
 * one verdict hold the same one.
 */
export async function verdictsOf(db: Db, runId: string, definitionId: string): Promise<Map<string, Verdict>> {
  const row = await db
    .selectFrom('run_verdicts')
    .select(['verdicts', 'records', 'verdict_of'])
    .where('run_id', '=', runId)
    .where('definition_key', '=', definitionId)
    .executeTakeFirst()
  if (row === undefined) return new Map()
  const verdicts = verdictList.parse(JSON.parse(row.verdicts))
  const ids = idList.parse(JSON.parse(row.records))
  const places = placeList.parse(JSON.parse(row.verdict_of))
  return new Map(ids.map((id, row) => [id, at(verdicts, at(places, row))]))
}
