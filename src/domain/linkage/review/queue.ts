import type { Link } from '../linkage-result.ts'
import type { Evidence } from '../score.ts'
import type { DecisionVerdict, RecordPair } from './decision.ts'
import { pairKey } from './decision.ts'
import type { LinkedNow, RowInDoubt, UnsureLink } from './linked-now.ts'

/**
 * What a decision about two persons changes: the number of persons in the census; only who is new, remaining or
 * returning, since one of them is counted; or neither.
 */
export const BEARINGS = ['figure', 'flows', 'neither'] as const
export type Bearing = (typeof BEARINGS)[number]

/**
 * One question: whether two persons are one (`pair`, with the likeliest pair of records between them), whether one who is
 * linked without being certain is two (`pair` as well, `isOneNow`), or whether a row that says little is a person (`row`, with
 * the row on the left).
 */
export interface QueueItem {
  readonly kind: 'pair' | 'row'
  readonly left: string
  readonly right: string
  readonly probability: number
  readonly weight: number | null
  readonly evidence: readonly Evidence[]
  readonly bearing: Bearing
  /** Every pair of records in doubt between the two. */
  readonly pairs: readonly RecordPair[]
  /** The records a decision speaks of. A row that says little, and only most probably is the person, is not among them. */
  readonly leftMembers: readonly string[]
  readonly rightMembers: readonly string[]
  /** Whether they count as one person now. */
  readonly isOneNow: boolean
  /** Somebody has looked and could not say: it comes last. */
  readonly isUnsure: boolean
}

/** What the queue is made of. */
export interface QueueBasis {
  readonly linked: Pick<LinkedNow, 'persons' | 'isThin' | 'part' | 'doubtful' | 'unsure' | 'rows'>
  /** Records of the census that is reviewed. */
  readonly isHere: (record: string) => boolean
  /** Records of persons that the definition counts in it. */
  readonly isCounted: (record: string) => boolean
  /** Records of persons with a protected identity: of those nothing is shown. */
  readonly isHidden: (record: string) => boolean
  readonly verdicts: ReadonlyMap<string, DecisionVerdict>
}

/** The questions of one census, and how many nobody is shown. */
export interface ReviewQueue {
  readonly items: readonly QueueItem[]
  /** Questions in which somebody has a protected identity. */
  readonly hidden: number
}

/**
 * The questions of a census in the order in which an answer is worth most: first those that change the number of persons,
 * then those that change who is new or remains, and of these the least certain ones first. One for each two persons, one
 * for each row that says little; those that somebody was unsure of come last.
 */
export function reviewQueue(basis: QueueBasis): ReviewQueue {
  const personOf = personsByRecord(basis.linked)
  const byPersons = new Map<string, Link[]>()
  for (const link of basis.linked.doubtful) {
    const key = [personOf(link.left).name, personOf(link.right).name].sort().join(' ')
    byPersons.set(key, [...(byPersons.get(key) ?? []), link])
  }
  const ofParts = basis.linked.unsure.map((link) => unsureItem(link, personOf, basis)).filter(isAskedHere)
  // Which part a row is like is known when it is known whether the parts are one: until then it is not asked about.
  const inParts = new Set(ofParts.map(({ item }) => personOf(item.left).name))
  const all = [
    ...[...byPersons.values()].flatMap((links) => pairItem(links, personOf, basis) ?? []).filter(isAskedHere),
    ...ofParts,
    ...basis.linked.rows.flatMap((row) =>
      inParts.has(personOf(row.person).name) ? [] : [rowItem(row, personOf, basis)],
    ),
  ]
  const items = all.filter(({ isHidden }) => !isHidden).map(({ item }) => item)
  return { items: items.sort(worthMostFirst), hidden: all.length - items.length }

  /** About records of the census; or of others, where persons of the census are one or two by it. */
  function isAskedHere({ item: { pairs, bearing: moves } }: Asked): boolean {
    return moves === 'figure' || pairs.flat().some(basis.isHere)
  }
}

/** Records that count as one person now. */
interface Person {
  readonly name: string
  readonly members: readonly string[]
  /** Those that certainly are of the same person as the record asked for, as far as the model and people go. */
  readonly certain: readonly string[]
}

type PersonOf = (record: string) => Person

