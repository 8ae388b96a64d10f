import type { Language } from '../domain/terms/text.ts'
import type { Command } from './command.ts'
import { commandTexts } from './commands.texts.ts'

/** What `tvarsnitt --help` prints. */
export function overview(
  commands: readonly { readonly name: string; readonly command: Command }[],
  language: Language,
): string[] {
  return [
    commandTexts.about[language],
    '',
    `${commandTexts.usage[language]}: tvarsnitt ${commandTexts.commandOperand[language]} …`,
    '',
    `${commandTexts.commands[language]}:`,
    ...columns(
      commands.map(({ name, command: { operands, summary } }) => [
        [name, ...operands.map((operand) => operand[language])].join(' '),
        summary[language],
      ]),
    ),
    '',
    commandTexts.more[language],
    commandTexts.exitCodes[language],
  ]
}

/** What `tvarsnitt COMMAND --help` prints. */
export function helpOf(name: string, { operands, options, summary, details }: Command, language: Language): string[] {
  const listed: [string, string][] = Object.entries(options).map(([option, { value, meaning }]) => [
    `--${option}${value ? ` ${value}` : ''}`,
    meaning[language],
  ])
  const general: [string, string][] = [
    ['--language L', commandTexts.languageOption[language]],
    ['--help', commandTexts.helpOption[language]],
  ]
  const usage = [
    'tvarsnitt',
    name,
    ...operands.map((operand) => operand[language]),
    ...Object.values(options).map(({ isRequired }, at) => {
      const option = listed[at]?.[0] ?? ''
      return isRequired ? option : `[${option}]`
    }),
  ].join(' ')
  return [
    summary[language],
    '',
    `${commandTexts.usage[language]}: ${usage}`,
    '',
    `${commandTexts.options[language]}:`,
    ...columns([...listed, ...general]),
    ...(details ? ['', details[language]] : []),
  ]
}

function columns(rows: readonly (readonly [string, string] | readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([first = '']) => first.length))
  return rows.map(([first = '', second = '']) => `  ${first.padEnd(width)}  ${second}`)
}
