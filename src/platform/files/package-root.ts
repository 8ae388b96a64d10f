import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the package: the first one upward that holds package.json, whether the code runs from src or dist. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

/** The text of a file that comes with the package, by its path from the root. */
export function readPackageFile(...path: string[]): string {
  return readFileSync(join(packageRoot(), ...path), 'utf8')
}
