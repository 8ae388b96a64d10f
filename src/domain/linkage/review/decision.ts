import type { LinkDecisions } from '../link-decisions.ts'

/** What a person says of two records: one person, two, or that it cannot be said. */
export const VERDICTS = ['same', 'different', 'unsure'] as const
export type DecisionVerdict = (typeof VERDICTS)[number]

/** Two records, by their ids. */
export type RecordPair = readonly [left: string, right: string]

/** One decision as it was made: one press of a key may be about several pairs of records, those of two persons. */
export interface DecisionAct {
  readonly id: string
  readonly verdict: DecisionVerdict
  readonly pairs: readonly RecordPair[]
}

/** One name for a pair, whichever of the two is written first. */
export const pairKey = ([left, right]: RecordPair): string => (left < right ? `${left} ${right}` : `${right} ${left}`)

/**
 * What holds of each pair: the latest of the acts about it, which are in the order they were made. Acts that were undone
 * are not to be among them.
 */
export function verdictsInForce(acts: readonly DecisionAct[]): ReadonlyMap<string, DecisionVerdict> {
  return new Map(acts.flatMap(({ verdict, pairs }) => pairs.map((pair) => [pairKey(pair), verdict] as const)))
}

/** What binds linkage: *same* and *different*. Whoever is unsure binds nothing. */
export function bindingDecisions(acts: readonly DecisionAct[]): LinkDecisions {
  const pairs = (wanted: DecisionVerdict) =>
    [...verdictsInForce(acts)].flatMap(([key, verdict]): RecordPair[] => {
      const [left = '', right = ''] = key.split(' ')
      return verdict === wanted ? [[left, right]] : []
    })
  return { same: pairs('same'), different: pairs('different') }
}

/** The same decisions give the same text, in whatever order they were made: by it a run of linkage knows them again. */
export function decisionsText({ same, different }: LinkDecisions): string {
  const sorted = (pairs: LinkDecisions['same']) => pairs.map(pairKey).sort()
  return same.length + different.length === 0 ? '' : JSON.stringify([sorted(same), sorted(different)])
}

/** Records of two persons that are held against each other one by one, at most. Beyond that each against the first. */
const ALL_PAIRS_UP_TO = 400

/**
 * The pairs that a decision about two persons is stored as. *Same* is said of every record of the one and of the other,
 * so that none of them is left outside. *Different* and *unsure* are said of the pairs in doubt, which were shown.
 */
export function pairsDecided(
  verdict: DecisionVerdict,
  left: readonly string[],
  right: readonly string[],
  inDoubt: readonly RecordPair[],
): RecordPair[] {
  if (verdict !== 'same') return [...inDoubt]
  if (left.length * right.length <= ALL_PAIRS_UP_TO)
    return left.flatMap((one) => right.map((other): RecordPair => [one, other]))
  const [leftFirst = '', rightFirst = ''] = [left[0], right[0]]
  return [
    ...right.map((other): RecordPair => [leftFirst, other]),
    ...left.slice(1).map((one): RecordPair => [one, rightFirst]),
  ]
}

/** The pairs by which one record is taken out of its person: it is another than everybody else's there. */
export const pairsUnlinked = (record: string, members: readonly string[]): RecordPair[] =>
  members.filter((other) => other !== record).map((other): RecordPair => [record, other])

/**
 * An earlier *different* that *same* would close over: a pair of records that would become one person though it was
 * decided that they are two. `null` when there is none. The earlier decision has to be undone first.
 */
export function closedOver(
  verdicts: ReadonlyMap<string, DecisionVerdict>,
  left: readonly string[],
  right: readonly string[],
): RecordPair | null {
  for (const one of left)
    for (const other of right) if (verdicts.get(pairKey([one, other])) === 'different') return [one, other]
  return null
}

/** Probability, 0–1, up to which a model's *different* and from which its *same* is strong. */
export const STRONG = { different: 0.1, same: 0.9 } as const

/** Whether a decision goes against so much that somebody must be able to read why. */
export function needsReason(verdict: DecisionVerdict, probability: number, haveTwoNumbers: boolean): boolean {
  if (verdict === 'unsure') return false
  if (verdict === 'same') return haveTwoNumbers || probability <= STRONG.different
  return probability >= STRONG.same
}
