import { closeSync, openSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { DomainError } from '../../domain/terms/domain-error.ts'
import { databaseTexts } from './database.texts.ts'
import type { Database, Db } from './schema.ts'

/** In memory: for a run that keeps nothing. */
export const IN_MEMORY = ':memory:'

const SYNCHRONOUS_FULL = 2

/**
 * Opens the database with the durability settings, on its one connection. Nothing else opens one. The settings are
 * asserted by `assertDurable` after the first write: before it SQLite reports what was asked for, not what holds.
 */
export function openDatabase(file: string): Db {
  // SQLite gives its side files the rights of the database: for the owner only.
  if (file !== IN_MEMORY) closeSync(openSync(file, 'a', 0o600))
  const sqlite = new Sqlite(file)
  // First of all: another process may be opening the same file.
  sqlite.pragma('busy_timeout = 10000')
  sqlite.pragma('journal_mode = WAL')
  // The driver is compiled to fall back to NORMAL in WAL mode, which can lose acknowledged rows when power is cut.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  // What is deleted is overwritten, so that a purged identity does not stay in the file.
  sqlite.pragma('secure_delete = ON')
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) })
  drivers.set(db, sqlite)
  return db
}

/** The driver behind each database that is open, and behind it inside a transaction. */
const drivers = new WeakMap<Db, Sqlite.Database>()

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
    await sql`begin immediate`.execute(connection)
    try {
      const result = await work(connection)
      await sql`commit`.execute(connection)
      return result
    } catch (error) {
      // A failed commit may have ended the transaction already; the first error is the one to tell.
      await sql`rollback`.execute(connection).catch(() => undefined)
      throw error
    }
  })
}

const SQLITE_STORAGE = /^SQLITE_(IOERR|FULL|CORRUPT|NOTADB|READONLY|CANTOPEN|PERM|BUSY|LOCKED)/
const FILE_STORAGE = /^(ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EIO|ENOTDIR|EISDIR|EEXIST|EMFILE|ENAMETOOLONG)$/

/** True for an error of the storage itself (disk full, I/O, damaged or not writable), not of what was stored. */
export function isStorageFailure(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  return SQLITE_STORAGE.test(error.code) || FILE_STORAGE.test(error.code)
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
