import { join, resolve } from 'node:path'
import { MIGRATIONS } from '../../migrations/index.ts'
import { isAllWell, type Verified, verifyAll } from '../features/report/verify.service.ts'
import { kindOfPath } from '../platform/files/read-folder.ts'
import { DATABASE_FILE, openFolderContext } from '../platform/open-context.ts'
import { type Command, EXIT, type Terminal, textOption, UsageError } from './command.ts'
import { helpTexts } from './commands.texts.ts'
import { storedCensusTexts } from './stored-census.texts.ts'
import { verifyTexts as texts } from './verify.texts.ts'

export const verify: Command = {
  summary: texts.summary,
  operands: [],
  options: {
    data: { type: 'string', value: 'DIR', meaning: helpTexts.data },
    json: { type: 'boolean', meaning: helpTexts.json },
  },
  details: texts.details,
  run: async (given, terminal, { config }) => {
    const folder = textOption(given, 'data') ?? config.data
    const database = join(folder, DATABASE_FILE)
    if (kindOfPath(database) === null) throw new UsageError(storedCensusTexts.noDatabase(resolve(database), folder))
    const context = await openFolderContext(folder, MIGRATIONS)
    try {
      const found = await verifyAll(context)
      if (given.values.json === true) terminal.print(JSON.stringify({ ok: isAllWell(found), ...found }, null, 2))
      else tell(found, terminal)
      return isAllWell(found) ? EXIT.done : EXIT.storage
    } finally {
      await context.db.destroy()
    }
  },
}

function tell({ database, log, keys, editions, linkage }: Verified, { print, language }: Terminal): void {
  const lines = [
    ...(database.length === 0 ? [texts.databaseWhole] : database.map(texts.databaseFault)),
    log.isWhole ? texts.logWhole(log.rows) : texts.logBroken(log.brokenAt),
    texts.keysOpen(keys.opened),
    ...keys.failed.map(texts.keyFails),
    texts.editionsWhole(editions.all - editions.changed.length),
    ...editions.changed.map(texts.editionChanged),
    texts.linkageWhole(linkage.runs),
    ...(linkage.without === 0 ? [] : [texts.linkageWithout(linkage.without)]),
    ...linkage.changed.map(texts.linkageChanged),
  ]
  for (const line of lines) print(line[language])
}
