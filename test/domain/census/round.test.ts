import { describe, expect, it } from 'vitest'
import { cameLate, lastTimeOf, standingOf } from '../../../src/domain/census/answer-standing.ts'
import {
  type AnswerStanding,
  answerRights,
  isAfter,
  mayBeCorrected,
  mayBeOpenedByAnalyst,
} from '../../../src/domain/census/round.ts'
import { obstaclesTo } from '../../../src/domain/census/round-change.ts'
import {
  BLANK_ROUND,
  copyOfRound,
  type RoundSurroundings,
  readRound,
  type TypedRound,
} from '../../../src/domain/census/round-draft.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { dayInWords, daysInWords } from '../../../src/domain/terms/day-in-words.ts'

const day = (text: string) => isoDate.parse(text)
const week = (from: string, to: string) => ({ from: day(from), to: day(to) })

describe('what a unit may do with its answer', () => {
  const standing = (more: Partial<AnswerStanding>): AnswerStanding => ({
    round: 'open',
    lastDay: day('2026-12-04'),
    answer: 'handed_in',
    ...more,
  })

  it.each([
    ['opens its handed-in answer itself on the last day', {}, '2026-12-04', { mayChange: false, mayReopen: true }],
    ['asks the analyst the day after', {}, '2026-12-05', { mayChange: false, mayReopen: false }],
    [
      'changes an answer that is open on the last day',
      { answer: 'open' },
      '2026-12-04',
      { mayChange: true, mayReopen: false },
    ],
    [
      'changes an answer that the analyst has opened after the last day',
      { answer: 'open' },
      '2026-12-20',
      { mayChange: true, mayReopen: false },
    ],
    [
      'changes nothing once the round is locked',
      { answer: 'open', round: 'locked' },
      '2026-12-01',
      { mayChange: false, mayReopen: false },
    ],
    [
      'opens nothing once the round is locked',
      { round: 'locked' },
      '2026-12-01',
      { mayChange: false, mayReopen: false },
    ],
  ] as const)('a unit %s', (_, more, today, rights) => {
    expect(answerRights(standing(more), day(today))).toMatchObject(rights)
  })

  it('the analyst opens what is handed in while the round is open, and corrects until the report is out', () => {
    expect(mayBeOpenedByAnalyst(standing({}))).toBe(true)
    expect(mayBeOpenedByAnalyst(standing({ answer: 'open' }))).toBe(false)
    expect(mayBeOpenedByAnalyst(standing({ round: 'locked' }))).toBe(false)
    expect(mayBeCorrected(standing({ round: 'locked' }))).toBe(true)
    expect(mayBeCorrected(standing({ round: 'published' }))).toBe(false)
    expect(mayBeCorrected(standing({ answer: 'open' }))).toBe(false)
  })

  it('a day ends at midnight in Sweden', () => {
    expect(isAfter('2026-12-04T22:59:00.000Z', day('2026-12-04'))).toBe(false)
    expect(isAfter('2026-12-04T23:01:00.000Z', day('2026-12-04'))).toBe(true)
  })
})

