import type { OrganisationKind } from '../census/unit.ts'
import type { CensusWeek } from '../terms/dates.ts'
import type { Problem } from '../terms/finding.ts'
import { nearestFirst } from '../terms/nearest.ts'
import { allAtOnce } from '../terms/steps.ts'
import { cleanCell, foldWord } from './cell-text.ts'
import { type Column, FACT_COLUMNS, IDENTITY_COLUMNS, type PlacedColumns, ROW_COLUMNS } from './column-map.ts'
import type { Finding } from './finding.ts'
import { ageSpan, birthSpan, type Identity, NO_IDENTITY } from './identity.ts'
import { saysNothing } from './read-cells.ts'
import { holdsIdentity, isLinkable, readIdentity, readSex } from './read-identity.ts'
import { type OpenRow, type OpenTable, openTable } from './read-table.ts'
import { type FactName, known, type RecordFacts, recordFacts } from './record.ts'
import { type RowsOfPersons, rowsOfPersons } from './rows-of-persons.ts'
import { problem } from './submission.texts.ts'
import type { SubmittedRecord } from './submitted-record.ts'
import type { FileRow, FileTable } from './table.ts'

/** A unit as a compiled list may name it. */
export interface NamedUnit {
  readonly id: string
  readonly name: string
}

/** Whose records a file holds: one unit's own, or a list the analyst compiled from many. */
export type RecordFile = {
  /** File name relative to the census folder. */
  readonly file: string
  readonly week: CensusWeek
} & (
  | { readonly kind: 'unit' /** `null` where it is not known. */; readonly organisationKind: OrganisationKind | null }
  | { readonly kind: 'compiled'; readonly knownUnits: readonly NamedUnit[] }
)

/** The records of a file, and all that was found while reading them. */
export interface RecordsRead {
  readonly records: readonly SubmittedRecord[]
  readonly findings: readonly Finding[]
}

/** A row that was read, before it is compared with the other rows of its file. */
interface ReadRow {
  /** The row as it was written. */
  readonly written: FileRow
  readonly record: SubmittedRecord
  readonly findings: readonly Finding[]
}

/** What comparing the rows of a file tells of one of them. */
interface FoundInRow {
  readonly row: ReadRow
  /** `null` when it is about the row as a whole. */
  readonly column: Column<unknown> | null
  /** Made when it is told: a file may have more to tell than there is room for. */
  readonly found: () => Problem
}

/** Reads the records of a file. Never throws; collects every fault. A file with a fault is not stored. */
export const readRecords = (table: FileTable, source: RecordFile): RecordsRead =>
  allAtOnce(readingRecords(table, source))

/** The same row by row: it may be put down after each. */
export function* readingRecords(table: FileTable, source: RecordFile): Generator<void, RecordsRead> {
  const opened = openTable(table, source.kind, { file: source.file, day: source.week.to })
  const asked = FACT_NAMES.filter((fact) => fact === 'sex' || opened.columns.has(FACT_COLUMNS[fact].english))
  const told = rowsOfPersons(opened.rows, opened.columns, table.header)
  const read: ReadRow[] = []
  for (const row of told.rows) {
    if (opened.isSettled()) break
    const open = opened.open(row)
    read.push({ written: row, record: readRecord(open, asked, source), findings: open.findings })
    yield
  }
  const written = withKeys(read)
  const rows = withKeysOfUnits(written)
  // Where reading stopped, the row that a row is compared with may not have been read.
  const compared = opened.isSettled()
    ? []
    : [
        ...repeatedKeys(written),
        ...childrenWithoutAdult(written),
        ...childrenOfEachOther(rows),
        ...repeatedNumbers(written),
        ...repeatedRows(written, opened.columns),
      ]
  const findings = [
    ...opened.findings,
    ...ofRowsLeftOut(told, opened, table),
    ...written.flatMap((row) => row.findings),
    ...compared.flatMap(({ row, column, found }) => opened.at(row.written, column, found())),
    ...ofWholeFile(rows, table.sheet, source),
    ...opened.leftOut(),
  ]
  return { records: rows.map(({ record }) => record), findings }
}

/** Rows that are of no person, told of: each note by itself, numbered rows together. A file may not lose all of its rows. */
function ofRowsLeftOut(
  { rows, notes, blanks }: RowsOfPersons,
  { at }: Pick<OpenTable, 'at'>,
  { headerRow }: Pick<FileTable, 'headerRow'>,
): readonly Finding[] {
  const [first] = blanks
  const isNothingLeft = rows.length === 0 && (notes.length > 0 || blanks.length > 0)
  return [
    ...notes.flatMap((row) => at(row, null, problem('row_is_no_record', {}))),
    ...(first === undefined
      ? []
      : at(first, null, problem('rows_say_nothing', { rows: blanks.map(({ row }) => row) }))),
    ...(isNothingLeft ? at({ row: headerRow, cells: [] }, null, problem('no_row_says_anything', {})) : []),
  ]
}

