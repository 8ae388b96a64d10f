import { countingDoubts } from './expected-persons.ts'
import type { Doubt, LinkageResult, Partition } from './linkage-result.ts'

/**
 * Of the doubts of a linkage those that move the number of the persons who have one of some records: between two such
 * persons, between two parts of one that would both be such, and about a row among the records.
 */
export function doubtsAmong(
  { asLinked, doubtsApart, doubts }: Pick<LinkageResult, 'asLinked' | 'doubtsApart' | 'doubts'>,
  isAmong: (record: string) => boolean,
): Doubt[] {
  const asked = new Set(doubts.flatMap(({ left, right }) => (right === null ? [left] : [left, right])))
  const personOf = personsAmong(asLinked, asked, isAmong)
  const partOf = personsAmong(doubtsApart, asked, isAmong)
  const moving = doubts.filter(({ left, right, ofRow, linkedNow }) => {
    if (ofRow) return isAmong(left) && (right === null || personOf.has(right))
    const of = linkedNow ? partOf : personOf
    return of.has(left) && right !== null && of.has(right)
  })
  return countingDoubts(moving, (id) => personOf.get(id))
}

/** Of the records asked about the numbers of their persons, where these have one of the records that it is about. */
function personsAmong(
  persons: Partition,
  asked: ReadonlySet<string>,
  isAmong: (record: string) => boolean,
): ReadonlyMap<string, number> {
  const personOf = new Map<string, number>()
  for (const [person, records] of persons.entries()) {
    const own = records.filter((id) => asked.has(id))
    if (own.length > 0 && records.some(isAmong)) for (const id of own) personOf.set(id, person)
  }
  return personOf
}
