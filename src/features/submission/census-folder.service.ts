import { basename, resolve } from 'node:path'
import { type Census, readCensus } from '../../domain/census/census.ts'
import { type Municipality, readMunicipality } from '../../domain/census/municipality.ts'
import type { SettingsRead } from '../../domain/census/read-settings.ts'
import { responseFaults } from '../../domain/census/response.ts'
import { hasFault } from '../../domain/submission/column-map.ts'
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
import { openWorkbooks, type WorkbookReader } from '../../platform/files/workbook-reader.ts'
import {
  type FileOutcome,
  type FileRead,
  fileFinding as fault,
  type ListIdentity,
  openList,
  readList,
} from './read-file.service.ts'

export type { FileRead } from './read-file.service.ts'

export interface CensusSettings {
  /** Name of the census: that of its subfolder. */
  readonly key: string
  readonly settings: Census
}

export interface CensusRead extends CensusSettings {
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

/** A census folder while it is read: its settings first, then its lists, census by census. */
export interface FolderReading {
  /** True of one that had been read before anybody asked for its censuses. */
  readonly isRead: boolean
  readonly municipality: Municipality | null
  /** Of the censuses whose settings could be read, in the order of their weeks. */
  readonly settings: readonly CensusSettings[]
  /**
   * Each of them as soon as its lists are read, in the same order, up to the first after which a fault is known. What
   * is begun with one of them is not to be kept before `whole` has told that there is no fault in the rest.
   */
  readonly censuses: AsyncIterable<CensusRead> | Iterable<CensusRead>
  /** All of it: what has not been read is read now. */
  readonly whole: () => Promise<FolderRead>
  /** Ends it, finished or not. */
  readonly end: () => Promise<unknown>
}

/** A folder that has been read, for whoever goes through one that is being read. */
export const alreadyRead = <Folder extends FolderRead>(folder: Folder) => ({
  isRead: true,
  municipality: folder.municipality,
  settings: folder.censuses,
  censuses: folder.censuses,
  whole: async () => folder,
  end: async () => undefined,
})

// history.csv has figures of any year: nothing in it can lie after this day.
const ANY_DAY: IsoDate = isoDate.parse('2199-12-31')

/** What goes with the reading of every file. */
interface Reading {
  readonly progress: (file: string) => void
  readonly workbooks: WorkbookReader
}

/** Reads a census folder (contract.md section 3). Never throws on what a folder may hold. `progress` is told each file. */
export const readCensusFolder = (folder: string, progress: (file: string) => void): Promise<FolderRead> =>
  openCensusFolder(folder, progress).whole()

/** The same bit by bit: reads the settings now, and the lists as they are asked for. */
export function openCensusFolder(folder: string, progress: (file: string) => void): FolderReading {
  const kind = kindOfPath(folder)
  if (kind === null) return onlyFault(fault(folder, 'folder_not_found', folderTexts.folder_not_found(folder)))
  if (kind === 'file') return onlyFault(fault(folder, 'folder_is_file', folderTexts.folder_is_file(folder)))
  const entries = listFolder(folder)
  if (entries === null) return onlyFault(fault(folder, 'folder_unreadable', folderTexts.folder_unreadable()))
  const settings = findEntry(entries, 'municipality.json')
  if (settings === undefined) {
    return onlyFault(fault('municipality.json', 'municipality_missing', folderTexts.municipality_missing()))
  }
  return readingOf(folder, entries, settings, progress)
}

const onlyFault = (found: Finding): FolderReading =>
  alreadyRead({ municipality: null, censuses: [], history: [], findings: [found] })

function readingOf(
  folder: string,
  entries: readonly FolderEntry[],
  settings: FolderEntry,
  progress: (file: string) => void,
): FolderReading {
  const { value: municipality, findings } = municipalityOf(settings)
  const subfolders = entries.filter((each) => each.isFolder && each !== settings)
  const begun = subfolders.flatMap((entry) => beginYear(entry, municipality) ?? [])
  const years = new Map<YearBegun, YearRead>()
  let history: HistoryRead | null = null
  const lists = readLists(inOrderOfWeeks(begun), entries.find(isHistory), progress)
  const readOn = async (): Promise<YearRead | null> => {
    if (history !== null) return null
    const { done, value } = await lists.next()
    if (done === true) history = value
    else years.set(value.begun, value)
    return done === true ? null : value
  }
  const known = [...findings, ...begun.flatMap((year) => year.findings)]
  async function* faultless(): AsyncGenerator<CensusRead> {
    for (let year = hasFault(known) ? null : await readOn(); year?.census; year = await readOn()) {
      if (hasFault(year.findings)) return
      yield year.census
    }
  }
  const whole = async (): Promise<FolderRead> => {
    while ((await readOn()) !== null);
    const inOrder = begun.flatMap((year) => years.get(year) ?? [])
    return wholeOf(folder, entries, { municipality, findings }, inOrder, history ?? NO_HISTORY)
  }
  return {
    isRead: false,
    municipality,
    settings: inOrderOfWeeks(begun).flatMap(({ key, settings }) => (settings === null ? [] : [{ key, settings }])),
    censuses: faultless(),
    whole,
    end: () => lists.return(NO_HISTORY),
  }
}

/** Those whose week is not known at the end: nothing is read of their lists. */
const inOrderOfWeeks = (begun: readonly YearBegun[]): YearBegun[] =>
  [...begun].sort((a, b) => {
    const [one, other] = [a.settings?.week.from ?? ANY_DAY, b.settings?.week.from ?? ANY_DAY]
    return one === other ? 0 : one < other ? -1 : 1
  })

/** Reads the lists of each census, and then the figures of earlier years. */
async function* readLists(
  begun: readonly YearBegun[],
  history: FolderEntry | undefined,
  progress: (file: string) => void,
): AsyncGenerator<YearRead, HistoryRead> {
  const workbooks = openWorkbooks()
  try {
    for (const year of begun) yield await readYear(year, { progress, workbooks })
    return await historyOf(history, { progress, workbooks })
  } finally {
    workbooks.end()
  }
}

/** What a folder says as a whole, when all of it is read. `years` in the order of the entries. */
function wholeOf(
  folder: string,
  entries: readonly FolderEntry[],
  { municipality, findings }: { municipality: Municipality | null; findings: readonly Finding[] },
  years: readonly YearRead[],
  history: HistoryRead,
): FolderRead {
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

type HistoryRead = Pick<FolderRead, 'findings'> & { readonly figures: FolderRead['history'] }

const NO_HISTORY: HistoryRead = { figures: [], findings: [] }

async function historyOf(entry: FolderEntry | undefined, { progress, workbooks }: Reading): Promise<HistoryRead> {
  if (entry === undefined) return NO_HISTORY
  if (entry.isFolder)
    return { figures: [], findings: [fault(entry.name, 'file_is_folder', folderTexts.file_is_folder())] }
  progress(entry.name)
  const opened = await openList(entry.path, entry.name, 'history', workbooks)
  if ('code' in opened) return { figures: [], findings: [opened] }
  const { figures, findings } = readHistory(opened.reading.table, { file: entry.name, day: ANY_DAY })
  return { figures, findings: withFileFindings(entry.name, opened.reading, findings) }
}

/** One subfolder whose settings have been looked for; nothing of its lists has been read. */
interface YearBegun {
  readonly key: string
  readonly entries: readonly FolderEntry[]
  /** What findings call the file of its settings. */
  readonly file: string
  /** `null` when they could not be read. */
  readonly settings: Census | null
  readonly municipality: Municipality | null
  readonly findings: readonly Finding[]
}

interface YearRead {
  readonly begun: YearBegun
  readonly census: CensusRead | null
  readonly findings: readonly Finding[]
}

/** Reads the settings of one subfolder; `null` when it is no census and holds nothing that looks like one. */
function beginYear({ name: key, path }: FolderEntry, municipality: Municipality | null): YearBegun | null {
  const entries = listFolder(path)
  const begun = { key, entries: entries ?? [], file: `${key}/census.json`, settings: null, municipality, findings: [] }
  if (entries === null)
    return { ...begun, findings: [fault(key, 'folder_unreadable', folderTexts.folder_unreadable())] }
  const settingsFile = findEntry(entries, 'census.json')
  if (settingsFile === undefined) {
    const looksLikeOne = entries.some(({ name, isFolder }) => !isFolder && isListFile(name))
    const missing = fault(begun.file, 'census_file_missing', folderTexts.census_file_missing())
    return looksLikeOne ? { ...begun, findings: [missing] } : null
  }
  const file = `${key}/${settingsFile.name}`
  const settings = readJson(settingsFile, file)
  if ('fault' in settings) return { ...begun, file, findings: [settings.fault] }
  const { value, findings } = readCensus(settings.json, file, municipality)
  const isReadable = value !== null && municipality !== null
  return {
    ...begun,
    file,
    settings: isReadable ? value : null,
    findings: isReadable ? [...settings.repairs, ...findings] : findings,
  }
}

/** Reads the lists of a subfolder whose settings could be read. */
async function readYear(begun: YearBegun, reading: Reading): Promise<YearRead> {
  const { key, entries, file, settings: value, municipality, findings } = begun
  if (value === null || municipality === null) return { begun, census: null, findings }
  const files: FileOutcome[] = []
  for (const entry of entries.filter(({ name, isFolder }) => !isFolder && name.toLowerCase() !== 'census.json')) {
    files.push(await readFile(entry, `${key}/${entry.name}`, { census: value, municipality, ...reading }))
  }
  const read = files.flatMap((each) => each.read ?? [])
  const all = [
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
    begun,
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
