import type { Db, NewRow } from '../../platform/database/schema.ts'
import { type LetterState, letterStates } from './letter.repository.ts'

export async function saveReminder(db: Db, reminder: NewRow<'reminder'>): Promise<void> {
  await db.insertInto('reminder').values(reminder).execute()
}

/** The last reminder of a unit: when it was made, and what became of its letters; `null` where none were made. */
export interface LastReminder {
  readonly at: string
  readonly letters: LetterState | null
}

/** The last reminder of each unit of a round, by answer. */
export async function lastReminders(db: Db, censusId: string): Promise<Map<string, LastReminder>> {
  const letters = await letterStates(db, censusId)
  const rows = await db
    .selectFrom('reminder')
    .innerJoin('answer', 'answer.id', 'reminder.answer_id')
    .where('census_id', '=', censusId)
    .select(['reminder.id', 'answer_id', 'sent_at'])
    .orderBy('sent_at')
    .execute()
  return new Map(rows.map((row) => [row.answer_id, { at: row.sent_at, letters: letters.get(row.id) ?? null }]))
}

/** When each unit of a round was last reminded, by answer: a reminder none of whose letters came through is none. */
export async function lastReminded(db: Db, censusId: string): Promise<Map<string, string>> {
  const last = await lastReminders(db, censusId)
  return new Map([...last].flatMap(([answerId, { at, letters }]) => (letters === 'failed' ? [] : [[answerId, at]])))
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
