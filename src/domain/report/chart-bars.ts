import { forEach } from '../terms/tally.ts'
import { joined, type Language, type Text } from '../terms/text.ts'
import { chartTexts, type Part } from './charts.texts.ts'
import { answerTexts, besideTheNumbers } from './report.texts.ts'
import type { ChartSeries, ReportChart } from './report-chart.ts'
import type { CellValue, ReportTable, TableRow } from './report-table.ts'

/** More bars than this and a table is read more easily. */
const MOST_ROWS = 25

/** The charts with bars, of the tables that have one. */
export function barsOfTables(tables: readonly ReportTable[]): ReportChart[] {
  return tables.flatMap((table) => {
    const chart = CHARTS.get(table.id)?.(table) ?? null
    return chart !== null && hasBars(chart) ? [chart] : []
  })
}

const CHARTS: ReadonlyMap<string, (table: ReportTable) => ReportChart | null> = new Map([
  ['flows', flowsChart],
  ['situations', situationsChart],
  ['needByContact', needByContactChart],
  ['units', unitsChart],
])

/** A picture of nothing but zeros, or of too many rows, tells less than its table. */
const hasBars = ({ series, categories }: ReportChart) =>
  categories.length <= MOST_ROWS && series.some(({ values }) => values.some((value) => value !== null && value > 0))

const isOwnRow = ({ role }: TableRow) => role === undefined

/** Two bars: where the persons of this census come from, and what became of those counted then. The earlier one first. */
function flowsChart({ id, columns, rows, unit }: ReportTable): ReportChart | null {
  const [now, then] = columns
  if (now === undefined || then === undefined) return null
  const shown = rows.filter((row) => isOwnRow(row) && row.values.some((value) => value !== null && value !== 0))
  const total = rows.find(({ role }) => role === 'total')
  const said = [0, 1].map((column) =>
    chartTexts.partsOf((columns[column] ?? now).label, total?.values[column] ?? null, partsIn(shown, column)),
  )
  return {
    id,
    table: id,
    kind: 'bars',
    stacked: true,
    title: chartTexts.titles.flows,
    summary: joined(said, ' '),
    unit,
    categories: [then, now],
    series: shown.map(({ key, label, values }) => part(key, label, [values[1] ?? null, values[0] ?? null])),
    totals: [total?.values[1] ?? null, total?.values[0] ?? null],
    marks: [],
    notes: [besideTheNumbers.new, besideTheNumbers.left],
  }
}

const partsIn = (rows: readonly TableRow[], column: number): Part[] =>
  rows.flatMap(({ label, values }) => {
    const value = values[column] ?? null
    return value === null || value === 0 ? [] : [{ label, value }]
  })

const part = (key: string, label: Text, values: readonly CellValue[]): ChartSeries => ({
  key,
  label,
  role: key === 'missing' ? 'notKnown' : 'part',
  values,
  ranges: null,
})

/** Each situation with a bar for this census and one for the census compared with. None where there is one situation. */
function situationsChart({ id, columns, rows, unit }: ReportTable): ReportChart | null {
  const shown = rows.filter(isOwnRow)
  const used = shown.filter(({ values }) => values.some((value) => value !== null && value > 0))
  if (shown.length < 2) return null
  return {
    id,
    table: id,
    kind: 'bars',
    stacked: false,
    title: chartTexts.titles.situations,
    summary: joined(
      columns.map(({ label }, column) => chartTexts.partsOf(label, null, partsIn(used, column))),
      ' ',
    ),
    unit,
    categories: shown.map(({ key, label }) => ({ key, label })),
    series: columns.map(({ key, label }, column) => ({
      key,
      label,
      role: column === 0 ? 'this' : 'earlier',
      values: shown.map(({ values }) => values[column] ?? null),
      ranges: null,
    })),
    totals: null,
    marks: [],
    notes: [],
  }
}

