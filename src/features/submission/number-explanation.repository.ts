import type { Context } from '../../platform/context.ts'

/** Why an answer holds so many more or fewer than last time, and how many it held when that was said. */
export interface NumberExplanation {
  readonly answerId: string
  readonly rowsNow: number
  readonly reason: string
}

const sealedAt = (census: string, row: string) => ({ census, table: 'number_explanation', row, column: 'reason' })

/** What units have said of their numbers in a census, by answer. */
export async function numberExplanations(
  { db, vault }: Pick<Context, 'db' | 'vault'>,
  censusId: string,
): Promise<ReadonlyMap<string, NumberExplanation>> {
  const rows = await db
    .selectFrom('number_explanation')
    .innerJoin('answer', 'answer.id', 'number_explanation.answer_id')
    .where('answer.census_id', '=', censusId)
    .select(['answer_id', 'rows_now', 'reason'])
    .execute()
  return new Map(
    rows.map(({ answer_id: answerId, rows_now: rowsNow, reason }) => [
      answerId,
      { answerId, rowsNow, reason: vault.open(sealedAt(censusId, answerId), reason) },
    ]),
  )
}

/** Stores what a unit says of its number, in place of what it said before. */
export async function saveNumberExplanation(
  { db, vault, clock }: Pick<Context, 'db' | 'vault' | 'clock'>,
  censusId: string,
  { answerId, rowsNow, reason, accountId }: NumberExplanation & { readonly accountId: string },
): Promise<void> {
  vault.prepare(censusId)
  const values = {
    rows_now: rowsNow,
    reason: vault.seal(sealedAt(censusId, answerId), reason),
    account_id: accountId,
    at: clock.now(),
  }
  await db
    .insertInto('number_explanation')
    .values({ answer_id: answerId, ...values })
    .onConflict((c) => c.column('answer_id').doUpdateSet(values))
    .execute()
}

/** Takes away what a unit said of its number. */
export async function forgetNumberExplanation({ db }: Pick<Context, 'db'>, answerId: string): Promise<void> {
  await db.deleteFrom('number_explanation').where('answer_id', '=', answerId).execute()
}
