import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../../src/domain/linkage/columns.ts'
import { type LinkDecisions, placedDecisions } from '../../../../src/domain/linkage/link-decisions.ts'
import type { Doubt, Link, LinkageResult } from '../../../../src/domain/linkage/linkage-result.ts'
import { carryOver, type StoredAct } from '../../../../src/domain/linkage/review/carry-over.ts'
import { characterDiff } from '../../../../src/domain/linkage/review/character-diff.ts'
import {
  bindingDecisions,
  closedOver,
  type DecisionVerdict,
  decisionsText,
  needsReason,
  pairKey,
  pairsDecided,
  pairsUnlinked,
  verdictsInForce,
} from '../../../../src/domain/linkage/review/decision.ts'
import {
  type LinkedNow,
  linkedNow,
  type RowInDoubt,
  recordsInDoubt,
  recordsNow,
} from '../../../../src/domain/linkage/review/linked-now.ts'
import { maskedIdentity, wholeIdentity } from '../../../../src/domain/linkage/review/mask.ts'
import { pairMatrix, placesOf } from '../../../../src/domain/linkage/review/matrix.ts'
import { itemAt, reviewQueue } from '../../../../src/domain/linkage/review/queue.ts'
import { scaleStep } from '../../../../src/domain/linkage/review/scale.ts'
import { spreadDecisions } from '../../../../src/domain/linkage/review/spread-decisions.ts'
import { warningsAbout } from '../../../../src/domain/linkage/review/warnings.ts'
import { type Traits, traitsOf } from '../../../../src/domain/linkage/traits.ts'
import { type Identity, NO_IDENTITY } from '../../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../../src/domain/terms/dates.ts'
import { readPersonalNumber } from '../../../../src/domain/terms/personnummer.ts'

const DAY = isoDate.parse('2026-11-16')

interface Written {
  readonly given?: string
  readonly family?: string
  readonly born?: string
  readonly number?: string
  readonly sex?: 'woman' | 'man'
  readonly unit?: string
  readonly census?: string
}

function identity({ given, family, born, number }: Written): Identity {
  const read = number === undefined ? null : readPersonalNumber(number, DAY)
  return {
    ...NO_IDENTITY,
    givenName: given ?? null,
    familyName: family ?? null,
    birthDate: born === undefined ? null : isoDate.parse(born),
    number: read?.ok === true ? read.number : null,
  }
}

const row = (id: string, written: Written): Traits =>
  traitsOf({
    id,
    order: id,
    census: written.census ?? '2026',
    units: [written.unit ?? id],
    numberKey: identity(written).number?.canonical ?? null,
    decidedPerson: null,
    identity: identity(written),
    sex: written.sex ?? null,
    day: DAY,
  })

describe('decisions', () => {
  const same = { id: '1', verdict: 'same', pairs: [['a', 'b']] } as const
  const different = { id: '2', verdict: 'different', pairs: [['b', 'a']] } as const

  it('the latest about a pair holds, whichever way round it is written', () => {
    expect(bindingDecisions([same, different])).toEqual({ same: [], different: [['a', 'b']] })
    expect(bindingDecisions([different, same])).toEqual({ same: [['a', 'b']], different: [] })
    expect(bindingDecisions([same, { id: '3', verdict: 'unsure', pairs: [['a', 'b']] }])).toEqual({
      same: [],
      different: [],
    })
  })

  it('are known again in whatever order they were made', () => {
    const other = { id: '4', verdict: 'same', pairs: [['d', 'c']] } as const
    expect(decisionsText(bindingDecisions([same, other]))).toBe(decisionsText(bindingDecisions([other, same])))
    expect(decisionsText({ same: [], different: [] })).toBe('')
  })

  it('same is said of every row of the one and of the other; different of the pairs in doubt', () => {
    expect(pairsDecided('same', ['a', 'b'], ['c'], [['b', 'c']])).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ])
    expect(pairsDecided('different', ['a', 'b'], ['c'], [['b', 'c']])).toEqual([['b', 'c']])
  })

  it('same of very many rows leaves none outside, without naming every pair', () => {
    const rows = (letter: string) => Array.from({ length: 30 }, (_, at) => `${letter}${at}`)
    const pairs = pairsDecided('same', rows('l'), rows('r'), [])
    expect(pairs.length).toBe(59)
    expect(new Set(pairs.flat()).size).toBe(60)
  })

  it('a row that is taken out is another than everybody else there', () => {
    expect(pairsUnlinked('b', ['a', 'b', 'c'])).toEqual([
      ['b', 'a'],
      ['b', 'c'],
    ])
  })

  it('same may not close over an earlier different', () => {
    const verdicts = verdictsInForce([different])
    expect(closedOver(verdicts, ['x', 'a'], ['b', 'y'])).toEqual(['a', 'b'])
    expect(closedOver(verdicts, ['x'], ['b', 'y'])).toBeNull()
  })

  it.each([
    ['same', 0.5, false, false],
    ['same', 0.1, false, true],
    ['same', 0.6, true, true],
    ['different', 0.89, false, false],
    ['different', 0.9, false, true],
    ['unsure', 0.99, true, false],
  ] as const)('%s at %f, two numbers %s: reason wanted %s', (verdict, probability, twoNumbers, wanted) => {
    expect(needsReason(verdict, probability, twoNumbers)).toBe(wanted)
  })
})

