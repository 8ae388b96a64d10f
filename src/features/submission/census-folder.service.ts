import { basename, resolve } from 'node:path'
import { type Census, readCensus } from '../../domain/census/census.ts'
import { type Municipality, readMunicipality } from '../../domain/census/municipality.ts'
import type { SettingsRead } from '../../domain/census/read-settings.ts'
import { responseFaults } from '../../domain/census/response.ts'
import { csvRepairTexts } from '../../domain/submission/csv.texts.ts'
import { withFileFindings } from '../../domain/submission/file-reading.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import { folderTexts } from '../../domain/submission/folder.texts.ts'
import { personIdFindings } from '../../domain/submission/person-ids.ts'
import { readHistory } from '../../domain/submission/read-history.ts'
import type { HistoricalFigure } from '../../domain/submission/submitted-record.ts'
import { type IsoDate, isoDate } from '../../domain/terms/dates.ts'
import { decodeText } from '../../platform/files/decode.ts'
import { parseJson } from '../../platform/files/parse-json.ts'
import {
  type FolderEntry,
  findEntry,
  isListFile,
  kindOfPath,
  listFolder,
  readBytes,
  stemOf,
} from '../../platform/files/read-folder.ts'
import { type WorkbookReader, withWorkbooks } from '../../platform/files/workbook-reader.ts'
import {
  type FileOutcome,
  type FileRead,
  fileFinding as fault,
  type ListIdentity,
  openList,
  readList,
} from './read-file.service.ts'

export type { FileRead } from './read-file.service.ts'

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

/** What goes with the reading of every file. */
interface Reading {
  readonly progress: (file: string) => void
  readonly workbooks: WorkbookReader
}

/** Reads a census folder (contract.md section 3). Never throws on what a folder may hold. `progress` is told each file. */
export async function readCensusFolder(folder: string, progress: (file: string) => void): Promise<FolderRead> {
  const kind = kindOfPath(folder)
  if (kind === null) return onlyFault(fault(folder, 'folder_not_found', folderTexts.folder_not_found(folder)))
  if (kind === 'file') return onlyFault(fault(folder, 'folder_is_file', folderTexts.folder_is_file(folder)))
  const entries = listFolder(folder)
  if (entries === null) return onlyFault(fault(folder, 'folder_unreadable', folderTexts.folder_unreadable()))
  const settings = findEntry(entries, 'municipality.json')
  if (settings === undefined) {
    return onlyFault(fault('municipality.json', 'municipality_missing', folderTexts.municipality_missing()))
  }
  return withWorkbooks((workbooks) => readEntries(folder, entries, settings, { progress, workbooks }))
}

async function readEntries(
  folder: string,
  entries: readonly FolderEntry[],
  settings: FolderEntry,
  reading: Reading,
): Promise<FolderRead> {
  const { value: municipality, findings } = municipalityOf(settings)
  const years: YearRead[] = []
  for (const entry of entries.filter((each) => each.isFolder && each !== settings)) {
    const year = await readYear(entry, municipality, reading)
    if (year !== null) years.push(year)
  }
  const history = await historyOf(entries.find(isHistory), reading)
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
      ...namesTwice(entries, '', (entry) => entry.isFolder || isHistory(entry) || isNamed(entry, 'municipality.json')),
      ...listsTwice(entries.filter(isHistory), ''),
      ...history.findings,
      ...years.flatMap((year) => year.findings),
      ...personIdFindings(lists),
    ],
  }
}

const isNamed = ({ name }: FolderEntry, wanted: string) => name.toLowerCase() === wanted
const isHistory = ({ name }: FolderEntry) => isListFile(name) && stemOf(name).toLowerCase() === 'history'

const onlyFault = (found: Finding): FolderRead => ({ municipality: null, censuses: [], history: [], findings: [found] })

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

