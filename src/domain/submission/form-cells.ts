import type { IsoDate } from '../terms/dates.ts'
import type { Text } from '../terms/text.ts'
import { filledCells, type WrittenCells } from './answer-rows.ts'
import { type Column, FACT_COLUMNS, IDENTITY_COLUMNS, ROW_COLUMNS } from './column-map.ts'
import { formProblems } from './form.texts.ts'
import { NOT_KNOWN, PRECISIONS, type Precision, WOULD_NOT_SAY, WRITTEN_PRECISIONS } from './form.ts'
import { readCell, saysNothing } from './read-cells.ts'
import { DECLINED } from './record.ts'

/** What stands in a form: by the name of the field, what was written or chosen in it. Several where several may be chosen. */
export type FormValues = Readonly<Record<string, readonly string[]>>

/** What was written in a field of one line, without the blanks around it. */
export const writtenIn = (values: FormValues, field: string): string => values[field]?.[0]?.trim() ?? ''

const { recordKey, childOf } = ROW_COLUMNS
/** Told by the form itself: neither is a field. */
const NO_FIELDS: ReadonlySet<string> = new Set([recordKey.english, childOf.english])

/** The columns that are fields of the form, among those that may be filled in. */
export const formColumns = (columns: readonly Column<unknown>[]): readonly Column<unknown>[] =>
  columns.filter(({ english }) => !NO_FIELDS.has(english))

/** Of the choices of a field, those that a cell says: its codes, yes or no, *not known* or *would not say*. `null` for one that cannot be read. */
function choicesIn({ reader }: Column<unknown>, cell: string, day: IsoDate): readonly string[] | null {
  if (cell.trim() === '') return []
  if (saysNothing(cell)) return [NOT_KNOWN]
  const { value } = readCell(reader, cell, day)
  if (value === DECLINED) return [WOULD_NOT_SAY]
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.map(String) : null
}

const hasChoices = ({ reader }: Column<unknown>): boolean => CHOSEN.has(reader.type)
const CHOSEN: ReadonlySet<string> = new Set(['choice', 'choices', 'yes_no'])

/** What stands in the form for a row that is written already. `day` is the last of the census week. */
export function valuesOfCells(columns: readonly Column<unknown>[], cells: WrittenCells, day: IsoDate): FormValues {
  const values = formColumns(columns).map((column): readonly [string, readonly string[]] => {
    const cell = cells[column.english] ?? ''
    return [column.english, hasChoices(column) ? (choicesIn(column, cell, day) ?? []) : [cell]]
  })
  return { ...Object.fromEntries(values), precision: [precisionIn(cells)] }
}

/** The most exact of what is written of a birth; blank where nothing is. */
const precisionIn = (cells: WrittenCells): string =>
  WRITTEN_PRECISIONS.find((each) => (cells[each] ?? '').trim() !== '') ?? ''

/** A form as it is read: what is to be stored of it, and what has to be settled before. */
export interface FormRead {
  readonly cells: WrittenCells
  /** By the name of the field. */
  readonly errors: Readonly<Record<string, Text>>
}

/**
 * The cells that a form means. `base` is the row it was made from: what no field shows is kept, and so is the spelling
 * of what was not changed. Of what is written of the birth only the precision that is chosen counts; where more is
 * written, the one who wrote it is asked: nothing that was typed is lost in silence.
 */
export function cellsOfForm(
  columns: readonly Column<unknown>[],
  values: FormValues,
  base: WrittenCells,
  day: IsoDate,
): FormRead {
  const agreed = new Set(columns.map(({ english }) => english))
  const kept = Object.entries(base).filter(([name]) => agreed.has(name) && NO_FIELDS.has(name))
  const birth = birthCells(values, base, agreed, day)
  const written = formColumns(columns).map(({ english, ...column }): readonly [string, string] => {
    const cell = (values[english] ?? []).map((each) => each.trim()).filter((each) => each !== '')
    return [english, spelledAsBefore({ english, ...column }, cell, base[english] ?? '', day)]
  })
  const cells = { ...Object.fromEntries([...kept, ...written]), ...birth.cells }
  return { cells: filledCells(cells), errors: birth.errors }
}

function spelledAsBefore(column: Column<unknown>, values: readonly string[], before: string, day: IsoDate): string {
  const isSame = hasChoices(column) && JSON.stringify(choicesIn(column, before, day)) === JSON.stringify(values)
  // A box that is not ticked says nothing: a "no" that was written stays.
  const isUnticked = column.english === IDENTITY_COLUMNS.protectedIdentity.english && values.length === 0
  const wasNo = isUnticked && choicesIn(column, before, day)?.[0] === 'no'
  return isSame || wasNo ? before : values.join('|')
}

const isPrecision = (value: string): value is Precision => PRECISIONS.some((one) => one === value)

