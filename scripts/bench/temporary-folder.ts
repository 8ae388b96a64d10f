import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { syntheticFolder } from './synthetic-folder.ts'

/** Writes the synthetic municipality to a folder that is taken away when the work is done, however it ends. */
export async function inTemporaryFolder<Result>(
  records: number,
  work: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-bench-'))
  try {
    for (const [path, content] of syntheticFolder(records)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
