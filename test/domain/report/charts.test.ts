import { describe, expect, test } from 'vitest'
import { chartsOf } from '../../../src/domain/report/charts.ts'
import type { ReportChart } from '../../../src/domain/report/report-chart.ts'
import type { ReportTable } from '../../../src/domain/report/report-table.ts'
import { tidyCells } from '../../../src/domain/report/report-table.ts'
import type { ReportFigures } from '../../../src/domain/report/yearly-report.ts'
import { verbatim } from '../../../src/domain/terms/text.ts'
import { marked, publishedTable, reportOf, rowOf, tableOf, unitsTable, yearsTable } from './report-of-tables.ts'

const comparedWith = (census: string, persons: number): ReportFigures['comparedWith'] => ({
  census,
  comparable: true,
  persons,
  change: 0,
  personsThen: persons,
})

function onlyChart(tables: readonly ReportTable[], compared: ReportFigures['comparedWith'] = null): ReportChart {
  const charts = chartsOf(reportOf(tables, compared))
  const [chart] = charts
  if (chart === undefined || charts.length > 1) throw new Error(`${charts.length} charts`)
  return chart
}

const seriesIn = ({ series }: ReportChart, key: string) => series.find((each) => each.key === key)?.values

describe('the number over the years', () => {
  // Akut hemlöshet as published by Helsingborg: 69 in 2017, 87 in 2018.
  const years = yearsTable([rowOf('2016', [72, 72, 75]), rowOf('2017', [69, 69, 71]), rowOf('2018', [87, 87, 94])])

  test('holds every figure and range of the table, and says the change the report gives', () => {
    const chart = onlyChart([years], comparedWith('2017', 69))
    expect(chart.categories.map(({ key }) => key)).toEqual(['2016', '2017', '2018'])
    expect(seriesIn(chart, 'own')).toEqual([72, 69, 87])
    expect(chart.series[0]?.ranges?.of).toEqual([
      { low: 72, high: 75 },
      { low: 69, high: 71 },
      { low: 87, high: 94 },
    ])
    expect(chart.summary.sv).toBe(
      '87\u00a0personer 2018, 18 fler än 2017 (69). Spann 87–94. Lägst 69 (2017), högst 87 (2018).',
    )
    expect(chart.summary.en).toContain('87\u00a0persons in 2018, 18 more than in 2017 (69).')
  })

  test('says that the number is a minimum, and what the range does not cover', () => {
    expect(onlyChart([years]).notes.map(({ sv }) => sv)).toEqual([
      expect.stringContaining('Siffran är ett minimum'),
      expect.stringContaining('Spannet gäller bara'),
    ])
  })

  test('says no change that the report does not give', () => {
    expect(onlyChart([years]).summary.sv).toMatch(/^87\u00a0personer 2018\. Spann/)
  })

  test('a year without a census keeps its place and stays empty', () => {
    const chart = onlyChart([yearsTable([rowOf('2014', [122, null, null]), rowOf('2017', [69, 69, 71])])])
    expect(chart.categories.map(({ key }) => key)).toEqual(['2014', '2015', '2016', '2017'])
    expect(seriesIn(chart, 'own')).toEqual([122, null, null, 69])
    expect(chart.notes.map(({ sv }) => sv).join()).toContain('År utan kartläggning lämnas tomma')
  })

  test('censuses that are not named by their year stand in the order of the table', () => {
    const chart = onlyChart([yearsTable([rowOf('våren', [5, 5, 5]), rowOf('hösten', [7, 7, 9])])])
    expect(chart.categories.map(({ key }) => key)).toEqual(['våren', 'hösten'])
  })

  test('a break stands before its figure, and lowest and highest are not said across it', () => {
    const chart = onlyChart(
      [
        yearsTable([
          rowOf('2016', [72, 72, 75]),
          rowOf('2017', [69, 69, 71]),
          rowOf('2018', [87, 87, 94], marked('break')),
        ]),
      ],
      comparedWith('2017', 69),
    )
    expect(chart.marks).toEqual([expect.objectContaining({ kind: 'break', series: 'own', at: 2 })])
    expect(chart.summary.sv).toBe('87\u00a0personer 2018. Spann 87–94. Brott i serien före 2018.')
    expect(chart.notes.map(({ sv }) => sv).join()).toContain('streckade linjen är ett brott')
  })

  test('published figures are a series of their own, revised ones marked, others than ours said', () => {
    const published = publishedTable([
      ['2015', 'personer', 64, 'revised'],
      ['2015', 'personer (annan sida)', 63],
      ['2016', 'personer', 72],
      ['2016', 'kvarstår', 11],
    ])
    const own = yearsTable([rowOf('2015', [64, 64, 66]), rowOf('2016', [72, 72, 75])])
    const chart = onlyChart([own, published], comparedWith('2015', 64))
    expect(chart.series.map(({ role, values }) => [role, values])).toEqual([
      ['this', [64, 72]],
      ['published', [64, 72]],
      ['published', [63, null]],
    ])
    expect(chart.marks).toEqual([expect.objectContaining({ kind: 'revised', series: 'published_1', at: 0 })])
    expect(chart.summary.sv).toContain('Reviderad siffra för 2015. Publicerat med ett annat antal: 63 (2015).')
  })

  test('published figures alone are a chart of their table', () => {
    const chart = onlyChart([
      publishedTable([
        ['2011', 'hushåll', 30.25],
        ['2012', 'hushåll', 12.75],
      ]),
    ])
    expect([chart.id, chart.table]).toEqual(['series', 'series'])
    expect(chart.summary.sv).toBe('Publicerat: Akut hemlöshet, hushåll: 30,25 (2011) och 12,75 (2012).')
  })

  test('a report frozen before figures were marked is drawn from what it has', () => {
    const old = tableOf('series', ['value'], [rowOf('1_2014', [122]), rowOf('2_2015', [64])])
    expect(onlyChart([years, old]).series).toHaveLength(1)
  })

  test.each([
    ['one figure', [rowOf('2019', [5, 5, 9])]],
    ['no figure that is known', [rowOf('2018', [null, null, null]), rowOf('2019', [null, null, null])]],
    ['nothing', []],
  ])('with %s there is none', (_, rows) => {
    expect(chartsOf(reportOf([yearsTable(rows)]))).toEqual([])
  })
})

