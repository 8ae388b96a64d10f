import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** One file or folder in a folder. */
export interface FolderEntry {
  /** For showing and matching: composed letters (NFC), however the disk spells them. */
  readonly name: string
  /** For opening: as the disk spells it. On a Mac, å may be two characters, and no other spelling opens the file. */
  readonly path: string
  readonly isFolder: boolean
}

/**
 * Files and folders by name, in an order that does not depend on the disk; `null` when the folder cannot be opened.
 * Names that begin with a dot or ~ are left out.
 */
export function listFolder(folder: string): FolderEntry[] | null {
  const entries = entriesOf(folder)
  if (entries === null) return null
  return entries
    .filter(({ name }) => !/^[.~]/.test(name))
    .map((entry) => ({
      name: entry.name.normalize('NFC'),
      path: join(folder, entry.name),
      isFolder: entry.isDirectory(),
    }))
    .sort((a, b) => inOrder(a.name, b.name) || inOrder(a.path, b.path))
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return null
  }
}

function inOrder(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** The entry with this name; capital and small letters count as equal, as they do on Windows and on a Mac. */
export const findEntry = (entries: readonly FolderEntry[], name: string): FolderEntry | undefined =>
  entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase())

/** What is at a path; `null` when nothing is. */
export function kindOfPath(path: string): 'folder' | 'file' | null {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return null
  return found.isDirectory() ? 'folder' : 'file'
}

/** True when two paths lead to one file, by whatever links or spelling. */
export function isSameFile(path: string, other: string): boolean {
  const [one, two] = [path, other].map((each) => statSync(each, { bigint: true, throwIfNoEntry: false }))
  return resolve(path) === resolve(other) || (one !== undefined && one.dev === two?.dev && one.ino === two.ino)
}

/** The bytes of a file; `null` when it cannot be opened. */
export function readBytes(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

const LIST_FILE = /\.(csv|xlsx)$/i

/** True for the name of a list that is read: CSV or a workbook. */
export const isListFile = (name: string): boolean => LIST_FILE.test(name)

/** The name of a file without what stands after its last dot. */
export const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '')

/** The lists in a folder and its subfolders. */
function listFilesIn(folder: string): readonly FolderEntry[] {
  const entries = listFolder(folder) ?? []
  return entries.flatMap((entry) => (entry.isFolder ? listFilesIn(entry.path) : isListFile(entry.name) ? [entry] : []))
}

/** How many lists lie in a folder and its subfolders: for telling how far the reading has come. */
export const countListFiles = (folder: string): number => listFilesIn(folder).length

/** How much lies in the lists of a folder and its subfolders. Bytes. */
export const bytesOfLists = (folder: string): number =>
  listFilesIn(folder).reduce((sum, { path }) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0)
