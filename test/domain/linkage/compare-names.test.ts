import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../src/domain/linkage/columns.ts'
import { givenName } from '../../../src/domain/linkage/compare-names.ts'
import { areTwoLettersApart, isOneLetterApart, jaroWinkler } from '../../../src/domain/linkage/string-similarity.ts'
import { traitsOf } from '../../../src/domain/linkage/traits.ts'
import { NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'

const day = isoDate.parse('2016-01-18')
const LEVELS = givenName.levels.map(({ id }) => id)

function named(id: string, givenName: string, familyName: string | null = null) {
  const none = { order: id, census: '', units: [], numberKey: null, decidedPerson: null, sex: null, day }
  return traitsOf({ id, ...none, identity: { ...NO_IDENTITY, givenName, familyName } })
}

// Of few letters, so that many names are alike, with letters that stand twice.
const name = fc.string({ unit: fc.constantFrom('a', 'b', 'd', 'k', 'l', 'o', 'r'), minLength: 2, maxLength: 9 })

it('names that their letters make alike are never told apart by what is known of them beforehand', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      const { columns } = columnsOf([named('1', one), named('2', other)])
      const level = givenName.levelIn(columns)(0, 1)
      const [l = '', r = ''] = [...columns.given].map((at) => columns.names[at]?.compact)
      const alike = jaroWinkler(l, r)
      if (alike >= 0.9 || isOneLetterApart(l, r)) expect(level).toBeLessThanOrEqual(LEVELS.indexOf('close'))
      else if (alike >= 0.8 || areTwoLettersApart(l, r)) expect(level).toBeLessThanOrEqual(LEVELS.indexOf('somewhat'))
    }),
    { numRuns: 3000 },
  )
})

it('names that are close crosswise have changed places', () => {
  const levelOf = (given: string, family: string) => {
    const { columns } = columnsOf([named('1', 'Zlatan', 'Holmqvist'), named('2', given, family)])
    return LEVELS[givenName.levelIn(columns)(0, 1)]
  }
  expect(levelOf('Holmqvist', 'Zlatan')).toBe('swapped')
  expect(levelOf('Holmqvst', 'Zlatann')).toBe('swappedAlike')
  expect(levelOf('Holmqvst', 'Berg')).toBe('oneMoved')
  expect(levelOf('Berg', 'Zlatn')).toBe('oneMoved')
  expect(levelOf('Berg', 'Lund')).toBe('different')
})

describe('two names that are alike', () => {
  /** The level of the first two of some given names, each of a person of their own. */
  const levelOf = (...names: string[]) => {
    const { columns, added } = columnsOf(names.map((each, at) => named(String(at), each, `Family${'abcdefghij'[at]}`)))
    const [one = 0, other = 0] = [added.indexOf(0), added.indexOf(1)]
    return LEVELS[givenName.levelIn(columns)(one, other)]
  }

  it.each([
    ['Veronica', 'Verinica', 'soundsAlike'],
    ['Margit', 'Margot', 'soundsAlike'],
    ['Fadime', 'Fedima', 'soundsAlike'],
    ['Torsten', 'Torstem', 'close'],
    ['Eva', 'Eba', 'close'], // short, and nobody else is called Eba
    ['Odina', 'Idine', 'somewhat'], // two slips
    ['Ludmila', 'Sudnila', 'somewhat'],
    ['Sigbritt Torun', 'Sigvritt', 'somewhat'], // one of two names misspelled
    ['Torsten', 'Sigbritt', 'different'],
  ])('%s and %s, which nobody else bears: %s', (one, other, level) => {
    expect(levelOf(one, other)).toBe(level)
    expect(levelOf(other, one)).toBe(level)
  })

  it.each([
    ['Torsten', 'Torstem', 'closeBorne'],
    ['Eva', 'Eba', 'different'],
    ['Ludmila', 'Sudnila', 'somewhatBorne'],
    ['Odina', 'Idine', 'different'],
  ])('%s and %s, which others bear as well: %s', (one, other, level) => {
    expect(levelOf(one, other, one, other)).toBe(level)
    expect(levelOf(other, one, one, other)).toBe(level)
  })

  it.each([
    ['A.', 'Anna', 'somewhat'],
    ['K', 'Kjell', 'somewhat'],
    ['C.', 'Cecilia', 'somewhat'], // heard as s
    ['C.', 'Christina', 'somewhat'], // heard as k
    ['P', 'Philip', 'somewhat'],
    ['L-E', 'Lars-Erik', 'somewhat'],
    ['L.E.', 'Lars', 'somewhat'], // not everybody tells both
    ['L', 'L-E', 'somewhat'],
    ['L-E', 'L.E.', 'equal'],
    ['K.', 'Cecilia', 'different'],
    ['C.', 'K.', 'different'],
    ['L-O', 'Lars-Erik', 'different'],
    ['L-O', 'L-E', 'different'],
    ['J', 'Kjell', 'different'],
  ])('of %s and %s, written as initials, the letters are compared: %s', (one, other, level) => {
    expect(levelOf(one, other)).toBe(level)
    expect(levelOf(other, one)).toBe(level)
    // Whoever else bears such names, and whichever of two spellings comes first.
    expect(levelOf(one, other, 'C.', 'K.', 'Kristina', 'Sesilia')).toBe(level)
  })

  it('a particle may be written as part of the name, whoever else bears the name without it', () => {
    expect(levelOf('Alali', 'Al-Ali', 'Ali', 'Ali', 'Alali')).toBe('soundsAlike')
    expect(levelOf('Al-Ali', 'Ali', 'Ali', 'Alali')).toBe('equal')
    expect(levelOf('van den Berg', 'Vandenberg', 'Berg', 'Vandenberg')).toBe('soundsAlike')
    expect(levelOf('van der Bo', 'Vanderbo')).toBe('soundsAlike')
    expect(levelOf('Ali Alali', 'Al-Ali')).toBe('partOf')
  })
})