describe('flows', () => {
  // Helsingborg 2016: 11 persisting, 8 returning, 53 new of 72; 53 of the 64 in 2015 not found.
  const flows = tableOf(
    'flows',
    ['2016', '2015'],
    [
      rowOf('persisting', [11, 11], { label: verbatim('Kvarstår') }),
      rowOf('returning', [8, null], { label: verbatim('Återkommer') }),
      rowOf('returning_register', [8, null], { role: 'part' }),
      rowOf('new', [53, null], { label: verbatim('Nya i kartläggningen') }),
      rowOf('left', [null, 53], { label: verbatim('Återfanns inte') }),
      rowOf('unlinkable', [0, 0]),
      rowOf('total', [72, 64], { role: 'total' }),
    ],
  )

  test('two bars that add up to their totals, the earlier census first, parts of parts left out', () => {
    const chart = onlyChart([flows])
    expect(chart.categories.map(({ key }) => key)).toEqual(['2015', '2016'])
    expect(chart.series.map(({ key }) => key)).toEqual(['persisting', 'returning', 'new', 'left'])
    expect(chart.totals).toEqual([64, 72])
    for (const at of [0, 1]) {
      expect(chart.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)).toBe(chart.totals?.[at])
    }
  })

  test('what must stand beside the numbers stands beside the picture', () => {
    expect(onlyChart([flows]).notes.map(({ sv }) => sv)).toEqual([
      'Ny i kartläggningen betyder inte nyligen hemlös.',
      'Att inte återfinnas betyder inte att ha fått bostad.',
    ])
  })

  test('says both bars in words', () => {
    expect(onlyChart([flows]).summary.sv).toBe(
      '2016, 72\u00a0personer: kvarstår 11, återkommer 8 och nya i kartläggningen 53. 2015, 64\u00a0personer: kvarstår 11 och återfanns inte 53.',
    )
  })

  test('nobody at all is no chart', () => {
    const nobody = tableOf(
      'flows',
      ['2016', '2015'],
      [rowOf('persisting', [0, 0]), rowOf('total', [0, 0], { role: 'total' })],
    )
    expect(chartsOf(reportOf([nobody]))).toEqual([])
  })
})

describe('situations', () => {
  test('each has a bar for this census and one for the earlier, zeros too', () => {
    const chart = onlyChart([
      tableOf(
        'situations',
        ['2017', '2016'],
        [
          rowOf('acute', [20, 22]),
          rowOf('longerTerm', [61, 35]),
          rowOf('other', [0, 0]),
          rowOf('total', [81, 57], { role: 'total' }),
        ],
      ),
    ])
    expect(chart.stacked).toBe(false)
    expect(chart.categories.map(({ key }) => key)).toEqual(['acute', 'longerTerm', 'other'])
    expect(chart.series.map(({ role, values }) => [role, values])).toEqual([
      ['this', [20, 61, 0]],
      ['earlier', [22, 35, 0]],
    ])
    expect(chart.summary.sv).toBe('2017: acute 20 och longerTerm 61. 2016: acute 22 och longerTerm 35.')
  })

  test('a definition with one situation has none: the number itself says it', () => {
    const one = tableOf('situations', ['2019'], [rowOf('1', [100]), rowOf('total', [100], { role: 'total' })])
    expect(chartsOf(reportOf([one]))).toEqual([])
  })
})

