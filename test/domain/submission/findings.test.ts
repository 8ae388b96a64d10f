import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/domain/submission/finding.ts'
import { readHistory } from '../../../src/domain/submission/read-history.ts'
import { readObservations } from '../../../src/domain/submission/read-observations.ts'
import { readRegister } from '../../../src/domain/submission/read-register.ts'
import { readRecords } from '../../../src/domain/submission/read-rows.ts'
import { SUBMISSION_FINDINGS } from '../../../src/domain/submission/submission.texts.ts'
import { NUMBER_FAULTS } from '../../../src/domain/terms/personnummer.ts'
import { MAN_1985, tableOf, WEEK, WOMAN_1985, WOMAN_2004 } from './synthetic.ts'

type Table = readonly (readonly string[])[]

const UNITS = [
  { id: 'ria', name: 'Ria' },
  { id: 'po-skane', name: 'PO Skåne' },
  { id: 'amf', name: 'Arbetsmarknadsförvaltningen' },
]
const open = ([header = [], ...rows]: Table) => tableOf(header, ...rows)
const unitFile = (table: Table) =>
  readRecords(open(table), { file: 'amf.csv', kind: 'unit', week: WEEK, organisationKind: 'municipal' }).findings
const voluntaryFile = (table: Table) =>
  readRecords(open(table), { file: 'ria.csv', kind: 'unit', week: WEEK, organisationKind: 'voluntary' }).findings
const compiledFile = (table: Table) =>
  readRecords(open(table), { file: 'compiled.csv', kind: 'compiled', week: WEEK, knownUnits: UNITS }).findings
const registerFile = (table: Table) => readRegister(open(table), { file: 'register.csv', week: WEEK }).findings
const countsFile = (table: Table) =>
  readObservations(open(table), { file: 'amf.observations.csv', week: WEEK }).findings
const historyFile = (table: Table) => readHistory(open(table), { file: 'history.csv', day: WEEK.to }).findings

interface Case {
  readonly code: string
  readonly why: string
  readonly read: (table: Table) => readonly Finding[]
  readonly table: Table
  /** Row, column and value of the finding. */
  readonly at: readonly [row: number | null, column: string | null, value: string | null]
}

const found = (
  code: string,
  why: string,
  read: Case['read'],
  table: Table,
  ...at: readonly [number | null, string | null, string | null]
): Case => ({ code, why, read, table, at })

const cell = (code: string, column: string, written: string, shown: string = written): Case =>
  found(
    code,
    `${column} with ${written}`,
    unitFile,
    [
      ['boende', column],
      ['ute', written],
    ],
    2,
    column,
    shown,
  )

const PEOPLE = ['radid', 'barn_till', 'boende']
const COUNTS = ['plats', 'observerad', 'personer']
const FIGURES = ['series', 'year', 'measure', 'value', 'source']