describe('a round as somebody writes it', () => {
  const good: TypedRound = {
    ...BLANK_ROUND,
    key: '2027',
    from: '2027-01-18',
    to: '2027-01-24',
    deadline: '2027-02-05',
    definition: 'a',
    purposeKind: 'follow_up',
    purpose: 'Följa upp',
    contactName: 'Sam',
    contactPhone: '000-00',
    contactEmail: 'sam@example.se',
  }
  const around: RoundSurroundings = {
    others: [
      { key: '2026', week: week('2026-01-19', '2026-01-25'), isTraining: false },
      { key: 'Prova', week: week('2027-01-18', '2027-01-24'), isTraining: true },
    ],
    isInForce: (id, on) => id === 'a' || (id === 'b' && on >= '2027-01-18'),
  }
  const codes = (more: Partial<TypedRound>) =>
    readRound({ ...good, ...more }, around).faults.map(({ field, code }) => `${field}: ${code}`)

  it('is read when everything holds together', () => {
    expect(readRound(good, around)).toEqual({
      faults: [],
      draft: {
        key: '2027',
        week: week('2027-01-18', '2027-01-24'),
        deadline: '2027-02-05',
        definition: 'a',
        alsoReport: [],
        comparedWith: null,
        purposeKind: 'follow_up',
        purpose: 'Följa upp',
        contact: { name: 'Sam', phone: '000-00', email: 'sam@example.se' },
        isTraining: false,
      },
    })
  })

  it.each<[string, Partial<TypedRound>, string[]]>([
    ['no name', { key: ' ' }, ['key: key_missing']],
    ['a name that could not be an address', { key: '../2027' }, ['key: key_wrong']],
    ['a name that is taken, in other letters', { key: 'PROVA' }, ['key: key_taken']],
    ['a day that is in no calendar', { from: '2027-02-30', to: '2027-03-01' }, ['from: not_a_day']],
    ['a week that ends before it begins', { to: '2027-01-17' }, ['to: week_backwards']],
    ['a week of eight days', { to: '2027-01-25' }, ['to: week_too_long']],
    ['days of another round', { from: '2026-01-25', to: '2026-01-25' }, ['from: week_taken']],
    ['a last day on the first of the week', { deadline: '2027-01-18' }, ['deadline: deadline_too_early']],
    ['a definition not in force', { definition: 'c' }, ['definition: definition_not_in_force']],
    ['a further definition not in force', { alsoReport: ['b', 'c'] }, ['alsoReport: definition_not_in_force']],
    ['a round for practice to compare with', { comparedWith: 'Prova' }, ['comparedWith: compared_with_not_earlier']],
    ['no ground', { purposeKind: '' }, ['purposeKind: purpose_kind_missing']],
    ['an address that is none', { contactEmail: 'sam' }, ['contactEmail: contact_email_wrong']],
  ])('with %s says so at the field', (_, more, expected) => {
    expect(codes(more)).toEqual(expected)
  })

  it('with nothing written tells of every field once, in the order of the form', () => {
    const fields = readRound(BLANK_ROUND, around).faults.map(({ field }) => field)
    expect(fields).toEqual([
      ...['key', 'from', 'to', 'deadline', 'definition', 'purposeKind', 'purpose'],
      ...['contactName', 'contactPhone', 'contactEmail'],
    ])
  })

  it('takes one to seven days, and the days of others where it is for practice', () => {
    expect(codes({ to: '2027-01-18' })).toEqual([])
    expect(codes({ from: '2026-01-19', to: '2026-01-25', training: 'ja' })).toEqual([])
  })

  it('copied from last year leaves week and last day to fill in, and goes on by a year', () => {
    expect(copyOfRound({ ...good, training: 'ja' })).toMatchObject({
      key: '2028',
      from: '',
      to: '',
      deadline: '',
      training: '',
    })
    expect(copyOfRound(good)).toMatchObject({ comparedWith: '2027', definition: 'a', contactName: 'Sam' })
    expect(copyOfRound({ ...good, key: 'Hösten' }).key).toBe('')
  })
})

