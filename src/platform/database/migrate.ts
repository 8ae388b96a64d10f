import { type Migration, Migrator, sql } from 'kysely'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { assertDurable } from './connect.ts'
import { databaseTexts } from './database.texts.ts'
import type { Db } from './schema.ts'

/** Every migration by name, in order: `migrations/index.ts`. */
export type Migrations = Readonly<Record<string, Migration>>

/** Brings the database to the newest form and asserts durability. Returns the names of the migrations it ran. */
export async function migrate(db: Db, migrations: Migrations): Promise<string[]> {
  await refuseNewer(db, migrations)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  await assertDurable(db)
  return (results ?? []).map(({ migrationName }) => migrationName)
}

async function refuseNewer(db: Db, migrations: Migrations): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return
  const { rows: ran } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  if (ran.some(({ name }) => !(name in migrations))) throw new DomainError('newer_database', databaseTexts.newer)
}
