import type { Identity } from '../../domain/submission/identity.ts'
import { type FactName, type RecordFacts, recordFacts } from '../../domain/submission/record.ts'
import type { HistoricalFigure } from '../../domain/submission/submitted-record.ts'
import { type IsoDate, isoDate } from '../../domain/terms/dates.ts'
import { type Finding, finding } from '../../domain/terms/finding.ts'
import { insertMany } from '../../platform/database/insert-many.ts'
import type { Db, NewRow, Row } from '../../platform/database/schema.ts'
import type { Vault } from '../../platform/privacy/vault.ts'
import { nextTurn } from '../../platform/workers/in-turns.ts'
import { openIdentity } from './identity.repository.ts'
import { reportingUnit } from './reporting-unit.repository.ts'

/** What a record says, and of whom. */
export interface RecordContent {
  readonly facts: RecordFacts
  readonly identity: Identity
}

/** A record with its identity opened, as linkage and classification take it in. */
export interface StoredRecord extends RecordContent {
  readonly id: string
  readonly censusId: string
  /** Where it was read: the file, and the row as the spreadsheet shows it. */
  readonly file: string
  readonly row: number
  readonly recordKey: string
  readonly childOf: string | null
  readonly decidedPerson: string | null
  /** Keys of the units that reported it. */
  readonly units: readonly string[]
  readonly numberKey: string | null
}

export interface StoredRegisterEntry {
  readonly id: string
  readonly censusId: string
  readonly sex: RecordFacts['sex']
  readonly from: IsoDate | null
  readonly to: IsoDate | null
  readonly identity: Identity
  readonly numberKey: string | null
}

/** The rows of one file, ready to be stored. */
export interface SubmissionRows extends FileRows, RecordRows {}

/** The rows of a file but for those of its records. */
export interface FileRows {
  readonly submission: NewRow<'submission'>
  /** Identities of the rows of a register. */
  readonly registered: readonly NewRow<'identity'>[]
  readonly register: readonly NewRow<'register_entry'>[]
  readonly observations: readonly NewRow<'observation'>[]
}

/** The rows of the records of a file. */
export interface RecordRows {
  readonly identities: readonly NewRow<'identity'>[]
  readonly records: readonly NewRow<'record'>[]
  /** Of a list of several units. In a unit's own file there are none: it is the submission's. */
  readonly recordUnits: readonly NewRow<'record_unit'>[]
}

export async function saveSubmission(db: Db, rows: SubmissionRows): Promise<void> {
  await saveFile(db, rows)
  await nextTurn()
  await saveRecords(db, rows)
}

/** Stores a file but for its records: those are to follow, in the same transaction. */
export async function saveFile(db: Db, rows: FileRows): Promise<void> {
  await insertMany(db, 'submission', [rows.submission])
  await insertMany(db, 'identity', rows.registered)
  await insertMany(db, 'register_entry', rows.register)
  await insertMany(db, 'observation', rows.observations)
}

/** Stores the records of a file that is stored. */
export async function saveRecords(db: Db, rows: RecordRows): Promise<void> {
  await insertMany(db, 'identity', rows.identities)
  await nextTurn()
  await insertMany(db, 'record', rows.records)
  await nextTurn()
  await insertMany(db, 'record_unit', rows.recordUnits)
}

/** One file as it was handed in and is read now. */
export interface CurrentSubmission {
  readonly kind: Row<'submission'>['kind']
  /** Key of the unit; `null` for a list of several. */
  readonly unit: string | null
  readonly file: string
  readonly sha256: string
  readonly idempotencyKey: string
  readonly receivedAt: string
}

/** The files of a census that are read now, in the order of their names. */
export async function currentSubmissions(db: Db, censusId: string): Promise<CurrentSubmission[]> {
  const rows = await current(db, censusId)
    .leftJoin('unit', 'unit.id', 'submission.unit_id')
    .select(['submission.kind', 'unit_key', 'file_name', 'sha256', 'idempotency_key', 'received_at'])
    .orderBy('file_name')
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    unit: row.unit_key,
    file: row.file_name,
    sha256: row.sha256,
    idempotencyKey: row.idempotency_key,
    receivedAt: row.received_at,
  }))
}

/** Submissions of a census that are not among these any more: a later file took their place, or the file was taken away. */
export async function supersedeOthers(
  db: Db,
  censusId: string,
  stillThere: readonly string[],
  at: string,
): Promise<void> {
  const current = await db
    .selectFrom('submission')
    .select(['id', 'idempotency_key'])
    .where('census_id', '=', censusId)
    .where('superseded_at', 'is', null)
    .execute()
  for (const { id, idempotency_key } of current) {
    if (stillThere.includes(idempotency_key)) continue
    // The key is freed, so that the same file can be handed in again after it was taken away.
    await db
      .updateTable('submission')
      .set({ superseded_at: at, idempotency_key: `${idempotency_key} superseded ${id}` })
      .where('id', '=', id)
      .execute()
  }
}

