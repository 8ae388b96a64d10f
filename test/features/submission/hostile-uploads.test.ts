import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { fileReadingOfCsv } from '../../../src/domain/submission/csv-findings.ts'
import { countRows } from '../../../src/features/submission/answer-row.repository.ts'
import type { Context } from '../../../src/platform/context.ts'
import { readCsv } from '../../../src/platform/files/csv.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'
import { type Stretches, stretchesOf, timeOf } from '../../own-time.ts'
import { signInAs } from '../../sign-in.ts'
import { uploading } from '../../upload-file.ts'
import { helpersThere, type Memory, memoryHeld } from '../../what-is-left.ts'

// Every file of fixtures/uploads through the page where units upload.

const UPLOADS = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'uploads')
const files = ['csv', 'xlsx'].flatMap((format) =>
  readdirSync(join(UPLOADS, format))
    .filter((name) => !name.endsWith('.expected.json'))
    .sort()
    .map((name) => join(format, name)),
)
const expectedOf = (file: string): { readonly exit: 0 | 1 } =>
  JSON.parse(readFileSync(join(UPLOADS, file.replace(/\.\w+$/, '.expected.json')), 'utf8'))

/** Faults where a list is stored as it is, and not here: the same row letter by letter is left out, and told of. */
const MENDED_HERE: readonly string[] = [join('csv', 'record-id-with-name.csv')]

let context: Context
let app: FastifyInstance
let unit: ReturnType<typeof uploading>
let answer: string
const delay = monitorEventLoopDelay({ resolution: 10 })

/** Megabytes: far less than one of the larger files comes to when it is unpacked. */
const KEPT_AT_MOST = 24

let helpersBefore: ReturnType<typeof helpersThere>
let memoryBefore: Memory
const stretches = new Map<string, Stretches>()

beforeAll(async () => {
  await readFile(import.meta.filename) // the threads for files, which every process has, start with the first of them
  helpersBefore = helpersThere()
  context = await openTemporaryContext(MIGRATIONS)
  const answers = await openRound(context, { week: { from: '2016-09-19', to: '2016-09-25' }, deadline: '2026-12-04' })
  const own = answers.get('mottagningen')
  answer = own?.id ?? ''
  const me = await signInAs(context, 'unit_reporter', [own?.unit.id ?? ''])
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  unit = uploading(app, me, answer)
  // Once through everything: what is loaded with the first file is not what the files leave behind.
  const { url } = await unit.upload('dates.xlsx', readFileSync(join(UPLOADS, 'xlsx', 'dates.xlsx')))
  await unit.act(url, 'slang')
  memoryBefore = await memoryHeld()
  delay.enable()
})
afterAll(async () => {
  delay.disable()
  await context.db.destroy()
})

describe('a file that somebody may well send', () => {
  it.each(files)('%s gets a page that helps, and nothing is stored', async (file) => {
    stretches.set(file, await stretchesOf(() => sendAndRead(file)))
  })

  const sendAndRead = async (file: string) => {
    const bytes = readFileSync(join(UPLOADS, file))
    const sent = await unit.send(file.split('/').at(-1) ?? '', bytes)
    if (sent.statusCode === 422) {
      expect(sent.body).toContain('error-summary')
      return
    }
    expect(sent.statusCode).toBe(303)
    const url = String(sent.headers.location).replace(/\?.*/, '')
    // While it is read others are answered.
    const other = await app.inject({ url: '/healthz', headers: { host: '127.0.0.1:3000' } })
    expect(other.statusCode).toBe(200)
    const page = await unit.settled(url)
    expect(page.statusCode).toBe(200)
    const [, title = ''] = /<h1>([^<]*)<\/h1>/.exec(page.body) ?? []
    const isStopped = /att r\u00e4tta|gick inte att l\u00e4sa|inga personer/.test(title)
    if (title === 'Vad betyder kolumnerna?') expect(page.body).toMatch(/Kolumnen \u201d|L\u00e4gg till kolumnen/)
    else expect([file, isStopped]).toEqual([file, expectedOf(file).exit === 1 && !MENDED_HERE.includes(file)])
    if (isStopped) expect(page.body).not.toContain('/bekrafta')
    // What is said is for the one who reads it here, not for somebody at a command line.
    expect(page.body).not.toMatch(/municipality\.json|census\.json|nilReturns|tvarsnitt codes|undefined/)
    expect(await countRows(context.db, answer)).toBe(0)
  }

  it('keeps nobody else waiting', () => {
    const [[slowest = '', { longest } = { longest: 0 }] = []] = [...stretches].sort(
      ([, one], [, other]) => other.longest - one.longest,
    )
    const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(0)
    process.stdout.write(
      `${stretches.size} files: the service itself was at work for ${longest.toFixed(0)} ms at a time at most (${slowest}); ` +
        `with what else the machine did, 99 % of turns came within ${ms(delay.percentile(99))} ms, the last within ${ms(delay.max)} ms\n`,
    )
    // What one of these files takes to read, all at once: it is read in a thread, and never here.
    const large = readFileSync(join(UPLOADS, 'csv', 'cell-of-a-megabyte.csv'))
    expect(longest).toBeLessThan(4 * timeOf(() => fileReadingOfCsv(readCsv(large))))
  })

  it('leaves no thread, no process and no memory behind', async () => {
    await app.close()
    while (helpersThere().threads > helpersBefore.threads || helpersThere().processes > helpersBefore.processes)
      await new Promise((resolve) => setTimeout(resolve, 20))
    const memory = await memoryHeld()
    const mb = (size: number) => `${size.toFixed(1)} MB`
    process.stdout.write(
      `memory held before the files ${mb(memoryBefore.own)}, after them ${mb(memory.own)} ` +
        `(of the system ${mb(memoryBefore.resident)}, ${mb(memory.resident)})\n`,
    )
    expect(memory.own - memoryBefore.own).toBeLessThan(KEPT_AT_MOST)
  })
})
