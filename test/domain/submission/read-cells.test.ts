import { expect, it } from 'vitest'
import type { CodeList } from '../../../src/domain/submission/codes.ts'
import * as codes from '../../../src/domain/submission/codes.ts'
import { DECLINED_WORDS, NOT_KNOWN_WORDS } from '../../../src/domain/submission/codes.ts'
import {
  age,
  amountUpTo,
  anyNumber,
  type CellReader,
  countUpTo,
  date,
  dayMonthOrYear,
  holdsPersonalNumber,
  initials,
  name,
  oneOf,
  personalNumber,
  pointInTime,
  readCell,
  severalOf,
  text,
  year,
  yesNo,
} from '../../../src/domain/submission/read-cells.ts'
import { WEEK } from './synthetic.ts'

const value = <T>(reader: CellReader<T>, written: string) => readCell(reader, written, WEEK.to).value
const isList = (one: unknown): one is CodeList => typeof one === 'object' && one !== null && !Array.isArray(one)
const LISTS: readonly (readonly [string, CodeList])[] = Object.entries(codes).filter(
  (entry): entry is [string, typeof codes.ACCOMMODATION] => isList(entry[1]),
)

it.each(LISTS)('reads every spelling of every code of %s, in any case', (_name, list) => {
  const reader = oneOf(list)
  for (const [code, { sv, en, alsoWritten = [] }] of Object.entries(list)) {
    for (const spelling of [code, sv, en, ...alsoWritten]) {
      for (const written of [spelling, spelling.toUpperCase(), ` ${spelling} `, spelling.replaceAll(' ', '_')]) {
        expect([written, value(reader, written)]).toEqual([written, code])
      }
      expect(readCell(reader, spelling, WEEK.to).problems).toEqual([])
    }
  }
})

it.each([text, yesNo, date, dayMonthOrYear, year, age, personalNumber, oneOf(codes.SEX), severalOf(codes.CONTACT)])(
  'tells not known from declined in a cell of $type',
  (reader) => {
    for (const word of ['', '  ', ...NOT_KNOWN_WORDS, 'VET EJ', 'vet_ej', 'okant']) {
      expect([word, readCell<unknown>(reader, word, WEEK.to)]).toEqual([word, { value: null, problems: [] }])
    }
    for (const word of [...DECLINED_WORDS, 'Vill ej uppge', 'vill_ej_uppge']) {
      expect([word, readCell<unknown>(reader, word, WEEK.to)]).toEqual([word, { value: 'declined', problems: [] }])
    }
  },
)

it.each([
  ['ja', true],
  ['Yes', true],
  ['x', true],
  ['SANT', true],
  ['1', true],
  ['Nej', false],
  ['no', false],
  ['FALSKT', false],
  ['0', false],
])('reads %s as yes or no', (written, answer) => {
  expect(value(yesNo, written)).toBe(answer)
})

it.each([
  ['a day', '2016-01-18', '2016-01-18'],
  ['a day without hyphens', '20160118', '2016-01-18'],
  ['a day with midnight after it', '2016-01-18 00:00:00', '2016-01-18'],
  ['a leap day', '2016-02-29', '2016-02-29'],
  ['a leap day of an ordinary year', '2015-02-29', null],
  ['another order', '18-01-2016', null],
  ["a spreadsheet's own day number", '42387', null],
])('reads a date: %s', (_what, written, day) => {
  expect(value(date, written)).toBe(day)
})

it.each([
  ['2015', '2015'],
  ['2015-06', '2015-06'],
  ['2015-06-24', '2015-06-24'],
  ['20150624', '2015-06-24'],
  ['2015-13', null],
  ['sommaren 2015', null],
])('reads %s as exactly as it is known', (written, day) => {
  expect(value(dayMonthOrYear, written)).toBe(day)
})

it.each([
  ['45', 45, false],
  ['~45', 45, true],
  ['~ 45', 45, true],
  ['ca 45', 45, true],
  ['c:a 45 år', 45, true],
  ['45 år', 45, false],
  ['0', 0, false],
])('reads the age %s', (written, years, approximate) => {
  expect(value(age, written)).toEqual({ years, approximate })
})

it.each([
  ['12000', 12000],
  ['12 000', 12000],
  ['12\u00a0000 kr', 12000],
  ['12 000:-', 12000],
  ['12000,00', 12000],
  ['12.000', null],
  ['12000,50', null],
  ['12 00', null],
])('reads the amount %s', (written, amount) => {
  expect(value(amountUpTo(1_000_000), written)).toBe(amount)
})

it.each([
  ['30.25', 30.25],
  ['30,25', 30.25],
  ['600 000', 600000],
  ['-2', -2],
  ['0,125', 0.125],
  ['600,000', null],
])('reads the figure %s', (written, figure) => {
  expect(value(anyNumber, written)).toBe(figure)
})

it.each([
  ['2016-01-18', '2016-01-18'],
  ['2016-01-18T23:30', '2016-01-18T23:30'],
  ['2016-01-18 23:30:15', '2016-01-18T23:30'],
  ['2016-01-18 3.05', '2016-01-18T03:05'],
  ['2016-01-18T23:30Z', null],
])('reads the time %s', (written, time) => {
  expect(value(pointInTime, written)).toBe(time)
})

it('reads several choices, each once', () => {
  expect(value(severalOf(codes.CONTACT), 'soc | AMF|socialtjänst')).toEqual(['social_services', 'labour_market_office'])
})

it('reads whole numbers, and decimals that are only zeros', () => {
  expect(value(countUpTo(20), '2')).toBe(2)
  expect(value(countUpTo(20), '2,0')).toBe(2)
})

it.each([
  ['12 digits', '198507099813'],
  ['10 digits', '8507099813'],
  ['a hyphen', '850709-9813'],
  ['decimals from a spreadsheet', '198507099813.0'],
  ["Excel's apostrophe", "'198507099813"],
  ['a non-breaking blank', '19850709\u00a09813'],
])('reads a number with %s', (_how, written) => {
  expect(value(personalNumber, written)).toMatchObject({ canonical: '198507099813' })
})

it('puts back the zero a spreadsheet has eaten', () => {
  expect(value(personalNumber, '405069808')).toMatchObject({ canonical: '200405069808' })
})

it('sees a number hidden in text, and takes no other digits for one', () => {
  expect(holdsPersonalNumber('Anna 850709 9813', WEEK.to)).toBe(true)
  expect(holdsPersonalNumber('ärende 8507099814', WEEK.to)).toBe(false)
  expect(holdsPersonalNumber('2016-01-18', WEEK.to)).toBe(false)
})

it.each(['NN', 'N.N.', 'anonym', 'Okänd man', 'okand man', 'Förnamn', 'XX'])(
  '%s is no name, and nobody is known by it',
  (word) => {
    expect(readCell(name, word, WEEK.to)).toEqual({ value: null, problems: [] })
  },
)

it('initials may be NN or XX', () => {
  expect(value(initials, 'NN')).toBe('NN')
})
