import type { Command } from './command.ts'

/** A command by its name, which is one word or two (`user add`), and how it is had. */
export interface NamedCommand {
  readonly name: string
  /** Loaded when it is asked for: most bring much with them that the one command typed has no use for. */
  readonly load: () => Promise<Command>
}

/** Every command, in the order of the help. */
export const COMMANDS: readonly NamedCommand[] = [
  { name: 'run', load: async () => (await import('./run.ts')).run },
  { name: 'init', load: async () => (await import('./init.ts')).init },
  { name: 'check', load: async () => (await import('./check.ts')).check },
  { name: 'codes', load: async () => (await import('./codes.ts')).codes },
  { name: 'import', load: async () => (await import('./import.ts')).importFile },
  { name: 'link', load: async () => (await import('./link.ts')).link },
  { name: 'report', load: async () => (await import('./report.ts')).report },
  { name: 'classify-file', load: async () => (await import('./classify-file.ts')).classifyFile },
  { name: 'link-file', load: async () => (await import('./link-file.ts')).linkFile },
  { name: 'serve', load: async () => (await import('./serve.ts')).serve },
  { name: 'demo', load: async () => (await import('./demo.ts')).demo },
  { name: 'user add', load: async () => (await import('./user.ts')).userAdd },
  { name: 'user list', load: async () => (await import('./user.ts')).userList },
  { name: 'unit add', load: async () => (await import('./unit.ts')).unitAdd },
  { name: 'migrate', load: async () => (await import('./migrate.ts')).migrate },
  { name: 'verify', load: async () => (await import('./verify.ts')).verify },
  { name: 'config', load: async () => (await import('./config.ts')).config },
]
