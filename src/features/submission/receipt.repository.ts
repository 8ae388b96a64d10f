import type { Context } from '../../platform/context.ts'
import type { Db, NewRow } from '../../platform/database/schema.ts'

/** How many rows an answer had at a moment: what was handed in then. Opens nothing. */
export async function countRowsAt(db: Db, answerId: string, moment: string): Promise<number> {
  const rows = await db
    .selectFrom('answer_row')
    .innerJoin('answer_row_version as latest', 'latest.row_id', 'answer_row.id')
    .where('answer_id', '=', answerId)
    .where('latest.version', '=', (where) =>
      where
        .selectFrom('answer_row_version')
        .select((select) => select.fn.max('version').as('version'))
        .whereRef('answer_row_version.row_id', '=', 'answer_row.id')
        .where('at', '<=', moment),
    )
    .where('content', 'is not', null)
    .select('latest.row_id')
    .execute()
  return rows.length
}

/** Who said that the unit met nobody; `undefined` when nobody has. */
export async function nilDeclaredBy(db: Db, answerId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('nil_declaration')
    .select('declared_by')
    .where('answer_id', '=', answerId)
    .executeTakeFirst()
  return row?.declared_by
}

/** Takes away who said that the unit met nobody. */
export async function forgetNilDeclaration(db: Db, answerId: string): Promise<void> {
  await db.deleteFrom('nil_declaration').where('answer_id', '=', answerId).execute()
}

/** Notes who says that the unit met nobody. */
export async function saveNilDeclaration(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  declaration: Omit<NewRow<'nil_declaration'>, 'at'>,
): Promise<void> {
  const { answer_id, ...values } = { ...declaration, at: clock.now() }
  await db
    .insertInto('nil_declaration')
    .values({ answer_id, ...values })
    .onConflict((c) => c.column('answer_id').doUpdateSet(values))
    .execute()
}
