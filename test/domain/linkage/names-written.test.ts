import { expect, it } from 'vitest'
import type { Parameters } from '../../../src/domain/linkage/estimate.ts'
import { namesWritten } from '../../../src/domain/linkage/names-written.ts'
import { personLinkage } from '../../../src/domain/linkage/person-linkage.ts'

/** What the model presets, with other m at some levels of the given name. */
function learnt(m: Readonly<Record<string, number>>): Parameters {
  const { comparisons, matchesPerRecord } = personLinkage
  return {
    matchesPerRecord,
    likePerRecord: [],
    probabilities: comparisons.map(({ id, levels }) =>
      levels.map(({ id: level, probabilities }) =>
        probabilities && id === 'given' ? { ...probabilities, m: m[level] ?? probabilities.m } : probabilities,
      ),
    ),
  }
}

const { names } = personLinkage.thin.levels

it('where names are written as in a usual list, the model holds', () => {
  const { given, family } = namesWritten(personLinkage, learnt({}))
  for (const each of [given, family]) {
    expect(each.unlikeOftener).toBeCloseTo(0, 10)
    for (const best of ['equal', 'kin', 'part', 'close', 'different'] as const)
      for (const level of ['equal', 'kin', 'part', 'close', 'different'] as const)
        expect(each.levels[best][level]).toBeCloseTo(names[best][level], 10)
  }
})

it('where slips are twice as common, a name that is close speaks more for the person, and more are written unlike', () => {
  const { given, family } = namesWritten(
    personLinkage,
    learnt({
      soundsAlike: 0.04,
      close: 0.09,
      closeBorne: 0.03,
      somewhat: 0.024,
      somewhatBorne: 0.008,
      different: 0.012,
    }),
  )
  expect(given.levels.equal.close / given.levels.equal.equal).toBeCloseTo((2 * 0.01) / 0.85, 10)
  expect(given.levels.different.different).toBeCloseTo(2 * names.different.different, 10)
  expect(given.unlikeOftener).toBeCloseTo(0.022, 10)
  expect(family.unlikeOftener).toBeCloseTo(0, 10)
})

it('a name comes out at one of the levels, however common slips are', () => {
  const { levels } = namesWritten(personLinkage, learnt({ soundsAlike: 0.3, close: 0.3, different: 0.3 })).given
  for (const of of Object.values(levels))
    expect(Object.values(of).reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(0.96 + 1e-9)
})
