import type { Insertable } from 'kysely'
import type { Database, Db } from './schema.ts'

// SQLite binds at most 32,766 values in a statement.
const MOST_BINDINGS = 30_000

/** Inserts any number of rows, as many at a time as one statement can take. */
export async function insertMany<Table extends keyof Database & string>(
  db: Db,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).length
  const atATime = Math.max(1, Math.floor(MOST_BINDINGS / Math.max(1, columns)))
  for (let from = 0; from < rows.length; from += atATime) {
    await db
      .insertInto(table)
      .values(rows.slice(from, from + atATime))
      .execute()
  }
}
