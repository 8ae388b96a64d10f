import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicCharts } from '../../../src/domain/disclosure/public-charts.ts'
import { type PublicEditionOptions, publicEdition } from '../../../src/domain/disclosure/public-edition.ts'
import {
  cellInWords,
  type PublicReport,
  publicSharePercent,
  publicTidyCells,
} from '../../../src/domain/disclosure/public-report.ts'
import { PUBLIC_TABLES, type PublicInput, type PublicTableId } from '../../../src/domain/disclosure/public-tables.ts'
import { publishedBefore, release } from '../../../src/domain/disclosure/release.ts'
import { verbatim } from '../../../src/domain/terms/text.ts'
import { timeOf } from '../../own-time.ts'
import { comparedWith, flowsOf, notCounted, persons, reportInput } from './report-input.ts'

const ALONE: PublicEditionOptions = { contributors: [], ledger: [] }
const editionOf = (input: PublicInput, options: Partial<PublicEditionOptions> = {}) =>
  publicEdition(input, { ...ALONE, ...options })

/** A table as it is read: rows of words, by row key. */
function readTable({ tables }: PublicReport, id: PublicTableId): Record<string, string[]> {
  const table = tables.find((each) => each.id === id)
  return Object.fromEntries((table?.rows ?? []).map(({ key, cells }) => [key, cells.map(cellInWords)]))
}

