import { describe, expect, it } from 'vitest'
import { WORKBOOK_REFUSALS } from '../../../src/domain/submission/workbook.texts.ts'
import { unpackWorkbook, WorkbookRefused } from '../../../src/platform/files/workbook-guard.ts'
import { loadWorkbook } from '../../../src/platform/files/workbook-load.ts'
import { CENTRAL, changed, LOCAL, made, ofXml, packed, parts, patched } from './make-workbook.ts'

const CELL = '<row r="1"><c r="A1" t="str"><v>boende</v></c></row>'
const plain = ofXml(CELL)
const MEGABYTE = 1024 * 1024

/** The code a workbook is refused with, or what it holds. */
async function answer(bytes: Uint8Array): Promise<unknown> {
  const read = await loadWorkbook(bytes)
  return 'refused' in read ? read.refused : read.sheets[0]?.rows
}

/** Bytes of one kind before everything else, in a workbook that says of each part that it has a hundred. */
const lying = (length: number) =>
  patched(packed(new Map([['xl/x.bin', ' '.repeat(length)], ...parts(CELL)])), CENTRAL, 24, 100, 4)

const named = (name: string) => ofXml(CELL, { [name]: '<x/>' })
const many = (count: number, of: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at + 1)).join('')
const ole = (stream: string) => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from(stream, 'utf16le')])

it('reads a plain workbook', async () => {
  expect(await answer(plain)).toEqual([{ row: 1, isHidden: false, isStruck: false, cells: ['boende'] }])
})

