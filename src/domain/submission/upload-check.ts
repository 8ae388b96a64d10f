import type { Agreement } from '../census/round.ts'
import type { OrganisationKind } from '../census/unit.ts'
import type { CensusWeek } from '../terms/dates.ts'
import type { Text } from '../terms/text.ts'
import { type AnswerSource, checkAnswer, isWithin, tableOfAnswer, type WrittenCells } from './answer-rows.ts'
import { cleanCell } from './cell-text.ts'
import { FACT_COLUMNS, hasFault, ROW_COLUMNS } from './column-map.ts'
import { LIKELY_DOUBLE } from './confirmed-warning.ts'
import { withFileFindings } from './file-reading.ts'
import type { Finding } from './finding.ts'
import { readRecords } from './read-rows.ts'
import { shownValue } from './shape-of.ts'
import type { SubmittedRecord } from './submitted-record.ts'
import type { FileTable } from './table.ts'
import { isIdentityColumn } from './template.ts'
import type {
  CellFix,
  ColumnMatch,
  FaultGroup,
  MissingRow,
  UploadCheck,
  UploadChoices,
  UploadReading,
  UploadRow,
  WarningGroup,
} from './upload.ts'
import { matchColumns, type ReadColumns, tableOfColumns } from './upload-columns.ts'
import { type DoublePair, doublePairs, type RowOfSomebody } from './upload-doubles.ts'
import { doubleInWords, whatToDoOfDoubles, wordsOf } from './upload-findings.texts.ts'
import { mendOf, needsReason } from './upload-findings.ts'
import { matchRows, mergeCells, type StandingRow } from './upload-rows.ts'

/** What a check has to know besides the file and the choices. */
export interface UploadSurroundings {
  /** What findings call the file. */
  readonly file: string
  readonly week: CensusWeek
  readonly organisationKind: OrganisationKind | null
  /** What the unit may hand in of a person. */
  readonly agreement: Agreement
  /** The answer as it stands. */
  readonly standing: readonly StandingRow[]
}

/** Says which versions of the answer's rows a check was made against. */
export const standingOf = (rows: readonly Pick<StandingRow, 'key' | 'version'>[]): string =>
  rows.map(({ key, version }) => `${key} ${version}`).join('\n')

/**
 * Checks a unit's file with the choices made so far, and says what it would do to the answer, row by row. Reads by the
 * rules of any unit's file. Never throws; stores nothing.
 */
export function checkUpload(
  { table, problems }: UploadReading,
  choices: UploadChoices,
  { file, week, organisationKind, agreement, standing }: UploadSurroundings,
): UploadCheck {
  const columns = matchColumns(table, { chosen: choices.columns, remembered: choices.remembered, agreement })
  const read = tableOfColumns(table, columns)
  const mended = withFixes(read, choices)
  const source = { kind: 'unit', file, week, organisationKind } as const
  const first = readRecords(mended, source)
  const doubles = doubleRows(mended, first.findings)
  const single = doubles.size === 0 ? mended : without(mended, doubles)
  const { records, findings } = doubles.size === 0 ? first : readRecords(single, source)
  const ofFile = problems.flatMap((found) => fileProblem(found, read, columns, choices))
  const all = withFileFindings(file, { table: single, problems: ofFile, hasTable: true }, findings)
  const hasColumn = read.names.includes(FACT_COLUMNS.accommodation.english)
  const told = all.filter(({ code }) => (hasColumn || !ABOUT_HEADINGS.has(code)) && !isWithin(code, { agreement }))
  const against = answerRecords(standing, source)
  const compared = compare({ table: single, records, findings: told, read }, standing, against, choices, week)
  const merged = choices.mode === 'add' ? faultsOfMerging(compared.rows, standing, { ...source, agreement }) : []
  const faults = [...groupFaults(told, single, read), ...merged]
  const faulty = new Set(faults.flatMap(({ rows, mend }) => (mend === 'file' ? [] : rows)))
  const leftOut = rowsLeftOut(table, choices, told, records).filter((row) => !doubles.has(row))
  const alike = doublePairs([
    ...records.map(({ row, identity }) => ({ number: row, isInFile: true, identity })),
    ...(choices.mode === 'add' ? notInFile(compared.missing, against) : []),
  ])
  const inPairs = new Set(alike.flatMap(({ row, other }) => (other.isInFile ? [row, other.number] : [row])))
  const rows = [
    ...compared.rows.map((row) => ({
      ...row,
      ...(faulty.has(row.row) ? { outcome: 'faulty' as const } : {}),
      hasWarning: row.hasWarning || inPairs.has(row.row),
    })),
    ...[...doubles].map((row) => untouched(row, 'double')),
    ...leftOut.map((row) => untouched(row, 'left_out')),
  ].sort((one, other) => one.row - other.row)
  return {
    columns: [...columns],
    missingColumn: hasColumn ? null : FACT_COLUMNS.accommodation.english,
    faults,
    warnings: [...groupWarnings(told, read, choices), ...warningOfDoubles(alike, choices)],
    repairs: told.filter(({ kind }) => kind === 'repair').length,
    rows,
    missing: [...compared.missing],
    standing: standingOf(standing),
  }
}

