import { describe, expect, it } from 'vitest'
import {
  type Circumstances,
  type Condition,
  condition,
  evaluate,
} from '../../../src/domain/classification/condition.ts'
import { recordFacts } from '../../../src/domain/submission/record.ts'
import { censusWeek } from '../../../src/domain/terms/dates.ts'

type Written = Partial<Record<keyof typeof recordFacts.shape, unknown>>

const record = (facts: Written, other: Partial<Circumstances> = {}): Circumstances => ({
  facts: recordFacts.parse(facts),
  age: null,
  units: null,
  week: censusWeek.parse({ from: '2016-01-18', to: '2016-01-24' }),
  municipality: { name: 'Helsingborg', code: '1283' },
  ...other,
})
const answer = (asked: Condition, given: Circumstances) => evaluate(asked, given).answer
const age = (youngest: number, oldest = youngest) => record({}, { age: { youngest, oldest } })

const outdoors: Condition = { kind: 'fact', fact: 'accommodation', oneOf: ['outdoors'] }
const arranged: Condition = { kind: 'fact', fact: 'housingArranged', oneOf: [true] }

describe('a fact is one of some values', () => {
  it.each([
    ['yes when it is', { accommodation: 'outdoors' }, 'yes'],
    ['no when it is something else', { accommodation: 'prison' }, 'no'],
    ['unknown when it is blank', {}, 'unknown'],
    ['unknown when the person would not say', { accommodation: 'declined' }, 'unknown'],
  ])('%s', (_when, facts, expected) => {
    expect(answer(outdoors, record(facts))).toBe(expected)
  })

  it('takes "no" as an answer and a blank as none', () => {
    expect(answer(arranged, record({ housingArranged: false }))).toBe('no')
    expect(evaluate(arranged, record({}))).toEqual({ answer: 'unknown', missing: ['housingArranged'] })
  })

  it('looks for one of the values in a list', () => {
    const asked: Condition = { kind: 'fact', fact: 'contacts', oneOf: ['health_care', 'probation'] }
    expect(answer(asked, record({ contacts: ['social_services', 'probation'] }))).toBe('yes')
    expect(answer(asked, record({ contacts: ['social_services'] }))).toBe('no')
  })
})

describe('age on the first day of the week', () => {
  const atMost: Condition = { kind: 'ageAtMost', years: 18 }
  const atLeast: Condition = { kind: 'ageAtLeast', years: 65 }
  it.each([
    ['exactly 18 is at most 18', atMost, age(18), 'yes'],
    ['19 is not', atMost, age(19), 'no'],
    ['18 or 19 straddles the limit', atMost, age(18, 19), 'unknown'],
    ['no age at all', atMost, record({}), 'unknown'],
    ['exactly 65 is at least 65', atLeast, age(65), 'yes'],
    ['64 is not', atLeast, age(64), 'no'],
    ['60 to 70 straddles the limit', atLeast, age(60, 70), 'unknown'],
  ])('%s', (_what, asked, given, expected) => {
    expect(answer(asked, given)).toBe(expected)
  })
})

describe('three calendar months from the last day of the week, 24 January', () => {
  const endsSoon: Condition = { kind: 'contractEndsWithin', months: 3 }
  const newlyCome: Condition = { kind: 'stayedAtMost', months: 3 }
  it.each([
    ['a contract that ends on 23 April', endsSoon, { contractEnds: '2016-04-23' }, 'yes'],
    ['a contract that ends on 24 April, the day excluded', endsSoon, { contractEnds: '2016-04-24' }, 'no'],
    ['a contract without an end', endsSoon, {}, 'unknown'],
    ['stayed since 24 October', newlyCome, { stayedSince: '2015-10-24' }, 'yes'],
    ['stayed since 23 October', newlyCome, { stayedSince: '2015-10-23' }, 'no'],
    ['stayed since some day in October', newlyCome, { stayedSince: '2015-10' }, 'unknown'],
    ['stayed since November', newlyCome, { stayedSince: '2015-11' }, 'yes'],
    ['stayed since 2014', newlyCome, { stayedSince: '2014' }, 'no'],
    ['stayed since some day in 2015', newlyCome, { stayedSince: '2015' }, 'unknown'],
    ['would not say since when', newlyCome, { stayedSince: 'declined' }, 'unknown'],
  ])('%s', (_what, asked, facts, expected) => {
    expect(answer(asked, record(facts))).toBe(expected)
  })
})

