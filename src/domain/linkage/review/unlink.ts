import { type DecisionVerdict, pairKey } from './decision.ts'
import type { LinkedNow } from './linked-now.ts'

/** How a record came to be its person's: by the model, as the likeliest of a row that says little, or by a decision. */
export type HeldBy = 'model' | 'thin' | 'decision'

/** A person with several records, and what holds each of them there. */
export interface LinkedPerson {
  readonly members: readonly { readonly record: string; readonly heldBy: HeldBy; readonly probability: number | null }[]
}

/** The persons with more than one record of whom one is of the census, each record with what holds it. */
export function linkedPersons(
  { persons, probability, isThin }: Pick<LinkedNow, 'persons' | 'probability' | 'isThin'>,
  verdicts: ReadonlyMap<string, DecisionVerdict>,
  isHere: (record: string) => boolean,
  isHidden: (record: string) => boolean,
): LinkedPerson[] {
  const decided = new Set([...verdicts].flatMap(([key, verdict]) => (verdict === 'same' ? key.split(' ') : [])))
  let from = 0
  return persons.flatMap((members) => {
    const start = from
    from += members.length
    if (!members.some(isHere) || members.some(isHidden)) return []
    return {
      members: members.map((record, place) => {
        const isDecided =
          decided.has(record) && members.some((other) => verdicts.get(pairKey([record, other])) === 'same')
        const strongest = probability[start + place] ?? Number.NaN
        const heldBy: HeldBy = isDecided ? 'decision' : isThin[start + place] === 1 ? 'thin' : 'model'
        return { record, heldBy, probability: isDecided || Number.isNaN(strongest) ? null : strongest }
      }),
    }
  })
}
