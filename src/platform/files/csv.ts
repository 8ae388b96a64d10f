import Papa from 'papaparse'
import type { CsvProblem, CsvProblemCode, CsvRepair } from '../../domain/submission/csv-problem.ts'
import type { FileRow, FileTable } from '../../domain/submission/table.ts'
import { type DecodedText, decodeText, startsWith, type TextEncoding } from './decode.ts'

/** Guards against files that are no list of persons. Assumption: far above any census, decided by the project, 2026-11-21. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024
export const MAX_COLUMNS = 500
export const MAX_ROWS = 100_000
/** The rows of a sheet in Excel: blank ones below the table may be in the file too. */
const MAX_ROWS_WITH_BLANKS = 1_048_576

export interface CsvReading {
  readonly table: FileTable
  readonly encoding: TextEncoding
  readonly delimiter: string
  readonly problems: readonly CsvProblem[]
  readonly repairs: readonly CsvRepair[]
}

const DELIMITERS = [';', ',', '\t', '|'] as const // in order of likelihood where a file leaves it open
const SAMPLE_RECORDS = 20
const SEP_LINE = /^"?sep=([^\w\s"]|\t)"?[ \t;,|]*(?:\n|$)/i
const ZIP = [0x50, 0x4b, 0x03, 0x04] // .xlsx
const OLE = [0xd0, 0xcf, 0x11, 0xe0] // .xls
const NO_TABLE: FileTable = { sheet: null, headerRow: 1, header: [], rows: [] }

/**
 * A file as a table, with everything that is wrong with it as a file. Never throws on what a file may hold. Rows are
 * numbered as Excel shows them: records count, not lines of the file, so a line break inside quotes opens no new row;
 * blank rows count; a leading `sep=` line does not, since Excel leaves it out. Cells are as written, as many as headings.
 */
export function readCsv(bytes: Uint8Array): CsvReading {
  if (bytes.length > MAX_FILE_BYTES) return unread('file_too_large')
  if (startsWith(bytes, ZIP) || startsWith(bytes, OLE)) return unread('workbook_not_csv')
  const decoded = decodeText(bytes)
  const lines = decoded.text.includes('\r') ? decoded.text.replace(/\r\n?/g, '\n') : decoded.text
  const sep = SEP_LINE.exec(lines)
  const text = sep ? lines.slice(sep[0].length) : lines
  const { delimiter, columns } = findDelimiter(text, sep?.[1])
  if (columns > MAX_COLUMNS) return { ...unread('too_many_columns'), encoding: decoded.encoding, delimiter }
  const parsed = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: MAX_ROWS_WITH_BLANKS + 1 })
  const { table, problems, repairs } = tableOf(parsed.data)
  if (table.rows.length > MAX_ROWS || parsed.data.length > MAX_ROWS_WITH_BLANKS)
    return { ...unread('too_many_rows'), encoding: decoded.encoding, delimiter }
  return {
    table,
    encoding: decoded.encoding,
    delimiter,
    problems: inOrder([...problems, ...quoteProblems(parsed.errors), ...characterProblems(text, table)]),
    repairs: [...fileRepairs(decoded, sep !== null), ...repairs],
  }
}

/** A table as machines read it: UTF-8 without byte order mark when encoded, comma, LF, quotes where RFC 4180 asks. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const record = (cells: readonly string[]) =>
    cells.length === 1 && cells[0] === '' ? '""\n' : `${cells.map(written).join(',')}\n`
  return [header, ...rows].map(record).join('')
}

/** A cell a spreadsheet would run as a formula (OWASP, *CSV Injection*), also behind blanks and invisible characters. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\u2212＝＋－＠﹢﹣﹦﹫]|^[\t\r\n]/u
const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/

/** The cell with an apostrophe before it if a spreadsheet could take it for a formula. Plain numbers are left alone. */
export function guardFormula(cell: string): string {
  return FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell
}

