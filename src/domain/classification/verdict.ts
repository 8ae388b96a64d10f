import { z } from 'zod'
import { recordFacts } from '../submission/record.ts'
import { text } from '../terms/text.ts'

/**
 * What a definition says of one record:
 * *counted* in `category`; *review*: a blank leaves it open; *outside*: in a situation, but residence status puts the person
 * outside the definition; *child*: an accompanying child, counted in the children's table; *none*: not counted.
 */
export const outcome = z.enum(['counted', 'review', 'outside', 'child', 'none'])
export type Outcome = z.infer<typeof outcome>

/** The verdict of a definition on one record. */
export const verdict = z
  .strictObject({
    outcome,
    /** Key among the definition's categories; for *review* and *outside* the one it would be, where that is known. */
    category: z.string().nullable(),
    /** Key among the definition's groups, for *counted* records; `null` where it names none. */
    group: z.string().nullable(),
    /** Id of the rule or scope rule that decided. */
    rule: z.string(),
    /** Why, in a sentence a case worker understands. */
    reason: text,
    /** The blanks that leave it open; empty unless *review*. */
    missing: z.array(z.union([recordFacts.keyof(), z.enum(['age', 'reportingUnit'])])).readonly(),
    /** True when only the definition's age limits keep the record from being counted. */
    onlyAgeKeepsOut: z.boolean(),
  })
  .readonly()
export type Verdict = z.infer<typeof verdict>

/** The blanks that leave a person's records in review, each once. */
export function blanksOf(verdicts: readonly Verdict[]): Verdict['missing'] {
  const open = verdicts.filter((each) => each.outcome === 'review')
  if (open.length === 0) return []
  return [...new Set(open.flatMap(({ missing }) => missing))].sort()
}
