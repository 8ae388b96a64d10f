import { describe, expect, it, test } from 'vitest'
import { agreedWith, beyondAgreement, columnsAgreed, isAgreed } from '../../../src/domain/submission/agreement.ts'
import { ACCOMMODATION, codesOf } from '../../../src/domain/submission/codes.ts'
import { COLUMNS_OF, FACT_COLUMNS, ROW_COLUMNS } from '../../../src/domain/submission/column-map.ts'
import { accommodationGroups, factTexts } from '../../../src/domain/submission/form.texts.ts'
import { FORM_FACTS, FORM_PARTS, factOf, layoutOf } from '../../../src/domain/submission/form.ts'
import {
  cellsOfChild,
  cellsOfForm,
  childLinesOf,
  type FormValues,
  valuesOfCells,
} from '../../../src/domain/submission/form-cells.ts'
import { likelyDouble } from '../../../src/domain/submission/form-double.ts'
import { stageOf, tasksOf } from '../../../src/domain/submission/form-progress.ts'
import { type Identity, NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'

const DAY = isoDate.parse('2026-11-22')
const ALL = columnsAgreed('full')
const read = (values: FormValues, base = {}) => cellsOfForm(ALL, values, base, DAY)

describe('the form asks for what a file may hold', () => {
  test('every fact stands in the form once', () => {
    const asked = FORM_PARTS.flatMap((part) => Object.values(FORM_FACTS[part]).flat())
    expect([...asked].sort()).toEqual(Object.keys(FACT_COLUMNS).sort())
    expect(new Set(asked).size).toBe(asked.length)
  })

  test('every kind of accommodation stands in a group once', () => {
    expect(accommodationGroups.flatMap(({ codes }) => codes).sort()).toEqual(codesOf(ACCOMMODATION).sort())
  })

  test('every fact has a question, and its column leads back to it', () => {
    for (const [fact, { english }] of Object.entries(FACT_COLUMNS)) {
      expect(factOf(english)).toBe(fact)
      expect(Object.keys(factTexts)).toContain(fact)
    }
  })

  test('what the definition decides by is asked at once, what nobody counts stands behind', () => {
    const { groups, more } = layoutOf('housing', ALL, new Set(['plannedMoveOut', 'district']))
    expect(groups).toEqual([
      { group: 'always', facts: ['accommodation', 'facility', 'homelessSince', 'district'] },
      { group: 'institution', facts: ['plannedMoveOut'] },
    ])
    expect(more).toContain('contractForm')
    expect(more).not.toContain('district')
  })
})

describe('what an organisation has agreed to hand in', () => {
  it('is everything for others than voluntary organisations, and a count before anything is agreed', () => {
    expect(agreedWith('municipal', null)).toBe('full')
    expect(agreedWith('authority', 'counts')).toBe('full')
    expect(agreedWith('voluntary', null)).toBe('counts')
    expect(agreedWith('voluntary', 'partial')).toBe('partial')
  })

  it('counts has no field for who the person is but an age, partial neither number nor names', () => {
    const counts = columnsAgreed('counts').map(({ english }) => english)
    expect(counts).toEqual(['accommodation', 'facility', 'night_by_night', 'district', 'sex', 'age'])
    const partial = columnsAgreed('partial').map(({ english }) => english)
    expect(partial).not.toEqual(expect.arrayContaining(['personnummer']))
    expect(partial.filter((name) => /personnummer|name/.test(name))).toEqual([])
    expect(partial).toContain('initials')
  })

  it('tells which columns go beyond it', () => {
    const cells = {
      personnummer: '19850709-9805',
      initials: 'AW',
      birth_year: '1985',
      age: '~40',
      support_need: 'both',
    }
    const beyond = (agreement: 'counts' | 'partial' | 'full') =>
      beyondAgreement(agreement, cells).map(({ english }) => english)
    expect(beyond('counts').sort()).toEqual(['birth_year', 'initials', 'personnummer', 'support_need'])
    expect(beyond('partial')).toEqual(['personnummer'])
    expect(beyond('full')).toEqual([])
    // Whatever a form, a template or a file may hold is never beyond, and all else is.
    for (const agreement of ['counts', 'partial', 'full'] as const)
      for (const column of COLUMNS_OF.unit)
        expect(beyondAgreement(agreement, { [column.english]: '1' }).includes(column)).toBe(
          !isAgreed(agreement, column),
        )
  })
})

describe('what a form means', () => {
  it('gives the cells as a file has them, several choices with a bar between', () => {
    expect(read({ accommodation: ['friends'], contacts: ['social_services', 'probation'], sex: ['unknown'] })).toEqual({
      cells: { accommodation: 'friends', contacts: 'social_services|probation', sex: 'unknown' },
      errors: {},
    })
  })

  it('nobody has to choose a precision where only one is filled in', () => {
    expect(read({ birth_year: ['1985'] }).cells).toEqual({ birth_year: '1985' })
    expect(read({ age: ['45'] }).cells).toEqual({ age: '~45' })
    expect(read({ precision: ['age'], age: ['ca 45'] }).cells).toEqual({ age: 'ca 45' })
  })

  it('says so when two are filled in, and keeps neither in silence', () => {
    const two = read({ precision: ['birth_year'], birth_year: ['1985'], age: ['60'] })
    expect(two.errors.precision?.sv).toBe(
      'Bara födelseår sparas, eftersom ni har valt det. Ni har också fyllt i ungefärlig ålder: töm det, eller välj det i stället.',
    )
    expect(read({ birth_year: ['1985'], age: ['60'] }).errors.precision?.sv).toContain('Välj vilket som ska gälla')
    expect(read({ precision: ['none'], birth_year: ['1985'] }).errors.precision?.sv).toContain('”Okänt”')
    expect(read({ precision: ['personnummer'], birth_year: ['1985'] }).errors.precision).toBeDefined()
    expect(read({ precision: ['personnummer'] }).errors.personnummer?.sv).toContain('fältet är tomt')
  })

  it('a year that the number tells too is no second answer, another year is', () => {
    const number = { precision: ['personnummer'], personnummer: ['19850709-9805'] }
    expect(read({ ...number, birth_year: ['1985'], birth_date: ['1985-07-09'] })).toEqual({
      cells: { personnummer: '19850709-9805' },
      errors: {},
    })
    expect(read({ ...number, birth_year: ['1984'] }).errors.precision).toBeDefined()
  })

  it('keeps what no field shows, and the spelling of what was not changed', () => {
    const base = { child_of: 'BCDFG', accommodation: 'Akutboende', protected_identity: 'nej', age: '45' }
    const values = valuesOfCells(ALL, base, DAY)
    expect([values.accommodation, values.precision, values.protected_identity]).toEqual([
      ['emergency_housing'],
      ['age'],
      ['no'],
    ])
    expect(read({ ...values, protected_identity: [] }, base).cells).toEqual(base)
    expect(read({ ...values, protected_identity: [], accommodation: ['friends'] }, base).cells).toEqual({
      ...base,
      accommodation: 'friends',
    })
  })

  it('an agreement for numbers alone drops what else was sent', () => {
    const { cells } = cellsOfForm(columnsAgreed('counts'), { accommodation: ['outdoors'], initials: ['AW'] }, {}, DAY)
    expect(cells).toEqual({ accommodation: 'outdoors' })
  })

  it('makes a row of its own of each child, where the person is', () => {
    const lines = childLinesOf({ child_1_birth_year: [' 2019 '], child_3_sex: ['woman'] })
    expect(lines).toEqual([
      { line: 1, birthYear: '2019', sex: '' },
      { line: 3, birthYear: '', sex: 'woman' },
    ])
    const [child] = lines
    expect(child && cellsOfChild(child, 'BCDFG', { accommodation: 'emergency_housing', initials: 'AW' })).toEqual({
      child_of: 'BCDFG',
      birth_year: '2019',
      with_guardian: 'yes',
      accommodation: 'emergency_housing',
    })
  })

  it('has a field for every column but the row’s own', () => {
    const fields = Object.keys(valuesOfCells(ALL, {}, DAY))
    const own = [ROW_COLUMNS.recordKey.english, ROW_COLUMNS.childOf.english]
    const columns = COLUMNS_OF.unit.map(({ english }) => english).filter((name) => !own.includes(name))
    expect(fields.sort()).toEqual([...columns, 'precision'].sort())
  })
})

describe('whether two rows may be one person', () => {
  const who = (some: Partial<Identity>): Identity => ({ ...NO_IDENTITY, ...some })
  test.each([
    [
      'initials and year alike',
      { initials: 'AW', birthYear: 1985 },
      { initials: 'a.w.', birthYear: 1985 },
      'same_birth_and_initials',
    ],
    [
      'names and a birth that may be the same',
      { givenName: 'Alva', familyName: 'Wik', birthYear: 1985 },
      { givenName: 'Alva', familyName: 'Wik', birthDate: isoDate.parse('1985-07-09') },
      'same_birth_and_name',
    ],
    ['other years', { initials: 'AW', birthYear: 1985 }, { initials: 'AW', birthYear: 1986 }, null],
    ['nobody known', {}, {}, null],
    ['years alone', { birthYear: 1985 }, { birthYear: 1985 }, null],
    [
      'other names with the same initials',
      { givenName: 'Alva', familyName: 'Wik', birthYear: 1985 },
      { givenName: 'Arne', familyName: 'Wall', birthYear: 1985 },
      null,
    ],
  ])('%s', (_, left, right, expected) => {
    expect(likelyDouble(who(left), who(right))).toBe(expected)
  })
})

describe('how far an answer has come', () => {
  const soFar = {
    round: 'open',
    rights: { mayChange: true, mayReopen: false, isLate: false },
    isHandedIn: false,
    wasHandedIn: false,
    definitionRead: false,
    contactConfirmed: false,
    questionsAnswered: false,
    persons: 0,
    toComplete: 0,
  } as const
  test.each([
    ['nothing done', {}, 'not_started'],
    ['something read', { definitionRead: true }, 'started'],
    ['a person to complete', { persons: 2, toComplete: 1 }, 'started'],
    ['persons complete', { persons: 2 }, 'ready'],
    ['handed in', { isHandedIn: true }, 'handed_in'],
    ['opened again', { wasHandedIn: true, persons: 2 }, 'opened_again'],
    ['after the last day', { rights: { mayChange: true, mayReopen: false, isLate: true } }, 'late'],
    ['the round is closed', { round: 'locked', isHandedIn: true }, 'locked'],
  ] as const)('%s', (_, changed, expected) => {
    expect(stageOf({ ...soFar, ...changed })).toBe(expected)
  })

  it('handing in waits for rows that are to be completed', () => {
    expect(tasksOf({ ...soFar, persons: 2, toComplete: 1 })).toMatchObject({ persons: 'started', hand_in: 'waits' })
    expect(tasksOf({ ...soFar, persons: 2 })).toMatchObject({ persons: 'done', hand_in: 'to_do' })
  })
})
