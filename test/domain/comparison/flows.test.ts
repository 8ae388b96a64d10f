import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverage, type UnitInBoth } from '../../../src/domain/comparison/coverage.ts'
import {
  type CompareRequest,
  compareFlows,
  type FollowedPerson,
  flowsAddUp,
  homelessSinceLast,
  LEFT_TO,
  type Presence,
  persistence,
} from '../../../src/domain/comparison/flows.ts'
import { countRange, expectedPersons, expectedWithin, observedPersons } from '../../../src/domain/comparison/ranges.ts'
import { type FollowUpSaid, WENT_TO, type WentTo } from '../../../src/domain/submission/follow-up.ts'
import { isoDate, partialDate } from '../../../src/domain/terms/dates.ts'

const week = { from: isoDate.parse('2015-01-12'), to: isoDate.parse('2015-01-18') }
const request: CompareRequest = {
  current: '2016',
  previous: '2015',
  previousWeek: week,
  lookBack: ['2014'],
  allEarlier: ['2014', '2013'],
}

const here: Presence = {
  outcome: 'counted',
  onlyAgeKeepsOut: false,
  otherSituation: false,
  ownContract: false,
  countingUnits: ['amf'],
}
const not = (more: Partial<Presence> = {}): Presence => ({ ...here, outcome: 'none', countingUnits: [], ...more })
const person = (presence: Record<string, Presence>, more: Partial<FollowedPerson> = {}): FollowedPerson => ({
  id: 'p',
  linkable: true,
  homelessSince: null,
  presence: new Map(Object.entries(presence)),
  inRegisterBetween: false,
  said: [],
  ...more,
})
const flows = (...persons: FollowedPerson[]) => compareFlows(persons, request)

describe('a person counted this year', () => {
  it.each<[string, FollowedPerson, object]>([
    ['and last year persists, whatever the situation', person({ 2015: here, 2016: here }), { persisting: 1, new: 0 }],
    [
      'and last year in another situation returns from it',
      person({ 2015: not({ otherSituation: true }), 2016: here }),
      { returning: 1, returningFrom: { otherSituation: 1, notCounted: 0, register: 0, earlierCensus: 0 } },
    ],
    [
      'and last year recorded in none returns as not counted',
      person({ 2015: not(), 2016: here }),
      { returningFrom: { otherSituation: 0, notCounted: 1, register: 0, earlierCensus: 0 } },
    ],
    [
      'and in the register between returns from it',
      person({ 2016: here }, { inRegisterBetween: true }),
      { returningFrom: { otherSituation: 0, notCounted: 0, register: 1, earlierCensus: 0 } },
    ],
    [
      'and two years ago returns from an earlier census',
      person({ 2014: here, 2016: here }),
      { returningFrom: { otherSituation: 0, notCounted: 0, register: 0, earlierCensus: 1 } },
    ],
    [
      'and beyond the look-back only is new, but not new of all held',
      person({ 2013: here, 2016: here }),
      { new: 1, newAllHeld: 0 },
    ],
    [
      'but not linkable is neither new nor returning',
      person({ 2016: here }, { linkable: false }),
      { new: 0, unlinkable: 1 },
    ],
    [
      'who only crossed an age limit has changed scope',
      person({ 2015: not({ onlyAgeKeepsOut: true }), 2016: here }),
      { changedScopeIn: 1, new: 0, returning: 0 },
    ],
    ['found nowhere before is new', person({ 2016: here }), { new: 1, newAllHeld: 1 }],
  ])('%s', (_, given, expected) => {
    expect(flows(given)).toMatchObject(expected)
  })

  it('in several ways known before is counted in the first, and in the table of overlaps in all', () => {
    const both = person({ 2014: here, 2015: not({ otherSituation: true }), 2016: here }, { inRegisterBetween: true })
    expect(flows(both).returningFrom).toEqual({ otherSituation: 1, notCounted: 0, register: 0, earlierCensus: 0 })
    expect(flows(both).returningOverlaps).toEqual({ otherSituation: 1, notCounted: 0, register: 1, earlierCensus: 1 })
  })
})

