import type { Text } from '../terms/text.ts'
import type { Definition } from './definition.ts'
import type { Outcome, Verdict } from './verdict.ts'

/** What a definition says of one person, from all the records linkage holds to be that person. */
export interface PersonVerdict {
  readonly outcome: Outcome
  readonly category: string | null
  readonly group: string | null
  /** The rule and the reason of the record that decided. */
  readonly rule: string
  readonly reason: Text
  /** True when records that gave an answer gave different ones. A blank is no answer, so *review* does not disagree. */
  readonly disagree: boolean
  /** True when the person is not counted and some record would be, but for the definition's age limits. */
  readonly onlyAgeKeepsOut: boolean
}

/** After the definition's categories. Source: domain.md section 5, "One person, several records" (an assumption, printed). */
const AFTER_COUNTED: readonly Outcome[] = ['review', 'outside', 'child', 'none']

/** One verdict for one person: categories in the definition's order of precedence, then review, outside, child, none. */
export function resolvePerson(definition: Definition, verdicts: readonly Verdict[]): PersonVerdict {
  // Most people have one record.
  const [deciding] =
    verdicts.length === 1
      ? verdicts
      : verdicts.toSorted((left, right) => rankOf(definition, left) - rankOf(definition, right))
  if (!deciding) throw new Error('a person has at least one record')
  const { outcome, category, group, rule, reason, onlyAgeKeepsOut } = deciding
  return { outcome, category, group, rule, reason, disagree: areAtOdds(verdicts), onlyAgeKeepsOut }
}

/** Lower decides first. Among records not counted, one kept out only by age comes first: it tells more. */
function rankOf(definition: Definition, { outcome, category, onlyAgeKeepsOut }: Verdict): number {
  if (outcome === 'counted') return definition.precedence.indexOf(category ?? '')
  const after = definition.precedence.length + AFTER_COUNTED.indexOf(outcome)
  return outcome === 'none' && !onlyAgeKeepsOut ? after + 1 : after
}

function areAtOdds(verdicts: readonly Verdict[]): boolean {
  if (verdicts.length === 1) return false
  const answers = verdicts.filter(({ outcome }) => outcome !== 'review')
  return new Set(answers.map(({ outcome, category }) => `${outcome}/${category}`)).size > 1
}
