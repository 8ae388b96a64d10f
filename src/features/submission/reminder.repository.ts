import type { Db, NewRow } from '../../platform/database/schema.ts'

export async function saveReminder(db: Db, reminder: NewRow<'reminder'>): Promise<void> {
  await db.insertInto('reminder').values(reminder).execute()
}

/** When each unit of a round was last reminded, by answer. */
export async function lastReminders(db: Db, censusId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('reminder')
    .innerJoin('answer', 'answer.id', 'reminder.answer_id')
    .where('census_id', '=', censusId)
    .groupBy('answer_id')
    .select(({ fn }) => ['answer_id', fn.max('sent_at').as('at')])
    .execute()
  return new Map(rows.map(({ answer_id, at }) => [answer_id, at]))
}

/** E-mail addresses of those who report for each unit, by unit id. Accounts that are closed get nothing. */
export async function reporterAddresses(db: Db, unitIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('account_unit')
    .innerJoin('account', 'account.id', 'account_unit.account_id')
    .where('unit_id', 'in', [...unitIds])
    .where('disabled_at', 'is', null)
    .select(['unit_id', 'email'])
    .orderBy('email')
    .execute()
  const addresses = new Map<string, string[]>()
  for (const { unit_id, email } of rows) addresses.set(unit_id, [...(addresses.get(unit_id) ?? []), email])
  return addresses
}
