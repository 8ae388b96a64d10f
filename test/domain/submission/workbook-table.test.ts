import { describe, expect, it } from 'vitest'
import { ACCOMMODATION, SEX } from '../../../src/domain/submission/codes.ts'
import { WORKBOOK_FINDINGS, workbookTexts } from '../../../src/domain/submission/workbook.texts.ts'
import type { SheetCell, SheetRow, WorkbookSheet } from '../../../src/domain/submission/workbook.ts'
import { typeCell } from '../../../src/domain/submission/workbook-cells.ts'
import { fileReadingOfWorkbook } from '../../../src/domain/submission/workbook-table.ts'

const rowsOf = (rows: readonly (readonly SheetCell[])[], first = 1): SheetRow[] =>
  rows.map((cells, at) => ({ row: first + at, isHidden: false, isStruck: false, cells }))
const sheet = (rows: readonly (readonly SheetCell[])[], more: Partial<WorkbookSheet> = {}): WorkbookSheet => ({
  ...{ name: 'Lista', state: 'visible', rows: rowsOf(rows), hiddenColumns: [], merges: [] },
  ...more,
})
const read = (...sheets: readonly WorkbookSheet[]) => fileReadingOfWorkbook({ sheets, from1904: false }, 'unit')
const told = (...sheets: readonly WorkbookSheet[]) =>
  read(...sheets).problems.map(({ kind, code, row, column }) => [kind, code, row, column])

const LIST = [['boende'], ['utomhus']] as const

describe('which sheet is read', () => {
  it('the one with a list; other sheets with something in them are named', () => {
    const reading = read(sheet([['Hej']], { name: 'Läs mig' }), sheet(LIST), sheet([], { name: 'Blad3' }))
    expect(reading.table).toMatchObject({ sheet: 'Lista', header: ['boende'], rows: [{ row: 2, cells: ['utomhus'] }] })
    expect(reading.problems.map(({ code }) => code)).toEqual(['sheets_not_read'])
    expect(reading.problems[0]?.message.sv).toContain('”Läs mig”')
    expect(reading.problems[0]?.message.sv).not.toContain('Blad3')
  })

  it('not one of several lists: a person has to say which', () => {
    expect(told(sheet(LIST), sheet(LIST, { name: 'Mars' }))).toEqual([['fault', 'several_sheets', null, null]])
  })

  it('not one with the choices of a template, seen or hidden', () => {
    const rows = [
      ['kön', 'boende'],
      ...Object.keys(ACCOMMODATION).map((code, at) => [Object.keys(SEX)[at] ?? null, code]),
    ]
    expect(told(sheet(LIST), sheet(rows, { name: 'Val', state: 'hidden' }))).toEqual([])
    expect(told(sheet(LIST), sheet(rows, { name: 'Val' }))).toEqual([['warning', 'sheets_not_read', null, null]])
    const people = [...rows, [null, Object.keys(ACCOMMODATION)[0] ?? null]]
    expect(told(sheet(LIST), sheet(people, { name: 'Val' }))).toEqual([['fault', 'several_sheets', null, null]])
  })

  it('the one with rows, when another has headings only', () => {
    expect(told(sheet([['boende']], { name: 'Mall' }), sheet(LIST))).toEqual([])
  })

  it('a hidden one is told of, and is a fault when it is the only list', () => {
    const hidden = sheet(LIST, { name: 'Förra året', state: 'hidden' })
    expect(told(sheet(LIST), hidden)).toEqual([['warning', 'hidden_sheets_not_read', null, null]])
    expect(told(hidden)).toEqual([['fault', 'table_on_hidden_sheet', null, null]])
  })

  it('a sheet named after somebody in a list is told of by the shape of its name', () => {
    const of = (given: string, family: string) =>
      sheet(
        [
          ['förnamn', 'efternamn', 'boende'],
          [given, family, 'utomhus'],
        ],
        { name: `${given} ${family}` },
      )
    const [several] = read(of('Anna', 'Wikström'), of('Bo', 'Ek')).problems
    expect(several?.message.sv).toContain('”aaaa aaaaaaaa” och ”aa aa”')
    expect(read(of('Anna', 'Wikström')).table.sheet).toBe('aaaa aaaaaaaa')
  })

  it('none: an empty workbook is told of once', () => {
    expect(told(sheet([]))).toEqual([['fault', 'workbook_empty', null, null]])
  })
})

