import { describe, expect, it } from 'vitest'
import { NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { NO_CHOICES, type UploadChoices, type UploadReading } from '../../../src/domain/submission/upload.ts'
import { checkUpload, standingOf } from '../../../src/domain/submission/upload-check.ts'
import { matchColumns } from '../../../src/domain/submission/upload-columns.ts'
import { matchRows, mergeCells, rowsToStore } from '../../../src/domain/submission/upload-rows.ts'
import { isoDate } from '../../../src/domain/terms/dates.ts'

const week = { from: isoDate.parse('2026-11-16'), to: isoDate.parse('2026-11-22') }
const table = (header: readonly string[], ...rows: readonly (readonly string[])[]) => ({
  ...{ sheet: null, headerRow: 1, header: [...header] },
  rows: rows.map((cells, at) => ({ row: at + 2, cells: [...cells] })),
})
const known: Parameters<typeof matchColumns>[1] = { chosen: {}, remembered: {}, agreement: 'full' }
const reading = (...given: Parameters<typeof table>): UploadReading => ({
  form: 'csv',
  table: table(...given),
  problems: [],
})
const check = (
  file: UploadReading,
  choices: Partial<UploadChoices> = {},
  standing: Parameters<typeof checkUpload>[2]['standing'] = [],
) =>
  checkUpload(
    file,
    { ...NO_CHOICES, ...choices },
    {
      ...{ file: 'a.csv', week, organisationKind: 'municipal', agreement: 'full', standing },
    },
  )

describe('what a heading is taken for', () => {
  const matched = (header: readonly string[], more: Partial<typeof known> = {}) =>
    matchColumns(
      table(
        header,
        header.map(() => 'x'),
      ),
      { ...known, ...more },
    ).map(({ column, how, likely }) => [column, how, likely])

  it('by its name in either language, else asked about, with what it probably means', () => {
    expect(matched(['Boende', 'sex', 'Pnr', 'förnam', 'Kod'])).toEqual([
      ['accommodation', 'name', null],
      ['sex', 'name', null],
      [null, 'undecided', 'personnummer'],
      [null, 'undecided', 'given_name'],
      [null, 'undecided', null],
    ])
  })

  it('by what was chosen before what is remembered, and by neither twice', () => {
    expect(matched(['A', 'B', 'C'], { chosen: { 0: 'sex' }, remembered: { 0: 'age', 1: 'sex', 2: null } })).toEqual([
      ['sex', 'chosen', null],
      [null, 'undecided', null],
      [null, 'not_read', null],
    ])
  })

  it('a chosen column goes before the one that is called so', () => {
    expect(matched(['kön', 'juridiskt kön'], { chosen: { 1: 'sex' } }).map(([column, how]) => [column, how])).toEqual([
      [null, 'undecided'],
      ['sex', 'chosen'],
    ])
  })

  it('who somebody is is not read where it was agreed not to be told', () => {
    expect(matched(['förnamn', 'boende'], { agreement: 'counts' })).toEqual([
      [null, 'not_agreed', null],
      ['accommodation', 'name', null],
    ])
  })
})

describe('which row of the answer a row of the file is', () => {
  const row = (key: string | null, cells: Record<string, string>, identity = {}) => ({
    ...{ key, cells, identity: { ...NO_IDENTITY, ...identity } },
  })
  const stored = (key: string, cells: Record<string, string>, identity = {}) => ({ ...row(null, cells, identity), key })
  const lena = { givenName: 'Lena', familyName: 'Ek', birthYear: 1980 }

  it('the one with its key, whatever it says', () => {
    expect(matchRows([row('1', { sex: 'man' })], [stored('1', { sex: 'woman' })], week.to)).toEqual(['1'])
  })

  it('the one of the same full name and birth, not the one of the same year alone', () => {
    const answer = [stored('X', { sex: 'woman' }, lena), stored('Y', { birth_year: '1980' }, { birthYear: 1980 })]
    expect(matchRows([row('1', {}, lena), row('2', { sex: 'man' }, { birthYear: 1980 })], answer, week.to)).toEqual([
      'X',
      null,
    ])
  })

  it('of two rows in which the same is written, each once', () => {
    const answer = [stored('X', { accommodation: 'night_shelter' })]
    const file = [row(null, { accommodation: 'härbärge' }), row(null, { accommodation: 'härbärge' })]
    expect(matchRows(file, answer, week.to)).toEqual(['X', null])
  })
})

describe('what a row of the file does to a row of the answer', () => {
  const before = { accommodation: 'night_shelter', facility: 'Granen', contacts: 'soc|frivård' }

  it('a blank changes nothing, and another spelling of the same neither', () => {
    const file = { accommodation: 'härbärge', facility: '', contacts: 'frivård|socialtjänst' }
    expect(mergeCells(before, file, 'add', week.to)).toEqual({ cells: before, changes: [] })
  })

  it('not known, written out, takes away what was known', () => {
    const { changes } = mergeCells(before, { facility: 'vet ej' }, 'add', week.to)
    expect(changes).toEqual([{ column: 'facility', from: 'Granen', to: 'vet ej' }])
  })

  it('in place of everything, a blank is a blank', () => {
    const { cells, changes } = mergeCells(before, { accommodation: 'härbärge' }, 'replace', week.to)
    expect(cells).toEqual({ accommodation: 'night_shelter' })
    expect(changes.map(({ column }) => column)).toEqual(['facility', 'contacts'])
  })
})

it('a list without keys refers to its adults by row, and is stored by the new keys', () => {
  const { rows } = check(
    reading(['boende', 'barn_till', 'kön'], ['akutboende', '', 'kvinna'], ['akutboende', '2', 'man']),
  )
  const stored = rowsToStore(rows, ({ row }) => `N${row}`)
  expect(stored.map(({ key, cells }) => [key, cells.child_of])).toEqual([
    ['N2', undefined],
    ['N3', 'N2'],
  ])
})

describe('a fix', () => {
  const file = reading(['radid', 'boende', 'kön'], ['1', 'Knut', 'man'], ['2', 'Knut', 'xy'])

  it('of a value holds for all rows that have it, of a row for that row', () => {
    const fixes = [{ column: 'accommodation', row: null, from: 'Knut', to: 'härbärge' }]
    const { faults } = check(file, { fixes })
    expect(faults.map(({ code, column, rows, mend }) => [code, column, rows, mend])).toEqual([
      ['unknown_choice', 'sex', [3], 'value'],
    ])
    expect(
      check(file, { fixes: [{ ...fixes[0], column: 'accommodation', row: 3, from: 'Knut', to: 'anstalt' }] }).faults[0]
        ?.rows,
    ).toEqual([2])
  })

  it('made on another is read after it', () => {
    const fixes = [
      { column: 'accommodation', row: null, from: 'Knut', to: 'Knutte' },
      { column: 'accommodation', row: null, from: 'Knutte', to: 'anstalt' },
    ]
    expect(check(file, { fixes }).rows.map(({ cells }) => cells.accommodation)).toEqual(['anstalt', 'anstalt'])
  })

  it('of a cell that the spreadsheet spoilt takes its fault away', () => {
    const spoilt: UploadReading = {
      ...reading(['radid', 'boende', 'boendets_namn'], ['1', 'akutboende', '']),
      problems: [{ kind: 'fault', code: 'cell_error', row: 2, column: 'boendets_namn', message: { sv: 'a', en: 'a' } }],
    }
    expect(check(spoilt).faults.map(({ code, mend }) => [code, mend])).toEqual([['cell_error', 'row']])
    expect(check(spoilt, { fixes: [{ column: 'facility', row: 2, from: '', to: '' }] }).faults).toEqual([])
  })
})

describe('what is told of', () => {
  it('a fault that only comes about together with what stands in the answer', () => {
    const standing = [{ key: '1', version: 1, cells: { birth_date: '1970-01-01', accommodation: 'prison' } }]
    const { faults, rows } = check(
      reading(['radid', 'boende', 'personnummer'], ['1', 'anstalt', '19850709-9805']),
      {},
      standing,
    )
    expect(faults.map(({ code, rows: places }) => [code, places])).toEqual([['birth_date_contradicts_number', [2]]])
    expect(rows[0]?.outcome).toBe('faulty')
  })

  describe('rows that may be one person', () => {
    const HEAD = ['boende', 'förnamn', 'efternamn', 'initialer', 'födelseår'] as const
    const anna = ['akutboende', 'Anna', 'Wik', '', '1985']
    const doublesIn = (...given: Parameters<typeof check>) =>
      check(...given).warnings.find(({ code }) => code === 'likely_double')

    it('of the file: named or with initials, in words that repeat neither, and confirmed with a reason', () => {
      const file = reading(HEAD, anna, ['härbärge', '', '', 'AW', '1985'], ['anstalt', 'Bo', 'Wik', '', '1985'])
      const told = doublesIn(file)
      expect(told?.cells.map(({ row }) => row)).toEqual([2, 3])
      expect(told?.messages[0]?.sv).toBe('Rad 2 och rad 3 har samma initialer och kan vara födda samma dag.')
      expect(told).toMatchObject({ needsReason: true, reason: null })
      expect(check(file).rows.map(({ hasWarning }) => hasWarning)).toEqual([true, true, false])
      expect(doublesIn(file, { reasons: { likely_double: 'Syskon' } })?.reason).toBe('Syskon')
    })

    it('is spelled in another way', () => {
      expect(doublesIn(reading(HEAD, anna, ['', 'Anna', 'Wiik', '', '1985']))?.cells).toHaveLength(2)
    })

    it.each([
      ['born in another year', ['akutboende', 'Anna', 'Wik', '', '1986']],
      ['of whom only the age is known', ['akutboende', 'Anna', 'Wik', '', '']],
      ['of another name', ['akutboende', 'Anders', 'Wall', '', '1985']],
    ])('is nobody %s', (_, row) => {
      expect(doublesIn(reading(HEAD, anna, row))).toBeUndefined()
    })

    it('of the answer, where the file says nothing of that row and adds to it', () => {
      const standing = [
        { key: 'K1', version: 1, cells: { accommodation: 'prison', initials: 'AW', birth_year: '1985' } },
      ]
      expect(doublesIn(reading(HEAD, anna), {}, standing)?.messages[0]?.sv).toContain('Rad 2 och person 1 i svaret')
      expect(doublesIn(reading(HEAD, anna), { mode: 'replace' }, standing)).toBeUndefined()
      const same = [
        {
          key: 'K1',
          version: 1,
          cells: { accommodation: 'prison', given_name: 'Anna', family_name: 'Wik', birth_year: '1985' },
        },
      ]
      expect(doublesIn(reading(HEAD, anna), {}, same)).toBeUndefined()
    })
  })

  it('rows that are left out, by choice or as they say nothing', () => {
    const file = reading(['radid', 'boende'], ['1', 'akutboende'], ['2', 'anstalt'], ['3', ''])
    expect(check(file, { leftOut: [3] }).rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'new'],
      [3, 'left_out'],
      [4, 'left_out'],
    ])
  })

  it('a key that may name somebody is not taken over', () => {
    const { rows } = check(reading(['radid', 'boende'], ['Anna Andersson', 'akutboende'], ['A7', 'anstalt']))
    expect(rows.map(({ ownKey }) => ownKey)).toEqual([null, 'A7'])
  })

  it('the missing column of where people stayed, and not as many faults as there are rows', () => {
    const { missingColumn, faults } = check(reading(['radid', 'kön'], ['1', 'man']))
    expect([missingColumn, faults]).toEqual(['accommodation', []])
  })

  it('against which rows of the answer it was checked', () => {
    expect(standingOf([{ key: '1', version: 2 }])).not.toBe(standingOf([{ key: '1', version: 3 }]))
  })
})
