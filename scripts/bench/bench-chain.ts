import { spawnSync } from 'node:child_process'
import { z } from 'zod'
import { MIGRATIONS } from '../../migrations/index.ts'
import { checkFolder, runChain } from '../../src/features/report/chain.service.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { inTemporaryFolder } from './temporary-folder.ts'

export const STAGES = ['reading', 'storing', 'linking', 'classifying', 'reporting'] as const
const SIZES = [3_000, 30_000]
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

/** The whole chain on two sizes, each in a process of its own so that its memory is its own. */
export async function benchChain(print: (line: string) => void, entry: string): Promise<void> {
  const [small, large] = SIZES.map((records) => measuredApart(entry, records))
  for (const each of [small, large]) if (each) describe(each, print)
  if (small === undefined || large === undefined) return
  const growth = (of: (each: Figures) => number) =>
    (Math.log(of(large) / of(small)) / Math.log(large.records / small.records)).toFixed(2)
  const perStage = STAGES.map((stage) => `${stage} ${growth(({ seconds }) => seconds[stage])}`)
  print(`growth exponent (1 = in step with the records): total ${growth(total)}; ${perStage.join(', ')}`)
}

const total = ({ seconds }: Figures) => STAGES.reduce((sum, stage) => sum + seconds[stage], 0)

function describe(each: Figures, print: (line: string) => void): void {
  print(`chain: ${each.records} records, persons counted ${each.persons.join(', ')}`)
  for (const stage of STAGES)
    print(
      `  ${stage.padEnd(12)} ${each.seconds[stage].toFixed(2).padStart(7)} s   peak ${each.peakMegabytes[stage]} MB`,
    )
  print(`  ${'total'.padEnd(12)} ${total(each).toFixed(2).padStart(7)} s`)
}

function measuredApart(entry: string, records: number): Figures {
  const child = spawnSync(process.execPath, [...process.execArgv, entry, 'measure', String(records)], {
    encoding: 'utf8',
    timeout: LONGEST,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.status !== 0) throw new Error(`the run on ${records} records ended with ${child.signal ?? child.status}`)
  return figures.parse(JSON.parse(child.stdout))
}

/** Runs the chain in this process and says what each stage took. */
export async function measureChain(records: number): Promise<Figures> {
  return inTemporaryFolder(records, async (folder) => {
    const watch = stopwatch()
    const checked = await checkFolder(folder, () => undefined)
    if (checked.municipality === null || checked.findings.some(({ kind }) => kind === 'fault'))
      throw new Error('the synthetic folder has faults')
    watch.enter(null)
    const context = await openTemporaryContext(MIGRATIONS)
    const persons: number[] = []
    await runChain(context, checked, checked.municipality, {
      step: watch.enter,
      report: ({ edition }) => persons.push(edition.report.figures.persons),
    })
    watch.enter(null)
    await context.db.destroy()
    return { records, persons, ...watch.read() }
  })
}

type Stage = (typeof STAGES)[number]

/** Adds up the time between one stage's beginning and the next; begins in *reading*. */
function stopwatch() {
  const seconds = { reading: 0, storing: 0, linking: 0, classifying: 0, reporting: 0 }
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
