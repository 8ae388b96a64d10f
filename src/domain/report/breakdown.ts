import { ageBandOf } from '../submission/age-band.ts'
import { AGE_BAND, SUPPORT_NEED } from '../submission/codes.ts'
import { DECLINED } from '../submission/record.ts'
import type { Text } from '../terms/text.ts'
import { contactWithSocialOrLabour, type Indicator } from './indicators.ts'
import type { PersonFacts } from './person-facts.ts'
import { labelTexts, reportTexts, tableTexts, unitTexts } from './report.texts.ts'
import type { ReportTable, TableRow } from './report-table.ts'

/** A column of persons: this census, or the one it is compared with. */
export interface PersonColumn<Person extends PersonFacts = PersonFacts> {
  readonly key: string
  readonly label: Text
  readonly persons: readonly Person[]
}

/** Persons by the answers to one indicator. Every row of choices, then what is missing, then the total. */
export function indicatorTable(indicator: Indicator, columns: readonly PersonColumn[]): ReportTable | null {
  const answers = columns.map(({ persons }) => persons.map(indicator.answersOf))
  const known = (column: (typeof answers)[number]) => column.filter((each) => each !== null && each !== DECLINED)
  if (answers.every((column) => known(column).length === 0)) return null
  const count = (test: (answer: readonly string[]) => boolean) =>
    answers.map((column) => known(column).filter(test).length)
  const missing = answers.map((column) => column.length - known(column).length)
  const declined = answers.map((column) => column.filter((each) => each === DECLINED).length)
  const rows: TableRow[] = [
    ...Object.entries(indicator.categories).map(([key, label]) => ({
      key,
      label,
      values: count((answer) => answer.includes(key)),
    })),
    ...(indicator.parts ?? []).map(({ id, label, includes }) => ({
      key: id,
      label,
      values: count(includes),
      role: 'part' as const,
    })),
    { key: 'missing', label: labelTexts.missing, values: missing },
    { key: 'total', label: labelTexts.total, values: columns.map(({ persons }) => persons.length), role: 'total' },
  ]
  const notes = [
    ...(indicator.several ? [reportTexts.several] : []),
    ...((missing[0] ?? 0) > 0 ? [reportTexts.missing(missing[0] ?? 0, declined[0] ?? 0)] : []),
  ]
  return {
    id: indicator.id,
    title: indicator.title,
    unit: unitTexts.persons,
    columns: columnHeads(columns),
    rows: withoutUnused(rows),
    notes,
  }
}

const columnHeads = (columns: readonly PersonColumn[]) => columns.map(({ key, label }) => ({ key, label }))

/** Long lists of choices: those nobody gave in any column are left out of long tables, never of short ones. */
function withoutUnused(rows: readonly TableRow[]): TableRow[] {
  const LONG = 12
  return rows.length <= LONG
    ? [...rows]
    : rows.filter((row) => row.role !== undefined || row.values.some((value) => value !== 0))
}

/** Age on the first day of the census week, in bands. Unit: persons. */
export const AGE_INDICATOR: Indicator = {
  id: 'age',
  title: tableTexts.age,
  categories: AGE_BAND,
  several: false,
  answersOf: ({ age }) => {
    const band = ageBandOf(age)
    return band === null ? null : [band]
  },
}

/** Persons by age band, with the youngest and the oldest in a note. */
export function ageTable(columns: readonly PersonColumn[]): ReportTable | null {
  const table = indicatorTable(AGE_INDICATOR, columns)
  const exact = (columns[0]?.persons ?? []).flatMap(({ age }) =>
    age !== null && age.youngest === age.oldest ? [age.youngest] : [],
  )
  if (table === null || exact.length === 0) return table
  return { ...table, notes: [reportTexts.ages(Math.min(...exact), Math.max(...exact)), ...table.notes] }
}

const CONTACT_COLUMNS = ['onlySocial', 'onlyLabour', 'both', 'neither'] as const

/** Support need (rows) by contact (columns), this census only. */
export function needByContactTable(persons: readonly PersonFacts[]): ReportTable | null {
  return needBy(persons, 'needByContact', [
    ...CONTACT_COLUMNS.map((key) => ({
      key,
      label: labelTexts[key],
      holds: (person: PersonFacts) => contactWithSocialOrLabour(person) === key,
    })),
    {
      key: 'missing',
      label: labelTexts.missing,
      holds: (person: PersonFacts) => contactWithSocialOrLabour(person) === null,
    },
  ])
}

interface NeedColumn<Person> {
  readonly key: string
  readonly label: Text
  readonly holds: (person: Person) => boolean
}

/** Support need (rows) by any split of the persons (columns), with margins. */
export function needBy<Person extends PersonFacts>(
  persons: readonly Person[],
  id: 'needByContact' | 'knownToByNeed',
  columns: readonly NeedColumn<Person>[],
): ReportTable | null {
  if (persons.every(({ supportNeed }) => supportNeed === null)) return null
  const count = (test: (person: Person) => boolean) => [
    ...columns.map(({ holds }) => persons.filter((person) => test(person) && holds(person)).length),
    persons.filter(test).length,
  ]
  const rows = Object.entries(SUPPORT_NEED).map(([key, label]) => ({
    key,
    label,
    values: count(({ supportNeed }) => supportNeed === key),
  }))
  const missing = ({ supportNeed }: PersonFacts) => supportNeed === null || supportNeed === DECLINED
  return {
    id,
    title: tableTexts[id],
    unit: unitTexts.persons,
    columns: [...columns.map(({ key, label }) => ({ key, label })), { key: 'total', label: labelTexts.total }],
    rows: [
      ...rows,
      { key: 'missing', label: labelTexts.missing, values: count(missing) },
      { key: 'total', label: labelTexts.total, values: count(() => true), role: 'total' },
    ],
    notes: [],
  }
}
