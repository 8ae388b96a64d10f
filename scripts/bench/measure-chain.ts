import { MIGRATIONS } from '../../migrations/index.ts'
import { startLinking } from '../../src/features/linkage/linkage.service.ts'
import { openFolder, runChain } from '../../src/features/report/chain.service.ts'
import { startRenderer } from '../../src/features/report/report-renderer.service.ts'
import { openTemporaryContext } from '../../src/platform/open-context.ts'
import { settleV8 } from '../../src/platform/v8-settings.ts'
import { isWorthAThread } from '../../src/platform/workers/answerer.ts'
import type { ChainFigures, Stage } from './chain-stages.ts'

// measure-chain <folder> <records>: runs the chain in this process, files of the reports included, and prints what each
// stage took. As in a run, records are handed over to be linked while others are read, which is part of reading; linking and
// rendering go on in threads: of those it is the time they are waited for, and the
// memory is that of all together.
const [folder, records] = process.argv.slice(2)
if (folder === undefined || records === undefined) throw new Error('which folder, and how many records are in it?')

settleV8()
const figures = await measure(folder, isWorthAThread(Number(records)))
process.stdout.write(`${JSON.stringify(figures)}\n`)

async function measure(folder: string, inThread: boolean): Promise<ChainFigures> {
  const watch = stopwatch()
  const linking = startLinking(inThread)
  const renderer = startRenderer(inThread)
  const reading = openFolder(folder, () => undefined)
  if (reading.municipality === null) throw new Error('the synthetic folder has no municipality')
  const context = await openTemporaryContext(MIGRATIONS)
  const persons: number[] = []
  let records = 0
  let last: Promise<unknown> = Promise.resolve()
  const told = await runChain(context, reading, reading.municipality, linking, {
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
  if (told === null) throw new Error('the synthetic folder has faults')
  watch.enter('writing')
  await last
  watch.enter(null)
  await Promise.all([linking.end(), renderer.end()])
  await context.db.destroy()
  return { records, persons, ...watch.read() }
}

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
