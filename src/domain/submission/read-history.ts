import type { IsoDate } from '../terms/dates.ts'
import { HISTORY_COLUMNS } from './column-map.ts'
import type { Finding } from './finding.ts'
import { type OpenRow, openTable } from './read-table.ts'
import type { HistoricalFigure } from './submitted-record.ts'
import type { FileTable } from './table.ts'

/** Reads `history.csv`: figures published before Tvärsnitt was used. Never throws. `day`: any day after them all. */
export function readHistory(
  table: FileTable,
  source: { readonly file: string; readonly day: IsoDate },
): { readonly figures: readonly HistoricalFigure[]; readonly findings: readonly Finding[] } {
  const opened = openTable(table, 'history', source)
  const figures = opened.rows.flatMap((row) => readFigure(row) ?? [])
  return { figures, findings: [...opened.findings, ...opened.rows.flatMap((row) => row.findings())] }
}

function readFigure(row: OpenRow): HistoricalFigure | undefined {
  const series = row.readRequired(HISTORY_COLUMNS.series)
  const year = row.readRequired(HISTORY_COLUMNS.year)
  const measure = row.readRequired(HISTORY_COLUMNS.measure)
  const value = row.readRequired(HISTORY_COLUMNS.value)
  const source = row.readRequired(HISTORY_COLUMNS.source)
  const revised = row.readKnown(HISTORY_COLUMNS.revised)
  const note = row.readKnown(HISTORY_COLUMNS.note)
  if (series === null || year === null || measure === null || value === null || source === null) return undefined
  return { row: row.row, series, year, measure, value, source, revised, note }
}
