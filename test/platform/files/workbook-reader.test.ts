import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { censusWeek } from '../../../src/domain/terms/dates.ts'
import { readUnitFile } from '../../../src/features/submission/read-file.service.ts'
import { loadWorkbook } from '../../../src/platform/files/workbook-load.ts'
import { withWorkbooks } from '../../../src/platform/files/workbook-reader.ts'
import { made, ofXml } from './make-workbook.ts'

const list = () => made((workbook) => workbook.addWorksheet('Lista').addRows([['boende'], ['utomhus']]))

describe('text that stands in a cell', () => {
  const cell = async (xml: string) => {
    const read = await loadWorkbook(ofXml(`<row r="1">${xml}</row>`))
    return 'sheets' in read ? read.sheets[0]?.rows[0]?.cells[0] : read.refused
  }

  it.each([
    ['<c r="A1" t="inlineStr"><is><t>An</t><phoneticPr fontId="1"/></is></c>', 'An'],
    ['<c r="A1" t="inlineStr"><is><r><t>ut</t></r><r><t xml:space="preserve">omhus </t></r></is></c>', 'utomhus '],
    ['<c r="A1" t="inlineStr"><is><t>A</t><rPh sb="0" eb="1"><t>B</t></rPh></is></c>', 'A'],
    ['<c r="A1"><is><t>Anna &amp; Bo</t></is></c>', 'Anna & Bo'],
    ['<c r="A1" t="inlineStr"><v>Anna</v></c>', 'Anna'],
    ['<c r="A1" t="inlineStr"><is><t>Anna_x000D_</t></is></c>', 'Anna\r'],
    ['<c r="A1" t="str"><v>Anna_x000d__x0000_</v></c>', 'Anna\r'],
  ])('%s is not lost, nor read with signs it does not have', async (xml, text) => {
    expect(await cell(xml)).toBe(text)
  })
})

describe('the process that reads workbooks', () => {
  it('reads what is read without it, one after another, and is gone afterwards', async () => {
    const bytes = await list()
    const here = await loadWorkbook(bytes)
    const children = () => process.getActiveResourcesInfo().filter((what) => what === 'ProcessWrap').length
    const before = children()
    const read = await withWorkbooks((workbooks) => Promise.all([workbooks.read(bytes), workbooks.read(bytes)]))
    expect(read).toEqual([here, here])
    expect(children()).toBe(before)
  })

  it('is gone when the work fails too', async () => {
    const bytes = await list()
    const work = withWorkbooks(async (workbooks) => {
      await workbooks.read(bytes)
      throw new Error('the work')
    })
    await expect(work).rejects.toThrow('the work')
  })

  it('refuses what outlives its patience or its memory, and reads the next', async () => {
    // Quotes that never close: a search from each of them to the end of the file.
    const endless = ofXml('<c "'.repeat(1_000_000), { 'xl/media/x.bin': noise(60_000) })
    const bytes = await list()
    const read = await withWorkbooks(
      async (workbooks) => [await workbooks.read(endless), await workbooks.read(bytes)],
      {
        secondsPerFile: 12,
      },
    )
    expect(read[0]).toEqual({ refused: 'workbook_too_heavy' })
    expect(read[1]).toMatchObject({ sheets: [{ name: 'Lista' }] })
  })
})

it('one file of one unit is read by itself', async () => {
  const week = censusWeek.parse({ from: '2016-01-18', to: '2016-01-24' })
  const context = { census: { week }, municipality: { units: [] }, unit: 'soc' }
  const path = join(mkdtempSync(join(tmpdir(), 'tvarsnitt-list-')), 'lista.xlsx')
  expect((await readUnitFile(path, 'lista.xlsx', context)).findings.map(({ code }) => code)).toEqual([
    'file_unreadable',
  ])
  writeFileSync(path, await list())
  const { read, findings } = await readUnitFile(path, 'lista.xlsx', context)
  rmSync(dirname(path), { recursive: true })
  expect(findings).toEqual([])
  expect(read).toMatchObject({ kind: 'unit', unit: 'soc', records: [{ row: 2, facts: { accommodation: 'outdoors' } }] })
})

/** Text that does not pack. */
function noise(length: number): string {
  let state = 1
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCharCode(33 + (state % 90))
  }).join('')
}
