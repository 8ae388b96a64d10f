import { readFileSync } from 'node:fs'

/** The most memory a process has held so far (its resident set). MB; Linux only, 0 elsewhere. */
export const megabytesOf = (pid: number | 'self' | string): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(linesOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024)

/** A file of the system about a process; blank when the process is gone or there is no such file. */
export function linesOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Of the kernel's accounts of processor time; the same on every Linux that node runs on. */
const TICKS_A_SECOND = 100

/** Seconds of processors a process has taken so far, with all of its threads. Linux only, 0 elsewhere. */
export function processorSecondsOf(pid: number | string): number {
  // After the name in brackets, which may hold blanks: state first, then time of its own and of the system (proc_pid_stat).
  const fields = linesOf(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_A_SECOND
}

/**
 * Seconds for which the processors of a virtual machine were with other machines so far, though it had work for them:
 * what it took to run is longer by that, and says less of the program. Linux only, 0 elsewhere.
 */
export const secondsTakenByOthers = (): number =>
  Number(/^cpu +(?:\d+ +){7}(\d+)/.exec(linesOf('/proc/stat'))?.[1] ?? 0) / TICKS_A_SECOND

/** What was taken by others of the seconds of all processors, to be said beside a time by the clock; blank for next to nothing. */
export function toldOfOthers(before: number): string {
  const taken = secondsTakenByOthers() - before
  return taken < WORTH_TELLING ? '' : ` (${taken.toFixed(1)} s of processors went to other machines meanwhile)`
}

const WORTH_TELLING = 0.1
