import { randomBytes } from 'node:crypto'
import type { Db } from './database/schema.ts'
import { uuids } from './new-id.ts'
import type { RandomBytes, Vault } from './privacy/vault.ts'

/** What every service works with. Clock and randomness are passed in, so that tests can fix them. */
export interface Context {
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  /** A new random id. Never a sequence: a sequence tells one unit how much others sent. */
  readonly newId: () => string
  /** Random bytes for what must not be guessed: tokens, receipts. */
  readonly random: RandomBytes
  /** Where database and keys lie; `null` where both are in memory alone. */
  readonly dataFolder: string | null
}

export interface Clock {
  /** Now, UTC, ISO 8601. */
  readonly now: () => string
}

export const systemClock: Clock = { now: () => new Date().toISOString() }
export const systemRandom = (length: number): Buffer => randomBytes(length)
export const systemId: () => string = uuids(systemRandom)
