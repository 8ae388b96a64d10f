import { basename } from 'node:path'
import { responseFaults } from '../../domain/census/response.ts'
import { areKeyless, compareRows, type RowChanges } from '../../domain/submission/compare-rows.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import { type ImportCode, importTexts } from '../../domain/submission/import.texts.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { kindOfPath } from '../../platform/files/read-folder.ts'
import {
  declareNilReturn,
  type StoredCensus,
  type StoredUnit,
  storedSettings,
  unitsOf,
  withdrawNilReturn,
} from '../census/census.repository.ts'
import { type FileOutcome, type FileRead, readUnitFile } from './read-file.service.ts'
import {
  type CurrentSubmission,
  currentSubmissions,
  findingsOf,
  loadRecords,
  type SubmissionRows,
  saveFindings,
  saveSubmission,
  supersedeOthers,
} from './submission.repository.ts'
import { submissionKey, submissionRows } from './submission.service.ts'

/** One file of one unit, to be taken into a stored census. */
export interface ImportRequest {
  readonly census: StoredCensus
  readonly unit: StoredUnit
  readonly read: FileRead
  /** Warnings and repairs from reading it. */
  readonly findings: readonly Finding[]
}

/** What a file does to the census it is taken into. */
export interface ImportOutcome {
  /** When the very same file was stored; `null` when it is not. */
  readonly storedAt: string | null
  /** What is to be looked at: from reading the file, and from holding it against what is stored. */
  readonly findings: readonly Finding[]
  /** Rows of the unit's own file. */
  readonly rows: { readonly before: number; readonly after: number; readonly changes: RowChanges }
  /** Records of the whole census. */
  readonly records: { readonly before: number; readonly after: number }
  /** No row has a key of its own: rows are compared by what they say. */
  readonly isKeyless: boolean
}

/** Reads and checks the file as in a folder, with the settings of the stored census. `file` in findings is its own name. */
export async function readForImport(
  { db }: Context,
  census: StoredCensus,
  unit: StoredUnit,
  path: string,
): Promise<FileOutcome> {
  const file = basename(path)
  if (kindOfPath(path) === null)
    return { read: null, findings: [finding('fault', file, 'file_not_found', importTexts.file_not_found())] }
  return readUnitFile(path, file, { ...(await storedSettings(db, census)), unit: unit.key })
}

const finding = (kind: Finding['kind'], file: string, code: ImportCode, message: Text): Finding => ({
  kind,
  code,
  file,
  sheet: null,
  row: null,
  column: null,
  value: null,
  message,
})

/** What storing the file would do. Stores nothing. */
export async function previewImport(context: Context, request: ImportRequest): Promise<ImportOutcome> {
  return holdAgainstStored(context, request, await placeOf(context, request))
}

/**
 * Stores the file of a unit: whole or not at all. The unit's earlier file is kept and no longer read; what others have
 * handed in is not touched. The very same file is not stored again.
 */
export async function storeImport(context: Context, request: ImportRequest): Promise<ImportOutcome> {
  return inTransaction(context.db, (db) => storeWithin({ ...context, db }, request))
}

/** The same as part of something larger: `inside` is the context of a transaction that is under way. */
async function storeWithin(inside: Context, request: ImportRequest): Promise<ImportOutcome> {
  const place = await placeOf(inside, request)
  const outcome = await holdAgainstStored(inside, request, place)
  if (place.storedAt === null) await store(inside, request, await sealList(inside, request), place)
  return outcome
}

/** The rows of a unit's list as they are stored, identities sealed: made before the transaction that stores them. */
export async function sealList(context: Context, { census, unit, read }: Request): Promise<SubmissionRows> {
  const { municipality, census: settings } = await storedSettings(context.db, census)
  const units = new Map((await unitsOf(context.db, municipality.code)).map(({ key, id }) => [key, id]))
  const file = { ...read, file: storedName(census, unit, read.file) }
  return submissionRows(context, census.id, { settings }, file, submissionKey(census.id, file), units)
}

type Request = Omit<ImportRequest, 'findings'>

/**
 * Stores a list that was sealed, in place of the unit's earlier one, without counting it against that. The very same list
 * is not stored again. Part of something larger.
 */
export async function storeSealedWithin(
  inside: Context,
  request: ImportRequest,
  sealed: SubmissionRows,
): Promise<void> {
  const place = await placeOf(inside, request)
  if (place.storedAt === null) await store(inside, request, sealed, place)
}

/** A unit met nobody and says so: its earlier lists are kept and no longer read. Part of something larger. */
export async function storeNilReturnWithin(
  { db, clock, newId }: Context,
  census: StoredCensus,
  unit: StoredUnit,
): Promise<void> {
  const files = await currentSubmissions(db, census.id)
  const replaced = files.filter(({ kind, unit: other }) => kind === 'unit' && other === unit.key)
  const stillRead = files.flatMap((file) => (replaced.includes(file) ? [] : [file.idempotencyKey]))
  await supersedeOthers(db, census.id, stillRead, clock.now())
  await declareNilReturn(db, census.id, unit.id)
  const findings = await findingsOf(db, census.id)
  await saveFindings(
    db,
    census.id,
    findings.filter((each) => !isReplaced(each, census, unit, replaced)),
    newId,
  )
}

/** Where a file comes to stand among those that are stored. */
interface Place {
  /** When the very same file was stored; `null` when it is not. */
  readonly storedAt: string | null
  /** The files read now, but for those whose place this one takes. */
  readonly others: readonly CurrentSubmission[]
  readonly replaced: readonly CurrentSubmission[]
  /** Among the findings, those that are kept with the census. */
  readonly kept: readonly Finding[]
}

