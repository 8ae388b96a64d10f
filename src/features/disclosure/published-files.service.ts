import { disclosureTexts } from '../../domain/disclosure/disclosure.texts.ts'
import { cellInWords, type PublicReport, type PublicTable } from '../../domain/disclosure/public-report.ts'
import type { Language } from '../../domain/terms/text.ts'
import { writeCsv } from '../../platform/files/csv.ts'
import type { Publication } from './publication.repository.ts'

/** Tidy: a row for each figure, with the names people read. A code stands with what it means. */
export function publicTablesCsv({ tables }: PublicReport, language: Language): string {
  const header = ['table', 'row', 'column', 'value', 'status', 'table_title', 'row_label', 'column_label', 'legend']
  return writeCsv(
    header,
    tables.flatMap((table) => rowsOf(table, language)),
  )
}

const LEGEND = { shown: null, withheld: disclosureTexts.withheld, none: disclosureTexts.none }

function rowsOf({ id, title, columns, rows }: PublicTable, language: Language): string[][] {
  return rows.flatMap((row) =>
    columns.map((column, at) => {
      const cell = row.cells[at] ?? { status: 'none' as const }
      const labels = [title, row.label, column.label].map((label) => label[language])
      const legend = LEGEND[cell.status]?.[language] ?? ''
      return [id, row.key, column.key, cellInWords(cell), cell.status, ...labels, legend]
    }),
  )
}

/** The public report as a value, with which version it is and what is new in each. */
export function publishedJson({ version, publishedAt, changeNote, report }: Publication, all: readonly Publication[]) {
  const later = all.map((each) => each.version).filter((each) => each > version)
  return {
    version,
    publishedAt,
    replacedByVersion: later.length === 0 ? null : version + 1,
    changeNote,
    report,
  }
}
