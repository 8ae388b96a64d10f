import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Columns } from '../../domain/linkage/columns.ts'
import { fileReadingOfCsv } from '../../domain/submission/csv-findings.ts'
import { withFileFindings } from '../../domain/submission/file-reading.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import { partsOfCsv } from '../../platform/files/parts-of-csv.ts'
import type { CsvPart } from '../../platform/files/read-large-csv.ts'
import type { Answerer } from '../../platform/workers/answerer.ts'
import { startWorker } from '../../platform/workers/start-worker.ts'
import {
  type FoundInList,
  joinedParts,
  type ListedRows,
  type ListPart,
  type ListPartAsked,
  type ListPartHere,
  readListPart,
} from './list-part.service.ts'
import { MOST_HANDS } from './side-by-side.service.ts'

/** A list of persons, side by side. */
export interface ListFile {
  readonly rows: ListRows
  readonly columns: Columns
  readonly findings: readonly TalliedFinding[]
}

/** A finding and on how many rows it was made: what is no fault is told once for each kind and column. */
export interface TalliedFinding {
  readonly finding: Finding
  readonly rows: number
}

/** The rows of a list in their order. */
export interface ListRows extends ListedRows {
  /** Where each row stands among the records as they are linked. */
  readonly placeOf: Int32Array
}

// Bytes. A shorter list is read before another thread has loaded what reads it.
const WORTH_A_HAND = 8 * 1024 * 1024
/** What may be new in the heap of a thread that reads. */
const YOUNG_MB = 48
const HAND = new URL('./list-part.worker.ts', import.meta.url)

/** How many hands reading a file is worth on this machine. */
export const handsToRead = (path: string): number =>
  statSync(path).size < WORTH_A_HAND ? 1 : Math.min(MOST_HANDS, availableParallelism())

/** Told the share of the file that is read, 0–1; `isAnew`: the parts did not do, and it is read once more in one. */
export type ReadingWatch = (share: number, isAnew: boolean) => void

/**
 * Reads a list of persons; `null` when the file cannot be read. A long one is read in parts by several hands where it can
 * be cut; with one id in two of them it is read once more from its beginning to its end, since what is told of the one row
 * is where the other stands. What comes of it is the same.
 */
export async function readListFile(
  list: Omit<ListPartAsked, 'part'>,
  hands: number,
  progress: ReadingWatch,
): Promise<ListFile | null> {
  const parts = hands === 1 ? null : await partsOfCsv(list.path, hands)
  const inParts = parts && (await readInParts(list, parts, (share) => progress(share, false)))
  const read = inParts ?? (await readListPart({ ...list, part: null }, (share) => progress(share, parts !== null)))
  if (read === null) return null
  const { recordIds, years, isProtected } = read
  const findings = findingsOf(list.file, read)
  const { columns, added } = read.records.inOrder()
  const placeOf = new Int32Array(added.length)
  for (const [place, row] of added.entries()) placeOf[row] = place
  return { rows: { recordIds, years, isProtected, placeOf }, columns, findings }
}

/** `null` when it has to be read once more in one. */
async function readInParts(
  list: Omit<ListPartAsked, 'part'>,
  [own, ...rest]: readonly CsvPart[],
  progress: (share: number) => void,
): Promise<ListPartHere | null> {
  const threads: Answerer<ListPartAsked, ListPart | null>[] = []
  try {
    while (threads.length < rest.length) threads.push(startWorker(HAND, YOUNG_MB))
    const beside = threads.map((thread, at) => thread.ask({ ...list, part: rest[at] ?? null }).catch(() => null))
    const first = await readListPart({ ...list, part: own ?? null }, progress)
    const others = (await Promise.all(beside)).flatMap((other) => other ?? [])
    if (first === null || others.length < rest.length || ![first, ...others].every(hasRows)) return null
    const joined = joinedParts(first, others)
    return hasTwiceTheSame(joined.recordIds) ? null : joined
  } finally {
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

/** A part of blank lines alone is told of as a list without rows, which the whole is not. */
const hasRows = ({ problems }: FoundInList): boolean => problems.every(({ code }) => code !== 'headings_only')

const hasTwiceTheSame = (recordIds: readonly string[]): boolean =>
  new Set(recordIds.map((recordId) => recordId.trim())).size < recordIds.length

function findingsOf(
  file: string,
  { table, problems, repairs, inHeader, inRows, inAll }: ListPartHere,
): TalliedFinding[] {
  const rowsOf = new Map<string, number>(repairs.map(({ found, rows }) => [found.code, rows]))
  const reading = fileReadingOfCsv({ table, problems, repairs: repairs.map(({ found }) => found) })
  return [
    ...withFileFindings(file, reading, []).map((finding) => ({ finding, rows: rowsOf.get(finding.code) ?? 1 })),
    ...[...inHeader, ...inRows].map(({ found, rows }) => ({ finding: found, rows })),
    ...inAll.map((finding) => ({ finding, rows: 1 })),
  ]
}
