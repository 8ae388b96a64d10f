import { describe, expect, it } from 'vitest'
import { helsingborgAkut } from '../../../src/domain/classification/definitions/helsingborg-akut.ts'
import { socialstyrelsen2011 } from '../../../src/domain/classification/definitions/socialstyrelsen-2011.ts'
import { resolvePerson } from '../../../src/domain/classification/resolve-person.ts'
import type { Outcome, Verdict } from '../../../src/domain/classification/verdict.ts'

const verdict = (outcome: Outcome, category: string | null = null, onlyAgeKeepsOut = false): Verdict => ({
  outcome,
  category,
  group: null,
  rule: `rule-of-${outcome}-${category}`,
  reason: { sv: `${outcome} ${category}`, en: `${outcome} ${category}` },
  missing: [],
  onlyAgeKeepsOut,
})
const resolve = (...verdicts: Verdict[]) => resolvePerson(socialstyrelsen2011, verdicts)

describe('one person, several records', () => {
  it.each([
    ['5 before 1', [verdict('counted', '1'), verdict('counted', '5')], 'counted', '5'],
    ['1 before 2', [verdict('counted', '2'), verdict('counted', '1')], 'counted', '1'],
    ['2 before 3', [verdict('counted', '3'), verdict('counted', '2')], 'counted', '2'],
    ['3 before 4', [verdict('counted', '4'), verdict('counted', '3')], 'counted', '3'],
    ['4 before a record to review', [verdict('review', '1'), verdict('counted', '4')], 'counted', '4'],
    ['review before outside', [verdict('outside', '1'), verdict('review', '2')], 'review', '2'],
    ['outside before child', [verdict('child'), verdict('outside', '1')], 'outside', '1'],
    ['child before none', [verdict('none'), verdict('child')], 'child', null],
    ['none when there is nothing else', [verdict('none')], 'none', null],
  ])('%s', (_what, verdicts, outcome, category) => {
    expect(resolve(...verdicts)).toMatchObject({ outcome, category, rule: `rule-of-${outcome}-${category}` })
    expect(resolve(...verdicts.toReversed())).toMatchObject({ outcome, category })
  })

  it('follows the order of the definition in question', () => {
    expect(resolvePerson(helsingborgAkut, [verdict('none'), verdict('counted', '1')])).toMatchObject({ category: '1' })
  })

  it('keeps the reason of the record that decided', () => {
    expect(resolve(verdict('none'), verdict('counted', '3')).reason.sv).toBe('counted 3')
  })
})

describe('do the sources disagree?', () => {
  it.each([
    ['a home of their own against outdoors is a question', [verdict('none'), verdict('counted', '1')], true],
    ['two situations', [verdict('counted', '3'), verdict('counted', '4')], true],
    ['the same situation twice', [verdict('counted', '1'), verdict('counted', '1')], false],
    ['a blank is no answer', [verdict('counted', '1'), verdict('review', '2')], false],
    ['one record', [verdict('counted', '1')], false],
  ])('%s: %s', (_what, verdicts, expected) => {
    expect(resolve(...verdicts).disagree).toBe(expected)
  })
})

it('remembers that only age keeps a person out, whatever the other records say against it', () => {
  const result = resolve(verdict('none'), verdict('none', null, true))
  expect(result).toMatchObject({ outcome: 'none', onlyAgeKeepsOut: true })
  expect(resolve(verdict('none', null, true), verdict('counted', '1')).onlyAgeKeepsOut).toBe(false)
})

it('takes at least one record to make a person', () => {
  expect(() => resolve()).toThrow('at least one record')
})