/** `asked`: the facts that the file has columns for. */
function readRecord(row: OpenRow, asked: readonly FactName[], source: RecordFile): SubmittedRecord {
  const identity = readIdentity(row, source.week)
  const facts = readFacts(row, asked, identity, source.week)
  const isWithoutPermit = facts.residenceStatus === 'without_permit'
  if (isWithoutPermit) reportIdentityWithoutPermit(row, identity)
  if (facts.accommodation === null && row.has(FACT_COLUMNS.accommodation)) reportAccommodationBlank(row)
  return {
    row: row.row,
    recordKey: row.readKnown(ROW_COLUMNS.recordKey) ?? '',
    childOf: row.readKnown(ROW_COLUMNS.childOf),
    unitsNamed: source.kind === 'compiled' ? readUnits(row, source.knownUnits) : null,
    personId: source.kind === 'compiled' ? row.readKnown(ROW_COLUMNS.personId) : null,
    facts: isWithoutPermit ? { ...facts, sex: statedSex(facts, row) } : facts,
    identity: isWithoutPermit ? NO_IDENTITY : identity,
  }
}

const FACT_NAMES: readonly FactName[] = recordFacts.keyof().options
const NOTHING_KNOWN: RecordFacts = recordFacts.parse({})

function readFacts(row: OpenRow, asked: readonly FactName[], identity: Identity, week: CensusWeek): RecordFacts {
  const facts = { ...NOTHING_KNOWN }
  const readFact = <F extends FactName>(fact: F): void => {
    facts[fact] = row.read(FACT_COLUMNS[fact])
  }
  for (const fact of asked) {
    if (fact === 'sex') facts.sex = readSex(row, identity)
    else readFact(fact)
  }
  for (const fact of ['stayedSince', 'homelessSince'] as const) {
    const since = known(facts[fact])
    if (since === null) continue
    // A month or a year is after or before a day only when all of it is.
    const asExactly = (day: string) => day.slice(0, since.length)
    if (since > asExactly(week.to)) row.report(FACT_COLUMNS[fact], problem('since_after_census_week', {}))
    const bornFrom = birthSpan(identity)?.from ?? ''
    if (since < asExactly(bornFrom)) row.report(FACT_COLUMNS[fact], problem('since_before_birth', {}))
  }
  return facts
}

/** Without a permit nothing from a number is kept, the sex it gave included. */
const statedSex = (facts: RecordFacts, row: OpenRow): RecordFacts['sex'] =>
  saysNothing(row.written(FACT_COLUMNS.sex)) ? null : facts.sex

/** Somebody without permit is handed in as a count. Source: domain.md section 4, utlänningslagen 17 kap. 1 §. */
function reportIdentityWithoutPermit(row: OpenRow, identity: Identity): void {
  const { protectedIdentity, ...who } = IDENTITY_COLUMNS
  const filled = Object.values(who).filter((column) => !saysNothing(row.written(column)))
  const telling = identity.protectedIdentity === true ? [...filled, protectedIdentity] : filled
  if (telling.length === 0) return
  row.report(
    FACT_COLUMNS.residenceStatus,
    problem('identity_without_permit', { headings: telling.map((column) => row.headingOf(column)) }),
  )
}

function reportAccommodationBlank(row: OpenRow): void {
  const { accommodation } = FACT_COLUMNS
  if (saysNothing(row.written(accommodation))) row.report(accommodation, problem('accommodation_blank', {}))
}

function readUnits(row: OpenRow, knownUnits: readonly NamedUnit[]): readonly string[] {
  const { unit } = ROW_COLUMNS
  if (!row.has(unit)) return []
  const named = (row.readKnown(unit) ?? '').split('|').flatMap((part) => cleanCell(part).text || [])
  if (named.length === 0 && saysNothing(row.written(unit))) row.report(unit, problem('unit_blank', {}))
  const ids = named.map((name) => findUnit(name, knownUnits)?.id)
  for (const [index, id] of ids.entries()) {
    if (id === undefined) row.report(unit, unknownUnit(named[index] ?? '', knownUnits))
  }
  return [...new Set(ids.flatMap((id) => id ?? []))]
}

function findUnit(written: string, knownUnits: readonly NamedUnit[]): NamedUnit | undefined {
  const is = (spelling: string) => foldWord(spelling) === foldWord(written)
  const byId = knownUnits.find(({ id }) => id === written) ?? knownUnits.find(({ id }) => is(id))
  return byId ?? knownUnits.find(({ name }) => is(name))
}

