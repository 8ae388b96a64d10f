import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportTable } from '../../src/domain/report/report-table.ts'
import { allTables } from '../../src/domain/report/yearly-report.ts'
import { verdictsOf } from '../../src/features/classification/classification.repository.ts'
import { latestRun } from '../../src/features/linkage/linkage.repository.ts'
import { loadAll } from '../all-material.ts'
import { figuresOf, runFixture } from '../run-chain.ts'

type Run = Awaited<ReturnType<typeof runFixture>>

function tablesOf(run: Run, census: string): ReportTable[] {
  const made = run.made.get(census)
  return made ? allTables(made.report) : []
}

/** One figure of a table of the report, this census. */
function cell(run: Run, census: string, table: string, row: string, column = 0): number | null {
  const tables = tablesOf(run, census)
  return tables.find(({ id }) => id === table)?.rows.find(({ key }) => key === row)?.values[column] ?? null
}

// Persons in acute homelessness as published: published/figures.csv and domain.md section 7 name each source.
describe('Helsingborg 2014–2019, as the city published', () => {
  let run: Run
  beforeAll(async () => {
    run = await runFixture('fixtures/helsingborg')
  })
  afterAll(() => run.context.db.destroy())
  const of = (census: string) => figuresOf(run.made, census)

  it.each([
    ['2014', 122],
    ['2015', 64],
    ['2016', 72],
    ['2017', 69],
    ['2018', 87],
    ['2019', 100],
  ])('%s: %i persons', (census, persons) => {
    expect(of(census).persons).toBe(persons)
  })

  it('2016: eight more than 2015; 11 persisting, 8 back from the register, 53 new, 53 left', () => {
    const { comparedWith, flows } = of('2016')
    expect(comparedWith).toMatchObject({ census: '2015', comparable: true, persons: 64, change: 8 })
    expect(flows).toMatchObject({ persisting: 11, returning: 8, new: 53, left: 53, unlinkable: 0 })
    expect(flows?.returningFrom).toEqual({ otherSituation: 0, notCounted: 0, register: 8, earlierCensus: 0 })
  })

  it('2017: four people were in all of 2015, 2016 and 2017', () => {
    expect(of('2017').persistence?.['3']).toBe(4)
  })

  it('2018: eighteen more, 14 persisting; 2019: 19 persisting', () => {
    expect(of('2018').comparedWith).toMatchObject({ change: 18 })
    expect(of('2018').flows?.persisting).toBe(14)
    expect(of('2019').flows?.persisting).toBe(19)
  })

  it.each([
    ['2016', 20],
    ['2017', 21],
    ['2018', 28],
    ['2019', 29],
  ])('%s: %i outdoors', (census, outdoors) => {
    expect(cell(run, census, 'headline', 'outdoors')).toBe(outdoors)
  })

  it.each([
    ['2016', 58],
    ['2017', 59],
    ['2018', 70],
  ])('%s: %i registered in the municipality', (census, registered) => {
    expect(cell(run, census, 'registered', 'in_municipality')).toBe(registered)
  })

  it.each([
    ['2017', 13],
    ['2018', 12],
  ])('%s: %i women', (census, women) => {
    expect(of(census).bySex.woman).toBe(women)
  })

  it.each([
    ['2017', { housing_only: 23, substance_use: 20, mental_health: 6, both: 13, missing: 7 }],
    ['2018', { housing_only: 33, substance_use: 32, mental_health: 7, both: 12, missing: 3 }],
  ])('%s: support need', (census, need) => {
    for (const [row, persons] of Object.entries(need))
      expect([row, cell(run, census, 'supportNeed', row)]).toEqual([row, persons])
  })

  it('2017: 34 in contact with social services, 32 with the labour-market office, 18 with both, 21 with neither', () => {
    const rows = [
      'social_services',
      'labour_market_office',
      'social_services_and_labour_market_office',
      'neither_social_services_nor_labour_market_office',
    ]
    expect(rows.map((row) => cell(run, '2017', 'contacts', row))).toEqual([34, 32, 18, 21])
  })

  it('keeps the conflict of 2015 (63 or 64) as a revision mark and a note on the series', () => {
    const series = tablesOf(run, '2016').find(({ id }) => id === 'series')
    expect(series?.rows.some(({ label }) => label.sv.includes('2015') && label.sv.includes('reviderad'))).toBe(true)
    expect(series?.notes.some(({ sv }) => sv.includes('63'))).toBe(true)
  })

  it('is not found by comparing numbers alone: every year comes out higher', async () => {
    const material = await loadAll(run.context, '1283')
    for (const census of material.censuses) {
      const linked = await latestRun(run.context.db, census.id)
      const verdicts = await verdictsOf(run.context.db, linked?.id ?? '', 'helsingborg-akut')
      const counted = new Set([...verdicts].flatMap(([id, { outcome }]) => (outcome === 'counted' ? [id] : [])))
      expect(counted.size).toBeGreaterThan(0)
      const records = material.records.filter(({ id, censusId }) => censusId === census.id && counted.has(id))
      const byNumber = new Set(records.map(({ id, numberKey }) => numberKey ?? id))
      expect([census.key, byNumber.size > of(census.key).persons + 5]).toEqual([census.key, true])
    }
  })
})

describe('Norrmalm 2016 and 2017, as the district published', () => {
  let run: Run
  beforeAll(async () => {
    run = await runFixture('fixtures/norrmalm')
  })
  afterAll(() => run.context.db.destroy())

  it('57 persons, then 81: 24 more, two fewer in acute solutions and 26 more in longer-term ones', () => {
    const [before, after] = [figuresOf(run.made, '2016'), figuresOf(run.made, '2017')]
    expect([before.persons, before.bySex.man, before.bySex.woman]).toEqual([57, 43, 14])
    expect([after.persons, after.bySex.man, after.bySex.woman]).toEqual([81, 54, 27])
    expect(before.groups).toEqual({ acute: 22, longerTerm: 35 })
    expect(after.groups).toEqual({ acute: 20, longerTerm: 61 })
    expect(after.comparedWith).toMatchObject({ change: 24, persons: 57, personsThen: 57 })
  })
  it('is laid beside the city’s own definition: the district leaves out some whom the city counts', () => {
    const [pairs, categories] = ['crosswalk', 'crosswalk_stockholm'].map((id) =>
      tablesOf(run, '2017').find((table) => table.id === id),
    )
    const city = figuresOf(run.made, '2017/stockholm')
    const [both, onlyDistrict, onlyCity, neither, open, recorded] = pairs?.rows[0]?.values ?? []
    expect(pairs?.rows.map(({ key }) => key)).toEqual(['norrmalm stockholm'])
    expect([both, onlyDistrict]).toEqual([81, 0])
    expect(Number(both) + Number(onlyCity)).toBe(city.persons)
    expect(Number(both) + Number(onlyCity) + Number(neither) + Number(open)).toBe(recorded)
    expect(categories?.rows.at(-1)?.values.at(-1)).toBe(recorded)
  })
})
