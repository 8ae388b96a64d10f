import { createHash } from 'node:crypto'
import type { YearlyReport } from '../../domain/report/yearly-report.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Db } from '../../platform/database/schema.ts'
import { editionTexts } from './edition.texts.ts'

/** A frozen report: the value and the SHA-256 of its text. Never changed; a new one is a new row. */
export interface Edition {
  readonly id: string
  readonly censusId: string
  readonly definition: string
  readonly sha256: string
  readonly createdAt: string
  readonly report: YearlyReport
}

export async function saveEdition(db: Db, runId: string, edition: Edition, text: string): Promise<void> {
  await db
    .insertInto('edition')
    .values({
      id: edition.id,
      run_id: runId,
      census_id: edition.censusId,
      definition_key: edition.definition,
      report: text,
      sha256: edition.sha256,
      created_at: edition.createdAt,
    })
    .execute()
}

/** The latest edition of a census under a definition. */
export async function latestEdition(db: Db, censusId: string, definition: string): Promise<Edition | undefined> {
  const row = await db
    .selectFrom('edition')
    .selectAll()
    .where('census_id', '=', censusId)
    .where('definition_key', '=', definition)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const report = openReport(row.report, row.sha256)
  return {
    id: row.id,
    censusId: row.census_id,
    definition: row.definition_key,
    sha256: row.sha256,
    createdAt: row.created_at,
    report,
  }
}

/**
 * Id of the run that an edition was last made of: the one it was frozen with, or that of a later analysis, which had nothing
 * new to say.
 */
export async function runOfEdition(db: Db, { id }: Pick<Edition, 'id'>): Promise<string> {
  const { run_id } = await db.selectFrom('edition').select('run_id').where('id', '=', id).executeTakeFirstOrThrow()
  const ofAnalysis = await db
    .selectFrom('analysis')
    .innerJoin('linkage_run', 'linkage_run.census_id', 'analysis.census_id')
    .select('linkage_run.id')
    .where('edition_id', '=', id)
    .whereRef('linkage_run.created_at', '<=', 'made_at')
    .orderBy('made_at', 'desc')
    .orderBy('linkage_run.created_at', 'desc')
    .orderBy('linkage_run.id')
    .executeTakeFirst()
  return ofAnalysis?.id ?? run_id
}

/** The report that was frozen. Its hash, and no schema, says that it is: an edition changed afterwards is refused. */
function openReport(text: string, sha256: string): YearlyReport {
  if (hashOf(text) !== sha256) throw new DomainError('edition_changed', editionTexts.changed)
  return JSON.parse(text)
}

/** SHA-256 of a report's text, in hexadecimal. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The latest edition at an address: municipality code, census key and definition id. */
export async function findEdition(
  db: Db,
  municipalityCode: string,
  censusKey: string,
  definition: string,
): Promise<Edition | undefined> {
  const census = await db
    .selectFrom('census')
    .select('id')
    .where('municipality_code', '=', municipalityCode)
    .where('census_key', '=', censusKey)
    .executeTakeFirst()
  return census && latestEdition(db, census.id, definition)
}

/** What the list of reports shows: the latest edition of every census and definition, newest census first. */
export async function listEditions(db: Db): Promise<EditionInList[]> {
  const rows = await db
    .selectFrom('edition')
    .innerJoin('census', 'census.id', 'edition.census_id')
    .innerJoin('municipality', 'municipality.code', 'census.municipality_code')
    .select([
      'edition.id',
      'census_id',
      'census_key',
      'edition.definition_key',
      'municipality.name',
      'municipality.code',
      'edition.created_at',
    ])
    .orderBy('municipality.name')
    .orderBy('week_from', 'desc')
    .orderBy('edition.definition_key')
    .orderBy('edition.created_at', 'desc')
    .execute()
  const latest = new Map<string, EditionInList>()
  for (const row of rows) {
    const key = `${row.census_id} ${row.definition_key}`
    if (latest.has(key)) continue
    latest.set(key, {
      censusId: row.census_id,
      census: row.census_key,
      definition: row.definition_key,
      municipality: row.name,
      municipalityCode: row.code,
      createdAt: row.created_at,
    })
  }
  return [...latest.values()]
}

export interface EditionInList {
  readonly censusId: string
  readonly census: string
  readonly definition: string
  readonly municipality: string
  readonly municipalityCode: string
  readonly createdAt: string
}

/** How many reports are frozen or published, and those whose text does not match its hash: census and definition. */
export async function editionsChanged(db: Db): Promise<{ readonly all: number; readonly changed: readonly string[] }> {
  const rows = await db
    .selectFrom('edition')
    .innerJoin('census', 'census.id', 'edition.census_id')
    .select(['report', 'sha256', 'census_key', 'edition.definition_key'])
    .orderBy('edition.created_at')
    .execute()
  const published = await db
    .selectFrom('publication')
    .innerJoin('census', 'census.id', 'publication.census_id')
    .select(['report', 'release', 'sha256', 'census_key', 'publication.definition_key', 'version'])
    .orderBy('published_at')
    .execute()
  const changed = [
    ...rows
      .filter(({ report, sha256 }) => hashOf(report) !== sha256)
      .map(({ census_key, definition_key }) => `${census_key}/${definition_key}`),
    ...published
      .filter(({ report, release, sha256 }) => hashOf(report + release) !== sha256)
      .map(({ census_key, definition_key, version }) => `${census_key}/${definition_key}, version ${version}`),
  ]
  return { all: rows.length + published.length, changed }
}
