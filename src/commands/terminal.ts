import type { Language } from '../domain/terms/text.ts'
import type { Terminal } from './command.ts'

// On something that is no terminal (a log, a pipe) progress is a line every few seconds.
const SECONDS_BETWEEN_LINES = 3

/** The terminal the command runs in. `close` takes away the line of progress. */
export function openTerminal(language: Language): Terminal & { readonly close: () => void } {
  const { stdout, stderr } = process
  let shown = false
  let last = 0
  const clear = () => {
    if (shown) stderr.write('\r\x1b[K')
    shown = false
  }
  return {
    language,
    print: (line) => {
      clear()
      stdout.write(`${line}\n`)
    },
    report: (line) => {
      clear()
      stderr.write(`${line}\n`)
    },
    progress: (line) => {
      if (stderr.isTTY) {
        stderr.write(`\r\x1b[K${line.slice(0, Math.max(20, stderr.columns - 1))}`)
        shown = true
        return
      }
      const now = performance.now()
      if (now - last < SECONDS_BETWEEN_LINES * 1000) return
      last = now
      stderr.write(`${line}\n`)
    },
    close: clear,
  }
}