describe('a person counted last year and not now', () => {
  it.each<[string, FollowedPerson, object]>([
    ['whom nobody recorded is not found', person({ 2015: here }), { notFound: 1 }],
    ['in another situation', person({ 2015: here, 2016: not({ otherSituation: true }) }), { otherSituation: 1 }],
    ['who needs review', person({ 2015: here, 2016: not({ outcome: 'review' }) }), { needsReview: 1 }],
    ['in a home of their own', person({ 2015: here, 2016: not({ ownContract: true }) }), { ownContract: 1 }],
    ['recorded in none', person({ 2015: here, 2016: not() }), { notCounted: 1 }],
  ])('%s', (_, given, to) => {
    expect(flows(given)).toMatchObject({ left: 1, leftTo: to })
  })

  const left = (leftTo: WentTo | null): FollowUpSaid => ({ outcome: 'left', leftTo })
  const still: FollowUpSaid = { outcome: 'still', leftTo: null }
  const dunno: FollowUpSaid = { outcome: 'not_known', leftTo: null }
  it.each<[string, FollowedPerson, object, number]>([
    ['has died, a unit says', person({ 2015: here }, { said: [left('deceased')] }), { deceased: 1 }, 1],
    [
      'lives in another municipality, says one unit, and another does not know',
      person({ 2015: here }, { said: [left('other_municipality'), dunno, left('not_known')] }),
      { otherMunicipality: 1 },
      1,
    ],
    ['has a home', person({ 2015: here }, { said: [left('own_home'), left('own_home')] }), { ownContract: 1 }, 1],
    ['is elsewhere', person({ 2015: here }, { said: [left('other')] }), { elsewhere: 1 }, 1],
    [
      'of whom two units say different things is not found',
      person({ 2015: here }, { said: [left('own_home'), left('deceased')] }),
      { notFound: 1 },
      0,
    ],
    [
      'who is gone for one unit and there for another is not found',
      person({ 2015: here }, { said: [left('deceased'), still] }),
      { notFound: 1 },
      0,
    ],
    [
      'still there, but reported by nobody, is not found',
      person({ 2015: here }, { said: [still] }),
      { notFound: 1 },
      0,
    ],
    [
      'in a register between the two weeks: the row there is not overruled',
      person({ 2015: here }, { said: [left('deceased')], inRegisterBetween: true }),
      { notFound: 1 },
      0,
    ],
    [
      'recorded in none: what is recorded holds',
      person({ 2015: here, 2016: not() }, { said: [left('deceased')] }),
      { notCounted: 1 },
      0,
    ],
  ])('%s', (_, given, to, bySaying) => {
    const none = Object.fromEntries(LEFT_TO.map((each) => [each, 0]))
    expect(flows(given)).toMatchObject({ left: 1, leftTo: { ...none, ...to }, leftToSaid: bySaying })
  })

  it('and counted again has not left, whatever a unit says', () => {
    const back = person({ 2015: here, 2016: here }, { said: [left('deceased')] })
    expect(flows(back)).toMatchObject({ persisting: 1, left: 0, leftToSaid: 0 })
  })

  it('for the age limit only has changed scope; unlinkable cannot be followed', () => {
    expect(flows(person({ 2015: here, 2016: not({ onlyAgeKeepsOut: true }) }))).toMatchObject({
      left: 0,
      changedScopeOut: 1,
    })
    expect(flows(person({ 2015: here }, { linkable: false }))).toMatchObject({ left: 0, unlinkablePrevious: 1 })
  })
})

it('unlinkable people last time may be among the new', () => {
  const result = flows(person({ 2016: here }), person({ 2016: here }), person({ 2015: here }, { linkable: false }))
  expect([result.newAtLeast, result.new]).toEqual([1, 2])
})

it.each([
  ['2015-06', 'sinceLast'],
  ['2014-12-31', 'before'],
  ['2015-01-18', 'before'],
  ['2015', 'notKnown'],
  ['2015-01', 'notKnown'],
] as const)('homeless since %s, last count 12–18 January 2015: %s', (since, answer) => {
  expect(homelessSinceLast(partialDate.parse(since), week)).toBe(answer)
})

const anyPresence: fc.Arbitrary<Presence> = fc.record({
  outcome: fc.constantFrom('counted', 'review', 'outside', 'child', 'none'),
  onlyAgeKeepsOut: fc.boolean(),
  otherSituation: fc.boolean(),
  ownContract: fc.boolean(),
  countingUnits: fc.subarray(['amf', 'ria', 'soc']),
})
const anySaid: fc.Arbitrary<FollowUpSaid> = fc.oneof(
  fc.record({ outcome: fc.constantFrom('still', 'not_known'), leftTo: fc.constant(null) }),
  fc.record({ outcome: fc.constant('left'), leftTo: fc.constantFrom(...WENT_TO, null) }),
)
const anyPerson: fc.Arbitrary<FollowedPerson> = fc.record({
  id: fc.uuid(),
  linkable: fc.boolean(),
  homelessSince: fc.constantFrom(null, partialDate.parse('2015-06'), partialDate.parse('2014')),
  presence: fc
    .dictionary(fc.constantFrom('2013', '2014', '2015', '2016'), anyPresence)
    .map((each) => new Map(Object.entries(each))),
  inRegisterBetween: fc.boolean(),
  said: fc.array(anySaid, { maxLength: 3 }),
})
const counted = (persons: readonly FollowedPerson[], census: string) =>
  persons.filter(({ presence }) => presence.get(census)?.outcome === 'counted').length

