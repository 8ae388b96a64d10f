import { type CheckedFolder, checkFolder } from '../features/report/chain.service.ts'
import { countCsvFiles } from '../platform/files/read-folder.ts'
import type { Terminal } from './command.ts'
import { commandTexts } from './commands.texts.ts'

/** Reads and checks a census folder, telling how far it has come. */
export function readWithProgress(folder: string, terminal: Terminal): CheckedFolder {
  const files = Math.max(1, countCsvFiles(folder))
  let read = 0
  return checkFolder(folder, (file) => terminal.progress(commandTexts.reading(file)[terminal.language], read++ / files))
}
