import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { guardFormula } from '../../../src/platform/files/csv.ts'
import {
  line,
  type Picture,
  type SheetContent,
  type TableContent,
  type WorkbookContent,
} from '../../../src/platform/files/workbook-content.ts'
import { sheetNames, tableNames } from '../../../src/platform/files/workbook-names.ts'
import { writeWorkbook } from '../../../src/platform/files/write-workbook.ts'
import { packZip, unpackZip } from '../../../src/platform/files/zip.ts'
import { openWorkbook, partsOfWorkbook, rowsOf } from '../../workbook-text.ts'
import { FORMULA_PAYLOADS } from './formula-payloads.ts'

/** One grey point: the smallest PNG there is. */
function tinyPng(grey: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, grey]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const picture = (grey: number, summary: string): Picture => ({ png: tinyPng(grey), width: 360, height: 200, summary })

const table = (name: string, rows: TableContent['rows']): TableContent => ({
  name,
  columns: [
    { heading: 'Grupp', holds: 'words' },
    { heading: '2018', holds: 'numbers' },
    { heading: 'Ändring', holds: 'changes' },
  ],
  rows,
  blankSign: '–',
})

const sheet = (name: string, rest: Partial<SheetContent> = {}): SheetContent => ({
  name,
  title: `Rubrik ${name}`,
  lines: [],
  table: null,
  notes: [],
  pictures: [],
  ...rest,
})

const workbook = (...sheets: SheetContent[]): WorkbookContent => ({
  title: 'Personer & rum',
  language: 'sv-SE',
  footer: { mark: 'Intern', page: 'Sida', of: 'av' },
  sheets,
})

const FULL = workbook(
  sheet('Innehåll', { lines: [{ ...line('Till den andra'), toSheet: 'Kön: alla' }] }),
  sheet('Kön: alla', {
    table: table('sex', [
      { cells: ['kvinna', 12, -1], role: null },
      { cells: ['man', 1275, 18], role: 'part' },
      { cells: ['annat', null, 0], role: null },
      { cells: ['Totalt', 71.65, null], role: 'total' },
    ]),
    notes: [line('Uppgift saknas för 3.', 'note')],
    pictures: [picture(10, 'Fler män än kvinnor.'), picture(200, 'Som "2017" & förr.')],
  }),
)

afterEach(() => vi.useRealTimers())

describe('the same content', () => {
  it('gives the same bytes at any time', async () => {
    const first = await writeWorkbook(FULL)
    for (const day of ['1999-12-31T23:59:58Z', '2031-07-01T12:00:00Z']) {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) })
      expect(Buffer.compare(await writeWorkbook(FULL), first)).toBe(0)
      vi.useRealTimers()
    }
  })

  it('says nowhere when it was made, or by whom', async () => {
    const [core = ''] = partsOfWorkbook(await writeWorkbook(FULL)).filter((part) => part.startsWith('docProps/core'))
    expect(core).toContain('<dc:title>Personer &amp; rum</dc:title><dc:language>sv-SE</dc:language>')
    expect(core).not.toMatch(/creator|created|modified|lastModifiedBy/i)
    for (const part of partsOfWorkbook(await writeWorkbook(FULL))) {
      expect(part).not.toContain(new Date().toISOString().slice(0, 10))
      expect(part).not.toContain('ExcelJS')
    }
  })
})

