import type { Migration } from 'kysely'
import * as createChain from './0001_create_chain.ts'

/** Every migration, in order. Forward only: one that has landed is never edited, a new one is added. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_create_chain': createChain,
}
