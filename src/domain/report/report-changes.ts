import { LEFT_TO, NEW_SINCE, RETURNING_FROM } from '../comparison/flows.ts'
import { joined, type Text, verbatim } from '../terms/text.ts'
import { comparable, countedPersons } from './persons-in-report.ts'
import {
  answerTexts,
  besideTheNumbers,
  flowTexts,
  labelTexts,
  leftTexts,
  newSinceTexts,
  reportTexts,
  returningTexts,
  sectionTexts,
  tableTexts,
  unitTexts,
} from './report.texts.ts'
import type { ReportTable, TableRow } from './report-table.ts'
import type {
  ComparisonInReport,
  PersonInReport,
  ReportFigures,
  ReportInput,
  ReportSection,
  SeriesPoint,
} from './yearly-report.ts'

const unitName = ({ name, withholdName }: { name: string; withholdName: boolean }): Text =>
  withholdName ? labelTexts.withheldUnit : verbatim(name)

/** Chapter: which units answered, and the change split by them. */
export function responseSection(input: ReportInput, { units }: ReportFigures): ReportSection {
  const metBy = new Map<string, PersonInReport[]>(input.units.map(({ id }) => [id, []]))
  for (const person of countedPersons(input.persons)) for (const unit of person.units) metBy.get(unit)?.push(person)
  const rows = input.units
    .filter(({ answer, previousAnswer }) => answer !== 'notAsked' || (previousAnswer ?? 'notAsked') !== 'notAsked')
    .map((unit): TableRow => {
      const met = metBy.get(unit.id) ?? []
      const label = joined([unitName(unit), answerTexts[unit.answer]], ', ')
      return {
        key: unit.id,
        label,
        values: [unit.records, met.length, met.filter((person) => person.units.length === 1).length],
        answer: unit.answer,
      }
    })
  const table: ReportTable = {
    id: 'units',
    title: tableTexts.units,
    unit: unitTexts.recordsAndPersons,
    columns: [
      { key: 'records', label: labelTexts.records },
      { key: 'persons', label: labelTexts.personsMet },
      { key: 'only_here', label: labelTexts.onlyHere },
    ],
    rows,
    notes: [reportTexts.several],
  }
  return {
    id: 'responses',
    title: sectionTexts.responses,
    paragraphs: [responsesInWords(input, units), ...coverageParagraphs(input)],
    tables: [table, ...coverageTable(input)],
  }
}

/** "10 av 11 enheter svarade; tysta: …": stands beside every number. */
export const responsesInWords = (input: ReportInput, { answered, asked }: ReportFigures['units']): Text =>
  reportTexts.responses(answered, asked, input.units.filter(({ answer }) => answer === 'silent').map(unitName))

/** What this year's rules do to the number the earlier census published. Empty when they give the same. */
export const scopeEffect = ({ census, personsThen, persons }: ComparisonInReport): Text[] =>
  personsThen === null || personsThen === persons ? [] : [reportTexts.scopeEffect(census, personsThen, persons)]

/** The change from one census to the next in its three parts: rules, units that came or went, the same units. */
export function changeInParts({ personsThen, persons, coverage }: ComparisonInReport): Text {
  const scope = persons - (personsThen ?? persons)
  return reportTexts.changeInParts(
    scope,
    coverage.onlyAddedUnits - coverage.onlyDroppedUnits,
    coverage.sameUnits.change,
  )
}

function coverageParagraphs(input: ReportInput): Text[] {
  const comparison = comparable(input)
  if (comparison === null) return []
  const { census, coverage } = comparison
  const named = (ids: readonly string[]) => input.units.filter(({ id }) => ids.includes(id)).map(unitName)
  const [added, dropped] = [named(coverage.addedUnits), named(coverage.droppedUnits)]
  return [
    ...(dropped.length > 0 ? [reportTexts.answeredOnly(census, input.census.key, dropped)] : []),
    ...(added.length > 0 ? [reportTexts.answeredOnly(input.census.key, census, added)] : []),
    changeInParts(comparison),
    besideTheNumbers.sameUnits,
  ]
}

