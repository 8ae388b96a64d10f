import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclosureRule } from '../../../src/domain/disclosure/audit.ts'
import { feasibilityInterval } from '../../../src/domain/disclosure/feasibility-interval.ts'
import { type Attacker, type LinkedTables, OUTSIDER } from '../../../src/domain/disclosure/linked-tables.ts'
import { withReleases } from '../../../src/domain/disclosure/release.ts'
import { suppress } from '../../../src/domain/disclosure/suppress.ts'
import { type Span, seenOf, spansOf } from './brute-force.ts'
import { oneWay, twoWay } from './two-way.ts'

const rule = disclosureRule.parse({})
const { threshold } = rule

const withheldOf = (tables: LinkedTables, contributors: readonly Attacker[] = []): string[] => [
  ...suppress(tables, contributors, rule).withheld.keys(),
]

const contributor = (own: readonly (readonly number[])[]): Attacker => ({
  key: 'one',
  kind: 'contributor',
  knows: new Map([...twoWay(own).cells].map(([key, { value }]) => [key, value])),
  exactly: new Set(),
})

/** A number somebody may not learn: 1–4 persons, yet all tables that fit agree on it, or that it is small. */
const isDisclosed = (value: number, span: Span | undefined): boolean =>
  value > 0 &&
  value < threshold &&
  (span === undefined || span.min === span.max || (span.min > 0 && span.max < threshold))

/** Figures of a two-way table that can be worked out, by going through every table that fits. */
function disclosed(
  counts: readonly (readonly number[])[],
  withheld: readonly string[],
  own?: readonly number[][],
): string[] {
  const spans = spansOf({ ...seenOf(counts, new Set(withheld)), ...(own ? { own } : {}) }, 200)
  const known = own === undefined ? new Map<string, number>() : contributor(own).knows
  return [...twoWay(counts).cells.values()].flatMap(({ key, value }) => {
    const [mine, span] = [known.get(key) ?? 0, spans.get(key)]
    const others = span && { min: span.min - mine, max: span.max - mine }
    return isDisclosed(value - mine, others) ? [key] : []
  })
}

/** Counts of persons of a census, n = 50 to 150, a good part of the cells small. */
const censusTable = (height: number, width: number) =>
  fc
    .array(fc.oneof({ weight: 3, arbitrary: fc.nat(6) }, { weight: 5, arbitrary: fc.integer({ min: 7, max: 35 }) }), {
      minLength: height * width,
      maxLength: height * width,
    })
    .map((counts) => Array.from({ length: height }, (_, r) => counts.slice(r * width, (r + 1) * width)))
    .filter((table) => {
      const persons = table.flat().reduce((sum, each) => sum + each, 0)
      return persons >= 50 && persons <= 150
    })

/**
 * "At least two withheld in every row and column": where one alone is, the smallest beside it goes too.
 */
function naive(counts: readonly (readonly number[])[]): string[] {
  const small = (value: number) => value > 0 && value < threshold
  const hidden = new Set(counts.flatMap((row, r) => row.flatMap((value, c) => (small(value) ? [`r${r}c${c}`] : []))))
  const lines = [
    ...counts.map((row, r) => row.map((value, c) => ({ key: `r${r}c${c}`, value }))),
    ...(counts[0] ?? []).map((_, c) => counts.map((row, r) => ({ key: `r${r}c${c}`, value: row[c] ?? 0 }))),
  ]
  for (let before = -1; before !== hidden.size; ) {
    before = hidden.size
    for (const line of lines) {
      if (line.filter(({ key }) => hidden.has(key)).length !== 1) continue
      const [next] = line.filter(({ key, value }) => !hidden.has(key) && value > 0).sort((a, b) => a.value - b.value)
      if (next) hidden.add(next.key)
    }
  }
  return [...hidden]
}

/** Margins that are small: the rule of two says nothing of them, so they are left out of the comparison. */
const hasSmallMargin = (counts: readonly (readonly number[])[]) =>
  [...twoWay(counts).cells.values()].some(({ key, value }) => !/r\d+c\d+/.test(key) && value > 0 && value < threshold)