/** Told by the page itself, where columns are matched. */
const ABOUT_HEADINGS: ReadonlySet<string> = new Set(['no_headings', 'accommodation_column_missing', 'headings_only'])

const untouched = (row: number, outcome: UploadRow['outcome']): UploadRow => ({
  ...{
    row,
    outcome,
    hasWarning: false,
    fileKey: '',
    ownKey: null,
    answerKey: null,
    version: null,
    cells: {},
    changes: [],
  },
})

/** Rows with something in them that are not taken along: by choice, or as they say nothing of anybody. */
function rowsLeftOut(
  { rows }: FileTable,
  { leftOut }: UploadChoices,
  findings: readonly Finding[],
  records: readonly SubmittedRecord[],
): readonly number[] {
  const read = new Set(records.map(({ row }) => row))
  for (const { kind, row } of findings) if (kind === 'fault' && row !== null) read.add(row)
  const out = new Set(leftOut)
  return rows.flatMap(({ row }) => (out.has(row) || !read.has(row) ? [row] : []))
}

/** The table with what was mended on the page, and without the rows that were left out. */
function withFixes({ table, names }: ReadColumns, { fixes, leftOut }: UploadChoices): FileTable {
  const out = new Set(leftOut)
  const placed = fixes.map((fix) => ({ ...fix, index: names.indexOf(fix.column) })).filter(({ index }) => index >= 0)
  return {
    ...table,
    rows: table.rows
      .filter(({ row }) => !out.has(row))
      .map(({ row, cells }) => ({ row, cells: placed.length === 0 ? cells : fixed(row, cells, placed) })),
  }
}

function fixed(row: number, cells: readonly string[], fixes: readonly (CellFix & { readonly index: number })[]) {
  const written = [...cells]
  for (const fix of fixes)
    if ((fix.row === null || fix.row === row) && written[fix.index] === fix.from) written[fix.index] = fix.to
  return written
}

const without = (table: FileTable, rows: ReadonlySet<number>): FileTable => ({
  ...table,
  rows: table.rows.filter(({ row }) => !rows.has(row)),
})

const TOLD_OF_DOUBLES: ReadonlySet<string> = new Set(['same_row_twice', 'same_number_twice', 'duplicate_record_id'])

/** Rows that say letter by letter what an earlier row of the file says of the same person: the same record twice. */
function doubleRows({ rows }: FileTable, findings: readonly Finding[]): ReadonlySet<number> {
  const told = new Set(findings.flatMap(({ code, row }) => (TOLD_OF_DOUBLES.has(code) && row !== null ? [row] : [])))
  const doubles = new Set<number>()
  if (told.size === 0) return doubles
  const seen = new Set<string>()
  for (const { row, cells } of rows) {
    const content = cells.map((cell) => cleanCell(cell).text).join('\n')
    if (seen.has(content) && told.has(row)) doubles.add(row)
    seen.add(content)
  }
  return doubles
}

/** What was found in the file as a file, as far as it still holds: about columns that are read, and cells not mended since. */
function fileProblem(
  found: UploadReading['problems'][number],
  { headingOf, nameOf }: ReadColumns,
  columns: readonly ColumnMatch[],
  { fixes, leftOut }: UploadChoices,
) {
  const { value = null, ...rest } = found
  const heading = found.column === null ? null : (headingOf.get(found.column) ?? null)
  if (found.column !== null && heading === null && columns.length > 0) return []
  const name = nameOf.get(heading ?? '')
  const isMended = fixes.some(({ column, row }) => column === name && row === found.row)
  const isOut = found.row !== null && leftOut.includes(found.row) && (heading !== null || OF_ONE_ROW.has(found.code))
  return isMended || isOut ? [] : [{ ...rest, column: heading, value }]
}