/** The change split in this order: rules (scope), units that came or went, the same units. The parts add up. */
function coverageTable(input: ReportInput): ReportTable[] {
  const comparison = comparable(input)
  if (comparison === null) return []
  const { coverage, personsThen, persons: then } = comparison
  const now = countedPersons(input.persons).length
  const before = personsThen ?? then
  const row = (
    key: string,
    label: Text,
    previous: number | null,
    current: number | null,
    change: number,
  ): TableRow => ({ key, label, values: [previous, current, change] })
  return [
    {
      id: 'coverage',
      title: tableTexts.coverage,
      unit: unitTexts.persons,
      columns: [
        { key: comparison.census, label: verbatim(comparison.census) },
        { key: input.census.key, label: verbatim(input.census.key) },
        { key: 'change', label: labelTexts.change },
      ],
      rows: [
        row('scope', labelTexts.scopeChange, null, null, then - before),
        row(
          'units',
          labelTexts.unitsAddedOrDropped,
          coverage.onlyDroppedUnits,
          coverage.onlyAddedUnits,
          coverage.onlyAddedUnits - coverage.onlyDroppedUnits,
        ),
        row(
          'same_units',
          labelTexts.withinSameUnits,
          coverage.sameUnits.previous,
          coverage.sameUnits.current,
          coverage.sameUnits.change,
        ),
        { ...row('total', labelTexts.total, before, now, now - before), role: 'total' },
      ],
      notes: scopeEffect(comparison),
    },
  ]
}

/** Chapter: flows since the census compared with. Empty when there is nothing to compare with. */
export function changesSection(input: ReportInput): ReportSection {
  const comparison = comparable(input)
  const title = sectionTexts.changes
  if (comparison === null) return { id: 'changes', title, paragraphs: [], tables: [] }
  const { flows, census } = comparison
  const paragraphs = [
    reportTexts.comparedUnderRules(input.definition.title, census),
    besideTheNumbers.new,
    besideTheNumbers.left,
    ...(flows.newAtLeast === flows.new ? [] : [reportTexts.newRange(flows.newAtLeast, flows.new)]),
  ]
  return { id: 'changes', title, paragraphs, tables: flowTables(input, comparison) }
}

function flowTables(input: ReportInput, { flows, persistence, census }: ComparisonInReport): ReportTable[] {
  const one = (
    id: 'newSince' | 'leftTo' | 'persistence' | 'returningOverlaps',
    rows: readonly TableRow[],
  ): ReportTable => ({
    id,
    title: tableTexts[id],
    unit: unitTexts.persons,
    columns: [{ key: 'persons', label: unitTexts.persons }],
    rows,
    notes: [],
  })
  const now = countedPersons(input.persons).length
  const then = flows.persisting + flows.left + flows.unlinkablePrevious + flows.changedScopeOut
  const row = (
    key: string,
    label: Text,
    to: number | null,
    from: number | null,
    role?: TableRow['role'],
  ): TableRow => ({
    key,
    label,
    values: [to, from],
    ...(role ? { role } : {}),
  })
  const table: ReportTable = {
    id: 'flows',
    title: tableTexts.flows,
    unit: unitTexts.persons,
    columns: [
      { key: input.census.key, label: verbatim(input.census.key) },
      { key: census, label: verbatim(census) },
    ],
    rows: [
      row('persisting', flowTexts.persisting, flows.persisting, flows.persisting),
      row('returning', flowTexts.returning, flows.returning, null),
      ...RETURNING_FROM.map((way) =>
        row(`returning_${way}`, returningTexts[way], flows.returningFrom[way], null, 'part'),
      ),
      row('new', flowTexts.new, flows.new, null),
      row('left', flowTexts.left, null, flows.left),
      row('unlinkable', flowTexts.unlinkable, flows.unlinkable, flows.unlinkablePrevious),
      row('changed_scope_in', flowTexts.changedScopeIn, flows.changedScopeIn, null),
      row('changed_scope_out', flowTexts.changedScopeOut, null, flows.changedScopeOut),
      row('total', labelTexts.total, now, then, 'total'),
    ],
    notes: [reportTexts.flowsRead(input.census.key, census)],
  }
  const overlaps = RETURNING_FROM.map(
    (way): TableRow => ({ key: way, label: returningTexts[way], values: [flows.returningOverlaps[way]] }),
  )
  return [
    table,
    ...(flows.returning > 0 ? [{ ...one('returningOverlaps', overlaps), notes: [reportTexts.several] }] : []),
    one(
      'newSince',
      NEW_SINCE.map((since) => ({
        key: since,
        label: newSinceTexts[since],
        values: [flows.newByHomelessSince[since]],
      })),
    ),
    {
      ...one(
        'leftTo',
        LEFT_TO.map((to) => ({ key: to, label: leftTexts[to], values: [flows.leftTo[to]] })),
      ),
      notes: flows.leftToSaid === 0 ? [] : [reportTexts.leftToSaid(flows.leftToSaid, flows.left)],
    },
    one(
      'persistence',
      Object.entries(persistence).map(([k, count]) => ({
        key: k,
        label: labelTexts.inAllOf(Number(k)),
        values: [count],
      })),
    ),
  ]
}

