import { forEach } from '../terms/tally.ts'
import { joined, type Text } from '../terms/text.ts'
import { columnsOf, comparable, countedPersons } from './persons-in-report.ts'
import { rangeTexts } from './range.texts.ts'
import { besideTheNumbers, labelTexts, reportTexts, sectionTexts, tableTexts, unitTexts } from './report.texts.ts'
import {
  changeInParts,
  changesSection,
  responseSection,
  responsesInWords,
  scopeEffect,
  seriesSection,
} from './report-changes.ts'
import { crosswalkSection } from './report-crosswalk.ts'
import { childrenSection, needsSection, notCountedSection, personsSection, voluntarySection } from './report-persons.ts'
import { methodSection, qualitySection } from './report-quality.ts'
import { rangeSection } from './report-range.ts'
import type { ReportTable, TableRow } from './report-table.ts'
import { withoutWithheldUnits } from './withheld-units.ts'
import type {
  ComparisonInReport,
  PersonInReport,
  ReportedPerson,
  ReportFigures,
  ReportInput,
  ReportSection,
  YearlyReport,
} from './yearly-report.ts'

/** Makes the yearly report of one census under one definition. Pure: the same input gives the same report. */
export function buildReport(given: ReportInput): YearlyReport {
  const input = withoutWithheldUnits(given)
  const figures = reportFigures(input)
  const sections = [
    summarySection(input, figures),
    responseSection(input, figures),
    personsSection(input),
    changesSection(input),
    needsSection(input),
    voluntarySection(input),
    childrenSection(input),
    notCountedSection(input),
    crosswalkSection(input),
    seriesSection(input, figures),
    rangeSection(input),
    qualitySection(input, figures),
    methodSection(input),
  ]
  return {
    title: reportTexts.title(input.municipality.name, input.census.key),
    subtitle: joined([reportTexts.week(input.census.week), input.definition.title], ' · '),
    municipality: input.municipality,
    figures,
    sections: sections.filter(({ paragraphs, tables }) => paragraphs.length + tables.length > 0),
  }
}

function reportFigures(input: ReportInput): ReportFigures {
  const { census, definition, persons: all } = input
  const persons = countedPersons(all)
  const count = (outcome: ReportedPerson['outcome']) => all.filter((person) => person.outcome === outcome).length
  const comparison = comparable(input)
  const answers = input.units.map(({ answer }) => answer)
  const answered = answers.filter((answer) => answer === 'answered' || answer === 'nil').length
  const silent = answers.filter((answer) => answer === 'silent').length
  return {
    census: census.key,
    definition: definition.id,
    week: census.week,
    records: input.records,
    recordsCounted: input.recordsCounted,
    persons: persons.length,
    expected: input.expected,
    range: input.range,
    situations: forEach(
      definition.categories.map(({ key }) => key),
      (key) => persons.filter(({ category }) => category === key).length,
    ),
    groups: forEach(
      definition.groups.map(({ key }) => key),
      (key) => persons.filter(({ group }) => group === key).length,
    ),
    needsReview: count('review'),
    outsideDefinition: count('outside'),
    observed: input.observed,
    bySex: forEach(
      ['woman', 'man', 'other', 'unknown'],
      (sex) => persons.filter((person) => (person.sex ?? 'unknown') === sex).length,
    ),
    units: { asked: answered + silent, answered, nil: answers.filter((answer) => answer === 'nil').length, silent },
    comparedWith: comparedWith(input, persons.length),
    flows: comparison?.flows ?? null,
    persistence: comparison?.persistence ?? null,
    coverage: comparison
      ? {
          sameUnits: comparison.coverage.sameUnits,
          addedUnits: comparison.coverage.addedUnits,
          droppedUnits: comparison.coverage.droppedUnits,
        }
      : null,
    links: input.links,
    followUp: input.followUp,
    linkage: input.linkage,
  }
}

