import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCloseTo } from '../../../src/domain/linkage/compare-names.ts'
import { likeNames, NAME_LEVELS } from '../../../src/domain/linkage/like-names.ts'
import { numbersOfNames } from '../../../src/domain/linkage/name-numbers.ts'
import { type NameTrait, traitsOf } from '../../../src/domain/linkage/traits.ts'
import { NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'

const day = isoDate.parse('2016-01-18')

function name(givenName: string): NameTrait {
  const none = { id: '', order: '', census: '', units: [], numberKey: null, decidedPerson: null, sex: null, day }
  const { given } = traitsOf({ ...none, identity: { ...NO_IDENTITY, givenName } })
  if (given === null) throw new Error(`${givenName} is no name`)
  return given
}
const NAMES = ['Lars', 'Lasse', 'Mats', 'Anna Lisa', 'Lisa', 'Kristina', 'Christina', 'Kristna', 'Per', 'Pär', 'Zlatan']

describe('the names that are like a name', () => {
  const names = NAMES.map(name)
  const like = likeNames({ names, nameNumbers: numbersOfNames(names) })
  const placeOf = (written: string) => names.findIndex(({ text }) => text === name(written).text)
  const levelOf = (of: string, other: string) => NAME_LEVELS[like(placeOf(of)).get(placeOf(other)) ?? -1]

  it.each([
    ['the very name', 'Zlatan', 'Zlatan', 'equal'],
    ['another spelling of the same letters', 'Kristina', 'Christina', 'equal'],
    ['a pet name', 'Lasse', 'Lars', 'kin'],
    ['one of two names', 'Lisa', 'Anna Lisa', 'part'],
    ['a slip of the pen', 'Kristina', 'Kristna', 'close'],
  ])('hold %s', (_, of, other, level) => {
    expect(levelOf(of, other)).toBe(level)
  })

  it('hold no other name', () => {
    expect([...like(placeOf('Zlatan')).keys()]).toEqual([placeOf('Zlatan')])
    expect(levelOf('Mats', 'Lars')).toBeUndefined()
  })

  it('hold each that begins as it does and is near enough for a slip', () => {
    // Of few letters, so that many names are near each other.
    const ending = fc.string({ unit: fc.constantFrom('a', 'd', 'l', 'o', 'r'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(ending, ending, (one, other) => {
        const both = [name(`ka${one}`), name(`ka${other}`)] as const
        const found = likeNames({ names: both, nameNumbers: numbersOfNames(both) })(0)
        if (isCloseTo(...both)) expect(found.has(1)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('are like it as it is like them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES), (one, other) => {
        expect(levelOf(one, other)).toBe(levelOf(other, one))
      }),
    )
  })
})
