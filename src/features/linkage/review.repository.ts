import { recordFacts } from '../../domain/submission/record.ts'
import { isoDate } from '../../domain/terms/dates.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/database/schema.ts'
import type { StoredCensus } from '../census/census.repository.ts'
import { openIdentity } from '../submission/identity.repository.ts'
import { reportingUnit } from '../submission/reporting-unit.repository.ts'
import type { StoredRecord, StoredRegisterEntry } from '../submission/submission.repository.ts'

/** Where a record or register row stands: nothing sealed is opened to know it. */
export interface RecordPlace {
  readonly id: string
  readonly censusId: string
  readonly isProtected: boolean
}

/**
 * Every record and register row that is read now, of a census and those before it. Whoever has a protected identity
 * anywhere in the municipality, reported by another unit or in a later year, has it in every row with that number.
 */
export async function recordPlaces(
  db: Db,
  { municipality, week }: Pick<StoredCensus, 'municipality' | 'week'>,
): Promise<Map<string, RecordPlace>> {
  const current = db
    .selectFrom('submission')
    .innerJoin('census', 'census.id', 'submission.census_id')
    .where('municipality_code', '=', municipality.code)
    .where('superseded_at', 'is', null)
  const columns = ['submission.census_id', 'week_from', 'protected_identity', 'number_key'] as const
  const records = await current
    .innerJoin('record', 'record.submission_id', 'submission.id')
    .innerJoin('identity', 'identity.id', 'record.identity_id')
    .select(['record.id as id', ...columns])
    .execute()
  const entries = await current
    .innerJoin('register_entry', 'register_entry.submission_id', 'submission.id')
    .innerJoin('identity', 'identity.id', 'register_entry.identity_id')
    .select(['register_entry.id as id', ...columns])
    .execute()
  const all = [...records, ...entries]
  const hidden = new Set(all.flatMap((row) => (row.protected_identity === 1 ? (row.number_key ?? []) : [])))
  const places = all.flatMap(({ id, census_id, week_from, protected_identity, number_key }): RecordPlace[] => {
    if (week_from > week.from) return []
    const isProtected = protected_identity === 1 || (number_key !== null && hidden.has(number_key))
    return [{ id, censusId: census_id, isProtected }]
  })
  return new Map(places.map((place) => [place.id, place]))
}

/**
 * Of some rows, those of somebody who has a protected identity by now: marked so in the row itself, in any row with that
 * number, or where the unit has handed in the same row anew. Rows that were handed in anew are asked about, too.
 */
export async function protectedAmong(db: Db, municipalityCode: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = async (table: 'record' | 'register_entry') =>
    db
      .selectFrom(table)
      .innerJoin('submission', 'submission.id', `${table}.submission_id`)
      .innerJoin('census', 'census.id', 'submission.census_id')
      .innerJoin('identity', 'identity.id', `${table}.identity_id`)
      .where('municipality_code', '=', municipalityCode)
      .select([`${table}.id as id`, 'submission.census_id', 'unit_id', 'protected_identity', 'number_key'])
      .$if(table === 'record', (query) => query.select('record_key'))
      .execute()
  const all = [...(await rows('record')), ...(await rows('register_entry'))]
  const rowOf = ({ census_id, unit_id, record_key }: (typeof all)[number]) =>
    record_key === undefined ? null : JSON.stringify([census_id, unit_id, record_key])
  const marked = all.filter(({ protected_identity }) => protected_identity === 1)
  const numbers = new Set(marked.flatMap(({ number_key }) => number_key ?? []))
  const sameRows = new Set(marked.flatMap((row) => rowOf(row) ?? []))
  const wanted = new Set(ids)
  const isProtected = (row: (typeof all)[number]) =>
    row.protected_identity === 1 ||
    (row.number_key !== null && numbers.has(row.number_key)) ||
    sameRows.has(rowOf(row) ?? '')
  return new Set(all.flatMap((row) => (wanted.has(row.id) && isProtected(row) ? row.id : [])))
}

/** A record or a register row as a card shows it: what was reported, by whom, and when it came. */
export type ShownRecord = (
  | { readonly kind: 'record'; readonly record: StoredRecord }
  | { readonly kind: 'register'; readonly entry: StoredRegisterEntry }
) & {
  readonly id: string
  readonly census: string
  readonly day: string
  /** Names of the units; of a register row the name of the register, if it has one. */
  readonly reportedBy: readonly string[]
  readonly receivedAt: string
}

