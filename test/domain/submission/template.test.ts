import { describe, expect, it } from 'vitest'
import { COLUMNS_OF } from '../../../src/domain/submission/column-map.ts'
import { readCell } from '../../../src/domain/submission/read-cells.ts'
import { readRecords } from '../../../src/domain/submission/read-rows.ts'
import { EXAMPLES } from '../../../src/domain/submission/template.texts.ts'
import { choicesOf, isOwnSheet, templateColumns } from '../../../src/domain/submission/template.ts'
import { unitColumn } from '../../../src/domain/submission/upload-columns.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'

const week = { from: isoDate.parse('2026-11-16'), to: isoDate.parse('2026-11-22') }

describe.each(['sv', 'en'] as const)('the template in %s', (language) => {
  const columns = templateColumns(language, 'full')

  it('has every column of the schema, in its order, under a name that is read back', () => {
    expect(columns.map(({ name }) => name)).toEqual(COLUMNS_OF.unit.map(({ english }) => english))
    const header = columns.map(({ heading }) => heading)
    const cells = columns.map(({ example }) => example)
    const table = { sheet: null, headerRow: 1, header, rows: [{ row: 2, cells }] }
    const { records, findings } = readRecords(table, { kind: 'unit', file: 'a', week, organisationKind: 'municipal' })
    expect(records).toHaveLength(1)
    expect(findings.map(({ code }) => code)).toEqual(['test_number']) // the example is of nobody
  })

  it('offers no choice that is not read', () => {
    for (const { name, choices } of columns) {
      const column = unitColumn(name)
      if (choices === null || column === undefined) continue
      for (const choice of choices) expect(readCell(column.reader, choice, week.to).problems).toEqual([])
      // Not known, and would not say.
      expect(choices.slice(-2).map((choice) => readCell(column.reader, choice, week.to).value)).toEqual([
        null,
        'declined',
      ])
    }
  })
})

it('has no column that the agreement does not cover: the same as the form', () => {
  const names = (agreement: 'counts' | 'partial') => templateColumns('sv', agreement).map(({ name }) => name)
  const counted = ['age', 'accommodation', 'facility', 'night_by_night', 'district', 'sex']
  expect(names('counts').sort()).toEqual([...counted, 'record_id'].sort())
  for (const name of ['personnummer', 'given_name', 'family_name']) expect(names('partial')).not.toContain(name)
  for (const name of ['initials', 'birth_date', 'birth_year', 'support_need']) expect(names('partial')).toContain(name)
})

it('has drop-downs where there are codes, yes or no, and nowhere else', () => {
  const of = (name: string) => {
    const column = unitColumn(name)
    return column === undefined ? 'no such column' : choicesOf(column)?.map(({ sv }) => sv)
  }
  expect(of('emergency_place')).toEqual(['ja', 'nej', 'vet ej', 'vill ej uppge'])
  expect(of('sex')).toEqual(['kvinna', 'man', 'annat', 'vet ej', 'vill ej uppge'])
  expect(of('facility')).toBeUndefined()
})

it('has an example for no column that is not there', () => {
  const names = COLUMNS_OF.unit.map(({ english }) => english)
  expect(Object.keys(EXAMPLES).filter((name) => !names.includes(name))).toEqual([])
})

describe('a sheet of the template itself', () => {
  const sheet = (name: string, first: string) => ({
    ...{ name, state: 'visible' as const, hiddenColumns: [], merges: [] },
    rows: [{ row: 1, isHidden: false, isStruck: false, cells: [first] }],
  })

  it.each([
    ['Val', 'Valen i listans kolumner', true],
    ['Choices', 'The choices of the columns', true],
    ['Val', 'boende', false],
    ['Personer', 'Valen i listans kolumner', false],
  ])('%s that begins with %s: %s', (name, first, isOwn) => {
    expect(isOwnSheet(sheet(name, first))).toBe(isOwn)
  })
})
