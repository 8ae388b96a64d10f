import { type Command, EXIT } from './command.ts'
import { commandTexts, helpTexts } from './commands.texts.ts'

export const config: Command = {
  summary: helpTexts.config,
  operands: [],
  options: { json: { type: 'boolean', meaning: helpTexts.json } },
  run: async (given, terminal, { settings }) => {
    const say = terminal.language
    if (given.values.json === true)
      terminal.print(
        JSON.stringify(
          settings.map(({ meaning, ...rest }) => ({ ...rest, meaning: meaning[say] })),
          null,
          2,
        ),
      )
    else
      for (const { name, variable, value, from, meaning } of settings) {
        terminal.print(`${name} = ${value}  (${variable}, ${commandTexts.setBy[from][say]})`)
        terminal.print(`    ${meaning[say]}`)
      }
    return EXIT.done
  },
}
