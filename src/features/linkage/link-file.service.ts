import type { Columns } from '../../domain/linkage/columns.ts'
import type { NamedParameters } from '../../domain/linkage/estimate.ts'
import { NOTHING_DECIDED } from '../../domain/linkage/link-decisions.ts'
import { type LinkageStep, linkColumns } from '../../domain/linkage/link-records.ts'
import type { LinkageByPlace } from '../../domain/linkage/linkage-by-place.ts'
import type { LinkCounts, LinksOfList } from '../../domain/linkage/links-of-list.ts'
import { type ListSummary, numberPersons, summariseList } from '../../domain/linkage/list-summary.ts'
import { type LinkageModel, withLinkAt } from '../../domain/linkage/model.ts'
import { pairReasons } from '../../domain/linkage/pair-reasons.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import { NOWHERE } from '../../domain/linkage/persons-of-list.ts'
import { hasFault } from '../../domain/submission/column-map.ts'
import type { Language } from '../../domain/terms/text.ts'
import { clearAway } from '../../platform/clear-away.ts'
import { csvParts } from '../../platform/files/csv.ts'
import { kindOfPath } from '../../platform/files/read-folder.ts'
import {
  handsToRead,
  type ListRows,
  type ReadingWatch,
  readListFile,
  type TalliedFinding,
} from './read-list-file.service.ts'
import { doneSideBySide, handsFor } from './side-by-side.service.ts'

export interface LinkFileRequest {
  /** Probability from which two records are one person without anybody deciding; `null`: the model's own. */
  readonly threshold: number | null
  /** Calendar year now: for rows that do not tell theirs. */
  readonly yearNow: number
}

/** How far the work has come. */
export interface LinkFileWatch {
  readonly reading: ReadingWatch
  /** Told at the beginning of each step. */
  readonly linking: (records: number, step: LinkageStep) => void
}

/** Why a path gave no file to read. */
export type NoList = 'not_found' | 'is_folder' | 'unreadable' | 'workbook'

/** A list as linked; `result` is `null` when the findings hold a fault. */
export interface LinkedFile {
  readonly result: LinkedList | null
  readonly findings: readonly TalliedFinding[]
}

export interface LinkedList {
  readonly model: LinkageModel
  readonly parameters: NamedParameters
  readonly rows: ListRows
  /** The number of each row's person. */
  readonly personOf: Int32Array
  /** Makes the links, between records by their places in the order they were linked in. */
  readonly links: () => LinksOfList
  readonly summary: ListSummary
  readonly linkCounts: LinkCounts
  readonly numbersOfMany: LinkageByPlace['numbersOfMany']
}

/**
 * Finds who is the same person in one list (contract.md section 4). `file` is what findings call it. Collects every
 * fault; nothing is linked when there is one.
 */
export async function linkFile(
  path: string,
  file: string,
  { threshold, yearNow }: LinkFileRequest,
  watch: LinkFileWatch,
): Promise<LinkedFile | NoList> {
  const kind = kindOfPath(path)
  if (kind !== 'file') return kind === null ? 'not_found' : 'is_folder'
  if (/\.xlsx?$/i.test(path)) return 'workbook'
  const read = await readListFile({ path, file, yearNow }, handsToRead(path), watch.reading)
  if (read === null) return 'unreadable'
  const { rows, columns, findings } = read
  if (hasFault(findings.map(({ finding }) => finding))) return { result: null, findings }
  const model = threshold === null ? personLinkage : withLinkAt(personLinkage, threshold)
  const begins = (step: LinkageStep) => {
    if (columns.size >= MANY && LEAVE_MUCH_BEHIND.has(step)) clearAway()
    watch.linking(columns.size, step)
  }
  return { result: await linkedList(model, rows, columns, begins), findings }
}

