import { closeSync, openSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { type DatabaseConnection, Kysely, SqliteDialect, SqliteDriver, sql } from 'kysely'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { databaseTexts } from './database.texts.ts'
import type { Database, Db } from './schema.ts'

/** How long to wait while another thread or process writes, in milliseconds. */
const PATIENCE = 10_000
/** How often to look whether it is done. */
const LOOK_AGAIN = 4

/** In memory: for a run that keeps nothing. */
export const IN_MEMORY = ':memory:'

const SYNCHRONOUS_FULL = 2

/**
 * Opens the database with the durability settings, on its one connection. Nothing else opens one. The settings are
 * asserted by `assertDurable` after the first write: before it SQLite reports what was asked for, not what holds.
 */
export function openDatabase(file: string, patience = PATIENCE): Db {
  // SQLite gives its side files the rights of the database: for the owner only.
  if (file !== IN_MEMORY) closeSync(openSync(file, 'a', 0o600))
  const sqlite = new Sqlite(file)
  // First of all: another process may be opening the same file.
  sqlite.pragma(`busy_timeout = ${patience}`)
  sqlite.pragma('journal_mode = WAL')
  // The driver is compiled to fall back to NORMAL in WAL mode, which can lose acknowledged rows when power is cut.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  // What is deleted is overwritten, so that a purged identity does not stay in the file.
  sqlite.pragma('secure_delete = ON')
  const dialect = new SqliteDialect({ database: sqlite })
  dialect.createDriver = () => new PatientDriver(sqlite, patience)
  const db = new Kysely<Database>({ dialect })
  drivers.set(db, sqlite)
  // From now on the driver below waits: SQLite itself would hold the whole service meanwhile.
  sqlite.pragma('busy_timeout = 0')
  return db
}

/** The driver behind each database that is open, and behind it inside a transaction. */
const drivers = new WeakMap<Db, Sqlite.Database>()

/**
 * Waits while another thread or process writes, as SQLite would, but lets everybody else of this one go on: whoever only
 * reads is answered meanwhile.
 */
class PatientDriver extends SqliteDriver {
  readonly #database: Sqlite.Database
  readonly #patience: number

  constructor(database: Sqlite.Database, patience: number) {
    super({ database })
    this.#database = database
    this.#patience = patience
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection()
    return {
      executeQuery: (query) => this.#untilFree(() => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    }
  }

  async #untilFree<Result>(work: () => Promise<Result>): Promise<Result> {
    for (const from = performance.now(); ; ) {
      try {
        return await work()
      } catch (error) {
        if (!isBusy(error) || performance.now() - from > this.#patience) throw error
      }
      const isAlone = this.#database.inTransaction
      if (!isAlone) await super.releaseConnection()
      await setTimeout(LOOK_AGAIN)
      if (!isAlone) await super.acquireConnection()
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code))

/** The driver itself, for what the query builder is too slow at. Used in this folder only. */
export function driverOf(db: Db): Sqlite.Database {
  const driver = drivers.get(db)
  if (driver === undefined) throw new Error('this database was not opened here')
  return driver
}

/** Refuses to go on unless every setting holds. Call it after something was written. */
export async function assertDurable(db: Db): Promise<void> {
  const settings = await Promise.all([
    sql<{ journal_mode: string }>`pragma journal_mode`.execute(db),
    sql<{ synchronous: number }>`pragma synchronous`.execute(db),
    sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(db),
    sql<{ secure_delete: number }>`pragma secure_delete`.execute(db),
  ])
  const [journal, synchronous, foreignKeys, secureDelete] = settings.map(({ rows }) => Object.values(rows[0] ?? {})[0])
  const holds =
    (journal === 'wal' || journal === 'memory') &&
    synchronous === SYNCHRONOUS_FULL &&
    foreignKeys === 1 &&
    secureDelete === 1
  if (!holds) throw new DomainError('not_durable', databaseTexts.notDurable)
}

/**
 * Does the work whole or not at all. `BEGIN IMMEDIATE` takes the write lock at once, so that what is read inside
 * cannot be changed by another process before it is written back.
 */
export async function inTransaction<Result>(db: Db, work: (transaction: Db) => Promise<Result>): Promise<Result> {
  return db.connection().execute(async (connection) => {
    drivers.set(connection, driverOf(db))
    return wholeOrNot(connection, () => work(connection))
  })
}

/** The same for whoever has the connection already. Used in this folder only. */
export async function wholeOrNot<Result>(connection: Db, work: () => Result | Promise<Result>): Promise<Result> {
  await sql`begin immediate`.execute(connection)
  try {
    const result = await work()
    await sql`commit`.execute(connection)
    return result
  } catch (error) {
    // A failed commit may have ended the transaction already; the first error is the one to tell.
    await sql`rollback`.execute(connection).catch(() => undefined)
    throw error
  }
}

/** Writes something that changes nothing, to disk: true when the database can be read and written. */
export async function canWrite(db: Db): Promise<boolean> {
  try {
    await inTransaction(db, async (inside) => {
      await sql`pragma user_version = 1`.execute(inside)
    })
    return true
  } catch {
    return false
  }
}
