import type { Config, SettingInForce } from '../config.ts'
import type { Language, Text } from '../domain/terms/text.ts'

/** Exit codes: contract.md section 2; and 70 (EX_SOFTWARE of sysexits.h) for an error of our own. */
export const EXIT = { done: 0, faults: 1, usage: 2, refused: 3, storage: 4, bug: 70 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Where a command prints, and in which language. Results to stdout, everything else to stderr. */
export interface Terminal {
  readonly print: (line: string) => void
  readonly report: (line: string) => void
  /** What is being done now, and the share (0–1) that is done: a bar on a terminal, else a line every few seconds. */
  readonly progress: (line: string, share: number) => void
  readonly language: Language
}

/** What was typed after the command's name, read by its options. */
export interface Arguments {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
}

export interface Option {
  readonly type: 'string' | 'boolean'
  /** The word that stands for the value in the help. */
  readonly value?: string
  /** Cannot be left out. */
  readonly isRequired?: boolean
  /** May stand several times: the values come as one, with commas between. */
  readonly isRepeated?: boolean
  readonly meaning: Text
}

/** One command of the command line: thin, arguments → service → print. */
export interface Command {
  readonly summary: Text
  /** What the command is given, as the help shows it: FOLDER. */
  readonly operands: readonly Text[]
  readonly options: Readonly<Record<string, Option>>
  /** Shown by `--help` after the options. */
  readonly details?: Text
  readonly run: (given: Arguments, terminal: Terminal, settings: Settings) => Promise<ExitCode>
}

export interface Settings {
  readonly config: Config
  readonly settings: readonly SettingInForce[]
}

/** Wrong usage: told with how the command is used. */
export class UsageError extends Error {
  readonly text: Text

  constructor(text: Text) {
    super(text.en)
    this.name = 'UsageError'
    this.text = text
  }
}

/** The text of an option, when it was given one. */
export function textOption(given: Arguments, name: string): string | undefined {
  const value = given.values[name]
  return typeof value === 'string' ? value : undefined
}
