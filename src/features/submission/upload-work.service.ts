import { fileReadingOfCsv } from '../../domain/submission/csv-findings.ts'
import type { FileReading } from '../../domain/submission/file-reading.ts'
import {
  isSettled,
  MOST_UPLOAD_ROWS,
  type UploadReading,
  type UploadRefusal,
  uploadCheck,
  uploadChoices,
  uploadReading,
} from '../../domain/submission/upload.ts'
import { checkUpload, mendedTable, type UploadSurroundings } from '../../domain/submission/upload-check.ts'
import { columnsBeyond } from '../../domain/submission/upload-columns.ts'
import { wordsOf } from '../../domain/submission/upload-findings.texts.ts'
import { workbookProblem } from '../../domain/submission/workbook.texts.ts'
import { fileReadingOfWorkbook } from '../../domain/submission/workbook-table.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import { isWorkbookFile, readCsv } from '../../platform/files/csv.ts'
import type { WorkbookReader } from '../../platform/files/workbook-reader.ts'
import { type RoundOfTemplate, returnedWorkbook, templateWorkbook } from './template.service.ts'
import { uploadTexts } from './upload.texts.ts'

/** What is done beside the server with a file. Values that are kept come and go as text: they are not looked into there. */
export type UploadQuestion =
  | { readonly kind: 'read'; readonly name: string; readonly bytes: Uint8Array }
  | {
      readonly kind: 'check'
      readonly reading: string
      readonly choices: string
      readonly surroundings: UploadSurroundings
    }
  | {
      readonly kind: 'returned'
      readonly reading: string
      readonly choices: string
      readonly check: string
      readonly round: RoundOfTemplate
      readonly language: Language
    }
  | { readonly kind: 'template'; readonly round: RoundOfTemplate; readonly language: Language }
  | { readonly kind: 'rest' }

export type UploadAnswer =
  | { readonly kind: 'refused'; readonly refusal: UploadRefusal }
  | { readonly kind: 'reading'; readonly reading: string; readonly header: readonly string[] }
  | { readonly kind: 'check'; readonly check: string; readonly isSettled: boolean }
  | { readonly kind: 'workbook'; readonly bytes: Uint8Array }
  | { readonly kind: 'rested' }

/** Reads, checks and writes files, one thing at a time. Never throws on what a file may hold. */
export async function workOnUpload(question: UploadQuestion, workbooks: WorkbookReader): Promise<UploadAnswer> {
  switch (question.kind) {
    case 'read':
      return readUpload(question.name, question.bytes, workbooks)
    case 'check': {
      const choices = uploadChoices.parse(JSON.parse(question.choices))
      const reading = uploadReading.parse(JSON.parse(question.reading))
      const check = checkUpload(reading, choices, question.surroundings)
      const beyond = columnsBeyond(reading.table, check.columns).map(({ heading }) => heading)
      if (beyond.length > 0) return refused('beyond_agreement', [uploadTexts.beyondAgreement(beyond)])
      return { kind: 'check', check: JSON.stringify(check), isSettled: isSettled(check) }
    }
    case 'returned': {
      const { round, language } = question
      const choices = uploadChoices.parse(JSON.parse(question.choices))
      const table = mendedTable(uploadReading.parse(JSON.parse(question.reading)), choices, round.agreement)
      return {
        kind: 'workbook',
        bytes: await returnedWorkbook(table, uploadCheck.parse(JSON.parse(question.check)), round, language),
      }
    }
    case 'template':
      return { kind: 'workbook', bytes: await templateWorkbook(question.round, question.language) }
    case 'rest':
      await workbooks.rest()
      return { kind: 'rested' }
  }
}

async function readUpload(name: string, bytes: Uint8Array, workbooks: WorkbookReader): Promise<UploadAnswer> {
  const form = isWorkbookFile(bytes) || /\.(?:xlsx|xlsm|xls|ods)$/i.test(name) ? 'workbook' : 'csv'
  const read =
    form === 'csv' ? fileReadingOfCsv(readCsv(bytes)) : fileReadingOfWorkbook(await workbooks.read(bytes), 'unit')
  const { table, hasTable } = read
  const problems = form === 'workbook' && /\.csv$/i.test(name) && hasTable ? withName(read) : read.problems
  const faults = problems.filter(({ kind }) => kind === 'fault')
  if (!hasTable) return refused(faults[0]?.code ?? 'no_list', faults.map(wordsOf))
  const rows = table.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (rows.length === 0)
    return refused('headings_only', [wordsOf({ code: 'headings_only', message: uploadTexts.emptyFile })])
  if (rows.length > MOST_UPLOAD_ROWS)
    return refused('too_many_rows', [uploadTexts.tooManyRows(rows.length, MOST_UPLOAD_ROWS)])
  const reading: UploadReading = {
    form,
    table: {
      ...table,
      header: [...table.header],
      rows: rows.map(({ row, cells }) => ({ row, cells: [...cells] })),
    },
    problems: [...problems],
  }
  return { kind: 'reading', reading: JSON.stringify(reading), header: table.header }
}

const withName = ({ problems }: FileReading): FileReading['problems'] => [
  { ...workbookProblem('workbook_named_csv', {}), row: null, column: null },
  ...problems,
]

const refused = (code: string, messages: readonly Text[]): UploadAnswer => ({
  kind: 'refused',
  refusal: { code, messages: [...messages] },
})
