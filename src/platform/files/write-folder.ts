import { closeSync, existsSync, mkdirSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file, text as UTF-8, with the folders it needs. */
export function writeFile(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

/** Writes a text file that may be too long to be held in memory, a part at a time. */
export function writeFileInParts(path: string, parts: Iterable<string>): void {
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(path, 'w')
  try {
    for (const part of parts) writeSync(file, part)
  } finally {
    closeSync(file)
  }
}

/** True when a folder can be filled without overwriting anything: it is not there, or is empty. */
export function isFreeFolder(path: string): boolean {
  return !existsSync(path) || readdirSync(path).length === 0
}