describe('decisions carried over to rows handed in anew', () => {
  const record = (id: string, contentKey: string, censusId = '2026') => ({ id, contentKey, censusId })
  const act: StoredAct = { id: 'act', verdict: 'same', pairs: [{ left: record('a', 'A'), right: record('b', 'B') }] }
  const now = (rows: Readonly<Record<string, string>>, censuses = ['2026']) => ({
    has: (id: string) => id in rows,
    withContent: (key: string) => Object.entries(rows).flatMap(([id, content]) => (content === key ? [id] : [])),
    hasCensus: (id: string) => censuses.includes(id),
  })

  it('hold as long as both rows are there', () => {
    expect(carryOver([act], now({ a: 'A', b: 'B' }))).toEqual({
      acts: [{ id: 'act', verdict: 'same', pairs: [['a', 'b']] }],
      lapsed: [],
    })
  })

  it('go over to a row of the same unit, place and content', () => {
    expect(carryOver([act], now({ a2: 'A', b: 'B' })).acts).toEqual([
      { id: 'act', verdict: 'same', pairs: [['a2', 'b']] },
    ])
  })

  it('lapse when a row says something else, and name the one that is left', () => {
    expect(carryOver([act], now({ a2: 'A changed', b: 'B' }))).toEqual({
      acts: [],
      lapsed: [{ act: 'act', survivors: ['b'] }],
    })
  })

  it('say nothing of a census that is not at hand', () => {
    const later: StoredAct = { ...act, pairs: [{ left: record('a', 'A'), right: record('c', 'C', '2027') }] }
    expect(carryOver([later], now({ a: 'A' }))).toEqual({ acts: [], lapsed: [] })
  })
})