describe('primary suppression', () => {
  it('withholds 1 to 4 and shows five and zero', () => {
    const { withheld } = suppress(oneWay([1, 4, 5, 0, 30, 40]), [], rule)
    expect([...withheld].filter(([, why]) => why === 'small').map(([key]) => key)).toEqual(['0', '1'])
    expect(withheld.has('3')).toBe(false)
  })

  it('withholds a zero in a group of three, for it would tell of each of them', () => {
    const withheld = withheldOf(
      twoWay([
        [3, 0],
        [20, 30],
        [40, 25],
      ]),
    )
    expect(withheld).toEqual(expect.arrayContaining(['r0', 'r0c0', 'r0c1']))
  })

  it('withholds a figure that everybody of a group is in, and a zero beside it that would give it away', () => {
    const withheld = withheldOf(
      twoWay([
        [12, 0, 0],
        [20, 30, 9],
        [11, 25, 8],
      ]),
    )
    expect(withheld).toContain('r0c0')
    expect(withheld.some((key) => key === 'r0c1' || key === 'r0c2' || key === 'r0')).toBe(true)
  })

  it('keeps all but one of a group from being told', () => {
    const counts = [
      [11, 1, 0],
      [20, 30, 9],
      [11, 25, 8],
    ]
    const withheld = withheldOf(twoWay(counts))
    expect(withheld).toContain('r0c1')
    expect(disclosed(counts, withheld)).toEqual([])
  })

  it.each([
    [3, ['0']],
    [11, ['0', '1', '2']],
  ])('goes by the threshold chosen: %i', (chosen, expected) => {
    const tables = oneWay([2, 8, 10, 40, 60])
    const withheld = suppress(tables, [], disclosureRule.parse({ threshold: chosen })).withheld
    expect([...withheld].filter(([, why]) => why === 'small').map(([key]) => key)).toEqual(expected)
  })

  it.each([2, 12, 4.5])('no threshold of %d is taken', (chosen) => {
    expect(disclosureRule.safeParse({ threshold: chosen }).success).toBe(false)
  })
})

describe('complementary suppression', () => {
  it('leaves no figure of 1 to 4 that can be worked out, going through every table that fits', () => {
    fc.assert(
      fc.property(censusTable(3, 3), (counts) => {
        expect(disclosed(counts, withheldOf(twoWay(counts)))).toEqual([])
      }),
      { numRuns: 60, seed: 2 },
    )
  })

  it('leaves every figure of 1 to 4 in doubt by at least the width of the rule', () => {
    fc.assert(
      fc.property(censusTable(2, 4), (counts) => {
        const withheld = withheldOf(twoWay(counts))
        const spans = spansOf(seenOf(counts, new Set(withheld)), 200)
        for (const { key, value } of twoWay(counts).cells.values())
          if (value > 0 && value < threshold) {
            const { min, max } = spans.get(key) ?? { min: 0, max: 0 }
            expect(max - min).toBeGreaterThanOrEqual(rule.width)
          }
      }),
      { numRuns: 60, seed: 3 },
    )
  })

  it('is safe where "at least two in every row and column" is not', () => {
    const samples = fc.sample(
      censusTable(3, 4).filter((counts) => !hasSmallMargin(counts)),
      { numRuns: 120, seed: 4 },
    )
    const pinned = (counts: readonly (readonly number[])[], withheld: readonly string[]) =>
      [...twoWay(counts).cells.values()].some(({ key, value }) => {
        const span = feasibilityInterval(twoWay(counts), new Set(withheld), OUTSIDER, key) ?? { min: value, max: value }
        return isDisclosed(value, span)
      })
    const naively = samples.filter((counts) => pinned(counts, naive(counts))).length
    const ours = samples.filter((counts) => pinned(counts, withheldOf(twoWay(counts)))).length
    expect(naively).toBeGreaterThan(5)
    expect(ours).toBe(0)
  })

  it('hides neither totals nor zeros where something else helps', () => {
    const { withheld } = suppress(
      twoWay([
        [3, 12, 0],
        [20, 9, 14],
        [17, 22, 8],
      ]),
      [],
      rule,
    )
    expect(withheld.has('all')).toBe(false)
    expect(withheld.has('r0c2')).toBe(false)
    expect(withheld.size).toBe(4)
  })

  it('gives the same figures whatever order rows stand in', () => {
    const counts = [
      [3, 12, 8, 2],
      [20, 9, 14, 6],
      [17, 1, 22, 8],
    ]
    const { withheld } = suppress(twoWay(counts), [], rule)
    expect(suppress(twoWay(counts), [], rule).withheld).toEqual(withheld)
    const tables = twoWay(counts)
    const turned = { ...tables, cells: new Map([...tables.cells].reverse()), relations: tables.relations.toReversed() }
    expect(new Set(suppress(turned, [], rule).withheld.keys())).toEqual(new Set(withheld.keys()))
  })

  it('withholds everything where nothing less helps', () => {
    const withheld = withheldOf(twoWay([[2, 1]]))
    expect(new Set(withheld)).toEqual(new Set(['all', 'r0', 'r0c0', 'r0c1', 'c0', 'c1']))
  })
})

