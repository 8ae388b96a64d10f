import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../migrations/index.ts'
import { buildApp } from '../../../src/app.ts'
import { countRows } from '../../../src/features/submission/answer-row.repository.ts'
import type { Context } from '../../../src/platform/context.ts'
import { openTemporaryContext } from '../../../src/platform/open-context.ts'
import { openRound } from '../../open-round.ts'
import { signInAs } from '../../sign-in.ts'
import { uploading } from '../../upload-file.ts'

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

beforeAll(async () => {
  context = await openTemporaryContext(MIGRATIONS)
  const answers = await openRound(context, { week: { from: '2016-09-19', to: '2016-09-25' }, deadline: '2026-12-04' })
  const own = answers.get('mottagningen')
  answer = own?.id ?? ''
  const me = await signInAs(context, 'unit_reporter', [own?.unit.id ?? ''])
  app = await buildApp(context, { language: 'sv', logLevel: 'silent' })
  unit = uploading(app, me, answer)
  delay.enable()
})
afterAll(async () => {
  delay.disable()
  await app.close()
  await context.db.destroy()
})

describe('a file that somebody may well send', () => {
  it.each(files)('%s gets a page that helps, and nothing is stored', async (file) => {
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
  })

  it('others are answered meanwhile', () => {
    const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(0)
    process.stdout.write(
      `event loop while ${files.length} files were read: 99 % within ${ms(delay.percentile(99))} ms, at most ${ms(delay.max)} ms\n`,
    )
    expect(delay.percentile(99)).toBeLessThan(1e9)
  })
})
