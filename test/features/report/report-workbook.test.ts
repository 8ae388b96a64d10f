import { beforeAll, describe, expect, test } from 'vitest'
import { besideTheNumbers } from '../../../src/domain/report/report.texts.ts'
import { tidyCells } from '../../../src/domain/report/report-table.ts'
import { allTables, type YearlyReport } from '../../../src/domain/report/yearly-report.ts'
import { LANGUAGES, type Language } from '../../../src/domain/terms/text.ts'
import { reportWorkbook, workbookContent } from '../../../src/features/report/report-workbook.service.ts'
import type { WorkbookContent } from '../../../src/platform/files/workbook-content.ts'
import { openWorkbook, partsOfWorkbook, rowsOf } from '../../workbook-text.ts'
import { exampleReports } from './example-reports.ts'

let reports: YearlyReport[] = []

beforeAll(async () => {
  reports = [...(await exampleReports('helsingborg')).values(), ...(await exampleReports('norrmalm')).values()]
})

const reportOf = (census: string, definition: string): YearlyReport => {
  const found = reports.find(({ figures }) => figures.census === census && figures.definition === definition)
  if (found === undefined) throw new Error(`no report ${census} ${definition}`)
  return found
}

/** All that a workbook says in its cells, sheet by sheet. */
const wordsOf = ({ sheets }: WorkbookContent): string[] =>
  sheets.flatMap(({ title, lines, table, notes }) => [
    title,
    ...[...lines, ...notes].map(({ text }) => text),
    ...(table?.rows ?? []).flatMap(({ cells }) =>
      cells.flatMap((cell) =>
        typeof cell === 'object' && cell !== null ? cell.text : typeof cell === 'string' ? cell : [],
      ),
    ),
  ])

describe('the workbook shows the report and nothing else', () => {
  test.each(LANGUAGES)('every figure stands in the sheet of its table, a blank as a sign (%s)', async (language) => {
    const report = reportOf('2018', 'helsingborg-akut')
    const { worksheets } = await openWorkbook(await reportWorkbook(report, language))
    const tables = allTables(report)
    expect(worksheets).toHaveLength(3 + tables.length)
    for (const [at, table] of tables.entries()) {
      const sheet = worksheets[3 + at]
      const rows = sheet ? rowsOf(sheet) : []
      const header = rows.findIndex((row) => row.length === table.columns.length + 1)
      const body = rows.slice(header + 1, header + 1 + table.rows.length)
      expect(rows[0], table.id).toEqual([table.title[language]])
      expect(body.map(([label]) => label)).toEqual(table.rows.map(({ label }) => label[language]))
      expect(body.flatMap(([, ...figures]) => figures)).toEqual(
        tidyCells([table]).map(({ value }) => (value === null ? '–' : value)),
      )
    }
  })

  test.each(LANGUAGES)('every sentence and every note of every report is in it (%s)', (language) => {
    for (const report of reports) {
      const said = new Set(wordsOf(workbookContent(report, language)))
      const expected = report.sections.flatMap(({ paragraphs, tables }) => [
        ...paragraphs,
        ...tables.flatMap((table) => [table.title, table.unit, ...table.notes]),
      ])
      expect(expected.filter((text) => !said.has(text[language]))).toEqual([])
    }
  })

  test('the notes of a table stand under it as well as among the notes', () => {
    const content = workbookContent(reportOf('2018', 'helsingborg-akut'), 'sv')
    const ages = content.sheets.find(({ table }) => table?.name === 'age')
    expect(ages?.notes.map(({ text }) => text)).toEqual(
      allTables(reportOf('2018', 'helsingborg-akut'))
        .find(({ id }) => id === 'age')
        ?.notes.map(({ sv }) => sv),
    )
    expect(ages?.notes.length).toBeGreaterThan(0)
  })

  test('the same report gives the same bytes', async () => {
    const report = reportOf('2017', 'norrmalm')
    const copy: YearlyReport = JSON.parse(JSON.stringify(report))
    expect(Buffer.compare(await reportWorkbook(copy, 'sv'), await reportWorkbook(report, 'sv'))).toBe(0)
  })

  test('names are written as they are, and none can be run as a formula', async () => {
    const name = '=HYPERLINK("http://example.org")'
    const report = reportOf('2014', 'helsingborg-akut')
    const odd = { ...report, municipality: { code: '1283', name }, title: { sv: name, en: name } }
    const bytes = await reportWorkbook(odd, 'sv')
    const [cover] = (await openWorkbook(bytes)).worksheets
    expect(cover?.getCell('A1').value).toBe(`'${name}`)
    for (const part of partsOfWorkbook(bytes)) expect(part).not.toMatch(/<f>|<f |TargetMode="External"/)
  })
})

