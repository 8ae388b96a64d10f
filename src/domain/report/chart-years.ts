import { joined, type Text, verbatim } from '../terms/text.ts'
import { chartTexts, measureNames, type Part } from './charts.texts.ts'
import { besideTheNumbers, labelTexts, unitTexts } from './report.texts.ts'
import type { ChartMark, ChartSeries, ReportChart } from './report-chart.ts'
import type { ReportTable, TableRow } from './report-table.ts'
import type { ReportFigures } from './yearly-report.ts'

/** More series than this in one picture cannot be told apart. */
const MOST_PUBLISHED = 3
/** Between figures further apart than this the empty years are left out. */
const LONGEST_AXIS_YEARS = 40

/** One figure at one point in time. */
interface Figure {
  readonly census: string
  readonly value: number
  readonly row: TableRow
}

interface Line {
  readonly key: string
  readonly label: Text
  readonly role: 'this' | 'published'
  readonly figures: readonly Figure[]
}

/** The number over the years, ranges and published figures with it. `null` with fewer than two points in time. */
export function chartOfYears(
  years: ReportTable | null,
  published: ReportTable | null,
  comparedWith: ReportFigures['comparedWith'],
): ReportChart | null {
  const table = years ?? published
  if (table === null) return null
  const own: Line = { key: 'own', label: labelTexts.persons, role: 'this', figures: years ? ownFigures(years) : [] }
  const counted = years ? measureNames.persons : [...measureNames.persons, ...measureNames.households]
  const found = published ? publishedLines(published, counted) : []
  const others = found.slice(0, MOST_PUBLISHED)
  const lines = [own, ...others].filter(({ figures }) => figures.length > 0)
  const slots = slotsOf(lines.flatMap(({ figures }) => figures.map(({ census }) => census)))
  const filled = slots.filter((slot) => lines.some((line) => figureAt(line, slot) !== undefined))
  if (filled.length < 2) return null
  const series = lines.map((line) => seriesOf(line, slots))
  const marks = lines.flatMap((line) => marksOf(line, slots))
  return {
    id: years ? 'years' : 'series',
    table: table.id,
    kind: 'line',
    stacked: false,
    title: years ? chartTexts.titles.years : chartTexts.titles.series,
    summary: joined(years ? ownInWords(own, others, comparedWith) : others.map(lineInWords), ' '),
    unit: years ? unitTexts.persons : unitTexts.published,
    categories: slots.map((slot) => ({ key: slot, label: verbatim(slot) })),
    series,
    totals: null,
    marks,
    notes: [
      ...(years ? [besideTheNumbers.minimum] : []),
      ...(series.some(({ ranges }) => ranges !== null) ? [besideTheNumbers.range] : []),
      ...(marks.some(({ kind }) => kind === 'break') ? [chartTexts.breakNote] : []),
      ...(marks.some(({ kind }) => kind === 'revised') ? [chartTexts.revisedNote] : []),
      ...(filled.length < slots.length ? [chartTexts.gapNote] : []),
      ...(years && others.length > 0 ? [chartTexts.publishedMayDiffer] : []),
      ...(found.length > others.length ? [chartTexts.morePublished] : []),
    ],
  }
}

function ownFigures({ rows }: ReportTable): Figure[] {
  return rows.flatMap((row) => {
    const value = row.values[0] ?? null
    return value === null ? [] : [{ census: row.key, value, row }]
  })
}

/** "personer (annan sida)" counts persons too. Only whole counts share an axis with the number of the census. */
const counts = (measure: string, what: readonly string[]) =>
  what.includes(
    measure
      .replace(/\(.*\)\s*$/, '')
      .trim()
      .toLocaleLowerCase('sv'),
  )

/** Published figures of one series and measure as one line, those with most figures first. */
function publishedLines({ rows }: ReportTable, what: readonly string[]): Line[] {
  const lines = new Map<string, Line & { readonly figures: Figure[] }>()
  for (const row of rows) {
    const { published } = row
    const value = row.values[0] ?? null
    if (published === undefined || value === null || !counts(published.measure, what)) continue
    const { series, measure, census } = published
    const key = `${series}\n${measure}`
    const label = chartTexts.published(series, measure)
    const line = lines.get(key) ?? {
      key: `published_${lines.size + 1}`,
      label,
      role: 'published' as const,
      figures: [],
    }
    lines.set(key, { ...line, figures: [...line.figures, { census, value, row }] })
  }
  return [...lines.values()].sort((left, right) => right.figures.length - left.figures.length)
}

