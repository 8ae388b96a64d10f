import type { Agreement } from '../../domain/census/round.ts'
import { agreedWith } from '../../domain/submission/agreement.ts'
import type { FileTable } from '../../domain/submission/table.ts'
import { guidanceTexts, templateTexts } from '../../domain/submission/template.texts.ts'
import { choicesOf, type TemplateColumn, templateColumns } from '../../domain/submission/template.ts'
import type { UploadCheck } from '../../domain/submission/upload.ts'
import { unitColumn } from '../../domain/submission/upload-columns.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import type { ListColumn, ListWorkbook, Mark } from '../../platform/files/list-workbook.ts'
import { type Line, line, type SheetContent, type TableContent } from '../../platform/files/workbook-content.ts'
import { writeListWorkbook } from '../../platform/files/write-list-workbook.ts'
import type { StoredAnswer } from '../census/round.repository.ts'
import { uploadTexts } from './upload.texts.ts'

/** What a template says of its round: for whom it is, and until when. */
export interface RoundOfTemplate {
  readonly unit: string
  readonly census: string
  readonly from: string
  readonly to: string
  readonly deadline: string
  readonly isTraining: boolean
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string }
  readonly agreement: Agreement
}

/** The round of an answer, as its template names it. */
export const roundOf = ({ round, unit, extendedTo, agreement }: StoredAnswer): RoundOfTemplate => ({
  unit: unit.name,
  census: round.census.key,
  ...round.census.week,
  deadline: extendedTo ?? round.deadline,
  isTraining: round.isTraining,
  contact: round.contact,
  agreement: agreedWith(unit.organisationKind, agreement),
})

/** Rows that are made ready for writing below the headings, and below the last row of a list that comes back. */
const ROWS_READY = 1_000
const ROWS_AFTER = 200

/** The template of one unit's answer: the same bytes for the same round. */
export function templateWorkbook(round: RoundOfTemplate, language: Language): Promise<Uint8Array> {
  const columns = templateColumns(language, round.agreement)
  return writeListWorkbook({
    ...frameOf(round, language),
    list: {
      name: templateTexts.listSheet[language],
      headerRow: 1,
      columns: columns.map((column) => listColumn(column)),
      rows: [],
      lastRow: 1 + ROWS_READY,
      otherwise: otherwiseIn(language),
    },
    beside: [guidanceSheet(round, columns, language)],
  })
}

const otherwiseIn = (language: Language) => ({
  title: templateTexts.otherwiseTitle[language],
  text: templateTexts.otherwiseText[language],
})

function frameOf(round: RoundOfTemplate, language: Language): Omit<ListWorkbook, 'list' | 'beside'> {
  const say = (text: Text) => text[language]
  return {
    title: say(guidanceTexts.title(round.unit, round.census)),
    language,
    footer: { mark: say(guidanceTexts.footer), page: say(guidanceTexts.page), of: say(guidanceTexts.of) },
    choices: {
      name: say(templateTexts.choicesSheet),
      title: say(templateTexts.choicesTitle),
      lines: [say(templateTexts.choicesLine)],
    },
  }
}

const listColumn = ({ heading, label, how, choices, isSeveral }: TemplateColumn): ListColumn => ({
  heading,
  note: `${label}\n${how}`,
  choices,
  isOpen: isSeveral,
})

/** How, what counts, and each column with its choices and a cell of an invented person. */
function guidanceSheet(round: RoundOfTemplate, columns: readonly TemplateColumn[], language: Language): SheetContent {
  const say = (text: Text) => text[language]
  const { name, phone, email } = round.contact
  const lines: Line[] = [
    line(say(guidanceTexts.for(round.unit, round.census)), 'headline'),
    ...(round.isTraining ? [line(say(guidanceTexts.training), 'warning')] : []),
    line(say(guidanceTexts.week(round.from, round.to))),
    line(say(guidanceTexts.deadline(round.deadline))),
    line(say(guidanceTexts.contact(name, phone, email))),
    line(say(guidanceTexts.how), 'heading'),
    ...guidanceTexts.steps.map((step) => line(say(step))),
    line(say(guidanceTexts.counts), 'heading'),
    ...guidanceTexts.countsLines.map((each) => line(say(each))),
    ...(round.agreement === 'full' ? [] : [line(say(guidanceTexts.agreed[round.agreement]), 'warning')]),
    line(say(guidanceTexts.columns), 'heading'),
  ]
  const heads = [
    guidanceTexts.heading,
    guidanceTexts.meaning,
    guidanceTexts.writing,
    guidanceTexts.choices,
    guidanceTexts.example,
  ]
  const table: TableContent = {
    name: say(templateTexts.guidanceSheet),
    columns: heads.map((head) => ({ heading: say(head), holds: 'words' })),
    rows: columns.map(({ heading, label, how, choices, example }) => ({
      cells: [heading, label, how, choices?.join('; ') ?? '', example],
      role: null,
    })),
    blankSign: '',
  }
  return {
    name: say(templateTexts.guidanceSheet),
    title: say(templateTexts.guidanceTitle),
    ...{ lines, table, notes: [], pictures: [] },
  }
}

