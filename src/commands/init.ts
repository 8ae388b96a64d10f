import { type Command, EXIT } from './command.ts'
import { helpTexts } from './commands.texts.ts'

export const init: Command = {
  name: 'init',
  summary: helpTexts.init,
  operands: [],
  options: {},
  run: async () => EXIT.done,
}
