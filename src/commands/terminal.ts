import { setImmediate } from 'node:timers/promises'
import type { Language } from '../domain/terms/text.ts'
import type { Terminal } from './command.ts'

// On something that is no terminal (a log, a pipe) progress is a line every few seconds.
const SECONDS_BETWEEN_LINES = 3

/** What a file says may hold control characters that would act on the terminal: they are shown, not obeyed. */
const visible = (line: string) =>
  line.replace(/[\p{Cc}\u2028\u2029]/gu, (control) =>
    control === '\n' ? control : `\\u${(control.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )

const BAR_WIDTH = 20

function bar(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * BAR_WIDTH)
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}]`
}

/** The terminal of the process. */
export interface OpenTerminal extends Terminal {
  /** Why not all that was printed has got through; `null` when it has, or when nobody reads any longer. */
  readonly unprinted: () => Promise<Error | null>
  /** Takes away the line of progress. */
  readonly close: () => void
}

/** Whoever reads (head, less) has seen enough: the command goes on with what it does, and says nothing more. */
const hasNoReader = (error: Error) => 'code' in error && error.code === 'EPIPE'

/** The terminal the command runs in. */
export function openTerminal(language: Language): OpenTerminal {
  const { stdout, stderr } = process
  let failure: Error | null = null
  const note = (error: Error) => {
    if (!hasNoReader(error)) failure ??= error
  }
  const nobodyToTell = () => undefined
  stdout.on('error', note)
  stderr.on('error', nobodyToTell)
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
      stdout.write(`${visible(line)}\n`)
    },
    report: (line) => {
      clear()
      stderr.write(`${visible(line)}\n`)
    },
    progress: (line, share) => {
      if (stderr.isTTY) {
        stderr.write(`\r\x1b[K${`${bar(share)} ${visible(line)}`.slice(0, Math.max(BAR_WIDTH, stderr.columns - 1))}`)
        shown = true
        return
      }
      const now = performance.now()
      if (now - last < SECONDS_BETWEEN_LINES * 1000) return
      last = now
      stderr.write(`${Math.round(share * 100)} %  ${visible(line)}\n`)
    },
    unprinted: async () => {
      await setImmediate() // a failed write is told in the next turn
      return failure
    },
    close: () => {
      clear()
      stdout.off('error', note)
      stderr.off('error', nobodyToTell)
    },
  }
}
