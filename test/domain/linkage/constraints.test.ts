import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../src/domain/linkage/columns.ts'
import { constraints } from '../../../src/domain/linkage/constraints.ts'
import { type Traits, traitsOf } from '../../../src/domain/linkage/traits.ts'
import { NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'

const day = isoDate.parse('2016-01-18')
const maybe = <T>(...values: readonly T[]) => fc.constantFrom(null, ...values)

/** Rows of few names, dates, numbers and units, so that many of them are kept apart. */
const row = (id: string): fc.Arbitrary<Traits> =>
  fc
    .record({
      unit: fc.constantFrom('amf', 'soc'),
      key: maybe('n1', 'n2'),
      decidedPerson: maybe('p1', 'p2'),
      givenName: maybe('Pär', 'Bo', 'Anna'),
      familyName: maybe('Lind', 'Berg'),
      birthDate: maybe(isoDate.parse('1980-03-14')),
    })
    .map(({ unit, key, decidedPerson, ...names }) => {
      const place = { id, order: id, census: '2016', units: [unit], sex: null, day }
      const traits = traitsOf({ ...place, numberKey: key, decidedPerson, identity: { ...NO_IDENTITY, ...names } })
      return { ...traits, numberKind: key === null ? null : 'personnummer' }
    })

describe('what no weight makes certain', () => {
  const written = (
    givenName: string | null,
    familyName: string,
    born: string | null,
    numberKey: string | null = null,
  ) => {
    const id = `${givenName} ${familyName} ${born} ${numberKey}`
    const place = { id, order: id, census: '2016', units: [id], sex: null, decidedPerson: null, day }
    const birthDate = born === null ? null : isoDate.parse(born)
    return traitsOf({ ...place, numberKey, identity: { ...NO_IDENTITY, givenName, familyName, birthDate } })
  }
  const born = '1971-04-09'
  const [torkel, bengt] = [written('Torkel', 'Granlid', born), written('Bengt', 'Granlid', born)]
  const isNeverSure = (one: Traits, other: Traits) =>
    constraints(columnsOf([one, other]).columns, { same: [], different: [] }).isNeverSure(0, 1)

  it.each([
    ['two given names, one family name and one day of birth', torkel, bengt],
    ['one given name and two family names', torkel, written('Torkel', 'Vassdal', null)],
  ])('%s', (_, one, other) => {
    expect([isNeverSure(one, other), isNeverSure(other, one)]).toEqual([true, true])
  })

  it.each([
    ['one number', written('Torkel', 'Granlid', born, 'n1'), written('Bengt', 'Granlid', born, 'n1')],
    ['a slip in the name', torkel, written('Torkell', 'Granlid', born)],
    ['a name that is missing', torkel, written(null, 'Granlid', born)],
    ['another family name, and the same day of birth', torkel, written('Torkel', 'Vassdal', born)],
    ['another given name, and no date', torkel, written('Bengt', 'Granlid', null)],
  ])('is not %s', (_, one, other) => {
    expect(isNeverSure(one, other)).toBe(false)
  })
})

it('a row that may meet anybody is kept apart from nobody', () => {
  const kept = { apart: 0, free: 0 }
  fc.assert(
    fc.property(row('one'), row('other'), fc.boolean(), (one, other, isDecided) => {
      const { columns } = columnsOf([one, other])
      const { mayNotMeet, mayMeetAnybody } = constraints(columns, { same: [], different: isDecided ? [[0, 1]] : [] })
      for (const [left, right] of [
        [0, 1],
        [1, 0],
      ] as const) {
        const [isFree, isApart] = [mayMeetAnybody(left), mayNotMeet(left, right)]
        if (isFree) kept.free += 1
        if (isApart) kept.apart += 1
        expect(isFree && isApart).toBe(false)
      }
    }),
    { numRuns: 1000 },
  )
  // Neither of them is so rare that nothing was asked.
  expect(kept.free).toBeGreaterThan(10)
  expect(kept.apart).toBeGreaterThan(100)
})
