import { expect, it } from 'vitest'
import { expectedPersons } from '../../../src/domain/linkage/expected-persons.ts'

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
