import { expect, it } from 'vitest'
import { NO_IDENTITY } from '../../../src/domain/submission/identity.ts'
import { recordFacts } from '../../../src/domain/submission/record.ts'
import { censusWeek } from '../../../src/domain/terms/dates.ts'
import type { StoredCensus } from '../../../src/features/census/census.repository.ts'
import { sourcesOf } from '../../../src/features/linkage/traits.service.ts'
import type { StoredRecord } from '../../../src/features/submission/submission.repository.ts'

const census: StoredCensus = {
  ...{ id: 'c', key: '2016', definition: 'sos-2011', alsoReport: [], comparedWith: null, purpose: null },
  week: censusWeek.parse({ from: '2016-01-18', to: '2016-01-24' }),
  municipality: { code: '1489', name: 'Alingsås' },
}

const record = (id: string, decidedPerson: string | null): StoredRecord => ({
  ...{
    id,
    censusId: 'c',
    file: '2016/list.csv',
    row: 2,
    recordKey: '',
    childOf: null,
    units: ['soc'],
    numberKey: null,
  },
  decidedPerson,
  facts: recordFacts.parse({ accommodation: 'outdoors' }),
  identity: { ...NO_IDENTITY, givenName: 'Anna', familyName: 'Wikström' },
})

/** The ids of records in the order of their content. */
function inOrder(...records: readonly StoredRecord[]): string[] {
  const sources = sourcesOf(census, { records, register: [] })
  return [...sources].sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ id }) => id)
}

it('records that the analyst’s id alone tells apart have an order of their own, however they came', () => {
  const [one, other, none] = [record('one', 'p1'), record('other', 'p2'), record('none', null)]
  expect(inOrder(other, none, one)).toEqual(inOrder(one, other, none))
  expect(new Set(sourcesOf(census, { records: [one, other, none], register: [] }).map(({ order }) => order)).size).toBe(
    3,
  )
})