describe('for any two censuses', () => {
  it('every person counted is in exactly one flow', () => {
    fc.assert(
      fc.property(fc.array(anyPerson, { maxLength: 60 }), (persons) => {
        const result = compareFlows(persons, request)
        const sum = (parts: Readonly<Record<string, number>>) =>
          Object.values(parts).reduce((all, each) => all + each, 0)
        expect(flowsAddUp(result, counted(persons, '2016'), counted(persons, '2015'))).toBe(true)
        expect(sum(result.returningFrom)).toBe(result.returning)
        expect(sum(result.leftTo)).toBe(result.left)
        expect(sum(result.newByHomelessSince)).toBe(result.new)
        expect(result.newAllHeld).toBeLessThanOrEqual(result.new)
      }),
    )
  })

  it('the change is units that came or went plus the same units', () => {
    const anyAnswer = fc.constantFrom('answered', 'nil', 'silent', 'notAsked')
    fc.assert(
      fc.property(
        fc.array(anyPerson, { maxLength: 60 }),
        anyAnswer,
        anyAnswer,
        anyAnswer,
        anyAnswer,
        (persons, a, b, c, d) => {
          const units: UnitInBoth[] = [
            { unit: 'amf', previous: a, current: b, predecessors: [] },
            { unit: 'ria', previous: c, current: d, predecessors: ['soc'] },
          ]
          const split = coverage(persons, units, request)
          expect(split.sameUnits.current + split.onlyAddedUnits).toBe(counted(persons, '2016'))
          expect(split.sameUnits.previous + split.onlyDroppedUnits).toBe(counted(persons, '2015'))
        },
      ),
    )
  })

  it('counted in all of the last k falls with k and begins with those who persist', () => {
    fc.assert(
      fc.property(fc.array(anyPerson, { maxLength: 60 }), (persons) => {
        const last = persistence(persons, ['2016', '2015', '2014', '2013'])
        expect(last['2']).toBe(compareFlows(persons, request).persisting)
        expect((last['3'] ?? 0) <= (last['2'] ?? 0) && (last['4'] ?? 0) <= (last['3'] ?? 0)).toBe(true)
      }),
    )
  })
})

describe('coverage', () => {
  it('a merged unit answers for those it has taken over; a silent one is neither the same nor forgotten', () => {
    const merged: UnitInBoth = {
      unit: 'centrum',
      previous: 'answered',
      current: 'answered',
      predecessors: ['norr', 'soder'],
    }
    const silent: UnitInBoth = { unit: 'ria', previous: 'answered', current: 'silent', predecessors: [] }
    const split = coverage(
      [
        person({ 2015: { ...here, countingUnits: ['norr'] }, 2016: { ...here, countingUnits: ['centrum'] } }),
        person({ 2015: { ...here, countingUnits: ['ria'] } }),
      ],
      [merged, silent],
      request,
    )
    expect(split.sameUnits).toEqual({ previous: 1, current: 1, change: 0 })
    expect(split.droppedUnits).toEqual(['ria'])
    expect(split.onlyDroppedUnits).toBe(1)
  })
})

describe('the range and the expected number', () => {
  it('high counts every observed person as a further one', () => {
    expect(countRange(72, 70, 74, 5)).toEqual({ low: 70, high: 79 })
  })

  it('an unlikely double hardly lowers the number, a likely one does', () => {
    expect(expectedPersons(72, [{ linkedNow: false, probabilitySame: 0.6 }])).toEqual({
      value: 71.4,
      low: 71,
      high: 72,
    })
    expect(expectedPersons(72, [{ linkedNow: true, probabilitySame: 0.7 }])).toEqual({ value: 72.3, low: 72, high: 73 })
    expect(expectedPersons(72, [])).toEqual({ value: 72, low: 72, high: 72 })
  })

  it('the expected number is never outside the range', () => {
    const range = { low: 70, high: 73 }
    expect(expectedWithin({ value: 69.4, low: 68, high: 72 }, range)).toEqual({ value: 70, low: 70, high: 72 })
    expect(expectedWithin({ value: 71.4, low: 70, high: 75 }, range)).toEqual({ value: 71.4, low: 70, high: 73 })
  })

  it('for any doubts the interval holds the expected number', () => {
    const doubt = fc.record({ linkedNow: fc.boolean(), probabilitySame: fc.double({ min: 0, max: 1, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(doubt, { maxLength: 40 }), (doubts) => {
        const { value, low, high } = expectedPersons(100, doubts)
        expect(low <= value + 0.05 && value - 0.05 <= high).toBe(true)
      }),
    )
  })

  it('of observations the highest night per organisation counts, and organisations that share a place are not added', () => {
    const seen = (organisation: string, night: string, place: string, persons: number) => ({
      organisation,
      night,
      place,
      persons,
    })
    expect(observedPersons([])).toBe(0)
    expect(
      observedPersons([
        seen('g7', 'mon', 'Knutpunkten', 3),
        seen('g7', 'mon', 'Parken', 2),
        seen('g7', 'tue', 'Knutpunkten', 4),
      ]),
    ).toBe(5)
    expect(
      observedPersons([
        seen('g7', 'mon', 'Knutpunkten', 5),
        seen('ria', 'mon', ' knutpunkten', 3),
        seen('po', 'mon', 'Hamnen', 2),
      ]),
    ).toBe(7)
  })
})
