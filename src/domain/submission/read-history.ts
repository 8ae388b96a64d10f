import type { IsoDate } from '../terms/dates.ts'
import type { Problem } from '../terms/finding.ts'
import { foldWord, withoutMarks } from './cell-text.ts'
import { HISTORY_COLUMNS } from './column-map.ts'
import type { Finding } from './finding.ts'
import { type OpenRow, openTable } from './read-table.ts'
import { problem } from './submission.texts.ts'
import type { HistoricalFigure } from './submitted-record.ts'
import type { FileRow, FileTable } from './table.ts'

/** Reads `history.csv`: figures published before Tvärsnitt was used. Never throws. `day`: any day after them all. */
export function readHistory(
  table: FileTable,
  source: { readonly file: string; readonly day: IsoDate },
): { readonly figures: readonly HistoricalFigure[]; readonly findings: readonly Finding[] } {
  const opened = openTable(table, 'history', source)
  const read = opened.rows.map((row) => {
    const open = opened.open(row)
    return { row, figure: readFigure(open), findings: open.findings }
  })
  const figures = read.flatMap(({ row, figure }) => (figure === undefined ? [] : [{ row, figure }]))
  return {
    figures: figures.map(({ figure }) => figure),
    findings: [
      ...opened.findings,
      ...read.flatMap(({ findings }) => findings),
      ...repeatedFigures(figures).flatMap(({ row, found }) => opened.at(row, null, found)),
      ...opened.leftOut(),
    ],
  }
}

interface ReadFigure {
  readonly row: FileRow
  readonly figure: HistoricalFigure
}

/** Two figures for one series, year and measure: a person has to say which of them holds. */
function repeatedFigures(read: readonly ReadFigure[]): readonly { readonly row: FileRow; readonly found: Problem }[] {
  const first = new Map<string, number>()
  return read.flatMap(({ row, figure: { series, year, measure } }) => {
    const key = JSON.stringify([foldWord(series), year, foldWord(measure)])
    const firstRow = first.get(key)
    if (firstRow === undefined) first.set(key, row.row)
    return firstRow === undefined ? [] : [{ row, found: problem('figure_twice', { firstRow, row: row.row }) }]
  })
}

/** Measures that are numbers of people or of households, without the marks over their letters. */
const COUNTS: readonly string[] = ['person', 'persons', 'personer', 'household', 'households', 'hushall']

/** "Personer (annan sida)" counts persons; "ändring, personer" may well be less than zero. */
const isCount = (measure: string): boolean =>
  COUNTS.includes(withoutMarks(foldWord(measure.replace(/\([^)]*\)\s*$/, ''))))

function readFigure(row: OpenRow): HistoricalFigure | undefined {
  const series = row.readRequired(HISTORY_COLUMNS.series)
  const year = row.readRequired(HISTORY_COLUMNS.year)
  const measure = row.readRequired(HISTORY_COLUMNS.measure)
  const value = row.readRequired(HISTORY_COLUMNS.value)
  const source = row.readRequired(HISTORY_COLUMNS.source)
  const revised = row.readKnown(HISTORY_COLUMNS.revised)
  const note = row.readKnown(HISTORY_COLUMNS.note)
  if (series === null || year === null || measure === null || value === null || source === null) return undefined
  if (value < 0 && isCount(measure)) row.report(HISTORY_COLUMNS.value, problem('negative_count', {}))
  return { row: row.row, series, year, measure, value, source, revised, note }
}