describe('a contributor that subtracts its own', () => {
  it('is not told that others met three', () => {
    // Twelve women, nine of them its own.
    const tables = oneWay([12, 40, 30])
    expect(withheldOf(tables)).toEqual([])
    const knows = new Map([...oneWay([9, 2, 0]).cells].map(([key, { value }]) => [key, value]))
    const { withheld } = suppress(tables, [{ key: 'one', kind: 'contributor', knows, exactly: new Set() }], rule)
    expect([...withheld]).toEqual([
      ['0', 'contributor'],
      ['2', 'complementary'],
    ])
  })

  it('of two organisations, neither learns a small number of the other’s, going through every table', () => {
    const two = censusTable(2, 3).chain((counts) =>
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }).map((shares) => ({
        counts,
        own: counts.map((row, r) => row.map((value, c) => Math.round(value * (shares[r * 3 + c] ?? 0)))),
      })),
    )
    fc.assert(
      fc.property(two, ({ counts, own }) => {
        const others = counts.map((row, r) => row.map((value, c) => value - (own[r]?.[c] ?? 0)))
        const withheld = withheldOf(twoWay(counts), [contributor(own), { ...contributor(others), key: 'other' }])
        expect(disclosed(counts, withheld, own)).toEqual([])
        expect(disclosed(counts, withheld, others)).toEqual([])
      }),
      { numRuns: 40, seed: 5 },
    )
  })
})

describe('persons who know a small cell from inside', () => {
  it('somebody alone in a withheld cell does not learn the one beside it', () => {
    const counts = [
      [1, 4, 30],
      [22, 31, 18],
    ]
    const tables = twoWay(counts)
    const withheld = new Set(withheldOf(tables))
    const alone: Attacker = { key: 'alone', kind: 'person', knows: new Map(), exactly: new Set(['r0c0']) }
    const { min, max } = feasibilityInterval(tables, withheld, alone, 'r0c1') ?? { min: 4, max: 4 }
    expect(max - min).toBeGreaterThanOrEqual(rule.width)
  })

  it('whoever knows a withheld figure of one or two learns no other, going through every table', () => {
    fc.assert(
      fc.property(censusTable(2, 4), (counts) => {
        const withheld = withheldOf(twoWay(counts))
        const small = [...twoWay(counts).cells.values()].filter(
          ({ key, value }) => /c/.test(key) && /r/.test(key) && value > 0 && value <= 2,
        )
        for (const { key } of small.filter((cell) => withheld.includes(cell.key)))
          expect(
            disclosed(
              counts,
              withheld.filter((each) => each !== key),
            ).filter((each) => each !== key),
          ).toEqual([])
      }),
      { numRuns: 40, seed: 10 },
    )
  })
})

