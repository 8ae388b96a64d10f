import type { Insertable } from 'kysely'
import { driverOf } from './connect.ts'
import type { Database, Db } from './schema.ts'

/**
 * Inserts any number of rows, whole or not at all. The statement of one row is compiled once and run for each, since
 * building one statement for thousands of rows takes longer than storing them. All rows have the same columns.
 */
export async function insertMany<Table extends keyof Database & string>(
  db: Db,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const { sql } = db.insertInto(table).values(first).compile()
  // Waits for its turn on the one connection, as every statement does.
  await db.connection().execute(async () => {
    const driver = driverOf(db)
    const insert = driver.prepare(sql)
    const insertAll = () => {
      for (const row of rows) insert.run(valuesOf(row, columns))
    }
    // Inside a transaction a savepoint of its own would copy every page once more: the whole is undone together.
    if (driver.inTransaction) insertAll()
    else driver.transaction(insertAll)()
  })
}

/** The values of a row, column by column. One that is missing the driver refuses. */
function valuesOf(row: object, columns: readonly string[]): unknown[] {
  if (Object.keys(row).length !== columns.length) throw new Error('rows to be inserted have different columns')
  return columns.map((column): unknown => Reflect.get(row, column))
}