/** Faults of a row that are gone when the row is. */
const OF_ONE_ROW: ReadonlySet<string> = new Set(['too_many_cells', 'other_separator', 'missing_cells_blank'])

function groupFaults(findings: readonly Finding[], table: FileTable, read: ReadColumns): FaultGroup[] {
  const groups = new Map<string, FaultGroup>()
  const cellsOf = new Map(table.rows.map(({ row, cells }) => [row, cells]))
  for (const found of findings) {
    if (found.kind !== 'fault') continue
    const column = read.nameOf.get(found.column ?? '') ?? null
    const mend = mendOf(found.code, column, found.row)
    const value = column === null ? null : (cellsOf.get(found.row ?? 0)?.[read.names.indexOf(column)] ?? '')
    const together = mend === 'value' ? [found.code, column, value] : [found.code, column, found.row, found.message.sv]
    const key = JSON.stringify(together)
    const group = groups.get(key)
    if (group === undefined) {
      const rows = found.row === null ? [] : [found.row]
      groups.set(key, { code: found.code, column, value, rows, message: wordsOf(found), mend })
    } else if (found.row !== null) group.rows.push(found.row)
  }
  return [...groups.values()]
}

function groupWarnings(
  findings: readonly Finding[],
  { nameOf }: ReadColumns,
  { reasons }: UploadChoices,
): WarningGroup[] {
  const groups = new Map<string, Pick<WarningGroup, 'cells'> & { readonly messages: Map<string, Text> }>()
  for (const found of findings) {
    if (found.kind !== 'warning') continue
    const group = groups.get(found.code) ?? { cells: [], messages: new Map<string, Text>() }
    groups.set(found.code, group)
    group.cells.push({ row: found.row, column: nameOf.get(found.column ?? '') ?? null })
    const message = wordsOf(found)
    group.messages.set(message.sv, message)
  }
  return [...groups].map(([code, { cells, messages }]) => ({
    ...{ code, cells, messages: [...messages.values()].slice(0, MOST_MESSAGES) },
    needsReason: needsReason(code),
    reason: reasons[code] ?? null,
  }))
}

/** Wordings of one kind of warning that are told: those that name a row each would be many. */
const MOST_MESSAGES = 5

/** Rows of the answer that the file says nothing of, and who they are about. */
const notInFile = (
  missing: readonly MissingRow[],
  against: ReadonlyMap<string, SubmittedRecord>,
): readonly RowOfSomebody[] =>
  missing.flatMap(({ key, number }) => {
    const record = against.get(key)
    return record === undefined ? [] : [{ number, isInFile: false, identity: record.identity }]
  })

/** Pairs of rows that are named one by one; that there are more shows in the rows that are listed. */
const MOST_PAIRS = 20

function warningOfDoubles(pairs: readonly DoublePair[], { reasons }: UploadChoices): WarningGroup[] {
  if (pairs.length === 0) return []
  const rows = pairs.flatMap(({ row, other }) => (other.isInFile ? [row, other.number] : [row]))
  return [
    {
      code: LIKELY_DOUBLE,
      cells: [...new Set(rows)].sort((one, other) => one - other).map((row) => ({ row, column: null })),
      messages: [...pairs.slice(0, MOST_PAIRS).map(doubleInWords), whatToDoOfDoubles],
      needsReason: needsReason(LIKELY_DOUBLE),
      reason: reasons[LIKELY_DOUBLE] ?? null,
    },
  ]
}

type Source = Parameters<typeof readRecords>[1]

/** Who the rows of the answer are about, by their keys. */
function answerRecords(standing: readonly StandingRow[], source: Source): ReadonlyMap<string, SubmittedRecord> {
  const { records } = readRecords(tableOfAnswer(standing), source)
  const byRow = new Map(records.map((record) => [record.row, record]))
  // The rows of an answer are numbered from 1 in their order.
  return new Map(
    standing.flatMap(({ key }, at) => {
      const record = byRow.get(at + 1)
      return record === undefined ? [] : [[key, record] as const]
    }),
  )
}

interface Compared {
  readonly table: FileTable
  readonly records: readonly SubmittedRecord[]
  readonly findings: readonly Finding[]
  readonly read: ReadColumns
}

