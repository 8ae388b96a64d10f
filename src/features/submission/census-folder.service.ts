import { createHash } from 'node:crypto'
import { type Census, readCensus } from '../../domain/census/census.ts'
import { type Municipality, readMunicipality } from '../../domain/census/municipality.ts'
import { responseFaults } from '../../domain/census/response.ts'
import { withCsvFindings } from '../../domain/submission/csv-findings.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import { type FolderProblemCode, folderTexts } from '../../domain/submission/folder.texts.ts'
import { readHistory } from '../../domain/submission/read-history.ts'
import { readObservations } from '../../domain/submission/read-observations.ts'
import { readRegister } from '../../domain/submission/read-register.ts'
import { readRecords } from '../../domain/submission/read-rows.ts'
import type {
  HistoricalFigure,
  ObservationEntry,
  RegisterEntry,
  SubmittedRecord,
} from '../../domain/submission/submitted-record.ts'
import type { FileTable } from '../../domain/submission/table.ts'
import { type IsoDate, isoDate } from '../../domain/terms/dates.ts'
import type { Text } from '../../domain/terms/text.ts'
import { type CsvReading, readCsv } from '../../platform/files/csv.ts'
import { isFolder, listFolder, readBytes } from '../../platform/files/read-folder.ts'

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

export interface CensusRead {
  /** Name of the census: that of its subfolder. */
  readonly key: string
  readonly settings: Census
  readonly files: readonly FileRead[]
  /** Warnings and repairs of this census's files. */
  readonly findings: readonly Finding[]
}

/** A census folder as read: everything it says, and everything that is to be mended in it. Nothing is stored. */
export interface FolderRead {
  readonly municipality: Municipality | null
  /** In the order of their weeks. */
  readonly censuses: readonly CensusRead[]
  readonly history: readonly HistoricalFigure[]
  readonly findings: readonly Finding[]
}

// history.csv has figures of any year: nothing in it can lie after this day.
const ANY_DAY: IsoDate = isoDate.parse('2199-12-31')

/** Reads a census folder (contract.md section 3). Never throws on what a folder may hold. `progress` is told each file. */
export function readCensusFolder(folder: string, progress: (file: string) => void): FolderRead {
  if (!isFolder(folder))
    return { ...NOTHING, findings: [fault(folder, 'folder_not_found', folderTexts.folder_not_found(folder))] }
  const entries = listFolder(folder)
  const settings = readJson(folder, 'municipality.json')
  if (settings === null) {
    return {
      ...NOTHING,
      findings: [fault('municipality.json', 'municipality_missing', folderTexts.municipality_missing())],
    }
  }
  const { value: municipality, findings } =
    'fault' in settings
      ? { value: null, findings: [settings.fault] }
      : readMunicipality(settings.json, 'municipality.json')
  const years = entries
    .filter((entry) => entry.isFolder)
    .map(({ name }) => readYear(folder, name, municipality, progress))
  const history = entries.some(({ name }) => name === 'history.csv')
    ? historyOf(folder, progress)
    : { figures: [], findings: [] }
  const read = years.filter((year) => year !== null)
  const none = read.length === 0 ? [fault('', 'no_census', folderTexts.no_census())] : []
  const censuses = read
    .flatMap(({ census }) => census ?? [])
    .sort((a, b) => (a.settings.week.from < b.settings.week.from ? -1 : 1))
  return {
    municipality,
    censuses,
    history: history.figures,
    findings: [...findings, ...none, ...history.findings, ...read.flatMap((year) => year.findings)],
  }
}

const NOTHING = { municipality: null, censuses: [], history: [] } as const

const fault = (file: string, code: FolderProblemCode, message: Text, kind: Finding['kind'] = 'fault'): Finding => ({
  kind,
  code,
  file,
  sheet: null,
  row: null,
  column: null,
  value: null,
  message,
})

function readJson(folder: string, file: string): { json: unknown } | { fault: Finding } | null {
  const bytes = readBytes(folder, ...file.split('/'))
  if (bytes === null) return null
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes)) }
  } catch (error) {
    const where = error instanceof Error ? error.message : ''
    return { fault: fault(file, 'not_json', folderTexts.not_json(where)) }
  }
}

function historyOf(folder: string, progress: (file: string) => void) {
  progress('history.csv')
  const opened = openFile(folder, 'history.csv')
  if ('code' in opened) return { figures: [], findings: [opened] }
  const { figures, findings } = readHistory(opened.csv.table, { file: 'history.csv', day: ANY_DAY })
  return { figures, findings: withCsvFindings('history.csv', opened.csv, findings) }
}

type YearRead = { readonly census: CensusRead | null; readonly findings: readonly Finding[] }

