import type { RecordFacts } from '../submission/record.ts'

/** What a definition is told of a row: one handed in as an adult's child is with its guardian unless the unit says otherwise. Source: contract.md section 3, `child_of`. */
export function factsOfChild({
  facts,
  childOf,
}: {
  readonly facts: RecordFacts
  readonly childOf: string | null
}): RecordFacts {
  return childOf !== null && facts.withGuardian === null ? { ...facts, withGuardian: true } : facts
}
