import { describe, expect, it } from 'vitest'
import type { Circumstances } from '../../../src/domain/classification/condition.ts'
import { definition } from '../../../src/domain/classification/definition.ts'
import { socialstyrelsen2011 } from '../../../src/domain/classification/definitions/socialstyrelsen-2011.ts'
import { NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { recordFacts } from '../../../src/domain/submission/record.ts'
import { type AgeSpan, censusWeek, isoDate } from '../../../src/domain/terms/dates.ts'
import { rememberVerdicts } from '../../../src/features/classification/verdict-memory.service.ts'
import type { StoredRecord } from '../../../src/features/submission/submission.repository.ts'

const week = censusWeek.parse({ from: '2016-01-18', to: '2016-01-24' })
const day = (text: string) => isoDate.parse(text)
const record = (id: string): StoredRecord => ({
  id,
  censusId: 'c',
  file: '2016/soc.csv',
  row: 2,
  recordKey: '2',
  childOf: null,
  decidedPerson: null,
  units: [],
  numberKey: null,
  facts: recordFacts.parse({ accommodation: 'outdoors' }),
  identity: NO_IDENTITY,
})
const circumstances = (age: AgeSpan | null = null): Circumstances => ({
  facts: record('a').facts,
  age,
  units: null,
  week,
  municipality: null,
})

describe('what was said of a record before', () => {
  const [adult, child] = [
    { youngest: 40, oldest: 40 },
    { youngest: 9, oldest: 9 },
  ]
  const askTwice = (then: Parameters<ReturnType<typeof verdictOf>>[1], now: typeof then) => {
    const [ask, one] = [verdictOf(), record('a')]
    let asked = 0
    for (const age of [then, now])
      ask(one, age, () => {
        asked += 1
        return circumstances(age)
      })
    return asked
  }
  const verdictOf = () => rememberVerdicts().verdictsBy(socialstyrelsen2011, day('2016-01-18'))

  it('stands while the age is the same', () => {
    expect(askTwice(adult, { ...adult })).toBe(1)
    expect(askTwice(null, null)).toBe(1)
  })

  it('is asked for again when a later year tells another age', () => {
    expect(askTwice(adult, child)).toBe(2)
    expect(askTwice(null, adult)).toBe(2)
    expect(askTwice(adult, null)).toBe(2)
  })

  it('is asked for again when other rules are in force, and only then', () => {
    const [first, ...others] = socialstyrelsen2011.rules
    const shorter = definition.parse({
      ...socialstyrelsen2011,
      rules: first === undefined ? [] : [{ ...first, validTo: '2016-12-31' }, ...others],
    })
    const [memory, one] = [rememberVerdicts(), record('a')]
    const rulesAsked: string[] = []
    for (const rulesOn of ['2016-01-18', '2016-12-31', '2017-01-01', '2018-01-15'])
      memory.verdictsBy(shorter, day(rulesOn))(one, null, () => {
        rulesAsked.push(rulesOn)
        return circumstances()
      })
    expect(rulesAsked).toEqual(['2016-01-18', '2017-01-01'])
  })

  it('is not taken for another record or another definition, but equal verdicts are the same one', () => {
    const memory = rememberVerdicts()
    const ask = memory.verdictsBy(socialstyrelsen2011, day('2016-01-18'))
    const [one, other] = [ask(record('a'), null, circumstances), ask(record('b'), null, circumstances)]
    expect(other).toBe(one)
    let asked = false
    memory.verdictsBy({ ...socialstyrelsen2011 }, day('2016-01-18'))(record('a'), null, () => {
      asked = true
      return circumstances()
    })
    expect(asked).toBe(true)
  })
})
