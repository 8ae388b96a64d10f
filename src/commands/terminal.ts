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
    close: clear,
  }
}