/** Units that a message names at most. */
const UNITS_SHOWN = 8

function unknownUnit(written: string, knownUnits: readonly NamedUnit[]): Problem {
  const nearest = nearestFirst(foldWord(written.slice(0, 60)), knownUnits, ({ id, name }) => [id, name].map(foldWord))
  const shown = nearest.slice(0, UNITS_SHOWN).map(({ id }) => id)
  return problem('unit_unknown', { nearest: shown, more: knownUnits.length - shown.length })
}

/** Gives rows without a key their row number, or `rad` and the number where another row has that as its key. */
function withKeys(rows: readonly ReadRow[]): readonly ReadRow[] {
  const taken = new Set(rows.map(({ record }) => record.recordKey))
  return rows.map((row) => {
    const { record } = row
    if (record.recordKey !== '') return row
    let recordKey = String(record.row)
    while (taken.has(recordKey)) recordKey = `rad ${recordKey}`
    taken.add(recordKey)
    return { ...row, record: { ...record, recordKey } }
  })
}

/** The units a row is from; in a unit's own file they are one and the same. */
const unitsOf = ({ record: { unitsNamed } }: ReadRow): readonly string[] =>
  unitsNamed === null || unitsNamed.length === 0 ? [''] : unitsNamed

const keyWithin = (unit: string, key: string): string => `${unit}\n${key}` // neither holds a line break

/** The same key twice among the rows of one unit; in a compiled list two units may well have the same keys. */
function repeatedKeys(rows: readonly ReadRow[]): readonly FoundInRow[] {
  const keys = (row: ReadRow) => unitsOf(row).map((unit) => keyWithin(unit, row.record.recordKey))
  return repeats(rows, keys).map(({ row, firstRow }) => {
    return { row, column: ROW_COLUMNS.recordKey, found: () => problem('duplicate_record_id', { firstRow }) }
  })
}

/** Gives rows of a compiled list whose key another unit's row has too the key `unit/key`, and lets `childOf` follow. */
function withKeysOfUnits(rows: readonly ReadRow[]): readonly ReadRow[] {
  if (rows.every(({ record }) => record.unitsNamed === null)) return rows
  const times = tally(rows.map(({ record }) => record.recordKey))
  const taken = new Set(times.keys())
  const keys = new Map<ReadRow, string>()
  for (const row of rows) {
    const { recordKey, unitsNamed } = row.record
    if (unitsNamed === null || times.get(recordKey) === 1) continue
    let unique = `${unitsNamed.join('|')}/${recordKey}`
    while (taken.has(unique)) unique = `rad ${row.record.row} ${unique}` // its row is its own: once is enough
    taken.add(unique)
    keys.set(row, unique)
  }
  if (keys.size === 0) return rows
  const adultsOf = findAdults(rows)
  return rows.map((row) => {
    const [adult] = adultsOf(row)
    const childOf = (adult && keys.get(adult)) ?? row.record.childOf
    return { ...row, record: { ...row.record, recordKey: keys.get(row) ?? row.record.recordKey, childOf } }
  })
}

function tally(keys: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  return times
}

/** The rows that a row may mean by `childOf`: those of its own units before those of others. Two tell that it is unclear. */
function findAdults(rows: readonly ReadRow[]): (child: ReadRow) => readonly ReadRow[] {
  const byKey = new Map<string, ReadRow[]>()
  const put = (key: string, row: ReadRow) => {
    const there = byKey.get(key)
    if (there === undefined) byKey.set(key, [row])
    else if (there.length < 2) there.push(row)
  }
  for (const row of rows) {
    put(row.record.recordKey, row)
    for (const unit of unitsOf(row)) put(keyWithin(unit, row.record.recordKey), row)
  }
  return (child) => {
    const { childOf } = child.record
    if (childOf === null) return []
    const ofOwnUnits = unitsOf(child).flatMap((unit) => byKey.get(keyWithin(unit, childOf)) ?? [])
    return ofOwnUnits.length > 0 ? [...new Set(ofOwnUnits)] : (byKey.get(childOf) ?? [])
  }
}

/** The same number twice among the rows of one unit; in a compiled list several units may well name one person. */
function repeatedNumbers(rows: readonly ReadRow[]): readonly FoundInRow[] {
  const numbers = ({ record: { identity, unitsNamed } }: ReadRow) => {
    const canonical = identity.number?.canonical
    if (canonical === undefined) return []
    return unitsNamed === null ? [canonical] : unitsNamed.map((unit) => `${unit} ${canonical}`)
  }
  return repeats(rows, numbers).map(({ row, firstRow }) => {
    return { row, column: IDENTITY_COLUMNS.number, found: () => problem('same_number_twice', { firstRow }) }
  })
}

