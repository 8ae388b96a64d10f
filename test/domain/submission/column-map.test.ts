import { expect, it } from 'vitest'
import {
  COLUMNS_OF,
  FACT_COLUMNS,
  FILE_KINDS,
  type FileKind,
  hasFault,
  IDENTITY_COLUMNS,
  matchHeader,
} from '../../../src/domain/submission/column-map.ts'
import { identity } from '../../../src/domain/submission/identity.ts'
import { recordFacts } from '../../../src/domain/submission/record.ts'

const PLACE = { file: 'amf.csv', sheet: null, row: 1 }
const match = (cells: readonly string[], kind: FileKind = 'unit') => matchHeader(cells, kind, PLACE)
const where = (cells: readonly string[], kind?: FileKind) =>
  [...match(cells, kind).columns].map(([english, { index }]) => [english, index])

it('has a column for every fact and every part of an identity', () => {
  expect(Object.keys(FACT_COLUMNS).sort()).toEqual(Object.keys(recordFacts.shape).sort())
  expect(Object.keys(IDENTITY_COLUMNS).sort()).toEqual(Object.keys(identity.shape).sort())
})

it.each(FILE_KINDS)('finds every column of a %s file by its English and its Swedish name', (kind) => {
  const english = COLUMNS_OF[kind].map((column) => column.english)
  const swedish = COLUMNS_OF[kind].map((column) => column.swedish)
  expect(where(english, kind)).toEqual(english.map((name, index) => [name, index]))
  expect(where(swedish, kind)).toEqual(english.map((name, index) => [name, index]))
  expect(match(swedish, kind).findings).toEqual([])
})

it.each([
  ['capitals and blanks around', ' BOENDE '],
  ['a byte order mark before it', '\ufeffboende'],
  ['English in capitals', 'Accommodation'],
])('reads a heading with %s', (_how, heading) => {
  expect(where([heading])).toEqual([['accommodation', 0]])
})

it.each([
  ['blanks for underscores', 'natt för natt'],
  ['hyphens for underscores', 'natt-för-natt'],
  ['marks left out', 'natt_for_natt'],
  ['marks written apart from the letters', 'natt_fo\u0308r_natt'],
])('reads a heading with %s', (_how, heading) => {
  expect(where(['boende', heading])).toEqual([
    ['accommodation', 0],
    ['night_by_night', 1],
  ])
})

it('reads the columns in any order and leaves unknown ones out', () => {
  expect(where(['skor', 'kön', 'boende'])).toEqual([
    ['sex', 1],
    ['accommodation', 2],
  ])
})

it('lets only a compiled list name units and decided persons', () => {
  expect(where(['unit', 'person_id', 'boende'], 'compiled')).toHaveLength(3)
  expect(where(['unit', 'person_id', 'boende'], 'unit')).toEqual([['accommodation', 2]])
  expect(hasFault(match(['unit', 'person_id', 'boende'], 'unit').findings)).toBe(false)
})

it('does not repeat a first row that may be data', () => {
  const { findings } = match([' 1', '19850709-9813', 'Anna', 'Berg'])
  expect(JSON.stringify(findings)).not.toMatch(/1985|Anna|Berg/)
})

it.each([
  '19850709-9813',
  '070-1234567',
  'Bo Eks väninna',
  'lena.karlsson@exempel.se',
  'det som hon berättade på kvällen',
])('calls a column with the heading %s by its letter', (heading) => {
  const { findings } = match(['boende', heading])
  expect(findings[0]?.column).toBe('B')
  expect(JSON.stringify(findings)).not.toContain(heading)
})

it('calls a column by its heading where that is short and plain', () => {
  const { findings } = match(['boende', 'Senaste kontakten'])
  expect(findings[0]).toMatchObject({ code: 'unknown_column', column: 'Senaste kontakten' })
})
