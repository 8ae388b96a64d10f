import { z } from 'zod'
import type { Census } from '../../domain/census/census.ts'
import type { Municipality } from '../../domain/census/municipality.ts'
import type { Unit } from '../../domain/census/unit.ts'
import { type CensusWeek, censusWeek } from '../../domain/terms/dates.ts'
import { type Db, flag, type Row } from '../../platform/database/schema.ts'

const list = z.array(z.string())

/** One round as it is stored. */
export interface StoredCensus {
  readonly id: string
  readonly key: string
  readonly week: CensusWeek
  readonly definition: string
  readonly alsoReport: readonly string[]
  readonly comparedWith: string | null
  readonly purpose: string | null
  readonly municipality: { readonly code: string; readonly name: string }
}

export interface StoredUnit
  extends Pick<
    Unit,
    'name' | 'kind' | 'organisation' | 'organisationKind' | 'exercisesAuthority' | 'successorOf' | 'withholdName'
  > {
  readonly id: string
  /** The id in municipality.json. */
  readonly key: string
}

/** The municipality with its units. What was there under the same keys gets the new names; nothing is taken away. */
export async function saveMunicipality(
  db: Db,
  { code, name, units }: Municipality,
  newId: () => string,
): Promise<void> {
  await db
    .insertInto('municipality')
    .values({ code, name })
    .onConflict((c) => c.column('code').doUpdateSet({ name }))
    .execute()
  for (const unit of units) {
    const values = {
      name: unit.name,
      kind: unit.kind,
      organisation: unit.organisation,
      organisation_kind: unit.organisationKind,
      exercises_authority: unit.exercisesAuthority === null ? null : flag(unit.exercisesAuthority),
      successor_of: JSON.stringify(unit.successorOf),
      withhold_name: flag(unit.withholdName),
    }
    await db
      .insertInto('unit')
      .values({ id: newId(), municipality_code: code, unit_key: unit.id, ...values })
      .onConflict((c) => c.columns(['municipality_code', 'unit_key']).doUpdateSet(values))
      .execute()
  }
}

/** Every unit of the municipality, by key. */
export async function unitsOf(db: Db, municipalityCode: string): Promise<StoredUnit[]> {
  const rows = await db
    .selectFrom('unit')
    .selectAll()
    .where('municipality_code', '=', municipalityCode)
    .orderBy('unit_key')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    key: row.unit_key,
    name: row.name,
    kind: row.kind,
    organisation: row.organisation,
    organisationKind: row.organisation_kind,
    exercisesAuthority: row.exercises_authority === null ? null : row.exercises_authority === 1,
    successorOf: list.parse(JSON.parse(row.successor_of)),
    withholdName: row.withhold_name === 1,
  }))
}