const CASES: readonly Case[] = [
  // headings
  found(
    'no_headings',
    'a first row that is data',
    unitFile,
    [
      ['1', 'Anna', 'akut'],
      ['2', 'Bo', 'akut'],
    ],
    1,
    null,
    null,
  ),
  found('no_headings', 'a file with nothing in it', unitFile, [], 1, null, null),
  found(
    'unknown_column',
    'an unknown heading',
    unitFile,
    [
      ['boende', 'Skostorlek'],
      ['ute', '43'],
    ],
    1,
    'Skostorlek',
    null,
  ),
  found(
    'column_twice',
    'one column in two languages',
    unitFile,
    [
      ['boende', 'sex', 'Kön'],
      ['ute', 'k', 'm'],
    ],
    1,
    'Kön',
    null,
  ),
  found(
    'column_not_for_this_file',
    'a unit in a unit file',
    unitFile,
    [
      ['boende', 'enhet'],
      ['ute', 'amf'],
    ],
    1,
    'enhet',
    null,
  ),
  found(
    'accommodation_column_missing',
    'no accommodation',
    unitFile,
    [
      ['ålder', 'kön'],
      ['45', 'k'],
    ],
    1,
    null,
    null,
  ),
  found('column_missing', 'a compiled list without units', compiledFile, [['boende'], ['ute']], 1, null, null),
  found(
    'values_without_heading',
    'a column without heading',
    unitFile,
    [
      ['boende', '', 'kön'],
      ['ute', 'x', 'k'],
    ],
    1,
    null,
    null,
  ),
  found('headings_only', 'a file without rows', unitFile, [['boende', 'kön']], 1, null, null),
  found(
    'headings_only',
    'a file with blank rows only',
    unitFile,
    [
      ['boende', 'kön'],
      ['', ' '],
    ],
    1,
    null,
    null,
  ),
  found('file_without_rows', 'a register without rows', registerFile, [['personnummer', 'från']], 1, null, null),
  found(
    'more_cells_than_headings',
    'a row with one cell too many',
    unitFile,
    [['boende'], ['ute', 'k']],
    2,
    null,
    null,
  ),
  // cells
  cell('cell_repaired', 'boendets_namn', 'Fe\u00adnix'),
  cell('dash_read_as_not_known', 'akutplats', '–'),
  cell('name_says_protected', 'efternamn', 'Sekretess', 'aaaaaaaaa'),
  found('cell_blank', 'a head count without place', countsFile, [COUNTS, ['', '2016-01-20', '3']], 2, 'plats', null),
  cell('not_yes_or_no', 'akutplats', 'kanske'),
  cell('not_yes_or_no', 'skyddad_identitet', 'kanske', 'aaaaaa'),
  cell('unknown_choice', 'stödbehov', 'mycket'),
  cell('unknown_choice', 'kontakter', 'soc|banken'),
  cell('none_among_others', 'kontakter', 'ingen|soc'),
  cell('not_a_date', 'kontrakt_slutar', '12/3/2016'),
  cell('not_a_date', 'kontrakt_slutar', '2016-1-8'),
  cell('not_a_calendar_day', 'kontrakt_slutar', '2016-02-30'),
  cell('not_a_calendar_day', 'hemlös_sedan', '20160230'),
  cell('not_a_day_month_or_year', 'hemlös_sedan', 'i våras'),
  cell('not_a_year', 'födelseår', 'åttiofem', 'aaaaaaaa'),
  cell('not_a_year', 'födelseår', '85', '99'),
  cell('not_an_age', 'ålder', 'vuxen', 'aaaaa'),
  cell('not_a_whole_number', 'barn_under_18', 'två'),
  cell('out_of_range', 'barn_under_18', '-2'),
  cell('not_an_amount', 'placeringskostnad', 'cirka 9 000'),
  found(
    'not_a_number',
    'a figure with an unclear comma',
    historyFile,
    [FIGURES, ['s', '2014', 'm', '600,000', 'k']],
    2,
    'value',
    '600,000',
  ),
  cell('out_of_range', 'barn_under_18', '21'),
  cell('out_of_range', 'ålder', '121', '999'),
  cell('out_of_range', 'födelseår', '1850', '9999'),
  cell('out_of_range', 'placeringskostnad', '2 000 000'),
  cell('scientific_notation', 'personnummer', '1,98507E+11'),
  cell('scientific_notation', 'placeringskostnad', '1,2E+4'),
  cell('scientific_notation', 'radid', '4.2E+15'),
  cell('text_too_long', 'stadsdel', 'a'.repeat(201), `${'a'.repeat(79)}…`),
  cell('personal_number_in_text', 'boendets_namn', `hos ${MAN_1985}`, 'aaa 99999999-9999'),
  cell('personal_number_in_text', 'hushåll', '850709-9813', '999999-9999'),
  found(
    'not_a_point_in_time',
    'a time of the day only',
    countsFile,
    [COUNTS, ['torget', '23:30', '3']],
    2,
    'observerad',
    '23:30',
  ),
  found(
    'not_a_point_in_time',
    'hour 25',
    countsFile,
    [COUNTS, ['torget', '2016-01-20 25:30', '3']],
    2,
    'observerad',
    '2016-01-20 25:30',
  ),
  found(
    'outside_census_week',
    'the day after',
    countsFile,
    [COUNTS, ['torget', '2016-01-25', '3']],
    2,
    'observerad',
    '2016-01-25',
  ),
  cell('since_after_census_week', 'bott_sedan', '2016-02'),
  cell('year_shown_as_day', 'hemlös_sedan', '1905-07-06'),
  found(
    'since_before_birth',
    'homeless before the birth',
    unitFile,
    [
      ['boende', 'födelseår', 'hemlös_sedan'],
      ['ute', '1985', '1984'],
    ],
    ...([2, 'hemlös_sedan', '1984'] as const),
  ),
  // identity
  cell('birth_after_census_week', 'födelsedatum', '2016-01-25', '9999-99-99'),
  cell('birth_after_census_week', 'födelseår', '2017', '9999'),
  found(
    'birth_date_contradicts_number',
    'another birth date than the number has',
    unitFile,
    [
      ['boende', 'personnummer', 'födelsedatum'],
      ['ute', MAN_1985, '1985-07-08'],
    ],
    ...([2, 'födelsedatum', '9999-99-99'] as const),
  ),
  found(
    'birth_year_contradicts_birth_date',
    'another birth year than the birth date has',
    unitFile,
    [
      ['boende', 'födelsedatum', 'födelseår'],
      ['ute', '1985-07-08', '1986'],
    ],
    ...([2, 'födelseår', '9999'] as const),
  ),
  found(
    'birth_year_contradicts_number',
    'another birth year than the number has',
    unitFile,
    [
      ['boende', 'personnummer', 'födelseår'],
      ['ute', MAN_1985, '1986'],
    ],
    ...([2, 'födelseår', '9999'] as const),
  ),
  found(
    'sex_differs_from_number',
    'a woman with a man’s number',
    unitFile,
    [
      ['boende', 'personnummer', 'kön'],
      ['ute', MAN_1985, 'K'],
    ],
    2,
    'kön',
    'K',
  ),
  found(
    'age_differs_from_birth',
    'an age two years off',
    unitFile,
    [
      ['boende', 'födelsedatum', 'ålder'],
      ['ute', '1985-07-09', '33'],
    ],
    2,
    'ålder',
    '99',
  ),
  found(
    'age_differs_from_birth',
    'an approximate age six years off',
    unitFile,
    [
      ['boende', 'födelsedatum', 'ålder'],
      ['ute', '1985-07-09', '~36'],
    ],
    2,
    'ålder',
    '~99',
  ),
  found(
    'test_number',
    'a test number',
    unitFile,
    [
      ['boende', 'personnummer'],
      ['ute', MAN_1985],
      ['ute', WOMAN_1985],
    ],
    null,
    null,
    null,
  ),
  ...NUMBER_SAMPLES(),
  // rows
  found(
    'accommodation_blank',
    'accommodation not known',
    unitFile,
    [
      ['boende', 'kön'],
      ['vet ej', 'k'],
    ],
    2,
    'boende',
    'vet ej',
  ),
  found(
    'rows_say_nothing',
    'rows numbered beforehand',
    unitFile,
    [['radid', 'akutplats', 'boende'], ['1', 'nej', 'ute'], ['2', 'nej'], ['3'], ['', 'nej']],
    ...([3, null, null] as const),
  ),
  found(
    'row_is_no_record',
    'a note under the list',
    unitFile,
    [PEOPLE, ['1', '', 'ute'], ['Kom ihåg: Anna W är hos sin syster']],
    ...([3, null, null] as const),
  ),
  found('no_row_says_anything', 'numbers and nothing else', unitFile, [PEOPLE, ['1'], ['2']], 1, null, null),
  found(
    'duplicate_record_id',
    'one record id on two rows',
    unitFile,
    [
      ['radid', 'boende'],
      ['a', 'ute'],
      ['a', 'ute'],
    ],
    3,
    'radid',
    'a',
  ),
  found(
    'child_of_unknown',
    'a child of nobody in the file',
    unitFile,
    [PEOPLE, ['a', 'b', 'ute']],
    2,
    'barn_till',
    'b',
  ),
  found(
    'child_of_several',
    'a child of a row that two other units have',
    compiledFile,
    [
      ['enhet', ...PEOPLE],
      ['amf', '1', '', 'ute'],
      ['po-skane', '1', '', 'ute'],
      ['ria', '2', '1', 'ute'],
    ],
    4,
    'barn_till',
    '1',
  ),
  found('child_of_itself', 'a child of itself', unitFile, [PEOPLE, ['a', 'a', 'ute']], 2, 'barn_till', 'a'),
  found(
    'child_of_each_other',
    'children of each other',
    unitFile,
    [PEOPLE, ['a', 'c', 'ute'], ['b', 'a', 'ute'], ['c', 'b', 'ute']],
    2,
    'barn_till',
    'c',
  ),
  found(
    'identity_without_permit',
    'a name beside without permit',
    unitFile,
    [
      ['boende', 'vistelsestatus', 'förnamn'],
      ['ute', 'utan_tillstånd', 'Anna'],
    ],
    ...([2, 'vistelsestatus', 'utan_tillstånd'] as const),
  ),
  found(
    'identity_from_voluntary',
    'initials from an association',
    voluntaryFile,
    [
      ['boende', 'initialer'],
      ['ute', 'AB'],
      ['ute', 'CD'],
    ],
    null,
    null,
    null,
  ),
  found(
    'under_eighteen',
    'an eleven-year-old',
    unitFile,
    [
      ['boende', 'personnummer'],
      ['ute', WOMAN_2004],
    ],
    null,
    null,
    null,
  ),
  found(
    'under_eighteen',
    'somebody who may be seventeen',
    unitFile,
    [
      ['boende', 'ålder'],
      ['ute', '~22'],
    ],
    null,
    null,
    null,
  ),
  found(
    'headings_again',
    'two lists put after each other',
    unitFile,
    [
      ['boende', 'kön'],
      ['ute', 'man'],
      [' boende', 'kön'],
      ['ute', 'kvinna'],
    ],
    3,
    null,
    null,
  ),
  found(
    'same_row_twice',
    'a person on two equal rows without a key',
    unitFile,
    [
      ['boende', 'förnamn', 'efternamn', 'födelseår'],
      ['ute', 'Mona', 'Ek', '1974'],
      ['ute', 'Mona', 'Ek', '1975'],
      ['ute', 'Mona', 'Ek', '1974'],
    ],
    4,
    null,
    null,
  ),
  found(
    'same_number_twice',
    'one number on two rows',
    unitFile,
    [
      ['boende', 'personnummer'],
      ['ute', MAN_1985],
      ['ute', '8507099813'],
    ],
    3,
    'personnummer',
    '9999999999',
  ),
  found(
    'unit_blank',
    'a compiled row of no unit',
    compiledFile,
    [
      ['boende', 'enhet'],
      ['ute', ''],
    ],
    2,
    'enhet',
    null,
  ),
  found(
    'unit_unknown',
    'a compiled row of an unknown unit',
    compiledFile,
    [
      ['boende', 'enhet'],
      ['ute', 'amf|po-sken'],
    ],
    2,
    'enhet',
    'amf|po-sken',
  ),
  found(
    'register_without_identity',
    'a register row nobody can be found by',
    registerFile,
    [
      ['förnamn', 'från'],
      ['Anna', '2015-01-01'],
    ],
    2,
    null,
    null,
  ),
  found(
    'from_after_to',
    'a stay that ends before it begins',
    registerFile,
    [
      ['personnummer', 'från', 'till'],
      [MAN_1985, '2015-03-01', '2015-02-01'],
    ],
    2,
    'till',
    '2015-02-01',
  ),
  found(
    'figure_twice',
    'two figures for one series, year and measure',
    historyFile,
    [
      FIGURES,
      ['s', '2014', 'Personer', '64', 'k'],
      ['s', '2015', 'personer', '66', 'k'],
      ['S', '2014', 'personer', '63', 'k'],
    ],
    4,
    null,
    null,
  ),
  found(
    'negative_count',
    'less than no household',
    historyFile,
    [FIGURES, ['s', '2014', 'hushåll', '-3', 'k']],
    2,
    'value',
    '-3',
  ),
  found(
    'negative_count',
    'less than nobody',
    historyFile,
    [FIGURES, ['s', '2014', 'Persons (dec)', '-3', 'k']],
    2,
    'value',
    '-3',
  ),
]

