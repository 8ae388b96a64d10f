import type { Municipality } from '../../domain/census/municipality.ts'
import { folderTexts } from '../../domain/submission/folder.texts.ts'
import type { Identity } from '../../domain/submission/identity.ts'
import { isKnown } from '../../domain/submission/record.ts'
import type { SubmittedRecord } from '../../domain/submission/submitted-record.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { NewRow } from '../../platform/database/schema.ts'
import { mapInTurns } from '../../platform/workers/in-turns.ts'
import { listCensuses, type StoredCensus, saveCensus, saveMunicipality, unitsOf } from '../census/census.repository.ts'
import type { CensusRead, FileRead, FolderRead } from './census-folder.service.ts'
import { asStored, sealIdentity } from './identity.repository.ts'
import {
  type AtHand,
  factsText,
  isStored,
  type StoredRecord,
  type SubmissionRows,
  saveFindings,
  saveHistory,
  saveSubmission,
  supersedeOthers,
} from './submission.repository.ts'

/**
 * Stores a folder that was read without faults: whole or not at all. A file that is stored already is not stored again;
 * one that has changed is stored beside the earlier one, which is kept and no longer read. Answers the records stored
 * now: they are at hand, and need not be opened again. `onCensus` is told of each census of the folder as soon as its
 * files are stored, earlier weeks first, inside of the transaction.
 */
export async function storeFolder(
  context: Context,
  folder: FolderRead,
  municipality: Municipality,
  onCensus: (inside: Context, census: CensusRead, atHand: AtHand) => Promise<void> = async () => undefined,
): Promise<AtHand> {
  return inTransaction(context.db, async (db) => {
    const inside = { ...context, db }
    refuseOverlap(await listCensuses(db, municipality.code), folder)
    await saveMunicipality(db, municipality, context.newId)
    await saveHistory(db, municipality.code, folder.history, context.newId)
    const units = new Map((await unitsOf(db, municipality.code)).map((unit) => [unit.key, unit.id]))
    const atHand = new Map<string, readonly StoredRecord[]>()
    const ids = new Map<string, string>()
    for (const { key, settings } of folder.censuses)
      ids.set(key, await saveCensus(db, municipality.code, key, settings, context.newId))
    for (const census of inOrderOfWeeks(folder.censuses)) {
      const stored = await storeFiles(inside, ids.get(census.key) ?? '', census, units)
      for (const [submissionId, records] of stored) atHand.set(submissionId, records)
      await onCensus(inside, census, atHand)
    }
    return atHand
  })
}

const inOrderOfWeeks = (censuses: readonly CensusRead[]): CensusRead[] =>
  [...censuses].sort((a, b) => (a.settings.week.from < b.settings.week.from ? -1 : 1))

/** A census stored under another name in the same week would be compared with itself: the folder was renamed. */
function refuseOverlap(stored: readonly StoredCensus[], { censuses }: FolderRead): void {
  for (const { key, settings } of censuses) {
    const other = stored.find(
      (each) => each.key !== key && each.week.from <= settings.week.to && each.week.to >= settings.week.from,
    )
    if (other) throw new DomainError('census_overlaps', folderTexts.census_overlaps(key, other.key))
  }
}

async function storeFiles(
  context: Context,
  censusId: string,
  census: CensusRead,
  units: ReadonlyMap<string, string>,
): Promise<AtHand> {
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
  const stored = new Map<string, readonly StoredRecord[]>()
  for (const { file, key } of keyed) {
    if (await isStored(db, key)) continue
    const rows = await submissionRows(context, censusId, census, file, key, units)
    await saveSubmission(db, rows)
    stored.set(rows.submission.id, recordsOf(rows, file, units))
  }
  return stored
}

/** The records of a file as they are read back, in the order of rows. Of the identities theirs are the first. */
function recordsOf(
  { submission, records, identities }: SubmissionRows,
  file: FileRead,
  units: ReadonlyMap<string, string>,
): StoredRecord[] {
  const reportersOf = reportersIn(file, units)
  return file.records.flatMap((record, at): StoredRecord[] => {
    const [row, identity] = [records[at], identities[at]]
    if (row === undefined || identity === undefined) return []
    return [
      {
        id: row.id,
        censusId: submission.census_id,
        file: file.file,
        row: record.row,
        recordKey: record.recordKey,
        childOf: record.childOf,
        decidedPerson: row.decided_person ?? null,
        units: reportersOf(record),
        facts: record.facts,
        identity: asStored(record.identity),
        numberKey: identity.number_key ?? null,
      },
    ]
  })
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
  const { vault, clock, newId } = context
  const submissionId = newId()
  const reportersOf = reportersIn(file, units)
  const identities: NewRow<'identity'>[] = []
  const keep = (identity: Identity): string => {
    const place = { id: newId(), census: censusId, issuer: file.unit ?? '', day: census.settings.week.from }
    identities.push(sealIdentity(vault, identity, place))
    return place.id
  }
  const records = await mapInTurns(file.records, (record) =>
    recordRow(context, submissionId, record, keep(record.identity)),
  )
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
    records,
    recordUnits: file.records.flatMap((record, at) =>
      reportersOf(record).flatMap((unit) => {
        const [unitId, recordId] = [units.get(unit), records[at]?.id]
        return unitId !== undefined && recordId !== undefined ? [{ record_id: recordId, unit_id: unitId }] : []
      }),
    ),
    register: file.register.map((entry) => ({
      id: newId(),
      submission_id: submissionId,
      identity_id: keep(entry.identity),
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
    identities,
  }
}

function recordRow(
  { vault, newId }: Context,
  submissionId: string,
  record: SubmittedRecord,
  identityId: string,
): NewRow<'record'> {
  return {
    id: newId(),
    submission_id: submissionId,
    row_number: record.row,
    record_key: record.recordKey,
    child_of: record.childOf,
    // The analyst's id may be a personal number: only its keyed hash is kept.
    decided_person: record.personId === null ? null : vault.keyOf('person_id', record.personId),
    identity_id: identityId,
    facts: factsText(record.facts),
  }
}
