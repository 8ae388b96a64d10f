import { BLANK_NAMES } from '../classification/classification.texts.ts'
import { type Text, verbatim } from '../terms/text.ts'
import { ageTable, indicatorTable, needBy, needByContactTable } from './breakdown.ts'
import { INDICATORS } from './indicators.ts'
import { columnsOf, countedPersons } from './persons-in-report.ts'
import { besideTheNumbers, labelTexts, reportTexts, sectionTexts, tableTexts, unitTexts } from './report.texts.ts'
import type { ReportTable, TableRow } from './report-table.ts'
import type { PersonInReport, ReportInput, ReportSection } from './yearly-report.ts'

/** Chapter: the persons counted, by situation, group, sex, age and registration. */
export function personsSection(input: ReportInput): ReportSection {
  const columns = columnsOf(input)
  const byKey = (
    id: 'situations' | 'groups',
    keys: ReportInput['definition']['categories'],
    of: (person: PersonInReport) => string | null,
  ): ReportTable => ({
    id,
    title: tableTexts[id],
    unit: unitTexts.persons,
    columns: columns.map(({ key, label }) => ({ key, label })),
    rows: [
      ...keys.map(({ key, label }) => ({
        key,
        label,
        values: columns.map(({ persons }) => persons.filter((person) => of(person) === key).length),
      })),
      {
        key: 'total',
        label: labelTexts.total,
        values: columns.map(({ persons }) => persons.length),
        role: 'total' as const,
      },
    ],
    notes: id === 'groups' ? [besideTheNumbers.longerTerm] : [],
  })
  const { categories, groups } = input.definition
  const breakdowns = INDICATORS.filter(({ id }) => id === 'sex' || id === 'registered').map((indicator) =>
    indicatorTable(indicator, columns),
  )
  const tables = [
    byKey('situations', categories, ({ category }) => category),
    ...(groups.length > 0 ? [byKey('groups', groups, ({ group }) => group)] : []),
    breakdowns[0] ?? null,
    ageTable(columns),
    breakdowns[1] ?? null,
  ]
  const onInitials = columns[0]?.persons.filter((person) => !person.linkable && !person.protectedIdentity).length ?? 0
  const differ = columns[0]?.persons.filter((person) => person.sourcesDiffer).length ?? 0
  return {
    id: 'persons',
    title: sectionTexts.persons,
    paragraphs: [
      ...(onInitials > 0 ? [reportTexts.onInitials(onInitials)] : []),
      ...(differ > 0 ? [reportTexts.disagree(differ)] : []),
    ],
    tables: tables.filter((table) => table !== null),
  }
}

/** Chapter: needs, contacts and circumstances of the persons counted. */
export function needsSection(input: ReportInput): ReportSection {
  const columns = columnsOf(input)
  const shown = INDICATORS.filter(({ id }) => id !== 'sex' && id !== 'registered')
  const tables = shown.map((indicator) => indicatorTable(indicator, columns))
  tables.splice(2, 0, needByContactTable(columns[0]?.persons ?? []))
  return { id: 'needs', title: sectionTexts.needs, paragraphs: [], tables: tables.filter((table) => table !== null) }
}

const KNOWN_TO = ['onlyVoluntary', 'onlyMunicipal', 'onlyAuthority', 'severalKinds'] as const

