import type { Files } from './census-files.ts'
import { addHelsingborg } from './helsingborg.ts'
import { addNorrmalm } from './norrmalm.ts'
import { addUploads } from './uploads.ts'

/** Folders under `fixtures/` that hold what is made here and nothing else. */
export const MADE_FOLDERS = ['helsingborg', 'norrmalm', 'truth', 'uploads'] as const

/** Every file of the census fixtures by its path under `fixtures/`: the same bytes each time. */
export function buildFixtures(): ReadonlyMap<string, Uint8Array> {
  const files: Files = new Map()
  addHelsingborg(files)
  addNorrmalm(files)
  addUploads(files)
  return files
}
