import { classifyRecord } from '../../domain/classification/classify-record.ts'
import type { Circumstances } from '../../domain/classification/condition.ts'
import { type Definition, isInForce } from '../../domain/classification/definition.ts'
import type { Verdict } from '../../domain/classification/verdict.ts'
import { type Question, whatDecides } from '../../domain/classification/what-decides.ts'
import type { AgeSpan, IsoDate } from '../../domain/terms/dates.ts'
import type { StoredRecord } from '../submission/submission.repository.ts'

/**
 * The verdicts of one run of the chain. Every later census asks again what a definition says of every earlier record, and
 * mostly nothing has changed: of what decides, only the person's age (by what later years tell of the birth) and the rules
 * in force can. Among thousands of records most are like another in all that decides, too.
 */
export interface VerdictMemory {
  /** For one definition, with the rules in force on a day: the verdict made before, or else one made now. */
  readonly verdictsBy: (definition: Definition, rulesOn: IsoDate) => VerdictOf
}

type VerdictOf = (record: StoredRecord, age: AgeSpan | null, given: () => Circumstances) => Verdict

export function rememberVerdicts(): VerdictMemory {
  const ofDefinition = new Map<Definition, Map<string, VerdictOf>>()
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
      const byRules = ofDefinition.get(definition) ?? new Map<string, VerdictOf>()
      ofDefinition.set(definition, byRules)
      const rules = rulesInForce(definition, rulesOn)
      const classify = (given: Circumstances) => keepOnce(classifyRecord(definition, given, { ...given, rulesOn }))
      const verdictOf = byRules.get(rules) ?? ofRecords(ofAlike(whatDecides(definition), classify))
      byRules.set(rules, verdictOf)
      return verdictOf
    },
  }
}

const rulesInForce = ({ scope, rules }: Definition, day: IsoDate): string =>
  [...scope, ...rules].map((rule) => (isInForce(rule, day) ? '+' : '-')).join('')

type Classify = (given: Circumstances) => Verdict

/** Asks what is to be said of a record once for each age it is taken to be of. */
function ofRecords(classify: Classify): VerdictOf {
  const said = new Map<StoredRecord, { readonly age: AgeSpan | null; readonly verdict: Verdict }>()
  return (record, age, given) => {
    const before = said.get(record)
    if (before && before.age?.youngest === age?.youngest && before.age?.oldest === age?.oldest) return before.verdict
    const verdict = classify(given())
    said.set(record, { age, verdict })
    return verdict
  }
}

/** Records that have answered alike so far. */
interface Alike {
  readonly next: Map<unknown, Alike>
  verdict: Verdict | null
}

/** Asks one question after another: records that answer all of them alike are classified once. */
function ofAlike(questions: readonly Question[], classify: Classify): Classify {
  const nobodyYet = (): Alike => ({ next: new Map(), verdict: null })
  const all = nobodyYet()
  return (given) => {
    let alike = all
    for (const question of questions) {
      const answer = question(given)
      const before = alike.next.get(answer)
      const those = before ?? nobodyYet()
      if (before === undefined) alike.next.set(answer, those)
      alike = those
    }
    alike.verdict ??= classify(given)
    return alike.verdict
  }
}