describe('what a reader of another program finds', () => {
  it('figures as figures, blanks as a sign, titles first and notes below', async () => {
    const [, second] = (await openWorkbook(await writeWorkbook(FULL))).worksheets
    expect(rowsOf(second ?? fail())).toEqual([
      ['Rubrik Kön: alla'],
      ['Grupp', '2018', 'Ändring'],
      ['kvinna', 12, -1],
      ['man', 1275, 18],
      ['annat', '–', 0],
      ['Totalt', 71.65, '–'],
      [],
      ['Uppgift saknas för 3.'],
      [],
      ['Fler män än kvinnor.'],
      ...Array.from({ length: 11 }, () => []),
      ['Som "2017" & förr.'],
    ])
    expect(second?.getCell('B4').numFmt).toBe('#,##0')
    expect(second?.getCell('B6').numFmt).toBe('#,##0.00')
    expect(second?.getCell('C4').numFmt).toBe('+#,##0;-#,##0;#,##0')
    for (const address of ['B3', 'B5', 'C2']) expect(second?.getCell(address).alignment.horizontal).toBe('right')
  })

  it('a native table with a header row that stays in sight', async () => {
    const bytes = await writeWorkbook(FULL)
    const [, second] = (await openWorkbook(bytes)).worksheets
    expect(second?.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
    expect(second?.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 })
    expect(second?.headerFooter).toMatchObject({
      oddHeader: '&LPersoner && rum&RKön alla',
      oddFooter: '&LIntern&RSida &P av &N',
    })
    const parts = partsOfWorkbook(bytes)
    const tables = parts.filter((part) => part.startsWith('xl/tables/'))
    expect(tables).toHaveLength(1)
    expect(tables[0]).toMatch(/displayName="Table_sex" ref="A2:C6" .*headerRowCount="1"/)
  })

  it('headings on every printed page of a table that goes on over several', async () => {
    const titles = async (rows: number) => {
      const cells = Array.from({ length: rows }, (_, at) => ({ cells: [`rad ${at}`, at, 0], role: null }))
      const parts = partsOfWorkbook(await writeWorkbook(workbook(sheet('Kön: alla', { table: table('x', cells) }))))
      return /Print_Titles[^>]*>([^<]*)/.exec(parts.join())?.[1]
    }
    expect(await titles(100)).toBe('&apos;Kön alla&apos;!$2:$2')
    expect(await titles(10)).toBeUndefined()
  })

  it('pictures that lie on no cell, each with its sentence beside it and as its alternative text', async () => {
    const bytes = await writeWorkbook(FULL)
    const [, second] = (await openWorkbook(bytes)).worksheets
    const used = rowsOf(second ?? fail()).flatMap((row, at) => (row.length ? [at] : []))
    const PIXELS = 20
    for (const { range } of second?.getImages() ?? []) {
      const covered = Array.from({ length: Math.ceil(200 / PIXELS) }, (_, at) => range.tl.nativeRow + at)
      expect(covered.filter((row) => used.includes(row))).toEqual([])
      expect(used).toContain(range.tl.nativeRow - 1)
    }
    expect(second?.getImages()).toHaveLength(2)
    const [drawing = ''] = partsOfWorkbook(bytes).filter((part) => part.startsWith('xl/drawings/drawing'))
    const described = [...drawing.matchAll(/<xdr:cNvPr descr="([^"]*)" id=/g)].map(([, words]) => words)
    expect(described).toEqual(['Fler män än kvinnor.', 'Som &quot;2017&quot; &amp; förr.'])
    const images = unpackZip(bytes).filter(({ name }) => name.endsWith('.png'))
    expect(images.map(({ bytes: png }) => Buffer.from(png))).toEqual([tinyPng(10), tinyPng(200)])
  })

  it('a picture that has no room on the printed page begins a new one', async () => {
    const tall = { ...picture(10, 'Hög.'), height: 700 }
    const breaks = async (...pictures: Picture[]) => {
      const parts = partsOfWorkbook(await writeWorkbook(workbook(sheet('x', { pictures }))))
      const [xml = ''] = parts.filter((part) => part.startsWith('xl/worksheets/sheet1.xml'))
      return [...xml.matchAll(/<brk id="(\d+)"/g)].map(([, row]) => Number(row))
    }
    expect(await breaks(picture(10, 'Ett.'), picture(20, 'Två.'))).toEqual([])
    expect(await breaks(tall, tall)).toEqual([39]) // the caption of the second stands in row 40
  })

  it('ways between the sheets, and none out of the workbook', async () => {
    const parts = partsOfWorkbook(await writeWorkbook(FULL))
    expect(parts.find((part) => part.startsWith('xl/worksheets/sheet1.xml'))).toContain(
      `<hyperlinks><hyperlink ref="A2" location="'Kön alla'!A1"/></hyperlinks>`,
    )
    for (const part of parts) expect(part).not.toMatch(/TargetMode="External"|relationships\/hyperlink/)
  })

  it('no merged cells, formulas, macros, comments or hidden sheets', async () => {
    const bytes = await writeWorkbook(FULL)
    for (const part of partsOfWorkbook(bytes)) {
      expect(part).not.toMatch(
        /<mergeCell|<f>|<f |state="(hidden|veryHidden)"|hidden="1"|externalLink|vbaProject|<comment/,
      )
    }
    const names = unpackZip(bytes).map(({ name }) => name)
    expect(names[0]).toBe('[Content_Types].xml')
    expect(names.filter((name) => name.endsWith('/'))).toEqual([])
  })
})

const fail = (): never => {
  throw new Error('no such sheet')
}

