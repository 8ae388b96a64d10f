import type { Context } from '../../platform/context.ts'
import { listCensuses, type StoredCensus, type StoredUnit, unitsOf } from '../census/census.repository.ts'
import {
  type AtHand,
  loadRecords,
  loadRegister,
  openRecords,
  openRegister,
  type StoredRecord,
  type StoredRegisterEntry,
  submissionIds,
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

/** Loads what was handed in to a census, but for what is at hand, in the order of files and rows. Identities are opened in memory and go no further. */
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
export const loadMaterialUpTo = async (context: Context, census: StoredCensus): Promise<Material> =>
  (await loadOpened(context, census, new Map())).material

/** What was handed in and opened, by the id of its submission. */
export type OpenedRows = ReadonlyMap<string, HandedIn>

/** The same, where what was opened before is not opened again: what is handed in is never altered. Tells what is open by now. */
export async function loadOpened(
  context: Context,
  census: StoredCensus,
  before: OpenedRows,
): Promise<{ readonly material: Material; readonly opened: OpenedRows }> {
  const { code } = census.municipality
  const censuses = await listCensuses(context.db, code)
  const opened = new Map<string, HandedIn>()
  const handedIn = new Map<string, HandedIn>()
  for (const { id } of censuses.slice(0, censuses.findIndex((each) => each.id === census.id) + 1)) {
    const ofCensus = await openSubmissions(context, await submissionIds(context.db, id), before)
    for (const [submission, rows] of ofCensus) opened.set(submission, rows)
    const all = [...ofCensus.values()]
    handedIn.set(id, {
      records: all.flatMap(({ records }) => records),
      register: all.flatMap(({ register }) => register),
    })
  }
  return { material: materialUpTo(await materialOf(context, code, handedIn), census), opened }
}

async function openSubmissions(
  { db, vault }: Context,
  submissions: readonly string[],
  before: OpenedRows,
): Promise<OpenedRows> {
  const sealed = submissions.filter((id) => !before.has(id))
  const records = await openRecords(db, vault, sealed)
  const register = await openRegister(db, vault, sealed)
  return new Map(
    submissions.map((id) => [
      id,
      before.get(id) ?? { records: records.get(id) ?? [], register: register.get(id) ?? [] },
    ]),
  )
}
