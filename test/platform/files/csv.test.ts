import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvProblemTexts, csvRepairTexts } from '../../../src/domain/submission/csv.texts.ts'
import { CSV_PROBLEM_KINDS, CSV_REPAIRS } from '../../../src/domain/submission/csv-problem.ts'
import { guardFormula, MAX_FILE_BYTES, readCsv, writeCsv } from '../../../src/platform/files/csv.ts'
import { FORMULA_PAYLOADS } from './formula-payloads.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readCsv(utf8(text))
const cellsOf = (text: string) => read(text).table.rows.map(({ cells }) => cells)
const rowNumbersOf = (text: string) => read(text).table.rows.map(({ row }) => row)
const problemsOf = (text: string) => read(text).problems.map(({ code, row, column }) => [code, row, column])

const TEXT = 'förnamn;boende\nÅsa;härbärge\nÖrjan;häkte\n'
const utf16le = (text: string) => Buffer.from(text, 'utf16le')
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('a file is read whichever way it was saved', () => {
  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with byte order mark, as Excel saves CSV UTF-8', utf8(`\ufeff${TEXT}`), 'utf-8'],
    ['Windows-1252, as older Excel saves CSV', Buffer.from(TEXT, 'latin1'), 'windows-1252'],
    ['UTF-16 little-endian with byte order mark', utf16le(`\ufeff${TEXT}`), 'utf-16le'],
    ['UTF-16 big-endian with byte order mark', utf16be(`\ufeff${TEXT}`), 'utf-16be'],
    ['UTF-16 little-endian without byte order mark', utf16le(TEXT), 'utf-16le'],
    ['UTF-16 big-endian without byte order mark', utf16be(TEXT), 'utf-16be'],
  ])('%s', (_saved, bytes, encoding) => {
    const reading = readCsv(bytes)
    expect(reading.encoding).toBe(encoding)
    expect(reading.table.header).toEqual(['förnamn', 'boende'])
    expect(reading.table.rows.map(({ cells }) => cells[0])).toEqual(['Åsa', 'Örjan'])
    expect(reading.problems).toEqual([])
  })

  it('with the signs that only Windows-1252 has', () => {
    const bytes = Buffer.from([0x61, 0x0a, 0x80, 0x92, 0x96, 0xe5, 0x0a]) // a, then € ’ – å
    expect(readCsv(bytes).table.rows[0]?.cells).toEqual(['€’–å'])
  })

  it('tells that it was read as Windows-1252 or UTF-16', () => {
    expect(readCsv(Buffer.from(TEXT, 'latin1')).repairs).toEqual([{ code: 'read_as_windows_1252', row: null }])
    expect(readCsv(utf16le(TEXT)).repairs).toEqual([{ code: 'read_as_utf_16', row: null }])
  })

  it('encoded twice: the letters are put back, and it is told', () => {
    const twice = new TextDecoder('windows-1252').decode(utf8(TEXT))
    const { table, problems, repairs } = read(twice)
    expect(table.header).toEqual(['förnamn', 'boende'])
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['Åsa', 'härbärge'],
      ['Örjan', 'häkte'],
    ])
    expect([problems, repairs]).toEqual([[], [{ code: 'read_as_encoded_twice', row: null }]])
  })

  it('without the sign that old programs write at the end', () => {
    expect(cellsOf(`${TEXT}\u001a`)).toEqual(cellsOf(TEXT))
  })

  it.each([
    ['a web page', '<html><body><table><tr><td>boende</td></tr></table></body></html>', 'web_page_not_csv'],
    ['JSON', '[\n  {"boende": "härbärge"}\n]', 'json_not_csv'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n', 'pdf_not_csv'],
  ])('unless it is %s', (_kind, text, code) => {
    expect(problemsOf(text)).toEqual([[code, null, null]])
  })

  it('with an odd last byte in UTF-16', () => {
    expect(readCsv(Buffer.concat([utf16le(`\ufeff${TEXT}`), Buffer.from([0x41])])).table.rows).toHaveLength(2)
  })

  it.each(['\n', '\r\n', '\r'])('with line ends %j', (lineEnd) => {
    expect(cellsOf(TEXT.replaceAll('\n', lineEnd))).toEqual([
      ['Åsa', 'härbärge'],
      ['Örjan', 'häkte'],
    ])
  })

  it('with different line ends in one file', () => {
    expect(cellsOf('a;b\r\n1;2\n3;4\r5;6')).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
  })
})

