import { expect, it } from 'vitest'
import { fileReadingOfCsv } from '../../../src/domain/submission/csv-findings.ts'
import { withFileFindings } from '../../../src/domain/submission/file-reading.ts'
import { readHistory } from '../../../src/domain/submission/read-history.ts'
import { nightOf, readObservations } from '../../../src/domain/submission/read-observations.ts'
import { readRegister } from '../../../src/domain/submission/read-register.ts'
import { readRecords } from '../../../src/domain/submission/read-rows.ts'
import { MAN_1985, tableOf, WEEK } from './synthetic.ts'

it('reads the register in Swedish', () => {
  const table = tableOf(['register', 'personnummer', 'från', 'till'], ['stödboende', MAN_1985, '2015-03-01', ''])
  const { entries } = readRegister(table, { file: 'register.csv', week: WEEK })
  expect(entries).toMatchObject([
    { row: 2, register: 'stödboende', sex: 'man', from: '2015-03-01', to: null, identity: { birthYear: 1985 } },
  ])
})

it.each([
  ['an evening', '2016-01-20T23:30', '2016-01-20'],
  ['the morning after it', '2016-01-21T05:00', '2016-01-20'],
  ['the forenoon after it', '2016-01-21T11:59', '2016-01-20'],
  ['noon', '2016-01-21T12:00', '2016-01-21'],
  ['a day without a time', '2016-01-21', '2016-01-21'],
  ['the small hours of the first day: the night before the week', '2016-01-18T05:59', null],
  ['the first forenoon of the week', '2016-01-18T06:00', '2016-01-18'],
  ['the morning after the last night', '2016-01-25T06:30', '2016-01-24'],
  ['noon after the week', '2016-01-25T12:00', null],
  ['the evening before the week', '2016-01-17T23:00', null],
])('counts %s to the night that it belongs to', (_when, observedAt, night) => {
  expect(nightOf(observedAt, WEEK)).toBe(night)
})

it('reads head counts', () => {
  const table = tableOf(
    ['plats', 'observerad', 'personer', 'kön', 'åldersgrupp', 'säkerhet', 'skäl'],
    ['Knutpunkten', '2016-01-20 23:30', '3', 'man', '25–34 år', 'osäker', 'sov'],
  )
  const { observations, findings } = readObservations(table, { file: 'amf.observations.csv', week: WEEK })
  expect(findings.map(({ kind }) => kind)).toEqual(['repair'])
  expect(observations).toEqual([
    {
      row: 2,
      night: '2016-01-20',
      observation: {
        ...{ place: 'Knutpunkten', observedAt: '2016-01-20T23:30', persons: 3, sex: 'man', ageBand: '25-34' },
        ...{ certainty: 'uncertain', reason: 'sov' },
      },
    },
  ])
})

it('reads figures published before', () => {
  const table = tableOf(
    ['series', 'year', 'measure', 'value', 'source', 'revised', 'note'],
    ['Hässelby', '2011', 'hushåll', '30.25', 'rapport 2014', '', 'medelvärde'],
  )
  expect(readHistory(table, { file: 'history.csv', day: WEEK.to })).toEqual({
    figures: [
      {
        ...{ row: 2, series: 'Hässelby', year: 2011, measure: 'hushåll', value: 30.25, source: 'rapport 2014' },
        ...{ revised: null, note: 'medelvärde' },
      },
    ],
    findings: [],
  })
})

it('tells of the file itself first and nothing twice', () => {
  const file = 'amf.csv'
  const read = readRecords(tableOf(['boende']), { file, kind: 'unit', week: WEEK, organisationKind: null })
  const problems = [{ code: 'headings_only', row: 1, column: null }] as const
  const repairs = [{ code: 'read_as_windows_1252', row: null }] as const
  const all = withFileFindings(file, fileReadingOfCsv({ table: tableOf(['boende']), problems, repairs }), read.findings)
  expect(all.map(({ kind, code }) => [kind, code])).toEqual([
    ['repair', 'read_as_windows_1252'],
    ['fault', 'headings_only'],
  ])
})

it('says of an empty file only that it is empty', () => {
  const file = 'amf.csv'
  const read = readRecords(tableOf([]), { file, kind: 'unit', week: WEEK, organisationKind: null })
  const problems = [{ code: 'empty_file', row: null, column: null }] as const
  expect(
    withFileFindings(file, fileReadingOfCsv({ table: tableOf([]), problems, repairs: [] }), read.findings).map(
      ({ code }) => code,
    ),
  ).toEqual(['empty_file'])
})