describe('names', () => {
  const fenix: Condition = { kind: 'facility', names: ['Fenix', 'Boende Fenix'] }
  it.each([
    ['Fenix', 'yes'],
    ['  FENIX ', 'yes'],
    ['boende   fenix', 'yes'],
    ['Fenixgatan 3', 'no'],
    [null, 'unknown'],
  ])('the facility %j', (facility, expected) => {
    expect(answer(fenix, record({ facility }))).toBe(expected)
  })

  const here: Condition = { kind: 'responsibleHere' }
  it.each([
    ['Helsingborg', 'yes'],
    ['helsingborgs STAD', 'yes'],
    ['1283', 'yes'],
    ['Ängelholms kommun', 'no'],
    [null, 'unknown'],
    ['declined', 'unknown'],
  ])('the municipality responsible %j', (responsibleMunicipality, expected) => {
    expect(answer(here, record({ responsibleMunicipality }))).toBe(expected)
  })

  it('knows its own city where the census does not say which municipality counts', () => {
    const city: Condition = { kind: 'responsibleHere', alsoNamed: ['Stockholm', '0180'] }
    const nowhere = { municipality: null }
    expect(answer(city, record({ responsibleMunicipality: 'Stockholms stad' }, nowhere))).toBe('yes')
    expect(answer(city, record({ responsibleMunicipality: '180' }, nowhere))).toBe('yes')
    expect(answer(city, record({ responsibleMunicipality: 'Solna' }, nowhere))).toBe('no')
    expect(answer(here, record({ responsibleMunicipality: 'Solna' }, nowhere))).toBe('unknown')
  })
})

describe('the units behind a record', () => {
  const asked: Condition = { kind: 'unitExercisesAuthority' }
  const units = (...known: (boolean | null)[]) =>
    record({}, { units: known.map((exercisesAuthority) => ({ exercisesAuthority })) })
  it.each([
    ['one of them does', units(false, true), 'yes'],
    ['none of them does', units(false, false), 'no'],
    ['one has not said', units(false, null), 'unknown'],
    ['nobody knows which unit', record({}), 'unknown'],
  ])('%s', (_what, given, expected) => {
    expect(answer(asked, given)).toBe(expected)
  })
})

describe('all, any, not', () => {
  const both: Condition = { kind: 'all', of: [outdoors, arranged] }
  const either: Condition = { kind: 'any', of: [outdoors, arranged] }

  it('a single no settles "all", a single yes settles "any"', () => {
    expect(evaluate(both, record({ accommodation: 'prison' }))).toEqual({ answer: 'no', missing: [] })
    expect(evaluate(either, record({ accommodation: 'outdoors' }))).toEqual({ answer: 'yes', missing: [] })
  })

  it('asks for where the person stayed before asking for what depends on it', () => {
    expect(evaluate(both, record({})).missing).toEqual(['accommodation'])
    expect(evaluate(both, record({ accommodation: 'outdoors' })).missing).toEqual(['housingArranged'])
    expect(evaluate(either, record({})).missing).toEqual(['accommodation', 'housingArranged'])
  })

  it('"not" turns yes and no round and leaves unknown', () => {
    const notOutdoors: Condition = { kind: 'not', of: outdoors }
    expect(answer(notOutdoors, record({ accommodation: 'outdoors' }))).toBe('no')
    expect(answer(notOutdoors, record({ accommodation: 'hvb' }))).toBe('yes')
    expect(evaluate(notOutdoors, record({}))).toEqual({ answer: 'unknown', missing: ['accommodation'] })
  })

  it('"not known" is yes for blank and declined', () => {
    const asked: Condition = { kind: 'notKnown', fact: 'residenceStatus' }
    expect(answer(asked, record({}))).toBe('yes')
    expect(answer(asked, record({ residenceStatus: 'declined' }))).toBe('yes')
    expect(answer(asked, record({ residenceStatus: 'asylum' }))).toBe('no')
  })
})

it('reads the form a municipality writes, and no other', () => {
  const written = { kind: 'all', of: [{ kind: 'not', of: { kind: 'ageAtMost', years: 20 } }, outdoors] }
  expect(condition.parse(JSON.parse(JSON.stringify(written)))).toEqual(written)
  expect(condition.safeParse({ kind: 'ageAtMost', years: 20, months: 3 }).success).toBe(false)
  expect(condition.safeParse({ kind: 'all', of: [] }).success).toBe(false)
})