/** Rows. Of a longer list what a step leaves behind is as large as what the next one takes. */
const MANY = 100_000
/** Steps before which it is worth the moment it takes: reading, comparing and thin rows leave most. */
const LEAVE_MUCH_BEHIND: ReadonlySet<LinkageStep> = new Set(['comparing', 'clustering', 'result'])

async function linkedList(
  model: LinkageModel,
  rows: ListRows,
  columns: Columns,
  begins: (step: LinkageStep) => void,
): Promise<LinkedList> {
  const hands = handsFor(columns.size)
  const linked = await doneSideBySide(model, hands, linkColumns(model, columns, NOTHING_DECIDED, hands, begins))
  const { parameters, links, linkCounts, numbersOfMany } = linked
  return {
    model,
    parameters,
    rows,
    personOf: numberPersons(rows.placeOf, linked.asLinked),
    links,
    summary: summariseList(yearsByPlace(rows), linked),
    linkCounts,
    numbersOfMany,
  }
}

function yearsByPlace({ years, placeOf }: ListRows): (number | null)[] {
  const byPlace: (number | null)[] = years.map(() => null)
  for (const [row, place] of placeOf.entries()) byPlace[place] = years[row] ?? null
  return byPlace
}

/** The answers as CSV: a row for each row of the list, in its order. */
export const linkedCsv = ({ rows, personOf }: LinkedList): Iterable<string> =>
  csvParts(['record_id', 'person_id'], answers(rows, personOf))

function* answers({ recordIds }: ListRows, personOf: Int32Array): Generator<string[]> {
  for (const [row, recordId] of recordIds.entries()) yield [recordId, `p${personOf[row] ?? 0}`]
}

const PAIR_HEADER = ['left', 'right', 'weight', 'probability', 'decision', 'reasons'] as const

/**
 * The pairs as CSV, in the order of the list: links, and pairs in doubt for a person to decide. Pairs of a protected
 * identity are shown to nobody (domain.md section 8).
 */
export function pairsCsv(list: LinkedList, language: Language): Iterable<string> {
  return csvParts(PAIR_HEADER, pairRows(list, list.links(), language))
}

function* pairRows(list: LinkedList, links: LinksOfList, language: Language): Generator<string[]> {
  const { recordIds, placeOf } = list.rows
  const isHidden = rowsOfProtected(list)
  const rowAt = new Int32Array(placeOf.length)
  for (const [row, place] of placeOf.entries()) rowAt[place] = row
  const [left, right] = [links.left.map((place) => rowAt[place] ?? 0), links.right.map((place) => rowAt[place] ?? 0)]
  for (const at of inOrderOfRows(left, right)) {
    const [one, other] = [left[at] ?? 0, right[at] ?? 0]
    if (isHidden(one) || isHidden(other)) continue
    const link = links.told(at)
    yield [
      recordIds[Math.min(one, other)] ?? '',
      recordIds[Math.max(one, other)] ?? '',
      link.weight === null ? '' : link.weight.toFixed(2),
      link.probability.toFixed(4),
      link.decision,
      pairReasons(list.model, link)[language],
    ]
  }
}

/** Whether a row is of a person with a protected identity: one row that says so is enough, whatever the person's others do. */
function rowsOfProtected({ rows: { isProtected }, personOf }: LinkedList): (row: number) => boolean {
  const persons = new Set<number>()
  for (const [row, person] of personOf.entries()) if (isProtected[row]) persons.add(person)
  return (row) => persons.has(personOf[row] ?? NOWHERE)
}

/** Pairs of rows by the first of both, then by the other. */
function inOrderOfRows(left: Int32Array, right: Int32Array): Uint32Array {
  const earlier = left.map((one, at) => Math.min(one, right[at] ?? 0))
  const later = left.map((one, at) => Math.max(one, right[at] ?? 0))
  const compare = (one: number, other: number) =>
    (earlier[one] ?? 0) - (earlier[other] ?? 0) || (later[one] ?? 0) - (later[other] ?? 0)
  return Uint32Array.from(left.keys()).sort(compare)
}
