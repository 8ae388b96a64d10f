import { z } from 'zod'
import {
  NO_CHOICES,
  type UploadCheck,
  type UploadChoices,
  type UploadOutcome,
  type UploadReading,
  type UploadRefusal,
  type UploadState,
  uploadCheck,
  uploadChoices,
  uploadFaults,
  uploadOutcome,
  uploadReading,
  uploadRefusal,
} from '../../domain/submission/upload.ts'
import type { Context } from '../../platform/context.ts'
import type { Db, Row } from '../../platform/database/schema.ts'
import { mapInTurns, nextTurn } from '../../platform/workers/in-turns.ts'
import type { AnswerPlace } from './answer-row.repository.ts'

/** A file of a unit, without its content. */
export interface StoredUpload {
  readonly id: string
  readonly answerId: string
  readonly state: UploadState
  readonly fileName: string
  readonly revision: number
  readonly receivedAt: string
  readonly confirmedAt: string | null
  readonly undoneAt: string | null
  /** Who handed it in, by name. */
  readonly by: string | null
}

type Opening = Pick<Context, 'db' | 'vault'>
type Sealed = 'file_name' | 'original' | 'reading' | 'choices' | 'outcome'

/** Where each part of a file stands, for the vault. */
const placeOf = (census: string, row: string, column: Sealed) => ({ census, table: 'upload', row, column })

export interface ReceivedFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly contentKey: string
  readonly accountId: string
}

/** Keeps a file as it came. */
export async function saveUpload(
  { db, vault, clock }: Pick<Context, 'db' | 'vault' | 'clock'>,
  answer: AnswerPlace,
  id: string,
  { name, bytes, contentKey, accountId }: ReceivedFile,
): Promise<void> {
  vault.prepare(answer.censusId)
  const seal = (column: Sealed, value: string) => vault.seal(placeOf(answer.censusId, id, column), value)
  await db
    .insertInto('upload')
    .values({
      id,
      answer_id: answer.id,
      account_id: accountId,
      state: 'received',
      content_key: contentKey,
      file_name: seal('file_name', name),
      original: seal('original', Buffer.from(bytes).toString('base64')),
      reading: null,
      choices: null,
      outcome: null,
      revision: 1,
      received_at: clock.now(),
      confirmed_at: null,
      undone_at: null,
    })
    .execute()
}

const LISTED = [
  'id',
  'answer_id',
  'state',
  'file_name',
  'revision',
  'received_at',
  'confirmed_at',
  'undone_at',
] as const

/** The files of an answer, the latest first. */
export async function uploadsOf(opening: Opening, answer: AnswerPlace): Promise<StoredUpload[]> {
  const rows = await listedRows(opening.db, answer).execute()
  return rows.map((row) => listed(opening, answer, row))
}

