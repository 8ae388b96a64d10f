import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** What SQLite finds wrong with its own file and with references between rows, in its words; nothing when it is whole. */
export async function integrityFaults(db: Db): Promise<string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  const { rows: loose } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db)
  return [
    ...rows.map((row) => row.integrity_check).filter((said) => said !== 'ok'),
    ...new Set(loose.map(({ table, parent }) => `${table} → ${parent}`)),
  ]
}
