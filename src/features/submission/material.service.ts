import type { Context } from '../../platform/context.ts'
import { listCensuses, type StoredCensus, type StoredUnit, unitsOf } from '../census/census.repository.ts'
import {
  loadRecords,
  loadRegister,
  type RecordContent,
  type StoredRecord,
  type StoredRegisterEntry,
} from './submission.repository.ts'

/**
 * All that was handed in up to and including one census: what linkage, classification, comparison and report read.
 * Later censuses are not in it, so that adding a year never changes an earlier report.
 */
export interface Material {
  /** The census in hand. */
  readonly census: StoredCensus
  /** In the order of their weeks, the census in hand last. */
  readonly censuses: readonly StoredCensus[]
  readonly records: readonly StoredRecord[]
  readonly register: readonly StoredRegisterEntry[]
  readonly units: readonly StoredUnit[]
}

/**
 * Loads everything of a municipality once. Identities are opened in memory and go no further. `atHand`: the content of
 * records that were stored a moment ago, by their ids; a record is never altered, so what is at hand is what is stored.
 */
export async function loadMaterial(
  { db, vault }: Context,
  municipalityCode: string,
  atHand: ReadonlyMap<string, RecordContent> = new Map(),
): Promise<Omit<Material, 'census'>> {
  const censuses = await listCensuses(db, municipalityCode)
  const ids = censuses.map(({ id }) => id)
  return {
    censuses,
    records: await loadRecords(db, vault, ids, atHand),
    register: await loadRegister(db, vault, ids),
    units: await unitsOf(db, municipalityCode),
  }
}

/** The part of the material that a census's report may use. */
export function materialUpTo(all: Omit<Material, 'census'>, census: StoredCensus): Material {
  const censuses = all.censuses.filter(({ week }) => week.from <= census.week.from)
  const ids = new Set(censuses.map(({ id }) => id))
  return {
    census,
    censuses,
    records: all.records.filter(({ censusId }) => ids.has(censusId)),
    register: all.register.filter(({ censusId }) => ids.has(censusId)),
    units: all.units,
  }
}

/** Everything handed in up to and including a stored census. */
export async function loadMaterialUpTo(context: Context, census: StoredCensus): Promise<Material> {
  return materialUpTo(await loadMaterial(context, census.municipality.code), census)
}