/** Each support need as one bar, in parts by contact with social services and labour-market office. */
function needByContactChart({ id, columns, rows, unit }: ReportTable): ReportChart | null {
  const own = rows.filter(isOwnRow)
  const total = rows.find(({ role }) => role === 'total')
  const parts = columns.flatMap(({ key, label }, column) => (key === 'total' ? [] : [{ key, label, column }]))
  const partsOf = (row: TableRow): Part[] =>
    parts.flatMap(({ label, column }) => {
      const value = row.values[column] ?? null
      return value === null || value === 0 ? [] : [{ label, value }]
    })
  const sumAt = columns.findIndex(({ key }) => key === 'total')
  const sumOf = (row: TableRow) => row.values[sumAt] ?? null
  const most = [...own].filter(({ key }) => key !== 'missing').sort((a, b) => (sumOf(b) ?? 0) - (sumOf(a) ?? 0))[0]
  return {
    id,
    table: id,
    kind: 'bars',
    stacked: true,
    title: chartTexts.titles.needByContact,
    summary: joined(
      [
        ...(most ? [chartTexts.mostCommon(most.label, sumOf(most) ?? 0, partsOf(most))] : []),
        ...(total ? [chartTexts.partsOf(chartTexts.allTogether, sumOf(total), partsOf(total))] : []),
      ],
      ' ',
    ),
    unit,
    categories: own.map(({ key, label }) => ({ key, label })),
    series: parts
      .map(({ key, label, column }) =>
        part(
          key,
          label,
          own.map(({ values }) => values[column] ?? null),
        ),
      )
      .filter(({ values }) => values.some((value) => value !== 0)),
    totals: own.map(sumOf),
    marks: [],
    notes: own.some((row) => parts.some(({ column }) => (row.values[column] ?? null) === null))
      ? [chartTexts.partsMissing]
      : [],
  }
}

const ANSWERS = ['answered', 'nil', 'silent', 'notAsked'] as const

/** The persons each unit met; with more units than can be read, how many units answered in each way. */
function unitsChart(table: ReportTable): ReportChart | null {
  if (table.rows.some(({ answer }) => answer === undefined)) return null
  return table.rows.length > MOST_ROWS ? answersChart(table) : metChart(table)
}

function answersChart(table: ReportTable): ReportChart {
  const counts = answerCounts(table.rows)
  const shown = ANSWERS.filter((answer) => counts[answer] > 0)
  const values = shown.map((answer) => counts[answer])
  return {
    id: table.id,
    table: table.id,
    kind: 'bars',
    stacked: true,
    title: chartTexts.titles.answers,
    summary: unitsInWords(table),
    unit: chartTexts.numberOfUnits,
    categories: shown.map((answer) => ({ key: answer, label: answerTexts[answer] })),
    series: [part('units', chartTexts.numberOfUnits, values)],
    totals: values,
    marks: [],
    notes: [],
  }
}

function metChart(table: ReportTable): ReportChart {
  const { id, rows, columns, unit } = table
  const met = rows.map((row) => (hasAnswered(row) ? (row.values[1] ?? null) : null))
  const onlyHere = rows.map((row) => (hasAnswered(row) ? (row.values[2] ?? null) : null))
  const elsewhere = met.map((value, at) => {
    const only = onlyHere[at] ?? null
    return value === null || only === null ? null : value - only
  })
  return {
    id,
    table: id,
    kind: 'bars',
    stacked: true,
    title: chartTexts.titles.units,
    summary: unitsInWords(table),
    unit: columns[1]?.label ?? unit,
    categories: rows.map((row) => ({ key: row.key, label: unitName(row) })),
    series: [part('only_here', chartTexts.onlyHere, onlyHere), part('elsewhere', chartTexts.alsoElsewhere, elsewhere)],
    totals: met,
    marks: [],
    notes: [chartTexts.metBySeveral, ...(rows.every(hasAnswered) ? [] : [chartTexts.silentUnits])],
  }
}

/** How many units answered in which way, and who met most people. */
function unitsInWords({ rows }: ReportTable): Text {
  const answers = chartTexts.answersInWords(answerCounts(rows))
  const [most] = [...rows].sort((left, right) => (right.values[1] ?? 0) - (left.values[1] ?? 0))
  const [, met = null, onlyHere = null] = most?.values ?? []
  if (most === undefined || met === null || met === 0 || onlyHere === null) return answers
  return joined([answers, chartTexts.metMost(unitName(most), met, onlyHere)], ' ')
}

const answerCounts = (rows: readonly TableRow[]) =>
  forEach(ANSWERS, (answer) => rows.filter((row) => row.answer === answer).length)

const hasAnswered = ({ answer }: TableRow) => answer === 'answered' || answer === 'nil'

/** The name of a unit. How it answered is said only where the bar does not say it: silent, not asked, nil return. */
function unitName({ label, answer }: TableRow): Text {
  if (answer !== 'answered') return label
  const without = (language: Language) => {
    const ending = `, ${answerTexts[answer][language]}`
    return label[language].endsWith(ending) ? label[language].slice(0, -ending.length) : label[language]
  }
  return { sv: without('sv'), en: without('en') }
}