function NUMBER_SAMPLES(): readonly Case[] {
  const samples: readonly (readonly [string, string, string])[] = [
    ['not_a_number', 'numret', 'aaaaaa'],
    ['wrong_length', '850709-98', '999999-99'],
    ['no_such_date', '19851309-9813', '99999999-9999'],
    ['check_digit', '19850709-9814', '99999999-9999'],
    ['born_after_census', '20200101-9807', '99999999-9999'],
    ['letters_for_digits', '19850709-98l3', '99999999-99a9'],
    ['incomplete', '19850709-XXXX', '99999999-aaaa'],
    ['filler', '000000-0000', '999999-9999'],
  ]
  return samples.map(([code, written, shape]) => cell(`personnummer_${code}`, 'personnummer', written, shape))
}

it.each(CASES)('tells of $code: $why', ({ code, read, table, at: [row, column, value] }) => {
  const findings = read(table).filter((one) => one.code === code)
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({ row, column, value })
})

it('takes equal rows of nobody known for different people', () => {
  const rows = [
    ['boende', 'kön'],
    ['ute', 'man'],
    ['ute', 'man'],
  ]
  expect(unitFile(rows)).toEqual([])
})

it('reads a file of headings twice and nothing else as one without rows', () => {
  const codes = unitFile([
    ['boende', 'kön'],
    ['boende', 'kön'],
  ]).map(({ code }) => code)
  expect(codes).toEqual(['headings_only'])
})

