import { existsSync, readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'

const SCHEDULER = '/proc/thread-self/schedstat'

/**
 * Milliseconds that this thread itself has worked, whatever else the machine does meanwhile. Where the system does not
 * say it of a thread, those of the whole process: more, never less.
 */
export function ownTime(): number {
  if (existsSync(SCHEDULER)) return Number(readFileSync(SCHEDULER, 'latin1').split(' ')[0]) / 1e6
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e3
}

/** What a stretch of work held the thread for, nobody else having a turn. In milliseconds of its own work. */
export interface Stretches {
  readonly longest: number
  readonly turns: number
}

/** Watches how long the thread is held at a time while something is done. */
export async function stretchesOf(work: () => Promise<unknown>): Promise<Stretches> {
  let [longest, turns, isOver] = [0, 0, false]
  const watch = async () => {
    for (let from = ownTime(); !isOver; turns++) {
      await turn()
      const now = ownTime()
      longest = Math.max(longest, now - from)
      from = now
    }
  }
  const watching = watch()
  try {
    await work()
    await turn()
  } finally {
    isOver = true
  }
  await watching
  return { longest, turns }
}

/** Milliseconds of its own that the thread takes for something it does at once. */
export function timeOf(work: () => unknown): number {
  const from = ownTime()
  work()
  return ownTime() - from
}
