import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { scoreAnswers } from '../../scripts/bench/score-answers.ts'
import { bandOutcomes, saidPairs } from '../../scripts/labelled-list/calibration.ts'
import { inventPersons, type LabelledPerson } from '../../scripts/labelled-list/invent-persons.ts'
import { type LabelledRow, labelledList } from '../../scripts/labelled-list/labelled-list.ts'
import { respell, withDayAndMonthSwapped, withOtherDigit, withSlip } from '../../scripts/labelled-list/misspell.ts'
import { MIXES, type MixName } from '../../scripts/labelled-list/mixes.ts'
import { ORIGINS } from '../../scripts/labelled-list/names-by-origin.ts'
import { openNumberRegister } from '../../scripts/labelled-list/number-register.ts'
import {
  listHeader,
  listLine,
  truthHeader,
  writeLabelledList,
} from '../../scripts/labelled-list/write-labelled-list.ts'
import { randomFor } from '../../scripts/make-fixtures/random.ts'
import { personLinkage } from '../../src/domain/linkage/person-linkage.ts'
import { isoDate } from '../../src/domain/terms/dates.ts'
import { readPersonalNumber } from '../../src/domain/terms/personnummer.ts'

const rowsOf = (mix: MixName, rows: number, seed: string | number = 1): LabelledRow[] => [
  ...labelledList({ seed, rows, mix }),
]
const census = rowsOf('census', 12_000)
const hard = rowsOf('hard', 12_000)
const namesOnly = rowsOf('names only', 2_000)
const EVERY = [...census, ...hard, ...namesOnly]

const share = (rows: readonly LabelledRow[], has: (row: LabelledRow) => boolean): number =>
  rows.filter(has).length / rows.length

function byPerson(rows: readonly LabelledRow[]): LabelledRow[][] {
  const groups = new Map<string, LabelledRow[]>()
  for (const row of rows) groups.set(row.person, [...(groups.get(row.person) ?? []), row])
  return [...groups.values()]
}

/** Every two rows that are about one person. */
const pairs = (rows: readonly LabelledRow[]): [LabelledRow, LabelledRow][] =>
  byPerson(rows).flatMap((about) =>
    about.flatMap((left, at) => about.slice(at + 1).map((right): [LabelledRow, LabelledRow] => [left, right])),
  )

