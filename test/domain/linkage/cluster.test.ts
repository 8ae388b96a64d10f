import { describe, expect, it } from 'vitest'
import { clusterRecords } from '../../../src/domain/linkage/cluster.ts'
import type { LinkageModel } from '../../../src/domain/linkage/model.ts'
import { personLinkage } from '../../../src/domain/linkage/person-linkage.ts'

/** Clusters records by what each two weigh, in bits; what is not said weighs as two who have nothing to do with each other. */
function clustered(
  bits: Readonly<Record<string, number>>,
  bestPairShare = personLinkage.bestPairShare,
  neverSure: readonly string[] = [],
  model: Partial<LinkageModel> = {},
) {
  const names = [...new Set(Object.keys(bits).flatMap((pair) => [...pair]))].sort()
  const weigh = (left: number, right: number) =>
    bits[`${names[left]}${names[right]}`] ?? bits[`${names[right]}${names[left]}`] ?? -20
  const named = (members: readonly number[]) =>
    members
      .map((at) => names[at])
      .sort()
      .join('')
  const pairs = names.flatMap((_, right) => names.slice(0, right).map((__, left) => ({ left, right })))
  const { clusters, unsure } = clusterRecords(
    { ...personLinkage, bestPairShare, ...model },
    {
      size: names.length,
      compared: Int32Array.from(names.keys()),
      pairs: {
        length: pairs.length,
        left: Int32Array.from(pairs, ({ left }) => left),
        right: Int32Array.from(pairs, ({ right }) => right),
        weight: Float64Array.from(pairs, ({ left, right }) => weigh(left, right)),
      },
      weigh,
      decided: [],
      mayNotMeet: (left, right) => weigh(left, right) === Number.NEGATIVE_INFINITY,
      areComparable: (left, right) => !Number.isNaN(weigh(left, right)),
      isNeverSure: (left, right) => neverSure.includes(named([left, right])),
    },
  )
  return {
    clusters: clusters.map(named).sort(),
    unsure: unsure.map(({ left, right, probability }) => [named(left), named(right), Number(probability.toFixed(2))]),
  }
}

const clustersOf = (...asked: Parameters<typeof clustered>) => clustered(...asked).clusters

it('a record much like one of a person’s joins it, though the others were written otherwise', () => {
  const rows = { ab: 10, ac: 3, bc: -3 }
  expect(clustersOf(rows)).toEqual(['abc'])
  expect(clustersOf(rows, 0)).toEqual(['ab', 'c'])
})

it('one record alike does not make up for several that are not', () => {
  expect(clustersOf({ ab: 10, ac: 10, bc: 10, ad: 3, bd: -6, cd: -6 })).toEqual(['abc', 'd'])
})

it('two who may not meet never do, however much a third is like both', () => {
  expect(clustersOf({ ab: 9, ac: 10, bc: Number.NEGATIVE_INFINITY })).toEqual(['ac', 'b'])
})

it('two that cannot be set against each other speak neither for nor against', () => {
  const protectedRow = { ap: 20, ax: 10, ay: 10, xy: 12, px: Number.NaN, py: Number.NaN }
  expect(clustered(protectedRow)).toEqual({ clusters: ['apxy'], unsure: [] })
  expect(clustersOf({ px: Number.NaN })).toEqual(['p', 'x'])
  // What keeps two apart does so all the same.
  expect(clustersOf({ ...protectedRow, py: Number.NEGATIVE_INFINITY })).toEqual(['ap', 'xy'])
})

it('no limit for linking joins two who may not meet', () => {
  const all = { linkAt: 0 }
  expect(clustersOf({ ab: Number.NEGATIVE_INFINITY }, undefined, [], all)).toEqual(['a', 'b'])
  expect(clustersOf({ ab: -1 }, undefined, [], all)).toEqual(['ab'])
})

it('what has been joined is weighed with everybody anew', () => {
  // Once a and b are one, c is more like d than like them.
  expect(clustersOf({ ab: 12, ac: 6, bc: -9, cd: 5, ad: -9, bd: -9 })).toEqual(['ab', 'cd'])
})

describe('what is joined without being certain', () => {
  it('is told with its probability, of two records as of more', () => {
    expect(clustered({ ab: 1 })).toEqual({ clusters: ['ab'], unsure: [['a', 'b', 0.67]] })
    expect(clustered({ ab: 10, ac: 1, bc: 1 })).toEqual({ clusters: ['abc'], unsure: [['ab', 'c', 0.67]] })
  })

  it('is nothing where all that is joined is certain, or nothing is', () => {
    expect(clustered({ ab: 10, ac: 3, bc: 3 }).unsure).toEqual([])
    expect(clustered({ ab: 0 })).toEqual({ clusters: ['a', 'b'], unsure: [] })
  })

  it('is what no weight makes certain, whatever it weighs', () => {
    expect(clustered({ ab: 10 }, undefined, ['ab'])).toEqual({ clusters: ['ab'], unsure: [['a', 'b', 1]] })
    const one = clustered({ ab: 12, ac: 10, bc: 10, de: 9 }, undefined, ['ac', 'bc'])
    expect(one).toEqual({ clusters: ['abc', 'de'], unsure: [['ab', 'c', 1]] })
  })

  it('is certain where one record of each side says so', () => {
    expect(clustered({ ab: 12, ac: 10, bc: 10 }, undefined, ['ac']).unsure).toEqual([])
  })

  it('holds of all that is joined after it, though that may weigh more', () => {
    // c and d each weigh less with b than with a; together with the best pair they weigh more than either.
    const { clusters, unsure } = clustered({ ab: 1.9, ac: 1.5, bc: 1.8, ad: 1, bd: 1, cd: 1 })
    expect(clusters).toEqual(['abcd'])
    expect(unsure.map(([left, right]) => [left, right])).toEqual([
      ['a', 'b'],
      ['ab', 'c'],
      ['abc', 'd'],
    ])
  })
})
