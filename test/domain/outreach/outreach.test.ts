import { describe, expect, it, test } from 'vitest'
import { readPhoneCode } from '../../../src/client/falt/phone-code.ts'
import { momentOfPost } from '../../../src/domain/outreach/moment-of-post.ts'
import { observedGroups, observedPersons } from '../../../src/domain/outreach/observed-persons.ts'
import { CODE_BYTES, isPin, phoneCode } from '../../../src/domain/outreach/phone.ts'
import { outreachPost } from '../../../src/domain/outreach/post.ts'
import { standingOfPost } from '../../../src/domain/outreach/post-standing.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'
import { person, seen, takenBack } from '../../outreach-phone.ts'

const at = (organisation: string, night: string, place: string, persons: number) => ({
  ...{ organisation, place, persons },
  night: `2026-11-${night}`,
})

describe('head counts', () => {
  it('count the highest sum of one night of each organisation, and only the largest of those that share a place', () => {
    const observations = [
      at('Ria', '17', 'Stationen', 3),
      at('Ria', '17', 'Hamnen', 2),
      at('Ria', '18', 'Stationen', 4),
      at('Stadsmissionen', '17', ' hamnen ', 6),
      at('Kommunen', '18', 'Parken', 1),
    ]
    expect(observedGroups(observations)).toEqual([
      {
        organisations: [{ organisation: 'Kommunen', nights: [{ night: '2026-11-18', persons: 1 }], highest: 1 }],
        sharedPlaces: [],
        counts: 1,
      },
      {
        organisations: [
          {
            organisation: 'Ria',
            nights: [
              { night: '2026-11-17', persons: 5 },
              { night: '2026-11-18', persons: 4 },
            ],
            highest: 5,
          },
          { organisation: 'Stadsmissionen', nights: [{ night: '2026-11-17', persons: 6 }], highest: 6 },
        ],
        sharedPlaces: ['Hamnen'],
        counts: 6,
      },
    ])
    expect(observedPersons(observations)).toBe(7)
  })

  it('share places by way of another: then all three are one group', () => {
    const observations = [at('A', '17', 'x', 1), at('B', '17', 'x', 2), at('B', '18', 'y', 3), at('C', '17', 'y', 4)]
    expect(observedPersons(observations)).toBe(4)
    expect(observedPersons(observations.filter(({ organisation }) => organisation !== 'B'))).toBe(5)
  })

  it('of nobody add nothing', () => {
    expect(observedPersons([])).toBe(0)
    expect(observedPersons([at('A', '17', 'x', 0)])).toBe(0)
  })
})

const week = { from: isoDate.parse('2026-11-16'), to: isoDate.parse('2026-11-22') }

test.each([
  ['on the first evening', '2026-11-16T20:00:00.000Z', 'counted'],
  ['after midnight of the last night', '2026-11-23T02:00:00.000Z', 'counted'],
  ['at noon of the day after', '2026-11-23T11:30:00.000Z', 'outside_week'],
  ['in the night before the first day', '2026-11-16T03:00:00.000Z', 'outside_week'],
])('a post written %s is %s', (_, moment, standing) => {
  expect(standingOfPost(outreachPost.parse(person()), { week, moment, isOpen: true })).toBe(standing)
  expect(standingOfPost(outreachPost.parse(seen(2)), { week, moment, isOpen: false })).toBe(standing)
})

test.each([
  ['a home of their own', person({ accommodation: 'own_home' }), true, 'out_of_scope'],
  ['asked already', person({ askedBefore: 'yes' }), true, 'asked_before'],
  ['not known whether asked', person({ askedBefore: 'not_known' }), true, 'counted'],
  ['where they sleep not known', person({ accommodation: 'not_known' }), true, 'counted'],
  ['the answer handed in', person(), false, 'waits'],
  ['taken back', takenBack('00000000-0000-4000-8000-000000000001'), true, 'no_count'],
] as const)('%s', (_, post, isOpen, standing) => {
  const moment = '2026-11-18T22:00:00.000Z'
  expect(standingOfPost(outreachPost.parse(post), { week, moment, isOpen })).toBe(standing)
})

describe('the moment of a post', () => {
  const around = { receivedAt: '2026-11-19T06:00:00.000Z', phoneMadeAt: '2026-11-16T06:00:00.000Z' }
  const of = (createdAt: string, clockOffset: number | null) => momentOfPost({ createdAt, clockOffset }, around)

  it('is what the clock said and what it was off by', () => {
    const moment = '2026-11-18T22:00:00.000Z'
    expect(of('2026-11-18T22:00:00.000Z', 0)).toEqual({ moment, isCertain: true })
    expect(of('2026-11-17T22:00:00.000Z', 86_400_000)).toEqual({ moment, isCertain: true })
  })

  it('is never after it came, and is not certain where the clock says what cannot be', () => {
    const came = around.receivedAt
    expect(of('2026-11-19T06:03:00.000Z', 0)).toEqual({ moment: came, isCertain: true })
    expect(of('2026-11-19T06:06:00.000Z', 0)).toEqual({ moment: came, isCertain: false })
    expect(of('2026-11-16T05:50:00.000Z', 0)).toEqual({ moment: came, isCertain: false })
    expect(of('2026-11-18T22:00:00.000Z', null)).toEqual({ moment: came, isCertain: false })
  })
})

describe('the code of a phone', () => {
  const code = phoneCode(Uint8Array.from({ length: CODE_BYTES }, (_, byte) => byte))

  it('is read as it was made, as it is typed and as the address has it', () => {
    expect(code).toBe('BCDF-GHJK-LMNP-QRST-VWXZ-2345-6789')
    const typed = [code, code.toLowerCase(), code.replaceAll('-', ' '), `https://falt.example.se/falt#${code}`]
    for (const each of typed) expect(readPhoneCode(each)).toBe(code)
  })

  it('is none with a sign too few, or one that no code has', () => {
    for (const typed of ['', code.slice(1), `${code}B`, code.replace('B', 'A'), code.replace('2', '1')])
      expect(readPhoneCode(typed)).toBeNull()
  })

  it('may have a PIN of four to eight digits', () => {
    expect(['1234', '12345678'].every(isPin)).toBe(true)
    expect(['', '123', '123456789', '12a4', ' 1234'].some(isPin)).toBe(false)
  })
})
