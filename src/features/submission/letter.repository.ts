import type { Db, NewRow, Row } from '../../platform/database/schema.ts'
import type { Letter } from '../../platform/mail/mailer.ts'

/** A letter that is to be sent. */
export interface WaitingLetter {
  readonly id: string
  readonly letter: Letter
  /** How often it was tried in vain. */
  readonly attempts: number
}

/** Puts a letter of a reminder in line: it is sent beside the page that asked for it. */
export async function saveLetter(
  db: Db,
  place: { readonly id: string; readonly reminderId: string; readonly at: string },
  { to, subject, text }: Letter,
): Promise<void> {
  const row: NewRow<'letter'> = {
    id: place.id,
    reminder_id: place.reminderId,
    state: 'waiting',
    address: to,
    subject,
    body: text,
    attempts: 0,
    next_try_at: place.at,
  }
  await db.insertInto('letter').values(row).execute()
}

/** The letter to be sent next, of those whose time has come. */
export async function nextLetter(db: Db, now: string): Promise<WaitingLetter | undefined> {
  const row = await db
    .selectFrom('letter')
    .select(['id', 'address', 'subject', 'body', 'attempts'])
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', now)
    .orderBy('next_try_at')
    .orderBy('id')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { id, address, subject, body, attempts } = row
  return { id, letter: { to: address ?? '', subject: subject ?? '', text: body ?? '' }, attempts }
}

/** When the next of the letters that wait is to be tried; `null` when none waits. */
export async function nextTryAt(db: Db): Promise<string | null> {
  const { at } = await db
    .selectFrom('letter')
    .where('state', '=', 'waiting')
    .select(({ fn }) => fn.min<string | null>('next_try_at').as('at'))
    .executeTakeFirstOrThrow()
  return at
}

/** A letter that could not be sent is tried again later. */
export async function tryLater(db: Db, id: string, attempts: number, at: string): Promise<void> {
  await db.updateTable('letter').set({ attempts, next_try_at: at }).where('id', '=', id).execute()
}

/** A letter has come to an end: to whom it went and what it said is kept no longer. */
export async function endLetter(db: Db, id: string, state: 'sent' | 'failed'): Promise<void> {
  await db.updateTable('letter').set({ state, address: null, subject: null, body: null }).where('id', '=', id).execute()
}

/** What became of a reminder's letters: some are on their way, some have been sent, or none came through. */
export type LetterState = Row<'letter'>['state']

/** What became of the letters of each reminder of a round, by its id. Of reminders without letters nothing is said. */
export async function letterStates(db: Db, censusId: string): Promise<ReadonlyMap<string, LetterState>> {
  const rows = await db
    .selectFrom('letter')
    .innerJoin('reminder', 'reminder.id', 'letter.reminder_id')
    .innerJoin('answer', 'answer.id', 'reminder.answer_id')
    .where('census_id', '=', censusId)
    .select(['reminder_id', 'letter.state'])
    .execute()
  const states = new Map<string, LetterState>()
  // One that came through is enough; while one is on its way it is not known.
  const ORDER: readonly LetterState[] = ['sent', 'waiting', 'failed']
  for (const { reminder_id, state } of rows) {
    const before = states.get(reminder_id)
    if (before === undefined || ORDER.indexOf(state) < ORDER.indexOf(before)) states.set(reminder_id, state)
  }
  return states
}