/** Chapter: who met the persons counted, and whom only voluntary organisations met. Source: Helsingborg 2018. */
export function voluntarySection(input: ReportInput): ReportSection {
  const kinds = new Map(input.units.map(({ id, organisationKind }) => [id, organisationKind]))
  const whoMet = (person: PersonInReport): (typeof KNOWN_TO)[number] => {
    const met = new Set(person.units.flatMap((unit) => kinds.get(unit) ?? []))
    if (met.size > 1) return 'severalKinds'
    if (met.has('voluntary')) return 'onlyVoluntary'
    return met.has('authority') ? 'onlyAuthority' : 'onlyMunicipal'
  }
  const columns = columnsOf(input)
  const persons = columns[0]?.persons ?? []
  const met = columns.map((column) => column.persons.map(whoMet))
  const metBy = (key: (typeof KNOWN_TO)[number]) => met.map((column) => column.filter((who) => who === key).length)
  const rows = KNOWN_TO.map((key): TableRow => ({ key, label: labelTexts[key], values: metBy(key) }))
  const table: ReportTable = {
    id: 'knownTo',
    title: tableTexts.knownTo,
    unit: unitTexts.persons,
    columns: columns.map(({ key, label }) => ({ key, label })),
    rows: [
      ...rows,
      { key: 'total', label: labelTexts.total, values: columns.map((column) => column.persons.length), role: 'total' },
    ],
    notes: [],
  }
  const byNeed = needBy(persons, 'knownToByNeed', {
    columns: KNOWN_TO.map((key) => ({ key, label: labelTexts[key] })),
    columnOf: whoMet,
  })
  const [onlyVoluntary = 0] = metBy('onlyVoluntary')
  return {
    id: 'voluntary',
    title: sectionTexts.voluntary,
    paragraphs: [reportTexts.onlyVoluntary(onlyVoluntary, persons.length)],
    tables: byNeed ? [table, byNeed] : [table],
  }
}

/** Chapter: children, never among the persons. Unit: children. */
export function childrenSection(input: ReportInput): ReportSection {
  const accompanying = input.persons.filter(({ outcome }) => outcome === 'child').length
  const stated = countedPersons(input.persons).reduce((sum, person) => sum + (person.childrenUnder18 ?? 0), 0)
  const table: ReportTable = {
    id: 'children',
    title: tableTexts.children,
    unit: unitTexts.children,
    columns: [{ key: input.census.key, label: verbatim(input.census.key) }],
    rows: [
      { key: 'accompanying', label: labelTexts.accompanying, values: [accompanying] },
      { key: 'stated', label: labelTexts.childrenStated, values: [stated] },
    ],
    notes: [],
  }
  return {
    id: 'children',
    title: sectionTexts.children,
    paragraphs: [],
    tables: accompanying + stated > 0 ? [table] : [],
  }
}

/** Chapter: persons in review by what is missing, and persons outside the definition by why. */
export function notCountedSection(input: ReportInput): ReportSection {
  const notCounted = input.persons.filter((person) => person.outcome !== 'counted')
  const inReview = notCounted.filter(({ outcome }) => outcome === 'review')
  const outside = notCounted.filter(({ outcome }) => outcome === 'outside')
  const column = [{ key: input.census.key, label: verbatim(input.census.key) }]
  const blanks = [...new Set(inReview.flatMap(({ missing }) => missing))]
  const blankName = (key: string): Text =>
    Object.entries(BLANK_NAMES).find(([name]) => name === key)?.[1] ?? verbatim(key)
  const review: ReportTable = {
    id: 'review',
    title: tableTexts.review,
    unit: unitTexts.persons,
    columns: column,
    rows: [
      ...blanks.sort().map((key) => ({
        key,
        label: blankName(key),
        values: [inReview.filter(({ missing }) => missing.includes(key)).length],
      })),
      { key: 'total', label: labelTexts.total, values: [inReview.length], role: 'total' as const },
    ],
    notes: [reportTexts.several],
  }
  const reasons = [...new Set(outside.map(({ reason }) => reason.sv))]
  const outsideTable: ReportTable = {
    id: 'outside',
    title: tableTexts.outside,
    unit: unitTexts.persons,
    columns: column,
    rows: reasons.sort().map((sv, at) => {
      const same = outside.filter(({ reason }) => reason.sv === sv)
      return { key: `reason_${at + 1}`, label: same[0]?.reason ?? verbatim(sv), values: [same.length] }
    }),
    notes: [],
  }
  return {
    id: 'not_counted',
    title: sectionTexts.notCounted,
    paragraphs: [
      ...(inReview.length > 0 ? [reportTexts.needsReview(inReview.length)] : []),
      ...(outside.length > 0 ? [reportTexts.outside(outside.length)] : []),
    ],
    tables: [...(inReview.length > 0 ? [review] : []), ...(outside.length > 0 ? [outsideTable] : [])],
  }
}