describe('what follows of a decision for other rows', () => {
  const twin = { family: 'Trippel', born: '1980-04-05' }
  const [t26, b26] = [row('t26', { ...twin, given: 'Torkel' }), row('b26', { ...twin, given: 'Bengt' })]
  const [t27, b27] = [row('t27', { ...twin, given: 'Torkel' }), row('b27', { ...twin, given: 'Bengt' })]
  const keys = (pairs: readonly (readonly [string, string])[]) => pairs.map(pairKey).sort()
  const spreadAmong = (records: readonly Traits[], decisions: LinkDecisions): LinkDecisions => {
    const { columns, added } = columnsOf(records)
    const idOf = (place: number) => records[added[place] ?? 0]?.id ?? ''
    const spread = spreadDecisions(columns, placedDecisions(columns.size, idOf, decisions))
    const named = (pairs: typeof spread.same) => pairs.map(([one, other]): [string, string] => [idOf(one), idOf(other)])
    return { same: named(spread.same), different: named(spread.different) }
  }

  it('is that twins told apart stay so in every year', () => {
    const spread = spreadAmong([t26, b26, t27, b27], { same: [], different: [['t26', 'b26']] })
    expect(keys(spread.different)).toEqual(['b26 t26', 'b26 t27', 'b27 t26', 'b27 t27'])
  })

  it('is nothing of rows that are like both', () => {
    const alike = [t26, t27, row('t28', { ...twin, given: 'Torkel' })]
    const spread = spreadAmong(alike, { same: [], different: [['t26', 't27']] })
    expect(keys(spread.different)).toEqual(['t26 t27'])
  })

  it('is nothing where two decisions disagree, and never anything else than was decided', () => {
    const spread = spreadAmong([t26, b26, t27, b27], { same: [['t27', 'b27']], different: [['t26', 'b26']] })
    expect(keys(spread.same)).toEqual(['b27 t27'])
    expect(keys(spread.different)).toEqual(['b26 t26'])
  })

  it('is nothing that, with other decisions, would close over two who were told apart', () => {
    const numbered = { number: '19811218-9876' }
    const [bo, anna] = [
      { given: 'Bo', family: 'Quist', born: '1971-02-03' },
      { given: 'Anna', family: 'Wikström', born: '1980-03-14' },
    ]
    // n has the number that both b and c were written with, and no name that tells which of them it is.
    const rows = [
      row('a', anna),
      row('b', { ...anna, ...numbered }),
      row('c', { ...bo, ...numbered }),
      row('d', bo),
      row('n', numbered),
    ]
    const [ab, cd] = [
      ['a', 'b'],
      ['c', 'd'],
    ] as const
    const spread = spreadAmong(rows, { same: [ab, cd], different: [['b', 'c']] })
    expect(keys(spread.same)).toEqual(['a b', 'a n', 'c d'])
    const turned = spreadAmong(rows, { same: [cd, ab], different: [['c', 'b']] })
    expect(keys(turned.same)).toEqual(keys(spread.same))
  })

  it('is nothing against what hangs together by decisions', () => {
    // By way of x Torkel and Bengt of 2027 are one, whoever was told apart in 2026.
    const x = row('x', { given: 'Xerxes', family: 'Trippel', born: '1980-06-06' })
    const spread = spreadAmong([t26, b26, t27, b27, x], {
      same: [
        ['t27', 'x'],
        ['x', 'b27'],
      ],
      different: [['t26', 'b26']],
    })
    expect(keys(spread.different)).not.toContain('b27 t27')
  })

  it('is nothing for somebody who is only known by a year', () => {
    const of = (id: string) => ({
      ...row(id, { given: 'Torkel', family: 'Trippel' }),
      birthYears: { from: 1980, to: 1980 },
    })
    const spread = spreadAmong([of('a'), of('b'), of('c')], { same: [], different: [['a', 'b']] })
    expect(spread.different).toEqual([['a', 'b']])
  })
})

