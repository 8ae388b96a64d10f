import { type FolderInHand, openFolder } from '../features/report/chain.service.ts'
import { countListFiles } from '../platform/files/read-folder.ts'
import type { Terminal } from './command.ts'
import { commandTexts } from './commands.texts.ts'

/** A census folder to be read and checked, telling how far that has come. */
export function openWithProgress(folder: string, terminal: Terminal): FolderInHand {
  const files = Math.max(1, countListFiles(folder))
  let read = 0
  return openFolder(folder, (file) => terminal.progress(commandTexts.reading(file)[terminal.language], read++ / files))
}