describe('the separator is found', () => {
  it.each([
    ['semicolon', ';', 'a;b;c\n1;2;3\n'],
    ['comma', ',', 'a,b,c\n1,2,3\n'],
    ['tab', '\t', 'a\tb\tc\n1\t2\t3\n'],
    ['bar', '|', 'a|b|c\n1|2|3\n'],
    ['semicolon, with decimal commas', ';', 'a;b\n1,5;2,5\n3,5;4,5\n'],
    ['semicolon, with a comma in a heading', ';', 'boende, natt;ålder\nhärbärge;40\nhäkte;50\n'],
    ['comma, with semicolons inside quotes', ',', '"a;x","b;y;z",c\n"1;2;3",2,3\n'],
    ['semicolon, with lists divided by bars', ';', 'a;kontakter\n1;soc|amf\n2;soc|vård\n'],
    ['comma, with rows that end early', ',', 'a,b,c\n1\n2\n3,4,5\n'],
    ['semicolon, after a quote in the middle of a cell', ';', 'a;b\n5" rör;1,2\n6" rör;1,3\n'],
    ['as the sep line says', ',', 'sep=,\na,b;c\n1,2\n'],
    ['as the sep line says, though it is unusual', '^', 'sep=^\na^b\n1^2\n'],
    ['not as the sep line says, when the header has none', ';', 'sep=,\na;b\n1;2\n'],
  ])('%s', (_what, delimiter, text) => {
    expect(read(text).delimiter).toBe(delimiter)
  })

  it('in a single column the commas of a label cut nothing', () => {
    expect(cellsOf('boende\nutomhus, trappuppgång, offentlig lokal\n')).toEqual([
      ['utomhus, trappuppgång, offentlig lokal'],
    ])
  })
})

describe('row numbers are those the spreadsheet shows', () => {
  it.each([
    ['the header is row 1', 'a;b\n1;2\n3;4\n', [2, 3]],
    ['blank rows count', 'a;b\n1;2\n\n;;\n  ; \n3;4\n\n\n', [2, 6]],
    ['a line break inside quotes opens no new row', 'a;b\n"1\n1\n1";2\n3;4\n', [2, 3]],
    ['a sep line does not count', 'sep=;\na;b\n1;2\n', [2]],
    ['blank rows before the header count', '\n\na;b\n1;2\n', [4]],
    ['with Windows line ends', 'a;b\r\n1;2\r\n\r\n3;4\r\n', [2, 4]],
    ['in the last row without a line end', 'a;b\n1;2', [2]],
  ])('%s', (_what, text, rows) => {
    expect(rowNumbersOf(text)).toEqual(rows)
  })

  it('tells in which row the header stands', () => {
    expect(read('\n\na;b\n1;2\n').table).toEqual({
      sheet: null,
      headerRow: 3,
      header: ['a', 'b'],
      rows: [{ row: 4, cells: ['1', '2'] }],
    })
  })
})

describe('cells', () => {
  it.each([
    ['stay as written, blanks and all', 'a;b\n 1 ;"  2"\n', [[' 1 ', '  2']]],
    ['keep leading zeros', 'a\n0405069816\n', [['0405069816']]],
    ['keep separators and doubled quotes inside quotes', 'a;b\n"1;2";"han sa ""hej"""\n', [['1;2', 'han sa "hej"']]],
    ['keep a quote inside a word', 'a;b\n5" rör;2\n', [['5" rör', '2']]],
    ['are blank where the row ends early', 'a;b;c\n1\n', [['1', '', '']]],
    ['lose blank ones to the right of the table', 'a;b\n1;2;;\n', [['1', '2']]],
  ])('%s', (_what, text, cells) => {
    expect(cellsOf(text)).toEqual(cells)
    expect(read(text).problems).toEqual([])
  })

  it('that are missing are told of, with the row', () => {
    expect(read('a;b\n1;2\n3\n').repairs).toEqual([{ code: 'missing_cells_blank', row: 3 }])
  })

  it('belong to headings without surrounding blanks and without blank headings at the end', () => {
    expect(read(' a ;b;;\n1;2;;\n').table.header).toEqual(['a', 'b'])
  })
})

