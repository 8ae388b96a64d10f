import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildServer } from '../../scripts/build-server.ts'

const ROOT = join(import.meta.dirname, '../..')
// Inside of the package: from there what is built finds the packages it loads and the files that come with it.
const built = mkdtempSync(join(ROOT, 'dist', 'test-of-build-'))
const out = mkdtempSync(join(tmpdir(), 'tvarsnitt-built-'))
let started: readonly string[] = []

beforeAll(async () => {
  started = (await buildServer(built)).map((path) => basename(path))
})
afterAll(() => {
  for (const folder of [built, out]) rmSync(folder, { recursive: true, force: true })
})

it('builds everything that the sources start by its name, each under a name of its own', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(ROOT, 'src', path), 'utf8'))
  const named = sources.flatMap((source) =>
    [...source.matchAll(/new URL\([^)]*'\.\/([\w.-]+)\.js'|new URL\('\.\/([\w.-]+)\.ts'/g)].map(
      ([, process, thread]) => `${process ?? thread}.js`,
    ),
  )
  expect(named.length).toBeGreaterThan(0)
  expect(started.filter((name) => name !== 'main.js').sort()).toEqual(named.sort())
  expect(new Set(started).size).toBe(started.length)
  expect(readdirSync(built)).toEqual(expect.arrayContaining([...started]))
})

it('builds threads that answer, if only that they cannot read the question', async () => {
  const threads = started.filter((name) => name.endsWith('.worker.js'))
  for (const name of threads) {
    const thread = new Worker(join(built, name), { env: {}, execArgv: [] })
    thread.postMessage(null)
    expect(await once(thread, 'message'), name).toEqual([{ fault: expect.any(Error) }])
    await thread.terminate()
  }
})

it('builds commands that load no more than they need: one that links a list knows no database', () => {
  const loadedWith = (name: string, loaded: Set<string> = new Set()): Set<string> => {
    if (loaded.has(name)) return loaded
    loaded.add(name)
    const statics = readFileSync(join(built, name), 'utf8').matchAll(/^(?:\} from|import) "\.\/([\w-]+\.js)"/gm)
    for (const [, other = ''] of statics) loadedWith(other, loaded)
    return loaded
  }
  const hasDatabase = (name: string) => readFileSync(join(built, name), 'utf8').includes('from "better-sqlite3"')
  const commandOf = (command: string) => readdirSync(built).find((name) => name.startsWith(`${command}-`)) ?? ''
  const modules = ['main.js', commandOf('link-file'), commandOf('import')].map((name) => [...loadedWith(name)])
  expect(modules.map((loaded) => loaded.some(hasDatabase))).toEqual([false, false, true])
})

it('builds a program that makes the same report', () => {
  execFileSync(process.execPath, [join(built, 'main.js'), 'run', join(ROOT, 'fixtures/norrmalm'), '--out', out], {
    stdio: 'ignore',
  })
  for (const file of ['report.json', 'tables.csv', 'quality.csv'])
    expect(readFileSync(join(out, '2017', file), 'utf8'), file).toBe(
      readFileSync(join(ROOT, 'test/golden/norrmalm/2017', file), 'utf8'),
    )
})
