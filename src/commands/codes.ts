import { type Command, EXIT } from './command.ts'
import { helpTexts } from './commands.texts.ts'

export const codes: Command = {
  name: 'codes',
  summary: helpTexts.codes,
  operands: [],
  options: {},
  run: async () => EXIT.done,
}