describe('a defect is told of with its place', () => {
  it.each([
    ['an empty file', '', [['empty_file', null, null]]],
    ['nothing but blanks and separators', '\n ;;\n\n', [['empty_file', null, null]]],
    ['nothing but a sep line', 'sep=;', [['empty_file', null, null]]],
    ['headings and no rows', 'a;b\n;;\n', [['headings_only', 1, null]]],
    ['two equal headings', 'Boende;b; boende \n1;2;3\n', [['duplicate_heading', 1, 'boende']]],
    ['data without heading', 'a;;c\n1;2;3\n', [['blank_heading', 1, 'B']]],
    ['a cell too many', 'a;b\n1;2\n1;2;3\n', [['too_many_cells', 3, null]]],
    ['a cell too many after blank rows', 'a;b\n\n\n1;2;3\n', [['too_many_cells', 4, null]]],
    ['a row from a file with another separator', 'a;b;c\n1;2;3\n4,5,6\n', [['other_separator', 3, null]]],
    ['a quote that is never closed', 'a;b\n1;2\n"3;4\n5;6\n', [['unbalanced_quotes', 3, null]]],
    ['a quote closed in the wrong place', 'a;b\n1;2\n"Kalle" Karlsson;4\n', [['unbalanced_quotes', 3, null]]],
    ['a quote that swallows rows until the next', 'a;b\n"3;4\n5;6\n"7;8\n', [['unbalanced_quotes', 2, null]]],
    ['a NUL character', 'a;b\n1;2\n3;4\0\n', [['nul_character', 3, 'b']]],
    ['letters lost before', 'a;b\n1;2\nSj\ufffdberg;4\n', [['lost_characters', 3, 'a']]],
    ['some letters encoded twice and others not', 'a;b\nSjÃ¶berg;å\n', [['doubly_encoded', 2, 'a']]],
    ['a heading encoded twice, and a letter of Windows-1252', 'fÃ¶rnamn;b\n1;é\n', [['doubly_encoded', 1, 'fÃ¶rnamn']]],
    ['an Ã that belongs to a name', 'a;b\nSÃO;4\n', []],
    ['a data cell without heading that is blank', 'a;;c\n1;;3\n', []],
  ])('%s', (_defect, text, problems) => {
    expect(problemsOf(text)).toEqual(problems)
  })

  it('several at once, in the order of the rows', () => {
    expect(problemsOf('a;a\n1;2;3\n\n"x"y;2;3\n').map(([code, row]) => `${row} ${code}`)).toEqual([
      '1 duplicate_heading',
      '2 too_many_cells',
      '4 unbalanced_quotes',
    ])
  })

  it('more than 500 columns, before anything is read', () => {
    const header = Array.from({ length: 501 }, (_, index) => `k${index}`)
    expect(problemsOf(`${header.join(';')}\n1\n`)).toEqual([['too_many_columns', null, null]])
    expect(problemsOf(`${header.slice(1).join(';')}\n1\n`)).toEqual([])
  })

  it('more than 20 MB, before anything is read', () => {
    const large = new Uint8Array(MAX_FILE_BYTES + 1).fill(0x61)
    expect(readCsv(large)).toMatchObject({ problems: [{ code: 'file_too_large' }], table: { rows: [] } })
  })

  it('refuses a file with more than 100,000 rows, blank ones not counted', () => {
    const rows = (count: number) => utf8(`boende\n\n${'ute\n'.repeat(count)}${'\n'.repeat(1000)}`)
    expect(readCsv(rows(100_000)).table.rows).toHaveLength(100_000)
    expect(readCsv(rows(100_001))).toMatchObject({ problems: [{ code: 'too_many_rows' }], table: { rows: [] } })
  })

  it('refuses a table with more than five million cells, however few characters it is written in', () => {
    const headings = Array.from({ length: 500 }, (_, at) => `rubrik ${at}`).join(';')
    const reading = read(`${headings}\n${'ute\n'.repeat(10_001)}`)
    expect(reading).toMatchObject({ problems: [{ code: 'too_many_rows' }], table: { rows: [] } })
  })

  it('reads no further than a row of more than 250,000 characters, and keeps those before it', () => {
    const reading = read(`a;b\n1;2\n"${'x;y\n'.repeat(200_000)}`)
    expect(reading.problems).toEqual([{ code: 'row_too_long', row: 3, column: null }])
    expect(reading.table.rows).toEqual([{ row: 2, cells: ['1', '2'] }])
  })

  it('does not take a file that is one long row for headings without rows', () => {
    expect(problemsOf(`a;b\n${'x'.repeat(600_000)}`)).toEqual([['row_too_long', 2, null]])
  })

  it('tells of a hundred broken quotes one by one, then that there are more, and reads no further', () => {
    const told = problemsOf(`a;b\n${'"Kalle" Karlsson";1\n'.repeat(300)}`)
    expect(told).toHaveLength(101)
    expect(told.slice(-2)).toEqual([
      ['unbalanced_quotes', 101, null],
      ['many_unbalanced_quotes', 102, null],
    ])
  })

  it('reads a file of many pieces as if it were one', () => {
    const rows = Array.from({ length: 40_000 }, (_, at) => [`${at}`, at % 7 === 0 ? `"a;""${at}""\r\n b"` : 'å', 'x'])
    const reading = read(`a;b;c\r\n${rows.map((cells) => `${cells.join(';')}\r\n`).join('')}`)
    expect(reading.problems).toEqual([])
    expect(reading.table.rows.map(({ row, cells }) => [row, ...cells])).toEqual(
      rows.map(([at = ''], index) => [index + 2, at, index % 7 === 0 ? `a;"${at}"\n b` : 'å', 'x']),
    )
  })

  it.each([
    ['an Excel workbook', [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
  ])('%s under the name of a CSV file', (_what, bytes) => {
    expect(readCsv(Uint8Array.from(bytes)).problems).toEqual([{ code: 'workbook_not_csv', row: null, column: null }])
  })

  it('has a text in both languages for every problem and repair', () => {
    expect(Object.keys(csvProblemTexts).sort()).toEqual(Object.keys(CSV_PROBLEM_KINDS).sort())
    expect(Object.keys(csvRepairTexts).sort()).toEqual([...CSV_REPAIRS].sort())
    for (const { sv, en } of [...Object.values(csvProblemTexts), ...Object.values(csvRepairTexts)]) {
      expect(sv).toMatch(/^\p{Lu}.*\.$/u)
      expect(en).toMatch(/^\p{Lu}.*\.$/u)
      expect(sv).not.toMatch(/ogiltig|vänligen|tyvärr/i)
    }
  })

  it('and no bytes make reading fail', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => readCsv(bytes).table.rows.length >= 0))
    const awkward = fc.string({ unit: fc.constantFrom(...'ab";,\n\r\t|\0= Ã¶'), maxLength: 60 })
    fc.assert(
      fc.property(awkward, (text) => {
        const { table } = read(text)
        return table.rows.every(({ cells }) => cells.length === table.header.length)
      }),
    )
  })
})

