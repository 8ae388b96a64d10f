import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Memory in use, in megabytes. */
export interface Memory {
  /** What the program itself holds: its values, and the bytes behind them. */
  readonly own: number
  /** What the system has given the process, freed or not. */
  readonly resident: number
}

/** What this process holds once everything is thrown away that can be. */
export async function memoryHeld(): Promise<Memory> {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('memory cannot be collected here')
  // What is given back in one go may free more in the next.
  for (let times = 0; times < 3; times++) {
    collect()
    await setTimeout(20)
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  return { own: (heapUsed + external) / 2 ** 20, resident: rss / 2 ** 20 }
}

const THREADS = '/proc/self/task'

/**
 * Threads of this process, and processes of ours that it has started, that are there now; none where the system does not
 * tell. One that has ended counts until somebody has taken note of it.
 */
export function helpersThere(): { readonly threads: number; readonly processes: number } {
  if (!existsSync(THREADS)) return { threads: 0, processes: 0 }
  const processes = readdirSync('/proc').filter((id) => /^\d+$/.test(id) && parentOf(id) === process.pid)
  return { threads: readdirSync(THREADS).length, processes: processes.length }
}

function parentOf(id: string): number | null {
  try {
    // Number, name in brackets, state, parent. What translates the sources has processes of its own, by other names.
    const [, name, parent] = /^\d+ \((.*)\) \S+ (\d+) /s.exec(readFileSync(`/proc/${id}/stat`, 'latin1')) ?? []
    return name === basename(process.execPath) ? Number(parent) : null
  } catch {
    return null // gone meanwhile
  }
}
