import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { bundle } from '../build-server.ts'
import { writeLabelledList } from '../labelled-list/write-labelled-list.ts'
import { type AnsweredRow, scoreAnswers } from './score-answers.ts'
import { megabytesOf, processorSecondsOf, secondsTakenByOthers, toldOfOthers } from './system-accounts.ts'

const SIZES = [3_000, 30_000, 1_000_000]
/** A run that takes longer is stopped. Milliseconds. */
const LONGEST = 300_000
/** How often the memory of a run is looked up. Milliseconds. */
const LOOK_EVERY = 50
/** A large list is of more censuses: ten test serials for each sex on each day are not enough numbers for fewer. */
const CENSUSES = [2024, 2025]
const CENSUSES_OF_MANY = [2021, 2022, 2023, 2024, 2025]
const MANY = 200_000
const DIST = join(import.meta.dirname, '../../dist')
const LINKAGE = join(import.meta.dirname, '../../src/features/linkage')
const BUILT = join(DIST, 'src/main.js')

/** Seconds; `processor` is what linking took of it, its threads and the clearing of memory with it. */
const stages = z.strictObject({ reading: z.number(), linking: z.number(), processor: z.number(), writing: z.number() })
type Stages = z.infer<typeof stages>

interface Run {
  readonly seconds: number
  /** Beside the seconds: what others had of the processors. */
  readonly others: string
  readonly peakMegabytes: number
  /** Seconds of processors since it printed something for the first time: 0 when it never did, or it cannot be known. */
  readonly processorSinceWord: number
  /** What it printed last; `null` when it was stopped. */
  readonly printed: string | null
}

interface Measured {
  readonly rows: number
  /** Seconds of processors for linking, which others at work on the machine do not lengthen; a floor when it was stopped. */
  readonly processor: number
  readonly isStopped: boolean
}

/**
 * Lists of persons whose answers are known, linked in a process of its own each: the stages of the sources as they are now,
 * bundled as a build does it, then the command as it was built. `largest` leaves out the longer ones, and is measured itself.
 */
export async function benchLinkage(print: (line: string) => void, largest: number = Math.max(...SIZES)): Promise<void> {
  mkdirSync(DIST, { recursive: true })
  const built = mkdtempSync(join(DIST, 'bench-'))
  try {
    // A thread is found beside whoever starts it.
    const hands = ['linkage-hand', 'list-part'].map((name) => join(LINKAGE, `${name}.worker.ts`))
    const [entry = ''] = await bundle([join(import.meta.dirname, 'measure-linkage.ts'), ...hands], built)
    const measured: Measured[] = []
    for (const rows of [...SIZES.filter((size) => size < largest), largest])
      measured.push(await inListFolder((folder) => measureList(rows, folder, entry, print)))
    const [before, last] = measured.slice(-2)
    if (before && last && last.processor > 0) print(growth(before, last))
  } finally {
    rmSync(built, { recursive: true, force: true })
  }
}

async function measureList(
  rows: number,
  folder: string,
  entry: string,
  print: (line: string) => void,
): Promise<Measured> {
  const [list, truth, answers] = ['list.csv', 'truth.csv', 'answers.csv'].map((file) => join(folder, file))
  if (list === undefined || truth === undefined || answers === undefined) throw new Error('no names for the files')
  const years = rows > MANY ? CENSUSES_OF_MANY : CENSUSES
  writeLabelledList({ seed: 'bench', rows, mix: 'census', years }, { list, truth })
  print(`linkage: ${rows} rows over ${years.length} years`)
  const run = await watched([entry, list, answers])
  print(`  the sources now       ${told(rows, run)}`)
  const taken = run.printed === null ? null : stages.parse(JSON.parse(run.printed))
  if (taken === null) print(`    of it linking ${run.processorSinceWord.toFixed(0)} s of processors`)
  else {
    print(`    ${toldStages(rows, taken)}`)
    print(`    ${toldScore(truth, answers)}`)
  }
  if (existsSync(BUILT))
    print(
      `  link-file as built    ${told(rows, await watched([BUILT, 'link-file', list, '--out', `${answers}.built`]))}`,
    )
  else print('  the command itself is not built: npm run build')
  return { rows, processor: taken?.processor ?? run.processorSinceWord, isStopped: taken === null }
}

