import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildFixtures, MADE_FOLDERS } from './build-fixtures.ts'

// Writes fixtures/helsingborg, fixtures/norrmalm, fixtures/truth and fixtures/uploads anew. See fixtures/README.md.
const fixtures = join(import.meta.dirname, '..', '..', 'fixtures')
const files = buildFixtures()
for (const folder of MADE_FOLDERS) rmSync(join(fixtures, folder), { recursive: true, force: true })
for (const [path, bytes] of files) {
  mkdirSync(dirname(join(fixtures, path)), { recursive: true })
  writeFileSync(join(fixtures, path), bytes)
}
process.stdout.write(`${files.size} files written to ${fixtures}\n`)