describe('what was published before', () => {
  const counts = [
    [12, 20],
    [30, 25],
  ]
  const published = (cells: readonly { key: string; value: number }[]) => [
    { id: 'first', cells: [...cells], withheld: [] },
  ]

  it('a figure that stands as it was published is shown again', () => {
    const tables = withReleases(twoWay([[3], [40], [12]]), published([{ key: 'r0', value: 3 }]), rule)
    const { withheld, unprotected } = suppress(tables, [], rule)
    expect(withheld.has('r0')).toBe(false)
    expect(unprotected.map(({ cell }) => cell.key)).toContain('r0')
  })

  it('a revised figure that differs by two persons is withheld, and cannot be worked out', () => {
    const before = [...twoWay(counts).cells.values()].map(({ key, value }) => ({ key, value }))
    const revised = twoWay([
      [14, 20],
      [30, 25],
    ])
    expect(withheldOf(revised)).toEqual([])
    const withheld = withheldOf(withReleases(revised, published(before), rule))
    expect(withheld).toEqual(expect.arrayContaining(['r0c0', 'r0', 'c0', 'all']))
    expect(withheld).toHaveLength(4)
  })

  it('a difference of five or more tells of nobody', () => {
    const before = [...twoWay(counts).cells.values()].map(({ key, value }) => ({ key, value }))
    const revised = twoWay([
      [18, 20],
      [30, 25],
    ])
    expect(withheldOf(withReleases(revised, published(before), rule))).toEqual([])
  })

  it('two editions that each are safe are not, taken together: a person less in one group and one more in another', () => {
    const before = [...twoWay(counts).cells.values()].map(({ key, value }) => ({ key, value }))
    const moved = twoWay([
      [11, 21],
      [30, 25],
    ])
    expect(withheldOf(withReleases(moved, published(before), rule))).toEqual(expect.arrayContaining(['r0c0', 'r0c1']))
  })

  it('what was withheld then stays in doubt now: figures known from before guard nothing', () => {
    const first = twoWay([
      [3, 12, 20],
      [20, 9, 14],
      [17, 22, 8],
    ])
    const hidden = withheldOf(first)
    const shown = [...first.cells.values()].filter(({ key }) => !hidden.includes(key))
    const cells = shown.map(({ key, value }) => ({ key, value }))
    const again = withReleases(first, [{ id: 'first', cells, withheld: [] }], rule)
    const { withheld, unprotected } = suppress(again, [], rule)
    expect(new Set(withheld.keys())).toEqual(new Set(hidden))
    expect(unprotected).toEqual([])
  })
})

describe('tables that share margins', () => {
  it('are guarded together: what one withholds the other does not give away', () => {
    // The same rows split in two ways; a small figure of the one is what the other leaves.
    const one = twoWay([
      [3, 27],
      [18, 22],
    ])
    const other = twoWay([
      [3, 27],
      [18, 22],
    ])
    const renamed = (key: string) => (key.includes('c') ? `other ${key}` : key)
    const cells = [...other.cells.values()].map((cell) => ({
      ...cell,
      key: renamed(cell.key),
      parents: cell.parents.map(renamed),
    }))
    const tables: LinkedTables = {
      cells: new Map([...one.cells, ...cells.map((cell) => [cell.key, cell] as const)]),
      relations: [
        ...one.relations,
        ...other.relations.map(({ parts }) => ({
          parts: parts.map((part) => ({ ...part, cell: renamed(part.cell) })),
        })),
        {
          parts: [
            { cell: 'r0c0', times: 1 },
            { cell: 'other r0c0', times: -1 },
          ],
        },
      ],
      known: new Set(),
    }
    const { withheld, unprotected } = suppress(tables, [], rule)
    expect(withheld.has('r0c0') && withheld.has('other r0c0')).toBe(true)
    expect(unprotected).toEqual([])
    const interval = feasibilityInterval(tables, new Set(withheld.keys()), OUTSIDER, 'r0c0') ?? { min: 3, max: 3 }
    expect(interval.max - interval.min).toBeGreaterThanOrEqual(rule.width)
  })
})
