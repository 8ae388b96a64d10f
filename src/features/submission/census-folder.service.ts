import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { type Census, readCensus } from '../../domain/census/census.ts'
import { type Municipality, readMunicipality } from '../../domain/census/municipality.ts'
import type { SettingsRead } from '../../domain/census/read-settings.ts'
import { responseFaults } from '../../domain/census/response.ts'
import { csvRepairTexts } from '../../domain/submission/csv.texts.ts'
import { withCsvFindings } from '../../domain/submission/csv-findings.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import { type FolderProblemCode, folderTexts } from '../../domain/submission/folder.texts.ts'
import { personIdFindings } from '../../domain/submission/person-ids.ts'
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
import { decodeText } from '../../platform/files/decode.ts'
import { parseJson } from '../../platform/files/parse-json.ts'
import { type FolderEntry, findEntry, kindOfPath, listFolder, readBytes } from '../../platform/files/read-folder.ts'

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
  const kind = kindOfPath(folder)
  if (kind === null) return onlyFault(fault(folder, 'folder_not_found', folderTexts.folder_not_found(folder)))
  if (kind === 'file') return onlyFault(fault(folder, 'folder_is_file', folderTexts.folder_is_file(folder)))
  const entries = listFolder(folder)
  if (entries === null) return onlyFault(fault(folder, 'folder_unreadable', folderTexts.folder_unreadable()))
  const settings = findEntry(entries, 'municipality.json')
  if (settings === undefined) {
    return onlyFault(fault('municipality.json', 'municipality_missing', folderTexts.municipality_missing()))
  }
  const { value: municipality, findings } = municipalityOf(settings)
  const years = entries
    .filter((entry) => entry.isFolder && entry !== settings)
    .flatMap((entry) => readYear(entry, municipality, progress) ?? [])
  const history = historyOf(findEntry(entries, 'history.csv'), progress)
  const none = years.length === 0 ? [fault(basename(resolve(folder)), 'no_census', folderTexts.no_census())] : []
  const censuses = years
    .flatMap(({ census }) => census ?? [])
    .sort((a, b) => (a.settings.week.from < b.settings.week.from ? -1 : 1))
  const lists = censuses.flatMap(({ key, files }) =>
    files.flatMap(({ kind, file, records }) => (kind === 'compiled' ? [{ census: key, file, records }] : [])),
  )
  return {
    municipality,
    censuses,
    history: history.figures,
    findings: [
      ...findings,
      ...none,
      ...namesTwice(entries, '', ({ name, isFolder }) => isFolder || /^(municipality\.json|history\.csv)$/i.test(name)),
      ...history.findings,
      ...years.flatMap((year) => year.findings),
      ...personIdFindings(lists),
    ],
  }
}

const onlyFault = (found: Finding): FolderRead => ({ municipality: null, censuses: [], history: [], findings: [found] })

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

/** Names of the files that count which an earlier entry has too, but for letter case or how the disk spells them. */
function namesTwice(
  entries: readonly FolderEntry[],
  prefix: string,
  counts: (entry: FolderEntry) => boolean,
): readonly Finding[] {
  return entries.filter(counts).flatMap((entry) => {
    const first = findEntry(entries, entry.name)
    if (first === undefined || first === entry) return []
    return [fault(`${prefix}${entry.name}`, 'name_twice', folderTexts.name_twice(first.name))]
  })
}

function municipalityOf(entry: FolderEntry): SettingsRead<Municipality> {
  const read = readJson(entry, entry.name)
  if ('fault' in read) return { value: null, findings: [read.fault] }
  const { value, findings } = readMunicipality(read.json, entry.name)
  return { value, findings: [...read.repairs, ...findings] }
}

type JsonRead = { readonly json: unknown; readonly repairs: readonly Finding[] } | { readonly fault: Finding }

/** A settings file, decoded as every file of the folder is. `file` is what findings call it. */
function readJson(entry: FolderEntry, file: string): JsonRead {
  if (entry.isFolder) return { fault: fault(file, 'file_is_folder', folderTexts.file_is_folder()) }
  const bytes = readBytes(entry.path)
  if (bytes === null) return { fault: fault(file, 'file_unreadable', folderTexts.file_unreadable()) }
  const { text, encoding } = decodeText(bytes)
  const read = parseJson(text)
  if ('stopsAt' in read) return { fault: fault(file, 'not_json', folderTexts.not_json(read.stopsAt)) }
  const place = { file, sheet: null, row: null, column: null, value: null }
  const code = 'read_as_windows_1252'
  const repairs: readonly Finding[] =
    encoding === 'windows-1252' ? [{ kind: 'repair', code, ...place, message: csvRepairTexts[code] }] : []
  return { json: read.json, repairs }
}

function historyOf(entry: FolderEntry | undefined, progress: (file: string) => void) {
  if (entry === undefined) return { figures: [], findings: [] }
  progress(entry.name)
  const opened = openFile(entry, entry.name)
  if ('code' in opened) return { figures: [], findings: [opened] }
  const { figures, findings } = readHistory(opened.csv.table, { file: entry.name, day: ANY_DAY })
  return { figures, findings: withCsvFindings(entry.name, opened.csv, findings) }
}

