import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { MIGRATIONS } from '../../migrations/index.ts'
import { checkFolder, countRecords, runChain } from '../../src/features/report/chain.service.ts'
import { startRenderer } from '../../src/features/report/report-renderer.service.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { isWorthAThread } from '../../src/platform/workers/answerer.ts'
import { linesOf, megabytesOf } from './peak-memory.ts'
import { inTemporaryFolder, type ListFormat } from './temporary-folder.ts'

export const STAGES = ['reading', 'storing', 'linking', 'classifying', 'reporting', 'writing'] as const
const SIZES = [3_000, 30_000]
const LARGEST = 30_000
/** A run that takes longer is stopped. Milliseconds. */
const LONGEST = 300_000

const figures = z.strictObject({
  records: z.int(),
  persons: z.array(z.int()),
  seconds: z.record(z.enum(STAGES), z.number()),
  /** Peak of the process up to the end of the stage. */
  peakMegabytes: z.record(z.enum(STAGES), z.number()),
})
type Figures = z.infer<typeof figures>

/**
 * The whole chain on two sizes, and on the larger as workbooks, each in a process of its own so that its memory is its
 * own. Last the built command itself, as a user runs it.
 */
export async function benchChain(print: (line: string) => void, entry: string): Promise<void> {
  const runs: Figures[] = []
  for (const records of SIZES) runs.push(await measuredApart(entry, records, 'csv'))
  for (const each of runs) describe(each, 'csv', print)
  const [small, large] = runs
  if (small && large) {
    const growth = (of: (each: Figures) => number) =>
      (Math.log(of(large) / of(small)) / Math.log(large.records / small.records)).toFixed(2)
    const perStage = STAGES.map((stage) => `${stage} ${growth(({ seconds }) => seconds[stage])}`)
    print(`growth exponent (1 = in step with the records): total ${growth(total)}; ${perStage.join(', ')}`)
  }
  describe(await measuredApart(entry, LARGEST, 'xlsx'), 'xlsx', print)
  for (const format of ['csv', 'xlsx'] as const) await benchCommand(format, print)
}

const total = ({ seconds }: Figures) => STAGES.reduce((sum, stage) => sum + seconds[stage], 0)

function describe(each: Figures, format: ListFormat, print: (line: string) => void): void {
  print(`chain: ${each.records} records in 300 ${format} files, persons counted ${each.persons.join(', ')}`)
  for (const stage of STAGES)
    print(
      `  ${stage.padEnd(12)} ${each.seconds[stage].toFixed(2).padStart(7)} s   peak ${each.peakMegabytes[stage]} MB`,
    )
  print(`  ${'total'.padEnd(12)} ${total(each).toFixed(2).padStart(7)} s`)
}

/** The folder is made here, so that making it is neither in the time nor in the memory of the run. */
function measuredApart(entry: string, records: number, format: ListFormat): Promise<Figures> {
  return inTemporaryFolder(records, format, (folder) => {
    const child = spawnSync(process.execPath, [...process.execArgv, entry, 'measure', folder], {
      encoding: 'utf8',
      timeout: LONGEST,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (child.status !== 0) throw new Error(`the run on ${records} records ended with ${child.signal ?? child.status}`)
    return figures.parse(JSON.parse(child.stdout))
  })
}

/**
 * Runs the chain in this process, files of the reports included, and says what each stage took. As in a run, linking and
 * rendering go on in threads: of those it is the time they are waited for, and the memory is that of all together.
 */
export async function measureChain(folder: string): Promise<Figures> {
  const watch = stopwatch()
  const checked = await checkFolder(folder, () => undefined)
  if (checked.municipality === null || checked.findings.some(({ kind }) => kind === 'fault'))
    throw new Error('the synthetic folder has faults')
  watch.enter(null)
  const context = await openTemporaryContext(MIGRATIONS)
  const persons: number[] = []
  let records = 0
  const renderer = startRenderer(isWorthAThread(countRecords(checked)))
  let last: Promise<unknown> = Promise.resolve()
  await runChain(context, checked, checked.municipality, {
    step: watch.enter,
    report: async ({ edition, quality }) => {
      watch.enter('writing')
      await last
      last = renderer.ask({ report: edition.report, quality, language: 'sv' })
      persons.push(edition.report.figures.persons)
      records += edition.report.figures.records
      watch.enter('reporting')
    },
  })
  watch.enter('writing')
  await last
  watch.enter(null)
  await renderer.end()
  await context.db.destroy()
  return { records, persons, ...watch.read() }
}

type Stage = (typeof STAGES)[number]

/** Adds up the time between one stage's beginning and the next; begins in *reading*. */
function stopwatch() {
  const seconds = { reading: 0, storing: 0, linking: 0, classifying: 0, reporting: 0, writing: 0 }
  const peakMegabytes = { ...seconds }
  let now: Stage | null = 'reading'
  let since = performance.now()
  return {
    enter: (next: Stage | null) => {
      if (now !== null) {
        seconds[now] += (performance.now() - since) / 1000
        peakMegabytes[now] = Math.round(process.resourceUsage().maxRSS / 1024)
      }
      now = next
      since = performance.now()
    },
    read: () => ({ seconds, peakMegabytes }),
  }
}

const BUILT = join(import.meta.dirname, '../../dist/src/main.js')
/** How often the memory of the command is looked up. Milliseconds. */
const LOOK_EVERY = 20

/** `tvarsnitt run` as it is built, from its start to its end: seconds, and the most memory of it and its reader process. */
async function benchCommand(format: ListFormat, print: (line: string) => void): Promise<void> {
  if (!existsSync(BUILT)) return print('the command itself is not built: npm run build')
  await inTemporaryFolder(LARGEST, format, async (folder) => {
    const out = mkdtempSync(join(tmpdir(), 'tvarsnitt-bench-out-'))
    try {
      const began = performance.now()
      const child = spawn(process.execPath, [BUILT, 'run', folder, '--out', out], { stdio: 'ignore', timeout: LONGEST })
      const peaks = { itself: 0, reader: 0 }
      const look = setInterval(() => {
        peaks.itself = Math.max(peaks.itself, megabytesOf(child.pid ?? ''))
        const readers = linesOf(`/proc/${child.pid}/task/${child.pid}/children`).match(/\d+/g) ?? []
        peaks.reader = Math.max(peaks.reader, ...readers.map(megabytesOf))
      }, LOOK_EVERY)
      const code = await new Promise((resolve) => child.once('close', resolve))
      clearInterval(look)
      if (code !== 0) throw new Error(`the command ended with ${code}`)
      const seconds = ((performance.now() - began) / 1000).toFixed(2)
      const reader = peaks.reader === 0 ? '' : `, its reader ${peaks.reader} MB`
      print(`tvarsnitt run, ${LARGEST} records in 300 ${format} files: ${seconds} s, peak ${peaks.itself} MB${reader}`)
    } finally {
      rmSync(out, { recursive: true, force: true })
    }
  })
}