describe('the states of a round', () => {
  const round = {
    state: 'prepared',
    isTraining: false,
    week: week('2027-01-18', '2027-01-24'),
    deadline: day('2027-02-05'),
    unitsAsked: 3,
    hasReport: false,
    isReportOld: false,
    isPublic: false,
  } as const

  it.each([
    ['opens with a unit', 'open', {}, []],
    ['does not open without any unit', 'open', { unitsAsked: 0 }, ['no_units']],
    [
      'does not open when the last day is on the first of the week',
      'open',
      { deadline: day('2027-01-18') },
      ['deadline_too_early'],
    ],
    ['is not locked before it is opened', 'locked', {}, ['not_next']],
    ['opens again from locked', 'open', { state: 'locked' }, []],
    ['is not published without a report', 'published', { state: 'locked' }, ['no_report']],
    [
      'is not published with a report that something came after',
      'published',
      { state: 'locked', hasReport: true, isReportOld: true },
      ['report_old'],
    ],
    ['is not published before its public report is', 'published', { state: 'locked', hasReport: true }, ['not_public']],
    ['is published with a public report', 'published', { state: 'locked', hasReport: true, isPublic: true }, []],
    ['is taken up for revision', 'locked', { state: 'published', isPublic: true }, []],
    ['does not open to its units while it is revised', 'open', { state: 'locked', isPublic: true }, ['is_public']],
    [
      'is never published when it is for practice',
      'published',
      { state: 'locked', hasReport: true, isTraining: true },
      ['training'],
    ],
    [
      'is put away as soon as it is locked when it is for practice',
      'archived',
      { state: 'locked', isTraining: true },
      [],
    ],
    ['is not put away before its report is out', 'archived', { state: 'locked' }, ['not_next']],
    ['is not put away while units still practise', 'archived', { state: 'open', isTraining: true }, ['not_next']],
    ['is put away when its report is out', 'archived', { state: 'published' }, []],
    ['does not open again once it is published', 'open', { state: 'published' }, ['not_next']],
  ] as const)('one that %s', (_, to, more, obstacles) => {
    expect(obstaclesTo(to, { ...round, ...more })).toEqual(obstacles)
  })
})

describe('where an answer stands', () => {
  const soFar = {
    kind: null,
    firstHandedInAt: null,
    lastDay: day('2026-12-04'),
    rowsWritten: 0,
    hasCountedOutdoors: false,
  } as const

  it.each([
    ['silent', {}],
    ['observed', { hasCountedOutdoors: true }],
    ['started', { rowsWritten: 2 }],
    ['started', { rowsWritten: 2, hasCountedOutdoors: true }],
    ['answered', { kind: 'persons', firstHandedInAt: '2026-12-04T10:00:00.000Z', rowsWritten: 2 }],
    ['nil', { kind: 'nil', firstHandedInAt: '2026-12-04T10:00:00.000Z' }],
  ] as const)('is %s', (standing, more) => {
    expect(standingOf({ ...soFar, ...more })).toBe(standing)
  })

  it('came late the day after the last one', () => {
    expect(cameLate({ ...soFar, firstHandedInAt: '2026-12-04T10:00:00.000Z' })).toBe(false)
    expect(cameLate({ ...soFar, firstHandedInAt: '2026-12-05T10:00:00.000Z' })).toBe(true)
    expect(cameLate(soFar)).toBe(false)
  })

  it('is held against the unit itself last time, else against those it has taken over from', () => {
    const earlier = { asked: new Set(['a', 'b', 'c']), nil: new Set(['b']), rows: new Map([['a', 4]]) }
    expect(lastTimeOf({ key: 'a', successorOf: ['b'] }, earlier)).toBe(4)
    expect(lastTimeOf({ key: 'b', successorOf: [] }, earlier)).toBe(0)
    expect(lastTimeOf({ key: 'c', successorOf: ['a'] }, earlier)).toBe('silent')
    expect(lastTimeOf({ key: 'new', successorOf: ['a', 'c'] }, earlier)).toBe(4)
    expect(lastTimeOf({ key: 'new', successorOf: ['c'] }, earlier)).toBe('silent')
    expect(lastTimeOf({ key: 'new', successorOf: [] }, earlier)).toBe('not_asked')
  })
})

it('days are written as people write them', () => {
  expect(dayInWords(day('2026-12-04'), 'sv')).toBe('4 december 2026')
  expect(daysInWords(week('2026-11-16', '2026-11-22'), 'sv')).toBe('16–22 november 2026')
  expect(daysInWords(week('2026-11-28', '2026-12-02'), 'en')).toBe('28 November – 2 December 2026')
  expect(daysInWords(week('2026-12-28', '2027-01-03'), 'sv')).toBe('28 december 2026 – 3 januari 2027')
  expect(daysInWords(week('2026-12-28', '2026-12-28'), 'sv')).toBe('28 december 2026')
})
