import type { CensusWeek } from '../terms/dates.ts'
import { IDENTITY_COLUMNS, REGISTER_COLUMNS } from './column-map.ts'
import type { Finding } from './finding.ts'
import { isLinkable, readIdentity, readSex } from './read-identity.ts'
import { testNumbers } from './read-rows.ts'
import { type OpenRow, openTable } from './read-table.ts'
import { problem } from './submission.texts.ts'
import type { RegisterEntry } from './submitted-record.ts'
import type { FileTable } from './table.ts'

/** Reads `register.csv`: people in the municipality's own housing between two censuses. Never throws. */
export function readRegister(
  table: FileTable,
  source: { readonly file: string; readonly week: CensusWeek },
): { readonly entries: readonly RegisterEntry[]; readonly findings: readonly Finding[] } {
  const opened = openTable(table, 'register', { file: source.file, day: source.week.to })
  const read = opened.rows.map((row) => readEntry(opened.open(row), source.week))
  const entries = read.map(({ entry }) => entry)
  const ofFile = testNumbers(entries.map(({ identity }) => identity)).map((found): Finding => {
    return { file: source.file, sheet: table.sheet, row: null, column: null, value: null, ...found }
  })
  return {
    entries,
    findings: [...opened.findings, ...read.flatMap(({ findings }) => findings), ...ofFile, ...opened.leftOut()],
  }
}

interface ReadEntry {
  readonly entry: RegisterEntry
  readonly findings: readonly Finding[]
}

function readEntry(row: OpenRow, week: CensusWeek): ReadEntry {
  const identity = readIdentity(row, week)
  const from = row.readKnown(REGISTER_COLUMNS.from)
  const to = row.readKnown(REGISTER_COLUMNS.to)
  if (from !== null && to !== null && from > to) row.report(REGISTER_COLUMNS.to, problem('from_after_to', {}))
  if (!isLinkable(identity) && !hasFaultyNumber(row)) row.report(null, problem('register_without_identity', {}))
  const register = row.readKnown(REGISTER_COLUMNS.register)
  const entry = { row: row.row, register, identity, sex: readSex(row, identity), from, to }
  return { entry, findings: row.findings }
}

/** A number that could not be read is told of already. */
const hasFaultyNumber = (row: OpenRow): boolean =>
  row.findings.some(({ kind, column }) => kind === 'fault' && column === row.headingOf(IDENTITY_COLUMNS.number))
