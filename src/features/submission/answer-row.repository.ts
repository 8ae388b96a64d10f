import { sql } from 'kysely'
import { z } from 'zod'
import type { WrittenCells } from '../../domain/submission/answer-rows.ts'
import type { Context } from '../../platform/context.ts'
import { insertMany } from '../../platform/database/insert-many.ts'
import type { Db, NewRow, Row } from '../../platform/database/schema.ts'
import { mapInTurns } from '../../platform/workers/in-turns.ts'

/** One row of an answer as it stands now. */
export interface StoredRow {
  readonly id: string
  readonly key: string
  readonly cells: WrittenCells
  /** Which version of the row this is, from 1: what is saved over it must have read it. */
  readonly version: number
  readonly madeBy: MadeBy
  readonly uploadId: string | null
  readonly changedAt: string
  /** When it was first handed in; `null` while it never was. */
  readonly firstHandedInAt: string | null
}

/** Through which door a version came. */
export type MadeBy = Row<'answer_row_version'>['made_by']

/** Who made a version, and why where it has to be said. */
export interface Author {
  readonly madeBy: MadeBy
  readonly accountId: string | null
  readonly uploadId?: string
  readonly reason?: string
}

const written = z.record(z.string(), z.string())

/** Where the cells of a row stand, for the vault. */
const placeOf = (census: string, row: string, version: number) => ({
  census,
  table: 'answer_row_version',
  row,
  column: `content ${version}`,
})

/** Why a version was made may tell of somebody too. */
const reasonPlace = (census: string, row: string, version: number) => ({
  ...placeOf(census, row, version),
  column: `reason ${version}`,
})

type Opening = Pick<Context, 'db' | 'vault'>

/**
 * The rows of an answer, in the order they came, as they stand; those that were taken back are not among them. With keys
 * only those rows are read.
 */
export async function rowsOf(
  { db, vault }: Opening,
  answer: AnswerPlace,
  keys: readonly string[] | null = null,
): Promise<StoredRow[]> {
  const versions = await latestVersions(db, answer.id, keys)
  const opened = await mapInTurns(versions, ({ content, ...row }): StoredRow[] => {
    if (content === null) return []
    const place = placeOf(answer.censusId, row.row_id, row.version)
    return [
      {
        id: row.row_id,
        key: row.row_key,
        cells: written.parse(JSON.parse(vault.open(place, content))),
        version: row.version,
        madeBy: row.made_by,
        uploadId: row.upload_id,
        changedAt: row.at,
        firstHandedInAt: row.first_handed_in_at,
      },
    ]
  })
  return opened.flat()
}

/** Which answer, in which census: its key seals the rows. */
export interface AnswerPlace {
  readonly id: string
  readonly censusId: string
}

/**
 * Keys of all rows the answer has ever had, with the id and last version of each. Asked for some keys it looks up those
 * alone: what it costs does not grow with the answer.
 */
export async function keysOf(
  db: Db,
  answerId: string,
  keys: readonly string[] | null = null,
): Promise<Map<string, { id: string; version: number; isThere: boolean }>> {
  const rows = await latestOf(db, answerId, keys)
    .select(['row_key', 'latest.row_id', 'latest.version', isThere])
    .execute()
  return new Map(
    rows.map(({ row_key, row_id, version, is_there }) => [row_key, { id: row_id, version, isThere: is_there === 1 }]),
  )
}

/** Whether the row stands in the answer: its content, which may be long, is left where it is. */
const isThere = sql<0 | 1>`latest.content is not null`.as('is_there')

/** Whether the answer has, or has had, a row under a key. */
export async function hasRowKey(db: Db, answerId: string, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('answer_row')
    .select('id')
    .where('answer_id', '=', answerId)
    .where('row_key', '=', key)
    .executeTakeFirst()
  return row !== undefined
}

const latestVersions = (db: Db, answerId: string, keys: readonly string[] | null) =>
  latestOf(db, answerId, keys).selectAll('latest').select(['row_key', 'first_handed_in_at']).execute()

/** Rows that are worth looking up one by one. For more the whole answer is read: a statement holds only so many values. */
const MOST_NAMED = 500

/** The rows an answer has ever had, each as it stands, in the order they came; those under keys alone, unless they are many. */
const latestOf = (db: Db, answerId: string, keys: readonly string[] | null) => {
  const rows = latestOfAll(db, answerId)
  return keys === null || keys.length > MOST_NAMED ? rows : rows.where('row_key', 'in', keys)
}

