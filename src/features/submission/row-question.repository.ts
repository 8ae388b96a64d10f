import type { Context } from '../../platform/context.ts'
import type { Db, Row } from '../../platform/database/schema.ts'

/** What the analyst has asked a unit about one row, and what it said. */
export interface RowQuestion {
  readonly id: string
  readonly rowId: string
  readonly rowKey: string
  readonly answerId: string
  readonly question: string
  readonly askedAt: string
  /** `null` while the unit has not replied. */
  readonly reply: string | null
  readonly repliedAt: string | null
  readonly closedAt: string | null
}

type Opening = Pick<Context, 'db' | 'vault'>

const placeOf = (census: string, id: string, column: 'question' | 'reply') => ({
  census,
  table: 'row_question',
  row: id,
  column,
})

export async function saveQuestion(
  { db, vault }: Opening,
  censusId: string,
  question: Omit<
    Row<'row_question'>,
    'question' | 'reply' | 'replied_by' | 'replied_at' | 'closed_by' | 'closed_at'
  > & {
    readonly text: string
  },
): Promise<void> {
  const { text, ...row } = question
  vault.prepare(censusId)
  await db
    .insertInto('row_question')
    .values({ ...row, question: vault.seal(placeOf(censusId, row.id, 'question'), text) })
    .execute()
}

export async function saveReply(
  { db, vault }: Opening,
  censusId: string,
  id: string,
  said: { readonly text: string; readonly by: string; readonly at: string },
): Promise<void> {
  const reply = vault.seal(placeOf(censusId, id, 'reply'), said.text)
  await db
    .updateTable('row_question')
    .set({ reply, replied_by: said.by, replied_at: said.at })
    .where('id', '=', id)
    .execute()
}

export async function closeQuestionAt(db: Db, id: string, by: string, at: string): Promise<void> {
  await db.updateTable('row_question').set({ closed_by: by, closed_at: at }).where('id', '=', id).execute()
}

const questions = (db: Db) =>
  db
    .selectFrom('row_question')
    .innerJoin('answer_row', 'answer_row.id', 'row_question.row_id')
    .innerJoin('answer', 'answer.id', 'answer_row.answer_id')
    .selectAll('row_question')
    .select(['row_key', 'answer_id', 'census_id'])

/** Every question on the rows of an answer, the oldest first. */
export async function questionsOf({ db, vault }: Opening, answerId: string): Promise<RowQuestion[]> {
  const rows = await questions(db)
    .where('answer_id', '=', answerId)
    .orderBy('asked_at')
    .orderBy('row_question.id')
    .execute()
  return rows.map((row) => questionIn(vault, row))
}

export async function findQuestion({ db, vault }: Opening, id: string): Promise<RowQuestion | undefined> {
  const row = await questions(db).where('row_question.id', '=', id).executeTakeFirst()
  return row && questionIn(vault, row)
}

function questionIn(
  vault: Context['vault'],
  row: Row<'row_question'> & { readonly row_key: string; readonly answer_id: string; readonly census_id: string },
): RowQuestion {
  return {
    id: row.id,
    rowId: row.row_id,
    rowKey: row.row_key,
    answerId: row.answer_id,
    question: vault.open(placeOf(row.census_id, row.id, 'question'), row.question),
    askedAt: row.asked_at,
    reply: row.reply === null ? null : vault.open(placeOf(row.census_id, row.id, 'reply'), row.reply),
    repliedAt: row.replied_at,
    closedAt: row.closed_at,
  }
}

/** How many questions of each answer wait for the unit, and how many replies for the analyst. Opens nothing. */
export async function questionCounts(
  db: Db,
  censusId: string,
): Promise<Map<string, { readonly unanswered: number; readonly answered: number }>> {
  const rows = await db
    .selectFrom('row_question')
    .innerJoin('answer_row', 'answer_row.id', 'row_question.row_id')
    .innerJoin('answer', 'answer.id', 'answer_row.answer_id')
    .where('census_id', '=', censusId)
    .where('closed_at', 'is', null)
    .groupBy('answer.id')
    .select(({ fn }) => [
      'answer.id',
      fn.countAll<number>().as('open'),
      fn.count<number>('row_question.replied_at').as('answered'),
    ])
    .execute()
  return new Map(rows.map(({ id, open, answered }) => [id, { unanswered: open - answered, answered }]))
}
