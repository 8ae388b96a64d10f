import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ExcelJS from 'exceljs'
import { readCsv } from '../../src/platform/files/csv.ts'
import { syntheticFolder } from './synthetic-folder.ts'

/** What the unit files of a synthetic municipality are. */
export type ListFormat = 'csv' | 'xlsx'

/** Writes the synthetic municipality to a folder that is taken away when the work is done, however it ends. */
export async function inTemporaryFolder<Result>(
  records: number,
  format: ListFormat,
  work: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-bench-'))
  try {
    for (const [path, content] of syntheticFolder(records)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      if (format === 'xlsx' && path.endsWith('.csv'))
        writeFileSync(join(folder, path.replace(/csv$/, 'xlsx')), await asWorkbook(content))
      else writeFileSync(join(folder, path), content)
    }
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A list as a workbook of one sheet, every cell as text. */
export async function asWorkbook(text: string): Promise<Uint8Array> {
  const { header, rows } = readCsv(Buffer.from(text)).table
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('Lista').addRows([header, ...rows.map(({ cells }) => cells.map((cell) => cell || null))])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
