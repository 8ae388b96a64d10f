import type { Verdict } from '../../domain/classification/verdict.ts'
import type { WrittenCells } from '../../domain/submission/answer-rows.ts'
import { ROW_COLUMNS } from '../../domain/submission/column-map.ts'
import type { Context } from '../../platform/context.ts'
import { mapInTurns } from '../../platform/workers/in-turns.ts'
import { answerById, placeOf, type RowInAnswer, saveRows } from '../submission/answer.service.ts'
import { keysOf, versionsOf } from '../submission/answer-row.repository.ts'
import { verdictOf } from './answer-verdict.service.ts'
import type { FormAtHand } from './person-form.service.ts'

/** A person who was taken out of the answer, as it was written last. */
export interface TakenBack {
  readonly id: string
  readonly key: string
  readonly cells: WrittenCells
}

/** Those who were taken out of the answer, and can be put back. */
export async function takenBackOf(context: Context, answerId: string): Promise<readonly TakenBack[]> {
  const answer = await answerById(context, answerId)
  const taken: TakenBack[] = []
  for (const [key, { id, isThere }] of await keysOf(context.db, answerId)) {
    if (isThere) continue
    const written = (await versionsOf(context, placeOf(answer), id)).findLast(({ cells }) => cells !== null)
    if (written?.cells) taken.push({ id, key, cells: written.cells })
  }
  return taken
}

/** A row of the answer, and what the definition says of it. */
export interface RowAndVerdict {
  readonly row: RowInAnswer
  /** `null` where nobody is told one, and of a row that is not complete. */
  readonly verdict: Verdict | null
}

/** What the definition says of a row of the answer. */
export const verdictOfRow = (
  { definition, answer }: Pick<FormAtHand, 'definition' | 'answer'>,
  { record }: Pick<RowInAnswer, 'record'>,
): RowAndVerdict['verdict'] => (definition === null || record === null ? null : verdictOf(definition, answer, record))

/** Rows with what the definition says of each, in turns: thousands of them would keep others waiting. */
export const withVerdicts = (form: FormAtHand, rows: readonly RowInAnswer[]): Promise<RowAndVerdict[]> =>
  mapInTurns(rows, (row) => ({ row, verdict: verdictOfRow(form, row) }))

/** Rows that are children of a row. */
export const childrenOf = (rows: readonly RowInAnswer[], { key }: Pick<RowInAnswer, 'key'>): readonly RowInAnswer[] =>
  rows.filter(({ cells }) => cells[ROW_COLUMNS.childOf.english] === key)

/** Takes a person out of the answer, with the children written as theirs. */
export async function takeBack(
  context: Context,
  answerId: string,
  rows: readonly RowInAnswer[],
  accountId: string,
): Promise<void> {
  const changes = rows.map(({ key, version }) => ({ key, version, cells: null }))
  await saveRows(context, answerId, changes, { madeBy: 'form', accountId })
}

/** Puts a person back who was taken out, as it was written last. Nothing happens when somebody has put it back already. */
export async function putBack(context: Context, answerId: string, rowId: string, accountId: string): Promise<void> {
  const taken = (await takenBackOf(context, answerId)).find(({ id }) => id === rowId)
  if (taken === undefined) return
  await saveRows(context, answerId, [{ key: taken.key, version: null, cells: taken.cells }], {
    madeBy: 'undo',
    accountId,
  })
}
