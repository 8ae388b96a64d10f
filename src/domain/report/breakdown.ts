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
  const answers = columns.map(({ persons }) => answersTogether(persons, indicator))
  if (answers.every(({ known }) => known.length === 0)) return null
  const missing = answers.map(({ asked, known }) => asked - known.length)
  const rows: TableRow[] = [
    ...Object.entries(indicator.categories).map(([key, label]) => ({
      key,
      label,
      values: answers.map(({ times }) => times.get(key) ?? 0),
    })),
    ...(indicator.parts ?? []).map(({ id, label, includes }) => ({
      key: id,
      label,
      values: answers.map(({ known }) => known.filter(includes).length),
      role: 'part' as const,
    })),
    { key: 'missing', label: labelTexts.missing, values: missing },
    { key: 'total', label: labelTexts.total, values: columns.map(({ persons }) => persons.length), role: 'total' },
  ]
  const notes = [
    ...(indicator.several ? [reportTexts.several] : []),
    ...((missing[0] ?? 0) > 0 ? [reportTexts.missing(missing[0] ?? 0, answers[0]?.declined ?? 0)] : []),
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

/** What the persons of a column answer: each choice with how many have it, and every answer that is known. */
function answersTogether(persons: readonly PersonFacts[], { answersOf }: Indicator) {
  const times = new Map<string, number>()
  const known: (readonly string[])[] = []
  let declined = 0
  for (const person of persons) {
    const answer = answersOf(person)
    if (answer === DECLINED) declined += 1
    if (answer === null || answer === DECLINED) continue
    known.push(answer)
    for (const choice of answer) times.set(choice, (times.get(choice) ?? 0) + 1)
  }
  return { asked: persons.length, times, known, declined }
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

const CONTACT_COLUMNS = ['onlySocial', 'onlyLabour', 'both', 'neither', 'missing'] as const

/** Support need (rows) by contact (columns), this census only. */
export const needByContactTable = (persons: readonly PersonFacts[]): ReportTable | null =>
  needBy(persons, 'needByContact', {
    columns: CONTACT_COLUMNS.map((key) => ({ key, label: labelTexts[key] })),
    columnOf: (person) => contactWithSocialOrLabour(person) ?? 'missing',
  })

/** A split of persons: each is in one column. */
interface Split<Person> {
  readonly columns: readonly { readonly key: string; readonly label: Text }[]
  readonly columnOf: (person: Person) => string | undefined
}

/** Support need (rows) by any split of the persons (columns), with margins. */
export function needBy<Person extends PersonFacts>(
  persons: readonly Person[],
  id: 'needByContact' | 'knownToByNeed',
  { columns, columnOf }: Split<Person>,
): ReportTable | null {
  if (persons.every(({ supportNeed }) => supportNeed === null)) return null
  const told = persons.map((person) => ({ need: person.supportNeed, column: columnOf(person) }))
  const count = (test: (need: PersonFacts['supportNeed']) => boolean) => {
    const those = told.filter(({ need }) => test(need))
    return [...columns.map(({ key }) => those.filter(({ column }) => column === key).length), those.length]
  }
  const rows = Object.entries(SUPPORT_NEED).map(([key, label]) => ({
    key,
    label,
    values: count((need) => need === key),
  }))
  return {
    id,
    title: tableTexts[id],
    unit: unitTexts.persons,
    columns: [...columns, { key: 'total', label: labelTexts.total }],
    rows: [
      ...rows,
      { key: 'missing', label: labelTexts.missing, values: count((need) => need === null || need === DECLINED) },
      { key: 'total', label: labelTexts.total, values: count(() => true), role: 'total' },
    ],
    notes: [],
  }
}
