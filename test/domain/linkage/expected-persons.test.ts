import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingDoubts, expectedPersons } from '../../../src/domain/linkage/expected-persons.ts'
import { summariseList } from '../../../src/domain/linkage/list-summary.ts'
import { traitsOf } from '../../../src/domain/linkage/traits.ts'
import { NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { linkByPlace } from './link-by-place.ts'

interface Row {
  readonly givenName: string | null
  readonly familyName: string | null
  readonly birth: string | null
  readonly unit: string
  readonly number: string | null
}

const doubts = (number: number, probabilitySame: number, linkedNow = false) =>
  Array.from({ length: number }, () => ({ probabilitySame, linkedNow }))

it('without doubt the number is the number as linked', () => {
  expect(expectedPersons(72, [])).toEqual({ value: 72, low: 72, high: 72 })
})

it('a doubt not linked takes away its probability, one linked adds the chance that it is somebody else', () => {
  expect(expectedPersons(10, doubts(1, 0.4)).value).toBe(9.6)
  expect(expectedPersons(10, doubts(1, 0.8, true)).value).toBe(10.2)
})

it('what is certain leaves no interval', () => {
  expect(expectedPersons(10, [...doubts(3, 1, true), ...doubts(3, 0)])).toEqual({ value: 10, low: 10, high: 10 })
})

// Half of 200,000 doubts, ±1.96 standard deviations: √(200,000 × ¼) = 223.6, 438 either way (normal approximation).
it('many doubts are summed as exactly as few, and in time', () => {
  const { value, low, high } = expectedPersons(1_000_000, doubts(200_000, 0.5))
  expect([value, low, high]).toEqual([900_000, 899_562, 1_000_000])
})

describe('of several doubts those count that can each take away a person', () => {
  const between = (left: string, right: string, probabilitySame: number, linkedNow = false) => ({
    left,
    right,
    probabilitySame,
    linkedNow,
  })
  const places = ['a', 'b', 'c', 'd']
  const personOf = (record: string) => (places.includes(record) ? places.indexOf(record) : undefined)

  it('between persons of their own all do', () => {
    const apart = [between('a', 'b', 0.3), between('c', 'd', 0.6)]
    expect(countingDoubts(apart, personOf)).toEqual(apart)
  })

  it('of a circle of three the least likely does not', () => {
    const circle = [between('a', 'b', 0.3), between('b', 'c', 0.6), between('c', 'a', 0.5)]
    expect(countingDoubts(circle, personOf)).toEqual([circle[1], circle[2]])
  })

  it('what is linked now does, and what touches nobody who is counted does not', () => {
    const linked = between('a', 'a', 0.8, true)
    expect(countingDoubts([linked, between('a', 'elsewhere', 0.6)], personOf)).toEqual([linked])
  })
})

it('in any list the expected number and its interval lie between the fewest and the most persons', () => {
  const anyRow = fc.record({
    givenName: fc.constantFrom('Anna', 'Ana', 'Bo', null),
    familyName: fc.constantFrom('Ekman', 'Eckman', 'Berg', null),
    birth: fc.constantFrom('1980-01-01', '1980-01-02', '1980', null),
    unit: fc.constantFrom('amf', 'ria'),
    number: fc.constantFrom(null, null, null, 'n1', 'n2'),
  })
  const traits = ({ givenName, familyName, birth, unit, number }: Row, at: number) =>
    traitsOf({
      id: `r${at}`,
      order: JSON.stringify([givenName, familyName, birth, unit, number, at]),
      census: '2024',
      units: [unit],
      numberKey: number,
      decidedPerson: null,
      identity: {
        ...NO_IDENTITY,
        givenName,
        familyName,
        birthDate: birth?.length === 10 ? isoDate.parse(birth) : null,
        birthYear: birth?.length === 4 ? 1980 : null,
      },
      sex: null,
      day: isoDate.parse('2024-04-01'),
    })
  fc.assert(
    fc.property(
      fc.array(fc.record({ row: anyRow, times: fc.integer({ min: 1, max: 60 }) }), { maxLength: 8 }),
      (rows) => {
        const list = rows.flatMap(({ row, times }) => Array.from({ length: times }, () => row)).map(traits)
        const { records, linked } = linkByPlace(list)
        const { doubtsLinked, doubtsApart } = linked
        const { expected, years } = summariseList(
          records.map(() => 2024),
          linked,
        )
        for (const { value, low, high } of [expected, ...years.map((year) => year.expected)]) {
          const figures = [doubtsLinked.persons, low, value, high, doubtsApart.persons]
          expect(figures).toEqual([...figures].sort((left, right) => left - right))
        }
      },
    ),
    { numRuns: 100 },
  )
})
