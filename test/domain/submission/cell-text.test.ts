import { expect, it } from 'vitest'
import { CELL_REPAIRS, type CellRepair, cleanCell } from '../../../src/domain/submission/cell-text.ts'
import { readRecords } from '../../../src/domain/submission/read-rows.ts'
import { repairTexts } from '../../../src/domain/submission/submission.texts.ts'
import { tableOf, WEEK } from './synthetic.ts'

it.each<[string, string, string, readonly CellRepair[]]>([
  ['a non-breaking blank', 'Hemlösas\u00a0hus', 'Hemlösas hus', ['blanks']],
  ['a zero-width blank', 'Fe\u200bnix', 'Fenix', ['invisible']],
  ['a byte order mark inside', 'Fe\ufeffnix', 'Fenix', ['invisible']],
  ['a soft hyphen', 'Fe\u00adnix', 'Fenix', ['soft_hyphens']],
  ['a line break', 'Fenix\nrum 2', 'Fenix rum 2', ['line_breaks']],
  ['curly quotes', '“Fenix” på O’Brien', '"Fenix" på O\'Brien', ['quotes']],
  ["Excel's apostrophe before a number", "'0405", '0405', ['apostrophe']],
  ['digits of another script', '٢٠١٦', '2016', ['digits']],
  ['wide digits', '２０１６', '2016', ['digits']],
  ['a dash', '850709–9813', '850709-9813', ['dashes']],
  ['two things at once', 'Fe\u00adnix\u00a02', 'Fenix 2', ['soft_hyphens', 'blanks']],
  ['an apostrophe that belongs to a name', "'t Hooft", "'t Hooft", []],
  ['blanks around, without a word', '  Fenix\u00a0', 'Fenix', []],
  ['letters with their marks apart, without a word', 'A\u030asa', 'Åsa', []],
])('cleans %s', (_what, written, text, repairs) => {
  expect(cleanCell(written)).toEqual({ text, repairs })
})

const repairsIn = (column: string, written: string) =>
  readRecords(tableOf(['boende', column], ['ute', written]), {
    file: 'amf.csv',
    kind: 'unit',
    week: WEEK,
    organisationKind: 'municipal',
  }).findings.filter(({ kind }) => kind === 'repair')

const SAMPLES: Readonly<Record<CellRepair, readonly [column: string, written: string]>> = {
  blanks: ['boendets_namn', 'Hemlösas\u00a0hus'],
  line_breaks: ['boendets_namn', 'Hemlösas\nhus'],
  invisible: ['boendets_namn', 'Hemlösas\u200b hus'],
  soft_hyphens: ['boendets_namn', 'Hem\u00adlösas hus'],
  quotes: ['boendets_namn', '”Hemlösas hus”'],
  apostrophe: ['födelseår', "'1985"],
  digits: ['födelseår', '１９８５'],
  dashes: ['födelsedatum', '1985–07–09'],
  decimal_tail: ['personnummer', '198507099813.0'],
  leading_zeros: ['personnummer', '405069808'],
  date_spelling: ['födelsedatum', '19850709'],
  time_spelling: ['-', '-'],
  age_spelling: ['ålder', 'ca 45'],
  decimal_comma: ['-', '-'],
  separators: ['kontakter', 'soc, amf'],
  letters: ['behov_av_boende', 'harbarge'],
}

it.each(CELL_REPAIRS.filter((repair) => SAMPLES[repair][0] !== '-'))('tells of the repair %s once', (repair) => {
  const [column, written] = SAMPLES[repair]
  const repairs = repairsIn(column, written)
  expect(repairs).toHaveLength(1)
  expect(repairs[0]).toMatchObject({ code: 'cell_repaired', row: 2 })
  expect(repairs[0]?.message.sv).toContain(repairTexts[repair].sv)
})

it('tells of several repairs to a cell in one finding', () => {
  const [repair, ...others] = repairsIn('boendets_namn', 'Fe\u00adnix\u00a02')
  expect(others).toEqual([])
  expect(repair?.message.sv).toContain('mjuka bindestreck togs bort och hårda blanksteg byttes mot vanliga')
})
