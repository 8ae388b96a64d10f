import type { Agreement } from '../census/round.ts'
import type { OrganisationKind } from '../census/unit.ts'
import type { CensusWeek } from '../terms/dates.ts'
import { allAtOnce } from '../terms/steps.ts'
import { beyondAgreement } from './agreement.ts'
import { COLUMNS_OF, ROW_COLUMNS } from './column-map.ts'
import type { Finding } from './finding.ts'
import { readingRecords } from './read-rows.ts'
import { problem } from './submission.texts.ts'
import type { SubmittedRecord } from './submitted-record.ts'
import type { FileTable } from './table.ts'

/**
 * One person as somebody has written it, column by column: by the English names of the columns of a unit's file, in the
 * words of a file (a code or its label). The form, a workbook and the API all make these, and all are read as a file is.
 */
export type WrittenCells = Readonly<Record<string, string>>

/** A row of a unit's answer as it stands, with the key it is known by within the answer. */
export interface AnswerRow {
  readonly key: string
  readonly cells: WrittenCells
}

/** A row, and what reading it told. `record` is `null` while the row has faults. */
export interface CheckedRow {
  readonly key: string
  readonly cells: WrittenCells
  readonly record: SubmittedRecord | null
  readonly findings: readonly Finding[]
}

/** The rows of an answer after reading, and what was found that is of no single row. */
export interface CheckedAnswer {
  readonly rows: readonly CheckedRow[]
  readonly findings: readonly Finding[]
}

/** Whose answer it is: what reading has to know. */
export interface AnswerSource {
  /** What findings call the answer. */
  readonly file: string
  readonly week: CensusWeek
  readonly organisationKind: OrganisationKind | null
  /** How much of a person the unit may hand in: a row with more of it has a fault. */
  readonly agreement: Agreement
}

const COLUMNS = COLUMNS_OF.unit.map(({ english }) => english)
const KEY = ROW_COLUMNS.recordKey.english
/** Nobody has headings before their eyes here: the first person is row 1. */
const FIRST_ROW = 1

/** The rows as a file would have them: every column a unit's file may have, in the order of the template. */
export const tableOfAnswer = (rows: readonly AnswerRow[]): FileTable => ({
  sheet: null,
  headerRow: FIRST_ROW - 1,
  header: COLUMNS,
  rows: rows.map(({ key, cells }, at) => ({
    row: FIRST_ROW + at,
    cells: COLUMNS.map((column) => (column === KEY ? key : (cells[column] ?? ''))),
  })),
})

/**
 * Reads the rows of an answer by the rules of a unit's file. A row in which nothing is written is told of, not passed
 * over: somebody saved it. Never throws.
 */
export const checkAnswer = (rows: readonly AnswerRow[], source: AnswerSource): CheckedAnswer =>
  allAtOnce(checkingAnswer(rows, source))

/** The same row by row: it may be put down after each. */
export function* checkingAnswer(rows: readonly AnswerRow[], source: AnswerSource): Generator<void, CheckedAnswer> {
  if (rows.length === 0) return { rows: [], findings: [] }
  const table = tableOfAnswer(rows)
  yield
  const { records, findings } = yield* readingRecords(table, { kind: 'unit', ...source })
  yield
  const byRow = new Map(records.map((record) => [record.row, record]))
  const ofRow = new Map<number, Finding[]>()
  for (const finding of findings) {
    if (finding.row === null || finding.row < FIRST_ROW || SAID_OF_FILES.has(finding.code)) continue
    const told = ofRow.get(finding.row)
    if (told) told.push(finding)
    else ofRow.set(finding.row, [finding])
  }
  return {
    rows: rows.map(({ key, cells }, at) => {
      const row = FIRST_ROW + at
      const told = [...(ofRow.get(row) ?? []), ...beyond(cells, row, source)]
      const record = byRow.get(row) ?? null
      const isMissing = record === null && told.every(({ kind }) => kind !== 'fault')
      const all = isMissing ? [...told, emptyRow(row, source.file)] : told
      return { key, cells, record: all.some(({ kind }) => kind === 'fault') ? null : record, findings: all }
    }),
    findings: findings.filter(
      ({ row, code }) => (row === null || row < FIRST_ROW) && !SAID_OF_FILES.has(code) && !isWithin(code, source),
    ),
  }
}

/** What a row says that its unit may not hand in: told column by column. */
const beyond = (cells: WrittenCells, row: number, { file, agreement }: AnswerSource): Finding[] =>
  beyondAgreement(agreement, cells).map(({ english }) => ({
    ...{ file, sheet: null, row, column: english, value: null },
    ...problem('beyond_agreement', {}),
  }))

/** With counts an age is all that is told of who somebody is, and it is agreed: nobody has to answer for it. */
export const isWithin = (code: string, { agreement }: Pick<AnswerSource, 'agreement'>): boolean =>
  code === 'identity_from_voluntary' && agreement === 'counts'

/** In a file a row that says nothing may be a note or a total. Here each is told of by itself, in words of its own. */
const SAID_OF_FILES: ReadonlySet<string> = new Set(['rows_say_nothing', 'row_is_no_record', 'no_row_says_anything'])

const emptyRow = (row: number, file: string): Finding => ({
  file,
  sheet: null,
  row,
  column: null,
  value: null,
  ...problem('row_says_nothing', {}),
})

/** Signs that nobody sees and no workbook can hold: control characters but tabs and line ends, and halves of a sign. */
const UNWRITABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/gu

/** What is written in each column of a row, blanks left out, and signs that no file could hold. */
export const filledCells = (cells: WrittenCells): WrittenCells =>
  Object.fromEntries(
    COLUMNS.flatMap((column) => {
      const written = cells[column]?.replaceAll(UNWRITABLE, '').trim() ?? ''
      return written === '' || column === KEY ? [] : [[column, written] as const]
    }),
  )

/** True of rows in which the same is written. */
export const areWrittenAlike = (left: WrittenCells, right: WrittenCells): boolean =>
  JSON.stringify(filledCells(left)) === JSON.stringify(filledCells(right))
