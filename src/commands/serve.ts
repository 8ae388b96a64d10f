import { MIGRATIONS } from '../../migrations/index.ts'
import { DomainError } from '../domain/terms/domain-error.ts'
import type { Text } from '../domain/terms/text.ts'
import type { Context } from '../platform/context.ts'
import { isLoopback } from '../platform/http/security.ts'
import { openFolderContext } from '../platform/open-context.ts'
import {
  type Arguments,
  type Command,
  EXIT,
  type ExitCode,
  type Option,
  type Settings,
  type Terminal,
  textOption,
  UsageError,
} from './command.ts'
import { commandTexts, helpTexts, serveTexts } from './commands.texts.ts'

/** Where to listen: for `serve` and `demo` alike. */
export const LISTEN_OPTIONS: Readonly<Record<'host' | 'port', Option>> = {
  host: { type: 'string', value: 'H', meaning: helpTexts.host },
  port: { type: 'string', value: 'P', meaning: helpTexts.port },
}

export const serve: Command = {
  summary: helpTexts.serve,
  operands: [],
  options: { ...LISTEN_OPTIONS, data: { type: 'string', value: 'DIR', meaning: helpTexts.data } },
  run: async (given, terminal, settings) => {
    const address = readAddress(given, settings)
    const context = await openFolderContext(textOption(given, 'data') ?? settings.config.data, MIGRATIONS)
    return serveUntilStopped(context, address, terminal, settings)
  },
}

export interface Address {
  readonly host: string
  readonly port: number
}

/** Refuses an address that others can reach, unless a server with HTTPS stands in front. */
export function readAddress(
  given: Arguments,
  { config }: Settings,
  refusal: (host: string) => Text = serveTexts.onlyLoopback,
): Address {
  const host = textOption(given, 'host') ?? config.host
  const typed = textOption(given, 'port')
  const port = typed === undefined ? config.port : /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN
  if (!(port >= 0 && port <= 65_535)) throw new UsageError(commandTexts.wrongPort)
  if (!isLoopback(host) && config.address === '') throw new DomainError('only_loopback', refusal(host))
  return { host, port }
}

/** Listens until the process is told to stop, then closes in order: no new requests, then the database. */
export async function serveUntilStopped(
  context: Context,
  { host, port }: Address,
  terminal: Terminal,
  { config }: Settings,
  whenServing: (address: string) => void = () => undefined,
): Promise<ExitCode> {
  const { buildApp } = await import('../app.ts') // no other command needs what a service is made of
  const app = await buildApp(context, { ...config, language: terminal.language })
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  try {
    const here = await app.listen({ host, port })
    terminal.print(commandTexts.serving(here)[terminal.language])
    if (config.address !== '') terminal.report(serveTexts.publicAddress(config.address)[terminal.language])
    whenServing(here)
    await stopped
    return EXIT.done
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new UsageError(commandTexts.portTaken(port))
    throw error
  } finally {
    await app.close()
    await context.db.destroy()
  }
}
