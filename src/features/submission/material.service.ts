import type { Context } from '../../platform/context.ts'
import { listCensuses, type StoredCensus, type StoredUnit, unitsOf } from '../census/census.repository.ts'
import {
  type AtHand,
  loadRecords,
  loadRegister,
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

/** What was handed in to one census. */
export type HandedIn = Pick<Material, 'records' | 'register'>

/** Loads everything of a municipality once, but for what is at hand. Identities are opened in memory and go no further. */
export async function loadMaterial(
  context: Context,
  municipalityCode: string,
  atHand: AtHand = new Map(),
): Promise<Omit<Material, 'census'>> {
  const handedIn = new Map<string, HandedIn>()
  for (const census of await listCensuses(context.db, municipalityCode))
    handedIn.set(census.id, await loadHandedIn(context, census, atHand))
  return materialOf(context, municipalityCode, handedIn)
}

/** The same for one census, in the order of files and rows. */
export async function loadHandedIn({ db, vault }: Context, { id }: StoredCensus, atHand: AtHand): Promise<HandedIn> {
  return { records: await loadRecords(db, vault, id, atHand), register: await loadRegister(db, vault, id) }
}

/** Puts together what was loaded of each census of a municipality, by census id. */
export async function materialOf(
  { db }: Context,
  municipalityCode: string,
  handedIn: ReadonlyMap<string, HandedIn>,
): Promise<Omit<Material, 'census'>> {
  const censuses = await listCensuses(db, municipalityCode)
  const ofEach = censuses.flatMap(({ id }) => handedIn.get(id) ?? [])
  return {
    censuses,
    records: ofEach.flatMap(({ records }) => records),
    register: ofEach.flatMap(({ register }) => register),
    units: await unitsOf(db, municipalityCode),
  }
}

/** The part of the material that a census's report may use. */
export function materialUpTo(all: Omit<Material, 'census'>, census: StoredCensus): Material {
  const censuses = all.censuses.slice(0, all.censuses.findIndex(({ id }) => id === census.id) + 1)
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
