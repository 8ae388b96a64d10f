import { BLANK_NAMES } from '../classification/classification.texts.ts'
import type { Source } from '../terms/source.ts'
import { type Text, verbatim } from '../terms/text.ts'
import { comparable, countedPersons, nonResponse } from './persons-in-report.ts'
import { qualityTexts } from './quality.texts.ts'
import { besideTheNumbers, labelTexts, reportTexts, sectionTexts, tableTexts, unitTexts } from './report.texts.ts'
import type { ReportTable, TableRow } from './report-table.ts'
import type { ReportFigures, ReportInput, ReportSection } from './yearly-report.ts'

/** The quality chapter, under the headings of official statistics (SCB), filled in from what the stages found. */
export function qualitySection(input: ReportInput, figures: ReportFigures): ReportSection {
  const persons = countedPersons(input.persons)
  const missing: ReportTable = {
    id: 'nonResponse',
    title: tableTexts.nonResponse,
    unit: unitTexts.persons,
    columns: [
      { key: 'missing', label: labelTexts.missing },
      { key: 'declined', label: labelTexts.declined },
    ],
    rows: nonResponse(persons),
    notes: [],
  }
  const differing = [...new Set(persons.flatMap(({ disagreements }) => disagreements))].sort()
  const disagreements: ReportTable = {
    id: 'disagreements',
    title: tableTexts.disagreements,
    unit: unitTexts.persons,
    columns: [{ key: input.census.key, label: verbatim(input.census.key) }],
    rows: differing.map((fact) => ({
      key: fact,
      label: BLANK_NAMES[fact],
      values: [persons.filter((person) => person.disagreements.includes(fact)).length],
    })),
    notes: [],
  }
  const observations: ReportTable = {
    id: 'observations',
    title: tableTexts.observations,
    unit: unitTexts.persons,
    columns: [{ key: 'persons', label: unitTexts.persons }],
    rows: input.observations.map(({ unit, organisation, night, persons: seen }) => ({
      key: `${unit} ${night}`,
      label: verbatim(`${organisation}, ${night}`),
      values: [seen],
    })),
    notes: [],
  }
  return {
    id: 'quality',
    title: sectionTexts.quality,
    paragraphs: [
      besideTheNumbers.notOfficial,
      qualityTexts.relevance,
      qualityTexts.coverage,
      qualityTexts.measurement,
      qualityTexts.nonResponse(figures.units.answered, figures.units.asked),
      reportTexts.records(figures.records, figures.recordsCounted, figures.persons),
      reportTexts.links(figures.links),
      ...followUpParagraphs(input, persons.length),
      ...input.findings.map(({ kind, count }) => qualityTexts.findings(kind, count)),
      comparable(input) === null ? qualityTexts.comparabilityNone : qualityTexts.comparability,
    ],
    tables: [
      missing,
      ...followUpTable(input),
      ...(differing.length > 0 ? [disagreements] : []),
      ...(input.observations.length > 0 ? [observations] : []),
    ],
  }
}

function followUpParagraphs({ followUp }: ReportInput, counted: number): Text[] {
  if (followUp === null) return []
  return [
    qualityTexts.followUp(followUp.asked, followUp.answered),
    qualityTexts.onlyFromFollowUp(followUp.onlyFromFollowUp, counted),
  ]
}

/** Who was asked about beforehand, and how many are counted on the answer alone. None where nobody was. */
function followUpTable({ followUp, census }: ReportInput): ReportTable[] {
  if (followUp === null) return []
  const row = (key: keyof typeof followUp, label: Text, role?: TableRow['role']): TableRow => ({
    ...{ key, label, values: [followUp[key]] },
    ...(role === undefined ? {} : { role }),
  })
  return [
    {
      id: 'followUp',
      title: tableTexts.followUp,
      unit: unitTexts.persons,
      columns: [{ key: census.key, label: verbatim(census.key) }],
      rows: [
        row('asked', qualityTexts.asked),
        row('answered', qualityTexts.answered),
        row('still', qualityTexts.still, 'part'),
        row('left', qualityTexts.left, 'part'),
        row('notKnown', qualityTexts.notKnown, 'part'),
        row('onlyFromFollowUp', qualityTexts.onlyOne),
      ],
      notes: [],
    },
  ]
}

/** How it was counted: the rules in force with their sources, what is our own assumption, and how links are made. */
export function methodSection({ definition, linkage, census }: ReportInput): ReportSection {
  const rules = definition.rules.map(({ reason, source, assumption }, at) => {
    const ground = assumption
      ? qualityTexts.assumption(assumption)
      : source
        ? qualityTexts.source(sourceInWords(source))
        : verbatim('')
    return qualityTexts.rule(at + 1, reason, ground)
  })
  return {
    id: 'method',
    title: sectionTexts.method,
    paragraphs: [
      qualityTexts.stages,
      qualityTexts.definition(definition.title, verbatim(sourceInWords(definition.source))),
      qualityTexts.order,
      ...rules,
      ...(definition.assumptions.length > 0 ? [qualityTexts.assumptions] : []),
      ...definition.assumptions.map(qualityTexts.assumption),
      qualityTexts.linkage(linkage.model),
      qualityTexts.age,
      ...(census.purpose === null ? [] : [reportTexts.purpose(census.purpose)]),
    ],
    tables: [],
  }
}

function sourceInWords({ publisher, document, section }: Source): string {
  return [publisher, document, ...(section === null ? [] : [section])].join(', ')
}