export async function saveFindings(
  db: Db,
  censusId: string,
  findings: readonly Finding[],
  newId: () => string,
): Promise<void> {
  await db.deleteFrom('finding').where('census_id', '=', censusId).execute()
  const rows = findings.map((finding, position) => ({
    id: newId(),
    census_id: censusId,
    position,
    content: JSON.stringify(finding),
  }))
  await insertMany(db, 'finding', rows)
}

export async function saveHistory(
  db: Db,
  municipalityCode: string,
  figures: readonly HistoricalFigure[],
  newId: () => string,
): Promise<void> {
  await db.deleteFrom('historical_figure').where('municipality_code', '=', municipalityCode).execute()
  const rows = figures.map(({ row, ...figure }) => ({
    id: newId(),
    municipality_code: municipalityCode,
    position: row,
    ...figure,
  }))
  await insertMany(db, 'historical_figure', rows)
}

/** Figures published before Tvärsnitt, in the order of the file. */
export async function historyOf(db: Db, municipalityCode: string): Promise<HistoricalFigure[]> {
  const rows = await db
    .selectFrom('historical_figure')
    .selectAll()
    .where('municipality_code', '=', municipalityCode)
    .orderBy('position')
    .execute()
  return rows.map(({ position, series, year, measure, value, source, revised, note }) => ({
    row: position,
    series,
    year,
    measure,
    value,
    source,
    revised,
    note,
  }))
}

/** Warnings and repairs noted while the census's files were read, as stored. */
export async function findingsOf(db: Db, censusId: string): Promise<Finding[]> {
  const rows = await db
    .selectFrom('finding')
    .select('content')
    .where('census_id', '=', censusId)
    .orderBy('position')
    .execute()
  return rows.map(({ content }) => finding.parse(JSON.parse(content)))
}

const current = (db: Db, censusId: string) =>
  db.selectFrom('submission').where('submission.census_id', '=', censusId).where('submission.superseded_at', 'is', null)

const FACT_NAMES: readonly FactName[] = recordFacts.keyof().options

/** Facts as they are stored: those that are known. What is not there is read as not known. */
export function factsText(facts: RecordFacts): string {
  let known = ''
  // Written out by itself: an object made of other facts each time takes twice as long to make and write.
  for (const fact of FACT_NAMES)
    if (facts[fact] !== null) known += `${known === '' ? '' : ','}"${fact}":${JSON.stringify(facts[fact])}`
  return `{${known}}`
}

/** The records of submissions that were stored a moment ago, by the submission's id. */
export type AtHand = ReadonlyMap<string, readonly StoredRecord[]>

/**
 * Every current record of a census, identities opened, in the order of files and rows. Records that are at hand are
 * taken from there: a record is never altered, so what is at hand is what is stored.
 */
export async function loadRecords(
  db: Db,
  vault: Vault,
  censusId: string,
  atHand: AtHand = new Map(),
): Promise<StoredRecord[]> {
  const submissions = await submissionIds(db, censusId)
  const stored = submissions.filter((id) => !atHand.has(id))
  const opened = await openRecords(db, vault, stored)
  return submissions.flatMap((id) => atHand.get(id) ?? opened.get(id) ?? [])
}

/** Ids of the submissions to a census that hold now, in the order of files. */
export async function submissionIds(db: Db, censusId: string): Promise<string[]> {
  const submissions = await current(db, censusId).select('id').orderBy('file_name').execute()
  return submissions.map(({ id }) => id)
}

/** Every record of a census that was read at a moment in the past: what has been superseded since is still there. */
export async function recordsReadAt(db: Db, vault: Vault, censusId: string, moment: string): Promise<StoredRecord[]> {
  const submissions = await db
    .selectFrom('submission')
    .select('id')
    .where('census_id', '=', censusId)
    .where('received_at', '<', moment)
    .where((where) => where.or([where('superseded_at', 'is', null), where('superseded_at', '>=', moment)]))
    .execute()
  const ids = submissions.map(({ id }) => id)
  return [...(await openRecords(db, vault, ids)).values()].flat()
}