describe('the queue', () => {
  const link = (left: string, right: string, probability: number, decision: Link['decision'] = 'review'): Link => ({
    left,
    right,
    weight: 0,
    probability,
    decision,
    evidence: [],
  })
  const certain = { part: new Int32Array(2), unsure: [] }
  const linked = { persons: [['a', 'a2']], isThin: new Uint8Array(2), doubtful: [], rows: [], ...certain }
  const basis = {
    linked,
    isHere: (id: string) => id !== 'old',
    isCounted: (id: string) => ['a', 'b', 'c'].includes(id),
    isHidden: (id: string) => id === 'hidden',
    verdicts: new Map<string, DecisionVerdict>(),
  }

  const asked = (doubtful: readonly Link[], rows: readonly RowInDoubt[] = [], verdicts = basis.verdicts) =>
    reviewQueue({ ...basis, verdicts, linked: { ...linked, doubtful, rows } })

  it('begins with what changes the number of persons, and there with what is least certain', () => {
    const doubtful = [link('a', 'd', 0.5), link('a', 'c', 0.9), link('a', 'b', 0.55)]
    const { items } = asked(doubtful)
    expect(items.map(({ left, right, bearing }) => [left, right, bearing])).toEqual([
      ['a', 'b', 'figure'],
      ['a', 'c', 'figure'],
      ['a', 'd', 'flows'],
    ])
  })

  it('has two persons once, by their likeliest pair, and is found by any of their pairs', () => {
    const { items } = asked([link('a', 'b', 0.3), link('a2', 'b', 0.6)])
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      left: 'a2',
      right: 'b',
      leftMembers: ['a', 'a2'],
      pairs: [
        ['a', 'b'],
        ['a2', 'b'],
      ],
    })
    expect(itemAt(items, 'b.a')).toBe(items[0])
    expect(itemAt(items, 'b.c')).toBeUndefined()
  })

  it('shows nobody whose identity is protected, and says how many pairs that is', () => {
    const { items, hidden } = asked([link('a', 'hidden', 0.5)])
    expect([items.length, hidden]).toEqual([0, 1])
  })

  it('asks of a row that says little whether it is the person, and takes it among the pairs by what it changes', () => {
    const { items } = asked(
      [link('a', 'b', 0.3)],
      [
        { row: 'c', person: 'a2', probability: 0.5 },
        { row: 'd', person: 'a', probability: 0.5 },
      ],
    )
    expect(items.map(({ kind, left, right, bearing }) => [kind, left, right, bearing])).toEqual([
      ['row', 'c', 'a2', 'figure'],
      ['pair', 'a', 'b', 'figure'],
      ['row', 'd', 'a', 'flows'],
    ])
    expect(items[0]).toMatchObject({
      leftMembers: ['c'],
      rightMembers: ['a', 'a2'],
      pairs: [
        ['c', 'a'],
        ['c', 'a2'],
      ],
      isOneNow: false,
    })
    expect(itemAt(items, 'a.c')).toBe(items[0])
  })

  it('says nothing of the other rows that only most probably are the person', () => {
    const rows = [{ row: 'c', person: 'a', probability: 0.6 }]
    const now = { persons: [['a', 'a2', 'c']], isThin: Uint8Array.of(0, 1, 1), doubtful: [link('a', 'b', 0.3)], rows }
    const { items } = reviewQueue({ ...basis, linked: { ...now, part: new Int32Array(3), unsure: [] } })
    expect(items.map(({ leftMembers, rightMembers, isOneNow }) => [leftMembers, rightMembers, isOneNow])).toEqual([
      [['c'], ['a'], true],
      [['a'], ['b'], false],
    ])
  })

  it('asks of what is linked without being certain whether it is two, of each part by itself', () => {
    const persons = [['a', 'a2', 'b', 'c']]
    const unsure = [
      { left: 'a2', right: 'b', probability: 0.6, weight: 1, evidence: [], pairs: [['a2', 'b'] as const] },
      { left: 'a', right: 'c', probability: 0.75, weight: 2, evidence: [], pairs: [['a', 'c'] as const] },
    ]
    const now = { persons, isThin: new Uint8Array(4), part: Int32Array.of(1, 1, 2, 3), doubtful: [], unsure, rows: [] }
    const { items } = reviewQueue({ ...basis, linked: now })
    expect(items).toMatchObject([
      { kind: 'pair', left: 'a2', right: 'b', isOneNow: true, leftMembers: ['a', 'a2'], rightMembers: ['b'] },
      { kind: 'pair', left: 'a', right: 'c', isOneNow: true, leftMembers: ['a', 'a2'], rightMembers: ['c'] },
    ])
    expect(items.map(({ bearing }) => bearing)).toEqual(['figure', 'figure'])
    const isHidden = (id: string) => id === 'c'
    expect(reviewQueue({ ...basis, isHidden, linked: now })).toEqual({ items: [], hidden: 2 })
  })

  it('asks of a row that may be somebody in parts when the parts are known to be one or two', () => {
    const unsure = [
      { left: 'a', right: 'a2', probability: 0.6, weight: 1, evidence: [], pairs: [['a', 'a2'] as const] },
    ]
    const rows = [{ row: 'c', person: 'a', probability: 0.5 }]
    const kinds = (now: Pick<LinkedNow, 'part' | 'unsure'>) =>
      reviewQueue({ ...basis, linked: { ...linked, ...now, rows } }).items.map(({ kind }) => kind)
    expect(kinds({ part: Int32Array.of(1, 2), unsure })).toEqual(['pair'])
    expect(kinds(certain)).toEqual(['row'])
  })

  it('asks of records of earlier censuses where persons of this one are one or two by it', () => {
    const persons = [
      ['a', 'old'],
      ['b', 'old b'],
    ]
    const now = { ...certain, persons, isThin: new Uint8Array(4), part: new Int32Array(4), rows: [] }
    const isHere = (id: string) => ['a', 'b'].includes(id)
    const isCounted = (id: string) => id !== 'else'
    const askedOf = (doubtful: readonly Link[]) =>
      reviewQueue({ ...basis, isHere, isCounted, linked: { ...now, doubtful } })
    expect(askedOf([link('old', 'old b', 0.5)]).items).toMatchObject([
      { left: 'old', right: 'old b', bearing: 'figure' },
    ])
    expect(askedOf([link('old', 'else', 0.5)]).items).toEqual([])
  })

  it('takes for certain of a person in parts those of the part that the question is about', () => {
    const now = { ...linked, part: Int32Array.of(1, 2), doubtful: [link('a2', 'b', 0.5)] }
    expect(reviewQueue({ ...basis, linked: now }).items[0]).toMatchObject({ leftMembers: ['a2'], rightMembers: ['b'] })
  })

  it('shows no row that may be somebody with a protected identity', () => {
    expect(asked([], [{ row: 'c', person: 'hidden', probability: 0.5 }])).toEqual({ items: [], hidden: 1 })
  })

  it('puts last what somebody was unsure of', () => {
    const verdicts = new Map([['a b', 'unsure' as const]])
    const { items } = asked([link('a', 'b', 0.5), link('a', 'd', 0.9)], [], verdicts)
    expect(items.map(({ right, isUnsure }) => [right, isUnsure])).toEqual([
      ['d', false],
      ['b', true],
    ])
  })
})

