import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One file of a folder, read when asked for. */
export interface FolderFile {
  readonly name: string
  readonly isFolder: boolean
}

/** Files and folders by name, in an order that does not depend on the disk. Names that begin with a dot or ~ are left out. */
export function listFolder(folder: string): FolderFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !/^[.~]/.test(name))
    .map((entry) => ({ name: entry.name.normalize('NFC'), isFolder: entry.isDirectory() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** The bytes of a file; `null` when it cannot be opened. */
export function readBytes(...path: string[]): Uint8Array | null {
  try {
    return readFileSync(join(...path))
  } catch {
    return null
  }
}
