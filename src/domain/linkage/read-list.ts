import { foldWord } from '../submission/cell-text.ts'
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
import type { Identity } from '../submission/identity.ts'
import { type CellReading, readCell, saysIdentityIsProtected, saysNothing } from '../submission/read-cells.ts'
import { known } from '../submission/record.ts'
import { problem } from '../submission/submission.texts.ts'
import { columnLetters, type FileRow } from '../submission/table.ts'
import { type IsoDate, isoDate, spanOf } from '../terms/dates.ts'
import type { Problem } from '../terms/finding.ts'
import { findNearest } from '../terms/nearest.ts'
import type { CheckedNumber } from '../terms/personnummer.ts'
import { LIST_HEADINGS, listProblem, numberAsRead } from './list.texts.ts'
import { birthDigitsIn, readBirthDate, readBirthYear, tenDigitsIn } from './list-birth.ts'
import {
  type CellsOf,
  type ColumnCells,
  cellsIn,
  eachSpellingOnce,
  type ListColumn,
  onAnyDay,
  type PlacedIn,
  understood,
} from './list-cells.ts'
import { remembered } from './remembered.ts'
import { type FoldedName, type FoldedNames, foldedName, type Traits, traitsOf } from './traits.ts'

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

const HEADINGS: ReadonlyMap<string, ListColumn> = new Map(
  columnsWithHeadings().flatMap(([column, headings]) => headings.map((heading) => [foldHeading(heading), column])),
)

function columnsWithHeadings(): [ListColumn, readonly string[]][] {
  const isColumn = (name: string): name is ListColumn => Object.hasOwn(LIST_HEADINGS, name)
  return Object.entries(LIST_HEADINGS).flatMap(([name, headings]) => (isColumn(name) ? [[name, headings]] : []))
}

