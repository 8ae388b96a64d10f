import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, systemClock, systemId, systemRandom } from './context.ts'
import { IN_MEMORY, openDatabase } from './database/connect.ts'
import { type Migrations, migrate } from './database/migrate.ts'
import { openFolderVault, openTemporaryVault } from './privacy/keys.ts'

export const DATABASE_FILE = 'tvarsnitt.db'

/** A database and a vault that live in memory and are gone with the process: nothing of a person touches the disk. */
export async function openTemporaryContext(migrations: Migrations): Promise<Context> {
  const db = openDatabase(IN_MEMORY)
  await migrate(db, migrations)
  return {
    db,
    vault: openTemporaryVault(systemRandom),
    clock: systemClock,
    newId: systemId,
    random: systemRandom,
    dataFolder: null,
  }
}

/** The database and the vault of a data folder, made on first use, readable by the owner only. */
export async function openFolderContext(
  dataFolder: string,
  migrations: Migrations,
): Promise<Context & { readonly migrated: readonly string[] }> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const file = join(dataFolder, DATABASE_FILE)
  // New keys beside an old database would lock its identities out for ever.
  const vault = openFolderVault(dataFolder, systemRandom, { mayMake: !existsSync(file) })
  const db = openDatabase(file)
  const migrated = await migrate(db, migrations)
  return { db, vault, clock: systemClock, newId: systemId, random: systemRandom, dataFolder, migrated }
}

/**
 * A second connection to a data folder that is open already, with its keys: for what is done beside the server. Nothing
 * is migrated.
 */
export function openFolderAgain(dataFolder: string): Context {
  const vault = openFolderVault(dataFolder, systemRandom, { mayMake: false })
  const db = openDatabase(join(dataFolder, DATABASE_FILE))
  return { db, vault, clock: systemClock, newId: systemId, random: systemRandom, dataFolder }
}
