import { createHash } from 'node:crypto'
import type { Census } from '../../domain/census/census.ts'
import type { Municipality } from '../../domain/census/municipality.ts'
import type { FileKind } from '../../domain/submission/column-map.ts'
import { fileReadingOfCsv } from '../../domain/submission/csv-findings.ts'
import { type FileReading, withFileFindings } from '../../domain/submission/file-reading.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import { type FolderProblemCode, folderTexts } from '../../domain/submission/folder.texts.ts'
import { readObservations } from '../../domain/submission/read-observations.ts'
import { readRegister } from '../../domain/submission/read-register.ts'
import { readRecords } from '../../domain/submission/read-rows.ts'
import type { ObservationEntry, RegisterEntry, SubmittedRecord } from '../../domain/submission/submitted-record.ts'
import type { FileTable } from '../../domain/submission/table.ts'
import { workbookProblem } from '../../domain/submission/workbook.texts.ts'
import { fileReadingOfWorkbook } from '../../domain/submission/workbook-table.ts'
import type { Text } from '../../domain/terms/text.ts'
import { isWorkbookFile, readCsv } from '../../platform/files/csv.ts'
import { readBytes } from '../../platform/files/read-folder.ts'
import { type WorkbookReader, withWorkbooks } from '../../platform/files/workbook-reader.ts'

/** What one file of a census handed in. */
export interface FileRead {
  readonly kind: 'unit' | 'compiled' | 'register' | 'observations'
  /** The unit whose file it is; `null` for the analyst's lists. */
  readonly unit: string | null
  readonly file: string
  readonly sha256: string
  readonly records: readonly SubmittedRecord[]
  readonly register: readonly RegisterEntry[]
  readonly observations: readonly ObservationEntry[]
}

/** A file as read, or the fault that kept it from being read, with all that was found in it. */
export interface FileOutcome {
  readonly read: FileRead | null
  readonly findings: readonly Finding[]
}

/** What a list is: the file of a unit, its head counts, or one of the analyst's lists. */
export interface ListIdentity {
  readonly kind: FileRead['kind']
  /** Id of the unit; `null` for the analyst's lists. */
  readonly unit: string | null
}

/** What the reading of a list has to know of its surroundings. */
export interface ListContext {
  readonly census: Pick<Census, 'week'>
  readonly municipality: Pick<Municipality, 'units'>
}

/** A finding about a file as a whole. */
export const fileFinding = (
  file: string,
  code: FolderProblemCode,
  message: Text,
  kind: Finding['kind'] = 'fault',
): Finding => ({ kind, code, file, sheet: null, row: null, column: null, value: null, message })

/** Reads one file of one unit, whatever its name. `file` is what findings call it. Never throws on what a file may hold. */
export function readUnitFile(
  path: string,
  file: string,
  { unit, ...context }: ListContext & { readonly unit: string },
): Promise<FileOutcome> {
  return withWorkbooks((workbooks) => readList(path, file, { kind: 'unit', unit }, { ...context, workbooks }))
}

/** Reads one list of a census. Never throws on what a file may hold. */
export async function readList(
  path: string,
  file: string,
  list: ListIdentity,
  context: ListContext & { readonly workbooks: WorkbookReader },
): Promise<FileOutcome> {
  const opened = await openList(path, file, list.kind, context.workbooks)
  if ('code' in opened) return { read: null, findings: [opened] }
  const { content, findings } = readContent(opened.reading.table, file, list, context)
  const read = { ...EMPTY, ...content, ...list, file, sha256: opened.sha256 }
  return { read, findings: withFileFindings(file, opened.reading, findings) }
}

interface OpenedList {
  readonly reading: FileReading
  readonly sha256: string
}

/** A file as a table, whether it is a workbook or CSV; a finding when it cannot be opened at all. */
export async function openList(
  path: string,
  file: string,
  kind: FileKind,
  workbooks: WorkbookReader,
): Promise<OpenedList | Finding> {
  const bytes = readBytes(path)
  if (bytes === null) return fileFinding(file, 'file_unreadable', folderTexts.file_unreadable())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const saved = formOf(bytes, file)
  if (saved === 'csv') return { reading: fileReadingOfCsv(readCsv(bytes)), sha256 }
  const reading = fileReadingOfWorkbook(await workbooks.read(bytes), kind)
  const isToTell = saved === 'workbook_named_csv' && reading.hasTable
  const named = isToTell ? [{ ...workbookProblem('workbook_named_csv', {}), row: null, column: null }] : []
  return { reading: { ...reading, problems: [...named, ...reading.problems] }, sha256 }
}

/** The content decides where it is plain: a spreadsheet opens a workbook whatever its name, and so do we. */
function formOf(bytes: Uint8Array, file: string): 'csv' | 'workbook' | 'workbook_named_csv' {
  if (/\.xlsx$/i.test(file)) return 'workbook'
  return isWorkbookFile(bytes) ? 'workbook_named_csv' : 'csv'
}

const EMPTY = { records: [], register: [], observations: [] } as const

type Content = Partial<Pick<FileRead, keyof typeof EMPTY>>

function readContent(
  table: FileTable,
  file: string,
  { kind, unit }: ListIdentity,
  { census: { week }, municipality: { units } }: ListContext,
): { readonly content: Content; readonly findings: readonly Finding[] } {
  switch (kind) {
    case 'register': {
      const { entries, findings } = readRegister(table, { file, week })
      return { content: { register: entries }, findings }
    }
    case 'observations': {
      const { observations, findings } = readObservations(table, { file, week })
      return { content: { observations }, findings }
    }
    case 'compiled': {
      const { records, findings } = readRecords(table, { file, week, kind, knownUnits: units })
      return { content: { records }, findings }
    }
    case 'unit': {
      const organisationKind = units.find(({ id }) => id === unit)?.organisationKind ?? null
      const { records, findings } = readRecords(table, { file, week, kind, organisationKind })
      return { content: { records }, findings }
    }
  }
}
