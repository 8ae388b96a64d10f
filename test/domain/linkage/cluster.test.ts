import { expect, it } from 'vitest'
import { clusterRecords } from '../../../src/domain/linkage/cluster.ts'
import { personLinkage } from '../../../src/domain/linkage/person-linkage.ts'

/** Clusters records by what each two weigh, in bits; what is not said weighs as two who have nothing to do with each other. */
function clustersOf(bits: Readonly<Record<string, number>>, bestPairShare = personLinkage.bestPairShare): string[] {
  const names = [...new Set(Object.keys(bits).flatMap((pair) => [...pair]))].sort()
  const weigh = (left: number, right: number) =>
    bits[`${names[left]}${names[right]}`] ?? bits[`${names[right]}${names[left]}`] ?? -20
  const pairs = names.flatMap((_, right) => names.slice(0, right).map((__, left) => ({ left, right })))
  const clusters = clusterRecords(
    { ...personLinkage, bestPairShare },
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
    },
  )
  return clusters
    .map((members) =>
      members
        .map((at) => names[at])
        .sort()
        .join(''),
    )
    .sort()
}

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

it('what has been joined is weighed with everybody anew', () => {
  // Once a and b are one, c is more like d than like them.
  expect(clustersOf({ ab: 12, ac: 6, bc: -9, cd: 5, ad: -9, bd: -9 })).toEqual(['ab', 'cd'])
})
