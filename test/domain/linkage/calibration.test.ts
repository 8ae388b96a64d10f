import { describe, expect, test } from 'vitest'
import { BANDS, bandOutcomes, saidPairs } from '../../../scripts/labelled-list/calibration.ts'
import { personLinkage } from '../../../src/domain/linkage/person-linkage.ts'

const SEEDS = ['calibration 1', 'calibration 2', 'calibration 3']
const ROWS = 6_000
/** Fewer pairs than this say nothing of a share. */
const ENOUGH = 10

/**
 * Of the pairs that linkage says one probability of, linked and in doubt, so many are one person. A share may lie outside
 * its band by three standard deviations of a binomial share of as many pairs (the allowance of `bandOutcomes`).
 */
describe('a probability is the share that comes true', () => {
  test.each(['census', 'hard'] as const)('on lists of the mix %s', (mix) => {
    const pairs = SEEDS.flatMap((seed) => saidPairs(personLinkage, { seed, rows: ROWS, mix }))
    const outcomes = bandOutcomes(pairs)
    expect(outcomes.map(({ from, to }) => ({ from, to }))).toEqual(BANDS)
    for (const outcome of outcomes) expect(outcome.pairs).toBeGreaterThanOrEqual(ENOUGH)
    expect(outcomes.filter(({ isInside }) => !isInside)).toEqual([])
  })
})
