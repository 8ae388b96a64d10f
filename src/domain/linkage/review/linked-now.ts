import type { Doubt, Link, LinkageResult } from '../linkage-result.ts'
import { personLinkage } from '../person-linkage.ts'
import { pairKey, type RecordPair, STRONG } from './decision.ts'

/** A row that says little, of which it is not certain whether it is somebody who is there already. */
export interface RowInDoubt {
  readonly row: string
  /** A record of the person it most probably is. */
  readonly person: string
  /** That it is the person it counts as now; of a row that counts by itself, that it is any of those it fits. */
  readonly probability: number
}

/** Two parts of one person who may be two: the likeliest two records between them, and what these weigh. */
export interface UnsureLink extends Pick<Link, 'left' | 'right' | 'weight' | 'evidence'> {
  /** That all their records are one person's. */
  readonly probability: number
  /** Every pair between the two parts that would wait for a person to decide, were they not linked. */
  readonly pairs: readonly RecordPair[]
}

/**
 * What a review shows of a linkage, and no more: a whole one holds a line for every comparison of every link, and is handed
 * from the thread that counts to the service.
 */
export interface LinkedNow {
  /** Whoever has several records, one of them in the census or in doubt. */
  readonly persons: readonly (readonly string[])[]
  /** For their records, person after person: the probability of the strongest link; NaN where there is none. */
  readonly probability: Float64Array
  /** For the same records: 1 for a row that says little and only most probably is this person. */
  readonly isThin: Uint8Array
  /** For the same records: by one number those that certainly are of the same person. Most persons are one part. */
  readonly part: Int32Array
  /** Pairs of records that wait for a person to decide. */
  readonly doubtful: readonly Link[]
  /** What is linked without being certain. */
  readonly unsure: readonly UnsureLink[]
  /** Rows of the census that say little and are in doubt. */
  readonly rows: readonly RowInDoubt[]
}

/** How one record stands in its person, who has several. */
export interface RecordNow {
  /** Ids of all records of the person. */
  readonly members: readonly string[]
  readonly part: number
  readonly isThin: boolean
  /** Of the strongest link; NaN where there is none. */
  readonly probability: number
}

/** The records of persons with several, by their ids. */
export function recordsNow({
  persons,
  probability,
  isThin,
  part,
}: Pick<LinkedNow, 'persons' | 'probability' | 'isThin' | 'part'>): ReadonlyMap<string, RecordNow> {
  const records = persons.flatMap((members) => members.map((id) => ({ id, members })))
  return new Map(
    records.map(({ id, members }, at) => [
      id,
      { members, part: part[at] ?? 0, isThin: isThin[at] === 1, probability: probability[at] ?? Number.NaN },
    ]),
  )
}

/** What the review of one census shows of a linkage. `isHere`: records of that census. */
export function linkedNow(result: LinkageResult, isHere: (record: string) => boolean): LinkedNow {
  const { asLinked, links } = result
  const doubtful = links.filter(({ decision }) => decision === 'review')
  const rows = rowsInDoubt(result, isHere)
  const { partOf, unsure } = unsureLinks(result)
  const asked = recordsAskedAbout({ doubtful, rows, unsure })
  const persons = asLinked.filter(
    (members) => members.length > 1 && members.some((record) => isHere(record) || asked.has(record)),
  )
  const strongest = new Map<string, number>()
  const thin = new Set<string>()
  for (const { left, right, decision, probability } of links) {
    if (decision === 'review') continue
    if (decision === 'thin') thin.add(right)
    for (const id of [left, right]) strongest.set(id, Math.max(strongest.get(id) ?? 0, probability))
  }
  const records = persons.flat()
  return {
    persons,
    probability: Float64Array.from(records, (id) => strongest.get(id) ?? Number.NaN),
    isThin: Uint8Array.from(records, (id) => Number(thin.has(id))),
    part: Int32Array.from(records, (id) => partOf.get(id) ?? 0),
    doubtful,
    unsure,
    rows,
  }
}