function written(cell: string): string {
  const guarded = guardFormula(cell)
  return /[",\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

function unread(code: CsvProblemCode): CsvReading {
  const problems = [{ code, row: null, column: null }]
  return { table: NO_TABLE, encoding: 'utf-8', delimiter: DELIMITERS[0], problems, repairs: [] }
}

/** How often each delimiter stands outside quotes in one record. */
type DelimiterCounts = Readonly<Record<string, number>>

/**
 * The delimiter that most of the first records hold as often as the header does; of several, the one the header has
 * most of. A header without any is a single column: then one that occurs nowhere, so that no cell is cut in two.
 */
function findDelimiter(text: string, named: string | undefined): { delimiter: string; columns: number } {
  const [header, ...others] = sampleRecords(text, named)
  const inHeader = (delimiter: string) => header?.[delimiter] ?? 0
  if (named !== undefined && inHeader(named) > 0) return { delimiter: named, columns: inHeader(named) + 1 }
  const agreeing = (delimiter: string) => others.filter((record) => record[delimiter] === inHeader(delimiter)).length
  const [best] = DELIMITERS.filter((delimiter) => inHeader(delimiter) > 0).sort(
    (a, b) => agreeing(b) - agreeing(a) || inHeader(b) - inHeader(a),
  )
  if (best !== undefined) return { delimiter: best, columns: inHeader(best) + 1 }
  const unused = DELIMITERS.find((delimiter) => others.every((record) => (record[delimiter] ?? 0) === 0))
  return { delimiter: unused ?? DELIMITERS[0], columns: 1 }
}

/** Counts delimiters in the first records that are not blank, by the rule that a quote opens at a cell's beginning only. */
function sampleRecords(text: string, named: string | undefined): DelimiterCounts[] {
  const records: DelimiterCounts[] = []
  const candidates = new Set<string>([...DELIMITERS, ...(named === undefined ? [] : [named])])
  let counts: Record<string, number> = {}
  let isBlank = true
  let atCellStart = true
  for (let index = 0; index < text.length && records.length < SAMPLE_RECORDS; index++) {
    const character = text.charAt(index)
    if (character === '"' && atCellStart) {
      index = endOfQuotes(text, index)
      isBlank = false
    } else if (character === '\n') {
      if (!isBlank) records.push(counts)
      counts = {}
      isBlank = true
    } else if (candidates.has(character)) {
      counts[character] = (counts[character] ?? 0) + 1
    } else if (character.trim() !== '') isBlank = false
    atCellStart = character === '\n' || candidates.has(character)
  }
  return isBlank || records.length === SAMPLE_RECORDS ? records : [...records, counts]
}

/** Index of the quote that closes the cell opened at `start`; the end of the text when none does. */
function endOfQuotes(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && text.charAt(end + 1) === '"') end = text.indexOf('"', end + 2)
  return end === -1 ? text.length : end
}

interface TableReading {
  readonly table: FileTable
  readonly problems: CsvProblem[]
  readonly repairs: CsvRepair[]
}

const isBlankCell = (cell: string): boolean => cell === '' || cell.trim() === ''

function tableOf(records: readonly string[][]): TableReading {
  const headerIndex = records.findIndex((record) => !record.every(isBlankCell))
  if (headerIndex === -1) return { table: NO_TABLE, problems: [problem('empty_file', null, null)], repairs: [] }
  const headings = (records[headerIndex] ?? []).map((heading) => heading.trim())
  const header = headings.slice(0, headings.findLastIndex((heading) => heading !== '') + 1)
  const rows: FileRow[] = []
  const problems: CsvProblem[] = []
  const repairs: CsvRepair[] = []
  for (let index = headerIndex + 1; index < records.length; index++) {
    const cells = records[index] ?? []
    if (cells.every(isBlankCell)) continue
    const row = index + 1
    if (cells.length > header.length && !cells.slice(header.length).every(isBlankCell))
      problems.push(problem('too_many_cells', row, null))
    if (cells.length < header.length) repairs.push({ code: 'missing_cells_blank', row })
    rows.push({ row, cells: fitted(cells, header.length) })
  }
  const table = { sheet: null, headerRow: headerIndex + 1, header, rows }
  return { table, problems: [...headerProblems(table), ...problems], repairs }
}

function fitted(cells: readonly string[], length: number): readonly string[] {
  if (cells.length === length) return cells
  return cells.length > length ? cells.slice(0, length) : [...cells, ...Array(length - cells.length).fill('')]
}

function headerProblems({ header, headerRow, rows }: FileTable): CsvProblem[] {
  const problems: CsvProblem[] = []
  if (rows.length === 0) problems.push(problem('headings_only', headerRow, null))
  const seen = new Set<string>()
  header.forEach((heading, index) => {
    const key = heading.toLowerCase()
    if (seen.has(key)) problems.push(problem('duplicate_heading', headerRow, heading))
    else if (key !== '') seen.add(key)
    else if (rows.some(({ cells }) => !isBlankCell(cells[index] ?? '')))
      problems.push(problem('blank_heading', headerRow, columnLetters(index)))
  })
  return problems
}

/** papaparse may report one broken quote many times; one problem for each row is what a person can use. */
function quoteProblems(errors: readonly Papa.ParseError[]): CsvProblem[] {
  const rows = new Set<number>()
  for (const { type, row } of errors) if (type === 'Quotes') rows.add((row ?? 0) + 1)
  return [...rows].map((row) => problem('unbalanced_quotes', row, null))
}

/** Å, ä, ö, é and their capitals when UTF-8 was read as Windows-1252 and saved again. */
const DOUBLY_ENCODED = /Ã[\u0080-\u00bf…„–…¶‰Š–“”•˜™š›œžŸ]/

/** Signs of a file that was spoilt on its way. One problem of each kind, at the first cell: the whole file is to be saved anew. */
function characterProblems(text: string, table: FileTable): CsvProblem[] {
  const problems: CsvProblem[] = []
  const report = (code: CsvProblemCode, sign: string, pattern: RegExp) => {
    if (text.includes(sign) && pattern.test(text)) problems.push(firstCellWith(pattern, table, code))
  }
  report('nul_character', '\0', /\0/)
  report('lost_characters', '\ufffd', /\ufffd/)
  report('doubly_encoded', 'Ã', DOUBLY_ENCODED)
  return problems
}

function firstCellWith(pattern: RegExp, { header, headerRow, rows }: FileTable, code: CsvProblemCode): CsvProblem {
  for (const { row, cells } of [{ row: headerRow, cells: header }, ...rows]) {
    const index = cells.findIndex((cell) => pattern.test(cell))
    if (index !== -1) return problem(code, row, columnName(header, index))
  }
  return problem(code, null, null)
}

const columnName = (header: readonly string[], index: number): string => header[index] || columnLetters(index)

/** A, B … Z, AA … as a spreadsheet names its columns. */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

function fileRepairs({ encoding }: DecodedText, hadSepLine: boolean): CsvRepair[] {
  const repairs: CsvRepair[] = []
  if (encoding === 'windows-1252') repairs.push({ code: 'read_as_windows_1252', row: null })
  if (encoding.startsWith('utf-16')) repairs.push({ code: 'read_as_utf_16', row: null })
  if (hadSepLine) repairs.push({ code: 'sep_line_left_out', row: null })
  return repairs
}

const problem = (code: CsvProblemCode, row: number | null, column: string | null): CsvProblem => ({ code, row, column })

const inOrder = (problems: readonly CsvProblem[]): CsvProblem[] =>
  [...problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
