import type { Link } from '../link-records.ts'
import type { Evidence } from '../score.ts'
import type { DecisionVerdict, RecordPair } from './decision.ts'
import { pairKey } from './decision.ts'

/**
 * What a decision about two persons changes: the number of persons in the census; only who is new, remaining or
 * returning, since one of them is counted; or neither.
 */
export const BEARINGS = ['figure', 'flows', 'neither'] as const
export type Bearing = (typeof BEARINGS)[number]

/** Two persons in doubt, and the likeliest pair of records between them, which is shown. */
export interface QueueItem {
  readonly left: string
  readonly right: string
  readonly probability: number
  readonly weight: number | null
  readonly evidence: readonly Evidence[]
  readonly bearing: Bearing
  /** Every pair of records in doubt between the two persons. */
  readonly pairs: readonly RecordPair[]
  readonly leftMembers: readonly string[]
  readonly rightMembers: readonly string[]
  /** Somebody has looked and could not say: it comes last. */
  readonly isUnsure: boolean
}

/** What the queue is made of. */
export interface QueueBasis {
  readonly links: readonly Link[]
  /** Persons as linked: ids of the records of each. */
  readonly persons: readonly (readonly string[])[]
  /** Records of the census that is reviewed. */
  readonly isHere: (record: string) => boolean
  /** Records of persons that the definition counts in it. */
  readonly isCounted: (record: string) => boolean
  /** Records of persons with a protected identity: of those nothing is shown. */
  readonly isHidden: (record: string) => boolean
  readonly verdicts: ReadonlyMap<string, DecisionVerdict>
}

/** The persons in doubt of one census, and how many pairs of persons nobody is shown. */
export interface ReviewQueue {
  readonly items: readonly QueueItem[]
  /** Pairs in which somebody has a protected identity. */
  readonly hidden: number
}

/**
 * The doubtful pairs of a census in the order in which a decision is worth most: first those that change the number of
 * persons, then those that change who is new or remains, and of these the least certain ones first. One for each two
 * persons; those that somebody was unsure of come last.
 */
export function reviewQueue(basis: QueueBasis): ReviewQueue {
  const personOf = new Map(basis.persons.flatMap((members, at) => members.map((id) => [id, at] as const)))
  const byPersons = new Map<string, Link[]>()
  for (const link of basis.links) {
    if (link.decision !== 'review' || !(basis.isHere(link.left) || basis.isHere(link.right))) continue
    const key = [personOf.get(link.left) ?? -1, personOf.get(link.right) ?? -1].sort((a, b) => a - b).join(' ')
    byPersons.set(key, [...(byPersons.get(key) ?? []), link])
  }
  const all = [...byPersons.values()].flatMap((links) => itemOf(links, personOf, basis) ?? [])
  const items = all.filter(({ isHidden }) => !isHidden).map(({ item }) => item)
  return { items: items.sort(worthMostFirst), hidden: all.length - items.length }
}

function itemOf(
  links: readonly Link[],
  personOf: ReadonlyMap<string, number>,
  { persons, isCounted, isHidden, verdicts }: QueueBasis,
): { readonly item: QueueItem; readonly isHidden: boolean } | null {
  const [likeliest] = links.toSorted((a, b) => b.probability - a.probability || (b.weight ?? 0) - (a.weight ?? 0))
  if (likeliest === undefined) return null
  const { left, right, probability, weight, evidence } = likeliest
  const membersOf = (id: string) => persons[personOf.get(id) ?? -1] ?? [id]
  const [leftMembers, rightMembers] = [membersOf(left), membersOf(right)]
  const counted = [leftMembers, rightMembers].filter((members) => members.some(isCounted)).length
  const pairs = links.map(({ left: one, right: other }): RecordPair => [one, other])
  return {
    item: {
      left,
      right,
      probability,
      weight,
      evidence,
      bearing: counted === 2 ? 'figure' : counted === 1 ? 'flows' : 'neither',
      pairs,
      leftMembers,
      rightMembers,
      isUnsure: pairs.some((pair) => verdicts.get(pairKey(pair)) === 'unsure'),
    },
    isHidden: [...leftMembers, ...rightMembers].some(isHidden),
  }
}

/** The order is that of the links, which is that of the records' content, where nothing else tells two items apart. */
function worthMostFirst(a: QueueItem, b: QueueItem): number {
  return (
    Number(a.isUnsure) - Number(b.isUnsure) ||
    BEARINGS.indexOf(a.bearing) - BEARINGS.indexOf(b.bearing) ||
    openness(b) - openness(a)
  )
}

/** How open a question is: most at even odds. */
const openness = ({ probability }: QueueItem): number => probability * (1 - probability)

/** One name in an address for two records: the ids are random. */
export const pairAddress = ({ left, right }: Pick<QueueItem, 'left' | 'right'>): string => `${left}.${right}`

/** The item of an address, whichever of its pairs it names; `undefined` when it is not in the queue. */
export function itemAt(items: readonly QueueItem[], address: string): QueueItem | undefined {
  const [one = '', other = ''] = address.split('.')
  const key = pairKey([one, other])
  return items.find(({ pairs }) => pairs.some((pair) => pairKey(pair) === key))
}
