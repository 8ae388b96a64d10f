import type { Random } from './random.ts'
import type { TruthRow } from './truth.ts'
import { type Cells, type TableFormat, writeTable } from './write-table.ts'

/** One row to be written, with who it is. */
export interface Entry extends Pick<TruthRow, 'person' | 'counted' | 'reportedOnce' | 'revealedBy'> {
  readonly cells: Cells
  /** Accompanying children, written below with a reference to this row. */
  readonly children?: readonly Entry[]
}

/** Files by path under `fixtures/`. */
export type Files = Map<string, Uint8Array>

export interface TableRequest {
  readonly census: string
  readonly file: string
  readonly folder: string
  readonly format: TableFormat
  /** Letters before the running number of a record; `null` where the unit keeps no keys. */
  readonly keyPrefix: string | null
}

/** Writes one table in a shuffled order, so that the same person's rows stand in different places. */
export function addTable(files: Files, request: TableRequest, entries: readonly Entry[], random: Random): TruthRow[] {
  if (entries.length === 0) throw new Error(`nothing to write in ${request.census}/${request.file}`)
  const rows = withKeys(random.shuffle(entries), request)
  files.set(`${request.folder}/${request.census}/${request.file}`, writeTable(rows.map(cellsOf), request.format))
  return rows.map(({ key, entry }) => ({
    census: request.census,
    file: request.file,
    recordId: key,
    person: entry.person,
    counted: entry.counted,
    reportedOnce: entry.reportedOnce,
    revealedBy: entry.revealedBy,
  }))
}

interface KeyedEntry {
  readonly key: string
  readonly entry: Entry
}

const cellsOf = ({ entry }: KeyedEntry): Cells => entry.cells

function withKeys(entries: readonly Entry[], { keyPrefix }: TableRequest): KeyedEntry[] {
  const rows: KeyedEntry[] = []
  const add = (entry: Entry): string => {
    // Without keys the row as the spreadsheet shows it is the key: the header is row 1.
    const key =
      keyPrefix === null ? String(rows.length + 2) : `${keyPrefix}-${String(rows.length + 1).padStart(3, '0')}`
    rows.push({ key, entry: keyPrefix === null ? entry : { ...entry, cells: { ...entry.cells, record_id: key } } })
    return key
  }
  for (const entry of entries) {
    const key = add(entry)
    for (const child of entry.children ?? []) add({ ...child, cells: { ...child.cells, child_of: key } })
  }
  return rows
}

export const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8')
