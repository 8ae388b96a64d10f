import { type CheckedFolder, checkFolder } from '../features/report/chain.service.ts'
import { countListFiles } from '../platform/files/read-folder.ts'
import type { Terminal } from './command.ts'
import { commandTexts } from './commands.texts.ts'

/** Reads and checks a census folder, telling how far it has come. */
export function readWithProgress(folder: string, terminal: Terminal): Promise<CheckedFolder> {
  const files = Math.max(1, countListFiles(folder))
  let read = 0
  return checkFolder(folder, (file) => terminal.progress(commandTexts.reading(file)[terminal.language], read++ / files))
}
