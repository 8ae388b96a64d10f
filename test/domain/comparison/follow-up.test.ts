import { describe, expect, it } from 'vitest'
import { type AskedPerson, followUpFigures } from '../../../src/domain/comparison/follow-up.ts'
import { type SaidByUnit, saidTogether, type WentTo } from '../../../src/domain/submission/follow-up.ts'

const still = (unit = 'soc'): SaidByUnit => ({ unit, outcome: 'still', leftTo: null })
const left = (leftTo: WentTo | null, unit = 'soc'): SaidByUnit => ({ unit, outcome: 'left', leftTo })
const dunno = (unit = 'soc'): SaidByUnit => ({ unit, outcome: 'not_known', leftTo: null })

describe('what units say of one person, together', () => {
  it.each([
    ['nobody was asked', [], 'unclear'],
    ['nobody knows', [dunno(), dunno('amf')], 'unclear'],
    ['both say still there', [still(), still('amf')], 'still'],
    [
      'one knows where, the other only that the person is gone',
      [left('own_home'), left('not_known', 'amf')],
      'own_home',
    ],
    ['gone, without a word of where', [left(null)], 'not_known'],
    ['two places', [left('own_home'), left('deceased', 'amf')], 'unclear'],
    ['gone to where nobody knows, and still there', [left('not_known'), still('amf')], 'unclear'],
  ] as const)('%s', (_, said, together) => {
    expect(saidTogether(said)).toBe(together)
  })
})

describe('how many are counted on being asked about alone', () => {
  const person = (more: Partial<AskedPerson>): AskedPerson => ({
    said: [],
    isCounted: true,
    recordedBy: [['soc']],
    ...more,
  })

  it.each<[string, Partial<AskedPerson>, number]>([
    ['one row, from the unit that said still there', { said: [still()] }, 1],
    ['one row, from another unit', { said: [still()], recordedBy: [['amf']] }, 0],
    ['two rows', { said: [still()], recordedBy: [['soc'], ['amf']] }, 0],
    ['one row that two units share', { said: [still()], recordedBy: [['amf', 'soc']] }, 0],
    ['the unit said that the person is gone, and reported them all the same', { said: [left('other')] }, 0],
    ['the unit did not answer', {}, 0],
    ['reported, and not counted', { said: [still()], isCounted: false }, 0],
    ['not reported', { said: [still()], recordedBy: [], isCounted: false }, 0],
  ])('%s', (_, more, only) => {
    expect(followUpFigures([person(more)]).onlyFromFollowUp).toBe(only)
  })

  it('and what was answered adds up', () => {
    const persons = [[still()], [left('deceased')], [left(null)], [dunno()], [still(), left('other', 'amf')], []]
    expect(followUpFigures(persons.map((said) => person({ said, isCounted: false, recordedBy: [] })))).toEqual({
      ...{ asked: 6, answered: 5, still: 1, left: 2, notKnown: 2, onlyFromFollowUp: 0 },
    })
  })
})
