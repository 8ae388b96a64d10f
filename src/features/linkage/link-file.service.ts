import { NO_DECISIONS } from '../../domain/linkage/cluster.ts'
import type { NamedParameters } from '../../domain/linkage/estimate.ts'
import { type LinkageStep, linkRecords } from '../../domain/linkage/link-records.ts'
import type { Link } from '../../domain/linkage/linkage-result.ts'
import { listProblem } from '../../domain/linkage/list.texts.ts'
import { type DatedRecord, type ListSummary, numberPersons, summariseList } from '../../domain/linkage/list-summary.ts'
import { type LinkageModel, withLinkAt } from '../../domain/linkage/model.ts'
import { pairReasons } from '../../domain/linkage/pair-reasons.ts'
import { personLinkage } from '../../domain/linkage/person-linkage.ts'
import { type OpenList, openList } from '../../domain/linkage/read-list.ts'
import type { Traits } from '../../domain/linkage/traits.ts'
import { hasFault } from '../../domain/submission/column-map.ts'
import { fileReadingOfCsv } from '../../domain/submission/csv-findings.ts'
import type { CsvProblem, CsvRepair } from '../../domain/submission/csv-problem.ts'
import { withFileFindings } from '../../domain/submission/file-reading.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import type { FileTable } from '../../domain/submission/table.ts'
import type { Language } from '../../domain/terms/text.ts'
import { clearAway } from '../../platform/clear-away.ts'
import { csvParts, guardFormula } from '../../platform/files/csv.ts'
import { kindOfPath } from '../../platform/files/read-folder.ts'
import { readLargeCsv } from '../../platform/files/read-large-csv.ts'

export interface LinkFileRequest {
  /** Probability from which two records are one person without anybody deciding; `null`: the model's own. */
  readonly threshold: number | null
  /** Calendar year now: for rows that do not tell theirs. */
  readonly yearNow: number
}

/** How far the work has come. */
export interface LinkFileWatch {
  readonly reading: (share: number) => void
  /** Told at the beginning of each step. */
  readonly linking: (records: number, step: LinkageStep) => void
}

/** Why a path gave no file to read. */
export type NoList = 'not_found' | 'is_folder' | 'unreadable' | 'workbook'

/** A finding and on how many rows it was made: what is no fault is told once for each kind and column. */
export interface TalliedFinding {
  readonly finding: Finding
  readonly rows: number
}

/** A list as linked; `result` is `null` when the findings hold a fault. */
export interface LinkedFile {
  readonly result: LinkedList | null
  readonly findings: readonly TalliedFinding[]
}

export interface LinkedList {
  readonly model: LinkageModel
  readonly parameters: NamedParameters
  /** Rows in their order, with the id they have in the file. */
  readonly rows: readonly LinkedRow[]
  readonly personOf: ReadonlyMap<string, number>
  readonly links: readonly Link[]
  readonly summary: ListSummary
  readonly linkCounts: Readonly<Record<'automatic' | 'thin' | 'review', number>>
}

interface LinkedRow extends DatedRecord {
  readonly recordId: string
  readonly protectedIdentity: boolean
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
  const read = await readListFile(path, file, yearNow, watch)
  if (read === null) return 'unreadable'
  const { rows, traits, findings } = read
  if (hasFault(findings.map(({ finding }) => finding))) return { result: null, findings }
  const model = threshold === null ? personLinkage : withLinkAt(personLinkage, threshold)
  const begins = (step: LinkageStep) => {
    if (rows.length >= MANY && LEAVE_MUCH_BEHIND.has(step)) clearAway()
    watch.linking(rows.length, step)
  }
  return { result: linkedList(model, rows, traits, begins), findings }
}

/** Rows. Of a longer list what a step leaves behind is as large as what the next one takes. */
const MANY = 20_000
/** Steps before which it is worth the moment it takes: reading, comparing and thin rows leave most. */
const LEAVE_MUCH_BEHIND: ReadonlySet<LinkageStep> = new Set(['comparing', 'clustering', 'result'])

function linkedList(
  model: LinkageModel,
  rows: readonly LinkedRow[],
  traits: readonly Traits[],
  begins: (step: LinkageStep) => void,
): LinkedList {
  const result = linkRecords(model, traits, NO_DECISIONS, begins)
  const { asLinked, links, parameters } = result
  const personOf = numberPersons(rows, asLinked)
  const count = (decision: Link['decision']) =>
    links.reduce((sum, link) => sum + (link.decision === decision ? 1 : 0), 0)
  return {
    model,
    parameters,
    rows,
    personOf,
    links,
    summary: summariseList(rows, personOf, result),
    linkCounts: { automatic: count('automatic'), thin: count('thin'), review: count('review') },
  }
}

interface ListFile {
  readonly rows: readonly LinkedRow[]
  readonly traits: readonly Traits[]
  readonly findings: readonly TalliedFinding[]
}

