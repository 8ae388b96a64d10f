import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a text file as UTF-8, with the folders it needs. */
export function writeFile(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content, 'utf8')
}

/** True when a folder can be filled without overwriting anything: it is not there, or is empty. */
export function isFreeFolder(path: string): boolean {
  return !existsSync(path) || readdirSync(path).length === 0
}
