import { join } from 'node:path'
import type { QualityRow } from '../../domain/report/quality-rows.ts'
import { tidyCells } from '../../domain/report/report-table.ts'
import { allTables, type YearlyReport } from '../../domain/report/yearly-report.ts'
import type { Language } from '../../domain/terms/text.ts'
import { loadLibrary as loadChartLibrary } from '../../platform/charts/load-library.ts'
import { writeCsv } from '../../platform/files/csv.ts'
import { writeFilesTogether } from '../../platform/files/write-folder.ts'
import { loadWorkbookLibrary } from '../../platform/files/write-workbook.ts'
import { reportDocument } from './report.page.tsx'
import { chartFiles, chartPictures, drawCharts } from './report-charts.service.ts'
import { reportWorkbook } from './report-workbook.service.ts'

/** What a report can be written as: `html` with its charts beside it, `csv` the tables and what to ask about. */
export const REPORT_FORMATS = ['html', 'xlsx', 'csv', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** File name → content. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** A report to be made into files, as a thread is asked for it. */
export interface ReportToRender {
  readonly report: YearlyReport
  readonly quality: readonly QualityRow[]
  readonly language: Language
}

type Rendering = (report: YearlyReport, quality: readonly QualityRow[], language: Language) => Promise<Files>

const RENDERINGS: Readonly<Record<ReportFormat, Rendering>> = {
  html: async (report, _, language) => {
    const charts = await drawCharts(report, language)
    return { 'report.html': reportDocument(report, language, charts), ...chartFiles(charts) }
  },
  xlsx: async (report, _, language) => ({
    'report.xlsx': await reportWorkbook(report, language, await chartPictures(report, language)),
  }),
  csv: async (report, quality, language) => ({
    'tables.csv': tablesCsv(report),
    'quality.csv': qualityCsv(quality, language),
  }),
  json: async (report) => ({ 'report.json': `${JSON.stringify(report.figures, null, 2)}\n` }),
}

/** The files of one report: renderings of the one value, and nothing else. Only what is asked for is made. */
export async function reportFiles(
  report: YearlyReport,
  quality: readonly QualityRow[],
  language: Language,
  formats: readonly ReportFormat[] = REPORT_FORMATS,
): Promise<Files> {
  // Side by side: while the pictures of the workbook are packed elsewhere, the page is drawn.
  const made = await Promise.all(formats.map((format) => RENDERINGS[format](report, quality, language)))
  return Object.assign({}, ...made)
}

/** Loads what charts and workbooks are made with, which takes longer than making them: for who knows they will be asked for. */
export const loadLibraries = (): Promise<unknown> => Promise.all([loadChartLibrary(), loadWorkbookLibrary()])

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

/** All of them or none: a report half of which is of another day would be read as one. */
export function writeFiles(folder: string, files: Files): void {
  writeFilesTogether(Object.entries(files).map(([name, content]) => ({ path: join(folder, name), content })))
}