describe('where the headings are', () => {
  it('below a title, which is told of', () => {
    const reading = read(sheet([['Boende'], ['vecka 3'], ['personnummer', 'boende'], [null, 'utomhus']]))
    expect(reading.table).toMatchObject({ headerRow: 3, rows: [{ row: 4, cells: ['', 'utomhus'] }] })
    expect(reading.problems.map(({ code }) => code)).toEqual(['rows_above_headings'])
  })

  it('not below the rows of another list, which would be lost', () => {
    const women = [
      ['radid', 'boende'],
      ['1', 'utomhus'],
    ]
    const men = [
      ['radid', 'kön', 'boende'],
      ['2', 'man', 'utomhus'],
    ]
    const reading = read(sheet([['Kvinnor'], ...women, ['Män'], ...men]))
    expect(reading.problems.map(({ kind, code }) => [kind, code])).toEqual([['fault', 'several_lists_on_sheet']])
    expect(reading.problems[0]?.message.sv).toContain('rad 2 och rad 5')
  })

  it('right below the groups they stand in', () => {
    const groups = ['boende', 'kön', null]
    expect(told(sheet([groups, ['boende', 'kön', 'ålder'], ['utomhus', 'man', 40]]))).toEqual([
      ['repair', 'rows_above_headings', null, null],
    ])
  })

  it('below rows that look like a list nobody can read: a person is asked to look', () => {
    const unknown = [
      ['Namn', 'Boendeform', 'Kön'],
      ['Anna', 'ute', 'K'],
    ]
    expect(told(sheet([...unknown, ['boende', 'kön'], ['utomhus', 'man']]))).toEqual([
      ['warning', 'filled_rows_above_headings', null, null],
    ])
  })

  it('in the first row with something in it when no row is known', () => {
    expect(read(sheet([['något'], ['annat']])).table).toMatchObject({ headerRow: 1, header: ['något'] })
  })

  it('a column of data without one keeps its place', () => {
    expect(read(sheet([['boende'], ['utomhus', null, 'obs']])).table.header).toEqual(['boende', '', ''])
  })
})

describe('what is not seen', () => {
  it('rows and columns are read like the others, and told of', () => {
    const rows = rowsOf([
      ['boende', 'kön'],
      ['utomhus', 'man'],
      ['utomhus', 'man'],
    ]).map((row) => ({
      ...row,
      isHidden: row.row > 1,
    }))
    const reading = read(sheet([], { rows, hiddenColumns: [1, 7] }))
    expect(reading.table.rows).toHaveLength(2)
    expect(reading.problems.map(({ kind, code, row }) => [kind, code, row])).toEqual([
      ['warning', 'hidden_rows_read', 2],
      ['warning', 'hidden_columns_read', null],
    ])
    expect(reading.problems[0]?.message.sv).toContain('2 rader är dolda')
    expect(reading.problems[1]?.message.sv).toContain('”kön”')
  })
})

describe('merged cells', () => {
  const rows = [
    ['boende', 'kön', 'ålder'],
    ['utomhus', 'man', 40],
    ['utomhus', 'man', 41],
  ] as const
  const merge = (shown: string, firstRow: number, lastRow: number, firstColumn: number, lastColumn: number) => ({
    ...{ shown, firstRow, lastRow, firstColumn, lastColumn },
  })

  it('over several rows are a fault', () => {
    expect(told(sheet(rows, { merges: [merge('A2:A3', 2, 3, 0, 0)] }))).toEqual([['fault', 'merged_cells', 2, null]])
  })

  it('within a row count where they begin, and what lies under them is not seen', () => {
    const reading = read(sheet(rows, { merges: [merge('A2:B2', 2, 2, 0, 1)] }))
    expect(reading.table.rows[0]?.cells).toEqual(['utomhus', '', '40'])
    expect(reading.problems.map(({ kind, code, row }) => [kind, code, row])).toEqual([
      ['warning', 'merged_cells_in_row', 2],
    ])
  })

  it('without a value, or above the headings, say nothing', () => {
    const titled = [['Titel'], ...rows]
    const merges = [merge('A1:C1', 1, 1, 0, 2), merge('A9:C12', 9, 12, 0, 2)]
    expect(told(sheet(titled, { merges }))).toEqual([['repair', 'rows_above_headings', null, null]])
  })
})

