import type { FactName } from '../submission/record.ts'
import type { Text } from '../terms/text.ts'

/**
 * What a definition says of one record:
 * *counted* in `category`; *review*: a blank leaves it open; *outside*: in a situation, but residence status puts the person
 * outside the definition; *child*: an accompanying child, counted in the children's table; *none*: not counted.
 */
export type Outcome = 'counted' | 'review' | 'outside' | 'child' | 'none'

/** The verdict of a definition on one record. */
export interface Verdict {
  readonly outcome: Outcome
  /** Key among the definition's categories; for *review* and *outside* the one it would be, where that is known. */
  readonly category: string | null
  /** Key among the definition's groups, for *counted* records; `null` where it names none. */
  readonly group: string | null
  /** Id of the rule or scope rule that decided. */
  readonly rule: string
  /** Why, in a sentence a case worker understands. */
  readonly reason: Text
  /** The blanks that leave it open; empty unless *review*. */
  readonly missing: readonly (FactName | 'age' | 'reportingUnit')[]
  /** True when only the definition's age limits keep the record from being counted. */
  readonly onlyAgeKeepsOut: boolean
}
