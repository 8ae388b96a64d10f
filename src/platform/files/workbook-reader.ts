import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { WorkbookRead } from '../../domain/submission/workbook.ts'
import { refusalAtDoor } from './workbook-guard.ts'

/** Reads workbooks, one after another, in a process of its own. */
export interface WorkbookReader {
  /** Never throws on what a file may hold: a workbook that is too much for the process is refused. */
  readonly read: (bytes: Uint8Array) => Promise<WorkbookRead>
  /** Starts the process ahead: starting takes longer than reading a list. */
  readonly wake: () => void
  /** Ends the process until the next workbook, and waits until it is gone: what nobody waits for stays on as a dead one. */
  readonly rest: () => Promise<void>
}

/** Limits of the process. Measured: see `npm run bench -- xlsx`. */
const HEAP_MB = 208
const YOUNG_MB = 24
const SECONDS_PER_FILE = 60 // a list of 8,000 rows takes three, where nothing else is done
/** A fresh process now and then: what a library keeps of each file does not add up. */
const FILES_PER_PROCESS = 1000

/** Hands out a reader of workbooks and ends its process afterwards, whatever happens. */
export async function withWorkbooks<T>(
  work: (workbooks: WorkbookReader) => Promise<T>,
  limits: WorkbookLimits = {},
): Promise<T> {
  const workbooks = openWorkbooks(limits)
  try {
    return await work(workbooks)
  } finally {
    workbooks.end()
  }
}

interface WorkbookLimits {
  readonly secondsPerFile?: number
}

/** A reader of workbooks that is to be ended. Its process starts with the first workbook, or when it is woken. */
export function openWorkbooks({ secondsPerFile = SECONDS_PER_FILE }: WorkbookLimits = {}): WorkbookReader & {
  readonly end: () => void
} {
  let child: ChildProcess | null = null
  let files = 0
  const end = () => {
    child?.kill('SIGKILL')
    child = null
    files = 0
  }
  const readNow = async (bytes: Uint8Array): Promise<WorkbookRead> => {
    const refused = refusalAtDoor(bytes)
    if (refused !== null) return { refused }
    if (files >= FILES_PER_PROCESS || child?.connected === false) end()
    child ??= startProcess()
    files += 1
    const read = await ask(child, bytes, secondsPerFile)
    if (read !== null) return read
    end()
    return { refused: 'workbook_too_heavy' }
  }
  const wake = () => {
    child ??= startProcess()
  }
  const rest = async () => {
    const gone = child === null ? null : once(child, 'exit')
    end()
    await gone
  }
  let last: Promise<unknown> = Promise.resolve()
  const read = (bytes: Uint8Array): Promise<WorkbookRead> => {
    const next = last.then(() => readNow(bytes))
    last = next.catch(() => undefined)
    return next
  }
  return { read, wake, rest, end }
}

/** Runs from the sources too: then the process needs what turns TypeScript into JavaScript, that of this package. */
function startProcess(): ChildProcess {
  const here = import.meta.url
  const isSource = here.endsWith('.ts')
  const path = fileURLToPath(new URL(isSource ? './workbook-process.ts' : './workbook-process.js', here))
  const loader = isSource ? ['--import', pathToFileURL(createRequire(here).resolve('tsx')).href] : []
  const child = fork(path, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${HEAP_MB}`, `--max-semi-space-size=${YOUNG_MB}`, ...loader],
    env: {}, // settings and keys are none of its business
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.unref()
  child.channel?.unref()
  return child
}

/** What the process answers; `null` when it died or took too long. Only while it is asked does it keep us waiting. */
function ask(child: ChildProcess, bytes: Uint8Array, seconds: number): Promise<WorkbookRead | null> {
  return new Promise((resolve) => {
    const done = (read: WorkbookRead | null) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd)
      child.channel?.unref()
      resolve(read)
    }
    const onMessage = (message: unknown) => done(isRead(message) ? message : null)
    const onEnd = () => done(null)
    const timer = setTimeout(onEnd, seconds * 1000)
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd)
    child.channel?.ref()
    child.send(bytes, (error) => {
      if (error !== null) onEnd()
    })
  })
}

/** Our own process speaks: it is enough to tell an answer from none. */
const isRead = (message: unknown): message is WorkbookRead =>
  typeof message === 'object' && message !== null && ('sheets' in message || 'refused' in message)