describe('a cell', () => {
  const of = (value: number, format: string) => ({ kind: 'number', value, format }) as const

  it.each([
    [198507099805, null, '198507099805'],
    [0.1 + 0.2, null, '0.3'],
    [45, null, '45'],
    [0.00000012, null, '0.00000012'],
    [true, 'yes_no', 'TRUE'],
    [of(42387, 'yyyy-mm-dd'), 'date', '2016-01-18'],
    [of(42387, 'mmm\\ yyyy'), 'partial_date', '2016-01'],
    [of(42387, 'yyyy'), 'partial_date', '2016'],
    [of(42387, 'yyyy'), 'year', '2016'],
    [of(42387, 'yyyy'), 'date', '2016-01-18'],
    [of(42387.5, 'yyyy-mm-dd'), 'partial_date', '2016-01-18'],
    [of(42387.979166666664, 'yyyy-mm-dd'), 'point_in_time', '2016-01-18T23:30'],
    [of(42387, 'yyyy-mm-dd hh:mm'), 'point_in_time', '2016-01-18T00:00'],
    [of(42387, 'yyyy-mm-dd'), 'point_in_time', '2016-01-18'],
    [of(42387.999999, 'yyyy-mm-dd hh:mm'), 'point_in_time', '2016-01-19T00:00'],
    [of(0.75, 'h:mm'), 'point_in_time', '18:00'],
    [of(1, 'yyyy-mm-dd'), 'date', '1900-01-01'],
    [of(59, 'yyyy-mm-dd'), 'date', '1900-02-28'],
    [of(61, 'yyyy-mm-dd'), 'date', '1900-03-01'],
    [of(45, '0\\ \\s\\t'), 'whole_number', '45'],
    [of(45, '0" dygn"'), 'whole_number', '45'],
    [of(9500, '#,##0\\ [$kr-41D]'), 'amount', '9500'],
    [of(123, '00000'), 'key', '00123'],
    [of(12, '00-000'), 'key', '00-012'],
    [of(12, '"R"000'), 'key', '12'],
    [of(1234567, '00\\-00'), 'key', '12345-67'],
    [of(30.5, '[h]:mm'), 'number', '30.5'],
    [{ kind: 'formula', result: 'utomhus' }, null, 'utomhus'],
    [{ kind: 'formula', result: '' }, null, ''],
  ] as const)('%j in a column of %s is %s', (cell, type, text) => {
    expect(typeCell(cell, type, false)).toEqual({ text, found: null })
  })

  it.each([['000000-0000'], ['000000\\-0000'], ['000000"-"0000'], ['000000-0000;@']])(
    'a personnummer that begins with 0 keeps it in the format %s',
    (format) => {
      expect(typeCell(of(104129807, format), 'personnummer', false)).toEqual({
        text: '010412-9807',
        found: 'personnummer_as_number',
      })
    },
  )

  it('counts days from 1904 where the workbook does', () => {
    expect(typeCell(of(0, 'yyyy-mm-dd'), 'date', true).text).toBe('1904-01-01')
    expect(typeCell(of(40925, 'yyyy-mm-dd'), 'date', true).text).toBe('2016-01-18')
  })

  it.each([
    [of(60, 'yyyy-mm-dd'), 'no_such_date_in_cell'],
    [of(0, 'yyyy-mm-dd'), 'no_such_date_in_cell'],
    [{ kind: 'error', shown: '#N/A' }, 'cell_error'],
    [{ kind: 'formula', result: null }, 'formula_without_result'],
    [{ kind: 'formula', result: { kind: 'error', shown: '#REF!' } }, 'cell_error'],
    [1985070998051234, 'digits_lost'],
  ] as const)('%j is blank, and told of as %s', (cell, found) => {
    expect(typeCell(cell, 'date', false)).toEqual({ text: '', found })
  })

  it('tells of a personnummer that stood as a number, with its shape only', () => {
    const { problems, table } = read(
      sheet([
        ['personnummer', 'boende'],
        [198507099805, 'utomhus'],
        [405069812, 'utomhus'],
      ]),
    )
    expect(table.rows.map(({ cells }) => cells[0])).toEqual(['198507099805', '405069812'])
    expect(problems.map(({ kind, code, row, column, value }) => [kind, code, row, column, value])).toEqual([
      ['repair', 'personnummer_as_number', 2, 'personnummer', '999999999999'],
      ['repair', 'personnummer_as_number', 3, 'personnummer', '999999999'],
    ])
  })

  it('that is worked out is told of once for its column', () => {
    const formula = { kind: 'formula', result: 'utomhus' } as const
    const { problems } = read(sheet([['boende'], [formula], [formula]]))
    expect(problems.map(({ kind, code, column }) => [kind, code, column])).toEqual([
      ['warning', 'formulas_read', 'boende'],
    ])
    expect(problems[0]?.message.sv).toContain('2 formler (först A2)')
  })

  it('with an error shows it', () => {
    const { problems } = read(
      sheet([
        ['boende', 'kön'],
        ['utomhus', { kind: 'error', shown: '#N/A' }],
      ]),
    )
    expect(problems).toMatchObject([{ code: 'cell_error', row: 2, column: 'kön', value: '#N/A' }])
  })
})

it('has a text for every code', () => {
  expect(Object.keys(workbookTexts).sort()).toEqual(Object.keys(WORKBOOK_FINDINGS).sort())
})
