import { closedOver, type DecisionVerdict, pairKey } from './decision.ts'

/**
 * What is between two records, seen in a matrix: decided by a person; held so by the model; in doubt; or a conflict, where
 * what was decided and how the records stand now do not go together.
 */
export interface MatrixCell {
  readonly kind: 'decided' | 'model' | 'doubt' | 'conflict'
  readonly verdict: DecisionVerdict
  /** Probability of one person, where the model has weighed the pair. */
  readonly probability: number | null
}

/** How the records stand now. */
export interface MatrixBasis {
  readonly verdicts: ReadonlyMap<string, DecisionVerdict>
  /** Ids of all records of the person of a record, as linked. */
  readonly personOf: (record: string) => readonly string[]
  /** Pairs in doubt, linked or not, by `pairKey`, with their probability. */
  readonly inDoubt: ReadonlyMap<string, number>
}

/** Members that are shown together, at most: more do not fit on a screen. */
const MEMBERS_AT_MOST = 8

/** What is between every two of some records: one row for each but the first, with the cells before it. */
export function pairMatrix(members: readonly string[], basis: MatrixBasis): readonly (readonly MatrixCell[])[] {
  return members.slice(1).map((row, at) => members.slice(0, at + 1).map((column) => cellOf(row, column, basis)))
}

function cellOf(row: string, column: string, { verdicts, personOf, inDoubt }: MatrixBasis): MatrixCell {
  const key = pairKey([row, column])
  const areTogether = personOf(row).includes(column)
  const probability = inDoubt.get(key) ?? null
  const decided = verdicts.get(key)
  if (decided === 'same' || decided === 'different') {
    const isKept = (decided === 'same') === areTogether
    return { kind: isKept ? 'decided' : 'conflict', verdict: decided, probability }
  }
  if (areTogether) return { kind: probability === null ? 'model' : 'doubt', verdict: 'same', probability }
  if (probability === null) return { kind: 'model', verdict: 'different', probability }
  // To join the two persons would close over what was decided of others among their records.
  if (closedOver(verdicts, personOf(row), personOf(column)) !== null)
    return { kind: 'conflict', verdict: 'unsure', probability }
  return { kind: 'doubt', verdict: 'unsure', probability }
}

/**
 * The records that a pair hangs together with: those of both persons, and of whoever is in doubt with one of them. The two
 * first, then as many of the others as fit. `persons`: those with several records.
 */
export function matrixMembers(
  [left, right]: readonly [string, string],
  persons: readonly (readonly string[])[],
  doubtful: readonly (readonly [string, string])[],
): string[] {
  const own = persons.filter((members) => members.includes(left) || members.includes(right)).flat()
  const ownSet = new Set([left, right, ...own])
  const beside = doubtful.flatMap(([one, other]) => {
    if (ownSet.has(one) === ownSet.has(other)) return []
    return ownSet.has(one) ? [other] : [one]
  })
  return [...new Set([left, right, ...own, ...beside])].slice(0, MEMBERS_AT_MOST)
}