describe('what a review needs of a linkage', () => {
  const link = (left: string, right: string, probability: number, decision: Link['decision']): Link => ({
    ...{ left, right, probability, decision },
    weight: null,
    evidence: [],
  })
  const doubt = (left: string, right: string | null, probabilitySame: number, ofRow = true): Doubt => ({
    ...{ left, right, probabilitySame, ofRow },
    linkedNow: false,
  })
  const result: LinkageResult = {
    asLinked: [['a', 'a2', 'thin'], ['b'], ['old', 'older'], ['c'], ['lone'], ['far']],
    doubtsLinked: [],
    doubtsApart: [],
    links: [
      link('a', 'a2', 0.99, 'automatic'),
      link('a', 'thin', 0.7, 'thin'),
      link('old', 'older', 0.9, 'automatic'),
      link('b', 'c', 0.4, 'review'),
    ],
    doubts: [
      { ...doubt('thin', 'b', 0.95), linkedNow: true },
      doubt('lone', 'b', 0.1),
      doubt('far', null, 0.5),
      doubt('c', 'b', 0.4, false),
    ],
    listDoubts: [doubt('thin', 'b', 0.95), doubt('lone', 'old', 0.4), doubt('older', 'b', 0.5)],
    parameters: { matchesPerRecord: 1, likePerRecord: {}, probabilities: {} },
  }
  const now = linkedNow(result, (id) => !id.startsWith('old'))

  it('is whoever has several records and what is in doubt, rows of the census that say little among it', () => {
    expect(now.doubtful.map(({ left, right }) => [left, right])).toEqual([['b', 'c']])
    expect(now.rows).toEqual([
      // Of a row that counts as somebody it is asked how certain that is, not that it is anybody.
      { row: 'thin', person: 'a', probability: 0.7 },
      // Hardly anybody of the census, but maybe somebody of another.
      { row: 'lone', person: 'old', probability: 0.4 },
    ])
    expect(now.persons).toEqual([
      ['a', 'a2', 'thin'],
      ['old', 'older'],
    ])
    expect([...now.isThin]).toEqual([0, 0, 1, 0, 0])
    expect([...now.probability]).toEqual([0.99, 0.99, 0.7, 0.9, 0.9])
    expect([...recordsInDoubt(now)].sort()).toEqual(['a', 'a2', 'b', 'c', 'lone', 'old', 'older', 'thin'])
  })

  it('tells the parts of who is linked without being certain, with each pair that speaks for it', () => {
    const unsureDoubt = { ...doubt('a2', 'c', 0.6, false), linkedNow: true }
    const links = [
      link('a', 'a2', 0.99, 'automatic'),
      link('a', 'c', 0.3, 'automatic'),
      link('a2', 'c', 0.7, 'automatic'),
      link('a', 'd', 0.1, 'automatic'),
      link('a2', 'd', 0.1, 'automatic'),
      link('c', 'd', 0.99, 'automatic'),
    ]
    const asLinked = [
      ['a', 'a2', 'c', 'd'],
      ['b', 'b2'],
    ]
    const doubtsApart = [
      ['a', 'a2'],
      ['c', 'd'],
      ['b', 'b2'],
    ]
    const divided = linkedNow(
      { ...result, asLinked, doubtsApart, links, doubts: [unsureDoubt], listDoubts: [] },
      () => true,
    )
    expect([...divided.part]).toEqual([1, 1, 2, 2, 0, 0])
    expect(divided.unsure).toEqual([
      {
        ...{ left: 'a2', right: 'c', probability: 0.6, weight: null, evidence: [] },
        pairs: [
          ['a2', 'c'],
          ['a', 'c'],
        ],
      },
    ])
    expect(recordsInDoubt(divided)).toEqual(new Set(['a', 'a2', 'c', 'd']))
  })

  it('leaves alone a row that is almost certainly the person it counts as, or hardly anybody', () => {
    const links = [link('a', 'thin', 0.9, 'thin')]
    const linked = { ...doubt('thin', 'a', 0.9), linkedNow: true }
    const settled = { ...result, links, doubts: [linked, doubt('lone', 'b', 0.19)], listDoubts: [] }
    expect(linkedNow(settled, () => true).rows).toEqual([])
  })

  it('asks of a row that certainly is one of several which of them, since nobody else can', () => {
    const one = { ...result, doubts: [doubt('lone', 'b', 0.98)], listDoubts: [] }
    expect(linkedNow(one, () => true).rows).toHaveLength(1)
    const { items } = reviewQueue({
      linked: {
        persons: [],
        isThin: new Uint8Array(),
        part: new Int32Array(),
        unsure: [],
        doubtful: [link('x', 'y', 0.4, 'review')],
        rows: linkedNow(one, () => true).rows,
      },
      isHere: () => true,
      isCounted: () => true,
      isHidden: () => false,
      verdicts: new Map(),
    })
    // The one shown is it with even odds at most: that is as open as a question can be.
    expect(items.map(({ left }) => left)).toEqual(['lone', 'x'])
  })
})

