import { expect, it } from 'vitest'
import { isOneSlipApart, jaroWinkler } from '../../../src/domain/linkage/string-similarity.ts'

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
