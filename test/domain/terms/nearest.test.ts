import { expect, it } from 'vitest'
import { editDistance, findNearest, nearestFirst } from '../../../src/domain/terms/nearest.ts'

it.each([
  ['', '', 0],
  ['kön', 'kön', 0],
  ['konn', 'kon', 1],
  ['obende', 'boende', 1],
  ['boede', 'boende', 1],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
])('counts the letters between %s and %s', (left, right, distance) => {
  expect(editDistance(left, right)).toBe(distance)
  expect(editDistance(right, left)).toBe(distance)
})

it('finds the word that was probably meant, and none where all are far off', () => {
  expect(findNearest('stadsdehl', ['boende', 'stadsdel'])).toBe('stadsdel')
  expect(findNearest('skostorlek', ['boende', 'stadsdel'])).toBeUndefined()
  expect(findNearest('c', ['a'])).toBeUndefined()
  expect(findNearest('c', [])).toBeUndefined()
})

it('sorts by the nearest spelling of each', () => {
  expect(nearestFirst('bil', [['tåg'], ['husvagn', 'bil']], (one) => one)).toEqual([['husvagn', 'bil'], ['tåg']])
})
