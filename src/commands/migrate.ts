import { join } from 'node:path'
import { MIGRATIONS } from '../../migrations/index.ts'
import { DATABASE_FILE, openFolderContext } from '../platform/open-context.ts'
import { type Command, EXIT, textOption } from './command.ts'
import { commandTexts, helpTexts } from './commands.texts.ts'

export const migrate: Command = {
  summary: helpTexts.migrate,
  operands: [],
  options: { data: { type: 'string', value: 'DIR', meaning: helpTexts.data } },
  run: async (given, terminal, settings) => {
    const folder = textOption(given, 'data') ?? settings.config.data
    const { db, migrated } = await openFolderContext(folder, MIGRATIONS)
    await db.destroy()
    terminal.print(commandTexts.migrated(migrated, join(folder, DATABASE_FILE))[terminal.language])
    return EXIT.done
  },
}
