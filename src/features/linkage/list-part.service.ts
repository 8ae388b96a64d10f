import { type RecordColumns, type RecordsPart, recordColumns } from '../../domain/linkage/columns.ts'
import { listProblem } from '../../domain/linkage/list.texts.ts'
import { type OpenList, openList } from '../../domain/linkage/read-list.ts'
import type { CsvProblem, CsvProblemCode, CsvRepair } from '../../domain/submission/csv-problem.ts'
import type { Finding } from '../../domain/submission/finding.ts'
import type { FileTable } from '../../domain/submission/table.ts'
import { guardFormula } from '../../platform/files/csv.ts'
import { type CsvPart, isSign, readLargeCsv } from '../../platform/files/read-large-csv.ts'

/** Which list is read, or which part of one. */
export interface ListPartAsked {
  readonly path: string
  /** What findings call the file. */
  readonly file: string
  /** Calendar year now: for rows that do not tell theirs. */
  readonly yearNow: number
  /** `null`: the whole list. */
  readonly part: CsvPart | null
}

/** A list as read, or a part of one, in plain values: as one thread hands it to another. */
export interface ListPart extends FoundInList, ListedRows {
  readonly records: RecordsPart
}

/** The same where it was read. */
export interface ListPartHere extends FoundInList, ListedRows {
  readonly records: RecordColumns
}

/** The rows of a list in their order, side by side. */
export interface ListedRows {
  /** As written. */
  readonly recordIds: readonly string[]
  readonly years: readonly (number | null)[]
  readonly isProtected: readonly boolean[]
}

/** What is told of a list, each in the order it was met. */
export interface FoundInList {
  readonly table: FileTable
  readonly problems: readonly CsvProblem[]
  /** The first repair of each kind, and on how many rows. */
  readonly repairs: readonly Tallied<CsvRepair>[]
  readonly inHeader: readonly Tallied<Finding>[]
  readonly inRows: readonly Tallied<Finding>[]
  /** What only all rows tell. */
  readonly inAll: readonly Finding[]
}

/** Something that was found, and on how many rows: what is no fault is told once for each kind and column. */
export interface Tallied<Found> {
  readonly found: Found
  readonly rows: number
}

/** Reads a list, or a part of it; `null` when the file cannot be read. `progress` is told the share that is read. */
export async function readListPart(
  { path, file, yearNow, part }: ListPartAsked,
  progress: (share: number) => void,
): Promise<ListPartHere | null> {
  const recordIds: string[] = []
  const years: (number | null)[] = []
  const isProtected: boolean[] = []
  const records = recordColumns()
  const problems: CsvProblem[] = []
  const repairs = tally<CsvRepair>(({ code }) => code)
  const [inHeader, inRows] = [tally(keyOfFinding), tally(keyOfFinding)]
  const inAll: Finding[] = []
  let report: (finding: Finding) => void = inHeader.add
  let list: OpenList | null = null
  let table: FileTable = { sheet: null, headerRow: 1, header: [], rows: [] }
  const isRead = await readLargeCsv(
    path,
    {
      header: (header, headerRow) => {
        table = { ...table, header, headerRow }
        const place = { file, sheet: null, row: headerRow }
        list = openList(header, { place, yearNow, report: (finding) => report(finding) })
        report = inRows.add
      },
      row: (row) => {
        const read = list?.read(row)
        if (!read) return
        const { recordId, year, traits } = read
        if (guardFormula(recordId) !== recordId)
          report({ file, sheet: null, row: row.row, column: null, value: null, ...listProblem('record_id_guarded') })
        recordIds.push(recordId)
        years.push(year)
        isProtected.push(traits.protectedIdentity)
        records.add(traits)
      },
      problem: (problem) => problems.push(problem),
      repair: repairs.add,
      progress,
    },
    part,
  )
  if (!isRead) return null
  report = (finding) => inAll.push(finding)
  endOf(list)
  const told = { inHeader: inHeader.tallied(), inRows: inRows.tallied(), inAll }
  return { recordIds, years, isProtected, records, table, problems, repairs: repairs.tallied(), ...told }
}

// Set in a callback, which TypeScript does not see.
const endOf = (list: OpenList | null) => list?.end()

/** Faults are told one by one. */
const keyOfFinding = ({ kind, code, column }: Finding): string | null => (kind === 'fault' ? null : `${code} ${column}`)

/** Keeps the first of what has the same key, and on how many rows it was found; what has none is kept by itself. */
function tally<Found>(keyOf: (found: Found) => string | null) {
  const kept: { found: Found; rows: number }[] = []
  const byKey = new Map<string, { rows: number }>()
  const addOn = (rows: number, found: Found): void => {
    const key = keyOf(found)
    const before = key === null ? undefined : byKey.get(key)
    if (before !== undefined) {
      before.rows += rows
      return
    }
    const first = { found, rows }
    kept.push(first)
    if (key !== null) byKey.set(key, first)
  }
  return { addOn, add: (found: Found) => addOn(1, found), tallied: (): readonly Tallied<Found>[] => kept }
}

/** Parts of a list put together as if it had been read from its beginning to its end. No id stands in two of them. */
export function joinedParts(first: ListPartHere, others: readonly ListPart[]): ListPartHere {
  for (const { records } of others) first.records.addAll(records)
  const all = [first, ...others]
  const repairs = tally<CsvRepair>(({ code }) => code)
  const inRows = tally(keyOfFinding)
  for (const part of all) {
    for (const { found, rows } of part.repairs) repairs.addOn(rows, found)
    for (const { found, rows } of part.inRows) inRows.addOn(rows, found)
  }
  const inAll = new Map(all.flatMap((part) => part.inAll.map((finding) => [JSON.stringify(finding), finding])))
  return {
    ...first, // what is told of the headings every part tells
    problems: firstOfSigns(all.flatMap(({ problems }) => problems)),
    recordIds: first.recordIds.concat(...others.map(({ recordIds }) => recordIds)),
    years: first.years.concat(...others.map(({ years }) => years)),
    isProtected: first.isProtected.concat(...others.map(({ isProtected }) => isProtected)),
    repairs: repairs.tallied(),
    inRows: inRows.tallied(),
    inAll: [...inAll.values()],
  }
}

/** Of what is told at its first cell alone every part tells its own. */
function firstOfSigns(problems: readonly CsvProblem[]): CsvProblem[] {
  const told = new Set<CsvProblemCode>()
  return problems.filter(({ code }) => {
    if (!isSign(code)) return true
    const isFirst = !told.has(code)
    told.add(code)
    return isFirst
  })
}
