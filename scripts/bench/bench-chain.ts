import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle, modulesStarted } from '../build-server.ts'
import { type ChainFigures, chainFigures, STAGES } from './chain-stages.ts'
import { linesOf, megabytesOf, secondsTakenByOthers, toldOfOthers } from './system-accounts.ts'
import { inTemporaryFolder, type ListFormat } from './temporary-folder.ts'

const SIZES = [3_000, 30_000]
const LARGEST = 30_000
/** A run that takes longer is stopped. Milliseconds. */
const LONGEST = 300_000
const DIST = join(import.meta.dirname, '../../dist')
const BUILT = join(DIST, 'src/main.js')

/**
 * The whole chain on two sizes, and on the larger as workbooks: the sources as they are now, bundled as a build does it,
 * each in a process of its own so that its memory is its own. Last the command as it was built, as a user runs it.
 */
export async function benchChain(print: (line: string) => void): Promise<void> {
  mkdirSync(DIST, { recursive: true })
  const built = mkdtempSync(join(DIST, 'bench-'))
  try {
    // The threads and processes that a run starts are found beside what starts them.
    const [entry = ''] = await bundle(
      [join(import.meta.dirname, 'measure-chain.ts'), ...(await modulesStarted())],
      built,
    )
    await benchStages(print, entry)
  } finally {
    rmSync(built, { recursive: true, force: true })
  }
  for (const format of ['csv', 'xlsx'] as const) await benchCommand(format, print)
}

async function benchStages(print: (line: string) => void, entry: string): Promise<void> {
  const runs: ChainFigures[] = []
  for (const records of SIZES) runs.push(await measuredApart(entry, records, 'csv'))
  for (const each of runs) describe(each, 'csv', print)
  const [small, large] = runs
  if (small && large) {
    const growth = (of: (each: ChainFigures) => number) =>
      (Math.log(of(large) / of(small)) / Math.log(large.records / small.records)).toFixed(2)
    const perStage = STAGES.map((stage) => `${stage} ${growth(({ seconds }) => seconds[stage])}`)
    print(`growth exponent (1 = in step with the records): total ${growth(total)}; ${perStage.join(', ')}`)
  }
  describe(await measuredApart(entry, LARGEST, 'xlsx'), 'xlsx', print)
}

const total = ({ seconds }: ChainFigures) => STAGES.reduce((sum, stage) => sum + seconds[stage], 0)

function describe(each: ChainFigures, format: ListFormat, print: (line: string) => void): void {
  print(`chain: ${each.records} records in 300 ${format} files, persons counted ${each.persons.join(', ')}`)
  for (const stage of STAGES)
    print(
      `  ${stage.padEnd(12)} ${each.seconds[stage].toFixed(2).padStart(7)} s   peak ${each.peakMegabytes[stage]} MB`,
    )
  print(`  ${'total'.padEnd(12)} ${total(each).toFixed(2).padStart(7)} s`)
}

/** The folder is made here, so that making it is neither in the time nor in the memory of the run. */
function measuredApart(entry: string, records: number, format: ListFormat): Promise<ChainFigures> {
  return inTemporaryFolder(records, format, (folder) => {
    const child = spawnSync(process.execPath, [entry, folder, String(records)], {
      encoding: 'utf8',
      timeout: LONGEST,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (child.status !== 0) throw new Error(`the run on ${records} records ended with ${child.signal ?? child.status}`)
    return chainFigures.parse(JSON.parse(child.stdout))
  })
}

/** How often the memory of the command is looked up. Milliseconds. */
const LOOK_EVERY = 20

/** Runs of the command: what it takes swings by half within minutes where a machine shares its processors with others. */
const ROUNDS = 3

/** `tvarsnitt run` as it is built, from its start to its end: seconds, and the most memory of it and its reader process. */
async function benchCommand(format: ListFormat, print: (line: string) => void): Promise<void> {
  if (!existsSync(BUILT)) return print('the command itself is not built: npm run build')
  await inTemporaryFolder(LARGEST, format, async (folder) => {
    print(`tvarsnitt run, ${LARGEST} records in 300 ${format} files, ${ROUNDS} times`)
    for (let round = 0; round < ROUNDS; round++) print(`  ${await toldOfRun(folder)}`)
  })
}

async function toldOfRun(folder: string): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), 'tvarsnitt-bench-out-'))
  try {
    const began = performance.now()
    const takenBefore = secondsTakenByOthers()
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
    return `${seconds} s${toldOfOthers(takenBefore)}, peak ${peaks.itself} MB${reader}`
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}