/** The same person with the same cells twice. Where a number tells it, that is told instead; rows of nobody known may well be alike. */
function repeatedRows(rows: readonly ReadRow[], columns: PlacedColumns): readonly FoundInRow[] {
  const placed = [...columns.values()]
  const cells = ({ written, record: { identity } }: ReadRow) =>
    identity.number === null && isLinkable(identity)
      ? [placed.map(({ index }) => written.cells[index] ?? '').join('\n')]
      : []
  return repeats(rows, cells).map(({ row, firstRow }) => {
    return { row, column: null, found: () => problem('same_row_twice', { firstRow }) }
  })
}

/** Rows with a key that an earlier row has too, each with the first such row. */
function repeats(rows: readonly ReadRow[], keysOf: (row: ReadRow) => readonly string[]) {
  const first = new Map<string, number>()
  const found: { readonly row: ReadRow; readonly firstRow: number }[] = []
  for (const row of rows) {
    let firstRow: number | undefined
    for (const key of keysOf(row)) {
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, row.record.row)
      else firstRow ??= earlier
    }
    if (firstRow !== undefined) found.push({ row, firstRow })
  }
  return found
}

function childrenWithoutAdult(rows: readonly ReadRow[]): readonly FoundInRow[] {
  const children = rows.filter(({ record }) => record.childOf !== null)
  if (children.length === 0) return []
  const adultsOf = findAdults(rows)
  return children.flatMap((row) => {
    const [adult, other] = adultsOf(row)
    const tell = (code: ChildProblem) => [{ row, column: ROW_COLUMNS.childOf, found: () => problem(code, {}) }]
    if (adult === undefined) return tell('child_of_unknown')
    if (adult === row) return tell('child_of_itself')
    // Two rows of one unit with the same key are told of by `repeatedKeys`.
    const isUnclear = other !== undefined && !unitsOf(adult).some((unit) => unitsOf(other).includes(unit))
    return isUnclear ? tell('child_of_several') : []
  })
}

type ChildProblem = 'child_of_unknown' | 'child_of_itself' | 'child_of_several'

/** Rows that are children of each other, through any number of others. One finding for each such ring. */
function childrenOfEachOther(rows: readonly ReadRow[]): readonly FoundInRow[] {
  const byKey = new Map(rows.map((row) => [row.record.recordKey, row]))
  const adultOf = ({ record }: ReadRow) => (record.childOf === null ? undefined : byKey.get(record.childOf))
  const done = new Set<ReadRow>()
  const children = rows.filter(({ record }) => record.childOf !== null)
  return children.flatMap((start) => {
    const path = new Set<ReadRow>()
    let current: ReadRow | undefined = start
    while (current && !done.has(current) && !path.has(current)) {
      path.add(current)
      current = adultOf(current)
    }
    const ring = current && path.has(current) ? [...path].slice([...path].indexOf(current)) : []
    for (const row of path) done.add(row)
    if (ring.length < 2) return []
    const numbers = ring.map(({ record }) => record.row).sort((a, b) => a - b)
    const row = ring.find(({ record }) => record.row === numbers[0]) ?? start
    return [{ row, column: ROW_COLUMNS.childOf, found: () => problem('child_of_each_other', { rows: numbers }) }]
  })
}

/** What is said once about a file, however many of its rows it is true of. */
function ofWholeFile(rows: readonly ReadRow[], sheet: string | null, source: RecordFile): readonly Finding[] {
  const identities = rows.map(({ record }) => record.identity)
  const minors = rows.filter(({ record }) => mayBeUnder18(record, source.week)).map(({ record }) => record.row)
  const isVoluntary = source.kind === 'unit' && source.organisationKind === 'voluntary'
  const problems = [
    ...(isVoluntary && identities.some(holdsIdentity) ? [problem('identity_from_voluntary', {})] : []),
    ...(minors.length > 0 ? [problem('under_eighteen', { rows: minors })] : []),
    ...testNumbers(identities),
  ]
  return problems.map((found) => ({ file: source.file, sheet, row: null, column: null, value: null, ...found }))
}

/** One warning for a file with numbers that Skatteverket gives out for testing. */
export function testNumbers(identities: readonly Identity[]): readonly Problem[] {
  return identities.some(({ number }) => number?.testSerial === true) ? [problem('test_number', {})] : []
}

const ADULT_YEARS = 18

/** Is or may be under 18 on the first day of the week; a row that is somebody's child too, when its age is not known. */
function mayBeUnder18({ identity, childOf }: SubmittedRecord, week: CensusWeek): boolean {
  const age = ageSpan(identity, week.from)
  if (age === null) return childOf !== null
  if (age.youngest >= ADULT_YEARS) return false
  return (ageSpan(identity, week.to)?.oldest ?? 0) >= 0 // a birth after the week is a fault of its own
}
