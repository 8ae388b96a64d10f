import ExcelJS from 'exceljs'
import { withWorkbooks } from '../../src/platform/files/workbook-reader.ts'
import { shortest } from './shortest.ts'
import { syntheticFolder } from './synthetic-folder.ts'
import { linesOf, megabytesOf } from './system-accounts.ts'
import { asWorkbook } from './temporary-folder.ts'

const RECORDS = 30_000
const ROUNDS = 3

/** Reading the workbooks of a large folder against `xlsx.load` of exceljs alone on the same bytes: a ratio, for it travels. */
export async function benchXlsx(print: (line: string) => void): Promise<void> {
  const files: Uint8Array[] = []
  for (const [path, text] of syntheticFolder(RECORDS)) if (path.endsWith('.csv')) files.push(await asWorkbook(text))
  const alone = await shortest(() => loadAll(files), ROUNDS)
  const read = await shortest(() => readAll(files), ROUNDS)
  const { pids, megabytes } = await memoryOfReading(files)
  print(`xlsx: ${files.length} workbooks, ${RECORDS} rows, shortest of ${ROUNDS} rounds`)
  print(`  exceljs alone      ${alone.toFixed(3)} s`)
  print(`  guarded, in a process of its own`)
  print(`                     ${read.toFixed(3)} s   ${(read / alone).toFixed(2)} × exceljs`)
  print(`  processes started  ${pids}, at most ${megabytes} MB each; this one ${megabytesOf('self')} MB`)
}

async function loadAll(files: readonly Uint8Array[]): Promise<void> {
  for (const bytes of files) await new ExcelJS.Workbook().xlsx.load(new Uint8Array(bytes).buffer)
}

const readAll = (files: readonly Uint8Array[]): Promise<void> =>
  withWorkbooks(async (workbooks) => {
    for (const bytes of files) {
      const read = await workbooks.read(bytes)
      if ('refused' in read) throw new Error(read.refused)
    }
  })

/** The peak memory of the processes that read, looked up between the files. Linux only; 0 elsewhere. */
function memoryOfReading(files: readonly Uint8Array[]): Promise<{ pids: number; megabytes: number }> {
  return withWorkbooks(async (workbooks) => {
    const pids = new Set<string>()
    let megabytes = 0
    for (const bytes of files) {
      await workbooks.read(bytes)
      for (const pid of childrenOfThis()) {
        pids.add(pid)
        megabytes = Math.max(megabytes, megabytesOf(pid))
      }
    }
    return { pids: pids.size, megabytes }
  })
}

const childrenOfThis = (): string[] => linesOf(`/proc/self/task/${process.pid}/children`).match(/\d+/g) ?? []
