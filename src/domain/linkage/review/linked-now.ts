import type { Link, LinkageResult } from '../linkage-result.ts'
import { personLinkage } from '../person-linkage.ts'
import { STRONG } from './decision.ts'

/** A row that says little, of which it is not certain whether it is somebody who is there already. */
export interface RowInDoubt {
  readonly row: string
  /** A record of the person it most probably is. */
  readonly person: string
  /** That it is the person it counts as now; of a row that counts by itself, that it is any of those it fits. */
  readonly probability: number
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
  /** Pairs of records that wait for a person to decide. */
  readonly doubtful: readonly Link[]
  /** Rows of the census that say little and are in doubt. */
  readonly rows: readonly RowInDoubt[]
}

/** What the review of one census shows of a linkage. `isHere`: records of that census. */
export function linkedNow(result: LinkageResult, isHere: (record: string) => boolean): LinkedNow {
  const { asLinked, links } = result
  const doubtful = links.filter(({ decision }) => decision === 'review')
  const rows = rowsInDoubt(result, isHere)
  const asked = recordsAskedAbout(doubtful, rows)
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
    doubtful,
    rows,
  }
}

/** Every record of whoever is in doubt. */
export function recordsInDoubt({ persons, doubtful, rows }: LinkedNow): ReadonlySet<string> {
  const asked = recordsAskedAbout(doubtful, rows)
  return new Set([...asked, ...persons.filter((members) => members.some((record) => asked.has(record))).flat()])
}

const recordsAskedAbout = (doubtful: readonly Link[], rows: readonly RowInDoubt[]): ReadonlySet<string> =>
  new Set([
    ...doubtful.flatMap(({ left, right }) => [left, right]),
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
