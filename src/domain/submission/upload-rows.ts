import type { IsoDate } from '../terms/dates.ts'
import { type AnswerRow, filledCells, type WrittenCells } from './answer-rows.ts'
import { cleanCell } from './cell-text.ts'
import { ROW_COLUMNS } from './column-map.ts'
import type { Identity } from './identity.ts'
import { readCell } from './read-cells.ts'
import { isLinkable } from './read-identity.ts'
import type { UploadChoices, UploadRow } from './upload.ts'
import { unitColumn } from './upload-columns.ts'

/** A row of the unit's answer, as it stands when a file is held against it. */
export interface StandingRow extends AnswerRow {
  readonly version: number
}

/** A row as far as it is matched: what is written, and who it says the person is. */
export interface MatchedRow {
  /** The unit's own key; `null` where the row has none. */
  readonly key: string | null
  readonly cells: WrittenCells
  /** `null` where the row could not be read. */
  readonly identity: Identity | null
}

/**
 * Which row of the answer each row of a file is: the one with its key, else with its number, else with its full name and
 * birth, else one in which the same is written. Each row of the answer once. Somebody of whom only an age or initials
 * are known is matched by nothing less than the whole row: two people may well have the same.
 */
export function matchRows(
  file: readonly MatchedRow[],
  answer: readonly (MatchedRow & { readonly key: string })[],
  day: IsoDate,
): readonly (string | null)[] {
  const found = new Map<number, string>()
  const taken = new Set<string>()
  const matchBy = (name: (row: MatchedRow) => string | null) => {
    const free = new Map<string, string[]>()
    for (const row of answer) {
      const named = taken.has(row.key) ? null : name(row)
      if (named !== null) free.set(named, [...(free.get(named) ?? []), row.key])
    }
    for (const [at, row] of file.entries()) {
      const named = found.has(at) ? null : name(row)
      const key = named === null ? undefined : free.get(named)?.shift()
      if (key === undefined) continue
      found.set(at, key)
      taken.add(key)
    }
  }
  const contents = new Map<MatchedRow, string>()
  const contentOf = (row: MatchedRow) => {
    const known = contents.get(row) ?? meaningOfRow(row.cells, day)
    contents.set(row, known)
    return known
  }
  matchBy(({ key }) => key)
  matchBy(({ identity }) => identity?.number?.canonical ?? null)
  matchBy(({ identity }) =>
    identity !== null && identity.number === null && isLinkable(identity) ? whoIs(identity) : null,
  )
  matchBy(contentOf)
  return file.map((_, at) => found.get(at) ?? null)
}

const whoIs = ({ givenName, familyName, birthDate, birthYear }: Identity): string =>
  JSON.stringify([givenName?.toLowerCase(), familyName?.toLowerCase(), birthDate ?? birthYear])

/** What a cell means, as a text to compare by: another spelling of the same code is the same. */
function meaningOf(column: string, written: string, day: IsoDate): string {
  const { text } = cleanCell(written)
  const known = unitColumn(column)
  if (text === '' || known === undefined) return text
  const { value, problems } = readCell(known.reader, written, day)
  if (problems.some(({ kind }) => kind === 'fault')) return `written ${text}`
  return `read ${JSON.stringify(Array.isArray(value) ? [...value].sort() : value)}`
}

function meaningOfRow(cells: WrittenCells, day: IsoDate): string {
  const filled = Object.entries(filledCells(cells))
  return JSON.stringify(filled.map(([column, written]) => [column, meaningOf(column, written, day)]).sort())
}

/** A row as it would stand, and what changes in it cell by cell. */
export function mergeCells(
  before: WrittenCells,
  file: WrittenCells,
  mode: UploadChoices['mode'],
  day: IsoDate,
): { readonly cells: WrittenCells; readonly changes: UploadRow['changes'] } {
  const written = filledCells(file)
  const after = mode === 'replace' ? written : { ...filledCells(before), ...written }
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changes = columns.flatMap((column) => {
    const [from, to] = [before[column] ?? '', after[column] ?? '']
    const isSame =
      column === ROW_COLUMNS.recordKey.english || meaningOf(column, from, day) === meaningOf(column, to, day)
    return isSame ? [] : [{ column, from, to }]
  })
  // What only is spelled in another way stays as it was.
  const changed = new Set(changes.map(({ column }) => column))
  const cells = columns.map((column) => [column, (changed.has(column) ? after : before)[column] ?? ''] as const)
  return { cells: filledCells(Object.fromEntries(cells)), changes }
}

/** The rows of a file as they go into the answer, children by the key that their adult has there. */
export function rowsToStore(
  rows: readonly UploadRow[],
  newKey: (row: UploadRow) => string,
): readonly { readonly key: string; readonly version: number | null; readonly cells: WrittenCells }[] {
  const keys = new Map<string, string>()
  for (const row of rows) {
    if (row.outcome === 'faulty' || row.outcome === 'left_out' || row.outcome === 'double') continue
    keys.set(row.fileKey, row.answerKey ?? newKey(row))
  }
  const childOf = ROW_COLUMNS.childOf.english
  return rows.flatMap((row) => {
    const key = keys.get(row.fileKey)
    if (key === undefined || (row.outcome !== 'new' && row.outcome !== 'changed')) return []
    const adult = keys.get(row.cells[childOf] ?? '')
    return [{ key, version: row.version, cells: adult === undefined ? row.cells : { ...row.cells, [childOf]: adult } }]
  })
}
