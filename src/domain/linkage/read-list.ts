import { cleanCell, foldWord } from '../submission/cell-text.ts'
import {
  FACT_COLUMNS,
  foldHeading,
  type HeaderPlace,
  IDENTITY_COLUMNS,
  isKnownAnywhere,
  ROW_COLUMNS,
  shownHeading,
} from '../submission/column-map.ts'
import type { Finding } from '../submission/finding.ts'
import { type Identity, NO_IDENTITY } from '../submission/identity.ts'
import { type CellReader, readCell, saysNothing } from '../submission/read-cells.ts'
import { known } from '../submission/record.ts'
import { type CellContent, shownValue } from '../submission/shape-of.ts'
import { problem } from '../submission/submission.texts.ts'
import { columnLetters, type FileRow } from '../submission/table.ts'
import { type IsoDate, isoDate, spanOf } from '../terms/dates.ts'
import type { Problem } from '../terms/finding.ts'
import { findNearest } from '../terms/nearest.ts'
import { asRead, LIST_HEADINGS, listProblem } from './list.texts.ts'
import { birthDigitsIn, readBirthDate, tenDigitsIn, type WrittenBirth } from './list-birth.ts'
import { foldEachNameOnce, type Traits, traitsOf } from './traits.ts'

/** One row of a list of persons, with what linkage may use of it. */
export interface ListRow {
  /** As written: it joins what comes out with what went in. */
  readonly recordId: string
  /** `null` where the row does not tell it. */
  readonly year: number | null
  readonly traits: Traits
}

/** A list whose headings are understood. Rows are read one by one: a list may be too long to be held as text. */
export interface OpenList {
  /** The row; `null` for one with a fault. */
  readonly read: (row: FileRow) => ListRow | null
  /** What can be told when all rows are read. */
  readonly end: () => void
}

/** What the reader of a list has to know of it. */
export interface ListContext {
  readonly place: HeaderPlace
  /** Calendar year that a row without a year is taken to be read in: ten digits take their century from it. */
  readonly yearNow: number
  readonly report: (finding: Finding) => void
}

type ListColumn = keyof typeof LIST_HEADINGS
type PlacedIn = ReadonlyMap<ListColumn, { readonly index: number; readonly heading: string }>

const HEADINGS: ReadonlyMap<string, ListColumn> = new Map(
  columnsWithHeadings().flatMap(([column, headings]) => headings.map((heading) => [foldHeading(heading), column])),
)

function columnsWithHeadings(): [ListColumn, readonly string[]][] {
  const isColumn = (name: string): name is ListColumn => Object.hasOwn(LIST_HEADINGS, name)
  return Object.entries(LIST_HEADINGS).flatMap(([name, headings]) => (isColumn(name) ? [[name, headings]] : []))
}

const IDENTITY: ReadonlySet<ListColumn> = new Set([
  ...(['number', 'givenName', 'familyName', 'initials', 'birthDate', 'birthYear'] as const),
  ...(['approximateAge', 'age', 'protectedIdentity'] as const),
])

/** Finds the columns of a list of persons; `null`, with a fault, when it has no column of record ids. */
export function openList(header: readonly string[], context: ListContext): OpenList | null {
  const columns = placedColumns(header, context)
  if (!columns.has('recordId')) {
    context.report({ ...context.place, column: null, value: null, ...listProblem('record_id_column_missing') })
    return null
  }
  const withoutHeading = header.flatMap((heading, index) => (heading === '' ? [index] : []))
  const unnamedWithValues = new Set<number>()
  const readRow = rowReader(columns, context)
  const seen = { rows: 0, testNumbers: false }
  return {
    read: (row) => {
      seen.rows++
      for (const index of withoutHeading) if (!saysNothing(row.cells[index] ?? '')) unnamedWithValues.add(index)
      return readRow(row, () => {
        seen.testNumbers = true
      })
    },
    end: () => {
      const at = (found: Problem) => context.report({ ...context.place, column: null, value: null, ...found })
      if (seen.rows === 0) at(listProblem('list_without_rows'))
      for (const index of unnamedWithValues) at(problem('values_without_heading', { letters: columnLetters(index) }))
      if (seen.testNumbers) at(problem('test_number', {}))
    },
  }
}

function placedColumns(header: readonly string[], { place, report }: ListContext): PlacedIn {
  const columns = new Map<ListColumn, { index: number; heading: string }>()
  // A first row without any known heading is not repeated: it may be data.
  if (!header.some((cell) => HEADINGS.has(foldHeading(cell)))) return columns
  for (const [index, cell] of header.entries()) {
    const [heading, folded] = [shownHeading(cell, index), foldHeading(cell)]
    if (folded === '') continue
    const column = HEADINGS.get(folded)
    const earlier = column && columns.get(column)
    const at = (found: Problem) => report({ ...place, column: heading, value: null, ...found })
    if (earlier) at(problem('column_twice', { heading, other: earlier.heading }))
    else if (column) columns.set(column, { index, heading })
    else if (isKnownAnywhere(folded)) at(problem('column_not_for_this_file', { heading }))
    else at(problem('unknown_column', { heading, nearest: nearestHeading(folded) }))
  }
  return columns
}

