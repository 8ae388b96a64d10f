import { setImmediate } from 'node:timers'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import { startWorker } from '../../platform/workers/start-worker.ts'
import {
  type AnalysisAsked,
  type AnalysisOutcome,
  type AnalysisProgress,
  analyse,
  noteProgress,
  PROGRESS_LENGTH,
  progressNoted,
  type TellStep,
} from './analysis.service.ts'

/** The analysis under way, or the last one. */
export interface AnalysisJob extends AnalysisProgress {
  readonly censusId: string
  readonly startedAt: string
  readonly endedAt: string | null
  readonly state: 'running' | 'done' | 'refused' | 'failed' | 'cancelled'
  /** Why it was refused. */
  readonly refusal: Text | null
}

/** Where analyses are asked for: one at a time, whoever asks. */
export interface AnalysisDesk {
  /** Answers false when another one is under way. */
  readonly start: (censusId: string, accountId: string) => boolean
  /** Ends the one of this census, if it is under way: nothing of it is stored. One that is being stored ends by itself. */
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

/** Opens the desk. `onFault` is told what went wrong inside: nothing of it is shown. */
export function openAnalysisDesk(context: Context, onFault: (error: unknown) => void): AnalysisDesk {
  const progress = new Int32Array(new SharedArrayBuffer(PROGRESS_LENGTH * Int32Array.BYTES_PER_ELEMENT))
  let last: Omit<AnalysisJob, keyof AnalysisProgress> | null = null
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
      noteProgress(progress, null)
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
      if (last?.censusId !== censusId || last.state !== 'running') return
      // What is being stored is stored in a moment, whole: then it is done, and not cancelled.
      if (progressNoted(progress).step === 'storing') await over
      else await stop()
    },
    job: () => last && { ...last, ...progressNoted(progress) },
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
  const step: TellStep = (at, part) => {
    if (isStopped) throw new Stopped()
    noteProgress(progress, at, part)
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
