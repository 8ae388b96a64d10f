import { describe, expect, it } from 'vitest'
import { birthDigitsIn, readBirthDate } from '../../../src/domain/linkage/list-birth.ts'
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
    ['okänt', true, null],
  ])('%s, the row names the person: %s', (written, isNamed, digits) => {
    expect(birthDigitsIn(written, day, isNamed)).toBe(digits)
  })
})
