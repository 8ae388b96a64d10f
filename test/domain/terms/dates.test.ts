import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  ageOn,
  ageSpanOn,
  censusWeek,
  daysBetween,
  daysInMonth,
  isCalendarDay,
  isoDate,
  partialDate,
  spanOf,
  yearOf,
} from '../../../src/domain/terms/dates.ts'

const day = (text: string) => isoDate.parse(text)
const partial = (text: string) => partialDate.parse(text)

describe('a calendar day', () => {
  it.each(['2026-01-25', '2024-02-29', '2000-02-29', '1900-02-28', '2026-12-31'])('exists: %s', (text) => {
    expect(isCalendarDay(text)).toBe(true)
  })
  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '26-01-25',
    '2026-1-5',
    ' 2026-01-25',
    '2026-01-25\n',
    '2026/01/25',
    '20260125',
    '',
  ])('is not: %s', (text) => {
    expect(isoDate.safeParse(text).success).toBe(false)
  })
  it('has 29 days in February every fourth year, but not in 1900', () => {
    expect([2024, 2025, 2000, 1900].map((year) => daysInMonth(year, 2))).toEqual([29, 28, 29, 28])
  })
})

describe('age', () => {
  it.each([
    ['the day before the birthday', '1985-07-09', '2026-07-08', 40],
    ['on the birthday', '1985-07-09', '2026-07-09', 41],
    ['born on 29 February, on 28 February of an ordinary year', '2004-02-29', '2026-02-28', 21],
    ['born on 29 February, on 1 March of an ordinary year', '2004-02-29', '2026-03-01', 22],
    ['born on 29 February, on 29 February', '2004-02-29', '2024-02-29', 20],
    ['on the day of birth', '2026-01-20', '2026-01-20', 0],
  ])('%s', (_when, birth, on, years) => {
    expect(ageOn(day(birth), day(on))).toBe(years)
  })
  it('is youngest and oldest when only the year of birth is known', () => {
    expect(ageSpanOn(spanOf(partial('1985')), day('2026-01-25'))).toEqual({ youngest: 40, oldest: 41 })
  })
  it('is one age when the year is over on the day', () => {
    expect(ageSpanOn(spanOf(partial('1985')), day('2026-12-31'))).toEqual({ youngest: 41, oldest: 41 })
  })
})

describe('the days a date may mean', () => {
  it.each([
    ['a day', '2026-01-25', '2026-01-25', '2026-01-25'],
    ['a month', '2026-04', '2026-04-01', '2026-04-30'],
    ['February of a leap year', '2024-02', '2024-02-01', '2024-02-29'],
    ['a year', '2026', '2026-01-01', '2026-12-31'],
  ])('%s', (_what, text, from, to) => {
    expect(spanOf(partial(text))).toEqual({ from, to })
  })
  it.each(['2026-13', '2026-00', '2026-1', '26', '2026-02-30', '2026-'])('%s means nothing', (text) => {
    expect(partialDate.safeParse(text).success).toBe(false)
  })
  it('has a year', () => {
    expect([yearOf(partial('2026')), yearOf(partial('2026-04')), yearOf(day('2026-04-02'))]).toEqual([2026, 2026, 2026])
  })
})

describe('three months after the census week', () => {
  it.each([
    ['2026-01-25', 3, '2026-04-25'],
    ['2026-01-31', 3, '2026-04-30'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2026-01-25', -12, '2025-01-25'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to)
  })
})

describe('the census week', () => {
  const week = (from: string, to: string) => censusWeek.safeParse({ from, to }).success
  it('has one to seven days', () => {
    expect(week('2026-01-19', '2026-01-25')).toBe(true)
    expect(week('2026-01-19', '2026-01-19')).toBe(true)
    expect(week('2026-01-19', '2026-01-26')).toBe(false)
    expect(week('2026-01-19', '2026-01-18')).toBe(false)
  })
  it('may cross a change of year and the change to summer time', () => {
    expect(week('2025-12-29', '2026-01-04')).toBe(true)
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2)
  })
})

describe('laws that hold for every day', () => {
  const anyDay = fc
    .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => day(date.toISOString().slice(0, 10)))
  it('counts days the same in both directions', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => daysBetween(a, b) + daysBetween(b, a) === 0))
  })
  it('makes nobody younger as time goes', () => {
    fc.assert(fc.property(anyDay, anyDay, anyDay, (birth, a, b) => a > b || ageOn(birth, a) <= ageOn(birth, b)))
  })
})