const latestOfAll = (db: Db, answerId: string) =>
  db
    .selectFrom('answer_row')
    .innerJoin('answer_row_version as latest', 'latest.row_id', 'answer_row.id')
    .where('answer_id', '=', answerId)
    .where('latest.version', '=', (where) =>
      where
        .selectFrom('answer_row_version')
        .select((select) => select.fn.max('version').as('version'))
        .whereRef('answer_row_version.row_id', '=', 'answer_row.id'),
    )
    .orderBy('position')

/** How many rows an answer has now. Opens nothing. */
export async function countRows(db: Db, answerId: string): Promise<number> {
  return [...(await keysOf(db, answerId)).values()].filter((row) => row.isThere).length
}

/** A version of a row to be stored: cells, or none when the row is taken back. */
export interface NewVersion {
  /** The row it is of; `null` for a row that is new. */
  readonly row: { readonly id: string; readonly version: number } | null
  readonly key: string
  readonly cells: WrittenCells | null
}

/**
 * Stores versions of rows, and the rows that are new. The primary key refuses a version that is there already: of two
 * who change a row at once, one is told.
 */
export async function saveVersions(
  { db, vault, clock, newId }: Context,
  answer: AnswerPlace,
  versions: readonly NewVersion[],
  author: Author,
): Promise<void> {
  const { last } = await db
    .selectFrom('answer_row')
    .select((select) => select.fn.max('position').as('last'))
    .where('answer_id', '=', answer.id)
    .executeTakeFirstOrThrow()
  let position = Number(last ?? 0)
  const rows: NewRow<'answer_row'>[] = []
  const sealed = await mapInTurns(versions, ({ row, key, cells }): NewRow<'answer_row_version'> => {
    const id = row?.id ?? newId()
    const version = (row?.version ?? 0) + 1
    if (row === null) {
      position += 1
      rows.push({ id, answer_id: answer.id, row_key: key, position, first_handed_in_at: null })
    }
    return {
      row_id: id,
      version,
      content: cells === null ? null : vault.seal(placeOf(answer.censusId, id, version), JSON.stringify(cells)),
      made_by: author.madeBy,
      account_id: author.accountId,
      upload_id: author.uploadId ?? null,
      reason:
        author.reason === undefined
          ? null
          : vault.seal(reasonPlace(answer.censusId, id, version), author.reason).toString('base64'),
      at: clock.now(),
    }
  })
  await insertMany(db, 'answer_row', rows)
  await insertMany(db, 'answer_row_version', sealed)
}

/** Every version of a row, the first one first. */
export async function versionsOf(
  { db, vault }: Opening,
  { censusId }: Pick<AnswerPlace, 'censusId'>,
  rowId: string,
): Promise<(Omit<Row<'answer_row_version'>, 'content'> & { readonly cells: WrittenCells | null })[]> {
  const rows = await db
    .selectFrom('answer_row_version')
    .selectAll()
    .where('row_id', '=', rowId)
    .orderBy('version')
    .execute()
  return rows.map(({ content, ...row }) => {
    const opened = content === null ? null : vault.open(placeOf(censusId, rowId, row.version), content)
    const reason =
      row.reason === null
        ? null
        : vault.open(reasonPlace(censusId, rowId, row.version), Buffer.from(row.reason, 'base64'))
    return { ...row, reason, cells: opened === null ? null : written.parse(JSON.parse(opened)) }
  })
}

/** What the rows that a file changed were just before, by their ids; nothing of those that were not there. */
export async function cellsBeforeUpload(
  { db, vault }: Opening,
  { censusId }: Pick<AnswerPlace, 'censusId'>,
  uploadId: string,
): Promise<ReadonlyMap<string, WrittenCells>> {
  const rows = await db
    .selectFrom('answer_row_version as made')
    .innerJoin('answer_row_version as before', 'before.row_id', 'made.row_id')
    .where('made.upload_id', '=', uploadId)
    .where('made.made_by', '=', 'upload')
    .whereRef('before.version', '=', sql`made.version - 1`)
    .select(['before.row_id', 'before.version', 'before.content'])
    .execute()
  const opened = await mapInTurns(rows, ({ row_id, version, content }) =>
    content === null
      ? []
      : [[row_id, written.parse(JSON.parse(vault.open(placeOf(censusId, row_id, version), content)))] as const],
  )
  return new Map(opened.flat())
}

/** Notes that rows have been handed in; those that were before keep their day. */
export async function noteHandedIn(db: Db, answerId: string, at: string): Promise<void> {
  await db
    .updateTable('answer_row')
    .set({ first_handed_in_at: at })
    .where('answer_id', '=', answerId)
    .where('first_handed_in_at', 'is', null)
    .execute()
}