/** Finds the columns of a list of persons; `null`, with a fault, when it has no column of record ids. */
export function openList(header: readonly string[], context: ListContext): OpenList | null {
  const columns = placedColumns(header, context)
  if (!columns.has('recordId')) {
    context.report({ ...context.place, column: null, value: null, ...listProblem('record_id_column_missing') })
    return null
  }
  const withoutHeading = header.flatMap((heading, index) => (heading === '' ? [index] : []))
  const unnamedWithValues = new Set<number>()
  const seen = { rows: 0, testNumbers: false }
  const readRow = rowReader(cellsIn(columns, context.place, context.report), context.yearNow, () => {
    seen.testNumbers = true
  })
  return {
    read: (row) => {
      seen.rows++
      for (const index of withoutHeading) if (!saysNothing(row.cells[index] ?? '')) unnamedWithValues.add(index)
      return readRow(row)
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

/** Reads row after row; `null` for one with a fault. Whatever reads a cell is made once, before the first. */
function rowReader(cellsOf: CellsOf, yearNow: number, foundTestNumber: () => void): (row: FileRow) => ListRow | null {
  const recordIds = cellsOf('recordId')
  const isOwnId = ownIds(recordIds, lastDayOf(yearNow))
  const readYear = understood(cellsOf('year'), eachSpellingOnce(yearIn))
  const readIdentity = identityReader(cellsOf)
  const readSex = understood(cellsOf('sex'), onAnyDay(FACT_COLUMNS.sex.reader))
  const readPlace = placeReader(cellsOf)
  const dayOf = remembered(daysOfYear)
  return (row) => {
    if (!isOwnId(row)) return null
    const recordId = recordIds.written(row)
    const year = readYear(row, LAST_DAY)
    const day = dayOf(year ?? yearNow)
    const { identity, names, birthDigits, wrongNumberDigits } = readIdentity(row, day.last, year !== null)
    if (identity.number?.testSerial) foundTestNumber()
    const sex = readSex(row, day.last)
    const { municipality, source, census, units } = readPlace(row, year)
    const content = [
      identity.number?.canonical,
      identity.givenName,
      identity.familyName,
      identity.initials,
      identity.birthDate ?? birthDigits,
      identity.birthYear,
      identity.age?.years,
      identity.protectedIdentity,
      wrongNumberDigits,
      sex,
      year,
      municipality,
      source,
      recordId.trim(),
    ]
    const traits = traitsOf(
      {
        id: String(row.row),
        order: content.join('\n'),
        census,
        municipality,
        units,
        numberKey: numberKey(identity, units[0]),
        decidedPerson: null,
        identity,
        birthDigits,
        wrongNumberDigits,
        sex,
        day: day.middle,
      },
      names,
    )
    return { recordId, year, traits }
  }
}

function ownIds({ written, report }: ColumnCells, today: IsoDate): (row: FileRow) => boolean {
  const firstRowOf = new Map<string, number>()
  return (row) => {
    const key = written(row).trim()
    if (key === '') {
      report(row, listProblem('record_id_blank'))
      return false
    }
    const firstRow = firstRowOf.get(key)
    if (firstRow !== undefined) {
      report(row, problem('duplicate_record_id', { firstRow }))
      return false
    }
    firstRowOf.set(key, row.row)
    if (isPersonalNumber(key, today)) report(row, listProblem('record_id_is_number'))
    return true
  }
}

/** Digits of a number without its century. */
const NUMBER_LENGTH = 10

const isPersonalNumber = (key: string, today: IsoDate): boolean =>
  key.length >= NUMBER_LENGTH &&
  readCell(ROW_COLUMNS.recordKey.reader, key, today).problems.some(({ code }) => code === 'personal_number_in_text')

const LAST_DAY = isoDate.parse('2200-12-31')

function yearIn(written: string): CellReading<number> {
  if (saysNothing(written)) return { value: null, problems: [] }
  const year = known(readCell(IDENTITY_COLUMNS.birthYear.reader, written, LAST_DAY).value)
  if (year !== null) return { value: year, problems: [] }
  // A whole date is a usual way to tell the year of a census.
  const ofDate = /^((?:19|20)\d{2})-\d{2}(?:-\d{2})?$/.exec(written.trim())?.[1]
  if (ofDate === undefined) return { value: null, problems: [listProblem('year_not_read')] }
  return { value: Number(ofDate), problems: [] }
}

interface Place {
  readonly municipality: string
  readonly source: string
  readonly census: string
  readonly units: readonly string[]
}

/** Where a row was reported. Texts that recur on many rows are kept once. */
function placeReader(cellsOf: CellsOf): (row: FileRow, year: number | null) => Place {
  const [municipalities, sources] = [cellsOf('municipality'), cellsOf('source')]
  const inMunicipality = eachSpellingOnce((written) => {
    const municipality = foldWord(written)
    const unitOf = eachSpellingOnce((writtenSource) => {
      const source = foldWord(writtenSource)
      return { source, units: source === '' ? NO_UNIT : [`${municipality}/${source}`] }
    })
    return { municipality, unitOf, censusOf: remembered((year: number | null) => `${year ?? ''} ${municipality}`) }
  })
  return (row, year) => {
    const { municipality, unitOf, censusOf } = inMunicipality(municipalities.written(row))
    const { source, units } = unitOf(sources.written(row))
    return { municipality, source, census: censusOf(year), units: year === null ? NO_UNIT : units }
  }
}

const NO_UNIT: readonly string[] = []

interface ListedIdentity {
  readonly identity: Identity
  readonly names: FoldedNames
  readonly birthDigits: string | null
  /** The ten digits of what is no valid number. */
  readonly wrongNumberDigits: string | null
}

type ReadIdentity = (row: FileRow, day: IsoDate, isYearKnown: boolean) => ListedIdentity

function identityReader(cellsOf: CellsOf): ReadIdentity {
  const COLUMNS = IDENTITY_COLUMNS
  const [numbers, birthDates] = [cellsOf('number'), cellsOf('birthDate')]
  const readNumber = understood(numbers, numberIn)
  const readYear = understood(cellsOf('birthYear'), readBirthYear)
  const readGivenName = understood(cellsOf('givenName'), eachSpellingOnce(nameIn))
  const readFamilyName = understood(cellsOf('familyName'), eachSpellingOnce(nameIn))
  const readInitials = understood(cellsOf('initials'), onAnyDay(COLUMNS.initials.reader))
  const readAge = ageReader(cellsOf)
  const saysProtected = protectionInNames(cellsOf)
  const readProtected = understood(cellsOf('protectedIdentity'), eachSpellingOnce(protectedIn))
  return (row, day, isYearKnown) => {
    const writtenNumber = numbers.written(row)
    const number = readNumber(row, day)
    const birth = readBirthDate(birthDates.written(row), day)
    for (const found of birth.problems) birthDates.report(row, found)
    const birthYear = readYear(row, day) ?? birth.year
    const isBirthBlank = birth.date === null && birth.digits === null && birthYear === null
    const names = { given: readGivenName(row, day), family: readFamilyName(row, day) }
    const isNamed = names.given !== null && names.family !== null
    const inNumber = number === null && isBirthBlank ? birthDigitsIn(writtenNumber, day, isNamed) : null
    const birthDigits = birth.digits ?? inNumber
    if (contradicts(number, birth.date)) birthDates.report(row, BIRTH_CONTRADICTED)
    const identity: Identity = {
      number,
      givenName: names.given?.name ?? null,
      familyName: names.family?.name ?? null,
      initials: readInitials(row, day),
      birthDate: birth.date,
      birthYear,
      age: isBirthBlank && birthDigits === null ? readAge(row, day, isYearKnown) : null,
      protectedIdentity: (readProtected(row, day) ?? false) || saysProtected(row),
    }
    return { identity, names, birthDigits, wrongNumberDigits: number === null ? tenDigitsIn(writtenNumber) : null }
  }
}

/** A number; what is wrong with it is told with whether its digits are compared all the same. */
function numberIn(written: string, day: IsoDate): CellReading<CheckedNumber> {
  const { value, problems } = readCell(IDENTITY_COLUMNS.number.reader, written, day)
  if (problems.length === 0) return { value, problems }
  return { value, problems: problems.map((found) => numberAsRead(found, tenDigitsIn(written) !== null)) }
}

/** Whether it stands in place of a name that somebody's identity is protected. */
function protectionInNames(cellsOf: CellsOf): (row: FileRow) => boolean {
  const columns = [cellsOf('givenName'), cellsOf('familyName')]
  const saysSo = eachSpellingOnce(saysIdentityIsProtected)
  return (row) => {
    const said = columns.find(({ written }) => saysSo(written(row)))
    said?.report(row, listProblem('read_as_protected'))
    return said !== undefined
  }
}

/** A name is folded when it is read: both are done once for each spelling. */
function nameIn(written: string): CellReading<FoldedName> {
  const { value, problems } = readCell(IDENTITY_COLUMNS.givenName.reader, written, LAST_DAY)
  const name = known(value)
  // That a name says the identity is protected is told of the row, with what comes of it.
  const told = problems.filter(({ code }) => code !== 'name_says_protected')
  return { value: name === null ? null : foldedName(name), problems: told }
}

function contradicts(number: Identity['number'], date: IsoDate | null): boolean {
  if (!number?.birth || date === null) return false
  const span = spanOf(number.birth)
  return date < span.from || date > span.to
}

const BIRTH_CONTRADICTED: Problem = { ...problem('birth_date_contradicts_number', {}), kind: 'warning' }

/** The age stated, or the approximate one; it says nothing of a birth unless the year it was true in is known. */
function ageReader(cellsOf: CellsOf): (row: FileRow, day: IsoDate, isYearKnown: boolean) => Identity['age'] {
  const { reader } = IDENTITY_COLUMNS.age
  const [exactAges, approximateAges] = [cellsOf('age'), cellsOf('approximateAge')]
  const readExact = understood(exactAges, onAnyDay(reader))
  const readApproximate = understood(approximateAges, onAnyDay(reader))
  return (row, day, isYearKnown) => {
    const exact = readExact(row, day)
    const stated = exact ?? readApproximate(row, day)
    if (stated === null) return null
    if (!isYearKnown) {
      const cells = exact ? exactAges : approximateAges
      cells.report(row, listProblem('age_without_year'))
      return null
    }
    return exact ?? { ...stated, approximate: true }
  }
}

/** Whatever is written there, unless it is a no: "sekretess", a date, a code of the register. */
function protectedIn(written: string): CellReading<boolean> {
  if (saysNothing(written)) return { value: null, problems: [] }
  const { value, problems } = readCell(IDENTITY_COLUMNS.protectedIdentity.reader, written, LAST_DAY)
  if (typeof value === 'boolean') return { value, problems: [] }
  if (problems.some(({ code }) => code === 'dash_read_as_not_known')) return { value: false, problems: [] }
  return { value: true, problems: [listProblem('protected_read_as_yes')] }
}

/** The number stays inside the process and is compared as it is; a reserve number means something to its issuer alone. */
function numberKey({ number }: Identity, unit: string | undefined): string | null {
  if (number === null) return null
  return number.kind === 'reservnummer' ? `${number.canonical} ${unit ?? ''}` : number.canonical
}

/** Last and middle day of a year: nobody is born after the one, and ages are taken to be those of the other. */
const daysOfYear = (year: number): { readonly last: IsoDate; readonly middle: IsoDate } => ({
  last: lastDayOf(year),
  middle: isoDate.parse(`${year}-07-01`),
})

const lastDayOf = (year: number): IsoDate => isoDate.parse(`${year}-12-31`)
