import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/database/schema.ts'
import type { AnswerPlace } from './answer-row.repository.ts'

/** A warning that a unit has said is right, and why. */
export interface Confirmation {
  readonly rowId: string
  readonly code: string
  /** English name of the column; `null` for a warning of the whole row. */
  readonly column: string | null
  readonly reason: string
  readonly by: string
  readonly at: string
}

const sealedAt = (census: string, row: string, code: string, column: string | null) => ({
  census,
  table: 'row_confirmation',
  row,
  column: `reason ${code} ${column ?? ''}`,
})

/** What the unit has confirmed in an answer, by row. */
export async function confirmationsOf(
  { db, vault }: Pick<Context, 'db' | 'vault'>,
  answer: AnswerPlace,
): Promise<ReadonlyMap<string, readonly Confirmation[]>> {
  const rows = await db
    .selectFrom('row_confirmation')
    .innerJoin('answer_row', 'answer_row.id', 'row_confirmation.row_id')
    .innerJoin('account', 'account.id', 'row_confirmation.account_id')
    .where('answer_id', '=', answer.id)
    .selectAll('row_confirmation')
    .select('account.name as by')
    .orderBy('at')
    .execute()
  const byRow = new Map<string, Confirmation[]>()
  for (const { row_id: rowId, code, column_name, reason, by, at } of rows) {
    const column = column_name === '' ? null : column_name
    const opened = vault.open(sealedAt(answer.censusId, rowId, code, column), reason)
    byRow.set(rowId, [...(byRow.get(rowId) ?? []), { rowId, code, column, reason: opened, by, at }])
  }
  return byRow
}

/** Notes that warnings of a row are right. What was said before of the same warning is replaced. */
export async function confirmWarnings(
  { db, vault, clock }: Pick<Context, 'db' | 'vault' | 'clock'>,
  answer: AnswerPlace,
  { rowId, warnings, reason, accountId }: WarningsConfirmed,
): Promise<void> {
  vault.prepare(answer.censusId)
  for (const { code, column } of warnings) {
    const values = {
      reason: vault.seal(sealedAt(answer.censusId, rowId, code, column), reason),
      account_id: accountId,
      at: clock.now(),
    }
    await db
      .insertInto('row_confirmation')
      .values({ row_id: rowId, code, column_name: column ?? '', ...values })
      .onConflict((c) => c.columns(['row_id', 'code', 'column_name']).doUpdateSet(values))
      .execute()
  }
}

/** Which warning of which row. */
type WarningOfRow = Pick<Confirmation, 'rowId' | 'code' | 'column'>

/** Which warnings of some rows were said to be right. Opens nothing. */
export async function confirmedWarnings(db: Db, rowIds: readonly string[]): Promise<WarningOfRow[]> {
  if (rowIds.length === 0) return []
  const rows = await db
    .selectFrom('row_confirmation')
    .select(['row_id', 'code', 'column_name'])
    .where('row_id', 'in', [...rowIds])
    .execute()
  return rows.map(({ row_id: rowId, code, column_name: column }) => ({
    ...{ rowId, code, column: column === '' ? null : column },
  }))
}

/** Takes away that a warning of a row was said to be right. */
export async function forgetConfirmation(db: Db, { rowId, code, column }: WarningOfRow): Promise<void> {
  await db
    .deleteFrom('row_confirmation')
    .where('row_id', '=', rowId)
    .where('code', '=', code)
    .where('column_name', '=', column ?? '')
    .execute()
}

interface WarningsConfirmed {
  readonly rowId: string
  readonly warnings: readonly Pick<Confirmation, 'code' | 'column'>[]
  readonly reason: string
  readonly accountId: string
}
