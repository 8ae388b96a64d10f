import { type Migration, Migrator, sql } from 'kysely'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { assertDurable, inTransaction } from './connect.ts'
import { databaseTexts } from './database.texts.ts'
import type { Db } from './schema.ts'

/** Every migration by name, in order: `migrations/index.ts`. */
export type Migrations = Readonly<Record<string, Migration>>

/** Brings the database to the newest form and asserts durability. Returns the names of the migrations it ran. */
export async function migrate(db: Db, migrations: Migrations): Promise<string[]> {
  // Kysely does not wrap SQLite's migrations itself. Whole or not at all, and by one process at a time: a second waits
  // for the lock, looks again and has nothing to do.
  const results = await inTransaction(db, async (inside) => {
    await refuseOthers(inside, migrations)
    return migrateOnce(inside, migrations)
  })
  await assertDurable(db)
  return results.map(({ migrationName }) => migrationName)
}

async function migrateOnce(db: Db, migrations: Migrations) {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return results ?? []
}

async function refuseOthers(db: Db, migrations: Migrations): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (tables.length === 0) return
  if (!tables.some(({ name }) => name === 'kysely_migration'))
    throw new DomainError('foreign_database', databaseTexts.foreign)
  const { rows: ran } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  if (ran.some(({ name }) => !(name in migrations))) throw new DomainError('newer_database', databaseTexts.newer)
}
