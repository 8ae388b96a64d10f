import type { LinkDecisions } from '../link-decisions.ts'
import type { Traits } from '../traits.ts'
import { isOneNumberUnderTwoNames } from '../twins.ts'
import { pairKey, type RecordPair } from './decision.ts'

/** Rows that are taken for the one that was decided about, at most: a list that has more of one person is no census. */
const ALIKE_AT_MOST = 50

/**
 * What was decided of two rows holds of every other row that certainly is one of the two: with the same number, or with
 * the same names, date of birth and sex. So twins who were told apart stay so next year, and who has changed number is one
 * person under both. What was decided of the very rows goes before; where what follows from two decisions disagrees,
 * nothing follows.
 */
export function spreadDecisions(records: readonly Traits[], decisions: LinkDecisions): LinkDecisions {
  if (decisions.same.length + decisions.different.length === 0) return decisions
  const alike = rowsAlike(records)
  const decided = new Set([...decisions.same, ...decisions.different].map(pairKey))
  const follow = (pairs: LinkDecisions['same']): Map<string, RecordPair> => {
    const found = new Map<string, RecordPair>()
    for (const [left, right] of pairs) {
      const [lefts, rights] = [new Set(alike(left)), new Set(alike(right))]
      // Of a row that is like both it cannot be said which of the two it is.
      const ones = [...lefts].filter((id) => id === left || !rights.has(id))
      const others = [...rights].filter((id) => id === right || !lefts.has(id))
      for (const one of ones)
        for (const other of others) {
          const key = pairKey([one, other])
          if (!decided.has(key)) found.set(key, [one, other])
        }
    }
    return found
  }
  const [same, different] = [follow(decisions.same), follow(decisions.different)]
  const without = (found: Map<string, RecordPair>, others: Map<string, RecordPair>) =>
    [...found].flatMap(([key, pair]) => (others.has(key) ? [] : [pair]))
  return {
    same: [...decisions.same, ...without(same, different)],
    different: [...decisions.different, ...without(different, same)],
  }
}

/** Answers, for a row, the ids of all rows that certainly are of the same person, itself the first. */
function rowsAlike(records: readonly Traits[]): (id: string) => readonly string[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  const groups = new Map<string, Traits[]>()
  for (const record of records)
    for (const sign of signsOf(record)) {
      const group = groups.get(sign)
      if (group === undefined) groups.set(sign, [record])
      else if (group.length < ALIKE_AT_MOST) group.push(record)
    }
  return (id) => {
    const record = byId.get(id)
    if (record === undefined) return [id]
    const others = signsOf(record).flatMap((sign) => groups.get(sign) ?? [])
    const certain = others.filter((other) => !isOneNumberUnderTwoNames(record, other))
    return [...new Set([id, ...certain.map((other) => other.id)])]
  }
}

/** By what a row is certainly known again: its number; its names, day of birth and sex together. */
function signsOf(record: Traits): string[] {
  const { numberKey, numberKind, given, family, birthDate } = record
  // A reserve number means something within its issuer alone.
  const number = numberKey !== null && numberKind !== 'reservnummer' ? [`number ${numberKey}`] : []
  const isNamed = given !== null && family !== null && birthDate !== null
  return isNamed ? [...number, `named ${comparedContent(record)}`] : number
}

/** What a record says of its person: equal for two records that say the very same. */
function comparedContent({ numberKey, numberKind, given, family, birthDate, birthYears, sex }: Traits): string {
  return [numberKey, numberKind, given?.text, family?.text, birthDate, birthYears?.from, birthYears?.to, sex].join('|')
}
