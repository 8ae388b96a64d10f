import type { ChainStanding } from '../../domain/audit/access.ts'
import { notMadeAgain } from '../../domain/linkage/weigh-again.ts'
import type { Context } from '../../platform/context.ts'
import { integrityFaults } from '../../platform/database/integrity.ts'
import { verifyLog } from '../audit/access-log.service.ts'
import { listCensuses } from '../census/census.repository.ts'
import { runsInFull } from '../linkage/linkage.repository.ts'
import { weightsOf } from '../linkage/run-content.repository.ts'
import { loadHandedIn } from '../submission/material.service.ts'
import { editionsChanged } from './edition.repository.ts'

/** What was found when everything stored was looked through. */
export interface Verified {
  /** What the database says is wrong with itself. */
  readonly database: readonly string[]
  readonly log: ChainStanding
  /** Censuses whose identities open with their keys, and those of which some do not. */
  readonly keys: { readonly opened: number; readonly failed: readonly string[] }
  /** Reports that were frozen, and those that are not as they were. */
  readonly editions: { readonly all: number; readonly changed: readonly string[] }
  readonly linkage: WeighedAgain
}

/** What came of weighing the links of stored runs again. */
export interface WeighedAgain {
  /** Runs whose every weight follows from their model and parameters. */
  readonly runs: number
  /** Runs made before parameters were kept. */
  readonly without: number
  /** Runs of which some weight does not: census and moment. */
  readonly changed: readonly string[]
}

/** Looks through everything stored: the file, the access log’s chain, the keys, the frozen reports. Changes nothing. */
export async function verifyAll(context: Context): Promise<Verified> {
  const { db } = context
  const failed: string[] = []
  const censuses = await listCensuses(db)
  for (const census of censuses) {
    try {
      await loadHandedIn(context, census, new Map())
    } catch {
      failed.push(`${census.municipality.name} ${census.key}`)
    }
  }
  return {
    database: await integrityFaults(db),
    log: await verifyLog(context),
    keys: { opened: censuses.length - failed.length, failed },
    editions: await editionsChanged(db),
    linkage: await weighAgain(context),
  }
}

/** Whether nothing was found. */
export const isAllWell = ({ database, log, keys, editions, linkage }: Verified): boolean =>
  database.length === 0 &&
  log.isWhole &&
  keys.failed.length === 0 &&
  editions.changed.length === 0 &&
  linkage.changed.length === 0

/** Makes every weight of every stored run again, from the model and the parameters that are stored with it. */
async function weighAgain({ db }: Pick<Context, 'db'>): Promise<WeighedAgain> {
  const changed: string[] = []
  const all = await runsInFull(db)
  for (const { id, census, createdAt, stored } of all)
    if (stored !== null && notMadeAgain(stored, await weightsOf(db, id)).length > 0)
      changed.push(`${census} ${createdAt}`)
  const without = all.filter(({ stored }) => stored === null).length
  return { runs: all.length - without - changed.length, without, changed }
}
