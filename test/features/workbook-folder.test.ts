import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readCensusFolder } from '../../src/features/submission/census-folder.service.ts'
import { csv, makeFolder } from '../make-folder.ts'
import { made } from '../platform/files/make-workbook.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const RECORDS = csv('accommodation', 'outdoors')
const asWorkbook = (text: string) =>
  made((workbook) => {
    const rows = text.trim().split('\n')
    workbook.addWorksheet('Blad1').addRows(rows.map((row) => row.split(',').map((cell) => (cell === '' ? null : cell))))
  })

/** A folder of CSV files, and beside them files with these bytes. */
async function folderOf(files: Readonly<Record<string, string>>, others: Readonly<Record<string, Uint8Array>> = {}) {
  const folder = makeFolder({ definition: 'socialstyrelsen-2011', files })
  folders.push(folder)
  for (const [path, bytes] of Object.entries(others)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  return folder
}

const read = (folder: string) => readCensusFolder(folder, () => undefined)
const told = async (folder: string) =>
  (await read(folder)).findings.map(({ kind, code, file, sheet }) => [kind, code, file, sheet])

const LISTS = {
  '2016/soc.csv': csv(
    'record_id,personnummer,accommodation,birth_date',
    'a,19850709-9805,outdoors,',
    'b,,outdoors,1990-01-01',
  ),
  '2016/compiled.csv': csv('unit,accommodation', 'ria,outdoors'),
  '2016/register.csv': csv('register,given_name,family_name,birth_date', 'stödboende,Anna,Ek,1980-01-01'),
  '2016/ria.observations.csv': csv('place,observed_at,persons', 'Torget,2016-09-25T23:30,3'),
  'history.csv': csv('series,year,measure,value,source', 'Akut,2011,personer,64,a'),
}

it('a folder of workbooks says what the same folder of CSV files says', async () => {
  const asText = await read(await folderOf(LISTS))
  const folder = await folderOf(LISTS)
  for (const [path, text] of Object.entries(LISTS)) {
    writeFileSync(join(folder, path.replace('.csv', '.xlsx')), await asWorkbook(text))
    rmSync(join(folder, path))
  }
  const asWorkbooks = await read(folder)
  const contents = ({ censuses, history }: typeof asText) => ({
    history,
    files: censuses.flatMap(({ files }) => files.map(({ file: _, sha256: __, ...content }) => content)),
  })
  expect(contents(asWorkbooks).files).toHaveLength(4)
  expect(contents(asWorkbooks)).toEqual(contents(asText))
  const codes = ({ findings }: typeof asText) => findings.map(({ code, row, column }) => [code, row, column])
  expect(codes(asWorkbooks)).toEqual(codes(asText))
})

it('a finding in a workbook names the sheet', async () => {
  const folder = await folderOf(
    { '2016/ria.csv': RECORDS },
    { '2016/soc.xlsx': await asWorkbook('accommodation\nslottet') },
  )
  expect(await told(folder)).toEqual([['fault', 'unknown_choice', '2016/soc.xlsx', 'Blad1']])
})

describe('a list', () => {
  it('that is there as CSV and as a workbook is a fault: nobody can know which holds', async () => {
    const folder = await folderOf({ '2016/soc.csv': RECORDS }, { '2016/SOC.xlsx': await asWorkbook(RECORDS) })
    expect((await told(folder)).map(([kind, code]) => [kind, code])).toContainEqual(['fault', 'list_twice'])
  })

  it.each(['soc.xls', 'compiled.ods', 'Soc.xlsm', 'ria.observations.numbers', 'register.tsv'])(
    'saved as %s is not passed over',
    async (name) => {
      const folder = await folderOf({ '2016/ria.csv': RECORDS }, { [`2016/${name}`]: Buffer.from('x') })
      expect(await told(folder)).toContainEqual(['fault', 'list_in_other_form', `2016/${name}`, null])
    },
  )

  it('of nobody in particular, in another form, is only told of', async () => {
    const folder = await folderOf({ '2016/ria.csv': RECORDS }, { '2016/anteckningar.ods': Buffer.from('x') })
    expect(await told(folder)).toEqual([['warning', 'file_not_used', '2016/anteckningar.ods', null]])
  })

  it('that is a workbook although its name ends in .csv is read, and told of', async () => {
    const folder = await folderOf({ '2016/ria.csv': RECORDS }, { '2016/soc.xlsx': await asWorkbook(RECORDS) })
    renameSync(join(folder, '2016/soc.xlsx'), join(folder, '2016/soc.csv'))
    const { censuses } = await read(folder)
    expect(await told(folder)).toEqual([['repair', 'workbook_named_csv', '2016/soc.csv', 'Blad1']])
    expect(censuses[0]?.files.flatMap(({ records }) => records)).toHaveLength(2)
  })

  it('that is refused is told of once, and the others are read', async () => {
    const folder = await folderOf({ '2016/ria.csv': RECORDS }, { '2016/soc.xlsx': Buffer.from('boende\nutomhus') })
    expect(await told(folder)).toEqual([['fault', 'not_a_workbook', '2016/soc.xlsx', null]])
  })
})
