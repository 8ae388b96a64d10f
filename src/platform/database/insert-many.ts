import type { Insertable } from 'kysely'
import { nextTurn } from '../workers/in-turns.ts'
import { driverOf, wholeOrNot } from './connect.ts'
import type { Database, Db } from './schema.ts'

type Driver = ReturnType<typeof driverOf>
type Statement = ReturnType<typeof prepare>

const prepare = (driver: Driver, sql: string) => driver.prepare<unknown[]>(sql)

/** Rows that one statement takes. With more of them hardly anything is gained. */
const ROWS_AT_A_TIME = 32

/** The statements of one table and its columns, compiled once for each database. */
interface Statements {
  readonly ofOne: Statement
  readonly ofMany: Statement
}

const compiled = new WeakMap<Driver, Map<string, Statements>>()

/**
 * Inserts any number of rows, whole or not at all. A statement of some rows is compiled once and run for each so many of
 * them: building one for thousands takes longer than storing them, and running one for each twice as long. All rows have
 * the same columns.
 */
export async function insertMany<Table extends keyof Database & string>(
  db: Db,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  // Waits for its turn on the one connection, as every statement does.
  await db.connection().execute(async (connection) => {
    const driver = driverOf(db)
    const { ofOne, ofMany } = statementsFor(db, driver, table, first)
    const insertAll = () => {
      const whole = rows.length - (rows.length % ROWS_AT_A_TIME)
      for (let from = 0; from < whole; from += ROWS_AT_A_TIME)
        ofMany.run(...valuesOf(rows.slice(from, from + ROWS_AT_A_TIME), columns))
      for (const row of rows.slice(whole)) ofOne.run(...valuesOf([row], columns))
    }
    // Inside a transaction a savepoint of its own would copy every page once more: the whole is undone together.
    if (driver.inTransaction) insertAll()
    else await wholeOrNot(connection, insertAll)
  })
  if (rows.length > ROWS_AT_A_TIME) await nextTurn() // what is stored in one is often followed by more
}

function statementsFor<Table extends keyof Database & string>(
  db: Db,
  driver: Driver,
  table: Table,
  row: Insertable<Database[Table]>,
): Statements {
  const ofDriver = compiled.get(driver) ?? new Map<string, Statements>()
  compiled.set(driver, ofDriver)
  const name = [table, ...Object.keys(row)].join(' ')
  const known = ofDriver.get(name)
  if (known !== undefined) return known
  const statement = (count: number) =>
    prepare(
      driver,
      db
        .insertInto(table)
        .values(Array.from({ length: count }, () => row))
        .compile().sql,
    )
  const statements = { ofOne: statement(1), ofMany: statement(ROWS_AT_A_TIME) }
  ofDriver.set(name, statements)
  return statements
}

/** The values of rows, column by column, each to be handed over by itself: the driver reads them slowly out of a list. */
function valuesOf(rows: readonly object[], columns: readonly string[]): unknown[] {
  const values: unknown[] = []
  for (const row of rows) {
    if (Object.keys(row).length !== columns.length) throw new Error('rows to be inserted have different columns')
    for (const column of columns) values.push(Reflect.get(row, column))
  }
  return values
}