it.each([
  ['boende', 'bor hos sin syster Lena Karlsson på Storgatan 5'],
  ['boende', 'hos Lena'],
  ['boende', 'ring 070-1234567'],
  ['boende', 'lena@exempel.se'],
  ['akutplats', 'ja men bara om det går'],
  ['barn_under_18', '070-1234567'],
  ['barn_till', 'Lena Karlsson'],
  ['barn_till', 'Karlsson'],
])('shows the shape of a cell that may tell of somebody: %s with %s', (column, written) => {
  const table =
    column === 'boende'
      ? [['boende'], [written]]
      : [
          ['boende', column],
          ['ute', written],
        ]
  const findings = unitFile(table)
  expect(findings.map(({ kind }) => kind)).toContain('fault')
  expect(JSON.stringify(findings)).not.toContain(written)
  expect(findings[0]?.value).toBe(written.replaceAll(/\d/g, '9').replaceAll(/\p{L}/gu, 'a'))
})

it('shows no key that names somebody', () => {
  const rows = [
    ['radid', 'boende'],
    ['Lena Karlsson 070-1234567', 'ute'],
    ['Lena Karlsson 070-1234567', 'ute'],
  ]
  const findings = unitFile(rows)
  expect(findings).toMatchObject([{ code: 'duplicate_record_id', row: 3, value: 'aaaa aaaaaaaa 999-9999999' }])
})

