import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOf, placesUnder, type Said } from '../../../src/domain/comparison/crosswalk.ts'

const said = (outcome: Said['outcome'], category: string | null = null): Said => ({ outcome, category })
const counted = said('counted', '1')

describe('on how many persons two definitions agree', () => {
  test.each([
    ['both count the person', counted, said('counted', '2'), 'both'],
    ['only the first', counted, said('none'), 'onlyFirst'],
    ['only the second', said('outside', '1'), counted, 'onlySecond'],
    ['neither: outside the one, a child by the other', said('outside'), said('child'), 'neither'],
    ['a person in review is not known to be agreed on', said('review', '1'), counted, 'open'],
    ['nor where the other does not count the person', said('none'), said('review'), 'open'],
  ])('%s', (_, first, second, expected) => {
    expect(agreementOf([first], [second])).toEqual({
      ...{ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0, open: 0 },
      [expected]: 1,
    })
  })

  const anybody = fc.constantFrom(counted, said('counted', '2'), said('review'), said('outside'), said('none'))
  test('the numbers add up to everybody recorded, and turned round they say the same', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anybody, anybody)), (pairs) => {
        const [first, second] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
        const there = agreementOf(first, second)
        const back = agreementOf(second, first)
        expect(Object.values(there).reduce((sum, each) => sum + each, 0)).toBe(pairs.length)
        expect(back).toEqual({ ...there, onlyFirst: there.onlySecond, onlySecond: there.onlyFirst })
      }),
    )
  })

  test('lists of different persons are refused', () => {
    expect(() => agreementOf([counted], [])).toThrow('same persons')
  })
})

test('a person has a place under each definition: a category, not counted, or in review', () => {
  const first = [counted, said('review', '1'), said('outside', '1')]
  const second = [said('none'), said('counted', '4'), said('child')]
  expect(placesUnder(first, second)).toEqual([
    [{ category: '1' }, 'not_counted'],
    ['review', { category: '4' }],
    ['not_counted', 'not_counted'],
  ])
})