function birthCells(values: FormValues, base: WrittenCells, agreed: ReadonlySet<string>, day: IsoDate): FormRead {
  const filled = WRITTEN_PRECISIONS.filter((each) => agreed.has(each) && writtenIn(values, each) !== '')
  const chosen = writtenIn(values, 'precision')
  const blank = Object.fromEntries(WRITTEN_PRECISIONS.map((each) => [each, '']))
  const [only, ...others] = filled
  if (only === undefined) {
    const isEmpty = isPrecision(chosen) && chosen !== 'none' && agreed.has(chosen)
    return { cells: blank, errors: isEmpty ? { [chosen]: formProblems.fillInChosen(chosen) } : {} }
  }
  // Nobody has to choose where there is nothing to choose between.
  const counts = isPrecision(chosen) ? chosen : others.length === 0 ? only : null
  if (counts === null) return { cells: blank, errors: { precision: formProblems.choosePrecision(filled) } }
  const left = filled.filter((each) => each !== counts && !follows(each, counts, values, day))
  if (counts === 'none' || !filled.some((each) => each === counts))
    return { cells: blank, errors: { precision: formProblems.otherThanChosen(counts, filled) } }
  if (left.length > 0) return { cells: blank, errors: { precision: formProblems.moreThanChosen(counts, left) } }
  return { cells: { ...blank, [counts]: writtenAs(counts, writtenIn(values, counts), base) }, errors: {} }
}

/** True when what is written less exactly is told by the more exact: the year of a date, the date of a number. */
function follows(less: Precision, chosen: Precision, values: FormValues, day: IsoDate): boolean {
  const birth = birthOf(chosen, values, day)
  if (birth === null || less === 'age' || less === 'none') return false
  const other = birthOf(less, values, day)
  return other !== null && birth.startsWith(other)
}

function birthOf(precision: Precision, values: FormValues, day: IsoDate): string | null {
  const { number, birthDate, birthYear } = IDENTITY_COLUMNS
  const cell = writtenIn(values, precision)
  if (precision === 'personnummer') {
    const { value } = readCell(number.reader, cell, day)
    return value === null || value === DECLINED ? null : (value.birth ?? null)
  }
  const { value } = readCell<unknown>(precision === 'birth_date' ? birthDate.reader : birthYear.reader, cell, day)
  return value === null || value === DECLINED ? null : String(value)
}

/** An age in the form is about right: five years either way, unless the row says it exactly already. */
const writtenAs = (precision: Precision, written: string, base: WrittenCells): string =>
  precision === 'age' && /^\d+$/.test(written) && base.age?.trim() !== written ? `~${written}` : written

/** Children of the person who are with them, as lines of the form. */
export interface ChildLine {
  /** Number of the line, from 1. */
  readonly line: number
  readonly birthYear: string
  readonly sex: string
}

/** Lines for children that a form has at most. */
export const MOST_CHILD_LINES = 12

/** The lines for children in which something is written. */
export function childLinesOf(values: FormValues): readonly ChildLine[] {
  return Array.from({ length: MOST_CHILD_LINES }, (_, at) => at + 1).flatMap((line) => {
    const [birthYear, sex] = [
      writtenIn(values, childField(line, 'birth_year')),
      writtenIn(values, childField(line, 'sex')),
    ]
    return birthYear === '' && sex === '' ? [] : [{ line, birthYear, sex }]
  })
}

/** Name of a field in a line for a child. */
export const childField = (line: number, column: 'birth_year' | 'sex'): string => `child_${line}_${column}`

/** The row of a child who is with the person: where the person is, and whose child it is. */
export const cellsOfChild = ({ birthYear, sex }: ChildLine, adultKey: string, adult: WrittenCells): WrittenCells =>
  filledCells({
    [childOf.english]: adultKey,
    [IDENTITY_COLUMNS.birthYear.english]: birthYear,
    [FACT_COLUMNS.sex.english]: sex,
    [FACT_COLUMNS.withGuardian.english]: 'yes',
    ...takenOver(adult, CHILD_TAKES_OVER),
  })

const englishOf = (facts: readonly (keyof typeof FACT_COLUMNS)[]) => facts.map((fact) => FACT_COLUMNS[fact].english)

const CHILD_TAKES_OVER = englishOf(['accommodation', 'facility', 'district', 'nightByNight', 'emergencyPlace'])

/** What the next person often shares with the one before, by the names of the columns. Nothing of who the person is. */
export const SAME_AS_BEFORE: readonly string[] = englishOf([
  ...(['accommodation', 'facility', 'district', 'nightByNight', 'emergencyPlace'] as const),
  ...(['responsibleMunicipality', 'payer'] as const),
])

/** The cells of some columns, where anything is written in them. */
export const takenOver = (cells: WrittenCells, columns: readonly string[]): WrittenCells =>
  Object.fromEntries(columns.flatMap((column) => (cells[column] === undefined ? [] : [[column, cells[column]]])))