it('has a case for every kind of finding', () => {
  const covered = new Set([...CASES.map(({ code }) => code), ...MORE])
  expect(Object.keys(SUBMISSION_FINDINGS).filter((code) => !covered.has(code))).toEqual([])
})

it('has a case for every fault in a number that a cell can lead to', () => {
  const covered = CASES.flatMap(({ code }) => (code.startsWith('personnummer_') ? [code.slice(13)] : []))
  // too_old comes from plus signs, scientific notation is told of before the number is read
  expect(NUMBER_FAULTS.filter((code) => !covered.includes(code))).toEqual(['too_old', 'scientific_notation'])
})

it.each(CASES)('says what to do, in plain Swedish: $code, $why', ({ read, table }) => {
  for (const { message } of read(table)) {
    expect(message.sv).toMatch(
      /Skriv|Fyll i|Välj|Ändra|Behåll|Ta bort|Rätta|Kontrollera|Lägg till|Flytta|Ni behöver|anmäl|Formatera|Byt|Jämför|[Ll]ämna/,
    )
    expect(message.sv).not.toMatch(/ogiltig|vänligen|tyvärr/i)
    expect(message.en.length).toBeGreaterThan(20)
  }
})

it('finds nothing in a file where everything is in order', () => {
  const table: Table = [
    ['radid', 'förnamn', 'efternamn', 'födelsedatum', 'födelseår', 'ålder', 'kön', 'boende'],
    ['1', 'Anna', 'Berg', '1985-07-09', '1985', '30', 'kvinna', 'härbärge'],
  ]
  expect(unitFile(table)).toEqual([])
})

