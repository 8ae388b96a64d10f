import { vi } from 'vitest'
import { runCommandLine } from '../../src/commands/command-line.ts'
import { readConfig } from '../../src/config.ts'

/** Runs a command as typed and captures what it prints. The environment is empty: defaults only. */
export async function runTyped(...typed: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const capture = (stream: NodeJS.WriteStream, name: 'out' | 'err') =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      said[name] += String(chunk)
      return true
    })
  const spies = [capture(process.stdout, 'out'), capture(process.stderr, 'err')]
  try {
    return { code: await runCommandLine(typed, () => readConfig({})), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
