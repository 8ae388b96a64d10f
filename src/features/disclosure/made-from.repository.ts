import { REPORTING_ROLES } from '../../domain/account/principal.ts'
import { type MadeFrom, madeFrom } from '../../domain/disclosure/sole-correction.ts'
import type { Db } from '../../platform/database/schema.ts'
import { reportingUnit } from '../submission/reporting-unit.repository.ts'

/** A public edition that is out, with what it was made from; `null` where that was not kept, or in another way than now. */
export interface StoredMadeFrom {
  readonly censusId: string
  readonly version: number
  readonly publishedAt: string
  readonly madeFrom: MadeFrom | null
}

function readMadeFrom(text: string | null): MadeFrom | null {
  const read = madeFrom.safeParse(text === null ? null : JSON.parse(text))
  return read.success ? read.data : null
}

/** Everything a municipality has made public, the latest first. */
export async function madeFromOf(db: Db, municipalityCode: string): Promise<StoredMadeFrom[]> {
  const rows = await db
    .selectFrom('publication')
    .innerJoin('census', 'census.id', 'publication.census_id')
    .select(['census_id', 'version', 'published_at', 'made_from'])
    .where('municipality_code', '=', municipalityCode)
    .orderBy('published_at', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    censusId: row.census_id,
    version: row.version,
    publishedAt: row.published_at,
    madeFrom: readMadeFrom(row.made_from),
  }))
}

/** An account that reports for several units of a municipality. */
export interface AccountOfUnits {
  /** Keys of its units. */
  readonly units: readonly string[]
  readonly disabledAt: string | null
}

/** Accounts that report for more than one unit of a municipality, closed ones too. */
export async function accountsOfSeveralUnits(db: Db, municipalityCode: string): Promise<AccountOfUnits[]> {
  const rows = await db
    .selectFrom('account_unit')
    .innerJoin('account', 'account.id', 'account_unit.account_id')
    .innerJoin('unit', 'unit.id', 'account_unit.unit_id')
    .select(['account.id', 'disabled_at', 'unit_key'])
    .where('municipality_code', '=', municipalityCode)
    .where('role', 'in', REPORTING_ROLES)
    .orderBy('account.created_at')
    .orderBy('account.id')
    .orderBy('unit_key')
    .execute()
  const accounts = new Map<string, { units: string[]; disabledAt: string | null }>()
  for (const { id, disabled_at, unit_key } of rows) {
    const account = accounts.get(id) ?? { units: [], disabledAt: disabled_at }
    accounts.set(id, account)
    account.units.push(unit_key)
  }
  return [...accounts.values()].filter(({ units }) => units.length > 1)
}

/** Records asked about at a time: a database takes so many values in one question. */
const ASKED_AT_A_TIME = 500

/** Keys of the units that reported each of some records, also of those no longer read. Of others nothing is there. */
export async function unitsOfRecords(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const units = new Map<string, string[]>()
  for (let from = 0; from < ids.length; from += ASKED_AT_A_TIME) {
    const rows = await db
      .selectFrom('record')
      .innerJoin('submission', 'submission.id', 'record.submission_id')
      .leftJoin('record_unit', 'record_unit.record_id', 'record.id')
      .leftJoin('unit', (join) => join.on('unit.id', '=', reportingUnit))
      .select(['record.id', 'unit_key'])
      .where('record.id', 'in', ids.slice(from, from + ASKED_AT_A_TIME))
      .execute()
    for (const { id, unit_key } of rows)
      units.set(id, [...(units.get(id) ?? []), ...(unit_key === null ? [] : [unit_key])])
  }
  return units
}