describe('the character diff', () => {
  it('marks the letters that the other has not', () => {
    expect(characterDiff('Jonson', 'Jonsson')).toEqual({
      left: [{ text: 'Jonson', isSame: true }],
      right: [
        { text: 'Jons', isSame: true },
        { text: 's', isSame: false },
        { text: 'on', isSame: true },
      ],
    })
  })

  it('loses no letter and marks the same letters in both, whatever the texts are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (left, right) => {
        const diff = characterDiff(left, right)
        const kept = (parts: typeof diff.left) =>
          parts.flatMap(({ text, isSame }) => (isSame ? [text.toLowerCase()] : [])).join('')
        expect(diff.left.map(({ text }) => text).join('')).toBe(left)
        expect(diff.right.map(({ text }) => text).join('')).toBe(right)
        expect(kept(diff.left)).toBe(kept(diff.right))
      }),
    )
  })
})

it('a masked identity has the first letters, the year without its century and the month', () => {
  const whole = identity({ given: 'Anna', family: 'Wallin', born: '1985-07-09', number: '19850709-9805' })
  expect(maskedIdentity(whole)).toMatchObject({
    givenName: 'A…',
    familyName: 'W…',
    birth: '85-07-**',
    number: 'hidden',
    precision: 'number',
  })
  expect(JSON.stringify(maskedIdentity(whole))).not.toMatch(/nna|allin|9805|-09/)
  expect(wholeIdentity(whole)).toMatchObject({ givenName: 'Anna', number: '19850709-9805', birth: '1985-07-09' })
})