/** Every number anywhere in a value. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

const everybody2019 = [
  ...persons(30, { sex: 'man', supportNeed: 'housing_only', contacts: ['social_services'] }),
  ...persons(25, { sex: 'man', supportNeed: 'substance_use', contacts: ['labour_market_office'], category: '2' }),
  ...persons(20, { sex: 'woman', supportNeed: 'housing_only', contacts: ['none'], outdoors: true }),
  ...persons(3, { sex: 'woman', supportNeed: 'mental_health', contacts: ['social_services'], category: '2' }),
]

describe('a public edition', () => {
  it('shows what is declared public, and codes where a figure is withheld', () => {
    const { report } = editionOf(reportInput(everybody2019), { tables: ['headline', 'sex', 'supportNeed'] })
    expect(readTable(report, 'headline')).toEqual({ persons: ['78'], outdoors: ['20'] })
    expect(readTable(report, 'sex')).toEqual({
      woman: ['23'],
      man: ['55'],
      other: ['0'],
      missing: ['0'],
      total: ['78'],
    })
    expect(readTable(report, 'supportNeed')).toEqual({
      housing_only: ['50'],
      substance_use: ['c'],
      mental_health: ['c'],
      both: ['0'],
      other: ['0'],
      missing: ['0'],
      total: ['78'],
    })
    expect(report.paragraphs.map(({ sv }) => sv)).toContain('78 personer i hemlöshet räknades.')
    expect(report.paragraphs.map(({ sv }) => sv)).toContain('2 av 3 enheter svarade.')
    expect(report.legend.map(({ sv }) => sv.slice(0, 2))).toContain('c:')
  })

  it('holds no number beside those shown and the threshold', () => {
    const beside = {
      range: { low: 7001, high: 7002 },
      expected: { value: 7003, low: 7004, high: 7005 },
      links: { automatic: 7006, decided: 7007, toReview: 7008 },
    }
    const flows = flowsOf({ persisting: 17, new: 61, left: 23, newAtLeast: 7009, leftToSaid: 7010 })
    const comparison = comparedWith(persons(40, { sex: 'woman' }), flows)
    const input = { ...reportInput(everybody2019, { comparison }), ...beside }
    const { report, review } = editionOf(input)
    const shown = publicTidyCells(report).flatMap(({ value }) => value ?? [])
    expect(new Set(numbersIn(report))).toEqual(new Set([...shown, 5]))
    expect(review.withheld.length).toBeGreaterThan(0)
    expect(JSON.stringify(report)).not.toMatch(/70\d\d/)
  })

  it('has no table beside those declared, whatever the report has', () => {
    const { report } = editionOf(reportInput(everybody2019))
    expect(report.tables.map(({ id }) => id).filter((id) => !PUBLIC_TABLES.includes(id))).toEqual([])
    expect(JSON.stringify(report)).not.toMatch(/alfa|beta|Enheten/)
  })

  it('is the same, byte for byte, when only what is not public differs', () => {
    const aged = (age: number) => everybody2019.map((person) => ({ ...person, age: { youngest: age, oldest: age } }))
    const [one, other] = [aged(25), aged(34)].map((counted, at) => {
      const beside = [...notCounted(at, 'review'), ...notCounted(3 * at, 'outside')].map((each) => ({
        ...each,
        reason: verbatim(`reason ${at}`),
      }))
      const input = reportInput(
        counted.map((each) => ({
          ...each,
          sourcesDiffer: at === 1,
          linkable: at === 1,
          childrenUnder18: at,
          units: [`unit ${at}`],
        })),
      )
      return editionOf({
        ...input,
        persons: [...input.persons, ...beside],
        census: { ...input.census, purpose: `purpose ${at}` },
      })
    })
    expect(JSON.stringify(one?.report)).toBe(JSON.stringify(other?.report))
  })

  it('tells youngest and oldest in bands alone', () => {
    const input = reportInput([
      ...persons(40, { age: { youngest: 30, oldest: 30 } }),
      ...persons(40, { age: { youngest: 61, oldest: 61 } }),
      ...persons(1, { age: { youngest: 97, oldest: 97 } }),
    ])
    const { report } = editionOf(input)
    expect(JSON.stringify(report)).not.toContain('97')
    expect(readTable(report, 'age')['65+']).toEqual(['c'])
  })

  it('leaves out a table of mostly small numbers, and says no more than of any other that is left out', () => {
    const input = reportInput([
      ...persons(60, { incomeSource: null }),
      ...persons(2, { incomeSource: 'salary' }),
      ...persons(3, { incomeSource: 'pension' }),
      ...persons(1, { incomeSource: 'none' }),
    ])
    const { report, release: released } = editionOf(input)
    expect(report.tables.map(({ id }) => id)).not.toContain('incomeSource')
    const left = report.tablesNotShown.map(({ id }) => id)
    expect(left).toContain('incomeSource')
    expect(new Set(report.tablesNotShown.map(({ reason }) => reason.sv)).size).toBe(1)
    // In the order they are declared, whatever the reason.
    expect(left).toEqual(PUBLIC_TABLES.filter((id) => left.includes(id)))
    // What is left out now is not published by a later version either.
    expect(released.withheld.some((key) => key.includes('incomeSource'))).toBe(true)
  })

  it('enters the number of persons in the ledger whatever tables are chosen: a sentence tells it', () => {
    const input = reportInput(persons(60, { sex: 'man' }))
    const { release: released } = editionOf(input, { tables: ['supportNeed'] })
    expect(released.cells.map(({ value }) => value)).toContain(60)
  })

  it('does not say its own number where that is small', () => {
    const { report, release: released } = editionOf(reportInput(persons(3, { sex: 'man' })))
    expect(readTable(report, 'headline').persons).toEqual(['c'])
    expect(report.paragraphs.map(({ sv }) => sv).join(' ')).toContain('visas inte')
    expect(released.cells).toEqual([])
  })

  it('works out percent of published figures alone', () => {
    const { report } = editionOf(reportInput(everybody2019), { tables: ['supportNeed'] })
    const [table] = report.tables
    const shares = table?.rows.map((row) => [row.key, publicSharePercent(table, row, 0)])
    expect(shares).toContainEqual(['housing_only', 64])
    expect(shares).toContainEqual(['mental_health', null])
  })

  it('draws charts of whole tables alone', () => {
    const before = persons(40, { sex: 'woman', supportNeed: 'housing_only' })
    const flows = flowsOf({ persisting: 17, returning: 9, new: 50, unlinkable: 2, left: 22, unlinkablePrevious: 1 })
    const { report } = editionOf(reportInput(everybody2019, { comparison: comparedWith(before, flows) }))
    const charts = publicCharts(report)
    expect(charts.map(({ id }) => id)).toContain('flows')
    const numbers = charts.flatMap(({ summary }) => summary.sv.match(/\d+/g) ?? []).map(Number)
    const shown = [...numbersIn(report), 2018, 2019]
    expect(numbers.filter((number) => !shown.includes(number))).toEqual([])
    const withheld = report.tables.filter(({ rows }) =>
      rows.some(({ cells }) => cells.some(({ status }) => status === 'withheld')),
    )
    expect(charts.filter(({ table }) => withheld.some(({ id }) => id === table))).toEqual([])
  })
})

describe('flows between two censuses', () => {
  const before = persons(64, { units: ['beta'] })
  const flows = flowsOf({ persisting: 11, returning: 8, new: 59, left: 53 })

  it('are shown where the parts add up and none is small, as Helsingborg published 2016', () => {
    const { report } = editionOf(reportInput(everybody2019, { comparison: comparedWith(before, flows) }))
    expect(readTable(report, 'flows')).toMatchObject({ persisting: ['11', '11'], new: ['59', 'z'], left: ['z', '53'] })
  })

  it('are guarded together with both totals: what stays and what returns are two unknowns of one sum', () => {
    const small = flowsOf({ persisting: 11, returning: 2, new: 65, left: 53 })
    const { report } = editionOf(reportInput(everybody2019, { comparison: comparedWith(before, small) }))
    expect(readTable(report, 'flows')).toMatchObject({ returning: ['c', 'z'], total: ['78', '64'] })
    const withheld = Object.values(readTable(report, 'flows'))
      .flat()
      .filter((word) => word === 'c')
    expect(withheld.length).toBeGreaterThan(1)
  })

  it('withhold what a unit could take its own from', () => {
    const own = flowsOf({ persisting: 8 })
    const contributors = [{ key: 'beta', units: ['beta'], flows: own }]
    const { report } = editionOf(reportInput(everybody2019, { comparison: comparedWith(persons(64), flows) }), {
      contributors,
    })
    expect(readTable(report, 'flows').persisting).toEqual(['c', 'c'])
  })
})

describe('contributors as attackers', () => {
  const reported = [
    ...persons(50, { sex: 'man', units: ['alfa'] }),
    ...persons(9, { sex: 'woman', units: ['beta'] }),
    ...persons(3, { sex: 'woman', units: ['alfa'] }),
  ]

  it('twelve women of whom one unit met nine: that unit is not told of the three', () => {
    const contributors = ['alfa', 'beta'].map((key) => ({ key, units: [key], flows: null }))
    expect(readTable(editionOf(reportInput(reported)).report, 'sex').woman).toEqual(['12'])
    const { report, review } = editionOf(reportInput(reported), { contributors })
    expect(report.tables.map(({ id }) => id)).not.toContain('sex')
    expect(review.withheld.find(({ key }) => key.endsWith('sex/woman'))?.why).toBe('contributor')
  })

  it('a person with a protected identity is taken as known: five with one of them are four others', () => {
    const five = (protectedIdentity: boolean) => [
      ...persons(40, { outdoors: false }),
      ...persons(4, { outdoors: true }),
      ...persons(1, { outdoors: true, protectedIdentity }),
    ]
    expect(readTable(editionOf(reportInput(five(false))).report, 'headline').outdoors).toEqual(['5'])
    expect(readTable(editionOf(reportInput(five(true))).report, 'headline').outdoors).toEqual(['c'])
  })
})

describe('one edition after another', () => {
  it('a revision by two persons does not tell of them', () => {
    const first = editionOf(reportInput(everybody2019))
    const revised = [...everybody2019, ...persons(2, { sex: 'man', supportNeed: 'housing_only', contacts: ['none'] })]
    expect(readTable(editionOf(reportInput(revised)).report, 'headline').persons).toEqual(['80'])
    const second = editionOf(reportInput(revised), { ledger: [first.release] })
    expect(readTable(second.report, 'headline').persons).toEqual(['c'])
    expect(second.review.unprotected).toEqual([])
  })

  it('the same persons again give the same figures, and nothing that was withheld before', () => {
    const first = editionOf(reportInput(everybody2019))
    const second = editionOf(reportInput(everybody2019), { ledger: [first.release] })
    expect(second.release).toEqual(first.release)
  })

  it('what last year’s edition withheld stays withheld in this year’s column of last year', () => {
    const last = reportInput(everybody2019, { census: { ...reportInput([]).census, key: '2018' } })
    const lastEdition = editionOf(last)
    const flows = flowsOf({ persisting: 40, new: 38, left: 38 })
    const { release: now } = editionOf(reportInput(everybody2019, { comparison: comparedWith(everybody2019, flows) }), {
      ledger: [lastEdition.release],
    })
    const hidden = lastEdition.review.withheld.map(({ key }) => key)
    expect(hidden.length).toBeGreaterThan(0)
    expect(now.cells.filter(({ key }) => hidden.includes(key))).toEqual([])
  })

  it('earlier years are shown as they were published', () => {
    const figures = [
      { census: '2014', persons: 122 },
      { census: '2015', persons: 63 },
      { census: '2015', persons: 64 },
    ]
    const ledger = [publishedBefore('prov', figures), publishedBefore('other', [{ census: '2016', persons: 9 }])]
    const { report } = editionOf(reportInput(everybody2019), { ledger })
    expect(readTable(report, 'years')).toEqual({ '2014': ['122'], '2015': ['64'], '2019': ['78'] })
  })

  it('the ledger is what it says it is', () => {
    const { release: released } = editionOf(reportInput(everybody2019))
    expect(release.parse(JSON.parse(JSON.stringify(released)))).toEqual(released)
  })

  it('says of which other definitions figures of this census are public', () => {
    const ledger = [{ id: 'x', cells: [{ key: 'annan/2019/persons', value: 81 }], withheld: [] }]
    expect(editionOf(reportInput(everybody2019), { ledger }).review.otherDefinitions).toEqual(['annan'])
    expect(editionOf(reportInput(everybody2019)).review.otherDefinitions).toEqual([])
  })
})

const SEXES = ['woman', 'man', null] as const
const NEEDS = ['housing_only', 'substance_use', 'mental_health', 'both', null]
const CONTACTS = [
  ['social_services'],
  ['labour_market_office'],
  ['labour_market_office', 'social_services'],
  ['none'],
  null,
]
const UNITS = [['alfa'], ['beta'], ['alfa', 'beta'], ['gamma']]

const person = fc.record({
  sex: fc.constantFrom(...SEXES),
  supportNeed: fc.constantFrom(...NEEDS),
  contacts: fc.constantFrom(...CONTACTS),
  units: fc.constantFrom(...UNITS),
  outdoors: fc.boolean(),
  category: fc.constantFrom('1', '2'),
})
const crowd = fc
  .array(person, { minLength: 50, maxLength: 150 })
  .map((facts) => facts.flatMap((each) => persons(1, each)))
const contributors = ['alfa', 'beta', 'gamma'].map((key) => ({ key, units: [key], flows: null }))

describe('whoever is counted', () => {
  it('every figure shown is true, none of 1 to 4 is shown, and nothing is left unprotected', () => {
    fc.assert(
      fc.property(crowd, (counted) => {
        const { report, review, release: released } = editionOf(reportInput(counted), { contributors })
        const shown = publicTidyCells(report).flatMap(({ value }) => value ?? [])
        expect(shown.filter((value) => value > 0 && value < 5)).toEqual([])
        expect(review.unprotected).toEqual([])
        for (const id of ['sex', 'supportNeed', 'situations'] as const) {
          // What a reader can take from the total: never one figure, nor fewer than the threshold together.
          const { total, ...rows } = readTable(report, id)
          const cells = Object.values(rows).map(([cell = 'c']) => cell)
          const left =
            Number(total?.[0]) - cells.filter((cell) => cell !== 'c').reduce((sum, cell) => sum + Number(cell), 0)
          if (cells.includes('c') && total?.[0] !== 'c') expect(left).toBeGreaterThanOrEqual(5)
          expect(cells.filter((cell) => cell === 'c')).not.toHaveLength(1)
        }
        const women = released.cells.find(({ key }) => key === 'prov/2019/sex/woman')?.value
        if (women !== undefined) expect(women).toBe(counted.filter(({ sex }) => sex === 'woman').length)
      }),
      { numRuns: 8, seed: 6, endOnFailure: true },
    )
  })

  it('no unit can take its own from a figure shown and be left with 1 to 4', () => {
    fc.assert(
      fc.property(crowd, (counted) => {
        const { report } = editionOf(reportInput(counted), { contributors })
        for (const { key, units } of contributors) {
          const own = counted.filter((each) => each.units.some((unit) => units.includes(unit)))
          for (const sex of ['woman', 'man']) {
            const cell = readTable(report, 'sex')[sex]?.[0] ?? 'c'
            const others = Number(cell) - own.filter((each) => each.sex === sex).length
            if (cell !== 'c') expect([key, sex, others > 0 && others < 5]).toEqual([key, sex, false])
          }
        }
      }),
      { numRuns: 8, seed: 7, endOnFailure: true },
    )
  })

  it('a report of all tables is audited in less than two seconds of work', () => {
    const [counted = []] = fc.sample(crowd, { numRuns: 1, seed: 8 })
    const [before = []] = fc.sample(crowd, { numRuns: 1, seed: 9 })
    const flows = flowsOf({
      persisting: 20,
      new: counted.length - 29,
      returning: 9,
      left: before.length - 20,
    })
    const input = reportInput(counted, { comparison: comparedWith(before, flows) })
    expect(timeOf(() => editionOf(input, { contributors }))).toBeLessThan(2000)
  })
})