it('names the headings that were found when accommodation is missing', () => {
  const [missing] = unitFile([
    ['ålder', 'kön'],
    ['45', 'k'],
  ])
  expect(missing?.message.sv).toContain('”ålder” och ”kön”')
})

it('asks whether a heading nearly right was meant', () => {
  const [unknown] = unitFile([
    ['boende', 'stadsdehl'],
    ['ute', 'Söder'],
  ])
  expect(unknown?.message.sv).toContain('Menade ni ”stadsdel”?')
})

it('names both rows of a repeated record id', () => {
  const [repeated] = unitFile([
    ['radid', 'boende'],
    ['a', 'ute'],
    ['b', 'ute'],
    ['a', 'ute'],
  ])
  expect(repeated).toMatchObject({ row: 4 })
  expect(repeated?.message.sv).toContain('rad 2')
})

it('names both rows of a figure that stands twice', () => {
  const [twice] = historyFile([FIGURES, ['s', '2014', 'm', '64', 'k'], ['s', '2014', 'm', '63', 'k']])
  expect(twice?.message).toMatchObject({
    sv: expect.stringMatching(/^Rad 2 och rad 3 /),
    en: expect.stringMatching(/^Row 2 and row 3 /),
  })
})

it('lets a change be less than zero', () => {
  expect(historyFile([FIGURES, ['s', '2014', 'ändring, personer', '-9', 'k']])).toEqual([])
})

it('names the nil return when a file has headings only', () => {
  expect(unitFile([['boende']])[0]?.message.sv).toContain('nilReturns')
})

it('lists at most eight choices, the nearest first', () => {
  const [unknown] = unitFile([['boende'], ['härbärgett']])
  expect(unknown?.message.sv).toContain('Välj ”härbärge”')
  expect(unknown?.message.sv.match(/”/g)).toHaveLength(2 * 8 + 2) // and the name of the command
})

it('collects every fault of a file, not only the first', () => {
  const table: Table = [
    ['boende', 'ålder', 'akutplats'],
    ['slott', 'gammal', 'kanske'],
    ['ute', '45', 'nja'],
  ]
  expect(unitFile(table).map(({ row, column }) => [row, column])).toEqual([
    [2, 'ålder'],
    [2, 'boende'],
    [2, 'akutplats'],
    [3, 'akutplats'],
  ])
})

/** Told of files too large to be among the cases. */
// Said of an answer in the service: answer-rows.test.ts.
const MORE = ['more_faults', 'more_findings', 'row_says_nothing', 'beyond_agreement']

describe('of a file with more than ten thousand findings', () => {
  const withDashes = (district: (at: number) => string) =>
    unitFile([['boende', 'stadsdel'], ...Array.from({ length: 12_000 }, (_, at) => ['ute', district(at)])])

  it('tells the first, and that there are more', () => {
    const findings = withDashes(() => '-')
    expect(findings).toHaveLength(10_001)
    expect(findings.at(-1)).toMatchObject({ code: 'more_findings', kind: 'warning', row: null })
  })

  it('tells that there is a fault among those left out', () => {
    const findings = withDashes((at) => (at === 11_000 ? 'x'.repeat(300) : '-'))
    expect(findings).toHaveLength(10_001)
    expect(findings.at(-1)).toMatchObject({ code: 'more_faults', kind: 'fault', row: null })
  })
})