async function placeOf({ db }: Pick<Context, 'db'>, { census, unit, read, findings }: ImportRequest): Promise<Place> {
  const files = await currentSubmissions(db, census.id)
  const key = submissionKey(census.id, read)
  const replaced = files.filter(({ kind, unit: other }) => kind === 'unit' && other === unit.key)
  return {
    storedAt: files.find(({ idempotencyKey }) => idempotencyKey === key)?.receivedAt ?? null,
    others: files.filter((file) => !replaced.includes(file)),
    replaced,
    kept: [...findings, ...(await answerFindings({ db }, census, unit, read.file))],
  }
}

async function holdAgainstStored(
  { db, vault }: Context,
  { census, unit, read }: ImportRequest,
  { storedAt, others, replaced, kept }: Place,
): Promise<ImportOutcome> {
  const stored = await loadRecords(db, vault, census.id)
  const replacedNames = new Set(replaced.map(({ file }) => file))
  const before = stored.filter(({ file }) => replacedNames.has(file))
  const changes = compareRows(before, read.records)
  const inCompiled = stored.filter(({ units, file }) => units.includes(unit.key) && !replacedNames.has(file))
  return {
    storedAt,
    findings: [
      ...kept,
      ...doubts(read, {
        before: before.length,
        inBoth: changes.unchanged + changes.changed,
        inCompiled: inCompiled.length,
        sameFile: others.find(({ kind, sha256 }) => kind === 'unit' && sha256 === read.sha256)?.unit ?? null,
      }),
    ],
    rows: { before: before.length, after: read.records.length, changes },
    records: { before: stored.length, after: stored.length - before.length + read.records.length },
    isKeyless: areKeyless(before, read.records),
  }
}

/** As in a folder: records of a unit that was not asked, or that said it met nobody. Here the newer word holds. */
async function answerFindings(
  { db }: Pick<Context, 'db'>,
  census: StoredCensus,
  unit: StoredUnit,
  file: string,
): Promise<Finding[]> {
  const settings = await storedSettings(db, census)
  const { nilReturns } = settings.census
  const ofFolder = responseFaults({ ...settings.census, nilReturns: [] }, settings.municipality, {
    file: settingsFile(census),
    unitFiles: [{ unitId: unit.key, file }],
    observationFiles: [],
    unitsInCompiled: [],
  })
  return [
    ...ofFolder,
    ...(nilReturns.includes(unit.key)
      ? [finding('warning', file, 'nil_return_withdrawn', importTexts.nil_return_withdrawn())]
      : []),
  ]
}

/** A folder may spell it otherwise on the disk of a folder: capital and small letters count as equal. */
const settingsFile = ({ key }: StoredCensus) => `${key}/census.json`

/** What suggests that it is the wrong file or the wrong unit, or that rows are read twice. Told, and not kept. */
function doubts(
  { file }: FileRead,
  found: { before: number; inBoth: number; inCompiled: number; sameFile: string | null },
): Finding[] {
  const warn = (code: ImportCode, message: Text) => finding('warning', file, code, message)
  return [
    ...(found.sameFile === null
      ? []
      : [warn('same_file_of_other_unit', importTexts.same_file_of_other_unit(found.sameFile))]),
    ...(found.before > 0 && found.inBoth === 0
      ? [warn('no_row_in_common', importTexts.no_row_in_common(found.before))]
      : []),
    ...(found.inCompiled > 0 ? [warn('also_in_compiled', importTexts.also_in_compiled(found.inCompiled))] : []),
  ]
}

async function store(
  { db, clock, newId }: Context,
  { census, unit, read }: ImportRequest,
  sealed: SubmissionRows,
  { others, replaced, kept }: Place,
): Promise<void> {
  const stillRead = others.map(({ idempotencyKey }) => idempotencyKey)
  await supersedeOthers(db, census.id, stillRead, clock.now())
  await saveSubmission(db, sealed)
  await withdrawNilReturn(db, census.id, unit.id)
  const file = storedName(census, unit, read.file)
  const named = kept.map((each) => (each.file === read.file ? { ...each, file } : each))
  const earlier = (await findingsOf(db, census.id)).filter((each) => !isReplaced(each, census, unit, replaced))
  await saveFindings(db, census.id, inFolderOrder([...earlier, ...named]), newId)
}

/** The codes that are said of a census when all its files are read. */
const SAID_LAST = ['nil_return_with_observations', 'answered_not_asked']

/** As a folder gives them: of the settings, of each file in the order of their names, and last of who answered. */
function inFolderOrder(findings: readonly Finding[]): Finding[] {
  const orderOf = ({ file, code, value }: Finding): string => {
    if (SAID_LAST.includes(code)) return `${2 + SAID_LAST.indexOf(code)} ${value}`
    return /\/census\.json$/i.test(file) ? '0' : `1 ${file}`
  }
  return findings
    .map((each) => ({ each, order: orderOf(each) }))
    .sort((left, right) => (left.order < right.order ? -1 : Number(left.order > right.order)))
    .map(({ each }) => each)
}

/** As the file would be called in a folder: people's own names for files may tell of people. */
const storedName = ({ key }: StoredCensus, unit: StoredUnit, file: string): string =>
  `${key}/${unit.key}${/\.xlsx$/i.test(file) ? '.xlsx' : '.csv'}`

/** Said of the file that is no longer read, or of this unit's not being asked, which is said anew if it still holds. */
function isReplaced(
  { file, code, value }: Finding,
  census: StoredCensus,
  unit: StoredUnit,
  replaced: readonly CurrentSubmission[],
): boolean {
  const isOfFile = replaced.some((one) => one.file === file)
  return (
    isOfFile ||
    (code === 'answered_not_asked' && file.toLowerCase() === settingsFile(census).toLowerCase() && value === unit.key)
  )
}
