import { type Definition, isInForce } from '../../domain/classification/definition.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import type { AgeSpan, IsoDate } from '../../domain/terms/dates.ts'
import type { StoredRecord } from '../submission/submission.repository.ts'

/**
 * The verdicts of one run of the chain. Every later census asks again what a definition says of every earlier record, and
 * mostly nothing has changed: of what decides, only the person's age (by what later years tell of the birth) and the rules
 * in force can.
 */
export interface VerdictMemory {
  /** For one definition, with the rules in force on a day: the verdict made before, or else one made now. */
  readonly verdictsBy: (definition: Definition, rulesOn: IsoDate) => VerdictOf
}

type VerdictOf = (record: StoredRecord, age: AgeSpan | null, make: () => Verdict) => Verdict

interface Remembered {
  readonly rules: string
  readonly youngest: number | null
  readonly oldest: number | null
  readonly verdict: Verdict
}

export function rememberVerdicts(): VerdictMemory {
  const ofDefinition = new Map<Definition, Map<StoredRecord, Remembered>>()
  const kept = new Map<string, Verdict>()
  // Thousands of records share some dozens of verdicts: equal ones are the same one.
  const keepOnce = (verdict: Verdict): Verdict => {
    const content = JSON.stringify(verdict)
    const before = kept.get(content)
    if (before === undefined) kept.set(content, verdict)
    return before ?? verdict
  }
  return {
    verdictsBy: (definition, rulesOn) => {
      const remembered = ofDefinition.get(definition) ?? new Map<StoredRecord, Remembered>()
      ofDefinition.set(definition, remembered)
      const rules = rulesInForce(definition, rulesOn)
      return (record, age, make) => {
        const before = remembered.get(record)
        const youngest = age?.youngest ?? null
        const oldest = age?.oldest ?? null
        if (before?.rules === rules && before.youngest === youngest && before.oldest === oldest) return before.verdict
        const verdict = keepOnce(make())
        remembered.set(record, { rules, youngest, oldest, verdict })
        return verdict
      }
    },
  }
}

const rulesInForce = ({ scope, rules }: Definition, day: IsoDate): string =>
  [...scope, ...rules].map((rule) => (isInForce(rule, day) ? '+' : '-')).join('')