const yearOf = (census: string): number | null => {
  const year = /^(\d{4})(?!\d)/.exec(census)?.[1]
  return year === undefined ? null : Number(year)
}

/**
 * The points in time, in order. Where all begin with their year, a year without a figure keeps its place, so that equal
 * distances are equal times; else they stand in the order of the table.
 */
function slotsOf(censuses: readonly string[]): string[] {
  const keys = [...new Set(censuses)]
  const years = keys.flatMap((key) => yearOf(key) ?? [])
  if (years.length < keys.length) return keys
  const [first, last] = [Math.min(...years), Math.max(...years)]
  if (last - first > LONGEST_AXIS_YEARS) return inOrder(keys)
  const empty = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((year) => !years.includes(year))
  return inOrder([...keys, ...empty.map(String)])
}

const inOrder = (keys: readonly string[]) => [...keys].sort((left, right) => (left < right ? -1 : 1))

const figureAt = ({ figures }: Line, slot: string) => figures.find(({ census }) => census === slot)

function seriesOf(line: Line, slots: readonly string[]): ChartSeries {
  const ranges = slots.map((slot) => {
    const [, low = null, high = null] = figureAt(line, slot)?.row.values ?? []
    return low === null || high === null || low === high ? null : { low, high }
  })
  return {
    key: line.key,
    label: line.label,
    role: line.role,
    values: slots.map((slot) => figureAt(line, slot)?.value ?? null),
    ranges:
      line.role === 'this' && ranges.some((range) => range !== null) ? { label: chartTexts.range, of: ranges } : null,
  }
}

function marksOf(line: Line, slots: readonly string[]): ChartMark[] {
  return line.figures.flatMap(({ census, row: { mark } }) => {
    const at = slots.indexOf(census)
    // A break stands between two figures: before the first one there is nothing to break from.
    if (mark === undefined || (mark.kind === 'break' && at === 0)) return []
    const text = mark.kind === 'break' ? chartTexts.breakHere : chartTexts.revisedSign
    return [{ kind: mark.kind, series: line.key, at, text }]
  })
}

/** The latest number and its change, where the report gives one; the extremes, where nothing breaks between them. */
function ownInWords(own: Line, others: readonly Line[], comparedWith: ReportFigures['comparedWith']): Text[] {
  const latest = own.figures.at(-1)
  const previous = own.figures.at(-2)
  if (latest === undefined) return []
  const compared = comparedWith?.comparable === true && comparedWith.census === previous?.census
  const isBreak = latest.row.mark?.kind === 'break'
  const [, low = null, high = null] = latest.row.values
  const all = [own, ...others].flatMap((line) => line.figures)
  const marked = (kind: ChartMark['kind']) => [
    ...new Set(all.flatMap(({ census, row }) => (row.mark?.kind === kind ? [census] : []))),
  ]
  const [breaks, revised] = [marked('break'), marked('revised')]
  const published = others.flatMap((line) => line.figures)
  const only = published.filter(({ census }) => figureAt(own, census) === undefined)
  const otherwise = published.filter(({ census, value }) => (figureAt(own, census)?.value ?? value) !== value)
  return [
    compared && !isBreak && previous
      ? chartTexts.latestAndBefore(latest.value, latest.census, previous.value, previous.census)
      : chartTexts.latest(latest.value, latest.census),
    ...(low === null || high === null || low === high ? [] : [chartTexts.rangeOfLatest(low, high)]),
    ...(own.figures.length > 2 && breaks.length === 0 ? [extremesInWords(own)] : []),
    ...(breaks.length > 0 ? [chartTexts.breaks(breaks.map(verbatim))] : []),
    ...(revised.length > 0 ? [chartTexts.revised(revised.map(verbatim))] : []),
    ...(otherwise.length > 0 ? [chartTexts.otherFigures(otherwise.map(partOf))] : []),
    ...(only.length > 0 ? [chartTexts.onlyPublished(only.map(partOf))] : []),
  ]
}

const partOf = ({ census, value }: Figure): Part => ({ label: verbatim(census), value })

function extremesInWords({ figures }: Line): Text {
  const sorted = [...figures].sort((left, right) => left.value - right.value).map(partOf)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  return lowest && highest ? chartTexts.extremes(lowest, highest) : verbatim('')
}

const lineInWords = ({ label, figures }: Line): Text => chartTexts.publishedGroup(label, figures.map(partOf))
