import type { Context } from '../../platform/context.ts'
import { eventsOf, type StoredAnswer } from '../census/round.repository.ts'
import { countRowsAt, nilDeclaredBy } from './receipt.repository.ts'

/** What was handed in last: how much, when and by whom. */
export interface Receipt {
  readonly answer: StoredAnswer
  readonly reference: string
  readonly kind: 'persons' | 'nil'
  readonly persons: number
  readonly at: string
  /** Name of whoever handed it in; `null` where a system did. */
  readonly by: string | null
  readonly declaredBy: string | null
}

/** The receipt for what was handed in last; `null` before anything was. It stays when the answer is opened again. */
export async function receiptOf({ db }: Pick<Context, 'db'>, answer: StoredAnswer): Promise<Receipt | null> {
  const { reference, kind, handedInAt } = answer
  if (reference === null || kind === null || handedInAt === null) return null
  const event = (await eventsOf(db, answer.id)).find((each) => each.kind === 'handed_in' || each.kind === 'nil_return')
  return {
    answer,
    reference,
    kind,
    persons: kind === 'nil' ? 0 : await countRowsAt(db, answer.id, handedInAt),
    at: handedInAt,
    by: event?.by ?? null,
    declaredBy: kind === 'nil' ? ((await nilDeclaredBy(db, answer.id)) ?? null) : null,
  }
}
