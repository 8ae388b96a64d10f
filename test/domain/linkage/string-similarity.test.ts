import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  areTwoLettersApart,
  isOneLetterApart,
  isOneSlipApart,
  jaroWinkler,
} from '../../../src/domain/linkage/string-similarity.ts'

// Winkler 1990, as reproduced in the literature on record linkage.
it.each([
  ['martha', 'marhta', 0.961],
  ['dwayne', 'duane', 0.84],
  ['dixon', 'dicksonx', 0.813],
  ['anna', 'anna', 1],
  ['anna', 'bo', 0],
  ['', 'anna', 0],
])('%s and %s are alike to %f', (left, right, similarity) => {
  expect(jaroWinkler(left, right)).toBeCloseTo(similarity, 3)
  expect(jaroWinkler(right, left)).toBeCloseTo(similarity, 3)
})

it.each([
  [19800314, 19800315, true],
  [19800314, 19800341, true],
  [19800314, 91800314, true],
  [19900314, 10900314, true],
  [19800314, 19800314, false],
  [19800314, 19810315, false],
  [19800319, 19800320, false], // one more, and two digits others
  [19800314, 19800143, false],
  [19800314, 1980031, false],
  [9, 10, false],
])('%s and %s are one slip apart: %s', (left, right, slip) => {
  expect(isOneSlipApart(left, right)).toBe(slip)
  expect(isOneSlipApart(right, left)).toBe(slip)
})

it.each([
  ['panahi', 'ptnahj', true],
  ['johanson', 'jojamson', true],
  ['karlson', 'kartso', true],
  ['fagerlund', 'fgaerlnud', true], // neighbours changed places twice
  ['larson', 'larson', true],
  ['nilson', 'berg', false],
  ['abc', 'abd', false], // too short for anything to be told
  ['karlson', 'karl', false],
])('%s and %s are two letters apart at most: %s', (left, right, are) => {
  expect(areTwoLettersApart(left, right)).toBe(are)
  expect(areTwoLettersApart(right, left)).toBe(are)
})

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 7 })

it('letters apart are the optimal string alignment distance', () => {
  fc.assert(
    fc.property(word, word, (left, right) => {
      const distance = alignmentDistance(left, right)
      expect(areTwoLettersApart(left, right)).toBe(distance <= 2)
      expect(left === right || isOneLetterApart(left, right)).toBe(distance <= 1)
    }),
    { numRuns: 3000 },
  )
})

/** By its recurrence, from the ends. */
function alignmentDistance(left: string, right: string): number {
  if (left === '' || right === '') return left.length + right.length
  const rest = (l: number, r: number) =>
    alignmentDistance(left.slice(0, left.length - l), right.slice(0, right.length - r))
  if (left.at(-1) === right.at(-1)) return rest(1, 1)
  const isTurned = left.length > 1 && left.at(-1) === right.at(-2) && left.at(-2) === right.at(-1)
  return 1 + Math.min(rest(1, 1), rest(1, 0), rest(0, 1), isTurned ? rest(2, 2) : Number.POSITIVE_INFINITY)
}
