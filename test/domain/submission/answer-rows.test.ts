import { describe, expect, it } from 'vitest'
import {
  type AnswerRow,
  areWrittenAlike,
  checkAnswer,
  filledCells,
} from '../../../src/domain/submission/answer-rows.ts'
import { censusWeek } from '../../../src/domain/terms/dates.ts'

const source = {
  file: '2026/akuten.csv',
  week: censusWeek.parse({ from: '2026-11-16', to: '2026-11-22' }),
  organisationKind: 'municipal' as const,
  agreement: 'full' as const,
}
const check = (...rows: AnswerRow['cells'][]) =>
  checkAnswer(
    rows.map((cells, at) => ({ key: `K${at + 1}`, cells })),
    source,
  )
const codes = (...rows: Parameters<typeof check>) =>
  check(...rows).rows.map(({ findings }) => findings.map(({ code, row, column }) => [code, row, column]))

describe('the rows of an answer', () => {
  it('are read by the rules of a file: labels, codes and ages alike', () => {
    const { rows, findings } = check(
      { accommodation: 'härbärge', sex: 'kvinna', age: '~40' },
      { accommodation: 'night_shelter', sex: 'woman', birth_year: '1985' },
    )
    expect(findings).toEqual([])
    expect(rows.map(({ record }) => [record?.recordKey, record?.facts.accommodation, record?.facts.sex])).toEqual([
      ['K1', 'night_shelter', 'woman'],
      ['K2', 'night_shelter', 'woman'],
    ])
    expect(rows[0]?.record?.identity.age).toEqual({ years: 40, approximate: true })
  })

  it('are numbered from one, and a fault stands at its row and column', () => {
    expect(codes({ accommodation: 'friends' }, { accommodation: 'på månen', birth_year: '1985' })).toEqual([
      [],
      [['unknown_choice', 2, 'accommodation']],
    ])
  })

  it('that say nothing are told of one by one, and are no persons', () => {
    const { rows, findings } = check({ accommodation: 'friends' }, {}, { night_by_night: 'no' }, { age: '' })
    expect(rows.map(({ record }) => record !== null)).toEqual([true, false, false, false])
    expect(rows.map((row) => row.findings.map(({ code, kind }) => `${kind} ${code}`))).toEqual([
      [],
      ['fault row_says_nothing'],
      ['fault row_says_nothing'],
      ['fault row_says_nothing'],
    ])
    expect(findings).toEqual([])
  })

  it('where no row says anything, nothing is said of a file', () => {
    const { rows, findings } = check({})
    expect(rows[0]?.findings.map(({ code }) => code)).toEqual(['row_says_nothing'])
    expect(findings).toEqual([])
  })

  it('an answer without rows has nothing to be told of', () => {
    expect(checkAnswer([], source)).toEqual({ rows: [], findings: [] })
  })

  it('a child belongs to the adult whose key it names', () => {
    const { rows } = check(
      { accommodation: 'friends' },
      { child_of: 'K1', birth_year: '2020', accommodation: 'friends' },
    )
    expect(rows.map(({ record }) => record?.childOf ?? null)).toEqual([null, 'K1'])
  })
})

it('cells are compared by what is written in them: blanks, order and what is no column do not count', () => {
  expect(filledCells({ sex: ' man ', facility: '  ', record_id: 'R1', colour: 'red' })).toEqual({ sex: 'man' })
  expect(areWrittenAlike({ sex: 'man', facility: '' }, { sex: 'man' })).toBe(true)
  expect(areWrittenAlike({ sex: 'man' }, { sex: 'woman' })).toBe(false)
})