/** Records of submissions, by the submission's id, in the order of rows. */
export async function openRecords(db: Db, vault: Vault, submissions: readonly string[]): Promise<AtHand> {
  if (submissions.length === 0) return new Map()
  const rows = await db
    .selectFrom('submission')
    .where('submission.id', 'in', submissions)
    .innerJoin('record', 'record.submission_id', 'submission.id')
    .innerJoin('identity', 'identity.id', 'record.identity_id')
    .select(['record.id', 'submission_id', 'submission.census_id', 'file_name', 'row_number', 'record_key', 'child_of'])
    .select(['decided_person', 'number_key'])
    .orderBy('row_number')
    .execute()
  const units = await unitsByRecord(db, submissions)
  const contents = await openContents(
    db,
    vault,
    rows.map(({ id }) => id),
  )
  const records = new Map<string, StoredRecord[]>(submissions.map((id) => [id, []]))
  for (const row of rows) {
    const content = contents.get(row.id)
    if (content === undefined) throw new Error('a record without content')
    records.get(row.submission_id)?.push({
      id: row.id,
      censusId: row.census_id,
      file: row.file_name,
      row: row.row_number,
      recordKey: row.record_key,
      childOf: row.child_of,
      decidedPerson: row.decided_person,
      units: units.get(row.id) ?? [],
      facts: content.facts,
      identity: content.identity,
      numberKey: row.number_key,
    })
  }
  return records
}

/** Records whose content is fetched at a time, so that no more than these is in memory sealed and opened. */
const OPENED_AT_A_TIME = 500

async function openContents(db: Db, vault: Vault, ids: readonly string[]): Promise<Map<string, RecordContent>> {
  const contents = new Map<string, RecordContent>()
  for (let from = 0; from < ids.length; from += OPENED_AT_A_TIME) {
    const rows = await db
      .selectFrom('record')
      .innerJoin('identity', 'identity.id', 'record.identity_id')
      .where('record.id', 'in', ids.slice(from, from + OPENED_AT_A_TIME))
      .selectAll('identity')
      .select(['record.id as record_id', 'facts'])
      .execute()
    for (const row of rows) {
      contents.set(row.record_id, {
        facts: recordFacts.parse(JSON.parse(row.facts)),
        identity: openIdentity(vault, row),
      })
    }
  }
  return contents
}

async function unitsByRecord(db: Db, submissionIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('submission')
    .where('submission.id', 'in', submissionIds)
    .innerJoin('record', 'record.submission_id', 'submission.id')
    .leftJoin('record_unit', 'record_unit.record_id', 'record.id')
    .innerJoin('unit', (join) => join.on('unit.id', '=', reportingUnit))
    .select(['record.id', 'unit_key'])
    .orderBy('unit_key')
    .execute()
  const byRecord = new Map<string, string[]>()
  for (const { id, unit_key } of rows) {
    const keys = byRecord.get(id)
    if (keys) keys.push(unit_key)
    else byRecord.set(id, [unit_key])
  }
  return byRecord
}

/** Every current register row of a census, identities opened. */
export async function loadRegister(db: Db, vault: Vault, censusId: string): Promise<StoredRegisterEntry[]> {
  const opened = await openRegister(db, vault, await submissionIds(db, censusId))
  return [...opened.values()].flat()
}

/** Register rows of submissions, by the submission's id. */
export async function openRegister(
  db: Db,
  vault: Vault,
  submissions: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredRegisterEntry[]>> {
  const entries = new Map<string, StoredRegisterEntry[]>(submissions.map((id) => [id, []]))
  if (submissions.length === 0) return entries
  const rows = await db
    .selectFrom('register_entry')
    .where('register_entry.submission_id', 'in', submissions)
    .innerJoin('identity', 'identity.id', 'register_entry.identity_id')
    .selectAll('identity')
    .select(['register_entry.id as entry_id', 'submission_id', 'sex', 'from_day', 'to_day'])
    .execute()
  for (const row of rows)
    entries.get(row.submission_id)?.push({
      id: row.entry_id,
      censusId: row.census_id,
      sex: recordFacts.shape.sex.parse(row.sex),
      from: row.from_day === null ? null : isoDate.parse(row.from_day),
      to: row.to_day === null ? null : isoDate.parse(row.to_day),
      identity: openIdentity(vault, row),
      numberKey: row.number_key,
    })
  return entries
}

/** Head counts of one census: who counted (organisation of the unit), which night, where, how many. */
export async function observationsOf(db: Db, censusId: string) {
  return current(db, censusId)
    .innerJoin('observation', 'observation.submission_id', 'submission.id')
    .innerJoin('unit', 'unit.id', 'submission.unit_id')
    .where('observation.superseded_at', 'is', null)
    .select(['unit_key', 'organisation', 'night', 'place', 'persons'])
    .orderBy('organisation')
    .orderBy('night')
    .orderBy('place')
    .execute()
}

/** Keys of the units that counted people they could not identify, where they saw any. */
export async function unitsThatObserved(db: Db, censusId: string): Promise<string[]> {
  const rows = await current(db, censusId)
    .innerJoin('observation', 'observation.submission_id', 'submission.id')
    .innerJoin('unit', 'unit.id', 'submission.unit_id')
    .where('persons', '>', 0)
    .where('observation.superseded_at', 'is', null)
    .select('unit_key')
    .distinct()
    .execute()
  return rows.map(({ unit_key }) => unit_key)
}