/** A file, when it is of the answer. */
export async function findUpload(opening: Opening, answer: AnswerPlace, id: string): Promise<StoredUpload | undefined> {
  const row = await listedRows(opening.db, answer).where('upload.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : listed(opening, answer, row)
}

const listedRows = (db: Db, answer: AnswerPlace) =>
  db
    .selectFrom('upload')
    .leftJoin('account', 'account.id', 'upload.account_id')
    .select(LISTED.map((column) => `upload.${column}` as const))
    .select('account.name as by')
    .where('answer_id', '=', answer.id)
    .orderBy('received_at', 'desc')
    .orderBy('upload.id')

function listed(
  { vault }: Opening,
  { censusId }: AnswerPlace,
  row: Pick<Row<'upload'>, (typeof LISTED)[number]> & { readonly by: string | null },
): StoredUpload {
  return {
    id: row.id,
    answerId: row.answer_id,
    state: row.state,
    fileName: vault.open(placeOf(censusId, row.id, 'file_name'), row.file_name),
    revision: row.revision,
    receivedAt: row.received_at,
    confirmedAt: row.confirmed_at,
    undoneAt: row.undone_at,
    by: row.by,
  }
}

/** States of a file that is on its way into an answer, or in it. */
const ALIVE = ['received', 'read', 'waiting', 'checked', 'confirmed'] as const

/** The file with this content that an answer has already, and that was neither refused nor taken away again. */
export async function findSameUpload(db: Db, answerId: string, contentKey: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('upload')
    .select('id')
    .where('answer_id', '=', answerId)
    .where('content_key', '=', contentKey)
    .where('state', 'in', [...ALIVE])
    .executeTakeFirst()
  return row?.id
}

/** Ids of files that somebody has to read or check: after a restart too. */
export async function unfinishedUploads(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('upload')
    .select('id')
    .where('state', 'in', ['received', 'read'])
    .orderBy('received_at')
    .execute()
  return rows.map(({ id }) => id)
}

/** A file with what is sealed of it, as text. */
export interface OpenedUpload {
  readonly state: UploadState
  readonly revision: number
  readonly answerId: string
  readonly fileName: string
  readonly original: Buffer | null
  readonly reading: string | null
  readonly choices: UploadChoices
  readonly outcome: string | null
}

/** Opens a file; `undefined` when it is not there. */
export async function openUpload({ db, vault }: Opening, id: string): Promise<OpenedUpload | undefined> {
  const row = await db
    .selectFrom('upload')
    .innerJoin('answer', 'answer.id', 'upload.answer_id')
    .selectAll('upload')
    .select('answer.census_id')
    .where('upload.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const open = (column: Sealed) => {
    const sealed = row[column]
    return sealed === null ? null : vault.open(placeOf(row.census_id, id, column), sealed)
  }
  const original = open('original')
  if (original !== null) await nextTurn()
  const reading = open('reading')
  if (reading !== null) await nextTurn() // what was read of thousands of rows is opened, and then what came of them
  const [choices, outcome] = [open('choices'), open('outcome')]
  return {
    state: row.state,
    revision: row.revision,
    answerId: row.answer_id,
    fileName: open('file_name') ?? '',
    original: original === null ? null : Buffer.from(original, 'base64'),
    reading,
    choices: choices === null ? NO_CHOICES : uploadChoices.parse(JSON.parse(choices)),
    outcome,
  }
}

export const parseReading = (text: string): UploadReading => uploadReading.parse(JSON.parse(text))

const checkWithAnyRows = uploadCheck.extend({ rows: z.array(z.unknown()) })

/** What was found in a file; its rows are gone through in turns. */
export async function parseCheck(text: string): Promise<UploadCheck> {
  const { rows, ...rest } = checkWithAnyRows.parse(JSON.parse(text))
  return { ...rest, rows: await mapInTurns(rows, (row) => uploadCheck.shape.rows.element.parse(row)) }
}

/** What was found at fault alone: thousands of rows are not gone through for it. */
export const parseFaults = (text: string): Pick<UploadCheck, 'faults'> => uploadFaults.parse(JSON.parse(text))
export const parseOutcome = (text: string): UploadOutcome => uploadOutcome.parse(JSON.parse(text))
export const parseRefusal = (text: string): UploadRefusal => uploadRefusal.parse(JSON.parse(text))

/** What is stored of a file when it goes on. What is `null` is taken away; what is left out stays. */
export interface UploadStep {
  readonly state: UploadState
  readonly original?: null
  readonly reading?: string | null
  readonly choices?: UploadChoices | null
  readonly outcome?: string | null
  readonly confirmedAt?: string
  readonly undoneAt?: string
}

/** Takes a file a step on, if it is still where it was; answers whether it was. Every step is a revision of its own. */
export async function stepUpload(
  { db, vault }: Opening,
  { id, revision, censusId }: { readonly id: string; readonly revision: number; readonly censusId: string },
  { state, original, reading, choices, outcome, confirmedAt, undoneAt }: UploadStep,
): Promise<boolean> {
  const seal = (column: Sealed, value: string | null) =>
    value === null ? null : vault.seal(placeOf(censusId, id, column), value)
  const result = await db
    .updateTable('upload')
    .set({
      state,
      revision: revision + 1,
      ...(original === undefined ? {} : { original }),
      ...(reading === undefined ? {} : { reading: seal('reading', reading) }),
      ...(choices === undefined ? {} : { choices: seal('choices', choices === null ? null : JSON.stringify(choices)) }),
      ...(outcome === undefined ? {} : { outcome: seal('outcome', outcome) }),
      ...(confirmedAt === undefined ? {} : { confirmed_at: confirmedAt }),
      ...(undoneAt === undefined ? {} : { undone_at: undoneAt }),
    })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

const headingKey = ({ vault }: Pick<Context, 'vault'>, unitId: string, folded: string) =>
  vault.keyOf('heading', `${unitId}|${folded}`)

/** What a unit's headings meant the last time, by the headings as they are compared; those not chosen before are not there. */
export async function rememberedColumns(
  { db, vault }: Opening,
  unitId: string,
  headings: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('column_memory')
    .select(['heading_key', 'column_name'])
    .where('unit_id', '=', unitId)
    .execute()
  const byKey = new Map(rows.map(({ heading_key, column_name }) => [heading_key, column_name]))
  return new Map(
    headings.flatMap((heading) => {
      const column = byKey.get(headingKey({ vault }, unitId, heading))
      return column === undefined ? [] : [[heading, column] as const]
    }),
  )
}

/** Remembers what a heading of a unit means, in place of what it meant before. */
export async function rememberColumn(
  { db, vault, clock }: Pick<Context, 'db' | 'vault' | 'clock'>,
  unitId: string,
  heading: string,
  column: string | null,
): Promise<void> {
  const values = { column_name: column, remembered_at: clock.now() }
  await db
    .insertInto('column_memory')
    .values({ unit_id: unitId, heading_key: headingKey({ vault }, unitId, heading), ...values })
    .onConflict((c) => c.columns(['unit_id', 'heading_key']).doUpdateSet(values))
    .execute()
}

/** A row that a file changed: what it was before, and whether somebody has changed it since. */
export interface RowOfUpload {
  readonly rowId: string
  readonly key: string
  /** The version that the file made. */
  readonly made: number
  /** The last version. */
  readonly last: number
  readonly isThere: boolean
}

/** The rows that a file added, changed or took back. */
export async function rowsOfUpload(db: Db, uploadId: string): Promise<RowOfUpload[]> {
  const rows = await db
    .selectFrom('answer_row_version as made')
    .innerJoin('answer_row', 'answer_row.id', 'made.row_id')
    .innerJoin('answer_row_version as latest', 'latest.row_id', 'made.row_id')
    .where('made.upload_id', '=', uploadId)
    .where('made.made_by', '=', 'upload')
    .where('latest.version', '=', (where) =>
      where
        .selectFrom('answer_row_version as each')
        .select((select) => select.fn.max('each.version').as('version'))
        .whereRef('each.row_id', '=', 'made.row_id'),
    )
    .select(['made.row_id', 'row_key', 'made.version as made', 'latest.version as last', 'latest.content'])
    .orderBy('answer_row.position')
    .execute()
  return rows.map(({ row_id, row_key, made, last, content }) => ({
    ...{ rowId: row_id, key: row_key, made, last, isThere: content !== null },
  }))
}
