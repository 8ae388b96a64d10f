import { join } from 'node:path'
import { MIGRATIONS } from '../../migrations/index.ts'
import { packageRoot } from '../platform/files/package-root.ts'
import { openTemporaryContext } from '../platform/open-context.ts'
import type { Command } from './command.ts'
import { helpTexts, serveTexts } from './commands.texts.ts'
import { runIn } from './run.ts'
import { LISTEN_OPTIONS, readAddress, serveUntilStopped } from './serve.ts'

const FIXTURES = ['helsingborg', 'norrmalm'] as const

export const demo: Command = {
  name: 'demo',
  summary: helpTexts.demo,
  operands: [],
  options: LISTEN_OPTIONS,
  run: async (given, terminal, settings) => {
    const address = readAddress(given, settings)
    const context = await openTemporaryContext(MIGRATIONS)
    for (const name of FIXTURES) {
      terminal.report(serveTexts.demoRunning(name)[terminal.language])
      await runIn(context, { folder: join(packageRoot(), 'fixtures', name), out: join('reports', name) }, terminal)
    }
    terminal.report(serveTexts.demoInMemory[terminal.language])
    return serveUntilStopped(context, address, terminal, settings)
  },
}