describe('is not read:', () => {
  const cases: readonly (readonly [what: string, bytes: () => Uint8Array, code: keyof typeof WORKBOOK_REFUSALS])[] = [
    ['more than 5 MB', () => Buffer.concat([plain, Buffer.alloc(5 * MEGABYTE)]), 'workbook_too_large'],
    ['text with the name of a workbook', () => Buffer.from('boende\nutomhus\n'), 'not_a_workbook'],
    ['nothing at all', () => Buffer.alloc(0), 'not_a_workbook'],
    ['one of the older form', () => ole('Workbook'), 'workbook_old_form'],
    ['one locked with a password', () => ole('EncryptedPackage'), 'workbook_locked'],
    ['one with locked parts', () => patched(plain, CENTRAL, 8, 1, 2), 'workbook_locked'],
    ['one with macros', () => named('xl/vbaProject.bin'), 'workbook_has_macros'],
    ['one with macros of the oldest kind', () => named('xl/macrosheets/sheet1.xml'), 'workbook_has_macros'],
    ['one with links to others', () => named('xl/externalLinks/externalLink1.xml'), 'workbook_has_links'],
    ['one in binary form', () => named('xl/workbook.bin'), 'workbook_binary_form'],
    ['a text document', () => packed(new Map([['word/document.xml', '<x/>']])), 'workbook_of_other_program'],
    ['one of LibreOffice', () => packed(new Map([['content.xml', '<x/>']])), 'workbook_of_other_program'],
    ['cut short', () => plain.subarray(0, plain.length - 40), 'workbook_damaged'],
    ['cut in the middle', () => plain.subarray(0, plain.length / 2), 'workbook_damaged'],
    ['with a byte changed', () => patched(plain, LOCAL, 60, 0xffffffff, 4), 'workbook_damaged'],
    [
      '201 parts',
      () => ofXml(CELL, Object.fromEntries(Array.from({ length: 197 }, (_, at) => [`xl/media/${at}.bin`, '']))),
      'workbook_too_many_parts',
    ],
    ['a name that leads out', () => named('../../etc/passwd'), 'workbook_part_names'],
    ['a name from the root', () => named('/xl/x.xml'), 'workbook_part_names'],
    ['a name twice', () => named('XL/workbook.xml'), 'workbook_part_names'],
    ['16 MB of blanks', () => ofXml(CELL, { 'xl/x.bin': ' '.repeat(16 * MEGABYTE) }), 'workbook_unpacks_too_large'],
    ['16 MB that say they are 100 bytes', () => lying(16 * MEGABYTE), 'workbook_unpacks_too_large'],
    ['3 MB that say they are 100 bytes', () => lying(3 * MEGABYTE), 'workbook_damaged'],
    ['3 MB out of 5 kB', () => ofXml(CELL, { 'xl/x.bin': ' '.repeat(3 * MEGABYTE) }), 'workbook_packed_too_tight'],
    [
      'entities that grow',
      () => ofXml(CELL, { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>' }),
      'workbook_has_entities',
    ],
    [
      'entities in a part nobody reads',
      () => ofXml(CELL, { 'docProps/app.xml': '<!DOCTYPE x><x/>' }),
      'workbook_has_entities',
    ],
    [
      'rows out of order',
      () => ofXml('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'),
      'workbook_damaged',
    ],
    ['a cell twice', () => ofXml('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), 'workbook_damaged'],
    ['a cell of another row', () => ofXml('<row r="1"><c r="A7"><v>1</v></c></row>'), 'workbook_damaged'],
    ['texts that are not there', () => ofXml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), 'workbook_damaged'],
    ['XML that does not end', () => ofXml('<row r="1"><c r="A1"><v>1</v>'), 'workbook_damaged'],
    ['data far to the right', () => ofXml('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'workbook_too_many_columns'],
    [
      'more rows than any list has',
      () => ofXml(many(100_001, (row) => `<row r="${row}"><c r="A${row}"><v>${(row * 7919) % 100_003}</v></c></row>`)),
      'workbook_too_many_rows',
    ],
    [
      'more cells than any list has',
      () =>
        ofXml(many(2600, (row) => `<row r="${row}">${many(200, (at) => `<c><v>${(row * at) % 97}</v></c>`)}</row>`)),
      'workbook_too_heavy',
    ],
    [
      'one long text in every cell',
      () =>
        ofXml(
          many(5000, (row) => `<row r="${row}">${many(5, () => '<c t="s"><v>0</v></c>')}</row>`),
          {
            'xl/_rels/workbook.xml.rels': `${parts('').get('xl/_rels/workbook.xml.rels')}`.replace(
              '</Relationships>',
              '<Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            ),
            'xl/sharedStrings.xml': `<sst><si><t>${many(4000, (at) => `${at} `)}</t></si></sst>`,
          },
        ),
      'workbook_too_heavy',
    ],
  ]
  it.each(cases)('%s', async (_what, bytes, code) => {
    expect(await answer(bytes())).toBe(code)
  })

  it('and every reason says what to do, in both languages', () => {
    expect(new Set(cases.map(([, , code]) => code))).toEqual(new Set(Object.keys(WORKBOOK_REFUSALS)))
    for (const { sv, en } of Object.values(WORKBOOK_REFUSALS)) {
      expect(sv).toMatch(/Öppna|Ta bort|Kopiera|Spara|Välj|Bryt|Kontrollera/)
      expect(en).toMatch(/Open|Remove|Copy|Save|Choose|Break|Check|save/)
    }
  })
})

it('stops unpacking where too much comes out, long before the end', async () => {
  const bomb = lying(200 * MEGABYTE)
  const before = process.memoryUsage.rss()
  await expect(unpackWorkbook(bomb)).rejects.toBeInstanceOf(WorkbookRefused)
  expect((process.memoryUsage.rss() - before) / MEGABYTE).toBeLessThan(100)
})

describe('is read, however much of it is blank:', () => {
  it('half a million blank rows and cells below the list', async () => {
    const blank = many(200_000, (row) => `<row r="${row + 1}" s="3"><c r="A${row + 1}" s="3"/></row>`)
    expect(await answer(ofXml(CELL + blank, { 'xl/media/x.bin': noise(200_000) }))).toHaveLength(1)
  })

  it('a list with validations, links and names over whole columns', async () => {
    const bytes = await made((workbook) => {
      const sheet = workbook.addWorksheet('Lista')
      sheet.addRow(['boende'])
      workbook.definedNames.add('Lista!$A$1:$A$10', 'allt')
    })
    const wide = changed(bytes, (xml, name) => {
      if (name === 'xl/workbook.xml') return xml.replace('$A$1:$A$10', '$A$1:$XFD$1048576')
      if (!name.startsWith('xl/worksheets/')) return xml
      const all = 'A1:XFD1048576'
      return xml.replace(
        '</sheetData>',
        `</sheetData><mergeCells><mergeCell ref="B2:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="${all}"><formula1>"ja"</formula1></dataValidation></dataValidations>`,
      )
    })
    expect(await answer(wide)).toEqual([{ row: 1, isHidden: false, isStruck: false, cells: ['boende'] }])
  })
})

/** Text that does not pack. */
const noise = (length: number): string => {
  let state = 1
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCharCode(33 + (state % 90))
  }).join('')
}