/** Whoever is not among those with several records has one. */
function personsByRecord({ persons, isThin, part }: QueueBasis['linked']): PersonOf {
  const byRecord = new Map<string, Person>()
  let from = 0
  for (const [at, members] of persons.entries()) {
    const parts = new Map<number, string[]>()
    for (const [place, id] of members.entries()) {
      if (isThin[from + place] === 1) continue
      const own = part[from + place] ?? 0
      const others = parts.get(own)
      if (others) others.push(id)
      else parts.set(own, [id])
    }
    for (const [place, id] of members.entries())
      byRecord.set(id, { name: String(at), members, certain: parts.get(part[from + place] ?? 0) ?? members })
    from += members.length
  }
  return (id) => byRecord.get(id) ?? { name: id, members: [id], certain: [id] }
}

/** A question with whether anybody may be shown it. */
interface Asked {
  readonly item: QueueItem
  readonly isHidden: boolean
}

function pairItem(links: readonly Link[], personOf: PersonOf, basis: QueueBasis): Asked | null {
  const [likeliest] = links.toSorted((a, b) => b.probability - a.probability || (b.weight ?? 0) - (a.weight ?? 0))
  if (likeliest === undefined) return null
  const { left, right, probability, weight, evidence } = likeliest
  const [one, other] = [personOf(left), personOf(right)]
  return {
    item: {
      ...{ kind: 'pair', left, right, probability, weight, evidence },
      ...bearing(one.members, other.members, basis),
      ...about(
        links.map((link): RecordPair => [link.left, link.right]),
        basis,
      ),
      leftMembers: one.certain,
      rightMembers: other.certain,
      isOneNow: false,
    },
    isHidden: [...one.members, ...other.members].some(basis.isHidden),
  }
}

/** Of two parts of one person: what is said of the two shown is said of all that certainly are the same. */
function unsureItem(link: UnsureLink, personOf: PersonOf, basis: QueueBasis): Asked {
  const { left, right, probability, weight, evidence, pairs } = link
  const { members, certain: leftMembers } = personOf(left)
  const { certain: rightMembers } = personOf(right)
  return {
    item: {
      ...{ kind: 'pair', left, right, probability, weight, evidence },
      ...bearing(leftMembers, rightMembers, basis),
      ...about(pairs, basis),
      leftMembers,
      rightMembers,
      isOneNow: true,
    },
    isHidden: members.some(basis.isHidden),
  }
}

/** What is said of the row is said of each record that certainly is the person's. */
function rowItem({ row, person, probability }: RowInDoubt, personOf: PersonOf, basis: QueueBasis): Asked {
  const { members, certain } = personOf(person)
  const rightMembers = certain.filter((id) => id !== row)
  const others = members.filter((id) => id !== row)
  return {
    item: {
      ...{ kind: 'row', left: row, right: person, probability, weight: null, evidence: [] },
      ...bearing([row], others, basis),
      ...about(
        rightMembers.map((id): RecordPair => [row, id]),
        basis,
      ),
      leftMembers: [row],
      rightMembers,
      isOneNow: members.includes(row),
    },
    isHidden: [row, ...others].some(basis.isHidden),
  }
}

function bearing(
  left: readonly string[],
  right: readonly string[],
  { isCounted }: QueueBasis,
): Pick<QueueItem, 'bearing'> {
  const counted = [left, right].filter((members) => members.some(isCounted)).length
  return { bearing: counted === 2 ? 'figure' : counted === 1 ? 'flows' : 'neither' }
}

const about = (pairs: readonly RecordPair[], { verdicts }: QueueBasis): Pick<QueueItem, 'pairs' | 'isUnsure'> => ({
  pairs,
  isUnsure: pairs.some((pair) => verdicts.get(pairKey(pair)) === 'unsure'),
})

/** The order is that of the links, which is that of the records' content, where nothing else tells two items apart. */
function worthMostFirst(a: QueueItem, b: QueueItem): number {
  return (
    Number(a.isUnsure) - Number(b.isUnsure) ||
    BEARINGS.indexOf(a.bearing) - BEARINGS.indexOf(b.bearing) ||
    openness(b) - openness(a)
  )
}

/** How open a question is: most at even odds. A row that counts by itself is nobody with more than that. */
function openness({ kind, isOneNow, probability }: QueueItem): number {
  const chance = kind === 'row' && !isOneNow ? Math.min(probability, EVEN_ODDS) : probability
  return chance * (1 - chance)
}

const EVEN_ODDS = 0.5

/** One name in an address for two records: the ids are random. */
export const pairAddress = ({ left, right }: Pick<QueueItem, 'left' | 'right'>): string => `${left}.${right}`

/** The item of an address, whichever of its pairs it names; `undefined` when it is not in the queue. */
export function itemAt(items: readonly QueueItem[], address: string): QueueItem | undefined {
  const [one = '', other = ''] = address.split('.')
  const key = pairKey([one, other])
  return items.find(({ pairs }) => pairs.some((pair) => pairKey(pair) === key))
}