function nearestHeading(folded: string): string | undefined {
  const nearest = findNearest(folded, [...HEADINGS.keys()])
  return Object.values(LIST_HEADINGS)
    .flat()
    .find((heading) => foldHeading(heading) === nearest)
}

/** A row while it is read. */
interface OpenRow {
  readonly written: (column: ListColumn) => string
  readonly report: (column: ListColumn, found: Problem) => void
  /** What the cell says where that is understood; what is not is told as a warning. */
  readonly read: <T>(column: ListColumn, reader: CellReader<T>, day: IsoDate) => T | null
}

function rowReader(columns: PlacedIn, { place, yearNow, report }: ListContext) {
  const firstRowOf = new Map<string, number>()
  const days = daysOfYears()
  const intern = internTexts()
  const foldName = foldEachNameOnce()
  return ({ row, cells }: FileRow, foundTestNumber: () => void): ListRow | null => {
    const open = openRow(columns, cells, (finding) => report({ file: place.file, sheet: place.sheet, row, ...finding }))
    const recordId = open.written('recordId')
    if (!isOwnId(open, row, firstRowOf)) return null
    const year = readYear(open, days)
    const now = days(year ?? yearNow)
    const { identity, birthDigits, wrongNumberDigits } = readIdentity(open, now.last, year !== null)
    if (identity.number?.testSerial) foundTestNumber()
    const sex = open.read('sex', FACT_COLUMNS.sex.reader, now.last)
    const [municipality, source] = [foldWord(open.written('municipality')), foldWord(open.written('source'))]
    const unit = intern.unit(source === '' || year === null ? null : `${municipality}/${source}`)
    const content = [
      ...contentOf(identity, birthDigits),
      wrongNumberDigits,
      sex,
      year,
      municipality,
      source,
      recordId.trim(),
    ]
    const traits = traitsOf(
      {
        id: String(row),
        order: content.join('\n'),
        census: intern.text(`${year ?? ''} ${municipality}`),
        municipality: intern.text(municipality ?? ''),
        units: unit,
        numberKey: numberKey(identity, unit[0]),
        decidedPerson: null,
        identity,
        birthDigits,
        wrongNumberDigits,
        sex,
        day: now.middle,
      },
      foldName,
    )
    return { recordId, year, traits }
  }
}

function openRow(
  columns: PlacedIn,
  cells: readonly string[],
  report: (finding: Omit<Finding, 'file' | 'sheet' | 'row'>) => void,
): OpenRow {
  const written: OpenRow['written'] = (column) => cells[columns.get(column)?.index ?? -1] ?? ''
  const reportAt: OpenRow['report'] = (column, found) => {
    const cell = written(column)
    const value = cell === '' ? null : shownValue(cell, contentIn(column), secretsOf(written))
    report({ column: columns.get(column)?.heading ?? null, value, ...found })
  }
  return {
    written,
    report: reportAt,
    read: (column, reader, day) => {
      const { value, problems } = readCell(reader, written(column), day)
      for (const found of problems) reportAt(column, asRead(found))
      return known(value)
    },
  }
}

function contentIn(column: ListColumn): CellContent {
  if (IDENTITY.has(column)) return 'identity'
  if (column === 'recordId') return 'key'
  return column === 'municipality' || column === 'source' ? 'unit' : 'words'
}

/** Letters that a part of a name has at least, to be hidden wherever else in the row it stands. */
const SECRET_LETTERS = 3

/** What the row says of names and numbers: findings about its other cells do not repeat it. */
const secretsOf = (written: OpenRow['written']): readonly string[] =>
  (['givenName', 'familyName', 'initials', 'number'] as const)
    .map((column) => cleanCell(written(column)).text.toLowerCase())
    .flatMap((cell) => [cell, ...cell.split(/\s+/)])
    .filter((part) => [...part].length >= SECRET_LETTERS)

function isOwnId(open: OpenRow, row: number, firstRowOf: Map<string, number>): boolean {
  const key = open.written('recordId').trim()
  if (key === '') {
    open.report('recordId', listProblem('record_id_blank'))
    return false
  }
  const firstRow = firstRowOf.get(key)
  if (firstRow !== undefined) {
    open.report('recordId', problem('duplicate_record_id', { firstRow }))
    return false
  }
  firstRowOf.set(key, row)
  const { problems } = readCell(ROW_COLUMNS.recordKey.reader, key, LAST_DAY)
  if (problems.some(({ code }) => code === 'personal_number_in_text'))
    open.report('recordId', listProblem('record_id_is_number'))
  return true
}

const LAST_DAY = isoDate.parse('2200-12-31')

function readYear(open: OpenRow, days: DaysOfYear): number | null {
  const written = open.written('year')
  if (written === '' || saysNothing(written)) return null
  const year = known(readCell(IDENTITY_COLUMNS.birthYear.reader, written, days(2200).last).value)
  // A whole date is a usual way to tell the year of a census.
  const ofDate = /^((?:19|20)\d{2})-\d{2}(?:-\d{2})?$/.exec(written.trim())?.[1]
  if (year === null && ofDate === undefined) open.report('year', listProblem('year_not_read'))
  return year ?? (ofDate === undefined ? null : Number(ofDate))
}

