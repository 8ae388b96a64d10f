import type { Municipality } from '../../domain/census/municipality.ts'
import { hasFault } from '../../domain/submission/column-map.ts'
import { folderTexts } from '../../domain/submission/folder.texts.ts'
import { isKnown } from '../../domain/submission/record.ts'
import type { SubmittedRecord } from '../../domain/submission/submitted-record.ts'
import type { CensusWeek } from '../../domain/terms/dates.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { NewRow } from '../../platform/database/schema.ts'
import { idsTogether } from '../../platform/new-id.ts'
import { mapInTurns } from '../../platform/workers/in-turns.ts'
import { listCensuses, type StoredCensus, saveCensus, saveMunicipality, unitsOf } from '../census/census.repository.ts'
import type { CensusRead, FileRead, FolderReading } from './census-folder.service.ts'
import { asStored, numberKeyOf, sealIdentity } from './identity.repository.ts'
import {
  type AtHand,
  currentSubmissions,
  type FileRows,
  factsText,
  type RecordRows,
  type StoredRecord,
  type SubmissionRows,
  saveFile,
  saveFindings,
  saveHistory,
  saveRecords,
  supersedeOthers,
} from './submission.repository.ts'

/** Who is told how far the storing of a folder has come. */
export interface StoringWatch {
  /**
   * Told of each census of the folder, earlier weeks first, inside of the transaction, when all of its files is stored or
   * at hand: what it begins beside us goes on while the next is read, and while the records at hand are stored.
   */
  readonly census?: (inside: Context, census: CensusRead, atHand: AtHand) => Promise<void>
  /** All of the folder has been read, and it has no fault: from now on it is stored alone. */
  readonly read?: () => void
}

/**
 * Stores a folder, one that is still being read too: whole or not at all. A file that is stored already is not stored
 * again; one that has changed is stored beside the earlier one, which is kept and no longer read. Answers the records
 * stored now: they are at hand, and need not be opened again. `null`: a fault was found in the end, and nothing is stored.
 */
export async function storeFolder(
  context: Context,
  folder: FolderReading,
  municipality: Municipality,
  on: StoringWatch = {},
): Promise<AtHand | null> {
  const storing = inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    if (folder.isRead) on.read?.()
    refuseOverlap(await listCensuses(db, municipality.code), folder)
    await saveMunicipality(db, municipality, context.newId)
    const units = new Map((await unitsOf(db, municipality.code)).map((unit) => [unit.key, unit.id]))
    const atHand = new Map<string, readonly StoredRecord[]>()
    const ids = new Map<string, string>()
    for (const { key, settings } of folder.settings)
      ids.set(key, await saveCensus(db, municipality.code, key, settings, context.newId))
    const begun: FileBegun[] = []
    for await (const census of folder.censuses) {
      const files = await beginFiles(inside, ids.get(census.key) ?? '', census, units)
      for (const { submissionId, records } of files) atHand.set(submissionId, records)
      await on.census?.(inside, census, atHand)
      begun.push(...files)
    }
    const { history, findings } = await folder.whole()
    if (hasFault(findings)) throw new FolderHasFaults()
    if (!folder.isRead) on.read?.()
    await saveHistory(db, municipality.code, history, context.newId)
    for (const file of begun) await saveRecords(db, await recordRows(inside, file, units))
    return atHand
  })
  return storing.catch((error) => {
    if (error instanceof FolderHasFaults) return null
    throw error
  })
}

/** Undoes what was stored of a folder before its last fault was found. */
class FolderHasFaults extends Error {}

/** A census stored under another name in the same week would be compared with itself: the folder was renamed. */
function refuseOverlap(stored: readonly StoredCensus[], folder: Pick<FolderReading, 'settings'>): void {
  for (const { key, settings } of folder.settings) {
    const other = stored.find(
      (each) => each.key !== key && each.week.from <= settings.week.to && each.week.to >= settings.week.from,
    )
    if (other) throw new DomainError('census_overlaps', folderTexts.census_overlaps(key, other.key))
  }
}

/** A file that is being stored: all but its records is, and they are at hand. */
interface FileBegun {
  readonly submissionId: string
  /** A list of several units, named beside each record. */
  readonly ofSeveral: boolean
  /** The week of its census. */
  readonly week: CensusWeek
  readonly records: readonly StoredRecord[]
}

async function beginFiles(
  context: Context,
  censusId: string,
  census: CensusRead,
  units: ReadonlyMap<string, string>,
): Promise<FileBegun[]> {
  const { db, vault, clock, newId } = context
  vault.prepare(censusId)
  await saveFindings(db, censusId, census.findings, newId)
  const keyed = census.files.map((file) => ({ file, key: submissionKey(censusId, file) }))
  await supersedeOthers(
    db,
    censusId,
    keyed.map(({ key }) => key),
    clock.now(),
  )
  const stored = new Set((await currentSubmissions(db, censusId)).map(({ idempotencyKey }) => idempotencyKey))
  const begun: FileBegun[] = []
  for (const { file, key } of keyed) {
    if (stored.has(key)) continue
    stored.add(key)
    const rows = fileRows(context, censusId, census, file, key, units)
    await saveFile(db, rows)
    begun.push({
      submissionId: rows.submission.id,
      ofSeveral: file.unit === null,
      week: census.settings.week,
      records: await recordsOf(context, censusId, file, units),
    })
  }
  return begun
}