/** One subfolder; `null` when it is no census and holds nothing that looks like one. */
function readYear(
  folder: string,
  key: string,
  municipality: Municipality | null,
  progress: (file: string) => void,
): YearRead | null {
  const names = listFolder(`${folder}/${key}`)
    .filter((entry) => !entry.isFolder)
    .map(({ name }) => name)
  const file = `${key}/census.json`
  const settings = readJson(folder, file)
  if (settings === null) {
    const looksLikeOne = names.some((name) => /\.(csv|xlsx)$/i.test(name))
    return looksLikeOne
      ? { census: null, findings: [fault(file, 'census_file_missing', folderTexts.census_file_missing())] }
      : null
  }
  if ('fault' in settings) return { census: null, findings: [settings.fault] }
  const { value, findings } = readCensus(settings.json, file, municipality)
  if (value === null || municipality === null) return { census: null, findings }
  const files = names
    .filter((name) => name !== 'census.json')
    .map((name) => readFile(folder, `${key}/${name}`, value, municipality, progress))
  const read = files.flatMap((each) => each.read ?? [])
  const all = [...findings, ...files.flatMap((each) => each.findings), ...answers(file, value, municipality, read)]
  return {
    census: { key, settings: value, files: read, findings: all.filter(({ kind }) => kind !== 'fault') },
    findings: all,
  }
}

function answers(
  file: string,
  census: Census,
  municipality: Municipality,
  files: readonly FileRead[],
): readonly Finding[] {
  const unitFiles = files.flatMap((each) =>
    each.kind === 'unit' && each.unit !== null ? [{ unitId: each.unit, file: each.file }] : [],
  )
  const compiled = files
    .filter(({ kind }) => kind === 'compiled')
    .flatMap(({ records }) => records.flatMap(({ unitsNamed }) => unitsNamed ?? []))
  const twice = unitFiles.filter(({ unitId }, at) => unitFiles.findIndex((other) => other.unitId === unitId) < at)
  const nobody = unitFiles.length === 0 && compiled.length === 0 && census.nilReturns.length === 0
  return [
    ...responseFaults(census, municipality, { file, unitFiles, unitsInCompiled: [...new Set(compiled)] }),
    ...twice.map((each) => fault(each.file, 'unit_file_twice', folderTexts.unit_file_twice(each.unitId))),
    ...(nobody ? [fault(file, 'nobody_reported', folderTexts.nobody_reported())] : []),
  ]
}

interface FileOutcome {
  readonly read: FileRead | null
  readonly findings: readonly Finding[]
}

function readFile(
  folder: string,
  file: string,
  census: Census,
  municipality: Municipality,
  progress: (file: string) => void,
): FileOutcome {
  const name = file.slice(file.indexOf('/') + 1)
  if (/\.xlsx$/i.test(name))
    return { read: null, findings: [fault(file, 'workbook_not_read', folderTexts.workbook_not_read())] }
  if (!/\.csv$/i.test(name))
    return { read: null, findings: [fault(file, 'file_not_used', folderTexts.file_not_used(), 'warning')] }
  progress(file)
  const opened = openFile(folder, file)
  if ('code' in opened) return { read: null, findings: [opened] }
  const outcome = readByName(name.replace(/\.csv$/i, ''), opened.csv.table, file, census, municipality)
  const read = { ...EMPTY, ...outcome.read, file, sha256: opened.sha256 }
  return { read, findings: withCsvFindings(file, opened.csv, outcome.findings) }
}

const EMPTY = { unit: null, records: [], register: [], observations: [] } as const

type ReadContent = Partial<FileRead> & Pick<FileRead, 'kind'>

/** The name of a file says what it holds. */
function readByName(
  stem: string,
  table: FileTable,
  file: string,
  { week }: Census,
  { units }: Municipality,
): { readonly read: ReadContent; readonly findings: readonly Finding[] } {
  const unitOf = (name: string) => units.find(({ id }) => id.toLowerCase() === name.toLowerCase())
  if (stem === 'compiled') {
    const { records, findings } = readRecords(table, { file, week, kind: 'compiled', knownUnits: units })
    return { read: { kind: 'compiled', records }, findings }
  }
  if (stem === 'register') {
    const { entries, findings } = readRegister(table, { file, week })
    return { read: { kind: 'register', register: entries }, findings }
  }
  if (stem.endsWith('.observations')) {
    const unit = stem.slice(0, -'.observations'.length)
    const { observations, findings } = readObservations(table, { file, week })
    return { read: { kind: 'observations', unit: unitOf(unit)?.id ?? unit, observations }, findings }
  }
  const unit = unitOf(stem)
  const { records, findings } = readRecords(table, {
    file,
    week,
    kind: 'unit',
    organisationKind: unit?.organisationKind ?? null,
  })
  return { read: { kind: 'unit', unit: unit?.id ?? stem, records }, findings }
}

interface OpenedFile {
  readonly csv: CsvReading
  readonly sha256: string
}

/** A file as a table; a finding when it cannot be opened at all. */
function openFile(folder: string, file: string): OpenedFile | Finding {
  const bytes = readBytes(folder, ...file.split('/'))
  if (bytes === null) return fault(file, 'file_unreadable', folderTexts.file_unreadable())
  return { csv: readCsv(bytes), sha256: createHash('sha256').update(bytes).digest('hex') }
}
