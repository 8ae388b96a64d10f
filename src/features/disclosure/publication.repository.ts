import { z } from 'zod'
import type { PublicReport } from '../../domain/disclosure/public-report.ts'
import { PUBLIC_TABLES } from '../../domain/disclosure/public-tables.ts'
import { type Release, release } from '../../domain/disclosure/release.ts'
import type { MadeFrom } from '../../domain/disclosure/sole-correction.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Db, Row } from '../../platform/database/schema.ts'
import { hashOf } from '../report/edition.repository.ts'
import { publicationTexts } from './publication.texts.ts'

/** What the analyst chooses of a public edition. */
export const publicationChoices = z.strictObject({
  /** The tables to publish, of those declared public. */
  tables: z.array(z.enum(PUBLIC_TABLES)).readonly(),
  /** Series of figures published before Tvärsnitt that counted the same; `null` for none. */
  series: z.string().nullable(),
})
export type PublicationChoices = z.infer<typeof publicationChoices>

/** A public edition that is out. Never changed: a revision is a new version. */
export interface Publication {
  readonly id: string
  readonly censusId: string
  /** 1, 2, 3 … within the census. */
  readonly version: number
  readonly report: PublicReport
  readonly choices: PublicationChoices
  readonly sha256: string
  /** What is new since the version before; `null` for the first. */
  readonly changeNote: string | null
  readonly publishedAt: string
}

/** A public edition as it is stored: the texts that are hashed, word for word. */
export interface PublicationText {
  readonly report: string
  readonly release: string
  readonly sha256: string
}

/** A public edition word for word, and by what it is known. */
export function publicationText(report: PublicReport, released: Release): PublicationText {
  const texts = { report: JSON.stringify(report), release: JSON.stringify(released) }
  return { ...texts, sha256: hashOf(texts.report + texts.release) }
}

/** Stores what is published. */
export async function savePublication(
  db: Db,
  publication: Pick<Publication, 'id' | 'censusId' | 'version' | 'choices' | 'changeNote' | 'publishedAt'> & {
    readonly definition: string
    readonly editionId: string
    readonly publishedBy: string
    /** What it was made from: kept with it, for the next one to be held against. */
    readonly madeFrom: MadeFrom
  },
  text: PublicationText,
): Promise<void> {
  await db
    .insertInto('publication')
    .values({
      id: publication.id,
      census_id: publication.censusId,
      definition_key: publication.definition,
      version: publication.version,
      edition_id: publication.editionId,
      ...text,
      choices: JSON.stringify(publication.choices),
      change_note: publication.changeNote,
      published_by: publication.publishedBy,
      published_at: publication.publishedAt,
      made_from: JSON.stringify(publication.madeFrom),
    })
    .execute()
}

/** The report that is public. Its hash, and no schema, says that it is as it was published. */
function openPublication(row: Row<'publication'>): Publication {
  if (hashOf(row.report + row.release) !== row.sha256)
    throw new DomainError('edition_changed', publicationTexts.changedAfterwards)
  return {
    id: row.id,
    censusId: row.census_id,
    version: row.version,
    report: JSON.parse(row.report),
    choices: publicationChoices.parse(JSON.parse(row.choices)),
    sha256: row.sha256,
    changeNote: row.change_note,
    publishedAt: row.published_at,
  }
}

export async function findPublication(db: Db, id: string): Promise<Publication | undefined> {
  const row = await db.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirst()
  return row && openPublication(row)
}

/** Every version of a census's public edition, the latest first. */
export async function publicationsOf(db: Db, censusId: string): Promise<Publication[]> {
  const rows = await db
    .selectFrom('publication')
    .selectAll()
    .where('census_id', '=', censusId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(openPublication)
}

/** Everything that is public: the latest census first, and of each the latest version first. */
export async function listPublications(db: Db): Promise<Publication[]> {
  const rows = await db
    .selectFrom('publication')
    .innerJoin('census', 'census.id', 'publication.census_id')
    .selectAll('publication')
    .orderBy('municipality_code')
    .orderBy('week_from', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(openPublication)
}

/** Everything a municipality has made public, the earliest first: what an attacker knows already. */
export async function ledgerOf(db: Db, municipalityCode: string): Promise<Release[]> {
  const rows = await db
    .selectFrom('publication')
    .innerJoin('census', 'census.id', 'publication.census_id')
    .selectAll('publication')
    .where('municipality_code', '=', municipalityCode)
    .orderBy('published_at')
    .orderBy('version')
    .execute()
  for (const row of rows) openPublication(row)
  return rows.map((row) => release.parse(JSON.parse(row.release)))
}
