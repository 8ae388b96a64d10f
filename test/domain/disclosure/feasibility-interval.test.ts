import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feasibilityInterval } from '../../../src/domain/disclosure/feasibility-interval.ts'
import { type Cell, type LinkedTables, OUTSIDER, sumOf } from '../../../src/domain/disclosure/linked-tables.ts'
import { seenOf, spansOf } from './brute-force.ts'
import { twoWay } from './two-way.ts'

const intervalOf = (tables: LinkedTables, withheld: readonly string[], key: string) =>
  feasibilityInterval(tables, new Set(withheld), OUTSIDER, key)

describe('what Norrmalm’s published margins tell of figures it never published', () => {
  const INNER = ['r0c0', 'r0c1', 'r1c0', 'r1c1']

  it('2016: of 57 persons, 43 men and 35 in longer-term housing, between 8 and 22 men were in acute housing', () => {
    const tables = twoWay([
      [27, 16],
      [8, 6],
    ]) // men, women by longer-term, acute: 43 + 14, 35 + 22
    expect(INNER.map((key) => intervalOf(tables, INNER, key))).toEqual([
      { min: 21, max: 35 },
      { min: 8, max: 22 },
      { min: 0, max: 14 },
      { min: 0, max: 14 },
    ])
  })

  it('2017: of 81 persons, 54 men and 61 in longer-term housing, at most 20 men were in acute housing', () => {
    const tables = twoWay([
      [40, 14],
      [21, 6],
    ])
    expect(intervalOf(tables, INNER, 'r0c1')).toEqual({ min: 0, max: 20 })
  })
})

describe('an interval', () => {
  it('is open upwards where no total is published', () => {
    const tables = twoWay([[3], [9]])
    expect(intervalOf(tables, ['r0c0', 'r0', 'c0', 'all'], 'r0c0')).toEqual({ min: 0, max: Infinity })
  })

  it('is a point where one figure alone is withheld', () => {
    const tables = twoWay([
      [3, 9],
      [8, 7],
    ])
    expect(intervalOf(tables, ['r0c0'], 'r0c0')).toEqual({ min: 3, max: 3 })
  })

  it('knows that persons are whole where halves would fit the figures', () => {
    // Of three figures each two hold at most 10, 10 and 9 together.
    const cell = (key: string, value: number, role: Cell['role']): [string, Cell] => [
      key,
      { key, value, role, table: 'odd', parents: [], tells: true },
    ]
    const tables: LinkedTables = {
      cells: new Map([
        cell('a', 3, 'inner'),
        cell('b', 4, 'inner'),
        cell('c', 4, 'inner'),
        cell('ab', 10, 'inner'),
        cell('left', 3, 'slack'),
        cell('bc', 10, 'inner'),
        cell('left2', 2, 'slack'),
        cell('ac', 9, 'inner'),
        cell('left3', 2, 'slack'),
      ]),
      relations: [sumOf('ab', ['a', 'b', 'left']), sumOf('bc', ['b', 'c', 'left2']), sumOf('ac', ['a', 'c', 'left3'])],
      known: new Set(),
    }
    expect(intervalOf(tables, ['a', 'b', 'c'], 'a')).toEqual({ min: 0, max: 9 })
    const sum: [string, Cell] = cell('abc', 14, 'slack')
    const together = {
      cells: new Map([...tables.cells, sum]),
      relations: [...tables.relations, sumOf('abc', ['a', 'b', 'c'])],
      known: new Set<string>(),
    }
    // All three hold at most 14.5 where persons come in halves (4.5 + 5.5 + 4.5), 14 where they are whole.
    expect(intervalOf(together, ['a', 'b', 'c'], 'abc')).toEqual({ min: 0, max: 14 })
  })

  it('is what going through every table gives, whatever is withheld', () => {
    const table = fc.array(fc.array(fc.nat(7), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 })
    fc.assert(
      fc.property(table, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (counts, hide) => {
        const withheld = counts.flatMap((row, r) => row.flatMap((_, c) => (hide[r * 3 + c] ? [`r${r}c${c}`] : [])))
        const tables = twoWay(counts)
        const spans = spansOf(seenOf(counts, new Set(withheld)), 100)
        for (const key of withheld) expect(intervalOf(tables, withheld, key)).toEqual(spans.get(key))
      }),
      { numRuns: 120, seed: 1 },
    )
  })
})
