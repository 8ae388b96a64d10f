import type { AccessEntry, ChainedEntry } from '../../domain/audit/access.ts'
import type { Db, NewRow, Row } from '../../platform/database/schema.ts'

/** The last row of the log; `undefined` while it is empty. */
export async function lastEntry(db: Db): Promise<ChainedEntry | undefined> {
  const row = await db.selectFrom('access_entry').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row && entryOf(row)
}

export async function saveEntry(db: Db, entry: ChainedEntry): Promise<void> {
  await db
    .insertInto('access_entry')
    .values({
      number: entry.number,
      at: entry.at,
      account_id: entry.accountId,
      role: entry.role,
      kind: entry.kind,
      census_id: entry.censusId,
      subject_id: entry.subjectId,
      purpose: entry.purpose,
      chain: entry.chain,
    })
    .execute()
}

/** The whole log, in the order it was written. */
export async function allEntries(db: Db): Promise<ChainedEntry[]> {
  const rows = await db.selectFrom('access_entry').selectAll().orderBy('number').execute()
  return rows.map(entryOf)
}

const entryOf = (row: Row<'access_entry'>): ChainedEntry => ({
  number: row.number,
  at: row.at,
  accountId: row.account_id,
  role: row.role,
  kind: row.kind,
  censusId: row.census_id,
  subjectId: row.subject_id,
  purpose: row.purpose,
  chain: row.chain,
})

/** The reviews of the log, the first first. */
export async function allReviews(db: Db): Promise<(Row<'access_review'> & { readonly by: string })[]> {
  return db
    .selectFrom('access_review')
    .innerJoin('account', 'account.id', 'access_review.account_id')
    .selectAll('access_review')
    .select('account.name as by')
    .orderBy('access_review.number')
    .execute()
}

export async function saveReview(db: Db, review: NewRow<'access_review'>): Promise<void> {
  await db.insertInto('access_review').values(review).execute()
}

/** Who stands behind the ids of accounts. */
export async function accountNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('account').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** By what names a reader knows the ids in entries: censuses by key, answers by unit. Of records nothing is told. */
export async function namesOfPlaces(db: Db, entries: readonly AccessEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(({ censusId }) => censusId ?? []))]
  if (ids.length === 0) return new Map()
  const censuses = await db.selectFrom('census').select(['id', 'census_key']).where('id', 'in', ids).execute()
  return new Map(censuses.map(({ id, census_key }) => [id, census_key]))
}