describe('how it reads', () => {
  test.each(LANGUAGES)(
    'cover, contents and notes come first, and the contents lead to every sheet (%s)',
    (language) => {
      const names: Record<Language, string[]> = {
        sv: ['Omslag', 'Innehåll', 'Noter', '1 Huvudsiffror'],
        en: ['Cover', 'Contents', 'Notes', '1 Main figures'],
      }
      for (const report of reports) {
        const { sheets } = workbookContent(report, language)
        expect(sheets.map(({ name }) => name).slice(0, 4)).toEqual(names[language])
        const [, contents] = sheets
        const leads = contents?.table?.rows.flatMap(({ cells: [first] }) =>
          typeof first === 'object' && first !== null ? first.toSheet : [],
        )
        expect(leads).toEqual(sheets.map(({ name }) => name).filter((name) => name !== contents?.name))
      }
    },
  )

  test('every link leads to a sheet that is there', () => {
    for (const report of reports) {
      const { sheets } = workbookContent(report, 'sv')
      const names = sheets.map(({ name }) => name)
      const links = sheets.flatMap(({ lines, table }) => [
        ...lines.map(({ toSheet }) => toSheet),
        ...(table?.rows ?? []).flatMap(({ cells }) =>
          cells.map((cell) => (typeof cell === 'object' && cell !== null ? cell.toSheet : undefined)),
        ),
      ])
      expect(links.filter((link) => link !== undefined && !names.includes(link))).toEqual([])
      expect(links.filter((link) => link !== undefined).length).toBeGreaterThan(2 * names.length - 5)
    }
  })

  test('the mark of the internal edition stands before the first figure and on every printed page', async () => {
    const report = reportOf('2019', 'helsingborg-akut')
    const content = workbookContent(report, 'sv')
    const lines = content.sheets[0]?.lines.map(({ text }) => text) ?? []
    const headline = report.sections[0]?.paragraphs[0]?.sv ?? 'none'
    expect(lines.indexOf(besideTheNumbers.internal.sv)).toBeGreaterThan(-1)
    expect(lines.indexOf(besideTheNumbers.internal.sv)).toBeLessThan(lines.indexOf(headline))
    const { worksheets } = await openWorkbook(await reportWorkbook(report, 'sv'))
    for (const { headerFooter } of worksheets) expect(headerFooter.oddFooter).toContain('Intern utgåva, arbetsmaterial')
  })

  test('what must be said beside the number stands on the cover with it', () => {
    for (const report of reports) {
      const [cover] = workbookContent(report, 'sv').sheets
      const lines = cover?.lines.map(({ text }) => text)
      const summary = report.sections.find(({ id }) => id === 'summary')?.paragraphs ?? []
      expect(lines).toEqual(expect.arrayContaining(summary.map(({ sv }) => sv)))
      expect(lines).toContain(besideTheNumbers.minimum.sv)
    }
  })

  test('of two years, it is said which is the one of the report', () => {
    const { sheets } = workbookContent(reportOf('2019', 'helsingborg-akut'), 'sv')
    const headings = sheets.find(({ table }) => table?.name === 'sex')?.table?.columns.map(({ heading }) => heading)
    expect(headings).toEqual(['Kön', '2019 (den här rapporten)', '2018 (tidigare)'])
    const first = workbookContent(reportOf('2014', 'helsingborg-akut'), 'sv').sheets
    expect(first.find(({ table }) => table?.name === 'sex')?.table?.columns[1]?.heading).toBe('2014')
  })

  test('the sign for no figure is explained where it is used', () => {
    for (const { table, lines } of workbookContent(reportOf('2018', 'helsingborg-akut'), 'sv').sheets) {
      const isUsed = table?.rows.some(({ cells }) => cells.includes(null)) ?? false
      if (isUsed) expect(lines.map(({ text }) => text).join()).toContain('Tecknet –')
    }
  })

  test('charts stand on the sheet of their table, with what they show in words', () => {
    const chart = { png: new Uint8Array([1]), width: 640, height: 360, summary: 'Flest är män.' }
    const { sheets } = workbookContent(reportOf('2018', 'helsingborg-akut'), 'sv', new Map([['sex', [chart]]]))
    const withPictures = sheets.filter(({ pictures }) => pictures.length > 0)
    expect(withPictures.map(({ table, pictures }) => [table?.name, pictures])).toEqual([['sex', [chart]]])
  })
})