/** Some records or register rows with their identities opened: those that are asked for, and no other. */
export async function openShown(
  { db, vault }: Pick<Context, 'db' | 'vault'>,
  ids: readonly string[],
): Promise<ShownRecord[]> {
  if (ids.length === 0) return []
  const records = await db
    .selectFrom('record')
    .innerJoin('submission', 'submission.id', 'record.submission_id')
    .innerJoin('census', 'census.id', 'submission.census_id')
    .innerJoin('identity', 'identity.id', 'record.identity_id')
    .where('record.id', 'in', [...ids])
    .selectAll('identity')
    .select(['record.id as record_id', 'row_number', 'record_key', 'child_of', 'decided_person', 'facts'])
    .select(['file_name', 'received_at', 'census_key', 'week_from'])
    .execute()
  const units = await db
    .selectFrom('record')
    .innerJoin('submission', 'submission.id', 'record.submission_id')
    .leftJoin('record_unit', 'record_unit.record_id', 'record.id')
    .innerJoin('unit', (join) => join.on('unit.id', '=', reportingUnit))
    .where('record.id', 'in', [...ids])
    .select(['record.id as record_id', 'unit_key', 'name'])
    .orderBy('unit_key')
    .execute()
  const entries = await db
    .selectFrom('register_entry')
    .innerJoin('submission', 'submission.id', 'register_entry.submission_id')
    .innerJoin('census', 'census.id', 'submission.census_id')
    .innerJoin('identity', 'identity.id', 'register_entry.identity_id')
    .where('register_entry.id', 'in', [...ids])
    .selectAll('identity')
    .select(['register_entry.id as entry_id', 'register', 'sex', 'from_day', 'to_day'])
    .select(['received_at', 'census_key', 'week_from'])
    .execute()
  const shown: ShownRecord[] = [
    ...records.map((row): ShownRecord => {
      const own = units.filter(({ record_id }) => record_id === row.record_id)
      return {
        kind: 'record',
        id: row.record_id,
        census: row.census_key,
        day: row.week_from,
        reportedBy: own.map(({ name }) => name),
        receivedAt: row.received_at,
        record: {
          id: row.record_id,
          censusId: row.census_id,
          file: row.file_name,
          row: row.row_number,
          recordKey: row.record_key,
          childOf: row.child_of,
          decidedPerson: row.decided_person,
          units: own.map(({ unit_key }) => unit_key),
          facts: recordFacts.parse(JSON.parse(row.facts)),
          identity: openIdentity(vault, row),
          numberKey: row.number_key,
        },
      }
    }),
    ...entries.map(
      (row): ShownRecord => ({
        kind: 'register',
        id: row.entry_id,
        census: row.census_key,
        day: row.week_from,
        reportedBy: row.register === null ? [] : [row.register],
        receivedAt: row.received_at,
        entry: {
          id: row.entry_id,
          censusId: row.census_id,
          sex: recordFacts.shape.sex.parse(row.sex),
          from: row.from_day === null ? null : isoDate.parse(row.from_day),
          to: row.to_day === null ? null : isoDate.parse(row.to_day),
          identity: openIdentity(vault, row),
          numberKey: row.number_key,
        },
      }),
    ),
  ]
  const byId = new Map(shown.map((each) => [each.id, each]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Who reported some rows and in which census, by the row: nothing of a person is opened to know it. */
export async function reportersOf(
  db: Db,
  ids: readonly string[],
): Promise<
  Map<string, { readonly census: string; readonly reportedBy: readonly string[]; readonly isRegister: boolean }>
> {
  if (ids.length === 0) return new Map()
  const records = await db
    .selectFrom('record')
    .innerJoin('submission', 'submission.id', 'record.submission_id')
    .innerJoin('census', 'census.id', 'submission.census_id')
    .leftJoin('record_unit', 'record_unit.record_id', 'record.id')
    .leftJoin('unit', (join) => join.on('unit.id', '=', reportingUnit))
    .where('record.id', 'in', [...ids])
    .select(['record.id as id', 'census_key', 'unit.name'])
    .orderBy('unit_key')
    .execute()
  const entries = await db
    .selectFrom('register_entry')
    .innerJoin('submission', 'submission.id', 'register_entry.submission_id')
    .innerJoin('census', 'census.id', 'submission.census_id')
    .where('register_entry.id', 'in', [...ids])
    .select(['register_entry.id as id', 'census_key', 'register'])
    .execute()
  const found = new Map<string, { census: string; reportedBy: string[]; isRegister: boolean }>()
  for (const { id, census_key, name } of records) {
    const before = found.get(id) ?? { census: census_key, reportedBy: [], isRegister: false }
    if (name !== null) before.reportedBy.push(name)
    found.set(id, before)
  }
  for (const { id, census_key, register } of entries)
    found.set(id, { census: census_key, reportedBy: register === null ? [] : [register], isRegister: true })
  return found
}
