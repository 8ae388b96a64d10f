import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { checkFolder } from '../../src/features/report/chain.service.ts'
import { readCsv } from '../../src/platform/files/csv.ts'
import { shortest } from './shortest.ts'
import { inTemporaryFolder } from './temporary-folder.ts'

const RECORDS = 30_000

/** Reading files against papaparse alone on the same bytes, in the same run: ratios, for they travel between machines. */
export async function benchCsv(print: (line: string) => void): Promise<void> {
  await inTemporaryFolder(RECORDS, 'csv', async (folder) => {
    const files = csvFiles(folder).map((file) => readFileSync(file))
    const papaparse = () => {
      for (const bytes of files) Papa.parse(bytes.toString('utf8'), { delimiter: ',', newline: '\n' })
    }
    const asTables = () => {
      for (const bytes of files) readCsv(bytes)
    }
    const [alone, tables] = [await shortest(papaparse), await shortest(asTables)]
    const whole = await shortest(() => checkFolder(folder, () => undefined))
    print(`csv: ${files.length} files, ${RECORDS} rows, shortest of some rounds`)
    print(`  papaparse alone    ${alone.toFixed(3)} s`)
    print(`  as tables          ${tables.toFixed(3)} s   ${(tables / alone).toFixed(1)} × papaparse`)
    print(`  read and checked   ${whole.toFixed(3)} s   ${(whole / alone).toFixed(1)} × papaparse`)
  })
}

const csvFiles = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => join(folder, name))
