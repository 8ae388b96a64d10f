import type { Files } from './census-files.ts'
import { addHelsingborg } from './helsingborg.ts'
import { addNorrmalm } from './norrmalm.ts'

/** Folders under `fixtures/` that hold what is made here and nothing else. */
export const MADE_FOLDERS = ['helsingborg', 'norrmalm', 'truth'] as const

/** Every file of the census fixtures by its path under `fixtures/`: the same bytes each time. */
export function buildFixtures(): ReadonlyMap<string, Uint8Array> {
  const files: Files = new Map()
  addHelsingborg(files)
  addNorrmalm(files)
  return files
}