describe('a text that a spreadsheet could run', () => {
  it('has its apostrophe and is text in every place, in the workbook as in CSV', async () => {
    expect(FORMULA_PAYLOADS.length).toBeGreaterThanOrEqual(60)
    const words = (payload: string) => guardFormula(payload)
    const bytes = await writeWorkbook(
      workbook(
        sheet('payloads', {
          title: '=1+1',
          lines: [line('@SUM(A1)')],
          table: table(
            'payloads',
            FORMULA_PAYLOADS.map((payload) => ({ cells: [payload, null, 1], role: null })),
          ),
          notes: FORMULA_PAYLOADS.map((payload) => line(payload, 'note')),
        }),
      ),
    )
    const [only] = (await openWorkbook(bytes)).worksheets
    const cells = rowsOf(only ?? fail()).flatMap((row) => (row.length ? [row[0]] : []))
    const said = cells.map(String)
    expect(cells.every((cell) => typeof cell === 'string')).toBe(true)
    expect(said.slice(0, 3)).toEqual(["'=1+1", "'@SUM(A1)", 'Grupp'])
    const texts = said.slice(3)
    expect(texts).toHaveLength(2 * FORMULA_PAYLOADS.length)
    // What no cell can hold is left out (control characters, a carriage return becomes a line break): nothing else is.
    const shown = (payload: string) =>
      words(payload.replaceAll('\r', '\n').replaceAll('\0', '').replaceAll('\u0001', ''))
    expect(texts).toEqual([...FORMULA_PAYLOADS, ...FORMULA_PAYLOADS].map(shown))
    for (const text of texts) expect(text.startsWith("'")).toBe(true)
    for (const part of partsOfWorkbook(bytes)) expect(part).not.toMatch(/<f>|<f /)
  })

  it('is harmless as a heading, a name of a sheet and a name of a table too', async () => {
    const odd: TableContent = {
      ...table('=cmd|x', [{ cells: ['a', 1, 2], role: null }]),
      columns: [
        { heading: '=1+1', holds: 'words' },
        { heading: '', holds: 'numbers' },
        { heading: "'=1+1", holds: 'numbers' },
      ],
    }
    const bytes = await writeWorkbook(workbook(sheet('=HYPERLINK("x")', { table: odd })))
    const [only] = (await openWorkbook(bytes)).worksheets
    expect(rowsOf(only ?? fail())[1]).toEqual(["'=1+1", '2', "'=1+1 (2)"])
    const [tableXml = ''] = partsOfWorkbook(bytes).filter((part) => part.startsWith('xl/tables/'))
    expect(tableXml).toContain('displayName="Table__cmd_x"')
    expect(tableXml).toContain('name="&apos;=1+1 (2)"')
  })
})

describe('texts that a file cannot hold as they are', () => {
  it.each([
    ['a\u0000b\u0008c', 'abc'],
    ['half \ud83d character', 'half  character'],
    ['not a character \uffff', 'not a character '],
    ['_x0041_ is no A', '_x0041_ is no A'],
    ['<b>&amp;</b>', '<b>&amp;</b>'],
    ['two\r\nlines', 'two\nlines'],
    ['  spaces  ', '  spaces  '],
    ['å ä ö 😀 ש', 'å ä ö 😀 ש'],
  ])('%j is read as %j', async (written, read) => {
    const [only] = (await openWorkbook(await writeWorkbook(workbook(sheet('x', { title: written }))))).worksheets
    expect(only?.getCell('A1').value).toBe(read)
  })

  it('a text beyond the length of a cell is cut', async () => {
    const [only] = (await openWorkbook(await writeWorkbook(workbook(sheet('x', { title: 'å'.repeat(40_000) })))))
      .worksheets
    expect(String(only?.getCell('A1').value)).toHaveLength(32_767)
  })
})

describe('names of sheets and tables', () => {
  it.each([
    ['Kön', 'Kön'],
    ['Ålder: 18/24 [år]?*\\', 'Ålder 18 24 år'],
    ["'citerat'", '’citerat’'],
    ['History', 'History_'],
    ['   ', '1'],
    ['15 Stödbehov efter kontakt med socialtjänst', '15 Stödbehov efter kontakt med…'],
    ['x'.repeat(40), `${'x'.repeat(30)}…`],
  ])('%j becomes %j', (wanted, name) => {
    expect(sheetNames([wanted])).toEqual([name])
  })

  it('are kept apart, whatever their capitals', () => {
    expect(sheetNames(['Kön', 'KÖN', 'kön'])).toEqual(['Kön', 'KÖN (2)', 'kön (3)'])
    expect(tableNames(['a-b', 'A_B', '1'])).toEqual(['Table_a_b', 'Table_A_B_2', 'Table_1'])
  })

  it('hold what the format asks, for any wish, and stay as they are when asked for again', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 8 }), (wanted) => {
        const names = sheetNames(wanted)
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length)
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0)
          expect(name.length).toBeLessThanOrEqual(31)
          expect(name).not.toMatch(/[[\]:*?/\\']|\p{Cc}|\p{Cs}/u)
        }
        expect(sheetNames(names)).toEqual(names)
      }),
      { numRuns: 40 },
    )
  })
})

describe('an archive', () => {
  it('gives back what was packed, in its order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.uint8Array({ maxLength: 400 }))), (files) => {
        const entries = files.map(([name, bytes]) => ({
          name: name.replace(/\p{Cs}/gu, 'x'),
          bytes: Buffer.from(bytes),
        }))
        expect(unpackZip(packZip(entries)).map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }))).toEqual(
          entries,
        )
      }),
    )
  })
})