function compare(
  { table, records, findings, read }: Compared,
  standing: readonly StandingRow[],
  against: ReadonlyMap<string, SubmittedRecord>,
  { mode }: UploadChoices,
  week: CensusWeek,
): { readonly rows: readonly UploadRow[]; readonly missing: readonly MissingRow[] } {
  const cellsOf = new Map(table.rows.map(({ row, cells }) => [row, writtenCells(cells, read.names)]))
  const file = records.map((record) => {
    const cells = cellsOf.get(record.row) ?? {}
    const ownKey = cleanCell(cells[ROW_COLUMNS.recordKey.english] ?? '').text
    return { record, cells, key: ownKey === '' ? null : record.recordKey, identity: record.identity }
  })
  const answer = standing.map((row) => ({ ...row, identity: against.get(row.key)?.identity ?? null }))
  const matches = matchRows(file, answer, week.to)
  const byKey = new Map(standing.map((row) => [row.key, row]))
  const warned = new Set(findings.flatMap(({ kind, row }) => (kind === 'warning' && row !== null ? [row] : [])))
  const rows = file.map(({ record, cells, key }, at): UploadRow => {
    const before = byKey.get(matches[at] ?? '')
    const { cells: after, changes } = mergeCells(before?.cells ?? {}, cells, mode, week.to)
    return {
      row: record.row,
      outcome: before === undefined ? 'new' : changes.length === 0 ? 'unchanged' : 'changed',
      hasWarning: warned.has(record.row),
      fileKey: record.recordKey,
      // A key is kept in clear: one that may name somebody is not taken over.
      ownKey: key !== null && shownValue(key, 'key') === key ? key : null,
      answerKey: before?.key ?? null,
      version: before?.version ?? null,
      cells: { ...after },
      changes: before === undefined ? [] : [...changes],
    }
  })
  const found = new Set(matches)
  return {
    rows,
    missing: standing.flatMap(({ key, version }, at) => (found.has(key) ? [] : [{ key, version, number: at + 1 }])),
  }
}

const writtenCells = (cells: readonly string[], names: readonly string[]): WrittenCells =>
  Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))

/** What the file and the answer say together may not go together where each did by itself: told of at the row of the file. */
function faultsOfMerging(
  rows: readonly UploadRow[],
  standing: readonly StandingRow[],
  source: AnswerSource,
): readonly FaultGroup[] {
  const changed = new Map(rows.flatMap((row) => (row.outcome === 'changed' ? [[row.answerKey, row] as const] : [])))
  if (changed.size === 0) return []
  const before = new Map(checkAnswer(standing, source).rows.map(({ key, findings }) => [key, findings]))
  const after = checkAnswer(
    standing.map(({ key, cells }) => ({ key, cells: changed.get(key)?.cells ?? cells })),
    source,
  )
  return after.rows.flatMap(({ key, findings }) => {
    const row = changed.get(key)
    if (row === undefined || !hasFault(findings) || hasFault(before.get(key) ?? [])) return []
    return findings
      .filter(({ kind, column }) => kind === 'fault' && !row.changes.some((change) => change.column === column))
      .map((found): FaultGroup => {
        return {
          code: found.code,
          column: null,
          value: null,
          rows: [row.row],
          message: wordsOf(found),
          mend: 'leave_out',
        }
      })
  })
}

/** What takes away who somebody is from one row of a file, as somebody staying without permit is handed in. */
export function fixesClearingIdentity(
  { table }: UploadReading,
  choices: UploadChoices,
  agreement: Agreement,
  row: number,
): readonly CellFix[] {
  const columns = matchColumns(table, { chosen: choices.columns, remembered: choices.remembered, agreement })
  const read = tableOfColumns(table, columns)
  const cells = withFixes(read, choices).rows.find((one) => one.row === row)?.cells ?? []
  return read.names.flatMap((column, at) => {
    const from = cells[at] ?? ''
    return isIdentityColumn(column) && from !== '' ? [{ column, row, from, to: '' }] : []
  })
}

/** The file as the unit has it, with what was mended on the page: what goes back to be corrected. */
export function mendedTable({ table }: UploadReading, choices: UploadChoices, agreement: Agreement): FileTable {
  const columns = matchColumns(table, { chosen: choices.columns, remembered: choices.remembered, agreement })
  const read = tableOfColumns(table, columns)
  const placed = columns.flatMap(({ index, column }) => (column === null ? [] : [{ index, column }]))
  const rows = new Map(withFixes(read, choices).rows.map(({ row, cells }) => [row, cells]))
  return {
    ...table,
    rows: table.rows.flatMap(({ row, cells }) => {
      const mended = rows.get(row)
      if (mended === undefined) return []
      const written = [...cells]
      for (const [at, { index }] of placed.entries()) written[index] = mended[at] ?? ''
      return [{ row, cells: written }]
    }),
  }
}
