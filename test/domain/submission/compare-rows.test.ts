import { describe, expect, it } from 'vitest'
import { compareRows } from '../../../src/domain/submission/compare-rows.ts'
import { readRecords } from '../../../src/domain/submission/read-rows.ts'
import { MAN_1985, tableOf, WEEK, WOMAN_1985 } from './synthetic.ts'

const HEAD = ['record_id', 'personnummer', 'given_name', 'age', 'accommodation', 'contacts']
const list = (...rows: string[][]) =>
  readRecords(tableOf(HEAD, ...rows), { file: 'ria.csv', week: WEEK, kind: 'unit', organisationKind: null }).records

const anna = ['r1', WOMAN_1985, 'Anna', '', 'outdoors', 'social_services']
const bo = ['r2', MAN_1985, 'Bo', '', 'outdoors', '']
const cilla = ['r3', '', 'Cilla', '~40', 'night_shelter', '']

describe('rows with a key of their own', () => {
  it('are the same row wherever they stand', () => {
    expect(compareRows(list(anna, bo, cilla), list(cilla, anna, bo))).toEqual({
      added: 0,
      changed: 0,
      unchanged: 3,
      removed: 0,
    })
  })

  it.each([
    ['accommodation', ['r1', WOMAN_1985, 'Anna', '', 'night_shelter', 'social_services']],
    ['number', ['r1', '', 'Anna', '', 'outdoors', 'social_services']],
    ['contacts', ['r1', WOMAN_1985, 'Anna', '', 'outdoors', 'social_services|none']],
  ])('have changed when their %s has', (_what, changed) => {
    expect(compareRows(list(anna, bo), list(changed, bo))).toMatchObject({ changed: 1, unchanged: 1 })
  })

  it('with another key are another row', () => {
    expect(compareRows(list(anna), list(['r9', ...anna.slice(1)]))).toEqual({
      added: 1,
      changed: 0,
      unchanged: 0,
      removed: 1,
    })
  })
})

describe('rows without keys', () => {
  const plain = (row: readonly string[]) => ['', ...row.slice(1)]
  const nobody = ['', '', '', '', 'outdoors', '']

  it('are compared by what they say, and by whom they tell of', () => {
    const moved = ['', MAN_1985, 'Bo', '', 'friends', '']
    expect(compareRows(list(plain(anna), plain(bo)), list(plain(cilla), moved, plain(anna)))).toEqual({
      added: 1,
      changed: 1,
      unchanged: 1,
      removed: 0,
    })
  })

  it('that are equal are as many as there are', () => {
    expect(compareRows(list(nobody, nobody, nobody), list(nobody, nobody))).toEqual({
      added: 0,
      changed: 0,
      unchanged: 2,
      removed: 1,
    })
  })

  it('and without identity are new when they say something else: nothing tells that it is one row', () => {
    expect(compareRows(list(nobody), list(['', '', '', '', 'friends', '']))).toEqual({
      added: 1,
      changed: 0,
      unchanged: 0,
      removed: 1,
    })
  })
})

it('nothing before, or nothing after, is all new or all gone', () => {
  expect(compareRows([], list(anna, bo))).toEqual({ added: 2, changed: 0, unchanged: 0, removed: 0 })
  expect(compareRows(list(anna, bo), [])).toEqual({ added: 0, changed: 0, unchanged: 0, removed: 2 })
})