/** Links that are not certain, and of the records of these persons the number of their part, from 1. */
function unsureLinks({ doubts, doubtsApart, links }: Pick<LinkageResult, 'doubts' | 'doubtsApart' | 'links'>) {
  const asked = doubts.filter(isUnsureLink)
  const ends = new Set(asked.flatMap(({ left, right }) => [left, right]))
  const partOf = new Map<string, number>()
  for (const [at, members] of doubtsApart.entries())
    if (members.some((id) => ends.has(id))) for (const id of members) partOf.set(id, at + 1)
  const between = new Map<string, Link[]>()
  for (const link of links) {
    const [one, other] = [partOf.get(link.left), partOf.get(link.right)]
    if (one === undefined || other === undefined || one === other || link.decision !== 'automatic') continue
    const parts = partsKey(one, other)
    between.set(parts, [...(between.get(parts) ?? []), link])
  }
  const unsure = asked.map(({ left, right, probabilitySame }): UnsureLink => {
    const own = between.get(partsKey(partOf.get(left) ?? 0, partOf.get(right) ?? 0)) ?? []
    const shown = own.find((link) => pairKey([link.left, link.right]) === pairKey([left, right]))
    const others = own.filter((link) => link !== shown && link.probability >= personLinkage.reviewAt)
    return {
      ...{ left, right, weight: shown?.weight ?? null, evidence: shown?.evidence ?? [] },
      probability: probabilitySame,
      pairs: [[left, right], ...others.map((link): RecordPair => [link.left, link.right])],
    }
  })
  return { partOf, unsure }
}

const partsKey = (one: number, other: number) => (one < other ? `${one} ${other}` : `${other} ${one}`)

/** A doubt between two parts of one person. */
const isUnsureLink = (doubt: Doubt): doubt is Doubt & { readonly right: string } =>
  doubt.linkedNow && !doubt.ofRow && doubt.right !== null

/** Every record of whoever is in doubt. */
export function recordsInDoubt({ persons, ...inDoubt }: LinkedNow): ReadonlySet<string> {
  const asked = recordsAskedAbout(inDoubt)
  return new Set([...asked, ...persons.filter((members) => members.some((record) => asked.has(record))).flat()])
}

const recordsAskedAbout = ({
  doubtful,
  unsure,
  rows,
}: Pick<LinkedNow, 'doubtful' | 'unsure' | 'rows'>): ReadonlySet<string> =>
  new Set([
    ...[...doubtful, ...unsure].flatMap(({ left, right }) => [left, right]),
    ...rows.flatMap(({ row, person }) => [row, person]),
  ])

/**
 * The rows of a census that somebody can say something about: first whether the row is one of those met in the census,
 * which moves its number; where that is as good as settled, whether it is somebody from another census.
 */
function rowsInDoubt(
  { links, doubts, listDoubts }: Pick<LinkageResult, 'links' | 'doubts' | 'listDoubts'>,
  isHere: (record: string) => boolean,
): RowInDoubt[] {
  const countsAs = new Map(links.flatMap((link) => (link.decision === 'thin' ? [[link.right, link] as const] : [])))
  const rows = new Map<string, RowInDoubt>()
  for (const { left: row, right, ofRow, linkedNow, probabilitySame } of [...doubts, ...listDoubts]) {
    if (!ofRow || rows.has(row) || !isHere(row)) continue
    const link = linkedNow ? countsAs.get(row) : undefined
    const person = link?.left ?? right
    const probability = link?.probability ?? probabilitySame
    // However certain it is that a row is one of several, which of them it is nobody but a person can say.
    const isOpen = link === undefined ? probability >= personLinkage.reviewAt : probability < STRONG.same
    if (person !== null && isOpen) rows.set(row, { row, person, probability })
  }
  return [...rows.values()]
}
