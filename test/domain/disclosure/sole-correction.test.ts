import { describe, expect, it, test } from 'vitest'
import { factName } from '../../../src/domain/classification/condition.ts'
import { SHIPPED_DEFINITIONS } from '../../../src/domain/classification/definitions/index.ts'
import {
  aspectOf,
  type DecidedPair,
  type Knower,
  type MadeFrom,
  type PublishedFrom,
  RECIPE,
  type SoleCorrection,
  soleCorrections,
} from '../../../src/domain/disclosure/sole-correction.ts'

/** What rows say, written `census unit+unit: who/sex`; a change of who changes the key of the sexes too. */
function made(rows: readonly string[], more: Partial<MadeFrom> = {}): MadeFrom {
  return {
    recipe: RECIPE,
    rows: rows.map((row) => {
      const [, census = '', units = '', who = '', sex] = /^(\S+) (\S*): ([^/]*)(?:\/(.*))?$/.exec(row) ?? []
      const keys = sex === undefined ? { who } : { who, sex: `${who}/${sex}` }
      return { census, units: units === '' ? [] : units.split('+'), keys, authority: false }
    }),
    ...{ decisions: [], compared: null },
    ...more,
  }
}

const UNITS = ['a', 'b', 'c'].map((name): Knower => ({ kind: 'unit', name, units: [name] }))
const ACCOUNT: Knower = { kind: 'account', name: '', units: ['a', 'b'] }
const V1 = ['26 a: one', '26 b: one', '26 c: one']

const out = (madeFrom: MadeFrom, more: Partial<PublishedFrom> = {}): PublishedFrom => ({
  ...{ census: '26', version: 1, madeFrom, knowers: UNITS },
  ...more,
})

interface Asked {
  readonly published: readonly PublishedFrom[]
  readonly census?: string
  readonly pairs?: Readonly<Record<string, DecidedPair>>
}

const inShort = ({ by, units, aspect }: SoleCorrection) => `${by.kind} ${units}${aspect === 'who' ? '' : ` ${aspect}`}`

/** Who stands in the way, and who in the way of the comparison. */
function inTheWay(now: MadeFrom, { published, census = '26', pairs = {} }: Asked) {
  const asked = { census, madeFrom: now, pairs: new Map(Object.entries(pairs)) }
  const { here, earlier } = soleCorrections(asked, published)
  return [here, earlier].map((found) => (found === null ? null : inShort(found)))
}

