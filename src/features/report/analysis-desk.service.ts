import { setImmediate } from 'node:timers'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { startWorker } from '../../platform/workers/start-worker.ts'
import {
  ANALYSIS_STEPS,
  type AnalysisAsked,
  type AnalysisOutcome,
  type AnalysisStep,
  analyse,
} from './analysis.service.ts'

/** The analysis under way, or the last one. */
export interface AnalysisJob {
  readonly censusId: string
  readonly startedAt: string
  readonly endedAt: string | null
  readonly state: 'running' | 'done' | 'refused' | 'failed' | 'cancelled'
  /** What is being done, or was when it ended; `null` before the first step. */
  readonly step: AnalysisStep | null
  /** Why it was refused. */
  readonly refusal: Text | null
}

/** Where analyses are asked for: one at a time, whoever asks. */
export interface AnalysisDesk {
  /** Answers false when another one is under way. */
  readonly start: (censusId: string, accountId: string) => boolean
  /** Ends the one of this census, if it is under way: what it has not stored is left out. */
  readonly cancel: (censusId: string) => Promise<void>
  readonly job: () => AnalysisJob | null
  /** The job is over, however it went; at once when none is under way. */
  readonly settled: () => Promise<void>
  readonly end: () => Promise<void>
}

interface Work {
  readonly outcome: Promise<AnalysisOutcome>
  readonly stop: () => Promise<void>
}

const NO_STEP = -1

/** Opens the desk. `onFault` is told what went wrong inside: nothing of it is shown. */
export function openAnalysisDesk(context: Context, onFault: (error: unknown) => void): AnalysisDesk {
  const progress = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  let last: Omit<AnalysisJob, 'step'> | null = null
  let work: Work | null = null
  let over: Promise<void> = Promise.resolve()
  const finish = (changes: Pick<AnalysisJob, 'state' | 'refusal'>) => {
    if (last?.state === 'running') last = { ...last, ...changes, endedAt: context.clock.now() }
  }
  const stop = async () => {
    finish({ state: 'cancelled', refusal: null })
    await work?.stop()
    await over
  }
  return {
    start: (censusId, accountId) => {
      if (last?.state === 'running') return false
      Atomics.store(progress, 0, NO_STEP)
      last = { censusId, startedAt: context.clock.now(), endedAt: null, state: 'running', refusal: null }
      const begun = begin(context, censusId, accountId, progress)
      work = begun
      over = begun.outcome
        .then(
          (outcome) => finish({ state: outcome.kind, refusal: outcome.kind === 'refused' ? outcome.text : null }),
          (error: unknown) => {
            if (last?.state === 'running') onFault(error)
            finish({ state: 'failed', refusal: null })
          },
        )
        .then(() => begun.stop())
      return true
    },
    cancel: async (censusId) => {
      if (last?.censusId === censusId && last.state === 'running') await stop()
    },
    job: () => last && { ...last, step: ANALYSIS_STEPS[Atomics.load(progress, 0)] ?? null },
    settled: () => over,
    end: stop,
  }
}

/**
 * In a thread with a connection of its own, where the data lie in a folder. A database in memory belongs to the process
 * that made it and takes no second connection: there the work is done here, and the service waits for it.
 */
function begin(context: Context, censusId: string, accountId: string, progress: Int32Array): Work {
  const { dataFolder } = context
  if (dataFolder === null) return beginHere(context, censusId, accountId, progress)
  const thread = startWorker<AnalysisAsked, AnalysisOutcome>(new URL('./analysis.worker.ts', import.meta.url))
  return { outcome: thread.ask({ dataFolder, censusId, accountId, progress }), stop: thread.end }
}

class Stopped extends Error {}

function beginHere(context: Context, censusId: string, accountId: string, progress: Int32Array): Work {
  let isStopped = false
  const step = (at: AnalysisStep) => {
    if (isStopped) throw new Stopped()
    Atomics.store(progress, 0, ANALYSIS_STEPS.indexOf(at))
  }
  // The page that was asked for goes out first.
  const turn = new Promise<void>((resolve) => setImmediate(resolve))
  return {
    outcome: turn.then(() => analyse(context, censusId, accountId, step)),
    stop: async () => {
      isStopped = true
    },
  }
}
