import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** What a file is to hold: all of it, or parts of a text that may be too long to be held in memory. */
export type FileContent = string | Uint8Array | Iterable<string>

/** Writes a file, text as UTF-8, with the folders it needs: whole or not at all. */
export function writeFile(path: string, content: FileContent): void {
  writeFilesTogether([{ path, content }])
}

/**
 * Writes several files, all or none: each is written beside its place first, and takes it when all of them are whole.
 * When the disk is full or the process is ended, what was there before is there still.
 */
export function writeFilesTogether(files: readonly { readonly path: string; readonly content: FileContent }[]): void {
  const written: Written[] = []
  try {
    for (const { path, content } of files) written.push(writeBeside(path, content))
  } catch (error) {
    for (const { draft, path } of written) if (draft !== path) rmSync(draft, { force: true })
    throw error
  }
  for (const { draft, path } of written) if (draft !== path) renameSync(draft, path)
}

interface Written {
  /** Where the content lies now: beside its place, or in it when that is a device or a pipe. */
  readonly draft: string
  readonly path: string
}

/** Only for the owner until the file has taken its place: a list of persons may be no one else's to read. */
const DRAFT_RIGHTS = 0o600
const NEW_FILE_RIGHTS = 0o666

function writeBeside(wanted: string, content: FileContent): Written {
  mkdirSync(dirname(wanted), { recursive: true })
  const before = statSync(wanted, { throwIfNoEntry: false })
  if (before !== undefined && !before.isFile()) {
    writeInto(openSync(wanted, 'w'), content)
    return { draft: wanted, path: wanted }
  }
  const path = before === undefined ? wanted : realpathSync(wanted) // a link stays a link
  const draft = join(dirname(path), `${draftName(path)}${process.pid}.part`)
  clearAbandoned(path)
  const file = openSync(draft, 'w', DRAFT_RIGHTS)
  try {
    writeInto(file, content)
    chmodSync(draft, before === undefined ? NEW_FILE_RIGHTS & ~process.umask() : before.mode & 0o777)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error instanceof Error ? Object.assign(error, { path }) : error // a full disk does not say which
  }
  return { draft, path }
}

const draftName = (path: string): string => `.${basename(path).slice(0, 100)}.`

/** A run that was stopped while it wrote leaves its draft: the next one to the same place takes it away. */
function clearAbandoned(path: string): void {
  const begin = draftName(path)
  for (const name of readdirSync(dirname(path))) {
    const writer = name.startsWith(begin) ? /^(\d+)\.part$/.exec(name.slice(begin.length))?.[1] : undefined
    if (writer !== undefined && !isRunning(Number(writer))) rmSync(join(dirname(path), name), { force: true })
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' // somebody else's
  }
}

function writeInto(file: number, content: FileContent): void {
  try {
    if (content instanceof Uint8Array) writeAll(file, content)
    else for (const part of typeof content === 'string' ? [content] : content) writeAll(file, Buffer.from(part))
  } finally {
    closeSync(file)
  }
}

/** A full disk may take a part of what it is given, and say so only by how much it took. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** True when a folder can be filled without overwriting anything: it is not there, or is empty. */
export function isFreeFolder(path: string): boolean {
  return !existsSync(path) || readdirSync(path).length === 0
}
