import { describe, expect, it } from 'vitest'
import { birthDigitsIn, readBirthDate, readBirthYear, tenDigitsIn } from '../../../src/domain/linkage/list-birth.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'

const day = isoDate.parse('2025-12-31')

describe('a birth date as lists have it', () => {
  it.each([
    ['1985-07-09', '1985-07-09', null, null],
    ['19850709', '1985-07-09', null, null],
    ['1985/7/9', '1985-07-09', null, null],
    ['9.7.1985', '1985-07-09', null, null],
    ['850709', '1985-07-09', null, null],
    ['070911', '2007-09-11', null, null],
    ['261231', '1926-12-31', null, null],
    ['1985-02-30', null, '1985-02-30', null],
    ['1985-13-07', null, '1985-13-07', null],
    ['19850007', null, '1985-00-07', null],
    ['1985', null, null, 1985],
    ['1985-00-00', null, null, 1985],
    ['1985-07', null, null, 1985],
    ['', null, null, null],
    ['vet ej', null, null, null],
    ['sommaren', null, null, null],
  ])('%s', (written, date, digits, year) => {
    expect(readBirthDate(written, day)).toMatchObject({ date, digits, year })
  })

  it.each([
    '0000-00-00',
    '00000000',
    '000000',
    '0000',
    '0001-01-01',
    '1111-11-11',
    '9999-12-31',
    '9999-99-99',
    '2999-01-01',
  ])('%s is no birth of anybody, and told so', (written) => {
    const { date, digits, year, problems } = readBirthDate(written, day)
    expect([date, digits, year, problems.map(({ code }) => code)]).toEqual([null, null, null, ['birth_impossible']])
  })

  it('after the year of the row is compared, since the century may be wrong, and told', () => {
    const { date, problems } = readBirthDate('2085-02-03', day)
    expect([date, problems.map(({ code }) => code)]).toEqual(['2085-02-03', ['birth_after_year']])
    const year = readBirthYear('2085', day)
    expect([year.value, year.problems.map(({ code }) => code)]).toEqual([2085, ['birth_after_year']])
    expect(readBirthYear('2199', day)).toMatchObject({ value: null, problems: [{ code: 'birth_impossible' }] })
  })

  it('what cannot be read is a warning, never a fault', () => {
    const { problems } = readBirthDate('sommaren', day)
    expect(problems.map(({ kind }) => kind)).toEqual(['warning'])
  })
})

describe('the birth date in what is no valid number', () => {
  it.each([
    ['19690711-XXXX', false, '1969-07-11'],
    ['690711', false, '1969-07-11'],
    ['19690711-9828', true, '1969-07-11'],
    ['19690711-9828', false, null],
    ['690771-9828', true, '1969-07-11'],
    ['20052504-9817', true, '2005-25-04'],
    ['12345', true, null],
    ['19690711-0000', false, '1969-07-11'],
    ['0000000000', true, null],
    ['00000000-0000', true, null],
    ['111111-1111', true, null],
    ['123456-7890', true, null],
    ['9999999999', true, null],
    ['999999-XXXX', true, null],
    ['000000-XXXX', true, null],
    ['okänt', true, null],
  ])('%s, the row names the person: %s', (written, isNamed, digits) => {
    expect(birthDigitsIn(written, day, isNamed)).toBe(digits)
  })
})

describe('the digits of what is no valid number', () => {
  it.each([
    ['19690711-9828', '6907119828'],
    ['690711-9828', '6907119828'],
    ['6907119', null],
  ])('%s: %s', (written, digits) => {
    expect(tenDigitsIn(written)).toBe(digits)
  })

  it.each([
    '0000000000',
    '1111111111',
    '123456-7890',
    '19700101-0000',
    '19000101-9999',
    '19990101-1234',
    '800612-0001',
  ])('%s only fills the cell: people who share it share nothing', (written) => {
    expect(tenDigitsIn(written)).toBe(null)
  })
})