type YearRead = { readonly census: CensusRead | null; readonly findings: readonly Finding[] }

/** One subfolder; `null` when it is no census and holds nothing that looks like one. */
function readYear(
  { name: key, path }: FolderEntry,
  municipality: Municipality | null,
  progress: (file: string) => void,
): YearRead | null {
  const entries = listFolder(path)
  if (entries === null)
    return { census: null, findings: [fault(key, 'folder_unreadable', folderTexts.folder_unreadable())] }
  const settingsFile = findEntry(entries, 'census.json')
  if (settingsFile === undefined) {
    const looksLikeOne = entries.some(({ name, isFolder }) => !isFolder && /\.(csv|xlsx)$/i.test(name))
    const missing = fault(`${key}/census.json`, 'census_file_missing', folderTexts.census_file_missing())
    return looksLikeOne ? { census: null, findings: [missing] } : null
  }
  const file = `${key}/${settingsFile.name}`
  const settings = readJson(settingsFile, file)
  if ('fault' in settings) return { census: null, findings: [settings.fault] }
  const { value, findings } = readCensus(settings.json, file, municipality)
  if (value === null || municipality === null) return { census: null, findings }
  const files = entries
    .filter(({ name, isFolder }) => !isFolder && name.toLowerCase() !== 'census.json')
    .map((entry) => readFile(entry, `${key}/${entry.name}`, value, municipality, progress))
  const read = files.flatMap((each) => each.read ?? [])
  const all = [
    ...settings.repairs,
    ...findings,
    ...namesTwice(entries, `${key}/`, ({ name }) => /\.csv$|^census\.json$/i.test(name)),
    ...files.flatMap((each) => each.findings),
    ...answers(file, value, municipality, read),
  ]
  return {
    census: {
      key,
      settings: value,
      files: read,
      findings: all.filter(({ kind }) => kind !== 'fault'),
    },
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
  const observationFiles = files.flatMap(({ kind, unit, file, observations }) => {
    const persons = observations.reduce((sum, { observation }) => sum + observation.persons, 0)
    return kind === 'observations' && unit !== null ? [{ unitId: unit, file, persons }] : []
  })
  const compiled = files
    .filter(({ kind }) => kind === 'compiled')
    .flatMap(({ records }) => records.flatMap(({ unitsNamed }) => unitsNamed ?? []))
  const handedIn = unitFiles.length + observationFiles.length + compiled.length + census.nilReturns.length
  const unitsInCompiled = [...new Set(compiled)]
  return [
    ...responseFaults(census, municipality, { file, unitFiles, observationFiles, unitsInCompiled }),
    ...(handedIn === 0 ? [fault(file, 'nobody_reported', folderTexts.nobody_reported())] : []),
  ]
}

interface FileOutcome {
  readonly read: FileRead | null
  readonly findings: readonly Finding[]
}

function readFile(
  entry: FolderEntry,
  file: string,
  census: Census,
  municipality: Municipality,
  progress: (file: string) => void,
): FileOutcome {
  const { name } = entry
  if (/\.xlsx$/i.test(name))
    return { read: null, findings: [fault(file, 'workbook_not_read', folderTexts.workbook_not_read())] }
  if (!/\.csv$/i.test(name))
    return { read: null, findings: [fault(file, 'file_not_used', folderTexts.file_not_used(), 'warning')] }
  progress(file)
  const opened = openFile(entry, file)
  if ('code' in opened) return { read: null, findings: [opened] }
  const outcome = readByName(name.replace(/\.csv$/i, ''), opened.csv.table, file, census, municipality)
  const read = { ...EMPTY, ...outcome.read, file, sha256: opened.sha256 }
  return { read, findings: withCsvFindings(file, opened.csv, outcome.findings) }
}

const EMPTY = { unit: null, records: [], register: [], observations: [] } as const

type ReadContent = Partial<FileRead> & Pick<FileRead, 'kind'>

/** The name of a file says what it holds; capital and small letters count as equal. */
function readByName(
  stem: string,
  table: FileTable,
  file: string,
  { week }: Census,
  { units }: Municipality,
): { readonly read: ReadContent; readonly findings: readonly Finding[] } {
  const unitOf = (name: string) => units.find(({ id }) => id.toLowerCase() === name.toLowerCase())
  const lowered = stem.toLowerCase()
  if (lowered === 'compiled') {
    const { records, findings } = readRecords(table, { file, week, kind: 'compiled', knownUnits: units })
    return { read: { kind: 'compiled', records }, findings }
  }
  if (lowered === 'register') {
    const { entries, findings } = readRegister(table, { file, week })
    return { read: { kind: 'register', register: entries }, findings }
  }
  if (lowered.endsWith('.observations')) {
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
function openFile(entry: FolderEntry, file: string): OpenedFile | Finding {
  if (entry.isFolder) return fault(file, 'file_is_folder', folderTexts.file_is_folder())
  const bytes = readBytes(entry.path)
  if (bytes === null) return fault(file, 'file_unreadable', folderTexts.file_unreadable())
  return { csv: readCsv(bytes), sha256: createHash('sha256').update(bytes).digest('hex') }
}
