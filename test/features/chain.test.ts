import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterEach, describe, expect, it } from 'vitest'
import { reportFiles } from '../../src/features/report/report-files.service.ts'
import { decodeText } from '../../src/platform/files/decode.ts'
import { figuresOf, type Made, runFixture } from '../run-chain.ts'

const folders: string[] = []
const copyOf = (fixture: string): string => {
  const folder = join(mkdtempSync(join(tmpdir(), 'tvarsnitt-test-')), 'copy')
  folders.push(folder)
  cpSync(fixture, folder, { recursive: true })
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(join(folder, '..'), { recursive: true })
})

const HELSINGBORG = 'fixtures/helsingborg'
const YEARS = ['2014', '2015', '2016', '2017', '2018', '2019']

async function figuresOfFolder(folder: string) {
  const { context, made } = await runFixture(folder)
  await context.db.destroy()
  return made
}

/** The lines of a CSV file as UTF-8, with what separates its cells. */
function readTable(file: string) {
  const { text } = decodeText(readFileSync(file))
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  const [header = [], ...rows] = parsed.data
  return { header, rows }
}

const writeTable = (file: string, header: readonly string[], rows: readonly (readonly string[])[]) =>
  writeFileSync(file, Papa.unparse([[...header], ...rows.map((row) => [...row])]))

/** The files of a report; a workbook as text, which is compared at once. */
async function filesOf({ report, quality }: Pick<Made, 'report' | 'quality'>): Promise<Record<string, string>> {
  const files = await reportFiles(report, quality, 'sv')
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      typeof content === 'string' ? content : Buffer.from(content).toString('hex'),
    ]),
  )
}

describe('the same folder', () => {
  it('read twice gives the same bytes in every report', async () => {
    const [first, second] = [await figuresOfFolder(HELSINGBORG), await figuresOfFolder(HELSINGBORG)]
    for (const [key, { report, quality }] of first) {
      const again = second.get(key)
      expect(again && (await filesOf(again))).toEqual(await filesOf({ report, quality }))
    }
  })

  it('with the rows of every file turned round gives the same figures', async () => {
    const folder = copyOf(HELSINGBORG)
    for (const year of YEARS) {
      for (const name of readdirSync(join(folder, year)).filter((each) => each.endsWith('.csv'))) {
        const { header, rows } = readTable(join(folder, year, name))
        // Rows without a key of their own are known by their place: give them one before moving them.
        const key = header.findIndex((heading) => ['radid', 'record_id'].includes(heading.trim().toLowerCase()))
        const keyed =
          key === -1 && !/observations|register/.test(name)
            ? { header: ['record_id', ...header], rows: rows.map((row, at) => [`r${at}`, ...row]) }
            : { header, rows }
        writeTable(join(folder, year, name), keyed.header, keyed.rows.toReversed())
      }
    }
    const [plain, turned] = [await figuresOfFolder(HELSINGBORG), await figuresOfFolder(folder)]
    for (const year of YEARS) expect(figuresOf(turned, year)).toEqual(figuresOf(plain, year))
  })

  it('without its last year gives the same reports for the years before', async () => {
    const folder = copyOf(HELSINGBORG)
    rmSync(join(folder, '2019'), { recursive: true })
    const [all, without] = [await figuresOfFolder(HELSINGBORG), await figuresOfFolder(folder)]
    for (const year of YEARS.slice(0, 5)) {
      const [one, other] = [all.get(year), without.get(year)]
      expect(other && (await filesOf(other))).toEqual(one && (await filesOf(one)))
    }
  })
})

describe('one person fewer in the files', () => {
  it('reported once, lowers the year by exactly one', async () => {
    const truth = readTable('fixtures/truth/helsingborg.csv')
    const at = (name: string) => truth.header.indexOf(name)
    const once = truth.rows.filter(
      (row) => row[at('reported_once')] === 'yes' && row[at('counted')] === 'yes' && row[at('census')] === '2018',
    )
    const [chosen] = once
    const [file, recordId] = [chosen?.[at('file')] ?? '', chosen?.[at('record_id')] ?? '']
    const folder = copyOf(HELSINGBORG)
    const path = join(folder, file.startsWith('2018') ? file : join('2018', file))
    const { header, rows } = readTable(path)
    const key = header.findIndex((heading) => ['radid', 'record_id'].includes(heading.trim().toLowerCase()))
    const left = rows.filter((row) => row[key] !== recordId)
    expect(left.length).toBe(rows.length - 1)
    writeTable(path, header, left)
    const made = await figuresOfFolder(folder)
    expect(figuresOf(made, '2018').persons).toBe(86)
    expect(figuresOf(made, '2017').persons).toBe(69)
  })
})