/**
 * A file as it was handed in, with what was mended on the page, for correcting: every cell to look at is coloured and has a
 * note, and a sheet lists all of it. Rows and columns stand where they stood. Handed in again it is read as a list.
 */
export function returnedWorkbook(
  table: FileTable,
  check: UploadCheck,
  round: RoundOfTemplate,
  language: Language,
): Promise<Uint8Array> {
  const matched = new Map(check.columns.map(({ index, column }) => [index, column]))
  const indexOf = new Map(check.columns.flatMap(({ index, column }) => (column === null ? [] : [[column, index]])))
  const marks = marksOf(check, indexOf, language)
  const lastRow = Math.max(table.headerRow, ...table.rows.map(({ row }) => row))
  return writeListWorkbook({
    ...frameOf(round, language),
    list: {
      name: table.sheet ?? templateTexts.listSheet[language],
      headerRow: table.headerRow,
      columns: table.header.map((heading, index): ListColumn => {
        const column = unitColumn(matched.get(index) ?? '')
        return {
          heading,
          note: column === undefined ? null : column.label[language],
          choices: column === undefined ? null : (choicesOf(column)?.map((choice) => choice[language]) ?? null),
          isOpen: column?.reader.type === 'choices',
        }
      }),
      rows: table.rows.map(({ row, cells }) => ({ row, cells, marks: marks.get(row) ?? NO_MARKS })),
      lastRow: lastRow + ROWS_AFTER,
      otherwise: otherwiseIn(language),
    },
    beside: [correctionsSheet(check, table, language)],
  })
}

const NO_MARKS: ReadonlyMap<number, Mark> = new Map()

/** By row and column. What is about a whole row stands at its first column. A fault goes before a warning. */
function marksOf(
  { faults, warnings }: UploadCheck,
  indexOf: ReadonlyMap<string | null, number>,
  language: Language,
): ReadonlyMap<number, ReadonlyMap<number, Mark>> {
  const marks = new Map<number, Map<number, Mark>>()
  const put = (row: number | null, column: string | null, as: Mark['as'], message: Text) => {
    if (row === null) return
    const ofRow = marks.get(row) ?? new Map<number, Mark>()
    marks.set(row, ofRow)
    const at = indexOf.get(column) ?? 0
    const there = ofRow.get(at)
    ofRow.set(at, {
      as: there?.as === 'fault' ? 'fault' : as,
      note: there === undefined ? message[language] : `${there.note}\n${message[language]}`,
    })
  }
  for (const { rows, column, message } of faults) for (const row of rows) put(row, column, 'fault', message)
  for (const { cells, messages } of warnings)
    for (const { row, column } of cells)
      for (const message of messages.slice(0, 1)) put(row, column, 'warning', message)
  return marks
}

/** Rows of the list of what is to be corrected at most: the colours are there for the rest. */
const MOST_LISTED = 2_000

function correctionsSheet(check: UploadCheck, table: FileTable, language: Language): SheetContent {
  const say = (text: Text) => text[language]
  const headingOf = (column: string | null) =>
    check.columns.find((match) => match.column === column && column !== null)?.heading ?? ''
  const indexOf = new Map(check.columns.map(({ column, index }) => [column, index]))
  const cellsOf = new Map(table.rows.map(({ row, cells }) => [row, cells]))
  const valueAt = (row: number | null, column: string | null) =>
    column === null ? '' : (cellsOf.get(row ?? 0)?.[indexOf.get(column) ?? -1] ?? '')
  const placeOf = (kind: Text, row: number | null, column: string | null, message: Text) => ({
    cells: [say(kind), row === null ? '' : String(row), headingOf(column), valueAt(row, column), say(message)],
    role: null,
  })
  const rows = [
    ...check.faults.flatMap(({ rows: places, column, message }) =>
      (places.length === 0 ? [null] : places).map((row) => placeOf(uploadTexts.fault, row, column, message)),
    ),
    ...check.warnings.flatMap(({ cells, messages }) =>
      cells.flatMap(({ row, column }) =>
        messages.slice(0, 1).map((message) => placeOf(uploadTexts.warning, row, column, message)),
      ),
    ),
  ].slice(0, MOST_LISTED)
  const heads = [uploadTexts.kind, uploadTexts.row, uploadTexts.column, uploadTexts.written, uploadTexts.whatToDo]
  return {
    name: say(templateTexts.correctionsSheet),
    title: say(templateTexts.correctionsTitle),
    lines: [line(say(uploadTexts.howToCorrect))],
    table:
      rows.length === 0
        ? null
        : {
            name: say(templateTexts.correctionsSheet),
            columns: heads.map((head) => ({ heading: say(head), holds: 'words' })),
            rows,
            blankSign: '',
          },
    ...{ notes: [], pictures: [] },
  }
}