describe('writing', () => {
  it('is UTF-8 without byte order mark, comma and LF, with quotes only where they are needed', () => {
    const rows = [
      ['Åsa', 'a,b'],
      ['säger "hej"', 'två\nrader'],
      [' x', ''],
    ]
    expect(writeCsv(['namn', 'värde'], rows)).toBe('namn,värde\nÅsa,"a,b"\n"säger ""hej""","två\nrader"\n" x",\n')
  })

  it('keeps a row whose only cell is blank', () => {
    expect(writeCsv(['a'], [[''], ['b']])).toBe('a\n""\nb\n')
  })

  it('gives back what was written when it is read again', () => {
    const cell = fc
      .string({ unit: fc.constantFrom(...'abåö",;\t\n |0-9'), minLength: 1, maxLength: 8 })
      .filter((text) => text.trim() !== '')
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const again = cellsOf(writeCsv(['first', 'second'], rows))
        expect(again).toEqual(rows.map((cells) => cells.map(guardFormula)))
      }),
    )
  })
})

describe('a cell that a spreadsheet would run gets an apostrophe', () => {
  it.each(FORMULA_PAYLOADS)('%j', (payload) => {
    expect(guardFormula(payload)).toBe(`'${payload}`)
    expect(cellsOf(writeCsv(['a', 'b'], [[payload, 'x']]))[0]?.[0]?.startsWith("'")).toBe(true)
  })

  it.each([
    '-2',
    '+8',
    '-3.5',
    '-3,5',
    '0',
    '12',
    '2016',
    'Åsa',
    'a=b',
    'e-post@example.org',
    '2026-01-25',
    '~40',
    '1-2',
    '',
    ' ',
    "'=1",
    '(1)',
    '15–20',
  ])('but not %j', (cell) => {
    expect(guardFormula(cell)).toBe(cell)
  })

  it('in headings too', () => {
    expect(writeCsv(['=1'], [])).toBe("'=1\n")
  })
})