describe('warnings', () => {
  it.each([
    [
      'twins',
      { given: 'Torkel', family: 'Mo', born: '1980-04-05' },
      { given: 'Bengt', family: 'Mo', born: '1980-04-05' },
    ],
    [
      'siblings',
      { given: 'Torkel', family: 'Mo', born: '1980-04-05' },
      { given: 'Bengt', family: 'Mo', born: '1983-09-02' },
    ],
    [
      'placeholderDate',
      { given: 'Ali', family: 'Mo', born: '1980-01-01' },
      { given: 'Ali', family: 'Mo', born: '1980-01-01' },
    ],
    ['sex', { sex: 'man' as const }, { sex: 'woman' as const }],
    ['sameUnit', { unit: 'ria' }, { unit: 'ria' }],
    ['twoNumbers', { number: '19850709-9805' }, { number: '19850709-9813' }],
    ['coordinationNumber', { number: '19850709-9805' }, { number: '19850769-9802' }],
  ])('%s', (warning, left, right) => {
    expect(warningsAbout(row('l', left), row('r', right))).toContain(warning)
  })

  it('none of two rows of which nothing speaks against', () => {
    const plain = { given: 'Torkel', family: 'Mo', born: '1980-04-05' }
    expect(warningsAbout(row('l', plain), row('r', plain))).toEqual([])
  })

  it('none of the same unit in two years', () => {
    expect(warningsAbout(row('l', { unit: 'ria' }), row('r', { unit: 'ria', census: '2025' }))).toEqual([])
  })
})

it('the matrix says of every two rows what was decided, what the model holds, and where they disagree', () => {
  const persons = [['a', 'b'], ['c'], ['d']]
  const cells = pairMatrix(['a', 'b', 'c', 'd'], {
    verdicts: new Map([
      ['a c', 'different'],
      ['a b', 'same'],
    ]),
    recordOf: (id) => {
      const members = persons.find((each) => each.includes(id)) ?? [id]
      return { members, part: 0, isThin: false, probability: Number.NaN }
    },
    inDoubt: new Map([['b c', 0.4]]),
  })
  expect(cells.map((line) => line.map(({ kind, verdict }) => `${kind} ${verdict}`))).toEqual([
    ['decided same'],
    ['decided different', 'conflict unsure'],
    ['model different', 'model different', 'model different'],
  ])
  expect(placesOf(cells, 'conflict')).toEqual([[1, 2]])
})

it('the matrix does not say that two are one who are so only by what is in doubt elsewhere', () => {
  const linked = recordsNow({
    persons: [
      ['a', 'a again', 'b', 'c', 'thin'],
      ['d', 'e'],
    ],
    probability: Float64Array.of(0.99, 0.99, 0.77, 0.77, 0.66, 0.99, 0.99),
    isThin: Uint8Array.of(0, 0, 0, 0, 1, 0, 0),
    part: Int32Array.of(1, 1, 2, 3, 0, 0, 0),
  })
  const cells = pairMatrix(['a', 'b', 'c', 'a again', 'thin'], {
    verdicts: new Map(),
    recordOf: (id) => linked.get(id),
    inDoubt: new Map([
      ['a b', 0.77],
      ['a c', 0.77],
    ]),
  })
  expect(cells.map((line) => line.map(({ kind, probability }) => [kind, probability ?? ''].join(' ').trim()))).toEqual([
    ['doubt 0.77'],
    ['doubt 0.77', 'follows'],
    ['model', 'follows', 'follows'],
    ['thin 0.66', 'thin 0.66', 'thin 0.66', 'thin 0.66'],
  ])
})

it.each([
  [0.01, 'different_almost_certain'],
  [0.2, 'different_likely'],
  [0.5, 'open'],
  [0.8, 'same_likely'],
  [0.95, 'same_almost_certain'],
])('%f is %s', (probability, step) => {
  expect(scaleStep(probability)).toBe(step)
})
