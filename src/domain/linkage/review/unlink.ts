import type { Link } from '../link-records.ts'
import { type DecisionVerdict, pairKey } from './decision.ts'

/** How a record came to be its person's: by the model, as the likeliest of a row that says little, or by a decision. */
export type HeldBy = 'model' | 'thin' | 'decision'

/** A person with several records, and what holds each of them there. */
export interface LinkedPerson {
  readonly members: readonly { readonly record: string; readonly heldBy: HeldBy; readonly probability: number | null }[]
}

/** The persons with more than one record of whom one is of the census, each record with what holds it. */
export function linkedPersons(
  persons: readonly (readonly string[])[],
  links: readonly Link[],
  verdicts: ReadonlyMap<string, DecisionVerdict>,
  isHere: (record: string) => boolean,
  isHidden: (record: string) => boolean,
): LinkedPerson[] {
  const strongest = new Map<string, Link>()
  for (const link of links) {
    if (link.decision === 'review') continue
    for (const id of [link.left, link.right]) {
      const before = strongest.get(id)
      if (before === undefined || before.probability < link.probability) strongest.set(id, link)
    }
  }
  const decided = new Set([...verdicts].flatMap(([key, verdict]) => (verdict === 'same' ? key.split(' ') : [])))
  return persons
    .filter((members) => members.length > 1 && members.some(isHere) && !members.some(isHidden))
    .map((members) => ({
      members: members.map((record) => {
        const others = members.filter((other) => other !== record)
        const isDecided =
          decided.has(record) && others.some((other) => verdicts.get(pairKey([record, other])) === 'same')
        const link = strongest.get(record)
        const heldBy: HeldBy = isDecided ? 'decision' : link?.decision === 'thin' ? 'thin' : 'model'
        return { record, heldBy, probability: isDecided ? null : (link?.probability ?? null) }
      }),
    }))
}
