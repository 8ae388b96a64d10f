import { type Command, EXIT } from './command.ts'
import { helpTexts } from './commands.texts.ts'

export const demo: Command = {
  name: 'demo',
  summary: helpTexts.demo,
  operands: [],
  options: {},
  run: async () => EXIT.done,
}