/** Runs node in a process of its own until it ends, or has had its time. */
async function watched(parts: readonly string[]): Promise<Run> {
  const began = performance.now()
  const takenBefore = secondsTakenByOthers()
  const child = spawn(process.execPath, [...parts], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: LONGEST,
    killSignal: 'SIGKILL',
  })
  const pid = child.pid ?? ''
  let atFirstWord: number | null = null
  let printed = ''
  child.stdout.on('data', (piece: unknown) => {
    atFirstWord ??= processorSecondsOf(pid)
    printed += String(piece)
  })
  const last = { peakMegabytes: 0, processor: 0 }
  const look = setInterval(() => {
    last.peakMegabytes = Math.max(last.peakMegabytes, megabytesOf(pid))
    last.processor = Math.max(last.processor, processorSecondsOf(pid))
  }, LOOK_EVERY)
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearInterval(look)
  const seconds = (performance.now() - began) / 1000
  const others = toldOfOthers(takenBefore)
  const isStopped = child.signalCode === 'SIGKILL' && seconds * 1000 >= LONGEST
  if (code !== 0 && !isStopped) throw new Error(`a run ended with ${code ?? child.signalCode}`)
  return {
    seconds,
    others,
    peakMegabytes: last.peakMegabytes,
    processorSinceWord: atFirstWord === null ? 0 : Math.max(0, last.processor - atFirstWord),
    printed: isStopped ? null : (printed.trimEnd().split('\n').at(-1) ?? ''),
  }
}

const told = (rows: number, { seconds, others, peakMegabytes, printed }: Run): string =>
  printed === null
    ? `stopped after ${seconds.toFixed(0)} s, peak until then ${peakMegabytes} MB`
    : `${seconds.toFixed(2)} s from start to end${others}, peak ${peakMegabytes} MB, ${Math.round(rows / seconds)} rows/s`

const toldStages = (rows: number, { reading, linking, processor, writing }: Stages): string =>
  [
    `reading ${reading.toFixed(2)} s`,
    `linking ${linking.toFixed(2)} s (${processor.toFixed(2)} s of processors, ${Math.round(rows / linking)} rows/s)`,
    `writing ${writing.toFixed(2)} s`,
  ].join(', ')

/** Growth against n log n: 1 is in step with it, 2 twice as much. */
function growth(before: Measured, last: Measured): string {
  const steps = (rows: number) => rows * Math.log(rows)
  const ratio = last.processor / before.processor / (steps(last.rows) / steps(before.rows))
  const floor = last.isStopped ? 'more than ' : ''
  return `linking, growth of processor time against n log n, ${before.rows} to ${last.rows} rows: ${floor}${ratio.toFixed(2)}`
}

function toldScore(truth: string, answers: string): string {
  const { precision, recall, f1, persons, personErrorPercent } = scoreAnswers(answeredRows(truth, answers))
  const sign = personErrorPercent < 0 ? '' : '+'
  return [
    `pairwise F1 ${f1.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)})`,
    `persons ${sign}${personErrorPercent.toFixed(1)} % of ${persons}`,
  ].join(', ')
}

/** The answers stand in the order of the list, as the truth does. */
function* answeredRows(truth: string, answers: string): Generator<AnsweredRow> {
  const answerLines = linesOfFile(answers)
  for (const [at, line] of linesOfFile(truth).entries()) {
    const [record, person = ''] = line.split(',')
    const [answered, answer = ''] = answerLines[at]?.split(',') ?? []
    if (answered !== record) throw new Error(`row ${at + 1} of the answers is not ${record}`)
    yield { person, answer }
  }
}

const linesOfFile = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split(/\r?\n/).slice(1)

async function inListFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
