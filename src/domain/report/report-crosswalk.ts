import { agreementOf, type Place, placesUnder, type Said } from '../comparison/crosswalk.ts'
import type { Text } from '../terms/text.ts'
import { crosswalkTexts } from './crosswalk.texts.ts'
import { labelTexts, sectionTexts, tableTexts, unitTexts } from './report.texts.ts'
import type { ReportTable, TableRow } from './report-table.ts'
import type { DefinitionInReport, ReportInput, ReportSection } from './yearly-report.ts'

/** One definition and what it says of each person of the census. */
interface Reading {
  readonly definition: Pick<DefinitionInReport, 'id' | 'title' | 'categories'>
  readonly said: readonly Said[]
}

/** Chapter: the definitions of the census side by side. Empty when the census is reported under one. */
export function crosswalkSection(input: ReportInput): ReportSection {
  const own: Reading = { definition: input.definition, said: input.persons }
  const others: readonly Reading[] = input.otherDefinitions
  const title = sectionTexts.crosswalk
  if (others.length === 0) return { id: 'crosswalk', title, paragraphs: [], tables: [] }
  return {
    id: 'crosswalk',
    title,
    paragraphs: [
      crosswalkTexts.introduction(others.length + 1),
      ...others.map((other) => agreedInWords(own, other)),
      crosswalkTexts.children,
    ],
    tables: [pairsTable([own, ...others]), ...others.map((other) => categoriesTable(own, other))],
  }
}

function agreedInWords(own: Reading, other: Reading): Text {
  const counted = own.said.filter(({ outcome }) => outcome === 'counted').length
  return crosswalkTexts.agreed(
    agreementOf(own.said, other.said).both,
    counted,
    own.definition.title,
    other.definition.title,
  )
}

const AGREEMENT_COLUMNS = ['both', 'onlyFirst', 'onlySecond', 'neither', 'open'] as const

/** Every pair of definitions, and on how many persons it agrees. */
function pairsTable(readings: readonly Reading[]): ReportTable {
  const pairs = readings.flatMap((first, at) => readings.slice(at + 1).map((second) => [first, second] as const))
  return {
    id: 'crosswalk',
    title: tableTexts.crosswalk,
    unit: unitTexts.persons,
    columns: [
      ...AGREEMENT_COLUMNS.map((key) => ({ key, label: crosswalkTexts[key] })),
      { key: 'total', label: crosswalkTexts.recorded },
    ],
    rows: pairs.map(([first, second]): TableRow => {
      const agreement = agreementOf(first.said, second.said)
      return {
        key: `${first.definition.id} ${second.definition.id}`,
        label: crosswalkTexts.pair(first.definition.title, second.definition.title),
        values: [...AGREEMENT_COLUMNS.map((key) => agreement[key]), first.said.length],
      }
    }),
    notes: [],
  }
}

/** The categories of this report's definition against those of another, with those not counted and in review. */
function categoriesTable(own: Reading, other: Reading): ReportTable {
  const places = placesUnder(own.said, other.said)
  const [rows, columns] = [placesOf(own), placesOf(other)]
  const count = (row: string | null, column: string | null) =>
    places.filter(
      ([first, second]) => (row === null || keyOf(first) === row) && (column === null || keyOf(second) === column),
    ).length
  const values = (row: string | null) => [...columns.map(({ key }) => count(row, key)), count(row, null)]
  return {
    id: `crosswalk_${other.definition.id}`,
    title: crosswalkTexts.categories(own.definition.title, other.definition.title),
    unit: unitTexts.persons,
    columns: [...columns, { key: 'total', label: labelTexts.total }],
    rows: [
      ...rows.map(({ key, label }): TableRow => ({ key, label, values: values(key) })),
      { key: 'total', label: labelTexts.total, values: values(null), role: 'total' },
    ],
    notes: [],
  }
}

const placesOf = ({ definition }: Reading): readonly { readonly key: string; readonly label: Text }[] => [
  ...definition.categories,
  { key: 'not_counted', label: crosswalkTexts.notCounted },
  { key: 'review', label: crosswalkTexts.review },
]

const keyOf = (place: Place): string => (typeof place === 'string' ? place : place.category)