describe('support need by contact', () => {
  const columns = ['onlySocial', 'neither', 'missing', 'total']

  test('each need is a bar in parts, with the whole the table gives', () => {
    const chart = onlyChart([
      tableOf('needByContact', columns, [
        rowOf('housing_only', [10, 12, 1, 23]),
        rowOf('missing', [2, 0, 5, 7]),
        rowOf('total', [12, 12, 6, 30], { role: 'total' }),
      ]),
    ])
    expect(chart.series.map(({ key, role }) => [key, role])).toEqual([
      ['onlySocial', 'part'],
      ['neither', 'part'],
      ['missing', 'notKnown'],
    ])
    expect(chart.totals).toEqual([23, 7])
    expect(chart.summary.sv).toMatch(/^Vanligast: housing_only, 23\u00a0personer/)
  })

  test('a figure that is not shown stays away, and it is said that the bar lacks a part', () => {
    const chart = onlyChart([
      tableOf('needByContact', columns, [
        rowOf('housing_only', [null, null, 11, 23]),
        rowOf('total', [12, 12, 6, 30], { role: 'total' }),
      ]),
    ])
    expect(seriesIn(chart, 'onlySocial')).toEqual([null])
    expect(chart.notes.map(({ sv }) => sv)).toEqual(['En stapel saknar de delar som det inte finns någon siffra för.'])
  })
})

describe('how the units answered', () => {
  const unit = (at: number, answer: 'answered' | 'nil' | 'silent') =>
    rowOf(`unit-${at}`, answer === 'answered' ? [at, at, 1] : [0, 0, 0], {
      label: {
        sv: `Enhet ${at}, ${{ answered: 'svarade', nil: 'nollrapport', silent: 'tyst' }[answer]}`,
        en: `Unit ${at}`,
      },
      answer,
    })

  test('a silent unit has no bar, a nil return has a zero', () => {
    const chart = onlyChart([unitsTable([unit(9, 'answered'), unit(1, 'nil'), unit(2, 'silent')])])
    expect(chart.totals).toEqual([9, 0, null])
    expect(seriesIn(chart, 'only_here')).toEqual([1, 0, null])
    expect(seriesIn(chart, 'elsewhere')).toEqual([8, 0, null])
    expect(chart.categories.map(({ label }) => label.sv)).toEqual(['Enhet 9', 'Enhet 1, nollrapport', 'Enhet 2, tyst'])
    expect(chart.summary.sv).toBe(
      '1 enhet svarade, 1 lämnade nollrapport och 1 var tyst. Flest personer mötte Enhet 9: 9, varav 1 är känd bara där.',
    )
  })

  test('two hundred units are counted by how they answered', () => {
    const rows = Array.from({ length: 200 }, (_, at) => unit(at, at % 10 === 0 ? 'silent' : 'answered'))
    const chart = onlyChart([unitsTable(rows)])
    expect(chart.categories.map(({ key }) => key)).toEqual(['answered', 'silent'])
    expect(chart.totals).toEqual([180, 20])
    expect(chart.unit.sv).toBe('Antal enheter')
  })

  test('where nobody answered there is none', () => {
    expect(chartsOf(reportOf([unitsTable([unit(1, 'silent'), unit(2, 'silent')])]))).toEqual([])
  })
})

test('charts come in the order of their tables', () => {
  const years = yearsTable([rowOf('2018', [1, 1, 1]), rowOf('2019', [2, 2, 2])])
  const situations = tableOf('situations', ['2019'], [rowOf('a', [1]), rowOf('b', [1])])
  expect(chartsOf(reportOf([years, situations])).map(({ id }) => id)).toEqual(['years', 'situations'])
  expect(chartsOf(reportOf([situations, years])).map(({ id }) => id)).toEqual(['situations', 'years'])
})

test('tables.csv says which figures are revised, and before which a series breaks', () => {
  const cells = tidyCells([
    yearsTable([rowOf('2018', [87, 87, 94]), rowOf('2019', [100, null, null], marked('break'))]),
    publishedTable([['2015', 'personer', 64, 'revised']]),
  ])
  expect(cells.map(({ row, column, status }) => `${row} ${column} ${status}`)).toEqual([
    '2018 value shown',
    '2018 low shown',
    '2018 high shown',
    '2019 value break',
    '2019 low none',
    '2019 high none',
    '1_2015 value revised',
  ])
})