interface ListedIdentity {
  readonly identity: Identity
  readonly birthDigits: string | null
  /** The ten digits of what is no valid number. */
  readonly wrongNumberDigits: string | null
}

function readIdentity(open: OpenRow, day: IsoDate, isYearKnown: boolean): ListedIdentity {
  const COLUMNS = IDENTITY_COLUMNS
  const number = open.read('number', COLUMNS.number.reader, day)
  const birth = readBirthDate(open.written('birthDate'), day)
  for (const found of birth.problems) open.report('birthDate', found)
  const birthYear = open.read('birthYear', COLUMNS.birthYear.reader, day) ?? birth.year
  const isBirthBlank = birth.date === null && birth.digits === null && birthYear === null
  const givenName = open.read('givenName', COLUMNS.givenName.reader, day)
  const familyName = open.read('familyName', COLUMNS.familyName.reader, day)
  const isNamed = givenName !== null && familyName !== null
  const inNumber = number === null && isBirthBlank ? birthDigitsIn(open.written('number'), day, isNamed) : null
  const birthDigits = birth.digits ?? inNumber
  reportContradiction(open, number, birth)
  return {
    identity: {
      ...NO_IDENTITY,
      number,
      givenName,
      familyName,
      initials: open.read('initials', COLUMNS.initials.reader, day),
      birthDate: birth.date,
      birthYear,
      age: isBirthBlank && birthDigits === null ? readAge(open, day, isYearKnown) : null,
      protectedIdentity: readProtected(open, day),
    },
    birthDigits,
    wrongNumberDigits: number === null ? tenDigitsIn(open.written('number')) : null,
  }
}

function reportContradiction(open: OpenRow, number: Identity['number'], { date }: WrittenBirth): void {
  if (!number?.birth || date === null) return
  const span = spanOf(number.birth)
  if (date < span.from || date > span.to)
    open.report('birthDate', { ...problem('birth_date_contradicts_number', {}), kind: 'warning' })
}

/** The age stated, or the approximate one; it says nothing of a birth unless the year it was true in is known. */
function readAge(open: OpenRow, day: IsoDate, isYearKnown: boolean): Identity['age'] {
  const { reader } = IDENTITY_COLUMNS.age
  const exact = open.read('age', reader, day)
  const stated = exact ?? open.read('approximateAge', reader, day)
  if (stated === null) return null
  if (!isYearKnown) {
    open.report(exact ? 'age' : 'approximateAge', listProblem('age_without_year'))
    return null
  }
  return exact ?? { ...stated, approximate: true }
}

/** Whatever is written there, unless it is a no: "sekretess", a date, a code of the register. */
function readProtected(open: OpenRow, day: IsoDate): boolean {
  const written = open.written('protectedIdentity')
  if (written === '' || saysNothing(written)) return false
  const { value, problems } = readCell(IDENTITY_COLUMNS.protectedIdentity.reader, written, day)
  if (typeof value === 'boolean') return value
  if (problems.some(({ code }) => code === 'dash_read_as_not_known')) return false
  open.report('protectedIdentity', listProblem('protected_read_as_yes'))
  return true
}

/** The number stays inside the process and is compared as it is; a reserve number means something to its issuer alone. */
function numberKey({ number }: Identity, unit: string | undefined): string | null {
  if (number === null) return null
  return number.kind === 'reservnummer' ? `${number.canonical} ${unit ?? ''}` : number.canonical
}

const contentOf = (identity: Identity, birthDigits: string | null) => [
  identity.number?.canonical,
  identity.givenName,
  identity.familyName,
  identity.initials,
  identity.birthDate ?? birthDigits,
  identity.birthYear,
  identity.age?.years,
  identity.protectedIdentity,
]

/** Last and middle day of a year: nobody is born after the one, and ages are taken to be those of the other. */
type DaysOfYear = (year: number) => { readonly last: IsoDate; readonly middle: IsoDate }

function daysOfYears(): DaysOfYear {
  const made = new Map<number, { last: IsoDate; middle: IsoDate }>()
  return (year) => {
    const days = made.get(year) ?? { last: isoDate.parse(`${year}-12-31`), middle: isoDate.parse(`${year}-07-01`) }
    made.set(year, days)
    return days
  }
}

/** Texts that recur on many rows are kept once. */
function internTexts() {
  const texts = new Map<string, string>()
  const units = new Map<string, readonly string[]>()
  const text = (written: string): string => {
    const kept = texts.get(written) ?? written
    texts.set(written, kept)
    return kept
  }
  return {
    text,
    unit: (written: string | null): readonly string[] => {
      if (written === null) return NO_UNIT
      const kept = units.get(written) ?? [written]
      units.set(written, kept)
      return kept
    },
  }
}

const NO_UNIT: readonly string[] = []
