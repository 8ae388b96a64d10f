import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { ConfigError } from '../config.ts'
import { DomainError } from '../domain/terms/domain-error.ts'
import { findNearest } from '../domain/terms/nearest.ts'
import { LANGUAGES, type Language, type Text } from '../domain/terms/text.ts'
import { isStorageFailure } from '../platform/database/storage-failure.ts'
import {
  type Arguments,
  type Command,
  EXIT,
  type ExitCode,
  type Settings,
  type Terminal,
  UsageError,
} from './command.ts'
import { commandTexts } from './commands.texts.ts'
import { COMMANDS, type NamedCommand } from './commands.ts'
import { helpOf, overview } from './help.ts'
import { openTerminal } from './terminal.ts'

/** Runs what was typed and answers the exit code (contract.md section 2). Every error is told in words, never as a stack. */
export async function runCommandLine(typed: readonly string[], readSettings: () => Settings): Promise<ExitCode> {
  const terminal = openTerminal('sv')
  let speaking: Speaking = { ...terminal, language: languageTyped(typed) ?? 'sv', tellsInside: false }
  try {
    const settings = readSettings()
    const { language, logLevel } = settings.config
    speaking = { ...terminal, language: languageTyped(typed) ?? language, tellsInside: logLevel === 'debug' }
    const code = await dispatch(typed, speaking, settings)
    const unprinted = await terminal.unprinted()
    return unprinted === null ? code : tellUnprinted(unprinted, speaking)
  } catch (error) {
    return tell(error, speaking)
  } finally {
    await terminal.unprinted() // what is told of an error may not get through either
    terminal.close()
  }
}

function tellUnprinted(error: Error, { report, language }: Terminal): ExitCode {
  report(commandTexts.notPrinted('code' in error ? String(error.code) : error.message)[language])
  return EXIT.storage
}

/** The terminal in the language asked for, and whether the inside of an error may be shown. */
interface Speaking extends Terminal {
  readonly tellsInside: boolean
}

async function dispatch(typed: readonly string[], terminal: Terminal, settings: Settings): Promise<ExitCode> {
  const words = withoutLanguage(typed)
  const [name, ...rest] = words
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = findCommand(rest)?.named
    for (const line of await (asked ? helpFor(asked, terminal.language) : overviewIn(terminal.language)))
      terminal.print(line)
    return name === undefined ? EXIT.usage : EXIT.done
  }
  const found = findCommand(words)
  if (found === undefined) throw unknownCommand(name, rest[0])
  const { named, given } = found
  if (given.includes('--help') || given.includes('-h')) {
    for (const line of await helpFor(named, terminal.language)) terminal.print(line)
    return EXIT.done
  }
  const command = await named.load()
  return command.run(readArguments(command, given, terminal.language), terminal, settings)
}

const helpFor = async ({ name, load }: NamedCommand, language: Language): Promise<string[]> =>
  helpOf(name, await load(), language)

async function overviewIn(language: Language): Promise<string[]> {
  const commands = await Promise.all(COMMANDS.map(async ({ name, load }) => ({ name, command: await load() })))
  return overview(commands, language)
}

/** The command that the words begin with, and what was typed after its name, which may be two of them. */
function findCommand(words: readonly string[]): { named: NamedCommand; given: readonly string[] } | undefined {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ')
    const named = COMMANDS.find((each) => each.name === name)
    if (named !== undefined) return { named, given: words.slice(length) }
  }
  return undefined
}

function unknownCommand(first: string, second: string | undefined): UsageError {
  const names = COMMANDS.map(({ name }) => name)
  const begun = names.filter((name) => name.startsWith(`${first} `))
  if (begun.length > 0) return new UsageError(commandTexts.secondWord(begun))
  const written = second === undefined ? first : `${first} ${second}`
  return new UsageError(commandTexts.unknownCommand(first, findNearest(first, names) ?? findNearest(written, names)))
}

function readArguments(command: Command, typed: readonly string[], language: Language): Arguments {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type, isRepeated = false }]) => [
      name,
      { type, multiple: isRepeated },
    ]),
  )
  const { tokens, positionals, values } = parseArgs({
    args: [...typed],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = command.options[token.name]
    if (option === undefined)
      throw new UsageError(commandTexts.unknownOption(token.rawName, Object.keys(command.options)))
    const isNextOption = token.value?.startsWith('--') && !token.inlineValue
    const hasValue = token.value !== undefined && token.value !== '' && !isNextOption
    if (option.type === 'string' && !hasValue)
      throw new UsageError(commandTexts.valueMissing(token.rawName, option.value ?? ''))
    if (option.type === 'boolean' && hasValue) throw new UsageError(commandTexts.valueTooMany(token.rawName))
  }
  const missing = command.operands.slice(positionals.length).map((operand) => operand[language])
  const left = Object.entries(command.options).filter(([name, { isRequired }]) => isRequired && !(name in values))
  const asTyped = [...missing, ...left.map(([name, { value }]) => `--${name} ${value ?? ''}`)]
  if (asTyped.length > 0) throw new UsageError(commandTexts.operandsMissing(asTyped.join(' ')))
  const extra = positionals.slice(command.operands.length)
  if (extra.length > 0) throw new UsageError(commandTexts.tooMany(extra.join(' ')))
  return {
    positionals,
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
    ),
  }
}

/** `--language en` may stand anywhere: it is for every command. */
function languageTyped(typed: readonly string[]): Language | undefined {
  const at = typed.findIndex((word) => word === '--language' || word.startsWith('--language='))
  if (at === -1) return undefined
  const word = typed[at]?.includes('=') ? typed[at]?.split('=')[1] : typed[at + 1]
  return LANGUAGES.find((language) => language === word)
}

function withoutLanguage(typed: readonly string[]): string[] {
  const at = typed.findIndex((word) => word === '--language' || word.startsWith('--language='))
  if (at === -1) return [...typed]
  if (languageTyped(typed) === undefined) throw new UsageError(commandTexts.wrongLanguage)
  return typed.filter((_, index) => index !== at && (typed[at]?.includes('=') || index !== at + 1))
}

function tell(error: unknown, { report, language, tellsInside }: Speaking): ExitCode {
  if (error instanceof UsageError || error instanceof ConfigError) {
    report(error.text[language])
    report(commandTexts.more[language])
    return EXIT.usage
  }
  if (error instanceof DomainError) {
    report(error.text[language])
    return EXIT.refused
  }
  if (isStorageFailure(error)) {
    report(storageText(error)[language])
    return EXIT.storage
  }
  report(commandTexts.bug[language])
  if (tellsInside) report(error instanceof Error ? (error.stack ?? '') : String(error))
  return EXIT.bug
}

/** What is wrong with the storage, and where: what is written aside is told of by its folder. */
function storageText(error: unknown): Text {
  const of = (name: 'code' | 'path') =>
    error instanceof Error && name in error ? String(Reflect.get(error, name)) : undefined
  const [code = '', path] = [of('code'), of('path')]
  if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'EISDIR') return commandTexts.notAFolder
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return commandTexts.databaseDamaged(code)
  if (path === undefined) return commandTexts.storageFailure(code, null)
  return commandTexts.storageFailure(code, /\.(part|new)$/.test(path) ? dirname(path) : path)
}