describe('a revision', () => {
  it.each([
    ['of one unit is in the way', ['26 a: two', '26 b: one', '26 c: one'], 'unit a'],
    ['of two units is not', ['26 a: two', '26 b: two', '26 c: one'], null],
    ['without any changed row is not', V1, null],
    ['by which all rows of one unit are gone is', ['26 a: one', '26 b: one'], 'unit c'],
    ['by which one unit has come is', [...V1, '26 d: one'], 'unit d'],
  ])('%s', (_, rows, by) => {
    const knowers = [...UNITS, { kind: 'unit' as const, name: 'd', units: ['d'] }]
    expect(inTheWay(made(rows), { published: [out(made(V1), { knowers })] })).toEqual([by, null])
  })

  it('of two units that one account reports for is in the way, but not of one of them and a third', () => {
    const published = [out(made(V1), { knowers: [...UNITS, ACCOUNT] })]
    expect(inTheWay(made(['26 a: two', '26 b: two', '26 c: one']), { published })[0]).toBe('account a,b')
    expect(inTheWay(made(['26 a: two', '26 b: one', '26 c: two']), { published })[0]).toBe(null)
  })

  it('is in the way also where it was told in between that other units exercise authority', () => {
    const told = (rows: readonly string[], units: readonly string[]): MadeFrom => {
      const said = made(rows)
      return { ...said, rows: said.rows.map((each) => ({ ...each, authority: units.includes(each.units.join()) })) }
    }
    const published = [out(made(V1))]
    expect(inTheWay(told(['26 a: two', '26 b: one', '26 c: one'], ['b', 'c']), { published })[0]).toBe('unit a')
    // Of nothing but units: of one it moves the figures of one, and of two nobody has all of it.
    expect(inTheWay(told(V1, ['c']), { published })[0]).toBe('unit c')
    expect(inTheWay(told(V1, ['b', 'c']), { published })[0]).toBe(null)
    expect(inTheWay(told(V1, []), { published })[0]).toBe(null)
  })

  it('of a unit and the one it took over after is in the way', () => {
    const knowers: Knower[] = [...UNITS, { kind: 'unit', name: 'new', units: ['new', 'a'] }]
    const published = [out(made([...V1, '26 new: one']), { knowers })]
    expect(inTheWay(made(['26 a: two', '26 b: one', '26 c: one', '26 new: two']), { published })[0]).toBe('unit a,new')
  })

  it('of a row that two units reported together is in the way, for each of them knows it', () => {
    const published = [out(made([...V1, '26 a+b: one']))]
    expect(inTheWay(made([...V1, '26 a+b: two']), { published })[0]).toBe('unit a')
    // The rows of nobody are nobody's own.
    expect(inTheWay(made(['26 a: two', '26 b: one', '26 c: one', '26 : one']), { published: [out(made(V1))] })[0]).toBe(
      null,
    )
  })

  it('is held against every version: what was taken back leaves one unit alone beside the first', () => {
    const second = made(['26 a: two', '26 b: two', '26 c: one'])
    const published = [out(second, { version: 2 }), out(made(V1))]
    expect(inTheWay(made(['26 a: three', '26 b: one', '26 c: one']), { published })[0]).toBe('unit a')
    expect(inTheWay(made(['26 a: three', '26 b: three', '26 c: one']), { published })[0]).toBe(null)
  })

  it('is held against a later census that showed this one, and against its change in another', () => {
    const later = out(made(['25 a: two', '25 b: two', '26 a: one'], { compared: '25' }))
    const first = out(made(['25 a: one', '25 b: one']), { census: '25' })
    const now = made(['25 a: three', '25 b: two'])
    expect(inTheWay(now, { census: '25', published: [later, first] })[0]).toBe('unit a')
    expect(inTheWay(now, { census: '25', published: [first] })[0]).toBe(null)
    // Nothing in the census itself, and links reach into it.
    const before = out(made(['25 a: one', '26 b: one']))
    expect(inTheWay(made(['25 a: two', '26 b: one']), { published: [before] })[0]).toBe('unit a')
    expect(inTheWay(made(['25 a: two', '26 a: two', '26 b: two']), { published: [before] })[0]).toBe(null)
    // Another unit's change of an earlier census moves other figures than that unit's here.
    expect(inTheWay(made(['25 a: two', '26 b: two']), { published: [before] })[0]).toBe('unit b')
  })

  it('stands where another unit has changed something else: that moves other figures', () => {
    const published = [out(made(['26 a: one/m', '26 b: one/m', '26 c: one/m']))]
    const revised = (a: string, b: string) =>
      inTheWay(made([`26 a: ${a}`, `26 b: ${b}`, '26 c: one/m']), { published })[0]
    expect(revised('two/m', 'one/w')).toBe('unit a')
    expect(revised('one/m', 'one/w')).toBe('unit b sex')
    expect(revised('one/w', 'one/w')).toBe(null)
    // Who is in the rows moves the figures of the sexes as well.
    expect(inTheWay(made(['26 a: two/m', '26 b: two/m', '26 c: one/w']), { published })[0]).toBe(null)
    // Nothing is known of the sexes any more, or for the first time.
    expect(revised('one', 'one/m')).toBe('unit a sex')
    expect(inTheWay(made(['26 a: one/m']), { published: [out(made(['26 a: one']))] })[0]).toBe('unit a sex')
  })

  describe('with a decision of an analyst in between', () => {
    const row = (units: readonly string[], census = '26') => ({ census, units })
    const one = made(['26 a: two', '26 b: one', '26 c: one'], { decisions: ['same x y'] })
    const inForce = (pair: DecidedPair, now = one, then = made(V1)) =>
      inTheWay(now, { published: [out(then)], pairs: { 'same x y': pair } })[0]

    it('about rows of others alone nobody can tell what moved the figures', () => {
      expect(inForce([row(['b']), row(['c'])])).toBe(null)
      // Taken back it moves them as well.
      const without = made(['26 a: two', '26 b: one', '26 c: one'])
      expect(inForce([row(['b']), row(['c'])], without, made(V1, { decisions: ['same x y'] }))).toBe(null)
    })

    it.each([
      ['about a row of the unit itself', [row(['a']), row(['b'])]],
      ['about a row of another census', [row(['b']), row(['c'], '25')]],
      ['about rows that are no longer known', []],
    ])('%s it can', (_, pair) => {
      expect(inForce(pair)).toBe('unit a')
    })

    it('that was there before it can', () => {
      expect(inForce([row(['b']), row(['c'])], one, made(V1, { decisions: ['same x y'] }))).toBe('unit a')
    })
  })
})

