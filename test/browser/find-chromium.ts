import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Said when there is no browser: before the tests, and by each test that needs one. */
export const CHROMIUM_MISSING =
  'Chromium not found: install the package chromium, or set TVARSNITT_CHROMIUM to the path of Chromium or Chrome. The browser tests need it.'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** Path of the Chromium the tests drive. `TVARSNITT_CHROMIUM` goes before what is installed and is never passed over. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = env.TVARSNITT_CHROMIUM
  if (chosen) return isProgram(chosen) ? chosen : undefined
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return ['/usr/bin/chromium', ...onPath].find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