/** The census and which units it asks. Answers the id: a new one, or that of the census already stored under the key. */
export async function saveCensus(
  db: Db,
  municipalityCode: string,
  key: string,
  census: Census,
  newId: () => string,
): Promise<string> {
  const values = {
    week_from: census.week.from,
    week_to: census.week.to,
    definition_key: census.definition,
    also_report: JSON.stringify(census.alsoReport),
    compared_with: census.comparedWith,
    purpose: census.purpose,
  }
  const { id } = await db
    .insertInto('census')
    .values({ id: newId(), municipality_code: municipalityCode, census_key: key, ...values })
    .onConflict((c) => c.columns(['municipality_code', 'census_key']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  await saveUnitsAsked(db, municipalityCode, id, census)
  return id
}

async function saveUnitsAsked(db: Db, municipalityCode: string, censusId: string, census: Census): Promise<void> {
  const units = new Map((await unitsOf(db, municipalityCode)).map((unit) => [unit.key, unit.id]))
  await db.deleteFrom('census_unit').where('census_id', '=', censusId).execute()
  for (const key of census.unitsAsked) {
    const unitId = units.get(key)
    if (unitId === undefined) continue
    await db
      .insertInto('census_unit')
      .values({ census_id: censusId, unit_id: unitId, nil_return: flag(census.nilReturns.includes(key)) })
      .execute()
  }
}

/** Every census of the municipality, or of all, in the order of their weeks. A round for practice is none. */
export async function listCensuses(db: Db, municipalityCode?: string): Promise<StoredCensus[]> {
  const all = censuses(db)
    .leftJoin('round', 'round.census_id', 'census.id')
    .where((where) => where.or([where('training', 'is', null), where('training', '=', flag(false))]))
    .orderBy('municipality.name')
    .orderBy('week_from')
  const rows = await (municipalityCode === undefined
    ? all
    : all.where('municipality_code', '=', municipalityCode)
  ).execute()
  return rows.map(censusOf)
}

const censuses = (db: Db) =>
  db
    .selectFrom('census')
    .innerJoin('municipality', 'municipality.code', 'census.municipality_code')
    .selectAll('census')
    .select(['municipality.name', 'municipality.code'])

/** One census, a round for practice too; `undefined` when there is none. */
export async function findCensus(db: Db, id: string): Promise<StoredCensus | undefined> {
  const row = await censuses(db).where('census.id', '=', id).executeTakeFirst()
  return row && censusOf(row)
}

function censusOf(row: Row<'census'> & { name: string; code: string }): StoredCensus {
  return {
    id: row.id,
    key: row.census_key,
    week: censusWeek.parse({ from: row.week_from, to: row.week_to }),
    definition: row.definition_key,
    alsoReport: list.parse(JSON.parse(row.also_report)),
    comparedWith: row.compared_with,
    purpose: row.purpose,
    municipality: { code: row.code, name: row.name },
  }
}

/** Which units a census asked, and which of them declared that they met nobody. Unit keys. */
export async function unitsAsked(
  db: Db,
  censusId: string,
): Promise<{ readonly asked: string[]; readonly nil: string[] }> {
  const rows = await db
    .selectFrom('census_unit')
    .innerJoin('unit', 'unit.id', 'census_unit.unit_id')
    .where('census_id', '=', censusId)
    .select(['unit_key', 'nil_return'])
    .orderBy('unit_key')
    .execute()
  return {
    asked: rows.map(({ unit_key }) => unit_key),
    nil: rows.filter(({ nil_return }) => nil_return === 1).map(({ unit_key }) => unit_key),
  }
}

/** The settings of a stored census and its municipality, as the files of a folder would have them. Definitions are not among them. */
export async function storedSettings(
  db: Db,
  { id, week, definition, alsoReport, comparedWith, purpose, municipality }: StoredCensus,
): Promise<{ readonly census: Census; readonly municipality: Municipality }> {
  const { asked, nil } = await unitsAsked(db, id)
  const units = (await unitsOf(db, municipality.code)).map(({ id: _, key, ...unit }) => ({ ...unit, id: key }))
  return {
    census: {
      week,
      definition,
      alsoReport: [...alsoReport],
      comparedWith,
      purpose,
      unitsAsked: asked,
      nilReturns: nil,
    },
    municipality: { ...municipality, units, definitions: [] },
  }
}

/** A unit says that it met nobody (nollrapport). */
export const declareNilReturn = (db: Db, censusId: string, unitId: string): Promise<void> =>
  setNilReturn(db, censusId, unitId, true)

/** Takes back that a unit met nobody: it has handed in records after all. */
export const withdrawNilReturn = (db: Db, censusId: string, unitId: string): Promise<void> =>
  setNilReturn(db, censusId, unitId, false)

async function setNilReturn(db: Db, censusId: string, unitId: string, isNil: boolean): Promise<void> {
  await db
    .updateTable('census_unit')
    .set({ nil_return: flag(isNil) })
    .where('census_id', '=', censusId)
    .where('unit_id', '=', unitId)
    .execute()
}
