import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CsvProblem, CsvRepair } from '../../../src/domain/submission/csv-problem.ts'
import type { FileRow } from '../../../src/domain/submission/table.ts'
import { readCsv } from '../../../src/platform/files/csv.ts'
import { readLargeCsv } from '../../../src/platform/files/read-large-csv.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-large-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Reads bytes as a large file, and gathers all that is handed over. */
async function read(bytes: string | Buffer) {
  const path = join(folder, 'lista.csv')
  writeFileSync(path, bytes)
  const taken = {
    header: [] as readonly string[],
    headerRow: 1,
    rows: [] as FileRow[],
    problems: [] as CsvProblem[],
    repairs: [] as CsvRepair[],
    shares: [] as number[],
  }
  const isRead = await readLargeCsv(path, {
    header: (header, row) => Object.assign(taken, { header, headerRow: row }),
    row: (row) => taken.rows.push(row),
    problem: (problem) => taken.problems.push(problem),
    repair: (repair) => taken.repairs.push(repair),
    progress: (share) => taken.shares.push(share),
  })
  return { isRead, ...taken }
}

const swedish = 'radid;namn\r\n1;Åsa Öberg\r\n2;"Bo; ""Bosse"" Ek\r\nCarl"\r\n\r\n3\r\n'

describe('a file is read as readCsv reads a small one', () => {
  it.each([
    ['UTF-8', Buffer.from(swedish)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${swedish}`)],
    ['Windows-1252', Buffer.from(swedish, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${swedish}`, 'utf16le')],
    ['a sep= line', Buffer.from(`sep=;\r\n${swedish}`)],
    ['blank rows first', Buffer.from(`;\n\n${swedish}`)],
    ['too many cells', Buffer.from('a,b\n1,2,3\n1,2,\n')],
    ['a quote that is not closed', Buffer.from('a,b\n1,2\n3,"4\n5,6\n')],
    ['a quote closed too early', Buffer.from('a,b\n1,"2"x\n3,4\n')],
    ['lost and doubly encoded letters', Buffer.from('a,namn\n1,\ufffd\n2,Ã¥sa\n3,\0\n')],
    ['headings only', Buffer.from('a,b\n')],
    ['nothing', Buffer.from('')],
    ['a workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0])],
  ])('%s', async (_what, bytes) => {
    const small = readCsv(bytes)
    const large = await read(bytes)
    expect(large.isRead).toBe(true)
    expect(large.header).toEqual(small.table.header)
    if (small.table.rows.length > 0) expect(large.headerRow).toBe(small.table.headerRow)
    expect(large.rows).toEqual(small.table.rows)
    const byCode = (a: CsvProblem, b: CsvProblem) => (a.code < b.code ? -1 : Number(a.code > b.code))
    expect(large.problems.sort(byCode)).toEqual([...small.problems].sort(byCode))
    expect(large.repairs).toEqual(small.repairs)
  })

  it('no file at all is told', async () => {
    const taker = { header: () => 0, row: () => 0, problem: () => 0, repair: () => 0, progress: () => 0 }
    expect(await readLargeCsv(join(folder, 'finns-inte.csv'), taker)).toBe(false)
  })
})

describe('a file of several pieces', () => {
  // Quoted cells with line breaks and letters of two bytes: wherever a piece ends, it ends in the middle of something.
  const row = (at: number) => `${at},"Åsa ""å"" Öberg\r\n,nr ${at}",é${'ö'.repeat(at % 7)}`
  const ROWS = 250_000
  const text = `id,namn,rest\r\n${Array.from({ length: ROWS }, (_, at) => row(at)).join('\r\n')}\r\n`

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['Windows-1252', Buffer.from(text, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('loses and doubles nothing where it is cut: %s', async (_encoding, bytes) => {
    const { rows, problems, shares } = await read(bytes)
    expect(problems).toEqual([])
    expect(rows).toHaveLength(ROWS)
    const spoilt = rows.filter(
      ({ row: number, cells: [id, name, rest] }, at) =>
        number !== at + 2 ||
        id !== String(at) ||
        name !== `Åsa "å" Öberg\n,nr ${at}` ||
        rest !== `é${'ö'.repeat(at % 7)}`,
    )
    expect(spoilt).toEqual([])
    expect(shares.length).toBeGreaterThan(1)
    expect(shares.at(-1)).toBe(1)
  })

  it('a quote opened early on and never closed is told where it is, and does not keep the rest in memory', async () => {
    const { rows, problems } = await read(`id,namn\n1,a\n2,"b\n${'3,c\n'.repeat(6_000_000)}`)
    expect(rows.map(({ row: number }) => number)).toEqual([2])
    expect(problems).toEqual([{ code: 'unbalanced_quotes', row: 3, column: null }])
  })
})