/** The records of a file as they are read back, in the order of rows. */
const recordsOf = (
  { vault, newId }: Pick<Context, 'vault' | 'newId'>,
  censusId: string,
  file: FileRead,
  units: ReadonlyMap<string, string>,
): Promise<StoredRecord[]> => {
  const reportersOf = reportersIn(file, units)
  const issuer = file.unit ?? ''
  const nextId = idsTogether(newId)
  return mapInTurns(file.records, (record) => ({
    id: nextId(),
    censusId,
    file: file.file,
    row: record.row,
    recordKey: record.recordKey,
    childOf: record.childOf,
    // The analyst's id may be a personal number: only its keyed hash is kept.
    decidedPerson: record.personId === null ? null : vault.keyOf('person_id', record.personId),
    units: reportersOf(record),
    facts: record.facts,
    identity: asStored(record.identity),
    numberKey: numberKeyOf(vault, record.identity, issuer),
  }))
}

/**
 * Keys of the units that reported each record of a file, in their order; each is one of the municipality's. The records
 * of a unit's own file share one list: a list for each would take more memory than the facts.
 */
function reportersIn(
  { unit }: FileRead,
  units: ReadonlyMap<string, string>,
): (record: SubmittedRecord) => readonly string[] {
  const inOrder = (named: readonly string[]) => [...new Set(named)].filter((each) => units.has(each)).sort()
  const own = unit === null ? null : inOrder([unit])
  return ({ unitsNamed }) => own ?? inOrder(unitsNamed ?? [])
}

/** Which submission a file is: of the same census, kind, unit and content it is the same one. */
export const submissionKey = (censusId: string, { kind, unit, sha256 }: FileRead): string =>
  [censusId, kind, unit ?? '', sha256].join(' ')

/** The rows of a file, identities sealed. `units`: the id of each unit by its key. */
export async function submissionRows(
  context: Context,
  censusId: string,
  census: Pick<CensusRead, 'settings'>,
  file: FileRead,
  key: string,
  units: ReadonlyMap<string, string>,
): Promise<SubmissionRows> {
  const rows = fileRows(context, censusId, census, file, key, units)
  const { week } = census.settings
  const records = await recordsOf(context, censusId, file, units)
  const begun = { submissionId: rows.submission.id, ofSeveral: file.unit === null, week, records }
  return { ...rows, ...(await recordRows(context, begun, units)) }
}

/** All rows of a file but those of its records. */
function fileRows(
  { vault, clock, newId }: Context,
  censusId: string,
  { settings }: Pick<CensusRead, 'settings'>,
  file: FileRead,
  key: string,
  units: ReadonlyMap<string, string>,
): FileRows {
  const submissionId = newId()
  const issuer = file.unit ?? ''
  const registered = file.register.map((entry) => {
    const numberKey = numberKeyOf(vault, entry.identity, issuer)
    const place = { id: newId(), census: censusId, numberKey, day: settings.week.from }
    return { entry, identity: sealIdentity(vault, entry.identity, place) }
  })
  return {
    submission: {
      id: submissionId,
      census_id: censusId,
      unit_id: file.unit === null ? null : (units.get(file.unit) ?? null),
      kind: file.kind,
      file_name: file.file,
      sha256: file.sha256,
      idempotency_key: key,
      received_at: clock.now(),
      superseded_at: null,
    },
    registered: registered.map(({ identity }) => identity),
    register: registered.map(({ entry, identity }) => ({
      id: newId(),
      submission_id: submissionId,
      identity_id: identity.id,
      register: entry.register,
      sex: isKnown(entry.sex) ? entry.sex : null,
      from_day: entry.from,
      to_day: entry.to,
    })),
    observations: file.observations.map(({ night, observation }) => ({
      id: newId(),
      submission_id: submissionId,
      place: observation.place,
      observed_at: observation.observedAt,
      night,
      persons: observation.persons,
      sex: observation.sex,
      age_band: observation.ageBand,
      certainty: observation.certainty,
      reason: observation.reason,
    })),
  }
}

/** The rows of the records of a file, identities sealed. */
async function recordRows(
  { vault, newId }: Pick<Context, 'vault' | 'newId'>,
  { submissionId, ofSeveral, week, records }: FileBegun,
  units: ReadonlyMap<string, string>,
): Promise<RecordRows> {
  const nextId = idsTogether(newId)
  const rows = await mapInTurns(records, (record) => {
    const { censusId: census, numberKey } = record
    const identity = sealIdentity(vault, record.identity, { id: nextId(), census, numberKey, day: week.from })
    return { identity, record: recordRow(record, submissionId, identity.id) }
  })
  return {
    identities: rows.map(({ identity }) => identity),
    records: rows.map(({ record }) => record),
    recordUnits: ofSeveral ? unitsNamed(records, units) : [],
  }
}

const unitsNamed = (
  records: readonly StoredRecord[],
  idOf: ReadonlyMap<string, string>,
): readonly NewRow<'record_unit'>[] =>
  records.flatMap(({ id, units }) =>
    units.flatMap((unit) => {
      const unitId = idOf.get(unit)
      return unitId === undefined ? [] : [{ record_id: id, unit_id: unitId }]
    }),
  )

const recordRow = (record: StoredRecord, submissionId: string, identityId: string): NewRow<'record'> => ({
  id: record.id,
  submission_id: submissionId,
  row_number: record.row,
  record_key: record.recordKey,
  child_of: record.childOf,
  decided_person: record.decidedPerson,
  identity_id: identityId,
  facts: factsText(record.facts),
})
