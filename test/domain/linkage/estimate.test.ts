import { expect, it } from 'vitest'
import { labelledList } from '../../../scripts/labelled-list/labelled-list.ts'
import { listHeader, listLine } from '../../../scripts/labelled-list/write-labelled-list.ts'
import { columnsOf } from '../../../src/domain/linkage/columns.ts'
import { estimateParameters, patternsOf, sampledPatterns } from '../../../src/domain/linkage/estimate.ts'
import { personLinkage } from '../../../src/domain/linkage/person-linkage.ts'
import { openList } from '../../../src/domain/linkage/read-list.ts'
import type { Traits } from '../../../src/domain/linkage/traits.ts'

/** Records with a number, of an invented list. */
const records = (() => {
  const list = openList(listHeader.split(','), {
    place: { file: 'list.csv', sheet: null, row: 1 },
    yearNow: 2025,
    report: () => undefined,
  })
  const read: Traits[] = []
  for (const row of labelledList({ seed: 'estimate', rows: 2_000, mix: 'census' })) {
    const traits = list?.read({ row: read.length + 2, cells: listLine(row).split(',') })?.traits
    if (traits) read.push(traits)
  }
  return read.filter(({ numberKey }) => numberKey !== null)
})()

/** The levels of birth at which two records with numbers are of one year. */
const OF_ONE_YEAR = [
  'placeholderDate',
  'equal',
  'dayMonthSwapped',
  'otherDayOrMonth',
  'sameYearOtherDay',
  'toldByNumber',
]

// Records stand in the order of their content, and so those with a number in that of their births.
it('two drawn from everybody are of one year as often as two of the list', () => {
  const { columns } = columnsOf(records)
  const { patternOf, levelIn, patterns } = patternsOf(personLinkage.comparisons, columns)
  const birth = personLinkage.comparisons.findIndex(({ id }) => id === 'birth')
  const levels = personLinkage.comparisons[birth]?.levels ?? []
  const isOfOneYear = (pattern: number) => OF_ONE_YEAR.includes(levels[levelIn(pattern, birth)]?.id ?? '')
  let [drawn, found] = [0, 0]
  for (const [pattern, times] of sampledPatterns({ patternOf, levelIn, patterns }, Int32Array.from(records.keys()))) {
    drawn += times
    if (isOfOneYear(pattern)) found += times
  }
  let [all, same] = [0, 0]
  for (let right = 0; right < columns.size; right++) {
    for (let left = 0; left < right; left++) {
      all += 1
      if (isOfOneYear(patternOf(left, right))) same += 1
    }
  }
  expect(drawn).toBeGreaterThan(100_000)
  expect(found / drawn / (same / all)).toBeGreaterThan(0.9)
  expect(found / drawn / (same / all)).toBeLessThan(1.1)
})

it('siblings born on one day are as many where fewer of them have a number', () => {
  const patterns = patternsOf(personLinkage.comparisons, columnsOf([]).columns)
  const none = { length: 0, oneOf: 1, pattern: new Int32Array(), share: new Float64Array(), rarity: [] }
  const siblings = (numbered: number, pairs: number) =>
    estimateParameters(personLinkage, patterns, { records: 10_000, numbered, alike: [pairs, 0] }, none, new Map())
      .likePerRecord[0] ?? Number.NaN
  // Of 400 pairs a quarter is seen where every second record has a number.
  expect(siblings(10_000, 400)).toBeCloseTo(0.08, 2)
  expect(siblings(5_000, 100)).toBeCloseTo(0.08, 2)
  expect(siblings(0, 0)).toBe(personLinkage.likenesses[0]?.perRecord)
})