async function readListFile(
  path: string,
  file: string,
  yearNow: number,
  watch: LinkFileWatch,
): Promise<ListFile | null> {
  const rows: LinkedRow[] = []
  const traits: Traits[] = []
  const ofList = tally()
  const ofFile: { problems: CsvProblem[]; repairs: CsvRepair[] } = { problems: [], repairs: [] }
  const repairRows = new Map<string, number>()
  let list: OpenList | null = null
  let table: FileTable = { sheet: null, headerRow: 1, header: [], rows: [] }
  const isRead = await readLargeCsv(path, {
    header: (header, headerRow) => {
      table = { ...table, header, headerRow }
      list = openList(header, { place: { file, sheet: null, row: headerRow }, yearNow, report: ofList.add })
    },
    row: (row) => {
      const read = list?.read(row)
      if (!read) return
      const { recordId, year } = read
      if (guardFormula(recordId) !== recordId)
        ofList.add({ file, sheet: null, row: row.row, column: null, value: null, ...listProblem('record_id_guarded') })
      rows.push({ id: read.traits.id, year, recordId, protectedIdentity: read.traits.protectedIdentity })
      traits.push(read.traits)
    },
    problem: (problem) => ofFile.problems.push(problem),
    repair: (repair) => {
      if (!repairRows.has(repair.code)) ofFile.repairs.push(repair)
      repairRows.set(repair.code, (repairRows.get(repair.code) ?? 0) + 1)
    },
    progress: watch.reading,
  })
  if (!isRead) return null
  endOf(list)
  const found = withFileFindings(file, fileReadingOfCsv({ table, ...ofFile }), [])
  const findings = found.map((finding) => ({ finding, rows: repairRows.get(finding.code) ?? 1 }))
  return { rows, traits: inOrderOfContent(traits), findings: [...findings, ...ofList.tallied()] }
}

// Set in a callback, which TypeScript does not see.
const endOf = (list: OpenList | null) => list?.end()

/** Short texts in the order of the long ones: the content of a million rows need not be kept once its order is known. */
function inOrderOfContent(traits: Traits[]): Traits[] {
  const inOrder = [...traits].sort((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order)))
  return inOrder.map((each, rank) => ({ ...each, order: rank.toString(36).padStart(6, '0') }))
}

/** Keeps each fault, and of what is no fault the first of each kind in each column with the number of its rows. */
function tally() {
  const kept = new Map<string, { finding: Finding; rows: number }>()
  return {
    add: (finding: Finding): void => {
      const key = finding.kind === 'fault' ? `fault ${kept.size}` : `${finding.code} ${finding.column}`
      const before = kept.get(key)
      if (before) before.rows++
      else kept.set(key, { finding, rows: 1 })
    },
    tallied: (): TalliedFinding[] => [...kept.values()],
  }
}

const personId = (number: number | undefined): string => `p${number ?? 0}`

/** The answers as CSV: a row for each row of the list, in its order. */
export const linkedCsv = ({ rows, personOf }: LinkedList): Iterable<string> =>
  csvParts(['record_id', 'person_id'], answers(rows, personOf))

function* answers(rows: readonly LinkedRow[], personOf: LinkedList['personOf']): Generator<string[]> {
  for (const { id, recordId } of rows) yield [recordId, personId(personOf.get(id))]
}

const PAIR_HEADER = ['left', 'right', 'weight', 'probability', 'decision', 'reasons'] as const

/**
 * The pairs as CSV, in the order of the list: links, and pairs in doubt for a person to decide. Pairs of a protected
 * identity are shown to nobody (domain.md section 8).
 */
export function pairsCsv({ model, rows, links }: LinkedList, language: Language): Iterable<string> {
  const places = new Map(rows.map((row, at) => [row.id, { at, ...row }]))
  const pairs = links.flatMap((link) => {
    const [one, other] = [places.get(link.left), places.get(link.right)]
    if (!one || !other || one.protectedIdentity || other.protectedIdentity) return []
    return one.at < other.at ? [{ left: one, right: other, link }] : [{ left: other, right: one, link }]
  })
  pairs.sort((a, b) => a.left.at - b.left.at || a.right.at - b.right.at)
  return csvParts(PAIR_HEADER, pairRows(model, pairs, language))
}

type PlacedRow = LinkedRow & { readonly at: number }

function* pairRows(
  model: LinkageModel,
  pairs: readonly { readonly left: PlacedRow; readonly right: PlacedRow; readonly link: Link }[],
  language: Language,
): Generator<string[]> {
  for (const { left, right, link } of pairs)
    yield [
      left.recordId,
      right.recordId,
      link.weight === null ? '' : link.weight.toFixed(2),
      link.probability.toFixed(4),
      link.decision,
      pairReasons(model, link)[language],
    ]
}
