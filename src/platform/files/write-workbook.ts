import { completeWorkbook } from './complete-workbook.ts'
import { addSheet } from './lay-out-sheet.ts'
import type { WorkbookContent } from './workbook-content.ts'
import { sheetNames, tableNames } from './workbook-names.ts'
import { packZip, unpackZip } from './zip.ts'

/** exceljs: read in when the first workbook is written and not before, since that takes a quarter of a second. */
export const loadWorkbookLibrary = () => import('exceljs')

/**
 * A workbook as bytes, the same for the same value. Made without merged cells, hidden sheets, formulas, macros, links
 * to other places, author or time.
 */
export async function writeWorkbook({ title, language, footer, sheets }: WorkbookContent): Promise<Uint8Array> {
  const { default: exceljs } = await loadWorkbookLibrary()
  const workbook = new exceljs.Workbook()
  const names = sheetNames(sheets.map(({ name }) => name))
  const tables = tableNames(sheets.map(({ name, table }) => table?.name ?? name))
  const written = new Map(sheets.map(({ name }, at) => [name, names[at] ?? name]))
  const additions = sheets.map((sheet, at) =>
    addSheet(workbook, sheet, {
      title,
      footer,
      name: names[at] ?? sheet.name,
      tableName: tables[at] ?? sheet.name,
      nameOf: (wanted) => written.get(wanted),
    }),
  )
  const plain = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } })
  return packZip(completeWorkbook(unpackZip(new Uint8Array(plain)), { title, language, sheets: additions }))
}