describe('the same list every time', () => {
  test.each<MixName>(['census', 'hard', 'names only'])('a list of the mix %s is the same for the same seed', (mix) => {
    const lines = (seed: number) => rowsOf(mix, 500, seed).map(listLine)
    expect(lines(7)).toEqual(lines(7))
    expect(lines(8)).not.toEqual(lines(7))
  })

  it('has the rows asked for, numbered, as many in each census', () => {
    const rows = [
      ...labelledList({ seed: 1, rows: 1_001, mix: 'census', years: [2021, 2022, 2023], municipalities: 2 }),
    ]
    expect(rows.map(({ record_id }) => record_id)).toEqual(rows.map((_, at) => `r${at + 1}`))
    const counts = new Map<string, number>()
    for (const { year, municipality } of rows)
      counts.set(`${municipality} ${year}`, (counts.get(`${municipality} ${year}`) ?? 0) + 1)
    expect([...counts.keys()]).toEqual(['k001 2021', 'k001 2022', 'k001 2023', 'k002 2021', 'k002 2022', 'k002 2023'])
    for (const count of counts.values()) expect([166, 167]).toContain(count)
  })

  it('holds nothing that a CSV file would have to put in quotes', () => {
    expect(EVERY.filter((row) => /["\r\n]/.test(listLine(row)))).toEqual([])
    expect(new Set(EVERY.map((row) => listLine(row).split(',').length))).toEqual(
      new Set([listHeader.split(',').length]),
    )
  })

  it('is written with its truth beside it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tvarsnitt-list-'))
    try {
      const paths = { list: join(folder, 'list.csv'), truth: join(folder, 'truth.csv') }
      writeLabelledList({ seed: 1, rows: 300, mix: 'census' }, paths)
      const [list, truth] = [paths.list, paths.truth].map((path) => readFileSync(path, 'utf8').trimEnd().split('\n'))
      expect([list?.[0], truth?.[0]]).toEqual([listHeader, truthHeader])
      expect([list?.length, truth?.length]).toEqual([301, 301])
      expect(list?.map((line) => line.split(',')[0])).toEqual(truth?.map((line) => line.split(',')[0]))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    expect(existsSync(folder)).toBe(false)
  })
})

describe('what a list says', () => {
  const saysWithoutNumber = ({ personnummer }: LabelledRow) => personnummer === ''
  const says =
    (...infos: string[]) =>
    (row: LabelledRow) =>
      infos.includes(row.info)

  // The shares of a municipality's census that the mix is made to be like.
  test.each([
    ['have no number', saysWithoutNumber, 0.28],
    ['come from voluntary organisations', ({ source_type }: LabelledRow) => source_type === 'frivillig', 0.2],
    ['have a valid number', says('A'), 0.7],
    ['have a number with a slip', says('A!'), 0.01],
    ['have name and date', says('B'), 0.09],
    ['have initials only', says('E'), 0.09],
    ['have a given name and an age', says('D'), 0.065],
    ['have a protected identity', says('F'), 0.006],
  ])('of the census mix so many as usual %s', (_, has, expected) => {
    expect(Math.abs(share(census, has) - expected)).toBeLessThan(0.005 + expected / 10)
  })

  it('has more without a number in the hard mix, and none with one where there are names only', () => {
    expect(share(hard, saysWithoutNumber)).toBeGreaterThan(0.45)
    expect(share(namesOnly, saysWithoutNumber)).toBe(1)
    expect(new Set(namesOnly.map(({ info }) => info))).toEqual(new Set(['B', 'C0']))
    expect(share(namesOnly, ({ year, source, sex }) => `${year}${source}${sex}` === '')).toBe(1)
  })

  test.each<[string, (row: LabelledRow) => boolean]>([
    ['A', (row) => row.personnummer !== ''],
    ['A!', (row) => row.personnummer !== ''],
    ['B', (row) => row.given_name !== '' && row.birth_date !== ''],
    ['C', (row) => row.given_name !== '' && row.birth_year !== '' && row.personnummer === ''],
    ['C0', (row) => row.given_name !== '' && `${row.birth_date}${row.birth_year}${row.personnummer}` === ''],
    ['D', (row) => row.given_name !== '' && row.approx_age !== '' && row.family_name === ''],
    ['E', (row) => row.initials.length === 2 && row.given_name === '' && `${row.birth_year}${row.approx_age}` !== ''],
    ['F', (row) => row.protected === '1' && `${row.personnummer}${row.given_name}${row.initials}` === ''],
  ])('says of a row marked %s what is in it', (info, holds) => {
    const marked = EVERY.filter((row) => row.info === info)
    expect(marked.length).toBeGreaterThan(10)
    expect(marked.filter((row) => !holds(row))).toEqual([])
  })

  it('meets two in five again the year after, and a third by more than one unit', () => {
    const people = byPerson(census)
    const again = people.filter((rows) => new Set(rows.map(({ year }) => year)).size > 1)
    expect(again.length / people.length).toBeCloseTo(0.38, 1)
    const years = people.flatMap((rows) => ['2024', '2025'].map((year) => rows.filter((row) => row.year === year)))
    const met = years.filter((rows) => rows.length > 0)
    expect(met.filter((rows) => rows.length > 1).length / met.length).toBeCloseTo(0.33, 1)
    expect(met.some((rows) => new Set(rows.map(({ source }) => source)).size < rows.length)).toBe(true)
  })

  // Ways one person is written in two: each is in a hard list, some 12,000 rows long, at least so often.
  test.each<[string, number, (left: LabelledRow, right: LabelledRow) => boolean]>([
    ['given and family name swapped', 50, (a, b) => a.given_name !== '' && a.given_name === b.family_name],
    [
      'a family name before and after a change',
      60,
      (a, b) => a.given_name !== '' && a.given_name === b.given_name && isAnotherName(a, b),
    ],
    ['day and month swapped', 20, (a, b) => a.birth_date !== b.birth_date && swaps(a.birth_date, b.birth_date)],
    ['another century', 10, (a, b) => isAnotherCentury(a.birth_date, b.birth_date)],
    ['a year beside a date', 100, (a, b) => a.birth_date !== '' && b.birth_year === a.birth_date.slice(0, 4)],
    ['capitals', 50, (a, b) => a.family_name !== b.family_name && a.family_name === b.family_name.toUpperCase()],
    ['another sex', 20, (a, b) => a.sex !== '' && b.sex !== '' && a.sex !== b.sex],
    ['initials beside a number', 100, (a, b) => a.info === 'E' && b.info === 'A'],
  ])('writes one person in two ways: %s', (_, least, shows) => {
    const shown = pairs(hard).filter(([left, right]) => shows(left, right) || shows(right, left))
    expect(shown.length).toBeGreaterThanOrEqual(least)
  })
})

const isAnotherName = ({ family_name: left }: LabelledRow, { family_name: right }: LabelledRow) =>
  left !== '' && right !== '' && left.slice(0, 1) !== right.slice(0, 1)
const swaps = (left: string, right: string) => left !== '' && withDayAndMonthSwapped(left) === right
const isAnotherCentury = (left: string, right: string) =>
  left !== '' && left.slice(0, 2) !== right.slice(0, 2) && left.slice(2) === right.slice(2)

describe('numbers', () => {
  const read = ({ personnummer, year }: LabelledRow) => readPersonalNumber(personnummer, isoDate.parse(`${year}-12-31`))

  it('are valid, and of the serials kept for tests', () => {
    const numbers = [...census, ...hard].filter(({ info }) => info === 'A').map(read)
    expect(numbers.length).toBeGreaterThan(10_000)
    expect(numbers.filter((number) => !number.ok || !number.number.testSerial)).toEqual([])
  })

  it('do not pass when they were written with a slip', () => {
    const slipped = [...census, ...hard].filter(({ info }) => info === 'A!')
    expect(slipped.filter((row) => read(row).ok)).toEqual([])
  })

  it('belong to one person, who has another only where a samordningsnummer has become a personnummer', () => {
    const holder = new Map<string, string>()
    const numbersOf = new Map<string, Map<string, string>>()
    for (const row of hard.filter(({ info }) => info === 'A')) {
      const number = read(row)
      if (!number.ok) throw new Error('a number that is not valid')
      const { canonical, kind } = number.number
      expect(holder.get(canonical) ?? row.person).toBe(row.person)
      holder.set(canonical, row.person)
      numbersOf.set(row.person, (numbersOf.get(row.person) ?? new Map()).set(canonical, kind))
    }
    const several = [...numbersOf.values()].filter((numbers) => numbers.size > 1)
    expect(several.length).toBeGreaterThan(20)
    for (const numbers of several) expect([...numbers.values()].sort()).toEqual(['personnummer', 'samordningsnummer'])
  })

  it('go on with the days after when a date is used up, as they do', () => {
    const take = openNumberRegister()
    const taken = Array.from({ length: 11 }, () => take('1980-01-01', 'man', 'personnummer'))
    expect(taken[0]).toEqual({ number: '198001019812', birthDate: '1980-01-01' })
    expect(taken[9]?.number.slice(8, 11)).toBe('999')
    expect(taken[10]).toEqual({ number: '198001029811', birthDate: '1980-01-02' })
    expect(take('1980-01-01', 'woman', 'coordination')).toEqual({ number: '198001619801', birthDate: '1980-01-01' })
  })
})

describe('the people', () => {
  const invented = (mix: MixName, count: number): LabelledPerson[] => {
    const source = inventPersons(MIXES[mix], randomFor(`test of people ${mix}`))
    return Array.from({ length: count }, source.next)
  }
  const people = invented('hard', 6_000)
  const beside = people.slice(1).map((person, at): [LabelledPerson, LabelledPerson] => [people[at] ?? person, person])
  const family = beside.filter(([one, other]) => one.familyName.written === other.familyName.written)
  const yearsApart = (one: LabelledPerson, other: LabelledPerson) =>
    Math.abs(Number(one.birthDate.slice(0, 4)) - Number(other.birthDate.slice(0, 4)))

  it('have twins: one family name and date, two given names', () => {
    const twins = family.filter(([one, other]) => one.birthDate === other.birthDate)
    const different = twins.filter(([one, other]) => one.givenName.written !== other.givenName.written)
    expect(different.length).toBeGreaterThan(60)
    expect(different.filter(([one, other]) => one.number !== null && one.number === other.number)).toEqual([])
  })

  it('have siblings a few years apart', () => {
    expect(family.filter(([one, other]) => [1, 2, 3].includes(yearsApart(one, other))).length).toBeGreaterThan(60)
  })

  it('have parents and children of one name', () => {
    const ofOneName = family.filter(([one, other]) => one.givenName.written === other.givenName.written)
    expect(ofOneName.filter(([one, other]) => yearsApart(one, other) >= 15).length).toBeGreaterThan(20)
  })

  it('share ten family names between a third of them in the hard mix, and more names the more they are', () => {
    const ten = new Set(Object.values(ORIGINS).flatMap(({ commonest }) => commonest.map(([name]) => name)))
    expect(ten.size).toBe(10)
    const shareOfTen = people.filter(({ familyName }) => ten.has(familyName.spellings[0])).length / people.length
    expect(shareOfTen).toBeGreaterThan(0.3)
    expect(shareOfTen).toBeLessThan(0.5)
    const names = (count: number) => new Set(invented('census', count).map(({ familyName }) => familyName.written)).size
    expect(names(20_000)).toBeGreaterThan(3 * names(2_000))
  })

  it('have a date of 1 January or 1 July by their papers more often than a day of the year', () => {
    const fictitious = people.filter(({ birthDate }) => /-0[17]-01$/.test(birthDate)).length
    expect(fictitious / people.length).toBeGreaterThan(0.08)
  })

  it('marry, and get a personnummer, from one year to the next', () => {
    const source = inventPersons(MIXES.hard, randomFor('test of years'))
    const before = Array.from({ length: 2_000 }, source.next)
    const changed = before.map(source.aYearLater).filter(({ former }) => former !== null)
    const renamed = changed.filter(({ familyName, former }) => former?.familyName.written !== familyName.written)
    const renumbered = changed.filter(({ number, former }) => former?.number !== number)
    expect(renamed.length).toBeGreaterThan(40)
    expect(renumbered.length).toBeGreaterThan(40)
    for (const { number } of renumbered) expect(Number(number?.slice(6, 8))).toBeLessThanOrEqual(31)
  })
})

describe('slips', () => {
  const random = randomFor('test of slips')

  it('spell a name in another of its ways, or in a way that sounds the same', () => {
    expect(['B', 'C']).toContain(respell('A', ['A', 'B', 'C'], random))
    expect(['Bergkvist', 'Bergquist']).toContain(respell('Bergqvist', ['Bergqvist'], random))
    expect(respell('Bo', ['Bo'], random)).toBe('Bo')
  })

  it('swap day and month only where that is a date', () => {
    expect(withDayAndMonthSwapped('1980-02-11')).toBe('1980-11-02')
    expect(withDayAndMonthSwapped('1980-02-13')).toBe('1980-02-13')
  })

  it('change one digit of a date, and one digit or two that are neighbours of a number', () => {
    const different = (one: string, other: string) => [...one].filter((digit, at) => digit !== other[at]).length
    for (let tries = 0; tries < 50; tries++) {
      const date = withOtherDigit('1980-02-11', random)
      expect(different('1980-02-11', date)).toBe(1)
      expect(isoDate.safeParse(date).success).toBe(true)
      expect([1, 2]).toContain(different('198002119819', withSlip('198002119819', random)))
    }
  })
})

it('scores answers pair by pair and person by person', () => {
  const rows = ['1 a', '1 a', '1 b', '2 b', '3 c'].map((pair) => {
    const [person = '', answer = ''] = pair.split(' ')
    return { person, answer }
  })
  // Said to be one person: two pairs, of which one is. One person: three pairs, of which one was found.
  expect(scoreAnswers(rows)).toEqual({
    ...{ precision: 1 / 2, recall: 1 / 3, f1: 2 / 5, persons: 3, answeredPersons: 3, personErrorPercent: 0 },
  })
  expect(scoreAnswers([{ person: '1', answer: 'a' }]).f1).toBe(1)
})

it('allows a share of few pairs to lie farther outside its band than one of many', () => {
  const band = { from: 0.8, to: 0.95 }
  const outcome = (count: number) => {
    const pairs = Array.from({ length: count }, (_, at) => ({
      ...{ probability: 0.9, decision: 'review' as const, isSame: at % 10 < 7 },
    }))
    return bandOutcomes([...pairs, { probability: 0.8, decision: 'review', isSame: true }], [band])[0]
  }
  expect(outcome(20)).toMatchObject({ pairs: 20, same: 14, isInside: true })
  expect(outcome(20)?.least).toBeCloseTo(0.8 - 3 * Math.sqrt((0.8 * 0.2) / 20))
  expect(outcome(20)?.greatest).toBeCloseTo(0.95 + 3 * Math.sqrt((0.95 * 0.05) / 20))
  expect(outcome(2_000)).toMatchObject({ pairs: 2_000, same: 1_400, isInside: false })
})

it('says of each pair that linkage scored whether it is one person', () => {
  const pairs = saidPairs(personLinkage, { seed: 1, rows: 600, mix: 'census' })
  expect(pairs.length).toBeGreaterThan(200)
  expect(pairs.filter(({ probability, isSame }) => probability > 0.999 && !isSame)).toEqual([])
})
