import { type Command, EXIT } from './command.ts'
import { helpTexts } from './commands.texts.ts'

export const serve: Command = {
  name: 'serve',
  summary: helpTexts.serve,
  operands: [],
  options: {},
  run: async () => EXIT.done,
}
