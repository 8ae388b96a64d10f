import { expect, it } from 'vitest'
import type { ListWorkbook } from '../../../src/platform/files/list-workbook.ts'
import { unpackWorkbook } from '../../../src/platform/files/workbook-guard.ts'
import { loadWorkbook } from '../../../src/platform/files/workbook-load.ts'
import { writeListWorkbook } from '../../../src/platform/files/write-list-workbook.ts'
import { unpackZip } from '../../../src/platform/files/zip.ts'

const content: ListWorkbook = {
  title: 'Lista',
  language: 'sv',
  footer: { mark: 'm', page: 'Sida', of: 'av' },
  list: {
    name: 'Personer',
    headerRow: 3,
    columns: [
      { heading: 'radid', note: null, choices: null, isOpen: false },
      { heading: 'kön', note: 'Välj', choices: ['kvinna', 'man'], isOpen: false },
      { heading: 'kontakter', note: null, choices: ['a', 'b', 'c'], isOpen: true },
    ],
    rows: [{ row: 7, cells: ['007', '=1+1', '_x0041_'], marks: new Map([[1, { as: 'fault', note: 'fel' }]]) }],
    lastRow: 20,
    otherwise: { title: 'Annat', text: 'Välj "här" & nu' },
  },
  choices: { name: 'Val', title: 'Valen', lines: ['En rad'] },
  beside: [],
}
const partOf = (bytes: Uint8Array, name: string) =>
  Buffer.from(unpackZip(bytes).find((part) => part.name === name)?.bytes ?? []).toString('utf8')

it('is the same bytes for the same value, and passes our own guard', async () => {
  const bytes = await writeListWorkbook(content)
  expect(await writeListWorkbook(content)).toEqual(bytes)
  await expect(unpackWorkbook(bytes)).resolves.toBeInstanceOf(Map)
})

it('is read back letter by letter, at the same rows: no formula, no lost zero, no apostrophe', async () => {
  const read = await loadWorkbook(await writeListWorkbook(content))
  if ('refused' in read) throw new Error(read.refused)
  expect(read.sheets[0]?.rows.map(({ row, cells }) => [row, cells])).toEqual([
    [3, ['radid', 'kön', 'kontakter']],
    [7, ['007', '=1+1', '_x0041_']],
  ])
})

it('has drop-downs over the rows to fill in, which lead to their choices and warn where nothing else belongs', async () => {
  const bytes = await writeListWorkbook(content)
  const sheet = partOf(bytes, 'xl/worksheets/sheet1.xml')
  const lists = [...sheet.matchAll(/<dataValidation ([^>]*)><formula1>([^<]*)</g)].map(([, about, from]) => [
    /sqref="([^"]*)"/.exec(about ?? '')?.[1],
    from,
    about?.includes('error="Välj &quot;här&quot; &amp; nu"'),
  ])
  expect(lists).toEqual([
    ['B4:B20', "'Val'!$A$4:$A$5", true],
    ['C4:C20', "'Val'!$B$4:$B$6", false],
  ])
  const read = await loadWorkbook(bytes)
  if ('refused' in read) throw new Error(read.refused)
  const ofSecond = read.sheets[1]?.rows.filter(({ row }) => row >= 4).map(({ cells }) => cells[1])
  expect(ofSecond).toEqual(['a', 'b', 'c'])
})

it('keeps the parts of a sheet in the order that spreadsheets ask for', async () => {
  const sheet = partOf(await writeListWorkbook(content), 'xl/worksheets/sheet1.xml')
  const order = ['<sheetData', '<dataValidations', '<pageMargins', '<ignoredErrors', '<legacyDrawing']
  const places = order.map((tag) => sheet.indexOf(tag))
  expect(places).toEqual([...places].sort((one, other) => one - other))
  expect(Math.min(...places)).toBeGreaterThan(0)
})

it('gives a note the room it needs', async () => {
  const notes = partOf(await writeListWorkbook(content), 'xl/drawings/vmlDrawing1.vml')
  const [, anchor = ''] = /<x:Anchor>([^<]*)</.exec(notes) ?? []
  const [left = 0, , top = 0, , right = 0, , bottom = 0] = anchor.split(', ').map(Number)
  expect([right - left, bottom - top]).toEqual([4, 9])
})