/** Chapter: the number over the years, and what was published before Tvärsnitt. Empty with one figure only. */
export function seriesSection(input: ReportInput, { comparedWith }: ReportFigures): ReportSection {
  const own = input.series.filter(({ series }) => series === '')
  const published = input.series.filter(({ series }) => series !== '')
  return {
    id: 'series',
    title: sectionTexts.series,
    paragraphs: [],
    tables: [
      ...(own.length > 1 ? [yearsTable(input, own, breakIn(comparedWith))] : []),
      ...(published.length > 0 ? [seriesTable(published)] : []),
    ],
  }
}

/**
 * Why a figure of a census cannot be set against the one before in the series, by what its report compared with: the
 * comparison was refused, or this year's rules give another number for the year before than was published then.
 */
export function breakIn(comparedWith: ReportFigures['comparedWith']): Text | null {
  if (comparedWith === null) return null
  if (!comparedWith.comparable) return comparedWith.reason
  const { census, personsThen, persons } = comparedWith
  return personsThen === null || personsThen === persons ? null : reportTexts.scopeEffect(census, personsThen, persons)
}

const markOf = ({ revised, breakBefore }: Pick<SeriesPoint, 'revised' | 'breakBefore'>): Pick<TableRow, 'mark'> => {
  if (breakBefore) return { mark: { kind: 'break', text: breakBefore } }
  return revised ? { mark: { kind: 'revised', text: labelTexts.revised } } : {}
}

function yearsTable(input: ReportInput, points: readonly SeriesPoint[], breakNow: Text | null): ReportTable {
  const isNow = ({ census }: SeriesPoint) => census === input.census.key
  const rangeOf = (point: SeriesPoint) => (isNow(point) ? input.range : point.range)
  const breakBefore = (point: SeriesPoint) => (isNow(point) ? breakNow : (point.breakBefore ?? null))
  return {
    id: 'years',
    title: tableTexts.years,
    unit: unitTexts.persons,
    columns: [
      { key: 'value', label: labelTexts.persons },
      { key: 'low', label: labelTexts.rangeLow },
      { key: 'high', label: labelTexts.rangeHigh },
    ],
    rows: points.map((point) => ({
      key: point.census,
      label: breakBefore(point) ? reportTexts.afterBreak(point.census) : verbatim(point.census),
      values: [point.value, rangeOf(point)?.low ?? null, rangeOf(point)?.high ?? null],
      ...markOf({ revised: point.revised, breakBefore: breakBefore(point) }),
    })),
    notes: points.flatMap((point) => {
      const why = breakBefore(point)
      return why ? [joined([verbatim(point.census), why], ': ')] : []
    }),
  }
}

/** Figures from elsewhere, each with its measure and its source, in the order they were given. */
function seriesTable(points: readonly SeriesPoint[]): ReportTable {
  return {
    id: 'series',
    title: tableTexts.series,
    unit: unitTexts.published,
    columns: [{ key: 'value', label: labelTexts.published }],
    rows: points.map(({ census, series, measure, value, source, revised, breakBefore = null }, at) => ({
      key: `${at + 1}_${census}`,
      label: reportTexts.publishedFigure(census, `${series}, ${measure}`, source, { revised, breakBefore }),
      values: [value],
      published: { series, measure, census },
      ...markOf({ revised, breakBefore }),
    })),
    notes: points.flatMap(({ census, note }) => (note === null ? [] : [verbatim(`${census}: ${note}`)])),
  }
}
