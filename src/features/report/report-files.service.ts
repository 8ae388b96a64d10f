import { join } from 'node:path'
import type { QualityRow } from '../../domain/report/quality-rows.ts'
import { tidyCells } from '../../domain/report/report-table.ts'
import { allTables, type YearlyReport } from '../../domain/report/yearly-report.ts'
import type { Language } from '../../domain/terms/text.ts'
import { writeCsv } from '../../platform/files/csv.ts'
import { writeFile } from '../../platform/files/write-folder.ts'
import { reportDocument } from './report.page.tsx'

/** The files of one report: renderings of the one value, and nothing else. `name` → content. */
export function reportFiles(
  report: YearlyReport,
  quality: readonly QualityRow[],
  language: Language,
): Readonly<Record<string, string>> {
  return {
    'report.html': reportDocument(report, language),
    'report.json': `${JSON.stringify(report.figures, null, 2)}\n`,
    'tables.csv': tablesCsv(report),
    'quality.csv': qualityCsv(quality, language),
  }
}

/** Tidy: one row per figure. A figure there is none of is blank. */
export function tablesCsv(report: YearlyReport): string {
  const cells = tidyCells(allTables(report))
  return writeCsv(
    ['table', 'row', 'column', 'value', 'status'],
    cells.map(({ table, row, column, value, status }) => [
      table,
      row,
      column,
      value === null ? '' : String(value),
      status,
    ]),
  )
}

/** Faults, warnings, repairs, silence, reviews and differences, each with where it is and what to do. */
export function qualityCsv(rows: readonly QualityRow[], language: Language): string {
  return writeCsv(
    ['kind', 'code', 'file', 'sheet', 'row', 'column', 'value', 'message'],
    rows.map(({ kind, code, file, sheet, row, column, value, message }) => [
      kind,
      code,
      file,
      sheet ?? '',
      row === null ? '' : String(row),
      column ?? '',
      value ?? '',
      message[language],
    ]),
  )
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) writeFile(join(folder, name), content)
}
