import { afterAll, expect, it } from 'vitest'
import { chartsOf } from '../../../src/domain/report/charts.ts'
import { csv, makeFolder } from '../../make-folder.ts'
import { runFixture } from '../../run-chain.ts'

const HEADER = 'record_id,personnummer,accommodation'
// Invented persons.
const PERSON = 'r1,19850709-9805,night_shelter'

const run = runFixture(
  makeFolder({
    definition: 'stockholm',
    files: {
      '2014/soc.csv': csv(HEADER, PERSON),
      '2016/soc.csv': csv(HEADER, PERSON),
      'history.csv': csv(
        'series,year,measure,value,source,revised,note',
        'Egen,2012,personer,40,rapport,,',
        'Egen,2013,personer,44,rapport,brott,Ny metod.',
        'Egen,2014,personer,41,rapport,ja,',
        'Egen,2016,personer,39,rapport,nej,',
      ),
    },
  }),
)
afterAll(async () => (await run).context.db.destroy())

it('history.csv says with `brott` that a series breaks before a figure, with anything but a no that one is revised', async () => {
  const report = (await run).made.get('2016')?.report
  const chart = report && chartsOf(report).find(({ id }) => id === 'years')
  expect(chart?.categories.map(({ key }) => key)).toEqual(['2012', '2013', '2014', '2015', '2016'])
  expect(chart?.series.map(({ role, values }) => [role, values])).toEqual([
    ['this', [null, null, 1, null, 1]],
    ['published', [40, 44, 41, null, 39]],
  ])
  expect(chart?.marks.map(({ kind, at }) => [kind, at])).toEqual([
    ['break', 1],
    ['revised', 2],
  ])
})
