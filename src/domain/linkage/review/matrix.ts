import { closedOver, type DecisionVerdict, pairKey } from './decision.ts'
import type { RecordNow } from './linked-now.ts'

/**
 * What is between two records, seen in a matrix: decided by a person; held so by the model; one person only as long as a
 * row that says little is (`thin`), or as what is in doubt between others is (`follows`); in doubt; or a conflict, where what was
 * decided and how the records stand now do not go together.
 */
export interface MatrixCell {
  readonly kind: 'decided' | 'model' | 'thin' | 'follows' | 'doubt' | 'conflict'
  readonly verdict: DecisionVerdict
  /** Probability of one person, where the model has weighed it. */
  readonly probability: number | null
}

/** How the records stand now. */
export interface MatrixBasis {
  readonly verdicts: ReadonlyMap<string, DecisionVerdict>
  /** How a record is linked; `undefined` of one that is alone. */
  readonly recordOf: (record: string) => RecordNow | undefined
  /** Pairs in doubt, linked or not, by `pairKey`, with their probability. */
  readonly inDoubt: ReadonlyMap<string, number>
}

/** Members that are shown together, at most: more do not fit on a screen. */
const MEMBERS_AT_MOST = 8

/** What is between every two of some records: one row for each but the first, with the cells before it. */
export function pairMatrix(members: readonly string[], basis: MatrixBasis): readonly (readonly MatrixCell[])[] {
  return members.slice(1).map((row, at) => members.slice(0, at + 1).map((column) => cellOf(row, column, basis)))
}

function cellOf(row: string, column: string, { verdicts, recordOf, inDoubt }: MatrixBasis): MatrixCell {
  const key = pairKey([row, column])
  const [one, other] = [recordOf(row), recordOf(column)]
  const areTogether = one?.members.includes(column) === true
  const probability = inDoubt.get(key) ?? null
  const decided = verdicts.get(key)
  if (decided === 'same' || decided === 'different') {
    const isKept = (decided === 'same') === areTogether
    return { kind: isKept ? 'decided' : 'conflict', verdict: decided, probability }
  }
  if (one && other && areTogether)
    return probability === null ? unweighed(one, other) : { kind: 'doubt', verdict: 'same', probability }
  if (probability === null) return { kind: 'model', verdict: 'different', probability }
  // To join the two persons would close over what was decided of others among their records.
  if (closedOver(verdicts, one?.members ?? [row], other?.members ?? [column]) !== null)
    return { kind: 'conflict', verdict: 'unsure', probability }
  return { kind: 'doubt', verdict: 'unsure', probability }
}

/** Two records of one person between whom nothing is in doubt: certain, or held there by what is in doubt elsewhere. */
function unweighed(one: RecordNow, other: RecordNow): MatrixCell {
  const thin = [one, other].filter(({ isThin }) => isThin).map(({ probability }) => probability)
  if (thin.length > 0) return { kind: 'thin', verdict: 'same', probability: Math.min(...thin) }
  return { kind: one.part === other.part ? 'model' : 'follows', verdict: 'same', probability: null }
}

/** The cells of some kind, by the places of their two records. */
export const placesOf = (
  cells: ReturnType<typeof pairMatrix>,
  kind: MatrixCell['kind'],
): (readonly [column: number, row: number])[] =>
  cells.flatMap((line, at) => line.flatMap((cell, column) => (cell.kind === kind ? [[column, at + 1] as const] : [])))

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
