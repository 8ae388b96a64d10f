import type { CsvProblem, CsvProblemCode, CsvRepair } from '../../domain/submission/csv-problem.ts'
import { columnLetters, type FileRow, type FileTable } from '../../domain/submission/table.ts'
import { recordPieces, withLineFeeds } from './csv-records.ts'
import { type DecodedText, DOUBLY_ENCODED, decodeText, encodedOnce, startsWith, type TextEncoding } from './decode.ts'

/** Guards against files that are no list of persons. Assumption: far above any census, decided by the project, 2026-11-21. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024
export const MAX_COLUMNS = 500
export const MAX_ROWS = 100_000
/** Rows times columns: what a table takes in memory, however few characters it is written in. */
export const MAX_CELLS = 5_000_000
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
const SAMPLE_CHARACTERS = 1_000_000
/** Rows with a broken quote that are told one by one. Where there are more the file is not read any further. */
const BROKEN_ROWS_TOLD = 100
/** The line by which Excel is told of the separator: no part of the table. */
export const SEP_LINE = /^"?sep=([^\w\s"]|\t)"?[ \t;,|]*(?:\n|$)/i
const ZIP = [0x50, 0x4b, 0x03, 0x04] // .xlsx
const OLE = [0xd0, 0xcf, 0x11, 0xe0] // .xls
/** How files that are no table begin, whatever they are called. A table may well begin with a bracket in a heading. */
const OTHER_KINDS: readonly { readonly code: CsvProblemCode; readonly begins: RegExp }[] = [
  { code: 'web_page_not_csv', begins: /^\s{0,99}<(?:!doctype|!--|html|head|body|table|meta|style|\?xml)\b/i },
  { code: 'json_not_csv', begins: /^\s{0,99}(?:\[\s{0,99}\{|\{)\s{0,99}"[^"\n]{0,99}"\s{0,99}:/ },
  { code: 'pdf_not_csv', begins: /^%PDF-/ },
]
/** What programs for MS-DOS, and some that are older than they look, write last. */
const END_OF_FILE = '\u001a'
const NO_TABLE: FileTable = { sheet: null, headerRow: 1, header: [], rows: [] }

/**
 * A file as a table, with everything that is wrong with it as a file. Never throws on what a file may hold. Rows are
 * numbered as Excel shows them: records count, not lines of the file, so a line break inside quotes opens no new row;
 * blank rows count; a leading `sep=` line does not, since Excel leaves it out. Cells are as written, as many as headings.
 */
export function readCsv(bytes: Uint8Array): CsvReading {
  if (bytes.length > MAX_FILE_BYTES) return unread('file_too_large')
  if (isWorkbookFile(bytes)) return unread('workbook_not_csv')
  const decoded = decodeText(bytes)
  const { encoding } = decoded
  const otherKind = OTHER_KINDS.find(({ begins }) => begins.test(decoded.text))
  if (otherKind) return { ...unread(otherKind.code), encoding }
  const once = encoding === 'utf-8' ? encodedOnce(decoded.text) : null
  const saved = once ?? decoded.text
  const content = saved.endsWith(END_OF_FILE) ? saved.slice(0, -1) : saved
  const sep = SEP_LINE.exec(withLineFeeds(content.slice(0, SAMPLE_CHARACTERS)))
  const text = sep ? withoutLine(content, sep[0].length) : content
  const { delimiter, columns } = findDelimiter(withLineFeeds(text.slice(0, SAMPLE_CHARACTERS)), sep?.[1])
  const read = columns > MAX_COLUMNS ? 'too_many_columns' : readTable(text, delimiter)
  if (typeof read === 'string') return { ...unread(read), encoding, delimiter }
  return {
    table: read.table,
    encoding,
    delimiter,
    problems: inOrder([...read.problems, ...characterProblems(text, read.table)]),
    repairs: [...fileRepairs(decoded, { wasTwice: once !== null, hadSepLine: sep !== null }), ...read.repairs],
  }
}

/** The text after its first line, of so many characters with a line feed at its end; CR and LF there are one more. */
const withoutLine = (text: string, length: number): string =>
  text.slice(text.startsWith('\r\n', length - 1) ? length + 1 : length)

/** A table as machines read it: UTF-8 without byte order mark when encoded, comma, LF, quotes where RFC 4180 asks. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [...csvParts(header, rows)].join('')
}

/** A table as a Swedish Excel opens it with a double click: byte order mark, semicolon, CRLF. */
export function writeCsvForExcel(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const record = (cells: readonly string[]) => `${cells.map((cell) => quoted(guardFormula(cell), ';')).join(';')}\r\n`
  return `\ufeff${[header, ...rows].map(record).join('')}`
}

const quoted = (cell: string, delimiter: string): string =>
  /["\r\n]|^\s|\s$/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell

const ROWS_IN_PART = 10_000

/** The same table in parts, for one that is too long to be a single text. */
export function* csvParts(header: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  let part = [csvRecord(header)]
  for (const row of rows) {
    if (part.length === ROWS_IN_PART) {
      yield part.join('')
      part = []
    }
    part.push(csvRecord(row))
  }
  yield part.join('')
}

const csvRecord = (cells: readonly string[]) =>
  cells.length === 1 && cells[0] === '' ? '""\n' : `${cells.map(written).join(',')}\n`

/** A cell a spreadsheet would run as a formula (OWASP, *CSV Injection*), also behind blanks and invisible characters. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\u2212＝＋－＠﹢﹣﹦﹫]|^[\t\r\n]/u
const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/

/** The cell with an apostrophe before it if a spreadsheet could take it for a formula. Plain numbers are left alone. */
export function guardFormula(cell: string): string {
  return FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell
}

function written(cell: string): string {
  return quoted(guardFormula(cell), ',')
}

/** True for the first bytes of a workbook, old or new. */
export const isWorkbookFile = (head: Uint8Array): boolean => startsWith(head, ZIP) || startsWith(head, OLE)

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
export function findDelimiter(text: string, named: string | undefined): { delimiter: string; columns: number } {
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
    const isDelimiter = candidates.has(character)
    if (character === '"' && atCellStart) {
      index = endOfQuotes(text, index)
      isBlank = false
    } else if (character === '\n') {
      if (!isBlank) records.push(counts)
      counts = {}
      isBlank = true
    } else if (isDelimiter) {
      counts[character] = (counts[character] ?? 0) + 1
    } else if (isBlank) isBlank = character.trim() === ''
    atCellStart = character === '\n' || isDelimiter
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
  readonly problems: readonly CsvProblem[]
  readonly repairs: readonly CsvRepair[]
}

export const isBlankCell = (cell: string): boolean => cell === '' || cell.trim() === ''

/** Reads a table; the code of a problem when it is larger than any list of persons. */
function readTable(text: string, delimiter: string): TableReading | 'too_many_rows' | 'too_many_columns' {
  const reader = tableReader(delimiter)
  let records = 0
  let broken = 0
  for (const piece of recordPieces(text, delimiter)) {
    const before = records
    for (const cells of piece.records) {
      const row = ++records
      const tooLarge = reader.record(row, cells)
      if (tooLarge !== null) return tooLarge
      if (!piece.unbalanced.has(row - before - 1)) continue
      reader.problem(++broken > BROKEN_ROWS_TOLD ? 'many_unbalanced_quotes' : 'unbalanced_quotes', row)
      if (broken > BROKEN_ROWS_TOLD) return reader.end()
    }
    if (records > MAX_ROWS_WITH_BLANKS) return 'too_many_rows'
    if (piece.nextIsTooLong) return reader.breakOff(records + 1)
  }
  return reader.end()
}

/** Makes a table of records: the first that is not blank has the headings, blank ones are passed over. */
function tableReader(delimiter: string) {
  let header: readonly string[] | null = null
  let headerRow = 1
  const rows: FileRow[] = []
  const problems: CsvProblem[] = []
  const repairs: CsvRepair[] = []
  const addRow = (row: number, cells: readonly string[], width: number) => {
    if (cells.length > width && !cells.slice(width).every(isBlankCell))
      problems.push(problem('too_many_cells', row, null))
    if (hasOtherSeparator(cells, width, delimiter)) problems.push(problem('other_separator', row, null))
    else if (cells.length < width) repairs.push({ code: 'missing_cells_blank', row })
    rows.push({ row, cells: fitted(cells, width) })
    return rows.length > MAX_ROWS || rows.length * width > MAX_CELLS ? 'too_many_rows' : null
  }
  const end = (): TableReading => {
    if (header === null) return { table: NO_TABLE, problems: [...problems, problem('empty_file', null, null)], repairs }
    const table = { sheet: null, headerRow, header, rows }
    return { table, problems: [...headerProblems(table), ...problems], repairs }
  }
  return {
    /** Takes the next record; the code of a problem when the table is too large with it. */
    record: (row: number, cells: readonly string[]): 'too_many_rows' | 'too_many_columns' | null => {
      if (cells.every(isBlankCell)) return null
      if (header !== null) return addRow(row, cells, header.length)
      const headings = cells.map((heading) => heading.trim())
      header = headings.slice(0, headings.findLastIndex((heading) => heading !== '') + 1)
      headerRow = row
      return header.length > MAX_COLUMNS ? 'too_many_columns' : null
    },
    problem: (code: CsvProblemCode, row: number) => {
      problems.push(problem(code, row, null))
    },
    /** Ends the table before a row that is too long. Whether there would have been rows after it nobody knows. */
    breakOff: (row: number): TableReading => {
      problems.push(problem('row_too_long', row, null))
      return rows.length === 0 ? { table: NO_TABLE, problems, repairs } : end()
    },
    end,
  }
}

/** A row pasted in from a file with another separator: one cell here, and there as many as there are headings. */
function hasOtherSeparator(cells: readonly string[], headings: number, delimiter: string): boolean {
  const [only = ''] = cells
  if (cells.length > 1 || headings < 3) return false
  return DELIMITERS.some((other) => other !== delimiter && only.split(other).length >= headings)
}

export function fitted(cells: readonly string[], length: number): readonly string[] {
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

export const columnName = (header: readonly string[], index: number): string => header[index] || columnLetters(index)

interface FileRepairs {
  readonly wasTwice: boolean
  readonly hadSepLine: boolean
}

function fileRepairs({ encoding }: DecodedText, { wasTwice, hadSepLine }: FileRepairs): CsvRepair[] {
  const repairs: CsvRepair[] = []
  if (encoding === 'windows-1252') repairs.push({ code: 'read_as_windows_1252', row: null })
  if (encoding.startsWith('utf-16')) repairs.push({ code: 'read_as_utf_16', row: null })
  if (wasTwice) repairs.push({ code: 'read_as_encoded_twice', row: null })
  if (hadSepLine) repairs.push({ code: 'sep_line_left_out', row: null })
  return repairs
}

const problem = (code: CsvProblemCode, row: number | null, column: string | null): CsvProblem => ({ code, row, column })

const inOrder = (problems: readonly CsvProblem[]): CsvProblem[] =>
  [...problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