/** Two files for one list, in different forms: nobody can know which of them holds. */
function listsTwice(entries: readonly FolderEntry[], prefix: string): readonly Finding[] {
  const first = new Map<string, string>()
  return entries.flatMap(({ name }) => {
    const stem = stemOf(name).toLowerCase()
    const other = first.get(stem) ?? name
    first.set(stem, other)
    if (other.toLowerCase() === name.toLowerCase()) return []
    return [fault(`${prefix}${name}`, 'list_twice', folderTexts.list_twice(other))]
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

async function historyOf(entry: FolderEntry | undefined, { progress, workbooks }: Reading) {
  if (entry === undefined) return { figures: [], findings: [] }
  if (entry.isFolder)
    return { figures: [], findings: [fault(entry.name, 'file_is_folder', folderTexts.file_is_folder())] }
  progress(entry.name)
  const opened = await openList(entry.path, entry.name, 'history', workbooks)
  if ('code' in opened) return { figures: [], findings: [opened] }
  const { figures, findings } = readHistory(opened.reading.table, { file: entry.name, day: ANY_DAY })
  return { figures, findings: withFileFindings(entry.name, opened.reading, findings) }
}

type YearRead = { readonly census: CensusRead | null; readonly findings: readonly Finding[] }

/** One subfolder; `null` when it is no census and holds nothing that looks like one. */
async function readYear(
  { name: key, path }: FolderEntry,
  municipality: Municipality | null,
  reading: Reading,
): Promise<YearRead | null> {
  const entries = listFolder(path)
  if (entries === null)
    return { census: null, findings: [fault(key, 'folder_unreadable', folderTexts.folder_unreadable())] }
  const settingsFile = findEntry(entries, 'census.json')
  if (settingsFile === undefined) {
    const looksLikeOne = entries.some(({ name, isFolder }) => !isFolder && isListFile(name))
    const missing = fault(`${key}/census.json`, 'census_file_missing', folderTexts.census_file_missing())
    return looksLikeOne ? { census: null, findings: [missing] } : null
  }
  const file = `${key}/${settingsFile.name}`
  const settings = readJson(settingsFile, file)
  if ('fault' in settings) return { census: null, findings: [settings.fault] }
  const { value, findings } = readCensus(settings.json, file, municipality)
  if (value === null || municipality === null) return { census: null, findings }
  const files: FileOutcome[] = []
  for (const entry of entries.filter(({ name, isFolder }) => !isFolder && name.toLowerCase() !== 'census.json')) {
    files.push(await readFile(entry, `${key}/${entry.name}`, { census: value, municipality, ...reading }))
  }
  const read = files.flatMap((each) => each.read ?? [])
  const all = [
    ...settings.repairs,
    ...findings,
    ...namesTwice(entries, `${key}/`, (entry) => isListFile(entry.name) || isNamed(entry, 'census.json')),
    ...listsTwice(
      entries.filter(({ name, isFolder }) => !isFolder && isListFile(name)),
      `${key}/`,
    ),
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

/** What spreadsheets and systems save lists as, but for those that are read. */
const OTHER_LIST = /\.(xls|xlsm|xlsb|xltx|xltm|xlt|ods|fods|numbers|sxc|tsv|tab|txt)$/i

async function readFile(
  { name, path }: FolderEntry,
  file: string,
  { census, municipality, progress, workbooks }: Reading & { census: Census; municipality: Municipality },
): Promise<FileOutcome> {
  const list = listNamed(stemOf(name), municipality)
  if (isListFile(name)) {
    progress(file)
    return readList(path, file, list, { census, municipality, workbooks })
  }
  const isMeant = list.unit === null || municipality.units.some(({ id }) => id === list.unit)
  const found =
    OTHER_LIST.test(name) && isMeant
      ? fault(file, 'list_in_other_form', folderTexts.list_in_other_form())
      : fault(file, 'file_not_used', folderTexts.file_not_used(), 'warning')
  return { read: null, findings: [found] }
}

/** The name of a file says what it holds; capital and small letters count as equal. */
function listNamed(stem: string, { units }: Municipality): ListIdentity {
  const unitNamed = (name: string) => units.find(({ id }) => id.toLowerCase() === name.toLowerCase())?.id ?? name
  const lowered = stem.toLowerCase()
  if (lowered === 'compiled' || lowered === 'register') return { kind: lowered, unit: null }
  if (lowered.endsWith('.observations'))
    return { kind: 'observations', unit: unitNamed(stem.slice(0, -'.observations'.length)) }
  return { kind: 'unit', unit: unitNamed(stem) }
}
