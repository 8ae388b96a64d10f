import { expect, it } from 'vitest'
import { readRecords } from '../../../src/domain/submission/read-rows.ts'
import { tableOf, WEEK } from './synthetic.ts'

const HEADER = [
  'radid',
  'namn',
  'förnamn',
  'kön',
  'ålder',
  'boende',
  'akutplats',
  'boendets_namn',
  'barn_till',
  'extra',
]
const PERSON = ['1', '', 'Anna', 'k', '45', 'ute']

type Row = Readonly<Record<string, string>>
const read = (...rows: readonly Row[]) => {
  const cells = rows.map((row) => HEADER.map((heading) => row[heading] ?? ''))
  const table = tableOf(HEADER, PERSON, ...cells)
  const { records, findings } = readRecords(table, { file: 'a.csv', kind: 'unit', week: WEEK, organisationKind: null })
  return { rows: records.map(({ row }) => row), codes: findings.map(({ code, row }) => [code, row]) }
}

it.each<[string, Row]>([
  ['an accommodation', { boende: 'utomhus' }],
  ['an accommodation that is not known, written out', { boende: 'okänt' }],
  ['a name', { förnamn: 'Bo' }],
  ['a name in a column that is not read', { namn: 'Bo' }],
  ['a sex', { kön: 'man' }],
  ['an age', { ålder: '~40' }],
  ['a yes', { radid: '2', akutplats: 'ja' }],
  ['a key and anything in a column that is not read', { radid: '2', extra: 'kom sent' }],
  ['a key and a place', { radid: '2', boendets_namn: 'Gamla skolan' }],
])('a row with %s is a record', (_what, row) => {
  expect(read(row).rows).toEqual([2, 3])
})

it('a row that is the adult of another is a record, whatever else it says', () => {
  expect(read({ radid: '2' }, { radid: '3', barn_till: '2', ålder: '7' }).rows).toEqual([2, 3, 4])
})

it.each<[string, Row]>([
  ['a number', { radid: '2' }],
  ['a no', { akutplats: 'nej' }],
  ['a number and a no', { radid: '2', akutplats: 'Nej' }],
])('rows with %s only are left out, and told of together', (_what, row) => {
  const { rows, codes } = read(row, row.radid === undefined ? row : { ...row, radid: '3' })
  expect(rows).toEqual([2])
  expect(codes.filter(([code]) => code !== 'unknown_column')).toEqual([['rows_say_nothing', 3]])
})

it.each<[string, Row]>([
  ['a total', { radid: 'Summa', förnamn: '12', ålder: '45,5' }],
  ['a total in the column of names', { förnamn: 'Totalt: 12' }],
  ['a section', { radid: 'Kvinnor' }],
  ['the name of a place', { boendets_namn: 'Gamla skolan' }],
  ['a note', { radid: 'Anna W flyttade i fredags' }],
  ['a reminder in the column of names', { förnamn: 'Kom ihåg: fråga Anna' }],
  ['a number in a column that is not read', { extra: '12' }],
])('a row with %s only is left out, and told of by itself', (_what, row) => {
  const { rows, codes } = read(row, row)
  expect(rows).toEqual([2])
  expect(codes.filter(([code]) => code !== 'unknown_column')).toEqual([
    ['row_is_no_record', 3],
    ['row_is_no_record', 4],
  ])
})