function comparedWith({ comparison }: ReportInput, persons: number): ReportFigures['comparedWith'] {
  if (comparison === null) return null
  if (!('flows' in comparison)) return { census: comparison.census, comparable: false, reason: comparison.reason }
  const { census, persons: then, personsThen } = comparison
  return { census, comparable: true, persons: then, change: persons - then, personsThen }
}

/** The change and, beside it, what it is made of and what it does not say. */
function whatChanged(comparison: ComparisonInReport, { persons }: ReportFigures): Text[] {
  const { census, flows, persons: then, personsThen, personsInReport } = comparison
  const inReview = personsInReport.filter(({ outcome }) => outcome === 'review').length
  const change = personsThen === null ? reportTexts.changeRecomputed : reportTexts.change
  return [
    change(persons - then, census, then),
    ...(inReview > 0 ? [reportTexts.previousNeedsReview(inReview, census)] : []),
    ...scopeEffect(comparison),
    changeInParts(comparison),
    besideTheNumbers.sameUnits,
    reportTexts.flowsInShort(persons, census, flows),
    besideTheNumbers.new,
    besideTheNumbers.left,
  ]
}

function summarySection(input: ReportInput, figures: ReportFigures): ReportSection {
  const comparison = comparable(input)
  const { expected, range } = figures
  const previous = comparison ? countedPersons(comparison.personsInReport) : null
  const outdoors = (persons: readonly PersonInReport[]) => persons.filter((person) => person.outdoors).length
  const before = (outcome: ReportedPerson['outcome']) =>
    comparison ? comparison.personsInReport.filter((person) => person.outcome === outcome).length : null
  const rows: (TableRow | null)[] = [
    { key: 'persons', label: labelTexts.persons, values: [figures.persons, comparison?.persons ?? null] },
    { key: 'range_low', label: rangeTexts.low, values: [range.low, null], role: 'part' },
    {
      key: 'range_high',
      label: rangeTexts.high(range.high > figures.persons),
      values: [range.high, null],
      role: 'part',
    },
    { key: 'expected', label: labelTexts.expected, values: [expected.value, null] },
    {
      key: 'outdoors',
      label: labelTexts.outdoors,
      values: [outdoors(countedPersons(input.persons)), previous ? outdoors(previous) : null],
    },
    { key: 'needs_review', label: labelTexts.needsReview, values: [figures.needsReview, before('review')] },
    {
      key: 'outside_definition',
      label: labelTexts.outsideDefinition,
      values: [figures.outsideDefinition, before('outside')],
    },
    figures.observed > 0 ? { key: 'observed', label: labelTexts.observed, values: [figures.observed, null] } : null,
  ]
  const table: ReportTable = {
    id: 'headline',
    title: tableTexts.headline,
    unit: unitTexts.persons,
    columns: columnsOf(input).map(({ key, label }) => ({ key, label })),
    rows: rows
      .filter((row) => row !== null)
      .map((row) => ({ ...row, values: row.values.slice(0, comparison ? 2 : 1) })),
    notes: [],
  }
  return {
    id: 'summary',
    title: sectionTexts.summary,
    paragraphs: [
      reportTexts.headline(figures.persons),
      ...(range.low === range.high ? [] : [rangeTexts.inShort(range.low, range.high, range.high > figures.persons)]),
      besideTheNumbers.minimum,
      ...(range.low === range.high ? [] : [besideTheNumbers.range]),
      responsesInWords(input, figures.units),
      ...(input.comparison === null ? [reportTexts.nothingToCompare] : []),
      ...(input.comparison !== null && comparison === null && 'reason' in input.comparison
        ? [input.comparison.reason]
        : []),
      ...(comparison ? whatChanged(comparison, figures) : []),
      ...(expected.low === expected.high ? [] : [reportTexts.expected(expected.value, expected.low, expected.high)]),
      ...(figures.needsReview > 0 ? [reportTexts.needsReview(figures.needsReview)] : []),
      ...(figures.observed > 0 ? [reportTexts.observed(figures.observed)] : []),
    ],
    tables: [table],
  }
}
