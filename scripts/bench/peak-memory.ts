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