describe('the census compared with', () => {
  const last = out(made(['25 a: one', '25 b: one']), { census: '25' })
  const now = (rows: readonly string[]) => made([...rows, '26 a: one'], { compared: '25' })

  it('is left out where one unit alone has corrected it since it was published', () => {
    expect(inTheWay(now(['25 a: two', '25 b: one']), { published: [last] })).toEqual([null, 'unit a'])
    expect(inTheWay(now(['25 a: two', '25 b: two']), { published: [last] })).toEqual([null, null])
    expect(inTheWay(now(['25 a: one', '25 b: one']), { published: [last] })).toEqual([null, null])
  })

  it('is left out where it was shown before beside this one or another', () => {
    const shown = out(made(['25 a: two', '25 b: two', '24 a: one'], { compared: '25' }), { census: '26' })
    expect(inTheWay(now(['25 a: three', '25 b: two', '24 a: one']), { published: [shown, last] })[1]).toBe('unit a')
    const elsewhere = out(made(['25 a: two', '25 b: two'], { compared: '25' }), { census: '27' })
    expect(inTheWay(now(['25 a: three', '25 b: two']), { published: [elsewhere, last] })).toEqual([null, 'unit a'])
    // Those who return come from the years before it.
    const returning = { published: [shown, last] }
    expect(inTheWay(now(['25 a: two', '25 b: two', '24 a: two']), returning)[1]).toBe('unit a')
  })

  it('is not held against an edition that left it out', () => {
    const without = out(made(['25 a: two', '25 b: one', '25 c: one', '26 a: one']), { census: '26' })
    const first = out(made(['25 a: one', '25 b: one', '25 c: one']), { census: '25' })
    const published = [without, first]
    // Shown again once others have corrected it too, and it is not one alone since the last version.
    expect(inTheWay(now(['25 a: two', '25 b: two', '25 c: one']), { published })).toEqual(['unit b', null])
    expect(inTheWay(now(['25 a: two', '25 b: two', '25 c: two']), { published })).toEqual([null, null])
  })
})

test.each([
  ['accommodation', 'who'],
  ['contractEnds', 'who'],
  ['contacts', 'contacts'],
  ['payer', 'other'],
] as const)('a change of %s is a change of %s', (fact, aspect) => {
  expect(aspectOf(fact)).toBe(aspect)
})

test('who is counted by a shipped definition follows from who is in the rows and how they live', () => {
  const asked = JSON.stringify(SHIPPED_DEFINITIONS).matchAll(/"fact":"(\w+)"/g)
  const facts = [...asked].map(([, fact]) => factName.parse(fact))
  expect(facts.length).toBeGreaterThan(0)
  expect(facts.filter((fact) => aspectOf(fact) !== 'who')).toEqual([])
})
